"""Ties on the best lift in official order: the lighter athlete, whoever lifted it first."""

import csv
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest

from events.weightlifting.calls import Attempt
from events.weightlifting.rules import ParaBench
from events.weightlifting.state import Lifter
from scoring_rules.contest import Entrant, Setup, fold
from scoring_rules.ledger import Line
from scoring_rules.ranking import place
from tests.weightlifting.group import Group, lifter
from tests.weightlifting.opl import DATA

TIES = DATA / "derived" / "para_ties_official_order.csv"


@pytest.mark.usefixtures("data")
def test_every_tie_of_the_para_meets_goes_to_the_lighter() -> None:
    with TIES.open(encoding="utf-8") as file:
        ties = defaultdict(list)
        for row in csv.DictReader(file):
            key = (row["meet"], row["sex"], row["class"], row["division"], row["best_kg"])
            ties[key].append(row)
    assert len(ties) == 359
    wrong = {
        key for key, rows in ties.items() if _order(rows) != [str(i) for i in range(len(rows))]
    }
    assert {(m, s, c, kg) for m, s, c, _d, kg in wrong} == set()


def _order(rows: list[dict[str, str]]) -> list[str]:
    """Our order of the rows, which stand in official order; equal ones as they stand."""
    entrants = tuple(
        Entrant(str(i), own=Lifter(bodyweight=Decimal(row["bodyweight"])))
        for i, row in enumerate(rows)
    )
    calls = [
        Attempt(str(i), "bench", 1, Decimal(row["best_kg"]), good=True)
        for i, row in enumerate(rows)
    ]
    rules = replace(ParaBench(), step="0.5")
    lines = [Line(n, call) for n, call in enumerate(calls, 1)]
    marks = rules.outcome(fold(rules, Setup("f", entrants), lines).state).marks
    return [placing.entrant for placing in place(marks)]


def test_the_lighter_is_ahead_though_the_heavier_lifted_it_first() -> None:
    """Tokyo 2020 W61: the lighter reached the weight in round 3, the heavier in round 1."""
    group = Group({"heavy": lifter(1, "60.00"), "light": lifter(2, "59.00")})
    group.lift("heavy", "131", "x135", "x135")
    group.lift("light", "x131", "x131", "131")
    assert group.places == {"light": 1, "heavy": 2}
    assert group.placings["heavy"].decided_by == "bodyweight"
    assert group.outcome.questions == ()


def test_equal_bodyweights_are_a_question_for_the_jury() -> None:
    """2014 W45: Oteify and Cerero, both 95 kg at 44.01, official places 3 and 4."""
    group = Group({"Oteify": lifter(None, "44.01"), "Cerero": lifter(None, "44.01")})
    group.lift("Oteify", "92", "95")
    group.lift("Cerero", "x90", "95")
    assert group.outcome.questions == ()  # not while they may still lift
    group.lift("Oteify", "x97")
    group.lift("Cerero", "x97")
    assert group.places == {"Oteify": 1, "Cerero": 1}
    assert [question.code for question in group.outcome.questions] == ["question_weigh_again"]


def test_the_proposal_for_the_jury_is_the_earlier_attempt_then_the_lot() -> None:
    group = Group({"a": lifter(9, "50"), "b": lifter(3, "50"), "c": lifter(5, "50")})
    group.lift("a", "x100", "100", "x105")
    group.lift("b", "x100", "x100", "100")
    group.lift("c", "x100", "x100", "100")
    assert group.places == {"a": 1, "b": 2, "c": 3}
    assert {e: p.decided_by for e, p in group.placings.items()} == {
        "a": "",
        "b": "reached_first",
        "c": "lot",
    }


def test_who_was_not_weighed_is_behind_and_named() -> None:
    group = Group({"unknown": lifter(1), "known": lifter(2, "58.3")})
    group.lift("unknown", "100", "x101", "x101")
    group.lift("known", "x100", "x100", "100")
    assert group.places == {"known": 1, "unknown": 2}
    assert [question.code for question in group.outcome.questions] == ["question_not_weighed"]
    group.weigh("unknown", "57.9")
    assert group.places == {"unknown": 1, "known": 2}
    assert group.outcome.questions == ()
