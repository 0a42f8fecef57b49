"""Loading: the games, their delegations and events written into an empty or a growing database.

Every change leaves a line in the ledger `meet`, so that readers know of it.
"""

import re
import tomllib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, insert, select

from meet import ledger, shared, tables
from meet.codec import BadInput, decode, encode
from meet.definitions import COMMON, entrant_json
from meet.event_file import EventFile, played_of
from meet.record import meet_exists
from meet.results import contest_subject, event_subject, pins_of
from meet.roster import ENTRANT_COLUMNS, MEET
from scoring_rules import event as event_fold
from scoring_rules import regulation
from scoring_rules.decisions import DrawMade, Drawn, FreezeN, Official, drawn_id
from scoring_rules.event import ContestOf, Event


@dataclass(frozen=True, slots=True)
class Games:
    """New games: `title` {zh, en}; days `YYYY-MM-DD`; the regulation by id with its TOML text."""

    title: Mapping[str, str]
    starts_on: str
    ends_on: str
    regulation: str
    regulation_text: str


@dataclass(frozen=True, slots=True)
class Programmed:
    """Where an event stands in the programme: its English name, local start times, venue."""

    name_en: str = ""
    starts: str = ""
    venue: str = ""
    contest_starts: Mapping[str, str] = field(default_factory=dict)
    rules_version: str = "1"


def create_games(conn: Connection, games: Games, by: str, now_ms: int) -> None:
    """Write the games' own row; raises `BadInput` where there are games already."""
    if meet_exists(conn):
        raise BadInput("games_exist")
    conn.execute(
        insert(tables.meet).values(
            id=1,
            title=dict(games.title),
            starts_on=games.starts_on,
            ends_on=games.ends_on,
            regulation=games.regulation,
            regulation_text=games.regulation_text,
            epoch=uuid.uuid4().hex,
            created_at=now_ms,
        )
    )
    write_meet_line(conn, {"kind": "created"}, by, now_ms)


def add_delegations(
    conn: Connection, delegations: Sequence[Mapping[str, Any]], by: str, now_ms: int
) -> None:
    """Write delegations: {id, name, short, shape, colour, colour_dark}, names {zh, en}."""
    first = next_position(conn, tables.delegation)
    for i, delegation in enumerate(delegations):
        conn.execute(insert(tables.delegation).values(position=first + i, **delegation))
    ids = [delegation["id"] for delegation in delegations]
    write_meet_line(conn, {"kind": "delegations", "ids": ids}, by, now_ms)


def add_event(
    conn: Connection, file: EventFile, programmed: Programmed, by: str, now_ms: int
) -> dict[str, str]:
    """Write an event with its entrants and contests; returns their ids by those of the file.

    Raises `BadInput` where an event of that id exists. Delegations that are only named get a row.
    """
    event = file.event
    _check_ids(file)
    if conn.execute(select(tables.event.c.id).where(tables.event.c.id == event.id)).first():
        raise BadInput("event_exists", "event", event=event.id)
    _add_missing_delegations(conn, file, by, now_ms)
    conn.execute(
        insert(tables.event).values(
            id=event.id,
            position=next_position(conn, tables.event),
            sport=event.sport,
            name={"zh": event.name, "en": programmed.name_en},
            tags=list(event.tags),
            rules=dict(file.raw["rules"]),
            draw=dict(file.raw["draw"]),
            starts=programmed.starts or None,
            venue=programmed.venue or None,
            rules_version=programmed.rules_version,
        )
    )
    for i, entrant in enumerate(event.entrants):
        conn.execute(insert(tables.entrant).values(entrant_row(event.id, i, entrant)))
    ids = _contest_ids(conn, file)
    for contest in (*file.contests, *_drawn_only(file)):
        _add_contest(conn, file, contest, programmed, ids)
    told = {"kind": "loaded", "event": event.id, **shared.listed(file, ids)}
    write_meet_line(conn, told, by, now_ms)
    return ids


def _drawn_only(file: EventFile) -> list[ContestOf]:
    """The contests that the file's `draw` lines name and its list leaves out."""
    listed = {contest.id for contest in file.contests}
    named = _drawn(file)
    return [
        ContestOf(
            id=one,
            phase=drawn.phase,
            entrants=drawn.entrants,
            part_of=drawn.part_of,
            order=drawn.table if drawn.order is None else drawn.order,
            round=drawn.round,
        )
        for one, (_line, drawn) in named.items()
        if one not in listed
    ]


def _drawn(file: EventFile) -> dict[str, tuple[int, Drawn]]:
    """The contests that `draw` lines decided, by id, with the number of the line."""
    return {
        drawn_id(file.event.id, line.seq, n, drawn): (line.seq, drawn)
        for line in file.decided.draws
        for n, drawn in enumerate(line.call.pairings)
    }


CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
LONGEST_ID = 200
PLACES_OF_OURS = {
    "calls", "corrections", "draw", "ledger", "official", "pad", "reopen", "retractions", "sign",
    "unofficial", "why",
}  # fmt: skip
"""What follows an id in our addresses."""


