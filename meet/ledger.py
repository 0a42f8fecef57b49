"""The ledgers on disk: lines as they were written down, each in its subject and in its order.

A subject is `contest:ID`, `event:ID` or `meet`. What a line says is none of this module's matter.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.exc import IntegrityError

from meet import tables
from scoring_rules.ledger import Correct, Retract

WRITTEN = "written"
"""In a connection's `info`: the list that gathers what its transaction inserts, where one is."""

COLUMNS = tables.line.c
PARTS = [column.name for column in COLUMNS if column is not COLUMNS.number]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Built once: to build a statement costs more than to run it.
INSERT = tables.line.insert().returning(COLUMNS.number)
LAST_NUMBER = select(func.max(COLUMNS.number))
LAST_SEQ = select(func.max(COLUMNS.seq)).where(COLUMNS.subject == bindparam("subject"))
BY_ID = select(tables.line).where(COLUMNS.id == bindparam("call_id"))
FROM_NUMBER = (
    select(tables.line).where(COLUMNS.number >= bindparam("first")).order_by(COLUMNS.number)
)
OF_SUBJECT = (
    select(tables.line)
    .where(COLUMNS.subject == bindparam("subject"), COLUMNS.seq > bindparam("since"))
    .order_by(COLUMNS.seq)
)
ALL = select(tables.line).order_by(COLUMNS.subject, COLUMNS.seq)


class TakenError(Exception):
    """Another line has this number in the ledger, or this id: somebody else wrote first."""


@dataclass(frozen=True, slots=True)
class Written:
    """A line of a ledger.

    `number` counts the lines of the meet, `seq` those of the subject, both from 1; `call` is
    plain JSON; `said_at` is the tablet's own time, ISO 8601 with its zone; `at_ms`: milliseconds
    since 1970 UTC, when it was written.
    """

    number: int
    subject: str
    seq: int
    id: str
    call: Mapping[str, Any]
    reason: str
    by: str
    seat: str
    device: str
    said_at: str | None
    at_ms: int

    @property
    def retracts(self) -> int | None:
        """The line that this one withdraws."""
        return self._target(Retract.kind)

    @property
    def replaces(self) -> int | None:
        """The line whose place this one takes."""
        return self._target(Correct.kind)

    def _target(self, kind: str) -> int | None:
        return self.call["line"] if self.call.get("kind") == kind else None

    def as_json(self) -> dict[str, Any]:
        """The line as FORMATS §4 writes it, times in UTC."""
        return {
            "seq": self.seq,
            "id": self.id,
            "call": self.call,
            "retracts": self.retracts,
            "replaces": self.replaces,
            "reason": self.reason,
            "by": self.by,
            "seat": self.seat,
            "device": self.device,
            "said_at": self.said_at and in_utc(datetime.fromisoformat(self.said_at)),
            "at": in_utc(EPOCH + timedelta(milliseconds=self.at_ms)),
        }


def in_utc(moment: datetime) -> str:
    """A moment as `2026-05-01T01:30:00.250Z`."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def lines(conn: Connection, subject: str, since: int = 0) -> list[Written]:
    """The lines of a subject after number `since` of its ledger."""
    return _all(conn, OF_SUBJECT, subject=subject, since=since)


def read(conn: Connection, number: int) -> list[Written]:
    """The lines of all subjects from this meet-wide number on, itself included."""
    return _all(conn, FROM_NUMBER, first=number)


def all_lines(conn: Connection) -> Iterator[tuple[str, list[Written]]]:
    """Every subject that has lines, with all of them in order."""
    for subject, group in groupby(_all(conn, ALL), key=attrgetter("subject")):
        yield subject, list(group)


def by_id(conn: Connection, call_id: str) -> Written | None:
    """The line that used up this id."""
    found = _all(conn, BY_ID, call_id=call_id)
    return found[0] if found else None


def last_seq(conn: Connection, subject: str) -> int:
    """The number of the ledger's last line; 0 where it is empty."""
    return conn.scalar(LAST_SEQ, {"subject": subject}) or 0


def last_number(conn: Connection, subjects: Collection[str] | None = None) -> int:
    """The meet-wide number of the last line of these subjects, of all if None; 0 where none is."""
    if subjects is None:
        return conn.scalar(LAST_NUMBER) or 0
    return conn.scalar(LAST_NUMBER.where(COLUMNS.subject.in_(subjects))) or 0


def insert(  # noqa: PLR0913, PLR0917 - a line has this many parts, and all of them are named
    conn: Connection,
    subject: str,
    seq: int,
    id: str,  # noqa: A002 - the word of the format
    call: Mapping[str, Any],
    reason: str,
    by: str,
    seat: str,
    device: str,
    said_at: str | None,
    at_ms: int,
) -> Written:
    """Append a line; it counts once its transaction is committed. Raises `TakenError`."""
    row = (subject, seq, id, call, reason, by, seat, device, said_at, at_ms)
    try:
        number = conn.execute(INSERT, dict(zip(PARTS, row, strict=True))).scalar_one()
    except IntegrityError as refused:
        if "unique" not in str(refused.orig).lower():
            raise
        raise TakenError(f"{subject} {seq} {id}") from refused
    written = Written(number, *row)
    conn.info.get(WRITTEN, []).append(written)
    return written


def _all(conn: Connection, statement: Select[Any], **values: str | int) -> list[Written]:
    return [Written(*row) for row in conn.execute(statement, values)]
