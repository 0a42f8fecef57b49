"""Groups, then a knock-out: the best of each group come where the bracket's slots name them."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.decisions import DrawMade, Ruling
from scoring_rules.draws.bout_reading import uncounted
from scoring_rules.draws.bracket import Policy, Slot, Tie, check_lines
from scoring_rules.draws.bracket_lines import seed_places, size_for
from scoring_rules.draws.disqualified import explained, without_place
from scoring_rules.draws.following import astray, halves, not_by_groups
from scoring_rules.draws.groups import (
    GROUP,
    Groups,
    as_before,
    in_group,
    in_groups,
    merged,
    with_the_rest,
)
from scoring_rules.draws.knockout import (
    Found,
    Knockout,
    asked,
    drawn_lines,
    in_bracket,
    lines_of,
    read,
)
from scoring_rules.draws.knockout_places import marks_of, shared_places
from scoring_rules.draws.labels import unread
from scoring_rules.draws.meeting import Meeting
from scoring_rules.draws.protocol import Framed, Played, Proposed
from scoring_rules.draws.separation import Places, separated
from scoring_rules.ranking import Mark, Placing, Ranked, Status, Step, place
from scoring_rules.refusal import Refused
from scoring_rules.views import Bracket, Who, Words, words

SLOT = re.compile(r".*[^0-9][0-9]{1,2}")
"""A group and a place in it, as in A1."""

MOST_QUALIFY = 8
"""How many of a group may go on."""


@dataclass(frozen=True, slots=True)
class GroupsKnockout(Groups):
    """The draw `groups_knockout`: the fields of `Groups`, and of the knock-out behind them.

    `qualify`: how many of each group go on. `bracket`: the first round from the top, a slot is a
    group and a place in it ("A1"), "" where the other passes without a match; where it is not
    given, winners come where seeds stand, and those of one group into opposite halves.
    `disqualified` is about the knock-out; in a group it is the tie rule's.
    """

    engine: ClassVar[str] = "groups_knockout"
    version: ClassVar[str] = "1"
    qualify: int = 2
    bracket: tuple[tuple[str, str], ...] = ()
    third: Policy = "playoff"
    fifth: Policy = "shared"
    disqualified: Ruling = ""

    def __post_init__(self) -> None:
        """Refused: as of groups, `qualify_out_of_range`, `bracket_has_hole`, `bracket_too_large`,
        `slot_twice`, `slot_unknown`, `slot_not_qualified` and `slot_of_no_group`."""
        Groups.__post_init__(self)
        if not 1 <= self.qualify <= MOST_QUALIFY:
            raise Refused("qualify_out_of_range", n=self.qualify, most=MOST_QUALIFY)
        lines = [slot for pair in self.bracket for slot in pair]
        if lines:
            check_lines(lines)
        named = [slot for slot in lines if slot]
        for slot in named:
            if named.count(slot) > 1:
                raise Refused("slot_twice", slot=slot)
            self._check_slot(slot)

    def _check_slot(self, slot: str) -> None:
        if not SLOT.fullmatch(slot):
            raise Refused("slot_unknown", slot=slot)
        group, number = slot_of(slot)
        if not 1 <= number <= self.qualify:
            raise Refused("slot_not_qualified", slot=slot, n=self.qualify)
        if self.groups and group not in self.groups:
            raise Refused("slot_of_no_group", slot=slot, group=group)

    @property
    def meeting(self) -> Meeting:
        """How the members of a group meet, and how many of them go on."""
        return Meeting("round_robin", self.cycles, self.ranking, self.qualify)

    @property
    def knockout(self) -> Knockout:
        """The knock-out behind the groups."""
        return Knockout(self.third, self.fifth, self.ranking, self.disqualified)

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        seed: str,
    ) -> Proposed:
        """First the groups; when their tables stand, the bracket; then each tie."""
        drawn = Groups.propose(self, entrants, played, decisions, seed)
        lines: Sequence[Slot] = lines_of(played, decisions)
        if not lines and (drawn.contests or not in_groups(played)):
            return Proposed(drawn.contests, self.engine, self.version, drawn.why)
        found = read(entrants, played, decisions, self.ranking, self.disqualified)
        if lines:
            later = self.knockout.proposed(lines, (), found)
            return self._named(replace(later, contests=(*drawn.contests, *later.contests)))
        ranked = self.ranked(entrants, played, decisions)
        waiting = [name for name, one in ranked.items() if not one.over]
        open_ties = self._open(ranked)
        if waiting or open_ties:
            ahead = self.knockout.proposed(self.lines(ranked, over=False), (), found)
            listed = words("groups_open", groups=" ".join(waiting)) if waiting else None
            why = (*((listed,) if listed else ()), *open_ties)
            return Proposed(ahead.contests, self.engine, self.version, why)
        standing = self.lines(ranked, over=True)
        now = tuple(line if isinstance(line, str) else "" for line in standing)
        if ("", "") in zip(now[::2], now[1::2], strict=True):
            why = (words("bracket_nobody"),)
            return Proposed((), self.engine, self.version, why)
        return self._named(self.knockout.proposed(now, now, found))

    def _named(self, proposed: Proposed) -> Proposed:
        return Proposed(
            proposed.contests, self.engine, self.version, proposed.why, proposed.bracket
        )

    def _open(self, ranked: Mapping[str, Ranked]) -> tuple[Words, ...]:
        """What must be settled before the bracket: a place in it that two share."""
        return tuple(
            question
            for one in ranked.values()
            if one.over and any(self._at(one, n) is None for n in range(1, self.qualify + 1))
            for question in one.questions
        )

    def _at(self, ranked: Ranked, number: int) -> str | None:
        """Who alone holds a place of a group; "" where the group has fewer."""
        held = [one.entrant for one in ranked.placings if one.place == number]
        if len(held) == 1:
            return held[0]
        few = sum(one.place is not None for one in ranked.placings) < number
        return "" if few and not held else None

    def lines(self, ranked: Mapping[str, Ranked], *, over: bool) -> tuple[Slot, ...]:
        """The bracket's lines: who is known, "" for a free one, else whom the line waits for.

        `over`: the groups are, so that whoever holds a place is named.
        """
        coming = {name: self._coming(one, over=over) for name, one in ranked.items()}
        slots = [slot for pair in self.slots(coming) for slot in pair]
        return tuple(self._line(slot, ranked, over=over) if slot else "" for slot in slots)

    def _coming(self, ranked: Ranked, *, over: bool) -> int:
        """How many of a group go on: of those who are in it, in the end of those with a place."""
        return min(self.qualify, sum(not over or p.place is not None for p in ranked.placings))

    def _line(self, slot: str, ranked: Mapping[str, Ranked], *, over: bool) -> Slot:
        group, number = slot_of(slot)
        one = ranked.get(group)
        holder = self._at(one, number) if one and one.over and over else None
        return words("slot_group", group=group, place=number) if holder is None else holder

    def slots(self, coming: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
        """The first round as it is given, else by seeding: all winners before all seconds, and
        who comes from one group as far apart as can be, the second farthest from the winner.

        `coming`: how many go on from each group.
        """
        if self.bracket:
            return self.bracket
        ranks = range(1, self.qualify + 1)
        names = [f"{group}{n}" for n in ranks for group, most in coming.items() if n <= most]
        size = size_for(len(names))
        places = seed_places(size)
        winners = [name for name in names if slot_of(name)[1] == 1]
        fixed = dict(zip(places, winners, strict=False))
        byes = frozenset(line ^ 1 for line in places[: size - len(names)])
        units = {name: slot_of(name)[0] for name in names}
        lines = separated(Places(size, byes, fixed, units), names[len(winners) :])
        apart = _seconds_farthest(lines)
        return tuple(zip(apart[::2], apart[1::2], strict=True))

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """Those of the bracket by the round in which they went out, then the others by their place
        in the group."""
        ranked = self.ranked(entrants, played, decisions)
        groups = merged(tuple(ranked.values()), self._in_groups(ranked))
        found = read(entrants, played, decisions, self.ranking, self.disqualified)
        lines = lines_of(played, decisions)
        ties = self.knockout.ties(lines, found)
        inside = {line for line in lines if line} | {side for tie in ties for side in tie.sides}
        inside |= {one for tie in ties for one in tie.stranded}
        missed = self._missed(ranked, inside, found) if groups.over and inside else ()
        by_hand = self._not_by_groups(ranked, ties, decisions) if groups.over else ()
        so_far = replace(
            groups,
            over=False,
            uncounted=(*groups.uncounted, *unread(played, _read), *uncounted(found.units, {})),
            questions=(*groups.questions, *missed, *asked(ties, found)),
            remarks=(*groups.remarks, *found.line_ups, *by_hand, *astray(ties)),
            details=(*groups.details, *found.details),
        )
        if all(tie.winner is None for tie in ties):
            return with_the_rest(so_far, entrants)
        due = self._due(ranked) if groups.over and not lines else ()
        reach = sorted({*inside, *due} - ({*found.left} - inside))
        expected = max(len(inside), 0 if drawn_lines(decisions) else self._expected(ranked))
        over = groups.over and self.knockout.over(ties, expected, found) and not missed
        placings = _placed(groups, ties, reach, found)
        told = (*so_far.remarks, *(shared_places(placings) if over else ()))
        result = replace(so_far, placings=placings, over=over, remarks=told)
        return with_the_rest(result, entrants)

    def _not_by_groups(
        self, ranked: Mapping[str, Ranked], ties: Sequence[Tie], decisions: Sequence[Any]
    ) -> tuple[Words, ...]:
        """Whether the tables, which stand, would pair others in the first round; what the desk
        exchanged by hand when it drew is allowed for."""
        expected = self.lines(ranked, over=True)
        drawn = [call for call in decisions if isinstance(call, DrawMade) and call.bracket]
        if not all(isinstance(line, str) for line in expected):
            return ()
        if not drawn:
            return tuple(not_by_groups(ties, expected))
        for one, other in drawn[-1].swaps:
            places = {one: other, other: one}
            expected = tuple(places.get(str(line), line) for line in expected)
        follows = halves(expected) == halves(drawn[-1].bracket)
        return () if follows else (words("remark_lines_not_by_groups"),)

    def _missed(
        self, ranked: Mapping[str, Ranked], inside: Collection[str], found: Found
    ) -> tuple[Words, ...]:
        """Who belongs in the bracket by the tables that now stand but was not drawn into it, as
        after a correction: unless they withdrew, or officials put them in order since."""
        settled = {one for order in found.orders for one in order}
        known = {*inside, *found.left, *settled}
        missing = [one for one in self._due(ranked) if one not in known]
        return tuple(words("question_not_drawn", who=Who(one)) for one in missing)

    def _due(self, ranked: Mapping[str, Ranked]) -> list[str]:
        """Who belongs in the bracket by the tables, from its top."""
        return [line for line in self.lines(ranked, over=True) if isinstance(line, str) and line]

    def _in_groups(self, ranked: Mapping[str, Ranked]) -> tuple[Placing, ...]:
        listed = [placing for one in ranked.values() for placing in one.placings]
        return as_before(place([_by_group(placing) for placing in listed]), listed)

    def _expected(self, ranked: Mapping[str, Ranked]) -> int:
        """How many the bracket holds."""
        if self.bracket:
            return sum(1 for pair in self.bracket for slot in pair if slot)
        return sum(self._coming(one, over=True) for one in ranked.values())

    def bracket_of(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Bracket | None:
        """The bracket as shown; before it is drawn with the slots that wait for the groups."""
        lines: Sequence[Slot] = lines_of(played, decisions)
        found = read(entrants, played, decisions, self.ranking, self.disqualified)
        if not lines and not found.units:
            ranked = self.ranked(entrants, played, decisions)
            lines = self.lines(ranked, over=bool(ranked) and all(o.over for o in ranked.values()))
        return self.knockout.picture(lines, played, found)

    def check_contest(self, phase: str, entrants: Sequence[str], others: Sequence[Framed]) -> None:
        """Refused: as of groups, and as of a knock-out for its rounds."""
        if phase.startswith(GROUP):
            Groups.check_contest(self, phase, entrants, others)
        else:
            self.knockout.check_contest(phase, entrants, others)


def slot_of(slot: str) -> tuple[str, int]:
    """The group and the place that a slot names."""
    group = slot.rstrip("0123456789")
    return group, int(slot[len(group) :])


def _seconds_farthest(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines on which the best of a group after its winner stands where it meets it the latest."""
    found = [*lines]
    for first, winner in enumerate(lines):
        if winner and slot_of(winner)[1] == 1:
            group = slot_of(winner)[0]
            own = [n for n, one in enumerate(lines) if one and slot_of(one)[0] == group]
            far = sorted(own, key=lambda n: (n != first, -(n ^ first).bit_length(), n))
            names = sorted((lines[n] for n in own), key=slot_of)
            for n, name in zip(far, names, strict=True):
                found[n] = name
    return tuple(found)