def _check_ids(file: EventFile) -> None:
    check_id(file.event.id, "event")
    for i, contest in enumerate(file.contests):
        check_id(contest.id, f"contests[{i}].id")


def check_id(one: str, at: str) -> None:
    """An id stands in addresses, where control characters and the parts . and .. do not last."""
    parts = one.split("/")
    ours = len(parts) > 1 and parts[-1] in PLACES_OF_OURS
    if CONTROL.search(one) or len(one) > LONGEST_ID or {".", ".."} & {*parts} or ours:
        raise BadInput("unusable_id", at, id=CONTROL.sub("�", one)[:LONGEST_ID])


def entrant_row(event_id: str, position: int, entrant: Any) -> dict[str, Any]:
    """An entrant as its row in the table."""
    plain = entrant_json(entrant)
    own = {key: value for key, value in plain.items() if key not in COMMON}
    common = {key: plain.get(key) for key in ENTRANT_COLUMNS}
    return {
        "event": event_id,
        "id": entrant.id,
        "position": position,
        **common,
        "own": own or None,
        "athlete": entrant.number or None,
    }


def _contest_ids(conn: Connection, file: EventFile) -> dict[str, str]:
    """A contest keeps its id where that is free in the games; else the event goes before it."""
    taken = set(conn.scalars(select(tables.contest.c.id)))
    ids: dict[str, str] = {}
    for i, contest in enumerate(file.contests):
        there = shared.loaded_already(conn, file.event.sport, contest, f"contests[{i}].shared")
        if there:
            ids[contest.id] = there
    everything = [c for c in (*file.contests, *_drawn_only(file)) if c.id not in ids]
    ids |= {contest.id: contest.id for contest in everything if contest.id not in taken}
    taken |= set(ids.values())
    for contest in everything:
        if contest.id not in ids:
            new_id = f"{file.event.id}-{contest.id}"
            while new_id in taken:
                new_id = f"{file.event.id}-{new_id}"
            ids[contest.id] = new_id
            taken.add(new_id)
    return ids


def _add_contest(
    conn: Connection,
    file: EventFile,
    contest: ContestOf,
    programmed: Programmed,
    ids: Mapping[str, str],
) -> None:
    event = file.event
    new_id = ids[contest.id]
    if not shared.loaded_already(conn, event.sport, contest, "contests"):
        conn.execute(
            insert(tables.contest).values(
                id=new_id,
                position=next_position(conn, tables.contest),
                sport=event.sport,
                phase=contest.phase or None,
                part_of=ids.get(contest.part_of, contest.part_of) or None,
                ord=contest.order,
                shared=contest.shared or None,
                round=contest.round,
                starts=programmed.contest_starts.get(contest.id) or programmed.starts or None,
                venue=programmed.venue or None,
            )
        )
    conn.execute(
        insert(tables.contest_event).values(contest=new_id, event=event.id, source_id=contest.id)
    )
    own = {entrant.id for entrant in event.entrants}
    for i, entrant in enumerate(contest.entrants):
        if entrant not in own:
            continue
        conn.execute(
            insert(tables.contest_entrant).values(
                contest=new_id, event=event.id, entrant=entrant, position=i
            )
        )


def _add_missing_delegations(conn: Connection, file: EventFile, by: str, now_ms: int) -> None:
    named: list[str] = []
    for entrant in file.event.entrants:
        named.append(entrant.delegation)
        named.extend(member.delegation for member in entrant.members)
        named.extend(credit.delegation for credit in entrant.credits)
    known = set(conn.scalars(select(tables.delegation.c.id)))
    missing = [one for one in dict.fromkeys(named) if one and one not in known]
    if missing:
        first = len(known)
        rows = [unmarked_delegation(one, first + i) for i, one in enumerate(missing)]
        add_delegations(conn, rows, by, now_ms)


SHAPES = (
    "square", "triangle", "hexagon", "diamond", "plus", "dome", "star", "chevron",
    "hourglass", "pentagon", "triangle-down", "bars", "ring",
)  # fmt: skip
COLOURS = (
    ("#1F5FBF", "#7FB0FF"), ("#C2371B", "#FF9A80"), ("#23743A", "#7FD694"),
    ("#7A3FB5", "#C9A2FF"), ("#8F6400", "#F2C14E"), ("#0C7480", "#6FD6DF"),
    ("#B8265F", "#FF95BC"), ("#8A4B24", "#E2A87C"), ("#3D48B0", "#A3AEFF"),
    ("#5F6F00", "#C3D44A"), ("#9C2F9C", "#EE97EE"), ("#4F5D6E", "#B4C2D2"),
)  # fmt: skip
"""Twelve colours beside thirteen shapes: a pair comes again only after 156 delegations."""


def unmarked_delegation(name: str, number: int) -> dict[str, Any]:
    """A delegation that an event file only names, with the next free mark."""
    light, dark = COLOURS[number % len(COLOURS)]
    return {
        "id": name,
        "name": {"zh": name, "en": name},
        "short": {"zh": name[:4], "en": name[:4]},
        "shape": SHAPES[number % len(SHAPES)],
        "colour": light,
        "colour_dark": dark,
    }


