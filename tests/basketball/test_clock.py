"""The game clock: shown where it is used, stopped by time-outs and horns, and deciding nothing."""

from collections.abc import Sequence
from typing import Any

import pytest

from events.basketball.calls import Basket, PeriodEnd
from meet.words import LANGUAGES, line_words, refusal
from scoring_rules.contest import Standing, append, independent_kinds
from scoring_rules.kinds.stop_clock import SetClock
from scoring_rules.kinds.two_sides import Timeout
from scoring_rules.ledger import Line, Retract
from scoring_rules.refusal import Refused
from tests.basketball.games import FIBA, THREE, setup

START, STOP = SetClock("start"), SetClock("stop")
TEAMS = setup()
TEN, FIVE = 600_000, 300_000
Timed = Sequence[tuple[int, Any]]
"""Calls with the second they are made at; 0 for a line without a time."""


def after(calls: Timed, rules: Any = FIBA) -> Standing[Any]:
    standing: Standing[Any] = Standing(rules.start(TEAMS))
    for second, call in calls:
        line = Line(standing.seq + 1, call, at_ms=second * 1000)
        standing = append(rules, TEAMS, standing, line)
    return standing


def clock(calls: Timed, rules: Any = FIBA) -> Any:
    """What the board and the pad show, which is the same."""
    state = after(calls, rules).state
    on_pad = rules.options(state, "", 0).clock
    assert rules.board(state).hero.clock == on_pad
    return on_pad


def test_without_a_call_there_is_none_for_the_hall_has_its_own() -> None:
    assert clock([(1, Basket("a", 2))]) is None
    assert clock([(100, PeriodEnd()), (300, Basket("a", 2))]) is None


def test_it_runs_towards_a_moment_and_stands_with_what_is_left() -> None:
    running = clock([(1000, START)])
    assert (running.length_ms, running.deadline_ms, running.left_ms) == (TEN, 1_600_000, None)
    standing = clock([(1000, START), (1090, STOP)])
    assert (standing.deadline_ms, standing.left_ms) == (None, TEN - 90_000)
    again = clock([(1000, START), (1090, STOP), (1200, START)])
    assert again.deadline_ms == 1_200_000 + TEN - 90_000


def test_it_ends_at_nothing_and_nothing_follows_from_it() -> None:
    state = after([(1000, START), (2000, Basket("a", 2)), (2000, STOP)]).state
    assert state.clock.left_ms == 0
    assert (state.period, FIBA.outcome(state).over) == (0, False)


def test_it_can_be_set_by_hand() -> None:
    calls = [(1000, START), (1010, SetClock("stop", 432))]
    assert clock(calls).left_ms == 432_000
    assert clock([*calls, (1100, SetClock("start", 430))]).deadline_ms == 1_530_000


def test_a_time_out_stops_it_and_is_shown_before_it() -> None:
    calls = [(1000, START), (1060, Timeout("a"))]
    assert clock(calls).deadline_ms == 1_060_000 + FIBA.timeout_seconds * 1000
    after_it = clock([*calls, (1130, Basket("b", 2))])
    assert (after_it.deadline_ms, after_it.left_ms) == (None, TEN - 60_000)


@pytest.mark.parametrize(("periods", "length"), [(1, TEN), (4, FIVE)])
def test_each_period_and_overtime_has_its_own(periods: int, length: int) -> None:
    ended = [(1000 + n, PeriodEnd()) for n in range(periods)]
    shown = clock([(1000, START), *ended, (1100, Basket("a", 1))])
    assert (shown.length_ms, shown.left_ms) == (length, length)


def test_an_overtime_without_a_limit_has_none() -> None:
    level = [(1000, START), (1001, PeriodEnd())]
    assert clock([*level, (1100, Basket("a", 1))], THREE) is None
    with pytest.raises(Refused) as refused:
        after([*level, (1100, START)], THREE)
    assert refused.value.code == "no_game_clock"


@pytest.mark.parametrize(
    ("calls", "code"),
    [
        ([(1, START), (2, START)], "clock_runs"),
        ([(1, STOP)], "clock_stands"),
        ([(1, SetClock("stop", 601))], "no_such_clock_time"),
        ([(1, SetClock("start", -1))], "no_such_clock_time"),
    ],
)
def test_what_cannot_be_is_refused_in_words(calls: Timed, code: str) -> None:
    with pytest.raises(Refused) as refused:
        after(calls)
    facts = refused.value.facts
    assert refused.value.code == code
    assert len({refusal(code, facts, lang, str, "basketball") for lang in LANGUAGES}) == 2


def test_lines_without_a_time_are_taken_and_show_no_clock_that_nobody_knows() -> None:
    assert clock([(0, START)]) is None
    assert clock([(0, START), (0, STOP)]).left_ms == TEN


def test_a_start_that_is_taken_back_was_never_made() -> None:
    taken_back = after([(1000, START), (1001, Retract(1))]).state
    assert taken_back == after([]).state


def test_two_tablets_never_collide_over_it() -> None:
    assert "clock" in independent_kinds(FIBA)
    assert line_words(SetClock("stop", 90), "zh", str, "basketball") == "停表，剩 90 秒"
    assert line_words(START, "en", str, "basketball") == "clock started"
