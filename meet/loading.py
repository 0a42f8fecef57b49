"""Loading: the games, their delegations and events written into an empty or a growing database.

Every change leaves a line in the ledger `meet`, so that readers know of it.
"""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, insert, select

from meet import ledger, tables
from meet.codec import BadInput, encode
from meet.definitions import COMMON, entrant_json
from meet.event_file import EventFile
from meet.record import meet_exists
from meet.results import contest_subject, event_subject, pins_of
from meet.roster import ENTRANT_COLUMNS, MEET
from scoring_rules import event as event_fold
from scoring_rules.decisions import Official
from scoring_rules.event import ContestOf


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
    first = _next_position(conn, tables.delegation)
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
            position=_next_position(conn, tables.event),
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
        conn.execute(insert(tables.entrant).values(_entrant_row(event.id, i, entrant)))
    ids = _contest_ids(conn, file)
    for contest in file.contests:
        _add_contest(conn, file, contest, programmed, ids)
    write_meet_line(conn, {"kind": "loaded", "event": event.id}, by, now_ms)
    return ids


ADDRESSABLE = re.compile(r"[^\s/?#%\x00-\x1f\x7f]{1,100}")
"""What an id of an event or contest may be: it stands in addresses and document numbers."""


def _check_ids(file: EventFile) -> None:
    for one, at in (
        (file.event.id, "event"),
        *((contest.id, f"contests[{i}].id") for i, contest in enumerate(file.contests)),
    ):
        if not ADDRESSABLE.fullmatch(one):
            raise BadInput("unusable_id", at, id=one)


def _entrant_row(event_id: str, position: int, entrant: Any) -> dict[str, Any]:
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
    ids = {contest.id: contest.id for contest in file.contests if contest.id not in taken}
    taken |= set(ids)
    for contest in file.contests:
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
    if contest.shared:
        raise BadInput("shared_not_built", "contests", contest=contest.id)
    conn.execute(
        insert(tables.contest).values(
            id=new_id,
            position=_next_position(conn, tables.contest),
            sport=event.sport,
            phase=contest.phase or None,
            part_of=ids.get(contest.part_of, contest.part_of) or None,
            ord=contest.order,
            shared=None,
            round=contest.round,
            starts=programmed.contest_starts.get(contest.id) or programmed.starts or None,
            venue=programmed.venue or None,
        )
    )
    conn.execute(
        insert(tables.contest_event).values(contest=new_id, event=event.id, source_id=contest.id)
    )
    for i, entrant in enumerate(contest.entrants):
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
    for contest, raw in zip(file.contests, file.raw.get("contests", ()), strict=True):
        _write(conn, contest_subject(ids[contest.id]), raw.get("calls", ()), by, now_ms)
    calls = [
        {**call, **_pins(file, ids, i)} if call["kind"] == Official.kind else call
        for i, call in enumerate(file.raw.get("calls", ()))
    ]
    _write(conn, event_subject(file.event.id), calls, by, now_ms)


def _pins(file: EventFile, ids: Mapping[str, str], i: int) -> dict[str, Any]:
    """What an official result pins here: a file's own pins name its own contests, and are not
    believed. Raises `BadInput` where the event is not over."""
    event = file.event
    played = tuple(
        event_fold.played(event, contest, event.rules.outcome(standing.state))
        for contest, standing in zip(file.contests, file.standings, strict=True)
    )
    ranked = event_fold.placings(event, file.decided, played)
    if not ranked.over:
        raise BadInput("event_not_over", f"calls[{i}]")
    contests = tuple((ids[contest.id], len(contest.lines)) for contest in file.contests)
    pins: dict[str, Any] = encode(pins_of(contests, ranked))
    return pins


def _write(conn: Connection, subject: str, calls: Sequence[Any], by: str, now_ms: int) -> None:
    for seq, call in enumerate(calls, start=1):
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


def _next_position(conn: Connection, table: Any) -> int:
    return int(conn.scalar(select(func.coalesce(func.max(table.c.position), -1) + 1)) or 0)
