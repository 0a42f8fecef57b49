"""A knock-out: who loses is out, the lines are drawn with seeds, byes and delegations apart."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Decide, DrawMade, Ruling, Withdraw
from scoring_rules.draws.bout_reading import Unit, details, forfeited, uncounted, units
from scoring_rules.draws.bracket import (
    LARGEST,
    MAIN,
    Policy,
    Slot,
    Tie,
    Tree,
    first_by,
    out_of,
    places_of,
    played_tie,
)
from scoring_rules.draws.bracket_lines import draw_lines
from scoring_rules.draws.bracket_views import bracket_picture
from scoring_rules.draws.disqualified import (
    PutOut,
    explained,
    place_questions,
    put_out,
    undecided,
    without_place,
)
from scoring_rules.draws.following import astray
from scoring_rules.draws.knockout_places import (
    absent_from,
    is_over,
    marks_of,
    questions_of,
    shared_places,
)
from scoring_rules.draws.labels import labelled, unread
from scoring_rules.draws.line_ups import too_often
from scoring_rules.draws.match_table import PLAIN, MatchTable
from scoring_rules.draws.one_ranking import orders_ties
from scoring_rules.draws.protocol import Framed, Played, Proposal, Proposed
from scoring_rules.draws.table_rule import table_rule
from scoring_rules.ranking import Ranked, place
from scoring_rules.ranking.marks import Detail
from scoring_rules.refusal import Refused
from scoring_rules.views import Bracket, Who, Words, words


@dataclass(frozen=True, slots=True)
class Found:
    """What a knock-out reads of its contests: its meetings by round, who is out (the first to
    leave first), the orders that officials gave since the lines were drawn, and who was
    disqualified in a match, and what is to be said of line-ups in team ties."""

    units: tuple[Unit, ...]
    details: tuple[Detail, ...]
    phases: Mapping[str, str]
    left: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...]
    put_out: Mapping[str, PutOut]
    line_ups: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Knockout:
    """The draw `knockout`.

    `third`: a match for the bronze medal, or two of them. `fifth`: whether those who go out in
    the quarter-finals play for 5 to 8 or share the 5th place. `disqualified`: whether who is put
    out of a match keeps the place that was reached; "": the jury is asked.
    """

    engine: ClassVar[str] = "knockout"
    version: ClassVar[str] = "1"
    third: Policy = "playoff"
    fifth: Policy = "shared"
    ranking: str = ""
    disqualified: Ruling = ""

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
        if len(entrants) > LARGEST and not lines:
            why = (words("field_too_large", n=len(entrants), most=LARGEST),)
            return Proposed((), self.engine, self.version, why)
        if not lines and (len(entrants) < 2 or labelled(played, in_bracket)):
            return Proposed()
        drawn_now: tuple[str, ...] = () if lines else draw_lines(entrants, seed)
        found = read(entrants, played, decisions, self.ranking, self.disqualified)
        return self.proposed(lines or drawn_now, drawn_now, found)

    def proposed(self, lines: Sequence[Slot], drawn_now: tuple[str, ...], found: Found) -> Proposed:
        """The ties of these lines that were not drawn yet; `drawn_now`: lines to be decided."""
        ties = self.ties(lines, found)
        contests = tuple(
            Proposal(tie.phase, tie.slots, order=tie.number)
            for tie in ties
            if not tie.contest and tie.winner is None and not _both_out(tie, found.left)
        )
        byes = sum(1 for line in drawn_now if line == "")
        why = (words("bracket_byes", n=byes),) if byes else ()
        return Proposed(contests, self.engine, self.version, why, bracket=drawn_now)

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """By the round in which somebody went out; whoever is still in is in front. Not over
        while an entrant is in no tie and has not withdrawn."""
        found = read(entrants, played, decisions, self.ranking, self.disqualified)
        lines = lines_of(played, decisions)
        ties = self.ties(lines, found)
        ids = [entrant.id for entrant in entrants]
        inside = {line for line in lines if line} | {side for tie in ties for side in tie.sides}
        absent = absent_from(ties, found.left)
        before = place(marks_of(ids, ties, sorted(inside), absent))
        out = {**absent, **without_place(found.put_out)}
        placed = place(marks_of(ids, ties, sorted(inside), out))
        over = self.over(ties, len(inside | set(ids)), found)
        shared = shared_places(placed) if over else ()
        return Ranked(
            placings=explained(placed, before, found.put_out, ties),
            over=over,
            uncounted=(*unread(played, in_bracket), *uncounted(found.units, {})),
            questions=asked(ties, found),
            remarks=(*found.line_ups, *astray(ties), *shared),
            details=found.details,
        )

    def over(self, ties: Sequence[Tie], competing: int, found: Found) -> bool:
        """Whether all places are decided, and of all who were put out what becomes of theirs."""
        decided = is_over(ties, competing, self.third, self.fifth, found.orders)
        return decided and not undecided(found.put_out)

    def ties(self, lines: Sequence[Slot], found: Found) -> tuple[Tie, ...]:
        """The ties of a bracket; without lines those that the contests name."""
        tree = Tree(
            tuple(lines),
            found.units,
            found.phases,
            found.left,
            self.third,
            self.fifth,
            found.orders,
            without_place(found.put_out),
            undecided(found.put_out),
        ).ties()
        taken = {tie.contest for tie in tree}
        numbers = Counter(tie.phase for tie in tree)
        others = []
        for unit in found.units:
            if unit.contest not in taken:
                phase = found.phases[unit.contest]
                numbers[phase] += 1
                others.append(played_tie(phase, numbers[phase], unit))
        return (*tree, *others)

    def bracket_of(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Bracket | None:
        """The bracket as it is shown."""
        found = read(entrants, played, decisions, self.ranking, self.disqualified)
        return self.picture(lines_of(played, decisions), played, found)

    def picture(
        self, lines: Sequence[Slot], played: Sequence[Played], found: Found
    ) -> Bracket | None:
        """These lines with their ties; None before there is anything to show."""
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


def in_bracket(phase: str) -> bool:
    """Whether a label names a round of a bracket, or the places that are played for."""
    return places_of(phase) is not None


def _both_out(tie: Tie, left: Collection[str]) -> bool:
    return len(tie.sides) == 2 and all(side in left for side in tie.sides)


def read(
    entrants: Sequence[Entrant],
    played: Sequence[Played],
    decisions: Sequence[Any],
    ranking: str,
    policy: Ruling,
) -> Found:
    """The contests of the bracket's rounds, with what those who withdrew, were put out of the
    event or are no entrants any more leave undecided."""
    own = labelled(played, in_bracket)
    carried = table_rule(own)
    rule = (carried if isinstance(carried, MatchTable) else PLAIN).rule(ranking)
    found = tuple(units(rule, own))
    known = {entrant.id for entrant in entrants}
    drawn = {side for unit in found for side in unit.sides} | set(drawn_lines(decisions)) - {""}
    moved = sorted(drawn - known)
    withdrawn = (call.entrant for call in decisions if isinstance(call, Withdraw))
    expelled = put_out(found, decisions, policy)
    left = tuple(dict.fromkeys((*withdrawn, *moved, *without_place(expelled))))
    orders = _orders(decisions)
    phases = {one.part_of: one.phase for one in own if one.part_of}
    phases |= {one.contest: one.phase for one in own if not one.part_of}
    settled = tuple(
        _ordered(forfeited(rule, unit, out_of(phases[unit.contest], unit.sides, left)), orders)
        for unit in found
    )
    told, line_ups = tuple(details(found, settled)), tuple(too_often(rule.tie, own))
    return Found(settled, told, phases, left, orders, expelled, line_ups)


def asked(ties: Sequence[Tie], found: Found) -> tuple[Words, ...]:
    """What officials must settle."""
    return (*questions_of(ties, found.left), *place_questions(found.put_out, ties))


def _orders(decisions: Sequence[Any]) -> tuple[tuple[str, ...], ...]:
    """What jury and lots put in order since the lines were drawn: one of a group is none here."""
    drawn = [n for n, call in enumerate(decisions) if isinstance(call, DrawMade) and call.bracket]
    later = decisions[drawn[-1] :] if drawn else decisions
    return tuple(call.order for call in later if isinstance(call, Decide) and orders_ties(call))


def _ordered(unit: Unit, orders: Sequence[Sequence[str]]) -> Unit:
    """Of a match without a winner, who goes on as the jury or a lot decided."""
    if not unit.bout or unit.bout.winner:
        return unit
    winner = first_by(orders, unit.sides)
    return unit if winner is None else replace(unit, bout=replace(unit.bout, winner=winner))


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
        first = [one for one in played if one.phase == phase and not (one.part_of or one.kept)]
        if first:
            in_order = sorted(first, key=lambda one: one.order or 0)
            lines = tuple(side for contest in in_order for side in contest.entrants)
            return lines if len(lines) == among else ()
    return ()
