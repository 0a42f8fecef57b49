"""A knock-out: who loses is out, the lines are drawn with seeds, byes and delegations apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Decide, DrawMade, Withdraw
from scoring_rules.draws.bout_reading import Unit, details, forfeited, units
from scoring_rules.draws.bracket import MAIN, Policy, Tie, Tree, places_of, played_tie
from scoring_rules.draws.bracket_lines import LARGEST, draw_lines
from scoring_rules.draws.bracket_views import bracket_picture
from scoring_rules.draws.knockout_places import absent_from, is_over, marks_of, questions_of
from scoring_rules.draws.match_table import PLAIN
from scoring_rules.draws.one_ranking import orders_ties
from scoring_rules.draws.protocol import Framed, Played, Proposal, Proposed
from scoring_rules.ranking import Ranked, place
from scoring_rules.ranking.marks import Detail
from scoring_rules.refusal import Refused
from scoring_rules.views import Bracket, Who, words


@dataclass(frozen=True, slots=True)
class Found:
    """What a knock-out reads of its contests."""

    units: tuple[Unit, ...]
    details: tuple[Detail, ...]
    phases: dict[str, str]
    left: frozenset[str]


@dataclass(frozen=True, slots=True)
class Knockout:
    """The draw `knockout`.

    `third`: a match for the bronze medal, or two of them. `fifth`: whether those who go out in
    the quarter-finals play for 5 to 8 or share the 5th place.
    """

    engine: ClassVar[str] = "knockout"
    version: ClassVar[str] = "1"
    third: Policy = "playoff"
    fifth: Policy = "shared"
    ranking: str = ""

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        seed: str,
    ) -> Proposed:
        """First the lines and their first round, then every tie as soon as both sides are known;
        the others are a look ahead."""
        lines = lines_of(played, decisions)
        if not lines and (len(entrants) < 2 or len(entrants) > LARGEST or played):
            return Proposed()
        drawn_now: tuple[str, ...] = () if lines else draw_lines(entrants, seed)
        return self.proposed(lines or drawn_now, drawn_now, played, decisions)

    def proposed(
        self,
        lines: Sequence[Any],
        drawn_now: tuple[str, ...],
        played: Sequence[Played],
        decisions: Sequence[Any],
    ) -> Proposed:
        """The ties of these lines that were not drawn yet; `drawn_now`: lines to be decided."""
        ties = self.ties(lines, read(played, decisions))
        contests = tuple(
            Proposal(tie.phase, tie.slots, order=tie.number)
            for tie in ties
            if not tie.contest and tie.winner is None
        )
        byes = sum(1 for line in drawn_now if line == "")
        why = (words("bracket_byes", n=byes),) if byes else ()
        return Proposed(contests, self.engine, self.version, why, bracket=drawn_now)

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """By the round in which somebody went out; whoever is still in is in front."""
        found = read(played, decisions)
        lines = lines_of(played, decisions)
        ties = self.ties(lines, found)
        ids = [entrant.id for entrant in entrants]
        inside = [line for line in lines if line]
        marks = marks_of(ids, ties, inside, absent_from(ties, found.left))
        competing = sum(1 for line in drawn_lines(decisions) if line) or len(ids)
        return Ranked(
            placings=place(marks),
            over=is_over(ties, competing, self.third, self.fifth),
            questions=tuple(questions_of(ties)),
            details=found.details,
        )

    def ties(self, lines: Sequence[Any], found: Found) -> tuple[Tie, ...]:
        """The ties of a bracket; without lines those that the contests name."""
        tree = Tree(
            tuple(lines), found.units, found.phases, found.left, self.third, self.fifth
        ).ties()
        taken = {tie.contest for tie in tree}
        others = (unit for unit in found.units if unit.contest not in taken)
        return (*tree, *(played_tie(found.phases[unit.contest], 1, unit) for unit in others))

    def bracket_of(
        self, _entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Bracket | None:
        """The bracket as it is shown."""
        return self.picture(lines_of(played, decisions), played, decisions)

    def picture(
        self, lines: Sequence[Any], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Bracket | None:
        """These lines with their ties; None before there is anything to show."""
        found = read(played, decisions)
        ties = self.ties(lines, found)
        return bracket_picture(ties, played, found.details) if ties else None

    def check_contest(self, phase: str, entrants: Sequence[str], others: Sequence[Framed]) -> None:
        """Refused: `tie_of_two`, `round_full` where a round has all its ties already, and
        `twice_in_round` where somebody would play two of one round."""
        if places_of(phase) is None:
            return
        if len(entrants) != 2:
            raise Refused("tie_of_two")
        _best, among = places_of(phase) or (1, 2)
        same = [one for one in others if one.phase == phase and not one.part_of]
        if len(same) >= among // 2:
            raise Refused("round_full", n=among // 2)
        for contest in same:
            for one in entrants:
                if one in contest.entrants:
                    raise Refused("twice_in_round", who=Who(one))


def read(played: Sequence[Played], decisions: Sequence[Any]) -> Found:
    """The contests of the bracket's rounds, with what those who withdrew leave undecided."""
    rule = PLAIN.rules[0]
    left = {call.entrant for call in decisions if isinstance(call, Withdraw)}
    own = [contest for contest in played if places_of(contest.phase) and not contest.kept]
    found = tuple(units(rule, own))
    orders = [call.order for call in decisions if isinstance(call, Decide) and orders_ties(call)]
    settled = tuple(_ordered(forfeited(rule, unit, left), orders) for unit in found)
    phases = {contest.part_of or contest.contest: contest.phase for contest in own}
    return Found(settled, tuple(details(found, settled)), phases, frozenset(left))


def _ordered(unit: Unit, orders: Sequence[tuple[str, ...]]) -> Unit:
    """Of a match without a winner, who goes on as the jury or a lot decided."""
    order = next((one for one in orders if set(unit.sides) <= set(one)), ())
    if not order or not unit.bout or unit.bout.winner:
        return unit
    return replace(unit, bout=replace(unit.bout, winner=min(unit.sides, key=order.index)))


def drawn_lines(decisions: Sequence[Any]) -> tuple[str, ...]:
    """The lines as the last `draw` line gives them."""
    drawn = [call.bracket for call in decisions if isinstance(call, DrawMade) and call.bracket]
    return drawn[-1] if drawn else ()


def lines_of(played: Sequence[Played], decisions: Sequence[Any]) -> tuple[str, ...]:
    """The lines as they were drawn, else as a full first round shows them."""
    drawn = drawn_lines(decisions)
    if drawn:
        return drawn
    for phase, among in reversed([*MAIN.items()]):
        first = [one for one in played if one.phase == phase and not one.part_of]
        if first:
            in_order = sorted(first, key=lambda one: one.order or 0)
            lines = tuple(side for contest in in_order for side in contest.entrants)
            return lines if len(lines) == among else ()
    return ()
