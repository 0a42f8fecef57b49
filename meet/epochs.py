"""The epoch: it changes when the record is not the one that clients were told of.

Versions are numbers of lines. After a backup is restored the same numbers come again with other
lines, so clients must begin anew. What was last told stands in a small file beside the database,
which a backup of the database does not hold; where the record has no such line, it was restored.
"""

import logging
import os
import uuid
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, select, update

from meet import loading, tables
from meet.ledger import Written
from meet.record import meet_exists

WIDTH = 96
"""Bytes of the file, always the same, so that one write replaces it."""

log = logging.getLogger(__name__)


class Told:
    """The last line that was told, by number and id; silent where no file can be kept."""

    def __init__(self, database: str) -> None:
        self._file = -1
        try:
            path = Path(f"{database}.told")
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as wrong:
            log.warning("a restored backup will not be noticed: %s", wrong)

    def note(self, lines: Sequence[Written]) -> None:
        """Keep the last of these lines; called on the writer's thread after its COMMIT."""
        if lines and self._file >= 0:
            said = f"{lines[-1].number} {lines[-1].id}"
            os.pwrite(self._file, said.encode()[:WIDTH].ljust(WIDTH), 0)

    def agrees(self, conn: Connection) -> bool:
        """Whether the record still holds what was last told."""
        if self._file < 0:
            return True
        number, _, one = os.pread(self._file, WIDTH, 0).decode(errors="replace").partition(" ")
        if not number.isdecimal():
            return True
        found = conn.scalar(select(tables.line.c.id).where(tables.line.c.number == int(number)))
        kept = one.strip().encode()
        return found is not None and found.encode()[: len(kept)] == kept

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def begin_anew(conn: Connection, by: str, now_ms: int) -> str:
    """A new epoch for the games, with its line; "" where there are no games."""
    if not meet_exists(conn):
        return ""
    epoch = uuid.uuid4().hex
    conn.execute(update(tables.meet).values(epoch=epoch))
    loading.write_meet_line(conn, {"kind": "restored"}, by, now_ms)
    return epoch


def was_restored(told: Told, engine: Engine) -> bool:
    """Whether the database is another than the one that was last told of."""
    with engine.connect() as conn:
        return not told.agrees(conn)
