"""Delegations apart in a bracket: those of one meet as late as they can, by exact search.

What is made smallest is the number of pairs of one delegation that could meet in the first round,
then of those that could in the second, and so on: no arrangement is better. Which of the equally
good ones is drawn follows from the order in which the entrants are given, the order of their lots.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scoring_rules.draws.lots import lot_of

Counts = tuple[int, ...]
"""How many of each delegation."""

Cost = tuple[int, ...]
"""Pairs of one delegation by the round in which they can meet, from the first."""


MOST_SPLITS = 20_000
"""The divisions of one part that are looked at. Where every delegation can be spread evenly one of
the first is the best; only a field with crossed seeds and more than some 30 entrants has more."""


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
    """All lines from the top; `entrants` without a line of their own, in the order of their lots.

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
        least = self._at_least(start, span, counts)
        best: tuple[Cost, Counts] | None = None
        for first in self._splits(start, half, counts):
            rest = tuple(n - m for n, m in zip(counts, first, strict=True))
            here = self._between(start, half, first, rest)
            bounds = (self._at_least(start, half, first), self._at_least(start + half, half, rest))
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

    def _splits(self, start: int, half: int, counts: Counts) -> Iterator[Counts]:
        """Divisions that find room in both halves: the even ones first, of those alike by lot."""
        room = (self._room(start, half), self._room(start + half, half))
        seeded = (self._seeded(start, half), self._seeded(start + half, half))
        ways = [
            self._ways(start, unit, n, here - there)
            for unit, n, here, there in zip(self._units, counts, *seeded, strict=True)
        ]
        total = sum(counts)
        for split in islice(_by_unevenness(ways), MOST_SPLITS):
            if sum(split) <= room[0] and total - sum(split) <= room[1]:
                yield split

    def _ways(self, start: int, unit: str, n: int, ahead: int) -> Sequence[Sequence[int]]:
        """How many of n may go into the first half, where `ahead` more of theirs are seeded: the
        even ways, then the less even ones; of a pair of ways that are alike the lot tells."""
        first = lot_of(f"{self._places.seed}:half:{start}", unit)[-1] in "01234567"
        ways: dict[int, list[int]] = {}
        for m in range(n + 1) if first else range(n, -1, -1):
            ways.setdefault(abs(2 * m + ahead - n), []).append(m)
        return [ways[uneven] for uneven in sorted(ways)]

    def _room(self, start: int, span: int) -> int:
        lines = set(range(start, start + span))
        return len(lines - self._places.free - self._places.fixed.keys())

    def _seeded(self, start: int, span: int) -> Counts:
        held = [self._places.fixed.get(line, "") for line in range(start, start + span)]
        units = [self._places.units[one] for one in held if one]
        return tuple(units.count(unit) for unit in self._units)

    def _between(self, start: int, half: int, first: Counts, rest: Counts) -> int:
        """Pairs with one in each half."""
        here = _sum(first, self._seeded(start, half))
        there = _sum(rest, self._seeded(start + half, half))
        return sum(a * b for a, b in zip(here, there, strict=True))

    def _at_least(self, start: int, span: int, counts: Counts) -> Cost:
        """A cost that nothing can be below: every delegation as even as if it were alone."""
        held = _sum(counts, self._seeded(start, span))
        within = []
        width = 2
        while width <= span:
            parts = span // width
            within.append(sum(_pairs_in(n, parts) for n in held))
            width *= 2
        return tuple(b - a for a, b in zip((0, *within), within, strict=False))


def _by_unevenness(ways: Sequence[Sequence[Sequence[int]]]) -> Iterator[Counts]:
    """One way for each, those first that are the least uneven together."""
    most = sum(len(levels) - 1 for levels in ways)
    return (split for uneven in range(most + 1) for split in _of_unevenness(ways, uneven))


def _of_unevenness(ways: Sequence[Sequence[Sequence[int]]], uneven: int) -> Iterator[Counts]:
    if not ways:
        if uneven == 0:
            yield ()
        return
    for level, same in enumerate(ways[0][: uneven + 1]):
        for rest in _of_unevenness(ways[1:], uneven - level):
            yield from ((m, *rest) for m in same)


def _sum(one: Counts, other: Counts) -> Counts:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _pairs_in(n: int, parts: int) -> int:
    """The fewest pairs that share a part when n are spread over so many parts."""
    each, more = divmod(n, parts)
    return parts * each * (each - 1) // 2 + more * each
