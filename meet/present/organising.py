"""What an organiser is shown: how far the games are prepared, their entries, what was changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from events import sports
from meet.definitions import draw_of
from meet.entries import offered, people
from meet.ledger import Written
from meet.present.context import Context
from meet.present.voice import Voice, entrant_tag
from meet.registration import KIND
from meet.roster import MEET, EventFrame
from meet.view_models import DelegationTag, EntrantTag
from scoring_rules.contest import Entrant, Stage
from scoring_rules.draws.formats import described, in_full

ABSENT = "—"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the games are prepared, in numbers."""

    delegations: int
    events: int
    empty_events: int
    athletes: int
    entries: int
    undrawn: int
    contests: int
    untimed: int
    cards: int
    begun: int

    @property
    def listed(self) -> bool:
        """Whether every event has entries (名单)."""
        return bool(self.events) and not self.empty_events

    @property
    def drawn(self) -> bool:
        """Whether everybody entered is in a contest that has its time (编排)."""
        return self.listed and not self.undrawn and not self.untimed


def progress(context: Context, cards: int) -> Progress:
    """The steps as they stand; `cards`: how many seats have one."""
    roster = context.results.roster
    frames = roster.events.values()
    contests = context.results.contests()
    return Progress(
        delegations=len(roster.delegations),
        events=len(frames),
        empty_events=sum(1 for frame in frames if not frame.event.entrants),
        athletes=len(roster.athletes),
        entries=sum(len(frame.event.entrants) for frame in frames),
        undrawn=sum(1 for frame in frames if frame.event.entrants and not frame.contests),
        contests=len(contests),
        untimed=sum(1 for contest in contests if not contest.frame.starts),
        cards=cards,
        begun=sum(1 for contest in contests if contest.stage is not Stage.SCHEDULED),
    )


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event in the organiser's list. `drawn`: how many of its entries are in a contest;
    `format`: how it is played, "" where its contests are no matches."""

    id: str
    sport_name: str
    name: str
    entries: int
    contests: int
    drawn: int
    starts: str
    venue: str
    by_final: bool
    together: str
    classes: str
    several: int
    format: str = ""


def listed(context: Context, frame: EventFrame) -> ListedEvent:
    """One event of the list."""
    roster = context.results.roster
    event = frame.event
    in_contests = {e.id for one in frame.contests for e in roster.contests[one].entrants}
    chosen = offered(event.id)
    together = next((tag for tag in ("pair", "team", "relay") if tag in event.tags), "")
    return ListedEvent(
        id=event.id,
        sport_name=context.voice.sport_name(event.sport),
        name=frame.name.in_(context.lang),
        entries=len(event.entrants),
        contests=len(frame.contests),
        drawn=len(in_contests),
        starts=frame.starts,
        venue=frame.venue,
        by_final=frame.draw_json.get("format") == "final",
        together=together,
        classes="、".join(chosen.classes) if chosen else "",
        several={"pair": 2, "relay": 6, "team": 8}.get(together, 0),
        format=context.voice.say(described(event.draw)) if sports()[event.sport].timing else "",
    )


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry with what its form is filled with; `drawn`: it is in a contest."""

    tag: EntrantTag
    raw: Mapping[str, Any]
    drawn: bool


def entries_of(context: Context, frame: EventFrame) -> tuple[ListedEntry, ...]:
    """The entries of an event, in their order."""
    roster = context.results.roster
    in_contests = {e.id for one in frame.contests for e in roster.contests[one].entrants}
    return tuple(
        ListedEntry(
            tag=entrant_tag(roster, one, context.lang),
            raw={
                "name": one.name,
                **_senders(one),
                "number": one.number,
                "sex": one.sex,
                "class": one.class_,
                "seed": one.seed or "",
                "members": one.members,
            },
            drawn=one.id in in_contests,
        )
        for one in frame.event.entrants
    )


def _senders(entrant: Entrant) -> dict[str, str]:
    """Who sends an entrant, and with whom an exchange athlete (交流运动员) is shared."""
    if len(entrant.credits) != 2:
        return {"delegation": entrant.delegation, "exchange": "", "exchange_share": ""}
    home, other = entrant.credits
    return {
        "delegation": home.delegation,
        "exchange": other.delegation,
        "exchange_share": other.points,
    }


