"""Groups: everybody meets everybody of the own group, and each group has its table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from typing import Any, ClassVar

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Withdraw
from scoring_rules.draws.group_making import Method, made_groups
from scoring_rules.draws.labels import labelled, unread
from scoring_rules.draws.protocol import Framed, Played, Proposal, Proposed
from scoring_rules.draws.round_robin import berger, check_meeting
from scoring_rules.draws.table_rule import Meeting, ranked_by_rule, tables_by_rule
from scoring_rules.ranking import Mark, Placing, Ranked, Status, Step, place
from scoring_rules.refusal import Refused
from scoring_rules.views import Table, Who, words

GROUP = "group:"
"""What the label of a group's contests begins with (FORMATS §2)."""

MOST_GROUPS = len(ascii_uppercase)


@dataclass(frozen=True, slots=True)
class Groups:
    """The draw `groups`.

    `groups`: who is in which, where the organiser says so; else they are made: `into` so many,
    by `method`. `cycles`: how often each pair meets.
    """

    engine: ClassVar[str] = "groups"
    version: ClassVar[str] = "1"
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    into: int = 0
    method: Method = "snake"
    cycles: int = 1
    ranking: str = ""

    def __post_init__(self) -> None:
        """Refused: `in_two_groups`, and `groups_out_of_range` for a number that cannot be."""
        listed = Counter(one for group in self.groups.values() for one in group)
        for one, times in listed.items():
            if times > 1:
                raise Refused("in_two_groups", who=Who(one))
        if not 0 <= self.into <= MOST_GROUPS:
            raise Refused("groups_out_of_range", n=self.into, most=MOST_GROUPS)

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        _decisions: Sequence[Any],
        seed: str,
    ) -> Proposed:
        """All matches of all groups at once, by rounds. Of groups that the organiser wrote down
        also later those that are missing, as of a late entry."""
        drawn = Counter(_label(one.phase, one.entrants) for one in in_groups(played))
        if len(entrants) < 2 or (drawn and not self.groups):
            return Proposed()
        competing = {entrant.id for entrant in entrants}
        contests: list[Proposal] = []
        for name, members in self.members(entrants, seed).items():
            for match in self._matches(name, [one for one in members if one in competing]):
                label = _label(match.phase, match.entrants)
                if drawn[label]:
                    drawn[label] -= 1
                else:
                    contests.append(match)
        contests.sort(key=lambda contest: contest.round or 0)
        return Proposed(tuple(contests), self.engine, self.version)

    def members(self, entrants: Sequence[Entrant], seed: str) -> Mapping[str, Sequence[str]]:
        """Who is in which group: as the organiser says, else as they are made now, of four and
        three where it is not said how many; a group has at least two."""
        if self.groups:
            return self.groups
        n = len(entrants)
        into = self.into or min(-(-n // 4), n // 3)
        return made_groups(entrants, max(1, min(into, n // 2)), self.method, seed)

    def _matches(self, name: str, members: Sequence[str]) -> list[Proposal]:
        table = berger(len(members))
        return [
            Proposal(
                f"{GROUP}{name}",
                (members[a - 1], members[b - 1])[:: -1 if cycle % 2 else 1],
                round=cycle * len(table) + number,
            )
            for cycle in range(self.cycles)
            for number, pairs in enumerate(table, start=1)
            for a, b in pairs
        ]

    def check_contest(self, phase: str, entrants: Sequence[str], others: Sequence[Framed]) -> None:
        """Refused: `not_in_group` where somebody is not of the group that the label names, and
        `no_such_group`, `tie_of_two`, `met_already`."""
        if not phase.startswith(GROUP):
            return
        groups = self.groups_of(others)
        name = phase.removeprefix(GROUP)
        if self.groups and name not in groups:
            raise Refused("no_such_group", group=name)
        for one in entrants:
            home = next((group for group, members in groups.items() if one in members), name)
            if home != name or (self.groups and one not in groups[name]):
                raise Refused("not_in_group", who=Who(one), group=name)
        check_meeting(phase, entrants, others, self.cycles)

    def groups_of(self, played: Sequence[Framed]) -> Mapping[str, Sequence[str]]:
        """The groups as the organiser gave them, else as the contests show them."""
        if self.groups:
            return self.groups
        found: dict[str, dict[str, None]] = {}
        for contest in played:
            if contest.phase.startswith(GROUP):
                members = found.setdefault(contest.phase.removeprefix(GROUP), {})
                members.update(dict.fromkeys(contest.entrants))
        return {name: tuple(found[name]) for name in sorted(found)}

    def ranked(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Mapping[str, Ranked]:
        """The table of each group, by the rule that the matches carry; who withdrew after having
        been drawn stays in it."""
        by_id = {entrant.id: entrant for entrant in entrants}
        drawn = in_groups(played)
        withdrew = {call.entrant for call in decisions if isinstance(call, Withdraw)}
        withdrew &= {one for contest in drawn for one in contest.entrants}
        by_id = {one: Entrant(one) for one in sorted(withdrew)} | by_id
        return {
            name: ranked_by_rule(
                [by_id[one] for one in members if one in by_id],
                of_group(played, name),
                decisions,
                self.meeting,
            )
            for name, members in self.groups_of(drawn).items()
        }

    @property
    def meeting(self) -> Meeting:
        """How the members of a group meet."""
        return Meeting("round_robin", self.cycles, self.ranking)

    def placings(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> Ranked:
        """The winners of all groups before all seconds: nobody of one group has met another."""
        ranked = self.ranked(entrants, played, decisions)
        nowhere = tuple(unread(played, in_group))
        if len(ranked) == 1:
            (one,) = ranked.values()
        else:
            listed = [placing for one in ranked.values() for placing in one.placings]
            placed = place([_mark(placing) for placing in listed])
            one = merged(tuple(ranked.values()), as_before(placed, listed))
        return with_the_rest(replace(one, uncounted=(*one.uncounted, *nowhere)), entrants)

    def tables(
        self, entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
    ) -> tuple[Table, ...]:
        """Each group's standings and cross table, under its name."""
        by_id = {entrant.id: entrant for entrant in entrants}
        found: list[Table] = []
        for name, members in self.groups_of(in_groups(played)).items():
            here = [by_id[one] for one in members if one in by_id]
            for table in tables_by_rule(here, of_group(played, name), decisions, self.meeting):
                title = words("table_of_group", group=name, table=table.title or words("name"))
                found.append(replace(table, title=title))
        return tuple(found)


def in_groups(played: Sequence[Played]) -> tuple[Played, ...]:
    """The contests of all groups, and the matches of their team ties."""
    return labelled(played, in_group)


def in_group(phase: str) -> bool:
    """Whether a label names a group."""
    return phase.startswith(GROUP)


def of_group(played: Sequence[Played], name: str) -> tuple[Played, ...]:
    """The contests of a group, and the matches of its team ties."""
    return labelled(played, lambda phase: phase == f"{GROUP}{name}")


def _label(phase: str, entrants: Sequence[str]) -> tuple[str, frozenset[str]]:
    return phase, frozenset(entrants)


def _mark(placing: Placing) -> Mark:
    key = (Step("", placing.place),) if placing.place is not None else ()
    return Mark(placing.entrant, placing.mark, placing.status, key, placing.values)


def as_before(placed: Sequence[Placing], before: Sequence[Placing]) -> tuple[Placing, ...]:
    """Placings with what decided them in their groups."""
    known = {placing.entrant: placing for placing in before}
    return tuple(
        replace(one, decided_by=known[one.entrant].decided_by, why=known[one.entrant].why)
        if one.entrant in known
        else one
        for one in placed
    )


def merged(ranked: Sequence[Ranked], placings: tuple[Placing, ...]) -> Ranked:
    """Several tables as one result."""
    return Ranked(
        placings=placings,
        over=bool(ranked) and all(one.over for one in ranked),
        uncounted=tuple(item for one in ranked for item in one.uncounted),
        questions=tuple(question for one in ranked for question in one.questions),
        remarks=tuple(dict.fromkeys(told for one in ranked for told in one.remarks)),
        details=tuple(detail for one in ranked for detail in one.details),
    )


def with_the_rest(ranked: Ranked, entrants: Sequence[Entrant]) -> Ranked:
    """Those who are in no group are listed too."""
    known = {placing.entrant for placing in ranked.placings}
    rest = [Placing(e.id, None, status=Status.NM) for e in entrants if e.id not in known]
    return replace(ranked, placings=(*ranked.placings, *rest), over=ranked.over and not rest)
