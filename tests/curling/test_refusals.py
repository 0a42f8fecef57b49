"""Every refusal of floor curling, with its sentence in both languages."""

import pytest

from events.curling.calls import (
    DrawShot,
    EndScore,
    Hammer,
    Lineup,
    Paper,
    Stone,
)
from events.curling.rules import FloorCurling
from events.curling.team import Curler, Squad
from scoring_rules.contest import Entrant, Member, Setup
from scoring_rules.kinds.leaving import Retire
from scoring_rules.kinds.stop_clock import SetClock
from tests.laws.refusing import Case, codes_of, refused

FLOOR = FloorCurling(classes=("轮椅",))
SQUAD = (
    *(Curler(f"a{n}", "M", "轮椅") for n in range(1, 5)),
    Curler("a5", "W", "轮椅"),
    Curler("a6", "W", "听力"),
)
TEAM = Entrant("A", members=tuple(Member(one.id) for one in SQUAD), own=Squad(SQUAD))
TWO = Setup("c", (TEAM, Entrant("B")))
BLANKS = [(0, 0)] * 5


def case(*calls: object) -> Case:
    return Case(FLOOR, TWO, calls)


def lineup(*members: str, bench: str = "") -> Lineup:
    return Lineup("A", members, bench)


CASES = {
    "not_two": Case(FLOOR, Setup("c", (TEAM,)), [Stone("A")]),
    "already_over": case(Retire("A"), Stone("B")),
    "has_begun": case(Stone("A"), DrawShot("A", 500)),
    "end_begun": case(Stone("A"), Hammer("A")),
    "reason_needed": case(Hammer("A"), EndScore("A", 1), Hammer("A")),
    "no_such_distance": case(DrawShot("A", 2000)),
    "no_thinking_time": case(SetClock("start", entrant="A")),
    "no_stone_left": case(*[Stone("A")] * 9),
    "blank_has_points": case(EndScore(None, 1)),
    "points_missing": case(EndScore("A", 0)),
    "negative_points": case(Paper(((-1, 0),))),
    "too_many_points": case(EndScore("A", 9)),
    "unknown_member": case(lineup("a1", "a2", "a3", "x")),
    "member_twice": case(lineup("a1", "a2", "a5", "a5")),
    "no_lineup": case(lineup()),
    "lineup_size": case(lineup(bench="a1")),
    "lineup_mixed": case(lineup("a1", "a2", "a3", "a4")),
    "lineup_class": case(lineup("a1", "a2", "a3", "a6")),
    "both_scored": case(Paper(((1, 1),))),
    "end_too_many": case(Paper(((1, 0), *BLANKS, (1, 0)))),
    "not_finished": case(Paper(((0, 0), *BLANKS))),
    "was_finished": case(Paper(((1, 0), *BLANKS), "retired", "A")),
}


def test_every_refusal_is_here() -> None:
    assert set(CASES) == codes_of("curling")


@pytest.mark.parametrize("code", CASES)
def test_what_cannot_be_is_refused(code: str) -> None:
    assert refused("curling", CASES[code]) == code
