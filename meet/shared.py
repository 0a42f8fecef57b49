"""A contest that several events share: run once, with one ledger, loaded file after file."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from meet import ledger, tables
from meet.codec import BadInput
from meet.event_file import EventFile
from scoring_rules.event import ContestOf

UNDER = ("official", "unofficial")


def loaded_already(conn: Connection, sport: str, contest: ContestOf, at: str) -> str | None:
    """The contest that another event's file with the same `shared` made; None for the first."""
    if not contest.shared:
        return None
    columns = tables.contest.c
    query = select(columns.id, columns.sport).where(columns.shared == contest.shared)
    found = conn.execute(query).first()
    if found is None:
        return None
    if found.sport != sport:
        raise BadInput("shared_other_sport", at, contest=contest.id)
    return str(found.id)


def listed(file: EventFile, ids: Mapping[str, str]) -> dict[str, Any]:
    """Who competes in the file's shared contests, as its `meet` line tells; empty without any."""
    orders = {ids[one.id]: list(one.entrants) for one in file.contests if one.shared}
    return {"shared": orders} if orders else {}


def calls_to_come(
    conn: Connection, subject: str, calls: Sequence[Any], event: str, at: str
) -> Sequence[Any]:
    """The file's calls beyond those that the ledger holds already; both must agree so far.

    Raises `BadInput`: `shared_differs`, and `official` where they would come under a result.
    """
    written = ledger.lines(conn, subject)
    for i, (line, call) in enumerate(zip(written, calls, strict=False)):
        if dict(line.call) != dict(call):
            raise BadInput("shared_differs", f"{at}.calls[{i}]", contest=subject, line=i + 1)
    rest = calls[len(written) :]
    if rest and written and _is_official(conn, subject, event):
        raise BadInput("official", f"{at}.calls[{len(written)}]")
    return rest


def _is_official(conn: Connection, subject: str, event: str) -> bool:
    """Whether another event of the contest is official."""
    links = tables.contest_event.c
    contest = subject.partition(":")[2]
    others = select(links.event).where(links.contest == contest, links.event != event)
    for other in conn.scalars(others).all():
        kinds = [line.call["kind"] for line in ledger.lines(conn, f"event:{other}")]
        said = [kind for kind in kinds if kind in UNDER]
        if said and said[-1] == UNDER[0]:
            return True
    return False
