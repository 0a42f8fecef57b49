"""Ways in which n entrants can meet, each counted: contests, time on the courts, places, choice.

Contests and ties are those that the draws themselves would make, so what is promised here is what
is drawn later. Among the ways that can be finished the one is recommended in which nobody goes
home after fewer matches than necessary.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring_rules.contest import Entrant
from scoring_rules.draws.bracket import LARGEST, Policy
from scoring_rules.draws.bracket_lines import draw_lines
from scoring_rules.draws.groups import Groups
from scoring_rules.draws.groups_knockout import GroupsKnockout, slot_of
from scoring_rules.draws.knockout import Knockout
from scoring_rules.draws.ladder import Ladder, ladder
from scoring_rules.draws.protocol import Draw
from scoring_rules.draws.round_robin import RoundRobin
from scoring_rules.draws.swiss import Swiss
from scoring_rules.views import Words, words

GROUPS = (2, 3, 4, 5, 6, 7, 8, 16)
"""How many groups are offered; four, eight and sixteen may also send on one of each."""

GROUP_OF = range(3, 9)
"""The sizes of a group: two are a match, and more than eight a long tournament of their own."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the organiser has for the event.

    `courts` that are used at a time, `minutes` of a match with changing over, `days` with
    `day_minutes` of play, and at most `a_day` matches a day for anybody. `third`, `fifth`: how
    these places are settled; `rounds` of a Swiss, 0 where none may be played.
    """

    courts: int
    minutes: int
    days: int
    day_minutes: int
    a_day: int
    third: Policy = "playoff"
    fifth: Policy = "shared"
    rounds: int = 0

    @property
    def turns(self) -> int:
        """How many matches follow each other on a court in the whole time."""
        return self.days * (self.day_minutes // self.minutes)


@dataclass(frozen=True, slots=True)
class Stage:
    """A part that is over before the next begins; `turns`: matches one after the other on a
    court."""

    name: Words
    contests: int
    turns: int


@dataclass(frozen=True, slots=True)
class Option:
    """A way to play. `least`, `most`: matches of an entrant; `places`: everybody's, best first,
    equal where they are shared; `byes`: who skips a round of the knock-out."""

    draw: Draw
    groups: tuple[int, ...]
    stages: tuple[Stage, ...]
    least: int
    most: int
    places: tuple[int, ...]
    byes: int = 0

    @property
    def contests(self) -> int:
        """How many there are."""
        return sum(stage.contests for stage in self.stages)

    @property
    def turns(self) -> int:
        """Matches one after the other on the courts."""
        return sum(stage.turns for stage in self.stages)

    def shortage(self, means: Means) -> tuple[Words, ...]:
        """Why it cannot be finished; nothing where it can."""
        found = []
        if self.turns > means.turns:
            need, have = self.turns * means.minutes, means.days * means.day_minutes
            found.append(words("format_too_long", need=duration(need), have=duration(have)))
        if self.most > means.days * means.a_day:
            limit = means.days * means.a_day
            found.append(words("format_too_many", most=self.most, limit=limit))
        return tuple(found)

    def undecided(self, means: Means) -> tuple[Words, ...]:
        """What it leaves open that the medals need."""
        champions = self.places.count(1)
        if champions > 1:
            return (words("format_no_champion", n=champions),)
        if getattr(self.draw, "third", means.third) != means.third:
            return (words(f"format_third_not_{means.third}"),)
        return ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The options with the recommended one, and why; `chosen` is None where there are none."""

    options: tuple[Option, ...]
    chosen: Option | None
    why: tuple[Words, ...]


def choice(n: int, means: Means) -> Choice:
    """All ways for n entrants, and the one to recommend."""
    options = tuple(_options(n, means))
    settling = [one for one in options if not one.undecided(means)]
    fitting = [one for one in settling if not one.shortage(means)]
    if fitting:
        chosen = max(fitting, key=lambda one: (one.least, -one.byes, one.contests))
        return Choice(options, chosen, tuple(_reasons(chosen, settling, means)))
    if not settling:
        return Choice(options, None, ())
    chosen = min(settling, key=lambda one: (one.turns, one.contests))
    why = (words("format_none_fits"), *chosen.shortage(means))
    return Choice(options, chosen, why)


