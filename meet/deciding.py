"""Deciding: what the games as they stand allow a decision to say, and which rows follow from it.

The fold of an event's ledger knows only its own event; what needs the other events, the
regulation or the database is settled here, before the line is written.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from meet import changes
from meet.changes import Change
from meet.codec import encode
from meet.drawing import drawn
from meet.loading import counted_by
from meet.moving import merged, moved
from meet.results import EventNow, Results, contest_subject, event_subject
from scoring_rules import ledger
from scoring_rules.decisions import Decide, DrawMade, FreezeN, Merge, Move
from scoring_rules.draws.disqualified import ASKED as PLACE_ASKED
from scoring_rules.event import named
from scoring_rules.ledger import Correct, Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


def changes_rows(call: Any) -> bool:
    """Whether a decision brings rows, or lots that entrants carry."""
    return isinstance(call, DrawMade | Move | Merge) or (isinstance(call, Decide) and call.numbers)


def check(results: Results, now: EventNow, call: Any) -> None:
    """Refuse what the games do not allow: `undo_instead`, `count_differs`, `place_not_asked`."""
    said = (call,)
    if isinstance(call, Decide) and call.place:
        _check_asked(now, call)
    if isinstance(call, Correct):
        replaced = now.decided.lines[call.line - 1].call
        said = call.calls
        if any(changes_rows(one) for one in (replaced, *said)):
            raise Refused("undo_instead")
    for one in said:
        if isinstance(one, FreezeN):
            _check_count(results, now, one)


def _check_asked(now: EventNow, call: Decide) -> None:
    """What nobody asked would alter nothing."""
    asked = {who for q in now.ranked.questions if q.code == PLACE_ASKED for who in named(q)}
    if call.entrant not in asked:
        raise Refused("place_not_asked", who=Who(call.entrant))


def _check_count(results: Results, now: EventNow, call: FreezeN) -> None:
    """An n that the regulation does not count would alter nothing."""
    counted = counted_by(results.roster.regulation_text, now.frame.event)
    if call.count != counted:
        raise Refused("count_differs", count=call.count, counted=counted)


def write_changes(
    conn: Connection, results: Results, now: EventNow, line: Line, at_ms: int
) -> None:
    """Make the rows of decisions that stand by `line`, and take back those that it withdraws."""
    event, by = now.frame.event.id, line.by
    before = ledger.standing(now.decided.lines).alive
    lines = (*now.decided.lines, line)
    after = ledger.standing(lines).alive
    for one in lines:
        if not changes_rows(one.call) or (one.seq in before) == (one.seq in after):
            continue
        if one.seq in after:
            change = _change(results, now, one)
            changes.write(conn, change, event, one.seq, by, at_ms)
        elif made := changes.of_line(results.record, event, one.seq):
            _check_take_back(results, now, one.call, made)
            changes.take_back(conn, made, event, one.seq, by, at_ms)


def _change(results: Results, now: EventNow, line: Line) -> Change:
    call = line.call
    match call:
        case DrawMade():
            return drawn(results, now, line.seq, call)
        case Move():
            return moved(results, now, call)
        case Merge():
            return merged(results, now, call)
    _check_before_start(now)
    return Change()


def _check_before_start(now: EventNow) -> None:
    if any(contest.standing.begun for contest in now.contests):
        raise Refused("lots_after_start")


def _check_take_back(results: Results, now: EventNow, call: Any, made: Change) -> None:
    """Undo only what nothing was built on since.

    Refused: `drawn_has_lines`, `official_there`, `named_there`, `begun_since`.
    """
    if isinstance(call, Decide):
        _check_before_start(now)
    for contest in made.contests:
        if _competitors(results, contest["id"]) != _competitors_made(made, contest["id"]):
            raise Refused("drawn_has_lines")
        if results.record.seq(contest_subject(contest["id"])):
            raise Refused("drawn_has_lines")
    fed = {row["contest"] for row in made.feeds}
    joined = [row for row in made.competes if row["contest"] not in fed]
    if any(results.contest(row["contest"]).standing.begun for row in (*joined, *made.leaves)):
        raise Refused("begun_since")
    for one in made.entered:
        _check_not_named(results, made, one["event"], one["id"])


def _competitors(results: Results, contest: str) -> set[str]:
    return {entrant.id for entrant in results.roster.contests[contest].entrants}


def _competitors_made(made: Change, contest: str) -> set[str]:
    return {row["entrant"] for row in made.competes if row["contest"] == contest}


def _check_not_named(results: Results, made: Change, event: str, entrant: str) -> None:
    """Whom the other event's ledger or contests name since cannot be taken out of it."""
    other = results.event(event)
    if other.decided.official:
        raise Refused("official_there", event=other.frame.name.zh)
    lines = results.record.lines(event_subject(event))
    competes = {
        contest.frame.id
        for contest in other.contests
        if entrant in {one.id for one in contest.frame.entrants}
    }
    own = {row["contest"] for row in made.competes if row["entrant"] == entrant}
    named = any(entrant in _texts(encode(line.call)) for line in lines)
    if named or not competes <= own:
        raise Refused("named_there", event=other.frame.name.zh)


def _texts(value: Any) -> Iterator[str]:
    """All texts in plain values, but keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
