"""Works as the desk submits them, small enough to see what the writer makes of them."""

from collections.abc import Callable

from sqlalchemy import Connection

from meet import ledger
from meet.ledger import Written

CALL = {"kind": "note", "text": "器材检查"}


def at(conn: Connection, subject: str, seq: int, call_id: str) -> Written:
    """Insert a line with this number."""
    return ledger.insert(conn, subject, seq, call_id, CALL, "", "李记录", "desk", "pad-3", None, 5)


def append(subject: str, call_id: str) -> Callable[[Connection], int]:
    """Append a line unless the id is written already; answers with its seq, as the desk does."""

    def work(conn: Connection) -> int:
        earlier = ledger.by_id(conn, call_id)
        if earlier:
            return earlier.seq
        return at(conn, subject, ledger.last_seq(conn, subject) + 1, call_id).seq

    return work
