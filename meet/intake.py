"""Intake: event files and whole games taken into a running or a resting house."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection

from meet import event_file, loading
from meet.access import Grant
from meet.awards_file import own_regulation, regulation_names, regulation_text, shipped
from meet.bodies import OfficialBody
from meet.codec import BadInput, parse
from meet.desk import StaleError
from meet.event_file import EventFile
from meet.house import House, now_ms
from meet.loading import Games, Programmed
from meet.record import meet_exists
from meet.registration import text_of
from meet.score import printable, read_bytes

CLERK = Grant(id="desk", role="desk", label="记录台")
"""Who the lines of the command line and of the first page say wrote them."""

UNNAMED = {"zh": "未命名运动会", "en": "Unnamed games"}
REGULATION = "municipal-7"
TO_COME = (REGULATION, "provincial-12")


def new_games(
    title: str, starts_on: str, ends_on: str, regulation: str, own: tuple[str, bytes] | None = None
) -> Games:
    """Games under a regulation that is shipped, or under their `own`, a TOML file by its name and
    bytes; the text is frozen with them."""
    named = {"zh": title, "en": ""} if title else UNNAMED
    if own is None:
        return Games(named, starts_on, ends_on, regulation, regulation_text(regulation))
    with naming(own[0]):
        return Games(named, starts_on, ends_on, *own_regulation(own[1]))


def offered(lang: str) -> list[tuple[str, str]]:
    """The shipped regulations by id and title: those made for games to come, then the others. In
    English one without an English title is called by its id."""
    names = sorted(regulation_names(), key=lambda name: (name not in TO_COME, name))
    rules = [(name, shipped(name)) for name in names]
    return [(name, one.title if lang == "zh" else one.title_en or name) for name, one in rules]


def load_file(house: House, path: str, *, with_calls: bool, official: bool) -> dict[str, Any]:
    """Load one event file, and say what became of it; `official` declares it if it is finished."""
    return load_raw(house, read_bytes(path), path, with_calls=with_calls, official=official)


def load_raw(
    house: House, raw: bytes, name: str, *, with_calls: bool, official: bool
) -> dict[str, Any]:
    """Load an event file's content; raises `BadInput` and changes nothing where it is wrong."""
    file = event_file.read(parse(raw))
    ids = house.writer.submit(lambda conn: _store(conn, file, with_calls=with_calls))
    declared = official and with_calls and declare(house, file.event.id)
    return {
        "format": "meet-loaded/1",
        "file": printable(name),
        "event": file.event.id,
        "contests": ids,
        "official": bool(declared),
    }


def load_all(house: House, files: Sequence[tuple[str, bytes]]) -> None:
    """Load several files with their calls, all or none; a fault carries its file in `source`."""
    read = []
    for name, raw in files:
        with naming(name):
            read.append((name, event_file.read(parse(raw))))

    def store(conn: Connection) -> None:
        if meet_exists(conn):
            raise BadInput("games_exist")
        for name, file in read:
            with naming(name):
                _store(conn, file, with_calls=True)

    house.writer.submit(store)
    for _name, file in read:
        declare(house, file.event.id)


def load_beside(
    house: House, files: Sequence[tuple[str, bytes]], by: str, *, with_calls: bool
) -> None:
    """Load several files into games that exist, all or none; faults as in `load_all`."""
    read = []
    for name, raw in files:
        with naming(name):
            read.append((name, event_file.read(parse(raw))))

    def store(conn: Connection) -> None:
        for name, file in read:
            with naming(name):
                _store(conn, file, with_calls=with_calls, by=by)

    house.writer.submit(store)


@contextmanager
def naming(source: str) -> Iterator[None]:
    """Let a fault say in which file it stands."""
    try:
        yield
    except BadInput as bad:
        bad.source = source
        raise


def _store(
    conn: Connection, file: EventFile, *, with_calls: bool, by: str = CLERK.label
) -> dict[str, str]:
    at_ms = now_ms()
    if not meet_exists(conn):
        loading.create_games(conn, new_games("", "", "", REGULATION), CLERK.label, at_ms)
    ids = loading.add_event(conn, file, Programmed(), by, at_ms)
    if with_calls:
        loading.write_calls(conn, file, ids, by, at_ms)
    return ids


def declare(house: House, event_id: str, line_id: str = "") -> bool:
    """Declare an event official if it is finished; whether it is official now. `line_id`: of the
    line that says so, where somebody chooses it."""
    with house.reader.context(house.settings.lang) as context:
        now = context.results.event(event_id)
        if now.decided.official:
            return True
        if not now.ranked.over or now.ranked.questions or now.protested or now.decided.cancelled:
            return False
    try:
        chosen = line_id or str(uuid.uuid4())
        house.desk.official(CLERK, event_id, OfficialBody(chosen, now.version))
    except StaleError:  # a tablet wrote in between: look again
        return declare(house, event_id, line_id)
    return True


def days_of(starts_on: str, ends_on: str) -> tuple[str, str]:
    """The first and last day as `YYYY-MM-DD`; raises `BadInput` where they are none."""
    first, last = _day(starts_on, "starts_on"), _day(ends_on, "ends_on")
    if first > last:
        raise BadInput("days_reversed", "ends_on", first=first, last=last)
    return first, last


def _day(text: str, at: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as wrong:
        raise BadInput("bad_day", at, given=text) from wrong


def start_games(
    house: House,
    title: str,
    starts_on: str,
    ends_on: str,
    regulation: str,
    own: tuple[str, bytes] | None = None,
) -> None:
    """Start games without events; raises `BadInput` where there are games already."""
    named = text_of(title, "title")
    first, last = days_of(starts_on, ends_on)
    games = new_games(named, first, last, regulation, own)
    house.writer.submit(lambda conn: loading.create_games(conn, games, CLERK.label, now_ms()))
