"""Registration: the games, their events, delegations and times as the organiser makes them.

Everything here runs in the writer's thread. Each change is one line in the ledger `meet`, with
what was, what is and why: `roster{what, id, event?, before?, after?, reason?}`.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, delete, insert, select, update

from meet import event_file, ledger, loading, tables
from meet.codec import BadInput
from meet.definitions import draw_of, rules_of, sport_of
from meet.event_file import FORMAT
from meet.loading import Programmed
from meet.programme import ProgrammeEvent
from meet.results import contest_subject, event_subject
from meet.roster import Roster
from meet.roster import read as read_roster
from scoring_rules.contest import Entrant

T = TypeVar("T")
Values = Mapping[str, Any]

KIND = "roster"
"""The kind of the lines that tell of changes to the roster."""

LONGEST = 80
"""Characters that a name, a number or a venue may have."""


@dataclass(frozen=True, slots=True)
class Office:
    """The entry office within one transaction: who writes, and when."""

    conn: Connection
    by: str
    now_ms: int

    @property
    def roster(self) -> Roster:
        """The roster as this transaction sees it; raises `BadInput` where there are no games."""
        found = read_roster(self.conn)
        if found is None:
            raise BadInput("no_games")
        return found

    def note(self, what: str, one: str, **more: Any) -> None:
        """Append the line of a change; what is empty is left out."""
        kept = {key: value for key, value in more.items() if value not in (None, "")}
        line = {"kind": KIND, "what": what, "id": one, **kept}
        loading.write_meet_line(self.conn, line, self.by, self.now_ms)

    def check_open(self, event_id: str) -> None:
        """Who competes may not change under a result that is official."""
        lines = ledger.lines(self.conn, event_subject(event_id))
        declared = [line.call["kind"] for line in lines]
        declared = [kind for kind in declared if kind in ("official", "unofficial")]
        if declared and declared[-1] == "official":
            raise BadInput("entries_official", "event")


# --- The games --------------------------------------------------------------------------------


def correct_games(
    office: Office, title: Mapping[str, str], days: tuple[str, str], reason: str
) -> None:
    """Correct the games' own title {zh, en} and their first and last day."""
    was = office.roster
    before = {
        "title": {"zh": was.title.zh, "en": was.title.en},
        "starts_on": was.starts_on,
        "ends_on": was.ends_on,
    }
    named = {"zh": text_of(title.get("zh", ""), "title"), "en": title.get("en", "").strip()}
    after = {"title": named, "starts_on": days[0], "ends_on": days[1]}
    changed, kept = difference(before, after)
    why = reason_of(reason)
    office.conn.execute(update(tables.meet).values(**changed))
    office.note("games", "games", before=kept, after=changed, reason=why)


# --- Events -----------------------------------------------------------------------------------


def choose_event(office: Office, sport: str, offered: ProgrammeEvent) -> None:
    """Take an event of a sport's programme into the games."""
    rules, draw = offered.rules_json(), dict(offered.draw)
    raw = {"tags": list(offered.tags), "rules": rules, "draw": draw}
    _add_event(office, sport, offered.id, (offered.name.zh, offered.name.en), raw)


def own_event(office: Office, sport: str, name: tuple[str, str], raw: Values) -> str:
    """An event of the organiser's own: `raw` holds its tags, rules and draw; its new id."""
    zh = text_of(name[0], "name")
    events = office.roster.events
    if any(zh == frame.name.zh and sport == frame.event.sport for frame in events.values()):
        raise BadInput("name_taken", "name", name=zh)
    event_id = free_id(f"{sport}-own", events)
    _add_event(office, sport, event_id, (zh, name[1].strip()), raw)
    return event_id


def _add_event(
    office: Office, sport: str, event_id: str, name: tuple[str, str], raw: Values
) -> None:
    file = {"format": FORMAT, "sport": sport, "event": event_id, "name": name[0], **raw}
    programmed = Programmed(name_en=name[1])
    loading.add_event(office.conn, event_file.read(file), programmed, office.by, office.now_ms)


def remove_event(office: Office, event_id: str) -> None:
    """Take an event out again, as long as nothing was drawn or decided in it."""
    frame = known(office.roster.events, event_id)
    if frame.contests or ledger.last_seq(office.conn, event_subject(event_id)):
        raise BadInput("event_begun", "event", event=frame.name.zh)
    if frame.event.entrants:
        raise BadInput("event_has_entries", "event", event=frame.name.zh)
    office.conn.execute(delete(tables.event).where(tables.event.c.id == event_id))
    office.note("event", event_id, before={"name": frame.name.zh})