def _options(n: int, means: Means) -> Iterator[Option]:
    """From everybody against everybody down to one defeat and out; groups alone, which have no
    champion, come last."""
    if n < 2:
        return
    yield _round_robin(n, means)
    if means.rounds and n > 3:
        yield _swiss(n, means)
    sizes = {into: (n // into, _up(n, into)) for into in GROUPS}
    offered = [into for into in GROUPS if all(size in GROUP_OF for size in sizes[into])]
    for into in offered:
        for qualify in (2, 1) if into >= 4 and not into & (into - 1) else (2,):
            yield _groups_knockout(n, into, qualify, means)
    if n <= LARGEST:
        for third in ("playoff", "shared") if n > 3 else (means.third,):
            yield _knockout(n, third, means)
    for into in offered:
        yield _groups(n, into, means)


def _round_robin(n: int, means: Means) -> Option:
    draw = RoundRobin()
    contests = len(draw.propose(_nobody(n), (), (), "").contests)
    turns = group_turns((n,), contests, means.courts)
    stage = Stage(words("format_stage_rounds"), contests, turns)
    return Option(draw, (), (stage,), n - 1, n - 1, tuple(range(1, n + 1)))


def _swiss(n: int, means: Means) -> Option:
    rounds, each = min(means.rounds, n - 1), n // 2
    turns = rounds * _up(each, means.courts)
    stage = Stage(words("format_stage_rounds"), rounds * each, turns)
    least = rounds - n % 2  # a bye is no match
    return Option(Swiss(), (), (stage,), least, rounds, tuple(range(1, n + 1)))


def _groups(n: int, into: int, means: Means) -> Option:
    draw = Groups(into=into)
    sizes, stage = _group_stage(draw, n, means)
    places = _ranks(sizes, 0)
    return Option(draw, sizes, (stage,), min(sizes) - 1, max(sizes) - 1, places)


def _groups_knockout(n: int, into: int, qualify: int, means: Means) -> Option:
    draw = GroupsKnockout(into=into, qualify=qualify, third=means.third, fifth=means.fifth)
    sizes, stage = _group_stage(draw, n, means)
    names = tuple(draw.members(_nobody(n), ""))
    by_group = dict(zip(names, sizes, strict=True))
    coming = {name: min(qualify, size) for name, size in by_group.items()}
    lines = tuple(slot for pair in draw.slots(coming) for slot in pair)
    behind = ladder(lines, means.third, means.fifth)
    on = {slot: by_group[slot_of(slot)[0]] - 1 for slot in lines if slot}
    out = [size - 1 for size in sizes if size > qualify]
    return Option(
        draw=draw,
        groups=sizes,
        stages=(stage, *_knockout_stages(behind, means)),
        least=min([*out, *(played + behind.least(slot) for slot, played in on.items())]),
        most=max(played + behind.most(slot) for slot, played in on.items()),
        places=(*behind.places, *_ranks(sizes, qualify)),
        byes=behind.byes,
    )


def _knockout(n: int, third: Policy, means: Means) -> Option:
    draw = Knockout(third=third, fifth=means.fifth)
    lines = draw_lines(_nobody(n), "")
    steps = ladder(lines, third, means.fifth)
    entrants = [line for line in lines if line]
    return Option(
        draw=draw,
        groups=(),
        stages=_knockout_stages(steps, means),
        least=min(map(steps.least, entrants)),
        most=max(map(steps.most, entrants)),
        places=steps.places,
        byes=steps.byes,
    )


def _group_stage(draw: Groups, n: int, means: Means) -> tuple[tuple[int, ...], Stage]:
    """The sizes of the groups, and their matches as one stage."""
    entrants = _nobody(n)
    sizes = tuple(len(members) for members in draw.members(entrants, "").values())
    contests = len(Groups.propose(draw, entrants, (), (), "").contests)
    turns = group_turns(sizes, contests, means.courts)
    return sizes, Stage(words("format_stage_groups"), contests, turns)


def _knockout_stages(steps: Ladder, means: Means) -> tuple[Stage, ...]:
    """A round begins when the one before is over; matches for lower places are played beside."""
    return tuple(
        Stage(words(f"phase_{phase}"), contests, _up(contests, means.courts))
        for phase, contests in steps.rounds
    )


def _ranks(sizes: Sequence[int], before: int) -> tuple[int, ...]:
    """The places of those who go no further, level by their rank in the groups."""
    place = 1 + sum(min(size, before) for size in sizes)
    found: list[int] = []
    for rank in range(before + 1, max(sizes) + 1):
        level = sum(size >= rank for size in sizes)
        found += [place] * level
        place += level
    return tuple(found)


def group_turns(sizes: Sequence[int], contests: int, courts: int) -> int:
    """The fewest turns in which these groups play, nobody twice in one turn.

    A group of even m needs m − 1 turns, of odd m one more, for somebody always rests; where
    courts are short, all of them but in the last turn are full (edge colourings can be evened
    out: de Werra 1971, McDiarmid 1972).
    """
    longest = max(size - 1 + size % 2 if size > 1 else 0 for size in sizes)
    return max(longest, _up(contests, courts))


def _up(whole: int, parts: int) -> int:
    return -(-whole // parts)


def _nobody(n: int) -> tuple[Entrant, ...]:
    """Entrants of whom only their number is known."""
    return tuple(Entrant(str(i)) for i in range(1, n + 1))


def _reasons(chosen: Option, settling: Sequence[Option], means: Means) -> Iterator[Words]:
    """Why this one: it can be finished, and what is wrong with more and with fewer matches."""
    yield words(
        "format_fits",
        n=chosen.contests,
        time=duration(chosen.turns * means.minutes),
        courts=means.courts,
        have=duration(means.days * means.day_minutes),
    )
    more = [one for one in settling if one.least > chosen.least]
    for one in more[:2]:
        for shortage in one.shortage(means)[:1]:
            yield words("format_more", format=described(one.draw), n=one.contests, why=shortage)
    yield words("format_least", n=chosen.least, most=chosen.most)
    fewer = [one for one in settling if one.least < chosen.least]
    if fewer:
        last = min(fewer, key=lambda one: (one.least, one.contests))
        yield words("format_fewer", format=described(last.draw), n=last.least)
    if isinstance(chosen.draw, GroupsKnockout) and not chosen.byes:
        yield words("format_no_byes", n=len(chosen.groups) * chosen.draw.qualify)


def described(draw: Draw) -> Words:
    """A format in a few words."""
    match draw:
        case GroupsKnockout(into=into, groups=groups, qualify=qualify):
            return words("format_groups_knockout", n=len(groups) or into or "", qualify=qualify)
        case Groups(into=into, groups=groups):
            return words("format_groups", n=len(groups) or into or "")
        case Knockout(third=third):
            return words(f"format_knockout_{third}")
    return words(f"format_{draw.engine if draw.engine != 'berger' else 'round_robin'}")


def in_full(draw: Draw) -> Words:
    """A format with how its tables are ranked and what becomes of who is disqualified, where the
    event says so."""
    ranking, disqualified = (getattr(draw, one, "") for one in ("ranking", "disqualified"))
    return words(
        "format_in_full",
        format=described(draw),
        ranking=words(f"ranking_{ranking}") if ranking else "",
        disqualified=words(f"disqualified_{disqualified}") if disqualified else "",
    )


def duration(minutes: int) -> Words:
    """A time in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not rest:
        return words("time_hours", n=hours)
    return words("time_hours_minutes", n=hours, m=rest) if hours else words("time_minutes", m=rest)


def held_by(places: Sequence[int]) -> Mapping[int, int]:
    """How many hold each place."""
    return Counter(places)
