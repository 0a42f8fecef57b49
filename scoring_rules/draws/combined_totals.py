"""The totals of a combined event: points by discipline, who is out, and what decides a tie."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Mark, Status, Step
from scoring_rules.ranking.part import Part

Ties = Literal["shared", "iaaf-2016"]


@dataclass(frozen=True, slots=True)
class Total:
    """An entrant's points by discipline, None where a mark can be given none; `absent`: the
    disciplines in which the entrant did not start."""

    entrant: str
    points: Mapping[int, int | None] = field(default_factory=dict)
    absent: tuple[int, ...] = ()

    @property
    def sum(self) -> int:
        """The total so far."""
        return sum(self.listed)

    @property
    def listed(self) -> list[int]:
        """The points of the disciplines, in no order."""
        return [one or 0 for one in self.points.values()]

    def status(self, of: int, gone: Collection[str]) -> Status:
        """Whether there is a place, in an event of so many disciplines.

        Who starts in one discipline and not in a later one has abandoned the competition (200.10
        of 2016-17).
        """
        if self.absent:
            return Status.DNF if any(n < self.absent[0] for n in self.points) else Status.DNS
        if self.entrant in gone and len(self.points) < of:
            return Status.WD
        ranked = self.points and None not in self.points.values()
        return Status.RANKED if ranked else Status.NM


def parts_of(played: Sequence[Played]) -> tuple[Part, ...]:
    """The disciplines that contests were drawn for, in the order of the contests."""
    return tuple(one.outcome.part for one in played if one.outcome.part is not None)


def totals(entrants: Sequence[str], parts: Sequence[Part]) -> tuple[Total, ...]:
    """What each entrant has so far."""
    points: dict[str, dict[int, int | None]] = {entrant: {} for entrant in entrants}
    absent: dict[str, list[int]] = {entrant: [] for entrant in entrants}
    for part in sorted(parts, key=lambda part: part.number):
        for entrant, got in part.points:
            points.get(entrant, {})[part.number] = got
        for entrant in part.absent:
            absent.get(entrant, []).append(part.number)
    return tuple(Total(one, points[one], tuple(absent[one])) for one in entrants)


def marks(
    listed: Sequence[Total], parts: Sequence[Part], gone: Collection[str], ties: Ties
) -> Iterator[Mark]:
    """Everybody's total with the points of each discipline, by its code."""
    codes = {part.number: part.code for part in parts}
    of = max((part.of for part in parts), default=0)
    ranked = [one for one in listed if one.status(of, gone) is Status.RANKED]
    for one in listed:
        values = tuple((codes[n], str(got or 0)) for n, got in one.points.items())
        if one not in ranked:
            yield Mark(one.entrant, "", one.status(of, gone), values=values)
            continue
        key: tuple[Step, ...] = (Step("", -one.sum, str(one.sum)),)
        if ties == "iaaf-2016":
            level = [other for other in ranked if other.sum == one.sum and other is not one]
            key = (*key, *_compared(one, level, of))
        yield Mark(one.entrant, str(one.sum), Status.RANKED, key, values)


def _compared(one: Total, level: Sequence[Total], of: int) -> Iterator[Step]:
    """200.13 of 2016-17: more points in the greater number of disciplines, only where two are
    level; then the best discipline, the second best …"""
    more = 0
    if len(level) == 1:
        other = level[0].points
        more = sum((got or 0) > (other.get(n) or 0) for n, got in one.points.items())
    yield Step("more_disciplines", -more, str(more))
    best_first = sorted(one.listed, reverse=True) + [0] * (of - len(one.points))
    for got in best_first:
        yield Step("best_discipline", -got, str(got))
