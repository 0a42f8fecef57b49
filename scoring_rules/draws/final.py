"""A final: one contest decides the event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.draws.groups import with_the_rest
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.meeting import Meeting
from scoring_rules.draws.one_ranking import one_ranking
from scoring_rules.draws.protocol import Played, Proposal, Proposed
from scoring_rules.draws.table_rule import ranked_by_rule
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
        """The contest's own ranking; contests after the first do not belong to a final. A team tie
        made of matches is a table of its two teams."""
        kept = [contest for contest in played if contest.kept]
        own = [contest for contest in played if not contest.kept]
        if any(contest.part_of for contest in own):
            return self._of_tie(entrants, own, decisions)
        return one_ranking(entrants, (*kept, *own[:1]), decisions)

    def _of_tie(
        self, entrants: Sequence[Entrant], own: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        whole = own[0].part_of or own[0].contest
        tie = [contest for contest in own if whole in (contest.contest, contest.part_of)]
        teams = [entrant for entrant in entrants if entrant.id in tie[0].entrants]
        meeting = Meeting("round_robin", 1, self.ranking)
        return with_the_rest(ranked_by_rule(teams, tie, decisions, meeting), entrants)
