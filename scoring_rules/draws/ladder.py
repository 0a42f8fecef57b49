"""What a knock-out asks of its entrants before it is played: rounds, matches of each, places.

Read from the ties that the bracket itself makes (`bracket.Tree`): a slot that waits names the tie
whose winner or loser comes into it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scoring_rules.draws.bracket import MAIN, Policy, Tie, Tree, places_of
from scoring_rules.views import Words

BESIDE = {"5-8": "semi", "bronze": "final", "5": "final", "7": "final"}
"""Beside which round of the main draw the matches for lower places are played."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ties of a bracket that nobody has played yet."""

    lines: tuple[str, ...]
    ties: tuple[Tie, ...]

    @property
    def rounds(self) -> tuple[tuple[str, int], ...]:
        """The rounds of the main draw in order, each with the matches played in it and beside."""
        at = [BESIDE.get(tie.phase, tie.phase) for tie in self.ties]
        return tuple((phase, at.count(phase)) for phase in reversed([*MAIN]) if phase in at)

    @property
    def byes(self) -> int:
        """How many pass the first round without a match."""
        return self.lines.count("")

    @property
    def places(self) -> tuple[int, ...]:
        """Everybody's place when all is played, best first; who shares one has the same."""
        values = []
        for tie in self.ties:
            best, among = places_of(tie.phase) or (1, 2)
            if self._next(tie, "slot_winner") is None:
                values.append(best)
            if self._next(tie, "slot_loser") is None:
                values.append(best + among // 2)
        values.sort()
        return tuple(values.index(value) + 1 for value in values)

    def least(self, line: str) -> int:
        """The fewest matches of who begins on this line."""
        return self._count(self._first(line), min)

    def most(self, line: str) -> int:
        """The most matches of who begins on this line."""
        return self._count(self._first(line), max)

    def _first(self, line: str) -> Tie | None:
        return next((tie for tie in self.ties if line in tie.slots), None)

    def _count(self, tie: Tie | None, of: Callable[[Iterable[int]], int]) -> int:
        if tie is None:
            return 0
        after = (self._next(tie, way) for way in ("slot_winner", "slot_loser"))
        return 1 + of(self._count(one, of) for one in after)

    def _next(self, tie: Tie, way: str) -> Tie | None:
        """Where the winner or the loser of a tie plays next."""
        comes = Words(way, (("tie", tie.name),))
        return next((one for one in self.ties if comes in one.slots), None)


def ladder(lines: Sequence[str], third: Policy, fifth: Policy) -> Ladder:
    """The knock-out of these lines, "" for a free one."""
    tree = Tree(tuple(lines), (), {}, (), third, fifth)
    return Ladder(tuple(lines), tree.ties())
