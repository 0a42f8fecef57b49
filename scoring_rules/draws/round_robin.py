"""A round robin: everybody meets everybody, in the order and colours of Berger's tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.protocol import Framed, Played, Proposal, Proposed
from scoring_rules.draws.table_rule import Meeting, OneTable
from scoring_rules.refusal import Refused
from scoring_rules.views import Who

Pairs = tuple[tuple[int, int], ...]


def berger(players: int) -> tuple[Pairs, ...]:
    """The rounds of Berger's tables (FIDE C.05 Annex 1): pairs of numbers from 1, first side first.

    With an odd number the highest number is nobody: who meets it is free, and has no pair.
    """
    size = players + players % 2
    rounds = []
    for turn in range(size - 1):
        start = turn * (size // 2) % (size - 1)  # who meets the last number
        others = [((start + i) % (size - 1), (start - i) % (size - 1)) for i in range(1, size // 2)]
        last = (size - 1, start) if turn % 2 else (start, size - 1)
        pairs = tuple((first + 1, second + 1) for first, second in (last, *others))
        rounds.append(tuple(pair for pair in pairs if max(pair) <= players))
    return tuple(rounds)


def check_meeting(
    phase: str, entrants: Sequence[str], others: Sequence[Framed], cycles: int
) -> None:
    """Refused: `tie_of_two`, and `met_already` where two would meet once more than they should."""
    if len(entrants) != 2:
        raise Refused("tie_of_two")
    met = [
        one
        for one in others
        if one.phase == phase and not one.part_of and set(one.entrants) == set(entrants)
    ]
    if len(met) >= cycles:
        first, second = entrants
        raise Refused("met_already", first=Who(first), second=Who(second), n=cycles)


@dataclass(frozen=True, slots=True)
class RoundRobin(OneTable):
    """The draw `round_robin`. `cycles`: how often each pair meets; colours swap with each."""

    engine: ClassVar[str] = "berger"
    version: ClassVar[str] = "1"
    ranking: str = ""
    cycles: int = 1

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        _decisions: Sequence[Any],
        seed: str,
    ) -> Proposed:
        """All rounds at once; numbers by lot, or without a seed in the order of entry."""
        ids = tuple(entrant.id for entrant in entrants)
        if played or len(ids) < 2:
            return Proposed()
        order = lot_order(seed, ids) if seed else ids
        table = berger(len(order))
        contests = []
        for cycle in range(self.cycles):
            for number, pairs in enumerate(table, start=1 + cycle * len(table)):
                for board, (first, second) in enumerate(pairs, start=1):
                    slots = (order[first - 1], order[second - 1])
                    sides = slots[::-1] if cycle % 2 else slots
                    contests.append(Proposal(str(number), sides, round=number, table=board))
        return Proposed(tuple(contests), self.engine, self.version)

    def check_contest(self, phase: str, entrants: Sequence[str], others: Sequence[Framed]) -> None:
        """Refused: as of `check_meeting`, among contests of one label without a round's number:
        label or number tell the cycles of a multiple round robin apart."""
        if len(entrants) == 2:
            unnumbered = [one for one in others if one.round is None]
            check_meeting(phase, entrants, unnumbered, self.cycles)

    @property
    def meeting(self) -> Meeting:
        """How the entrants meet."""
        return Meeting("round_robin", self.cycles, self.ranking)
