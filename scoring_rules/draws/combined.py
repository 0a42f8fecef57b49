"""A combined event: disciplines one after the other, whose points are added up.

Rule 200 of 2016-17 (39 today). Who does not start in a discipline is out of the competition; who
does not finish one, is disqualified in it or has no valid mark has 0 points and goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Decide, Withdraw
from scoring_rules.draws.combined_totals import Ties, Total, marks, parts_of, totals
from scoring_rules.draws.heats_seeding import by_entry
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.match_views import place_cell
from scoring_rules.draws.one_ranking import ordered, orders_ties
from scoring_rules.draws.protocol import Framed, Played, Proposal, Proposed
from scoring_rules.draws.timed_finals import evenly
from scoring_rules.ranking import Placing, Ranked, Status, place
from scoring_rules.refusal import Refused
from scoring_rules.views import Cell, Column, Row, Table, Who, words


@dataclass(frozen=True, slots=True)
class Combined:
    """The draw `combined`. A contest's `phase` is the number of its discipline.

    `sizes`: how many one heat or group of each discipline holds; all are together where it is 0
    or missing. `ties`: equal totals share a place (39.14), or `iaaf-2016`: what decides between
    them in rule 200.13 of 2016-17.
    """

    engine: ClassVar[str] = "combined"
    version: ClassVar[str] = "1"
    ranking: str = ""
    sizes: tuple[int, ...] = ()
    ties: Ties = "shared"

    def __post_init__(self) -> None:
        """ValueError for a size below 0."""
        if any(size < 0 for size in self.sizes):
            raise ValueError("a size is below 0")

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        _decisions: Sequence[Any],
        seed: str,
    ) -> Proposed:
        """The next discipline, once the last one is over: athletes level in the standing together,
        the leaders in the last heat (200.9, of the last discipline); the first one by seeds."""
        parts = parts_of(played)
        due = 1 + max((part.number for part in parts), default=0)
        if any(due > part.of for part in parts):
            return Proposed()
        for contest in played:
            if contest.outcome.part and not contest.outcome.over:
                why = words("combined_open", name=contest.outcome.part.name)
                return Proposed((), self.engine, self.version, (why,))
        order = by_entry(entrants, seed)
        standing = {one.entrant: one for one in totals(order, parts)}
        still_in = [one for one in order if not standing[one].absent]
        still_in.sort(key=lambda one: -standing[one].sum)
        contests = [
            Proposal(str(due), lot_order(f"{seed}:{due}:{n}", ids) if seed else ids, round=due)
            for n, ids in enumerate(reversed(self._heats(due, tuple(still_in))))
        ]
        return Proposed(tuple(contests), self.engine, self.version)

    def _heats(self, discipline: int, order: tuple[str, ...]) -> list[tuple[str, ...]]:
        size = (*self.sizes, *(0 for _n in range(discipline)))[discipline - 1] or len(order)
        return evenly(order, -(-len(order) // size)) if order else []

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """By totals; over once every discipline is, and nobody who is still in misses one."""
        parts = parts_of(played)
        listed = totals([entrant.id for entrant in entrants], parts)
        gone = {call.entrant for call in decisions if isinstance(call, Withdraw)}
        orders = tuple(d for d in decisions if isinstance(d, Decide) and orders_ties(d))
        done = {part.number for part in parts} == set(range(1, (parts[0].of if parts else 1) + 1))
        return Ranked(
            placings=place(
                ordered(mark, orders) if mark.status is Status.RANKED else mark
                for mark in marks(listed, parts, gone, self.ties)
            ),
            over=done
            and all(contest.outcome.over for contest in played)
            and not any(_misses(one, parts[0].of, gone) for one in listed),
            questions=tuple(q for contest in played for q in contest.outcome.questions),
        )

    def tables(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> tuple[Table, ...]:
        """The points of every discipline that was drawn, with the running total."""
        parts = parts_of(played)
        names = dict(sorted((part.number, part.name) for part in parts))
        by_id = {one.entrant: one for one in totals([entrant.id for entrant in entrants], parts)}
        columns = (
            Column(words("place"), "centre"),
            Column(words("entrant")),
            *(Column(name, "right") for name in names.values()),
            Column(words("combined_total"), "right"),
        )
        placings = self.placings(entrants, played, decisions).placings
        rows = tuple(_row(placing, by_id[placing.entrant], tuple(names)) for placing in placings)
        return (Table(columns, rows, words("combined_table")),) if names else ()

    def check_contest(self, phase: str, entrants: Sequence[str], others: Sequence[Framed]) -> None:
        """Refused: `no_discipline` for a label that is no number, `discipline_twice` where
        somebody is in another contest of the discipline."""
        if not phase.isdecimal():
            raise Refused("no_discipline", phase=phase)
        taken = {one for other in others if other.phase == phase for one in other.entrants}
        for entrant in entrants:
            if entrant in taken:
                raise Refused("discipline_twice", who=Who(entrant), number=phase)


def _misses(total: Total, of: int, gone: set[str]) -> bool:
    return not total.absent and total.entrant not in gone and len(total.points) < of


def _row(placing: Placing, total: Total, numbers: tuple[int, ...]) -> Row:
    cells = (
        place_cell(placing),
        Cell(who=placing.entrant),
        *(
            Cell("" if (got := total.points.get(number)) is None else str(got))
            for number in numbers
        ),
        Cell(placing.mark, role="best"),
    )
    return Row(cells, "out" if total.absent else "", why=placing.why)
