"""Ways to play as the desk sees them: contests, hours, what each place gets, and the best one."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from fractions import Fraction
from itertools import groupby

from events import sports
from events.chess.standings import codes_of
from events.chess.terms import Code, Terms
from meet.codec import encode
from meet.present.context import Context
from meet.present.voice import Voice
from meet.results import EventNow
from scoring_rules import awards
from scoring_rules.awards import AwardRow, EventResult, Placed
from scoring_rules.contest import Setup
from scoring_rules.draws import DRAWS, Draw, Swiss
from scoring_rules.draws.formats import (
    Choice,
    Means,
    Option,
    choice,
    described,
    duration,
    held_by,
    in_full,
)
from scoring_rules.draws.match_table import MatchTable
from scoring_rules.event import competing
from scoring_rules.exact import shown
from scoring_rules.sport import Timing

HOURS = 4
"""Hours of play a day that are assumed until the organiser says otherwise."""

MOST_DAYS = 30


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What a place gets: medal (gold, silver, bronze or "") and points, exact, of each holder."""

    name: str
    medal: str
    points: str


@dataclass(frozen=True, slots=True)
class OptionView:
    """A way to play. `against`: why it cannot be, or should not; `current`: it is the event's."""

    key: str
    name: str
    sizes: str
    stages: tuple[str, ...]
    contests: int
    time: str
    matches: str
    decided: str
    places: tuple[PlaceView, ...]
    against: tuple[str, ...]
    chosen: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is chosen beside the way to play: how tables are ranked ("" as is usual), whether who
    is disqualified in a knock-out keeps the place ("": the jury is asked), and what breaks ties in
    chess, by the letters of its arbiters ("" as is usual, `OWN` as the event lists it)."""

    ranking: str
    disqualified: str
    tie_breaks: str = ""


@dataclass(frozen=True, slots=True)
class FormatsView:
    """`/desk/events/ID/formats`. `drawn`: the format stands; `swiss`: rounds may be asked for;
    `rankings`: codes with their names, the usual one first, none where there is no choice;
    `tie_breaks` likewise."""

    event: str
    sport_name: str
    name: str
    entrants: int
    means: Means
    hours: str
    options: tuple[OptionView, ...]
    chosen: OptionView | None
    why: tuple[str, ...]
    now: str
    drawn: bool
    swiss: bool
    ruled: Ruled
    rankings: tuple[tuple[str, str], ...]
    tie_breaks: tuple[tuple[str, str], ...]


def timing_of(now: EventNow) -> Timing | None:
    """What is assumed of the sport's matches; None where contests are no matches."""
    return sports()[now.frame.event.sport].timing


def entered(now: EventNow) -> int:
    """How many there are to play."""
    here = competing(now.frame.event, now.decided)
    return sum(1 for entrant in here if entrant.id not in now.decided.out)


def usual(context: Context, now: EventNow, timing: Timing) -> Means:
    """What is assumed until the organiser says otherwise, with the regulation's third place."""
    roster, event = context.results.roster, now.frame.event
    regulation = context.awarding.regulation.for_event(event.sport, event.tags, event.id)
    return Means(
        courts=timing.courts,
        minutes=timing.minutes,
        days=min(days_of(roster.starts_on, roster.ends_on), MOST_DAYS),
        day_minutes=HOURS * 60,
        a_day=timing.a_day,
        third=regulation.medals.third,
        rounds=_rounds(now),
    )


def _rounds(now: EventNow) -> int:
    """Rounds of a Swiss: as the rules have them, else five, from fourteen players on seven."""
    own = getattr(now.frame.event.rules, "rounds", None)
    if own is None:
        return 0
    return int(own) or (5 if entered(now) < SEVEN_FROM else 7)


SEVEN_FROM = 14
"""Players from whom seven rounds are played (as the programme of xiangqi does)."""


def days_of(first: str, last: str) -> int:
    """How many days from first to last (YYYY-MM-DD); 1 where they are not known."""
    if not first or not last:
        return 1
    return 1 + max(0, (date.fromisoformat(last) - date.fromisoformat(first)).days)


def offered(now: EventNow, means: Means) -> Choice:
    """The ways to play for who is entered now."""
    return choice(entered(now), means)


