"""The record in memory: all ledgers as read from the disk so far, with the roster.

A cache of committed lines and nothing else: `refresh` reads what is new by the meet-wide number,
and starts again where the disk does not hold what was read (a group that was rolled back, a
restored backup).
"""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from meet import roster, tables
from meet.ledger import Written
from meet.ledger import read as read_lines
from meet.roster import MEET, Roster


class Record:
    """Lines by subject, in order; not thread-safe: every thread keeps its own."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Written]] = defaultdict(list)
        self._last: Written | None = None
        self._roster: Roster | None = None
        self._roster_at = -1
        self.generation = 0
        """How often it was read anew; what was derived before is then void."""

    def refresh(self, conn: Connection) -> None:
        """Read what was written since, in one query."""
        since = self._last.number if self._last else 0
        new = read_lines(conn, since)
        if self._last is not None:
            if not new or new[0].id != self._last.id:
                self._lines.clear()
                self._last = None
                self.generation += 1
                self._roster_at = -1
                new = read_lines(conn, 0)
            else:
                new = new[1:]
        for line in new:
            self._lines[line.subject].append(line)
        if new:
            self._last = new[-1]
        self._refresh_roster(conn)

    def _refresh_roster(self, conn: Connection) -> None:
        """Every change of the tables leaves a `meet` line, so its number tells of freshness."""
        at = self.number(MEET)
        if self._roster is None or at != self._roster_at:
            self._roster = roster.read(conn)
            self._roster_at = at

    @property
    def roster(self) -> Roster | None:
        """The roster; None while there are no games."""
        return self._roster

    @property
    def last_number(self) -> int:
        """The meet-wide number of the last change."""
        return self._last.number if self._last else 0

    @property
    def last_at_ms(self) -> int:
        """When the last change was written; 0 where there is none."""
        return self._last.at_ms if self._last else 0

    def lines(self, subject: str) -> Sequence[Written]:
        """The ledger of a subject; empty where nothing was written."""
        return self._lines.get(subject, ())

    def seq(self, subject: str) -> int:
        """The number of the ledger's last line; 0 where it is empty."""
        return len(self.lines(subject))

    def number(self, subject: str) -> int:
        """The meet-wide number of the subject's last line; 0 where it is empty."""
        lines = self.lines(subject)
        return lines[-1].number if lines else 0


def meet_exists(conn: Connection) -> bool:
    """Whether the database holds games."""
    return conn.execute(select(tables.meet.c.id)).first() is not None
