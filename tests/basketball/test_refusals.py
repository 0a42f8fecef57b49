"""Every refusal of basketball, with its sentence in both languages."""

from typing import Any

import pytest

from events.basketball.calls import (
    Arrow,
    Basket,
    Forfeit,
    Foul,
    LastMinutes,
    Paper,
    PeriodEnd,
    PeriodScore,
)
from scoring_rules.kinds.stop_clock import SetClock
from scoring_rules.kinds.two_sides import Lineup
from tests.basketball.games import FIBA, THREE, setup
from tests.laws.refusing import Case, codes_of, refused

A2, B2, END = Basket("a", 2), Basket("b", 2), PeriodEnd()


def fiba(*calls: Any) -> Case:
    return Case(FIBA, setup(), calls)


def three(*calls: Any) -> Case:
    return Case(THREE, setup(), calls)


CASES = {
    "already_over": fiba(Forfeit("a"), A2),
    "not_two": Case(FIBA, setup(sides="a"), [A2]),
    "unknown_player": fiba(Basket("a", 2, "b1")),
    "player_out": fiba(Foul("a", "disqualifying", "a1"), Basket("a", 2, "a1")),
    "player_twice": fiba(Lineup("a", ("a1", "a1", "a2", "a3", "a4"))),
    "no_lineup": fiba(Lineup("a", (), "雨")),
    "lineup_size": fiba(Lineup("a", ("a1", "a2"))),
    "no_such_basket": fiba(Basket("a", 4)),
    "coach_is_no_player": fiba(Foul("a", "coach", "a1")),
    "no_arrow": three(Arrow("a")),
    "no_last_minutes": fiba(LastMinutes()),
    "overtime_has_no_end": three(A2, B2, END, END),
    "no_game_clock": three(A2, B2, END, SetClock("start")),
    "period_begun": fiba(A2, PeriodScore(2, 1)),
    "points_negative": fiba(PeriodScore(-2, 1)),
    "already_begun_play": fiba(A2, Paper(((75, 95),))),
    "periods_missing": fiba(Paper(((20, 18), (10, 12)))),
    "overtime_without_tie": fiba(Paper(((20, 18), (1, 1), (1, 1), (1, 1), (5, 3)))),
    "ended_tied": fiba(Paper(((20, 20),))),
    "beyond_target": three(Paper(((23, 4),))),
    "one_overtime": three(Paper(((18, 18), (1, 1), (2, 0)))),
}


def test_every_refusal_is_here() -> None:
    assert set(CASES) == codes_of("basketball")


@pytest.mark.parametrize("code", CASES)
def test_what_cannot_be_is_refused(code: str) -> None:
    assert refused("basketball", CASES[code]) == code
