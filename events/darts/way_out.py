"""The way out (结镖路线): which darts end a leg from a remainder, as players throw it."""

from collections.abc import Iterator
from functools import cache

from events.darts.arithmetic import BULL, NUMBERS, VISIT

Field = tuple[int, int]
"""Ring and number of one dart."""

EASY_DOUBLES = (20, 16, 18, 12, 8, 10, 4, 14, 6, 2)
"""Doubles in the order players prefer them: those that halve again after a single."""

TREBLES = tuple((3, n) for n in sorted(NUMBERS, reverse=True))
SINGLES = tuple((1, n) for n in sorted(NUMBERS, reverse=True))
BULLS = ((1, BULL), (2, BULL))
LEADS = (*SINGLES, *TREBLES, *BULLS)
ENDS = (*((2, n) for n in NUMBERS), (2, BULL))


@cache
def way_out(left: int, darts: int = VISIT, *, double_out: bool = True) -> tuple[Field, ...]:
    """The fields to hit, fewest darts first; () where `left` cannot be ended in `darts`."""
    for count in range(1, darts + 1):
        ways = list(_ways(left, count, double_out=double_out))
        if ways:
            return min(ways, key=_effort)
    return ()


def _ways(left: int, count: int, *, double_out: bool) -> Iterator[tuple[Field, ...]]:
    if count == 1:
        ends = ENDS if double_out else (*LEADS, *ENDS)
        yield from ((end,) for end in ends if end[0] * end[1] == left)
        return
    for lead in LEADS:
        rest = left - lead[0] * lead[1]
        if rest > 0:
            for way in _ways(rest, count - 1, double_out=double_out):
                yield (lead, *way)


def _effort(way: tuple[Field, ...]) -> tuple[int, ...]:
    """How hard a way is; of equals the higher first darts."""
    return (
        sum(_hard(dart) for dart in way[:-1]) + _hard_end(way[-1]),
        *(-ring * number for ring, number in way),
    )


def _hard(dart: Field) -> int:
    """A lead: singles are easy, high trebles usual, the bull is small."""
    ring, number = dart
    if number == BULL:
        return 8 * ring
    return 0 if ring == 1 else 4 + (20 - number)


def _hard_end(dart: Field) -> int:
    ring, number = dart
    if ring == 1:
        return 0 if number != BULL else 8
    if ring == 3:
        return 10
    if number == BULL:
        return 16
    return EASY_DOUBLES.index(number) if number in EASY_DOUBLES else 10 + (20 - number)
