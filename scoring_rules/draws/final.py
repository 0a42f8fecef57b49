"""A final: one contest decides the event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.one_ranking import one_ranking
from scoring_rules.draws.protocol import Played, Proposal, Proposed
from scoring_rules.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Final:
    """The draw `final`. `ranking` is accepted with every format and matters to tables only."""

    engine: ClassVar[str] = "final"
    version: ClassVar[str] = "1"
    ranking: str = ""

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        _decisions: Sequence[Any],
        seed: str,
    ) -> Proposed:
        """One contest of all entrants: by lot, or without a seed in the order they stand in."""
        ids = tuple(entrant.id for entrant in entrants)
        if not ids or any(not contest.kept for contest in played):
            return Proposed()
        order = lot_order(seed, ids) if seed else ids
        return Proposed((Proposal("final", order),), self.engine, self.version)

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """The contest's own ranking; contests after the first do not belong to a final."""
        kept = [contest for contest in played if contest.kept]
        own = [contest for contest in played if not contest.kept]
        return one_ranking(entrants, (*kept, *own[:1]), decisions)
