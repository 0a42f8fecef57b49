"""What the board of a field event draws by itself: the scale with the marks to beat.

Positions are thousandths of the scale's width, so that a template only has to place them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.athletics.marks import metres

WIDTH = 1000
STEPS_CM = (5, 10, 20, 50, 100, 200, 500)
"""Distances between two figures on the scale."""
MOST_FIGURES = 8
APART = 50
"""Marks nearer than this stand one above the other."""
MOST_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Tick:
    """A figure under the scale."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A bar to beat: the best mark that holds this place now."""

    at: int
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """The best of the athlete in a row of the table, from 0; `level`: how high it is stacked."""

    at: int
    row: int
    level: int


@dataclass(frozen=True, slots=True)
class Ruler:
    """The scale: its figures, the bars to beat, where everybody stands, the athlete's own tries."""

    ticks: tuple[Tick, ...]
    goals: tuple[Goal, ...]
    points: tuple[Point, ...]
    tries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A field event: `ruler` where distances are compared; `bar`: the heights are columns.

    Without defaults, so that a view always has both.
    """

    ruler: Ruler | None
    bar: bool


def ruler(
    bests: Sequence[tuple[int, int]], goals: Sequence[tuple[int, int]], tries: Sequence[int]
) -> Ruler | None:
    """`bests`: rows of the table with centimetres; `goals`: places with the mark to beat. None
    while there is nothing to compare."""
    known = [cm for _row, cm in bests] + [cm for _place, cm in goals]
    if len(known) < 2:
        return None
    low, high = min([*known, *tries]), max(known)
    room = max((high - low) // 8, 2)
    low, high = max(low - room, 0), high + 5 * room  # the label of the win stands at its right

    def at(cm: int) -> int:
        return (cm - low) * WIDTH // (high - low)

    return Ruler(
        tuple(Tick(at(cm), metres(cm)) for cm in _figures(low, high)),
        tuple(Goal(at(cm), place, metres(cm)) for place, cm in goals),
        tuple(_stacked(sorted((at(cm), row) for row, cm in bests))),
        tuple(at(cm) for cm in tries),
    )


def _figures(low: int, high: int) -> range:
    step = next((s for s in STEPS_CM if (high - low) // s <= MOST_FIGURES), STEPS_CM[-1])
    return range(-(-low // step) * step, high + 1, step)


def _stacked(points: Sequence[tuple[int, int]]) -> Iterator[Point]:
    level, last = 0, -APART
    for at, row in points:
        level = (level + 1) % MOST_LEVELS if at - last < APART else 0
        last = at
        yield Point(at, row, level)
