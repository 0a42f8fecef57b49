"""Records: claims with wind and timing looked at, by class and implement; the book of an event."""

from typing import Any

import pytest

from events.athletics.card import Athlete
from scoring_rules.contest import Entrant
from scoring_rules.record_book import best_of
from tests.athletics.contest import Contest, entrants, said

MEET = {"level": "meet", "mark": "11.36"}
NATIONAL = {"level": "national", "mark": "11.02"}
LONG_JUMP = {"discipline": "Long Jump", "records": [{"level": "meet", "mark": "5.90"}]}


def sprint(**terms: Any) -> Contest:
    who = entrants("a", "b", "c")
    return Contest("race", who, {"discipline": "100m", "records": [NATIONAL, MEET], **terms})


def claimed(contest: Contest) -> list[tuple[str, str, str, bool, str]]:
    """Entrant, level, mark, whether it equals, and why it may not count."""
    return [
        (one.entrant, one.level, one.mark, one.equals, said(one.against))
        for one in contest.rules.claims(contest.state)
    ]


def test_a_faster_time_is_a_claim_and_an_equal_one_ties() -> None:
    """11.351 counts as 11.36 (165.23): it equals the record and does not break it."""
    contest = sprint().call("wind", tenths=20).call("finish", entrant="a", ms=11351)
    contest.call("finish", entrant="b", ms=11320).call("finish", entrant="c", ms=11361)
    assert claimed(contest) == [
        ("a", "meet", "11.36", True, ""),
        ("b", "meet", "11.32", False, ""),
    ]


@pytest.mark.parametrize(
    ("terms", "wind", "against"),
    [
        ({}, 21, "风速 +2.1，超风速，不计纪录"),
        ({}, None, "没有风速，不计纪录"),
        ({"timing": "hand"}, 0, "手计时，不计纪录"),
        ({"discipline": "400m"}, None, ""),
    ],
)
def test_wind_and_timing_are_checked(terms: dict[str, Any], wind: int | None, against: str) -> None:
    contest = sprint(**terms).call("finish", entrant="a", ms=11100)
    if wind is not None:
        contest.call("wind", tenths=wind)
    assert claimed(contest) == [("a", "meet", contest.placings["a"].mark, False, against)]


def test_who_is_disqualified_claims_nothing() -> None:
    contest = sprint().call("finish", entrant="a", ms=11000)
    contest.call("status", entrant="a", status="DQ", rule="17.3")
    assert claimed(contest) == []


def test_in_a_jump_the_wind_of_the_trial_counts() -> None:
    """The best legal trial is the claim; a further one with more wind is shown and may not."""
    contest = Contest("horizontal", entrants("a"), LONG_JUMP)
    contest.call("trial", entrant="a", round=1, mark="5.92", wind_tenths=20)
    contest.call("trial", entrant="a", round=2, mark="6.10", wind_tenths=24)
    contest.call("trial", entrant="a", round=3, mark="5.91", wind_tenths=0)
    assert claimed(contest) == [
        ("a", "meet", "5.92", False, ""),
        ("a", "meet", "6.10", False, "风速 +2.4，超风速，不计纪录"),
    ]
    (best,) = best_of((contest.rules.claims(contest.state),))
    assert best.mark == "5.92"


def test_a_record_is_of_a_class_a_sex_and_an_implement() -> None:
    book = [
        {"level": "national", "mark": "10.00", "class": "F35", "implement": "4 kg"},
        {"level": "national", "mark": "9.00", "class": "F36-37", "sex": "M"},
    ]
    who = [
        Entrant("a", class_="F35", own=Athlete(implement="4 kg")),
        Entrant("b", class_="F35", own=Athlete(implement="3 kg")),
        Entrant("c", class_="F37", sex="M", own=Athlete()),
        Entrant("d", class_="F36", sex="W", own=Athlete()),
    ]
    contest = Contest("horizontal", who, {"discipline": "Shot Put", "records": book})
    for one in "abcd":
        contest.throws(one, "11.00")
    assert [row[0] for row in claimed(contest)] == ["a", "c"]


def test_heights_claim_too() -> None:
    terms = {"records": [{"level": "meet", "mark": "1.80"}]}
    contest = Contest("vertical", entrants("a", "b"), terms).call("bar", cm=181)
    contest.jumps(a="O", b="X")
    assert claimed(contest) == [("a", "meet", "1.81", False, "")]


def test_what_was_done_in_the_heats_is_what_the_final_must_reach() -> None:
    heat = sprint().call("wind", tenths=0).call("finish", entrant="a", ms=11300)
    final = sprint().call("wind", tenths=0).call("finish", entrant="a", ms=11310)
    final.call("finish", entrant="b", ms=11290)
    claims = best_of((heat.rules.claims(heat.state), final.rules.claims(final.state)))
    assert [(one.entrant, one.mark) for one in claims] == [("b", "11.29"), ("a", "11.30")]


def test_board_and_sheet_say_so_at_once() -> None:
    contest = sprint().call("wind", tenths=12).call("finish", entrant="a", ms=11320)
    badges = [said(row.cells[3].words) for row in contest.board.tables[0].rows]
    assert badges == ["赛会纪录", "", ""]
    told = "a 11.32，超过赛会纪录 11.36"
    assert told in [said(line) for line in contest.board.why]
    assert told in [said(line) for line in contest.rules.sheet(contest.state).notes]


def test_two_events_with_other_records_have_the_same_rules() -> None:
    """So that an entrant may be moved with the result, and a race be shared."""
    assert sprint().rules == sprint(records=[]).rules
