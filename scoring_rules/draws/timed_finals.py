"""Timed finals: several contests, one ranking (heats on time, groups B and A of a class)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.draws.one_ranking import one_ranking
from scoring_rules.draws.protocol import Played, Proposed
from scoring_rules.ranking import Ranked


@dataclass(frozen=True, slots=True)
class TimedFinals:
    """The draw `timed_finals`; the contests took place in the order listed."""

    engine: ClassVar[str] = "timed_finals"
    version: ClassVar[str] = "1"
    ranking: str = ""

    def propose(
        self,
        _entrants: Sequence[Entrant],
        _played: Sequence[Played],
        _decisions: Sequence[Any],
        _seed: str,
    ) -> Proposed:
        """Nothing: how a class is split is the officials' decision, a `draw` line."""
        return Proposed()

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """All marks of all contests in one ranking; equal times of different races tie."""
        return one_ranking(entrants, played, decisions)
