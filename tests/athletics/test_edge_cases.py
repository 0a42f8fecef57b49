"""Rounding of times, wind and distances: every edge case of the data."""

from collections.abc import Mapping
from typing import Any

import pytest

from events.athletics.marks import of_watches, wind_tenths
from events.athletics.race_terms import STEPS
from meet.words import line_words, signed
from tests.athletics import data
from tests.athletics.contest import Contest, entrants

pytestmark = pytest.mark.usefixtures("data")
COURSES = {"track<=10000": "track", "track": "track", "track>10000": "long", "road": "road"}


def cases(of: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = data.read("edge_cases.json")[of]
    return found


def test_times_are_rounded_as_the_rules_say() -> None:
    read = [case for case in cases("timing_rounding") if "read" in case]
    assert len(read) == 9
    for case in read:
        terms = {"timing": case["method"].lower(), "course": COURSES[case["where"]]}
        contest = Contest("race", entrants("1"), terms)
        contest.call("finish", entrant="1", ms=data.ms(case["read"]))
        assert contest.placings["1"].mark == case["official"], case


def test_watches_agree_or_the_middle_or_the_longer_counts() -> None:
    watches = [case for case in cases("timing_rounding") if "watches" in case]
    assert len(watches) == 3
    for case in watches:
        contest = Contest("race", entrants("1"), {"timing": "hand"})
        read = dict(zip(("first", "second", "third"), case["watches"], strict=False))
        contest.call("watches", entrant="1", **read)
        assert contest.placings["1"].mark == case["official"], case


def test_wind_is_rounded_toward_plus() -> None:
    for case in cases("wind_rounding"):
        hundredths = int(case["read"].replace(".", ""))
        contest = Contest("race", entrants("1")).call("wind", hundredths=hundredths)
        assert signed(contest.state.wind, 1).replace("−", "-") == case["official"], case
        assert contest.state.wind == wind_tenths(hundredths)


def test_distances_are_cut_off() -> None:
    for case in cases("distance_rounding"):
        contest = Contest("horizontal", entrants("1")).throws("1", case["read"])
        assert contest.placings["1"].mark == case["official"], case


def test_integers_only() -> None:
    """As floats 20 of these 400 hundredths come out one too slow."""
    for hundredths in range(900, 1300):
        assert of_watches([hundredths * 10], STEPS["fat", "track"]) == hundredths * 10


def test_a_line_says_wind_as_it_was_called() -> None:
    contest = Contest("race", entrants("1")).call("wind", tenths=0)
    call = contest.standing.lines[0].call
    assert line_words(call, "zh", str, "athletics") == "风速 0.0 米/秒"
