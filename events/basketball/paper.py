"""A game entered from its score sheet: whether such a score can be, and what comes of it."""

from dataclasses import replace
from itertools import accumulate

from events.basketball.calls import Paper
from events.basketball.endings import (
    check_target,
    decided,
    ended_by_default,
    ended_by_forfeit,
    period_end,
)
from events.basketball.state import Game, check_open, side_index
from events.basketball.terms import Terms
from scoring_rules.kinds.leaving import check_end
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused

Periods = tuple[tuple[int, int], ...]


def paper(terms: Terms, game: Game, line: Line, call: Paper) -> Game:
    """The game of a score sheet; `end` retired is a default, walkover and disqualified a forfeit.

    Refused: `already_begun_play`, `points_negative`, and as `leaving.check_end` and `_check`.
    """
    check_open(game)
    if game.begun:
        raise Refused("already_begun_play")
    if any(min(pair) < 0 for pair in call.periods):
        raise Refused("points_negative")
    check_end(call.end, call.by, scored=False)
    if call.end is not None:
        by = side_index(game, call.by)
        reached = _with_points(game, call.periods or ((0, 0),))
        if call.end == "retired":
            return ended_by_default(terms, reached, line, by, kept=True)
        return ended_by_forfeit(terms, reached, line, by)
    _check(terms, call.periods)
    written = _with_points(game, call.periods)
    if len(call.periods) == 1:  # the final score, however many periods it took
        written = replace(written, period=terms.periods - 1, whole=terms.periods == 1)
    over = decided(terms, written, line)
    return over if over.end else period_end(terms, over, line)


def _check(terms: Terms, periods: Periods) -> None:
    """Refused: `periods_missing`, `overtime_without_tie`, `ended_tied`, `one_overtime`, and as
    `check_target`.
    """
    if not periods or 1 < len(periods) < terms.periods:
        raise Refused("periods_missing", n=len(periods), periods=terms.periods)
    leads = tuple(accumulate(first - second for first, second in periods))
    for number, lead in enumerate(leads[terms.periods - 1 : -1], 1):
        if lead:
            raise Refused("overtime_without_tie", n=number)
    if not leads[-1]:
        raise Refused("ended_tied")
    if terms.target and len(periods) > terms.periods + 1:
        raise Refused("one_overtime")
    for period, pair in enumerate(periods):
        check_target(terms, period, pair)


def _with_points(game: Game, periods: Periods) -> Game:
    first, second = zip(*periods, strict=True)
    one, other = game.sides
    none = (0,) * len(periods)
    run = zip(range(len(periods)), accumulate(first), accumulate(second), strict=True)
    return replace(
        game,
        sides=(
            replace(one, points=first, fouls=none),
            replace(other, points=second, fouls=none),
        ),
        period=len(periods) - 1,
        run=tuple(run),
    )
