"""The desk of the games' own ledger: penalties imposed, medals and points carried in, and undo.

Written into the ledger `meet`, where loading and registration tell what they changed; those lines
are history and cannot be withdrawn here.
"""

from typing import Any

from sqlalchemy import Connection

from meet import ledger
from meet.access import Grant
from meet.bodies import Wanted
from meet.codec import decode_call
from meet.desk import IdReusedError, Receipt, StaleError, signed_as
from meet.games_ledger import lines_of, regulation_of
from meet.house import House, now_ms
from meet.reader import NoGamesError
from meet.roster import MEET, Roster
from meet.roster import read as read_roster
from scoring_rules import games
from scoring_rules import ledger as undo
from scoring_rules.awards import EventResult, Placed
from scoring_rules.games import GAMES_CALLS, Told
from scoring_rules.ledger import Correct, Line, Retract
from scoring_rules.ranking import Status
from scoring_rules.refusal import Refused


def write(house: House, grant: Grant, wanted: Wanted) -> Receipt:
    """Record one call, retraction or correction; refused as the desk refuses."""
    return house.writer.submit(lambda conn: _write(conn, grant, wanted, now_ms()))


def _write(conn: Connection, grant: Grant, wanted: Wanted, at_ms: int) -> Receipt:
    earlier = ledger.by_id(conn, wanted.id)
    if earlier is not None:
        if earlier.subject != MEET or dict(earlier.call) != dict(wanted.call):
            raise IdReusedError(wanted.id)
        return Receipt(earlier.seq, repeated=True)
    roster = read_roster(conn)
    if roster is None:
        raise NoGamesError
    written = ledger.lines(conn, MEET)
    if wanted.seq is None:
        raise Refused("seq_needed", seq=len(written))
    if wanted.seq != len(written):
        raise StaleError(len(written), written[max(wanted.seq, 0) :])
    call = decode_call(GAMES_CALLS, wanted.call, "call")
    _check(call, lines_of(written), roster)
    ledger.insert(
        conn,
        subject=MEET,
        seq=len(written) + 1,
        id=wanted.id,
        call=dict(wanted.call),
        reason=wanted.reason,
        by=signed_as(grant),
        seat=grant.seat,
        device=wanted.device,
        said_at=wanted.said_at or None,
        at_ms=at_ms,
    )
    return Receipt(len(written) + 1)


def _check(call: Any, lines: tuple[Line, ...], roster: Roster) -> None:
    """Refuse what does not follow; only decisions are withdrawn or replaced."""
    if isinstance(call, Retract | Correct):
        (undo.check_correctable if isinstance(call, Correct) else undo.check_target)(
            lines, call.line
        )
        if isinstance(lines[call.line - 1].call, Told):
            raise Refused("only_told", line=call.line)
    for one in call.calls if isinstance(call, Correct) else (call,):
        if not isinstance(one, Retract):
            events = {event_id: _entered(frame.event) for event_id, frame in roster.events.items()}
            rules = regulation_of(roster.regulation_text)
            games.check(one, rules, roster.delegations, events)


def _entered(event: Any) -> EventResult:
    """The event by who is entered: all that a penalty is checked against."""
    placings = tuple(Placed(entrant.id, None, Status.NM) for entrant in event.entrants)
    return EventResult(event.id, event.sport, event.tags, len(placings), len(placings), placings)