def choose_format(office: Office, event_id: str, draw: Values, chosen: Values) -> None:
    """Play an event in another format, as long as nothing of it is drawn; `chosen`: parameters of
    its rules that go with it, None for one that is to be as usual."""
    frame = known(office.roster.events, event_id)
    office.check_open(event_id)
    if frame.contests:
        raise BadInput("format_drawn", "event", event=frame.name.zh)
    before = {"draw": dict(frame.draw_json), **{key: frame.rules_json.get(key) for key in chosen}}
    asked = {**frame.rules_json, **chosen}
    rules = {key: value for key, value in asked.items() if value is not None}
    rules_of(sport_of(frame.event.sport), rules)
    draw_of(draw)
    changed, kept = difference(_told(before), _told({"draw": dict(draw), **chosen}))
    own = tables.event.c.id == event_id
    office.conn.execute(update(tables.event).where(own).values(rules=rules, draw=dict(draw)))
    office.note("event", event_id, before=kept, after=changed)


def _told(values: Values) -> Values:
    """Parameters as the list of changes tells them."""
    plain = {key: " ".join(one) if isinstance(one, list) else one for key, one in values.items()}
    return {key: "" if one is None else one for key, one in plain.items()}


# --- Delegations ------------------------------------------------------------------------------


def add_delegation(office: Office, names: Mapping[str, str]) -> str:
    """A new delegation: `zh`, `en`, `short_zh`, `short_en`; its mark is assigned. Its id."""
    delegations = office.roster.delegations
    row = _names_of(office.roster, "", names)
    zh = row["name"]["zh"]
    new_id = zh if zh not in delegations else free_id(zh, delegations)
    mark = loading.unmarked_delegation(new_id, len(delegations))
    loading.add_delegations(office.conn, [{**mark, **row}], office.by, office.now_ms)
    return new_id