def write_calls(
    conn: Connection, file: EventFile, ids: Mapping[str, str], by: str, now_ms: int
) -> None:
    """Write the file's calls into the ledgers; they were folded when the file was read."""
    listed = zip(file.contests, file.raw.get("contests", ()), strict=True)
    for i, (contest, raw) in enumerate(listed):
        subject = contest_subject(ids[contest.id])
        calls = raw.get("calls", ())
        if contest.shared:
            at = f"contests[{i}]"
            calls = shared.calls_to_come(conn, subject, calls, file.event.id, at)
        _write(conn, subject, calls, by, now_ms)
    decisions = [
        _decision(conn, file, ids, i, call) for i, call in enumerate(file.raw.get("calls", ()))
    ]
    _write(conn, event_subject(file.event.id), decisions, by, now_ms)
    for line in file.decided.draws:
        write_meet_line(conn, _draw_told(file, ids, line.seq), by, now_ms)


def _decision(
    conn: Connection, file: EventFile, ids: Mapping[str, str], i: int, call: Mapping[str, Any]
) -> Mapping[str, Any]:
    """A call of the event's ledger, naming contests by their ids in the games."""
    if call["kind"] == Official.kind:
        return {**call, **_pins(conn, file, ids, i)}
    if call["kind"] == FreezeN.kind:
        text = str(conn.scalar(select(tables.meet.c.regulation_text)))
        count = call.get("count", "started")
        if count != counted_by(text, file.event):
            counted = counted_by(text, file.event)
            raise BadInput("count_differs", f"calls[{i}].count", count=count, counted=counted)
    if call["kind"] == DrawMade.kind:
        named = (
            (drawn_id(file.event.id, i + 1, n, decode(Drawn, raw)), raw)
            for n, raw in enumerate(call["pairings"])
        )
        return {**call, "pairings": [{**raw, "id": ids.get(one, one)} for one, raw in named]}
    return call


def counted_by(regulation_text: str, event: Event) -> str:
    """Whose number the regulation counts in an event: entered, started or ranked."""
    rules = regulation.read(tomllib.loads(regulation_text))
    return rules.for_event(event.sport, event.tags, event.id).admission.count


def _draw_told(file: EventFile, ids: Mapping[str, str], line: int) -> dict[str, Any]:
    """The `meet` line of a draw, as the desk would have left it: its contests go with it."""
    made = {ids[one]: drawn for one, (seq, drawn) in _drawn(file).items() if seq == line}
    event = file.event.id
    return {
        "kind": "changed",
        "event": event,
        "line": line,
        "contests": [{"id": contest} for contest in made],
        "feeds": [{"contest": contest, "event": event} for contest in made],
        "competes": [
            {"contest": contest, "event": event, "entrant": entrant}
            for contest, drawn in made.items()
            for entrant in drawn.entrants
        ],
    }


def _pins(conn: Connection, file: EventFile, ids: Mapping[str, str], i: int) -> dict[str, Any]:
    """What an official result pins here: a file's own pins name its own contests, and are not
    believed. Raises `BadInput` where the event is not over, or a shared contest has gone on."""
    event = file.event
    ranked = event_fold.placings(event, file.decided, played_of(file))
    if not ranked.over:
        raise BadInput("event_not_over", f"calls[{i}]")
    for contest in file.contests:
        last = ledger.last_seq(conn, contest_subject(ids[contest.id]))
        if last != len(contest.lines):
            line = len(contest.lines) + 1
            raise BadInput("shared_differs", f"calls[{i}]", contest=contest.id, line=line)
    contests = tuple((ids[contest.id], len(contest.lines)) for contest in file.contests)
    pins: dict[str, Any] = encode(pins_of(contests, ranked))
    return pins


def _write(conn: Connection, subject: str, calls: Sequence[Any], by: str, now_ms: int) -> None:
    for seq, call in enumerate(calls, start=ledger.last_seq(conn, subject) + 1):
        _insert(conn, subject, seq, call, by, now_ms)


def write_meet_line(conn: Connection, call: Mapping[str, Any], by: str, now_ms: int) -> None:
    """Append a line to the games' own ledger."""
    _insert(conn, MEET, ledger.last_seq(conn, MEET) + 1, call, by, now_ms)


def _insert(
    conn: Connection, subject: str, seq: int, call: Mapping[str, Any], by: str, now_ms: int
) -> None:
    ledger.insert(
        conn,
        subject=subject,
        seq=seq,
        id=str(uuid.uuid4()),
        call=dict(call),
        reason=str(call.get("reason", "")),
        by=by,
        seat="",
        device="",
        said_at=None,
        at_ms=now_ms,
    )


def next_position(conn: Connection, table: Any) -> int:
    """The place behind the last row of a table that has an order."""
    return int(conn.scalar(select(func.coalesce(func.max(table.c.position), -1) + 1)) or 0)