def _read(phase: str) -> bool:
    return in_group(phase) or in_bracket(phase)


def _placed(
    groups: Ranked, ties: Sequence[Tie], reach: Sequence[str], found: Found
) -> tuple[Placing, ...]:
    """Those whom the bracket is about (`reach`), then the others as their groups have them."""
    behind = [one for one in groups.placings if one.entrant not in reach]

    def placed(out: Mapping[str, Status]) -> tuple[Placing, ...]:
        marks = _in_front(marks_of(reach, ties, reach, out), groups.placings)
        return as_before(place([*marks, *map(_behind, behind)]), behind)

    return explained(placed(without_place(found.put_out)), placed({}), found.put_out, ties)


def _by_group(placing: Placing) -> Mark:
    key = (Step("", placing.place),) if placing.place is not None else ()
    return Mark(placing.entrant, placing.mark, placing.status, key, placing.values)


def _in_front(marks: Sequence[Mark], before: Sequence[Placing]) -> list[Mark]:
    """The marks of the bracket, with what the group's table says of each."""
    known = {placing.entrant: placing for placing in before}
    found = []
    for mark in marks:
        values = known[mark.entrant].values if mark.entrant in known else ()
        key = (Step("", 0), *mark.key) if mark.status is Status.RANKED else ()
        found.append(Mark(mark.entrant, mark.text, mark.status, key, values))
    return found


def _behind(placing: Placing) -> Mark:
    mark = _by_group(placing)
    key = (Step("", 1), *mark.key) if mark.status is Status.RANKED else ()
    return Mark(mark.entrant, mark.text, mark.status, key, mark.values)