def rankings_of(now: EventNow) -> tuple[str, ...]:
    """The ways in which the event's matches can be ranked, the usual one first."""
    event = now.frame.event
    if len(event.entrants) < 2:
        return ()
    match = event.rules.outcome(event.rules.start(Setup("", event.entrants[:2]))).match
    table = match.rule if match else None
    return tuple(one.code for one in table.rules) if isinstance(table, MatchTable) else ()


def ruled_now(now: EventNow) -> Ruled:
    """What the event says now."""
    said = now.frame.draw_json
    listed = now.frame.rules_json.get("tie_breaks") or [""]
    ties = listed[0] if listed[0] in ("", *LETTERS) and len(listed) == 1 else OWN
    return Ruled(str(said.get("ranking", "")), str(said.get("disqualified", "")), ties)


LETTERS: tuple[Code, ...] = ("ACDEF", "BCDEF")
"""The two ways of the Chinese rules (2011, 14.3.1): by opponents' points, or by running totals."""

OWN = "own"
"""Another list, which the event came with."""


def tie_breaks_of(now: EventNow) -> tuple[str, ...]:
    """The choices there are of what breaks ties, the usual one first."""
    rules = now.frame.event.rules
    if not isinstance(rules, Terms) or rules.style != "xiangqi":
        return ()
    return ("", *LETTERS, *((OWN,) if ruled_now(now).tie_breaks == OWN else ()))


def rules_json(now: EventNow, rounds: int, ruled: Ruled) -> dict[str, object]:
    """The parameters of the event's rules that are chosen with the format; None for the usual."""
    chosen: dict[str, object] = {"rounds": rounds or None}
    if ruled.tie_breaks != OWN and tie_breaks_of(now):
        chosen["tie_breaks"] = [ruled.tie_breaks] if ruled.tie_breaks else None
    return chosen


def draw_json(option: Option, ruled: Ruled) -> dict[str, object]:
    """The option as the event's `draw` (FORMATS §2)."""
    name = next(name for name, draw in DRAWS.items() if draw is type(option.draw))
    own = {key: value for key, value in encode(option.draw).items() if value != {}}
    chosen = {key: text for key, text in asdict(ruled).items() if text and _has(option.draw, key)}
    return {"format": name, **own, **chosen}


def _has(draw: Draw, parameter: str) -> bool:
    return parameter in {field.name for field in fields(draw)}  # type: ignore[arg-type]


def key_of(draw: Draw) -> str:
    """An option's name in the form: `groups_knockout-4-2-playoff-shared`."""
    name = next(name for name, one in DRAWS.items() if one is type(draw))
    parts = (getattr(draw, part, "") for part in ("into", "qualify", "third", "fifth"))
    return "-".join([name, *(str(part) for part in parts if part)])


def formats_view(context: Context, now: EventNow, means: Means, ruled: Ruled) -> FormatsView:
    """The page with these means and choices."""
    voice = context.event_voice(now)
    found = offered(now, means)
    options = tuple(_option(context, voice, now, one, means, found, ruled) for one in found.options)
    return FormatsView(
        event=now.frame.event.id,
        sport_name=voice.sport_name(now.frame.event.sport),
        name=now.frame.name.in_(context.lang),
        entrants=entered(now),
        means=means,
        hours=shown(Fraction(means.day_minutes, 60)),
        options=options,
        chosen=next((one for one in options if one.chosen), None),
        why=tuple(voice.say(line) for line in found.why),
        now=voice.say(in_full(now.frame.event.draw)),
        drawn=bool(now.contests),
        swiss=hasattr(now.frame.event.rules, "rounds"),
        ruled=ruled,
        rankings=_named_rankings(voice, now),
        tie_breaks=tuple(_named_ties(voice, now)),
    )


def _named_ties(voice: Voice, now: EventNow) -> Iterator[tuple[str, str]]:
    """Each choice with its tie-breaks in words, in the order in which they are asked."""
    rules, choices = now.frame.event.rules, tie_breaks_of(now)
    if not choices or not isinstance(rules, Terms):
        return
    yield "", voice.word("ties_usual")
    for letters in LETTERS:
        codes = _listed(voice, replace(rules, tie_breaks=(letters,)))
        yield letters, voice.word("ties_lettered", letters=letters, codes=codes)
    if OWN in choices:
        yield OWN, _listed(voice, rules)


def _listed(voice: Voice, terms: Terms) -> str:
    codes = codes_of(terms, Swiss().meeting)
    return ("、" if voice.lang == "zh" else ", ").join(voice.word(f"code_{c}") for c in codes)