def shared_numbers(context: Context) -> tuple[tuple[str, str], ...]:
    """Numbers that more than one person has: the number, and their names."""
    found: dict[str, dict[tuple[str, str], str]] = {}
    for frame in context.results.roster.events.values():
        for entrant in frame.event.entrants:
            for person in people(entrant):
                if person.number:
                    who = (person.name, person.delegation)
                    found.setdefault(person.number, {})[who] = person.name
    between = "、" if context.lang == "zh" else ", "
    return tuple(
        (number, between.join(named.values()))
        for number, named in sorted(found.items())
        if len(named) > 1
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the ledger `meet`: when, who, what of whom, what stood there, what stands."""

    at: str
    by: str
    act: str
    subject: str
    details: tuple[tuple[str, str, str], ...]
    reason: str


def changes(context: Context) -> tuple[Change, ...]:
    """What was changed about the roster, the last first."""
    lines = reversed(context.results.record.lines(MEET))
    return tuple(change for line in lines if (change := _change(context, line)))


def _change(context: Context, line: Written) -> Change | None:
    call, voice = line.call, context.voice
    before, after = call.get("before", {}), call.get("after", {})
    if call["kind"] == KIND:
        act = "corrected" if before and after else "added" if after else "removed"
        act, subject = voice.word(f"roster_{act}"), _subject(context, call)
    elif call["kind"] in ("created", "delegations", "loaded", "restored"):
        act, subject = voice.word(f"roster_{call['kind']}"), _told(context, call)
    else:
        return None
    details = tuple(
        (voice.word(f"field_{key}"), _shown(context, key, before), _shown(context, key, after))
        for key in {**before, **after}
    )
    at = context.zone.full(line.at_ms)
    return Change(at, line.by, act, subject, details, call.get("reason", ""))


def _told(context: Context, call: Mapping[str, Any]) -> str:
    between = "、" if context.lang == "zh" else ", "
    if "event" in call:
        return _event_name(context, call["event"])
    return between.join(context.voice.name(one) for one in call.get("ids", ()))


def _event_name(context: Context, event_id: str) -> str:
    frame = context.results.roster.events.get(event_id)
    return frame.name.in_(context.lang) if frame else event_id


def _subject(context: Context, call: Mapping[str, Any]) -> str:
    what, one = call["what"], str(call["id"])
    if what == "entrant":
        event = context.results.roster.events.get(call["event"])
        tags = {e.id: entrant_tag(context.results.roster, e, context.lang) for e in _in(event)}
        name = tags[one].name if one in tags else call.get("before", {}).get("name", one)
        return f"{_event_name(context, call['event'])}　{name}"
    if what == "contest":
        contest = context.results.roster.contests.get(one)
        return context.contest_name(contest) if contest else one
    if what == "event":
        return _event_name(context, one)
    return context.voice.name(one) if what == "delegation" else ""


def _in(frame: EventFrame | None) -> Iterable[Any]:
    return frame.event.entrants if frame else ()


def _shown(context: Context, key: str, values: Mapping[str, Any]) -> str:
    value = values.get(key, "")
    voice: Voice = context.voice
    between = "、" if context.lang == "zh" else ", "
    if value in ("", None, []):
        return ABSENT
    if key == "sex":
        return voice.word(f"sex_{value}")
    if key == "delegation":
        return voice.name(value)
    if key == "members":
        return between.join(f"{one['name']} {one.get('number', '')}".strip() for one in value)
    if key == "entrants":
        return voice.word("n_entries", n=len(value))
    if key == "draw":
        return voice.say(in_full(draw_of(value)))
    if isinstance(value, Mapping):
        return str(value.get(context.lang) or value.get("zh", ""))
    return str(value).replace("T", " ") if key == "starts" else str(value)


def delegation_tags(context: Context) -> tuple[DelegationTag, ...]:
    """All delegations with their marks."""
    return tuple(context.voice.delegation(one) for one in context.results.roster.delegations)
