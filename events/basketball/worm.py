"""How the lead went, as bars for the picture: a period is a span, in it a bar for each basket."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.basketball.state import Game
from events.basketball.terms import Terms

WIDTH = 1200
"""Units from the first jump ball to the end of the last period that is to come or was begun."""

USUAL = 24
"""Baskets of both teams in a period, for as long as no period of the game says otherwise."""


@dataclass(frozen=True, slots=True)
class Worm:
    """`bars`: x, width, lead of the first side (negative: of the second) after each basket.

    `starts`: where the periods begin; `now`: where the last bar ends; `most`: the highest lead.
    """

    bars: tuple[tuple[int, int, int], ...]
    starts: tuple[int, ...]
    now: int
    most: int


def worm(terms: Terms, game: Game) -> Worm:
    """The bars of all baskets so far; without a game clock those of a period share its width."""
    periods = max(terms.periods, game.period + 1)
    leads: list[list[int]] = [[] for _period in range(periods)]
    for period, first, second in game.run:
        leads[period].append(first - second)
    bars: list[tuple[int, int, int]] = []
    starts = tuple(WIDTH * period // periods for period in range(periods + 1))
    for period, own in enumerate(leads):
        left, right = starts[period], starts[period + 1]
        count = len(own) if period < game.period or game.end else _expected(leads, period)
        edges = [left + (right - left) * n // max(count, 1) for n in range(len(own) + 1)]
        bars += _bars(edges, own)
    last = bars[-1] if bars else (0, 0, 0)
    return Worm(
        tuple(bars), starts[:-1], last[0] + last[1], max((abs(b[2]) for b in bars), default=0)
    )


def _expected(leads: Sequence[Sequence[int]], period: int) -> int:
    """How many baskets a period that is on may have: at least one more, as many as others had."""
    before = [len(own) for own in leads[:period]]
    return max(len(leads[period]) + 1, *(before or [USUAL]))


def _bars(edges: Sequence[int], leads: Sequence[int]) -> list[tuple[int, int, int]]:
    return [(edges[n], edges[n + 1] - edges[n], lead) for n, lead in enumerate(leads)]
