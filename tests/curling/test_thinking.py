"""Thinking time: one side's clock runs at a time, time-outs stop it, and it decides nothing."""

from typing import Any

import pytest

from events.curling.calls import EndScore
from events.curling.rules import FloorCurling
from scoring_rules.contest import Entrant, Setup, Standing, append, independent_kinds
from scoring_rules.kinds.stop_clock import SetClock
from scoring_rules.kinds.two_sides import Timeout
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused

RULES = FloorCurling(thinking_seconds=1200)
TWO = Setup("c", (Entrant("A"), Entrant("B")))
START_A, STOP_A = SetClock("start", entrant="A"), SetClock("stop", entrant="A")
START_B = SetClock("start", entrant="B")


def after(*calls: tuple[int, Any], rules: FloorCurling = RULES) -> Any:
    """The game after calls with the second they are made at."""
    standing: Standing[Any] = Standing(rules.start(TWO))
    for second, call in calls:
        line = Line(standing.seq + 1, call, at_ms=second * 1000)
        standing = append(rules, TWO, standing, line)
    return standing.state


def left(game: Any) -> list[int]:
    """Seconds of both sides when their clocks last stood."""
    return [clock.left_ms // 1000 for clock in game.clocks]


def test_one_clock_runs_at_a_time() -> None:
    game = after((100, START_A), (130, START_B), (150, START_A), (160, STOP_A))
    assert left(game) == [1200 - 40, 1200 - 20]
    assert not any(clock.runs for clock in game.clocks)


def test_board_and_pad_show_the_one_that_runs() -> None:
    game = after((100, START_A), (130, START_B))
    shown = RULES.board(game).hero.clock
    assert shown == RULES.options(game, "", 0).clock
    assert shown is not None
    assert shown.deadline_ms == 130_000 + 1_200_000
    assert dict(shown.label.facts)["who"].entrant == "B"


def test_a_time_out_stops_it() -> None:
    game = after((100, START_A), (160, Timeout("B")))
    assert left(game) == [1140, 1200]
    assert RULES.board(game).hero.clock is None


def test_it_decides_nothing() -> None:
    game = after((100, START_A), (9000, STOP_A), (9010, EndScore("A", 1)))
    assert left(game) == [0, 1200]
    assert not RULES.outcome(game).over


def test_it_is_set_by_hand_and_no_tablet_collides_over_it() -> None:
    game = after((100, START_A), (110, SetClock("stop", 900, "A")))
    assert left(game) == [900, 1200]
    assert "clock" in independent_kinds(RULES)


@pytest.mark.parametrize(
    ("call", "rules", "code"),
    [
        (START_A, FloorCurling(), "no_thinking_time"),
        (SetClock("start", entrant="C"), RULES, "unknown_entrant"),
        (STOP_A, RULES, "clock_stands"),
        (SetClock("stop", 1201, "A"), RULES, "no_such_clock_time"),
    ],
)
def test_what_cannot_be_is_refused(call: SetClock, rules: FloorCurling, code: str) -> None:
    with pytest.raises(Refused) as refused:
        after((1, call), rules=rules)
    assert refused.value.code == code
