"""Tokyo 2020: 20 events from their attempts to places, order of lifting and medals."""

import csv
from collections import Counter

import pytest

from events.weightlifting import SPORT
from events.weightlifting.order import queue
from meet import event_file
from meet.codec import dump, parse
from meet.score import score
from scoring_rules.contest import fold
from scoring_rules.event import setup_of
from tests.weightlifting import tokyo

pytestmark = pytest.mark.usefixtures("data")


def test_every_event_ranks_as_the_results_book() -> None:
    for printed, raw in zip(tokyo.book(), tokyo.event_files(), strict=True):
        result = score(event_file.read(parse(dump(raw))))
        ours = {p["entrant"]: (p["place"], p["mark"], p["status"]) for p in result["placings"]}
        assert ours == tokyo.official(printed), raw["event"]
        assert result["over"]


def test_bodyweight_decided_where_the_book_shows_equal_lifts() -> None:
    """Four golds, W50 M49 M59 M+107, and the medals of eight events."""
    golds, events = set(), set()
    for raw in tokyo.event_files():
        placings = score(event_file.read(raw))["placings"]
        decided = {p["place"] for p in placings if p["decided_by"] == "bodyweight"}
        if 2 in decided:
            golds.add(raw["event"])
        if decided & {2, 3, 4}:
            events.add(raw["event"])
    assert golds == {"pwl-w50", "pwl-m49", "pwl-m59", "pwl-mo107"}
    assert len(events) == 8


def test_medals_by_country_as_the_official_table() -> None:
    medals: Counter[tuple[str, int]] = Counter()
    for raw in tokyo.event_files():
        country = {e["id"]: e["delegation"] for e in raw["entrants"]}
        for placing in score(event_file.read(raw))["placings"]:
            if placing["place"] in (1, 2, 3):
                medals[country[placing["entrant"]], placing["place"]] += 1
    with tokyo.MEDALS.open(encoding="utf-8") as file:
        table = {
            row["npc"]: (int(row["G"]), int(row["S"]), int(row["B"]))
            for row in csv.DictReader(file)
        }
    assert len(table) == 26
    countries = {country for country, _place in medals}
    assert {c: tuple(medals[c, n] for n in (1, 2, 3)) for c in countries} == table


def test_the_start_lists_are_the_order_of_round_one() -> None:
    """All 20 start lists stand in order of the declared opener, then the lot."""
    rules = SPORT.rules["wpp"]
    for raw in tokyo.event_files():
        file = event_file.read(raw)
        contest = file.contests[0]
        weighed = [line for line in contest.lines if line.call.kind == "weigh_in"]
        state = fold(rules, setup_of(file.event, contest), weighed).state
        order = [state.ids[turn.index] for turn in queue(rules, state)]
        assert order == list(contest.entrants), raw["event"]


def test_two_of_five_openers_changed() -> None:
    """74 of 175 between start list and first attempt, 46 up and 28 down."""
    up = down = lifted = 0
    for event in tokyo.book():
        for athlete in event["athletes"]:
            first = athlete["attempts"][0]
            if first is not None:
                lifted += 1
                up += abs(first) > athlete["opener_declared"]
                down += abs(first) < athlete["opener_declared"]
    assert (lifted, up, down) == (175, 46, 28)
    changed = sum(
        call["kind"] == "declare" and call["attempt"] == 1
        for raw in tokyo.event_files()
        for call in raw["contests"][0]["calls"]
    )
    assert changed == 74


def test_nobody_waits_for_a_lighter_bar() -> None:
    """Called in order, every attempt is the first of the queue when it is called."""
    rules = SPORT.rules["wpp"]
    for raw in tokyo.event_files():
        file = event_file.read(raw)
        state = rules.start(setup_of(file.event, file.contests[0]))
        for line in file.contests[0].lines:
            if line.call.kind == "attempt" and line.call.attempt < 4:
                first = queue(rules, state)[0]
                assert (state.ids[first.index], first.kg) == (line.call.entrant, line.call.kg)
            state = rules.apply(state, line)
