"""What a decision changes in the roster: rows that come and go with its line, and back with it.

A draw makes contests; a move or a merger enters somebody in another event. The rows are told in a
`meet` line, by ids only, in the transaction of the decision, so that rosters are read anew; undo
of the decision takes them back by that line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select

from meet import tables
from meet.loading import next_position, write_meet_line
from meet.record import Record
from meet.roster import MEET

Row = dict[str, Any]

CHANGED, TAKEN_BACK = "changed", "taken_back"

ROW_TABLES = {
    "contests": tables.contest,
    "feeds": tables.contest_event,
    "competes": tables.contest_entrant,
}
"""Tables whose rows hold nothing but ids and labels, in the order in which they may be written."""


@dataclass(frozen=True, slots=True)
class Change:
    """Rows that come, and rows of `contest_entrant` that go.

    `entered`: {event, id, of}: the entrant as it stands in the event `of`. `leaves`: {contest,
    event, entrant}. A change without rows
    only has the roster read anew (lots, which entrants then carry).
    """

    entered: Sequence[Row] = ()
    contests: Sequence[Row] = ()
    feeds: Sequence[Row] = ()
    competes: Sequence[Row] = ()
    leaves: Sequence[Row] = ()


def write(conn: Connection, change: Change, event: str, line: int, by: str, at_ms: int) -> None:
    """Write the rows of the decision in line `line` of an event's ledger, and the `meet` line."""
    for one in change.entered:
        _enter(conn, one)
    for name, table in ROW_TABLES.items():
        for row in getattr(change, name):
            placed = {"position": next_position(conn, table)} if name == "contests" else {}
            conn.execute(insert(table).values(**row, **placed))
    change = replace(change, leaves=[_left(conn, row) for row in change.leaves])
    told = {name: list(rows) for name in NAMES if (rows := getattr(change, name))}
    call = {"kind": CHANGED, "event": event, "line": line, **told}
    write_meet_line(conn, call, by, at_ms)


NAMES = ("entered", "contests", "feeds", "competes", "leaves")


def take_back(conn: Connection, change: Change, event: str, line: int, by: str, at_ms: int) -> None:
    """Undo `write`."""
    for row in change.leaves:
        conn.execute(insert(tables.contest_entrant).values(**row))
    for name in reversed(ROW_TABLES):
        for row in getattr(change, name):
            _remove(conn, ROW_TABLES[name], row)
    for one in change.entered:
        _remove(conn, tables.entrant, {"event": one["event"], "id": one["id"]})
    call = {"kind": TAKEN_BACK, "event": event, "line": line}
    write_meet_line(conn, call, by, at_ms)


def of_line(record: Record, event: str, line: int) -> Change | None:
    """What the decision in that line changed, as last written; None where it changed nothing."""
    for written in reversed(record.lines(MEET)):
        call = written.call
        if call["kind"] == CHANGED and (call["event"], call["line"]) == (event, line):
            return Change(**{name: call.get(name, ()) for name in NAMES})
    return None


def _enter(conn: Connection, one: Mapping[str, Any]) -> None:
    """Copy an entrant's row into another event, behind those who are there."""
    columns = tables.entrant.c
    source = and_(columns.event == one["of"], columns.id == one["id"])
    row = dict(conn.execute(select(tables.entrant).where(source)).mappings().one())
    last = select(func.max(columns.position)).where(columns.event == one["event"])
    row |= {"event": one["event"], "position": (conn.scalar(last) or 0) + 1}
    conn.execute(insert(tables.entrant).values(row))


def _left(conn: Connection, row: Row) -> Row:
    """Remove an entrant from a contest; the row as it was, with its position, to put it back."""
    columns = tables.contest_entrant.c
    key = (columns[name] == row[name] for name in ("contest", "event", "entrant"))
    was = dict(conn.execute(select(tables.contest_entrant).where(*key)).mappings().one())
    _remove(conn, tables.contest_entrant, was)
    return was


def _remove(conn: Connection, table: Any, row: Mapping[str, Any]) -> None:
    """Delete the row with this key."""
    keys = (column.name for column in table.primary_key)
    conn.execute(delete(table).where(*(table.c[key] == row[key] for key in keys)))
