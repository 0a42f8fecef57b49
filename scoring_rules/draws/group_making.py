"""Groups are made: by the snake or from pots, the entrants of a delegation apart.

The best of each row are spread over the groups: with the snake 1-8-9-16 are together, from pots
each row is drawn by lot. A row gives every group one; only the last may leave some without.
"""

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import Literal

from scoring_rules.contest import Entrant
from scoring_rules.draws.lots import lot_order

Method = Literal["snake", "pots"]


def made_groups(
    entrants: Sequence[Entrant], into: int, method: Method, seed: str
) -> Mapping[str, tuple[str, ...]]:
    """`into` groups A, B, … with their members, best first.

    As few of one delegation are together as can be; among such groups the one nearest to the
    snake, or to the lots, is taken. Without a seed those without a seed number follow in order
    of entry.
    """
    ids = [entrant.id for entrant in entrants]
    lots = lot_order(f"{seed}:groups", ids) if seed else tuple(ids)
    seeds = {entrant.id: entrant.seed for entrant in entrants}
    ranked = sorted(lots, key=lambda one: (seeds[one] is None, seeds[one] or 0))
    units = {entrant.id: entrant.delegation for entrant in entrants}
    rows = [ranked[i : i + into] for i in range(0, len(ranked), into)]
    orders = [_order(row, into, method, seed) for row in range(len(rows))]
    teams = list(units.values())
    budget = sum(max(0, teams.count(unit) - into) for unit in set(teams) if unit)
    while True:
        for groups in _placed(rows, orders, units, [()] * into, budget):
            return dict(zip(ascii_uppercase, groups, strict=False))
        budget += 1


def _order(row: int, into: int, method: Method, seed: str) -> tuple[int, ...]:
    """Which group each of a row goes to where nothing speaks against it."""
    straight = tuple(range(into))
    if method == "pots":
        order = lot_order(f"{seed}:pot:{row}", map(str, straight)) if seed else straight
        return tuple(map(int, order))
    return straight[::-1] if row % 2 else straight


def _placed(
    rows: Sequence[Sequence[str]],
    orders: Sequence[Sequence[int]],
    units: Mapping[str, str],
    groups: Sequence[tuple[str, ...]],
    budget: int,
) -> Iterator[Sequence[tuple[str, ...]]]:
    """All ways to fill the groups row by row with at most `budget` meetings of a delegation's own,
    the nearest to the given orders first."""
    if not rows:
        yield groups
        return
    for after, left in _filled(rows[0], orders[0], units, groups, budget):
        yield from _placed(rows[1:], orders[1:], units, after, left)


def _filled(
    row: Sequence[str],
    order: Sequence[int],
    units: Mapping[str, str],
    groups: Sequence[tuple[str, ...]],
    budget: int,
) -> Iterator[tuple[Sequence[tuple[str, ...]], int]]:
    if not row:
        yield groups, budget
        return
    for group in order:
        clash = any(units[row[0]] and units[one] == units[row[0]] for one in groups[group])
        if clash > budget:
            continue
        after = [*groups]
        after[group] = (*groups[group], row[0])
        rest = [one for one in order if one != group]
        yield from _filled(row[1:], rest, units, after, budget - clash)
