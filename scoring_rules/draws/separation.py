"""Delegations apart in a bracket: those of one meet as late as they can, by exact search.

What is made smallest is the number of pairs of one delegation that could meet in the first round,
then of those that could in the second, and so on: no arrangement is better. Which of the equally
good ones is drawn follows from the order in which the entrants are given, the order of their lots.

Entrants of a delegation, and those who are alone of theirs, are equally likely on each other's
lines. Which delegation stands where is not exactly uniform among the best: lots choose half by
half, and do not weigh a division by how many arrangements it leaves. In eight lines, 4,000 seeds
for each of eight fields without seeded entrants, every field of up to 216 arrangements had all of
them drawn, the rarest of 18 half and the most frequent 2.3 times as often as by an even lot.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import sub

from scoring_rules.draws.lots import lot_of

Counts = tuple[int, ...]
"""How many of each delegation."""

Cost = tuple[int, ...]
"""Pairs of one delegation by the round in which they can meet, from the first."""

Ways = Sequence[tuple[Cost, Sequence[int]]]
"""How many of a delegation may go into a first half, by what it costs it, the least first."""


MOST_SPLITS = 20_000
"""The divisions of one part that are looked at, so that no field can take for ever. None of some
thousands of random ones, up to 64 entrants of 13 delegations, came near it."""


@dataclass(frozen=True)
class Places:
    """The lines to be filled: how many, which are free, who is seeded where, whose entrants.

    `seed`: of the lots that choose between equally good arrangements.
    """

    size: int
    free: frozenset[int]
    fixed: Mapping[int, str]
    units: Mapping[str, str]
    seed: str = ""


def clashes(size: int, lines: Mapping[int, str], units: Mapping[str, str]) -> Cost:
    """The pairs of one delegation by the round in which they can meet."""
    cost = [0] * (size.bit_length() - 1)
    held = [(line, units[one]) for line, one in lines.items() if units[one]]
    for i, (line, unit) in enumerate(held):
        for other, of_other in held[:i]:
            if of_other == unit:
                cost[(line ^ other).bit_length() - 1] += 1
    return tuple(cost)


def separated(places: Places, entrants: Sequence[str]) -> tuple[str, ...]:
    """All lines from the top; `entrants` without a line of their own, in the order of their lots,
    "" for nobody: as many as there are lines to fill.

    Those who are alone of their delegation fill what the others leave.
    """
    everybody = [*places.fixed.values(), *entrants]
    teams = [places.units[one] for one in everybody]
    several = tuple(unit for unit in dict.fromkeys(teams) if unit and teams.count(unit) > 1)
    queues = {unit: [one for one in entrants if places.units[one] == unit] for unit in several}
    alone = [one for one in entrants if places.units[one] not in several]
    search = _Search(places, several)
    counts = tuple(len(queues[unit]) for unit in several)
    lines = ["" for _ in range(places.size)]
    for line, unit in enumerate(search.filled(0, places.size, counts)):
        if line in places.fixed:
            lines[line] = places.fixed[line]
        elif line not in places.free:
            lines[line] = (queues[unit] if unit else alone).pop(0)
    return tuple(lines)


class _Search:
    """The best way to divide what comes into a part of the bracket between its two halves."""

    def __init__(self, places: Places, several: Sequence[str]) -> None:
        self._places = places
        self._units = tuple(several)
        self._best = cache(self._best_of)
        self._alone = cache(self._alone_of)
        self._room = cache(self._room_of)
        self._seeded = cache(self._seeded_of)

    def filled(self, start: int, span: int, counts: Counts) -> Iterator[str]:
        """The delegation of every line of a part, "" for any other entrant or for nobody."""
        if span == 1:
            yield next((unit for unit, n in zip(self._units, counts, strict=True) if n), "")
            return
        half = span // 2
        _cost, first = self._best(start, span, counts)
        rest = tuple(n - m for n, m in zip(counts, first, strict=True))
        yield from self.filled(start, half, first)
        yield from self.filled(start + half, half, rest)

    def _best_of(self, start: int, span: int, counts: Counts) -> tuple[Cost, Counts]:
        """The smallest cost of a part, and how many of each go into its first half."""
        if span == 1:
            return (), counts
        half = span // 2
        ways = [self._ways(start, half, unit, n) for unit, n in enumerate(counts)]
        least = self._least(start, span, counts)
        beyond = _second(least, ways)
        best: tuple[Cost, Counts] | None = None
        for rank, first in self._splits(start, half, counts, ways):
            if best and rank and best[0] <= beyond:
                break
            rest = tuple(n - m for n, m in zip(counts, first, strict=True))
            here = self._between(start, half, first, rest)
            bounds = (self._least(start, half, first), self._least(start + half, half, rest))
            if best and (*_sum(*bounds), here) >= best[0]:
                continue
            one = self._best(start, half, first)[0]
            other = self._best(start + half, half, rest)[0]
            cost = (*_sum(one, other), here)
            if best is None or cost < best[0]:
                best = (cost, first)
            if cost == least:
                break
        if best is None:
            raise ValueError("more entrants than lines")
        return best

    def _splits(
        self, start: int, half: int, counts: Counts, ways: Sequence[Ways]
    ) -> Iterator[tuple[int, Counts]]:
        """Divisions that find room in both halves, those first that cost the delegations least,
        with their rank: 0 where none has it worse than it must."""
        room = (self._room(start, half), self._room(start + half, half))
        total = sum(counts)
        for rank, split in islice(_by_rank(ways), MOST_SPLITS):
            if sum(split) <= room[0] and total - sum(split) <= room[1]:
                yield rank, split

    def _ways(self, start: int, half: int, unit: int, n: int) -> Ways:
        """How many of n of a delegation may go into the first half: what costs it least, then
        what costs more; of ways that are alike the lot tells which is the first."""
        lot = lot_of(f"{self._places.seed}:half:{start}:{half}", self._units[unit])
        ways: dict[Cost, list[int]] = {}
        for m in range(n + 1) if lot[-1] in "01234567" else range(n, -1, -1):
            cost = self._alone_split(start, half, unit, m, n - m)
            if cost is not None:
                ways.setdefault(cost, []).append(m)
        return [(cost, ways[cost]) for cost in sorted(ways)]

    def _alone_of(self, start: int, span: int, unit: int, n: int) -> Cost | None:
        """The smallest cost of a delegation with n more in a part, were there no others; None
        where they find no room."""
        if n > self._room(start, span):
            return None
        if span == 1:
            return ()
        half = span // 2
        costs = (self._alone_split(start, half, unit, m, n - m) for m in range(n + 1))
        return min(cost for cost in costs if cost is not None)

    def _alone_split(self, start: int, half: int, unit: int, m: int, rest: int) -> Cost | None:
        one = self._alone(start, half, unit, m)
        other = self._alone(start + half, half, unit, rest)
        if one is None or other is None:
            return None
        here = m + self._seeded(start, half)[unit]
        there = rest + self._seeded(start + half, half)[unit]
        return (*_sum(one, other), here * there)

    def _least(self, start: int, span: int, counts: Counts) -> Cost:
        """A cost that nothing can be below: of every delegation as if it were alone."""
        each = [self._alone(start, span, unit, n) for unit, n in enumerate(counts)]
        none = (0,) * (span.bit_length() - 1)
        return tuple(map(sum, zip(none, *(cost for cost in each if cost), strict=True)))

    def _room_of(self, start: int, span: int) -> int:
        lines = set(range(start, start + span))
        return len(lines - self._places.free - self._places.fixed.keys())

    def _seeded_of(self, start: int, span: int) -> Counts:
        held = [self._places.fixed.get(line, "") for line in range(start, start + span)]
        units = [self._places.units[one] for one in held if one]
        return tuple(units.count(unit) for unit in self._units)

    def _between(self, start: int, half: int, first: Counts, rest: Counts) -> int:
        """Pairs with one in each half."""
        here = _sum(first, self._seeded(start, half))
        there = _sum(rest, self._seeded(start + half, half))
        return sum(a * b for a, b in zip(here, there, strict=True))


def _second(least: Cost, ways: Sequence[Ways]) -> Cost:
    """A cost that no division is below in which some delegation has it worse than it must."""
    steps = [tuple(map(sub, two[1][0], two[0][0])) for two in ways if len(two) > 1]
    return _sum(least, min(steps)) if steps else least


def _by_rank(ways: Sequence[Ways]) -> Iterator[tuple[int, Counts]]:
    """One way for each, those first whose ranks are the lowest together."""
    most = sum(len(one) - 1 for one in ways)
    return ((rank, split) for rank in range(most + 1) for split in _of_rank(ways, rank))


def _of_rank(ways: Sequence[Ways], rank: int) -> Iterator[Counts]:
    if not ways:
        if rank == 0:
            yield ()
        return
    for own, (_cost, alike) in enumerate(ways[0][: rank + 1]):
        for rest in _of_rank(ways[1:], rank - own):
            yield from ((m, *rest) for m in alike)


def _sum(one: Counts, other: Counts) -> Counts:
    return tuple(a + b for a, b in zip(one, other, strict=True))
