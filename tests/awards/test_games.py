"""The games' own ledger: penalties and what is carried in, withdrawn, corrected, refused."""

import pytest

from meet.awards_file import shipped
from scoring_rules import games
from scoring_rules.awards import EventResult, Placed
from scoring_rules.games import CarryIn, Penalty, Told
from scoring_rules.ledger import Correct, Line, Retract
from scoring_rules.refusal import Refused
from scoring_rules.tables import CarriedIn

EVENTS = {"e": EventResult("e", "placed", (), 2, 2, (Placed("1", 1), Placed("2", 2)))}
UNITS = ("潞州", "上党")
FINE = Penalty("潞州", "violation")


def lines(*calls: object) -> tuple[Line, ...]:
    return tuple(Line(i, call) for i, call in enumerate(calls, 1))


def test_lines_of_the_roster_decide_nothing() -> None:
    assert games.fold(lines(Told(), FINE, Told())).penalties == (FINE,)


def test_a_retraction_withdraws_and_its_own_brings_back() -> None:
    assert games.fold(lines(FINE, Retract(1))).penalties == ()
    assert games.fold(lines(FINE, Retract(1), Retract(2))).penalties == (FINE,)


def test_a_correction_takes_the_place_of_a_line() -> None:
    better = CarryIn("上党", gold="1/2", points="9")
    now = games.fold(lines(CarryIn("上党", gold="1"), Correct(1, (better,), "误记")))
    assert [(c.delegation, str(c.gold), str(c.points)) for c in now.carried] == [
        ("上党", "1/2", "9")
    ]
    assert isinstance(now.carried[0], CarriedIn)


def test_a_penalty_of_an_event_counts_with_the_event() -> None:
    of_event = Penalty("上党", "violation", "e", "1")
    now = games.fold(lines(FINE, of_event))
    assert [one.event for one in now.imposed(())] == [""]
    assert [one.event for one in now.imposed({"e"})] == ["", "e"]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (Penalty("沁源", "violation"), "unknown_delegation"),
        (Penalty("潞州", "late"), "unknown_penalty"),
        (Penalty("潞州", "violation", "x"), "unknown_event"),
        (Penalty("潞州", "violation", "e", "9"), "unknown_entrant"),
        (Penalty("潞州", "violation", "", "1"), "entrant_without_event"),
        (CarryIn("潞州"), "nothing_carried_in"),
        (CarryIn("潞州", gold="-1"), "too_small"),
        (CarryIn("潞州", points="1e3"), "not_exact"),
        (CarryIn("沁源", gold="1"), "unknown_delegation"),
    ],
)
def test_what_cannot_be_is_refused(call: Penalty | CarryIn, code: str) -> None:
    with pytest.raises(Refused) as refused:
        games.check(call, shipped("fjnu-2018"), UNITS, EVENTS)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "call",
    [FINE, Penalty("上党", "violation", "e", "2"), CarryIn("上党", bronze="1/2")],
)
def test_what_can_be_is_accepted(call: Penalty | CarryIn) -> None:
    games.check(call, shipped("fjnu-2018"), UNITS, EVENTS)
