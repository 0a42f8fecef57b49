"""What darts can score: which totals up to three of them make, and which of these end a leg.

A board holds singles, doubles and trebles of 1 to 20, the outer bull (25) and the bull (50, a
double); a dart may miss.
"""

from dataclasses import dataclass
from functools import cache

NUMBERS = range(1, 21)
DOUBLES = frozenset({*(2 * n for n in NUMBERS), 50})
DARTS = frozenset({0, 25, *NUMBERS, *(3 * n for n in NUMBERS), *DOUBLES})
"""What one dart may score."""

VISIT = 3
"""Darts of a visit."""

HIGHEST = 180
TREBLE_20 = 60
BULL = 25

Totals = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Totals by the number of darts thrown (index 0: none): any, and those that may end a leg."""

    totals: Totals
    finishes: Totals


@cache
def reach(*, opening: bool, double_out: bool) -> Reach:
    """The totals of a visit; `opening`: nothing counts before a double is hit (double in)."""
    totals = [frozenset({0})]
    finishes = [frozenset[int]()]
    lasts = DOUBLES if double_out else DARTS - {0}
    for _dart in range(VISIT):
        finishes.append(_sums(totals[-1], lasts))
        totals.append(_sums(totals[-1], DARTS))
    if not opening:
        return Reach(tuple(totals), tuple(finishes))
    after = [_sums(DOUBLES, totals[n]) | {0} for n in range(VISIT)]
    ends = [_sums(DOUBLES, finishes[n] | {0}) for n in range(VISIT)]
    return Reach((totals[0], *after), (finishes[0], *ends))


def _sums(some: frozenset[int], others: frozenset[int]) -> frozenset[int]:
    return frozenset(a + b for a in some for b in others)


def value(ring: int, number: int) -> int:
    """What a dart scores: ring 0 misses, 1 to 3 are single, double and treble."""
    return ring * number


def on_board(ring: int, number: int) -> bool:
    """Whether there is such a field; the bull has no treble, a miss may name where it fell."""
    if number == BULL:
        return ring in (0, 1, 2)
    return ring in (0, 1, 2, 3) and (number in NUMBERS or (ring, number) == (0, 0))


def at_double(left: int) -> bool:
    """Whether one dart at a double ends the leg."""
    return left in DOUBLES


@cache
def doubles_at_most(left: int, darts: int) -> int:
    """How many of so many darts can be at a double that would end the leg."""
    if not darts or left > max(DOUBLES) + TREBLE_20 * (darts - 1):
        return 0
    rests = {left - dart for dart in DARTS if left - dart > 1}
    later = max((doubles_at_most(rest, darts - 1) for rest in rests), default=0)
    return at_double(left) + later


THREE = reach(opening=False, double_out=False).totals[VISIT]
"""What a visit of three darts can score."""

COMMON = (26, 41, 45, 60, 81, 85, 100, 140, 180)
"""What is thrown most often."""

EVERY_BELOW = 162
"""Up to here three darts make every score."""
