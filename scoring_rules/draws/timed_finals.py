"""Timed finals: several contests, one ranking (heats on time, groups B and A of a class)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.draws.heats_seeding import by_entry
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.one_ranking import one_ranking
from scoring_rules.draws.protocol import Played, Proposal, Proposed
from scoring_rules.ranking import Ranked

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class TimedFinals:
    """The draw `timed_finals`; the contests took place in the order listed.

    `size`: how many one group may hold; 0 where the officials split by themselves, by a `draw`
    line. Para meets keep ten together and split from eleven on (Dubai 2017, Tokyo 2020).
    """

    engine: ClassVar[str] = "timed_finals"
    version: ClassVar[str] = "1"
    ranking: str = ""
    size: int = 0

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        _decisions: Sequence[Any],
        seed: str,
    ) -> Proposed:
        """Groups as even as may be, the best seeds in A, which comes last; in each by lot."""
        if self.size < 1 or not entrants or any(not contest.kept for contest in played):
            return Proposed()
        order = by_entry(entrants, seed)
        groups = -(-len(order) // self.size)
        if groups > len(LETTERS):
            return Proposed()
        contests = [
            Proposal(f"group:{LETTERS[n]}" if groups > 1 else "final", _by_lot(seed, ids))
            for n, ids in enumerate(evenly(order, groups))
        ]
        return Proposed(tuple(reversed(contests)), self.engine, self.version)

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """All marks of all contests in one ranking; equal times of different races tie."""
        return one_ranking(entrants, played, decisions)


def evenly(order: tuple[str, ...], groups: int) -> list[tuple[str, ...]]:
    """An order in so many groups, the best first; the better ones are the larger where it does not
    come out even."""
    least, more = divmod(len(order), groups)
    found, at = [], 0
    for number in range(groups):
        size = least + (number < more)
        found.append(order[at : at + size])
        at += size
    return found


def _by_lot(seed: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    return lot_order(seed, ids) if seed else ids
