"""Heats: rounds of races, the best by place and by time go on, and the last round decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Decide
from scoring_rules.draws.heats_apart import reached, with_reasons
from scoring_rules.draws.heats_lanes import in_lanes, pools_named
from scoring_rules.draws.heats_qualifying import Advance, Round, advancing
from scoring_rules.draws.heats_rounds import heats_for, rounds_from
from scoring_rules.draws.heats_seeding import by_entry, by_round, divided
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.one_ranking import comparable, ordered, orders_ties
from scoring_rules.draws.protocol import Framed, Played, Proposal, Proposed
from scoring_rules.ranking import Detail, Mark, Ranked, Status, Step, place
from scoring_rules.refusal import Refused
from scoring_rules.views import Words, words

FROM_THE_END: Mapping[str, int] = {"final": 0, "semi": 1, "quarter": 2}
"""Labels that name a round from the last one back."""
MOST_LANES = 20


@dataclass(frozen=True, slots=True)
class Heats:
    """The draw `heats`.

    `lanes`: how many the track has, 0 where nobody keeps a lane. `pools`: lanes in groups, the
    best seeds' first, as a name of `heats_lanes.POOLS` or written out; they hold from round 2 on.
    `rounds`: None for those of rule 166.2, by the number of entrants, then of heats that were
    drawn. `lanes_each`: of the event's athletes, two where they run with guides.
    """

    engine: ClassVar[str] = "heats"
    version: ClassVar[str] = "1"
    rounds: tuple[Round, ...] | None = None
    lanes: int = 8
    lanes_each: Literal[1, 2] = 1
    pools: str | tuple[tuple[int, ...], ...] = "straight-2021"
    ranking: str = ""

    def __post_init__(self) -> None:
        """Refused: `no_last_race`, `round_of_nothing`, `lanes_out_of_range`, and as for pools."""
        if self.rounds is not None and self.rounds[-1:] != (Round(1),):
            raise Refused("no_last_race")
        for number, one in enumerate(self._written, start=1):
            if one.heats < 1 or one.by_place < 0 or one.by_time < 0:
                raise Refused("round_of_nothing", round=number)
        if not 0 <= self.lanes <= MOST_LANES:
            raise Refused("lanes_out_of_range", n=self.lanes, most=MOST_LANES)
        pools_named(self.pools, self.lanes)

    @property
    def _written(self) -> tuple[Round, ...]:
        """The rounds, once they are written out."""
        return self.rounds or ()

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        seed: str,
    ) -> Proposed:
        """The heats of the next round, in lane order; `table` is the first lane that is used."""
        if self.rounds is None:
            return self._by_rule(entrants, played).propose(entrants, played, decisions, seed)
        own = [contest for contest in played if not contest.kept]
        due = 1 + max((self.round_of(contest) for contest in own), default=0)
        if not entrants or due > len(self._written):
            return Proposed()
        why: tuple[Words, ...] = ()
        if due == 1:
            order = by_entry(entrants, seed)
        else:
            advance = self._advance(due - 1, own, decisions)
            if not advance.complete or advance.questions:
                open_round = words("heats_round_open", round=due - 1)
                return Proposed((), self.engine, self.version, (open_round, *advance.questions))
            competing = {entrant.id for entrant in entrants}
            going_on = {one: code for one, code in advance.codes.items() if one in competing}
            order = by_round(self._of_round(due - 1, own), going_on)
            why = _places_left_free(advance.codes, competing)
        contests = self._heats(due, order, {e.id: e for e in entrants}, seed)
        return Proposed(contests, self.engine, self.version, why)

    def _heats(
        self, number: int, order: Sequence[str], by_id: Mapping[str, Entrant], seed: str
    ) -> tuple[Proposal, ...]:
        """Zigzag, delegations apart; then the order of the heats and the lanes are drawn."""
        listed = [by_id[one] for one in order]
        heats = divided(listed, self._written[number - 1].heats, self.lanes)
        drawn = [str(i) for i, heat in enumerate(heats) if heat]
        if seed:
            drawn = list(lot_order(f"{seed}:heats:{number}", drawn))
        found = []
        for i in drawn:
            lots = f"{seed}:lanes:{number}:{i}" if seed else ""
            pools = () if number == 1 else pools_named(self.pools, self.lanes)
            lined_up = in_lanes(heats[int(i)], self.lanes, pools, lots)
            found.append(
                Proposal(
                    str(number),
                    lined_up.order,
                    round=number,
                    table=lined_up.first,
                    why=lined_up.why,
                )
            )
        return tuple(found)

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """Who came further goes before who went out; of one round the marks of all its heats.

        Rule 166 ranks nobody behind the final; that a round's mark ranks those who went out in
        it, and that equal times of different heats tie there, is how meets print it.
        """
        if self.rounds is None:
            return self._by_rule(entrants, played).placings(entrants, played, decisions)
        advances = [
            self._advance(number, played, decisions) for number in range(1, len(self._written))
        ]
        orders = tuple(d for d in decisions if isinstance(d, Decide) and orders_ties(d))
        marks = self._marks(played, advances)
        listed = tuple(
            ordered(marks[e.id], orders) if e.id in marks else Mark(e.id, "", Status.NM)
            for e in entrants
        )
        rounds = [(self._of_round(n, played), one) for n, one in enumerate(advances, start=1)]
        last = self._of_round(len(self._written), played)
        return Ranked(
            placings=place(with_reasons(listed, rounds, orders)),
            over=bool(last) and all(contest.outcome.over for contest in played),
            questions=(
                *(q for contest in played for q in contest.outcome.questions),
                *(q for advance in advances for q in advance.questions),
            ),
            details=tuple(
                Detail(contest.contest, advance.of(contest))
                for contests, advance in rounds
                for contest in contests
            ),
        )

    def _by_rule(self, entrants: Sequence[Entrant], played: Sequence[Played]) -> "Heats":
        """The draw with its rounds: what was drawn holds, whoever withdraws after it."""
        own = [contest for contest in played if not contest.kept]
        drawn = sum(contest.phase == "1" or contest.round == 1 for contest in own)
        heats = drawn or (1 if own else heats_for(entrants, self.lanes))
        runners = max(1, self.lanes // self.lanes_each)
        return replace(self, rounds=rounds_from(heats, runners))

    def _marks(self, played: Sequence[Played], advances: Sequence[Advance]) -> dict[str, Mark]:
        """Everybody's mark of the last round that was run, behind the round that was reached."""
        marks: dict[str, Mark] = {}
        for number in range(1, len(self._written) + 1):
            contests = self._of_round(number, played)
            codes = advances[number - 1].codes if number < len(self._written) else {}
            for mark in comparable(contests):
                step = Step("", reached(number, through=mark.entrant in codes))
                marks[mark.entrant] = replace(mark, key=(step, *mark.key))
        return marks

    def _advance(self, number: int, played: Sequence[Played], decisions: Sequence[Any]) -> Advance:
        following = self._written[number]
        room = following.heats * self.lanes if self.lanes else None
        of_later = {
            entrant
            for later in range(number + 1, len(self._written) + 1)
            for contest in self._of_round(later, played)
            for entrant in contest.entrants
        }
        contests = self._of_round(number, played)
        return advancing(self._written[number - 1], contests, decisions, room, of_later)

    def _of_round(self, number: int, played: Sequence[Played]) -> tuple[Played, ...]:
        return tuple(contest for contest in played if self.round_of(contest) == number)

    def check_contest(
        self, phase: str, _entrants: Sequence[str], _others: Sequence[Framed]
    ) -> None:
        """Refused: `no_such_round`, where the label is the number of a round that is not run."""
        if phase.isdecimal() and self.rounds and not 1 <= int(phase) <= len(self.rounds):
            raise Refused("no_such_round", round=phase, most=len(self.rounds))

    def round_of(self, contest: Played) -> int:
        """The round a contest belongs to, from 1: by its label, else by its number."""
        if contest.phase.isdecimal():
            return int(contest.phase)
        if contest.phase in FROM_THE_END:
            return max(1, len(self._written) - FROM_THE_END[contest.phase])
        return contest.round or 1


def _places_left_free(codes: Mapping[str, str], competing: set[str]) -> tuple[Words, ...]:
    """Who qualified and withdrew is not replaced by itself: the referee may advance another."""
    free = sum(entrant not in competing for entrant in codes)
    return (words("heats_places_free", n=free),) if free else ()
