"""A final: one contest decides the event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scoring_rules.contest import Entrant
from scoring_rules.draws.one_ranking import one_ranking
from scoring_rules.draws.protocol import Played, Proposal
from scoring_rules.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Final:
    """The draw `final`. `ranking` is accepted with every format and matters to tables only."""

    ranking: str = ""

    def propose(
        self, entrants: Sequence[Entrant], played: Sequence[Played], _decisions: Sequence[Any]
    ) -> tuple[Proposal, ...]:
        """One contest of all entrants, in the order they stand in."""
        if played or not entrants:
            return ()
        return (Proposal("final", tuple(entrant.id for entrant in entrants)),)

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """The contest's own ranking; contests after the first do not belong to a final."""
        return one_ranking(entrants, played[:1], decisions)