def _named_rankings(voice: Voice, now: EventNow) -> tuple[tuple[str, str], ...]:
    """The choice there is; the usual one by its code where the event names it, else by none."""
    codes = rankings_of(now)
    named = tuple((code, voice.word(f"ranking_{code}")) for code in codes)
    if len(named) < 2:
        return ()
    usual = codes[0] if ruled_now(now).ranking == codes[0] else ""
    return ((usual, named[0][1]), *named[1:])


def _option(
    context: Context,
    voice: Voice,
    now: EventNow,
    one: Option,
    means: Means,
    found: Choice,
    ruled: Ruled,
) -> OptionView:
    between = "、" if voice.lang == "zh" else ", "
    sizes = between.join(str(size) for size in sorted(one.groups, reverse=True))
    matches = (
        voice.word("format_matches_same", n=one.least)
        if one.least == one.most
        else voice.word("format_matches", least=one.least, most=one.most)
    )
    return OptionView(
        key=key_of(one.draw),
        name=voice.say(described(one.draw)),
        sizes=voice.word("format_sizes", sizes=sizes) if sizes else "",
        stages=tuple(
            voice.word("format_stage", name=stage.name, n=stage.contests) for stage in one.stages
        ),
        contests=one.contests,
        time=voice.say(duration(one.turns * means.minutes)),
        matches=matches,
        decided=_begun(_decided(voice, one.places)),
        places=tuple(_places(context, voice, now, one.places)),
        against=tuple(
            _begun(voice.say(why)) for why in (*one.undecided(means), *one.shortage(means))
        ),
        chosen=one is found.chosen,
        current=_is_current(now, one, means, ruled),
    )


def _begun(text: str) -> str:
    """A part of a sentence where it stands alone."""
    return text[:1].upper() + text[1:]


def _is_current(now: EventNow, one: Option, means: Means, ruled: Ruled) -> bool:
    """Whether the event is played so already, with the same choices; a Swiss also in as many
    rounds."""
    asked = draw_json(one, ruled)
    said = now.frame.draw_json
    alike = all(asked.get(key, "") == said.get(key, "") for key in ("ranking", "disqualified"))
    alike = alike and ruled.tie_breaks == ruled_now(now).tie_breaks
    if not alike or key_of(one.draw) != key_of(now.frame.event.draw):
        return False
    return not isinstance(one.draw, Swiss) or now.frame.rules_json.get("rounds") == means.rounds


def _decided(voice: Voice, places: tuple[int, ...]) -> str:
    """Down to which place all are decided, and what is shared first."""
    shared = next((place for place, n in held_by(places).items() if n > 1), None)
    if shared is None:
        return voice.word("format_places_all")
    last = shared - 1
    parts = [voice.word("format_places_each", last=last)] if last > 1 else []
    parts.append(voice.word("format_places_then", place=shared, n=places.count(shared)))
    return ("，" if voice.lang == "zh" else ", ").join(parts)


def _places(
    context: Context, voice: Voice, now: EventNow, places: tuple[int, ...]
) -> Iterator[PlaceView]:
    """What the regulation gives for each place, where all who are entered start."""
    event, n = now.frame.event, len(places)
    placings = tuple(Placed(str(i), place) for i, place in enumerate(places))
    result = EventResult(event.id, event.sport, event.tags, n, n, placings)
    given = awards.award(result, context.awarding.regulation)
    rows = {row.place: row for row in given.rows}
    alike = groupby(held_by(places).items(), lambda one: _alike(rows.get(one[0]), *one))
    for (medal, points, _each), group in alike:
        held = list(group)
        yield PlaceView(_named(voice, held), medal, points)


def _alike(row: AwardRow | None, place: int, n: int) -> tuple[str, str, int]:
    """What makes a line of its own: medal, points, and a place that several hold."""
    if row is None or (not row.medal and not row.points):
        return "", "0", 0
    return row.medal or "", shown(row.points), place if n > 1 or row.points else 0


def _named(voice: Voice, held: list[tuple[int, int]]) -> str:
    first, n = held[0]
    last = held[-1][0] + held[-1][1] - 1
    if len(held) == 1 and n > 1:
        return voice.word("format_place_shared", place=first, n=n)
    if first == last:
        return voice.word("format_place_one", place=first)
    return voice.word("format_place_range", first=first, last=last)