def _names_of(roster: Roster, one: str, names: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The names of a delegation with what was left out filled in."""
    zh = text_of(names.get("zh", ""), "name")
    if any(zh == other.name.zh and other.id != one for other in roster.delegations.values()):
        raise BadInput("name_taken", "name", name=zh)
    short = names.get("short_zh", "").strip() or zh[:4]
    return {
        "name": {"zh": zh, "en": names.get("en", "").strip() or zh},
        "short": {"zh": short, "en": names.get("short_en", "").strip() or short},
    }


def rename_delegation(office: Office, one: str, names: Mapping[str, str], reason: str) -> None:
    """Correct the names of a delegation."""
    roster = office.roster
    was = known(roster.delegations, one)
    before = {
        "name": {"zh": was.name.zh, "en": was.name.en},
        "short": {"zh": was.short.zh, "en": was.short.en},
    }
    changed, kept = difference(before, _names_of(roster, one, names))
    why = reason_of(reason)
    own = tables.delegation.c.id == one
    office.conn.execute(update(tables.delegation).where(own).values(**changed))
    office.note("delegation", one, before=kept, after=changed, reason=why)


def remove_delegation(office: Office, one: str) -> None:
    """Take a delegation out again, as long as nobody of it is entered."""
    roster = office.roster
    was = known(roster.delegations, one)
    for frame in roster.events.values():
        if any(one in senders(entrant) for entrant in frame.event.entrants):
            raise BadInput("delegation_used", "delegation", name=was.name.zh)
    office.conn.execute(delete(tables.delegation).where(tables.delegation.c.id == one))
    office.note("delegation", one, before={"name": was.name.zh})


def senders(entrant: Entrant) -> set[str]:
    """The delegations that an entrant names, in whatever way."""
    named = [entrant.delegation, *(member.delegation for member in entrant.members)]
    named += [credit.delegation for credit in entrant.credits]
    return {one for one in named if one}


# --- Contests ---------------------------------------------------------------------------------


def draw_final(office: Office, event_id: str) -> str:
    """The contest of a `final` event from its entries, in their order; its id.

    While nothing was called in it, it may be made anew from the entries as they then stand.
    """
    frame = known(office.roster.events, event_id)
    if frame.draw_json.get("format") != "final":
        raise BadInput("drawn_elsewhere", "event")
    office.check_open(event_id)
    entrants = [entrant.id for entrant in frame.event.entrants]
    if not entrants:
        raise BadInput("no_entries", "event", event=frame.name.zh)
    contest = frame.contests[0] if frame.contests else _new_contest(office, event_id)
    if ledger.last_seq(office.conn, contest_subject(contest)):
        raise BadInput("contest_begun", "event", event=frame.name.zh)
    drawn = tables.contest_entrant
    own = and_(drawn.c.contest == contest, drawn.c.event == event_id)
    in_order = select(drawn.c.entrant).where(own).order_by(drawn.c.position)
    before = list(office.conn.scalars(in_order))
    if before == entrants:
        raise BadInput("nothing_changed")
    office.conn.execute(delete(drawn).where(own))
    for i, one in enumerate(entrants):
        row = {"contest": contest, "event": event_id, "entrant": one, "position": i}
        office.conn.execute(insert(drawn).values(row))
    was = {"entrants": before} if before else None
    office.note("contest", contest, event=event_id, before=was, after={"entrants": entrants})
    return contest


def _new_contest(office: Office, event_id: str) -> str:
    roster = office.roster
    frame = roster.events[event_id]
    wanted = f"{event_id}-f"
    contest = wanted if wanted not in roster.contests else free_id(wanted, roster.contests)
    office.conn.execute(
        insert(tables.contest).values(
            id=contest,
            position=loading.next_position(office.conn, tables.contest),
            sport=frame.event.sport,
            phase="final",
            starts=frame.starts or None,
            venue=frame.venue or None,
        )
    )
    row = {"contest": contest, "event": event_id, "source_id": "f"}
    office.conn.execute(insert(tables.contest_event).values(row))
    return contest


def timetable(office: Office, what: str, one: str, starts: str, venue: str) -> bool:
    """Give a `contest`, or an `event`, its time (`YYYY-MM-DDTHH:MM` or "") and its venue.

    Returns whether that changed anything.
    """
    table = {"contest": tables.contest, "event": tables.event}[what]
    row = office.conn.execute(select(table).where(table.c.id == one)).mappings().first()
    if row is None:
        raise BadInput("not_found", what, what=one)
    before = {"starts": row["starts"] or "", "venue": row["venue"] or ""}
    after = {"starts": starts, "venue": venue.strip()}
    if before == after:
        return False
    stored = {key: value or None for key, value in after.items()}
    office.conn.execute(update(table).where(table.c.id == one).values(**stored))
    changed, kept = difference(before, after)
    office.note(what, one, before=kept, after=changed)
    if what == "contest":
        _lead_events(office, one)
    return True


def _lead_events(office: Office, contest: str) -> None:
    """An event begins when and where its first contest does."""
    contests, links = tables.contest.c, tables.contest_event.c
    for event_id in office.conn.scalars(select(links.event).where(links.contest == contest)).all():
        mine = select(links.contest).where(links.event == event_id)
        timed = select(contests.starts, contests.venue).where(
            contests.id.in_(mine), contests.starts.is_not(None)
        )
        first = office.conn.execute(timed.order_by(contests.starts)).first()
        starts, venue = first or (None, None)
        own = tables.event.c.id == event_id
        office.conn.execute(update(tables.event).where(own).values(starts=starts, venue=venue))


# --- What was typed ---------------------------------------------------------------------------


def known(found: Mapping[str, T], one: str) -> T:
    """The value of an id; raises `BadInput` where there is none."""
    if one not in found:
        raise BadInput("not_found", what=one)
    return found[one]


def text_of(text: str, at: str) -> str:
    """A name as typed; raises `BadInput` where it is empty or too long."""
    stripped = " ".join(text.split())
    if not stripped:
        raise BadInput("empty_text", at, field=at)
    if len(stripped) > LONGEST:
        raise BadInput("too_long", at, most=LONGEST)
    return stripped


def reason_of(text: str) -> str:
    """The reason of a correction, which must be given."""
    if not text.strip():
        raise BadInput("reason_needed", "reason")
    return text.strip()[:200]


def difference(before: Values, after: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is new, and what stood there; raises `BadInput` where nothing differs."""
    keys = [key for key in {**before, **after} if before.get(key, "") != after.get(key, "")]
    if not keys:
        raise BadInput("nothing_changed")
    return {key: after.get(key, "") for key in keys}, {key: before.get(key, "") for key in keys}


def free_id(stem: str, taken: Container[str]) -> str:
    """`stem-1`, or the next that is free."""
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
