"""The desk: what officials write down. Validates against what now stands, and appends one line.

Everything here runs in the writer's thread, inside the transaction that will hold the line; the
caller is answered after its COMMIT. Nothing is changed where anything is refused.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from meet import deciding, ledger
from meet.access import Grant, covers, may
from meet.bodies import OfficialBody, UnofficialBody, Wanted, said_ms
from meet.codec import BadInput, decode_call, encode
from meet.ledger import Written
from meet.record import Record
from meet.results import ContestNow, EventNow, Results, contest_subject, event_subject, pins
from meet.rights import denied, said_or_undone
from meet.roster import ContestFrame, Roster
from meet.writer import Writer
from scoring_rules import contest as contest_fold
from scoring_rules import event as event_fold
from scoring_rules.contest import Standing, calls_of, independent_kinds
from scoring_rules.decisions import EVENT_CALLS, Drawn, Official, Unofficial, drawn_id
from scoring_rules.ledger import Line
from scoring_rules.ranking import Status
from scoring_rules.refusal import Refused
from scoring_rules.views import Who

OWN_ROUTE = ("official", "unofficial")
"""Kinds of the event's ledger that only their own routes may write."""

NEEDS = {"sign": "sign", "reopen": "reopen"}
"""Calls in a contest that need a right of their own, whatever route they come by."""


class StaleError(Exception):
    """Somebody else wrote first: the ledger's last number, and the lines that were missed."""

    def __init__(self, seq: int, lines: Sequence[Written]) -> None:
        super().__init__(f"stale: the ledger is at {seq}")
        self.seq = seq
        self.lines = tuple(lines)


class OfficialStandsError(Exception):
    """The contest belongs to an event whose result is official; the call stays where it is."""


class IdReusedError(Exception):
    """The id was used up by another line."""


class ForbiddenError(Exception):
    """A token without the right; its argument, if any, is a `Refused` that says which card has
    it."""


class UnknownSubjectError(LookupError):
    """No such contest or event."""


REFUSALS = (Refused, BadInput, StaleError, OfficialStandsError, IdReusedError, ForbiddenError)
"""What the desk answers instead of a receipt; all else is a fault of the request or the disk."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The line that holds the call; `repeated` where it had been written before."""

    seq: int
    repeated: bool = False


Answer = Receipt | Exception
"""What became of one call of a batch."""


class Desk:
    """The use-cases of writing over one writer."""

    def __init__(self, writer: Writer, now_ms: Callable[[], int]) -> None:
        self._writer = writer
        self._now_ms = now_ms
        self._results = Results(Record())

    @property
    def roster(self) -> Roster | None:
        """The roster as of the last work; to be read on the writer's thread only."""
        return self._results.record.roster

    def contest_line(self, grant: Grant, contest_id: str, wanted: Wanted) -> Receipt:
        """Record a call, a retraction, a correction, a signature or a reopening."""
        return self._writer.submit(lambda conn: self._contest_line(conn, grant, contest_id, wanted))

    def contest_batch(
        self, grant: Grant, contest_id: str, wanted: Sequence[Callable[[], Wanted]]
    ) -> list[Answer]:
        """Calls in order, up to the first that is refused; each is read when its turn comes."""
        return self._writer.submit(lambda conn: self._batch(conn, grant, contest_id, wanted))

    def contest_all(
        self, grant: Grant, contest_id: str, wanted: Sequence[Wanted]
    ) -> tuple[Receipt, ...]:
        """Several lines of a contest in order; all or nothing."""
        return self._writer.submit(
            lambda conn: tuple(self._contest_line(conn, grant, contest_id, one) for one in wanted)
        )

    def event_line(self, grant: Grant, event_id: str, wanted: Wanted) -> Receipt:
        """Record a decision in the event's own ledger."""
        return self._writer.submit(lambda conn: self._event_line(conn, grant, event_id, wanted))

    def event_round(
        self,
        grant: Grant,
        event_id: str,
        wanted: Wanted,
        results: Mapping[int, Mapping[str, Any]],
    ) -> Receipt:
        """Record a `draw` line and, by their place in it, results of contests that it makes; all
        or nothing."""
        return self._writer.submit(
            lambda conn: self._event_round(conn, grant, event_id, wanted, results)
        )

    def official(self, grant: Grant, event_id: str, body: OfficialBody) -> Receipt:
        """Declare the result official: pins every contest and the placings."""
        return self._writer.submit(lambda conn: self._official(conn, grant, event_id, body))

    def unofficial(self, grant: Grant, event_id: str, body: UnofficialBody) -> Receipt:
        """Take an official result back, with a reason."""
        return self._writer.submit(lambda conn: self._unofficial(conn, grant, event_id, body))

    def _batch(
        self,
        conn: Connection,
        grant: Grant,
        contest_id: str,
        wanted: Sequence[Callable[[], Wanted]],
    ) -> list[Answer]:
        answers: list[Answer] = []
        for read in wanted:
            try:
                answers.append(self._contest_line(conn, grant, contest_id, read()))
            except REFUSALS as refused:
                answers.append(refused)
                break
        return answers

    def _contest_line(
        self, conn: Connection, grant: Grant, contest_id: str, wanted: Wanted
    ) -> Receipt:
        self._results.record.refresh(conn)
        subject = contest_subject(contest_id)
        repeated = _repeated(conn, subject, wanted)
        if repeated:
            return repeated
        now = self._contest(contest_id)
        decided = [self._results.decided(event) for event in now.frame.events]
        if any(one.official for one in decided):
            raise OfficialStandsError(contest_id)
        if all(one.cancelled for one in decided):
            raise Refused("event_cancelled")
        rules = now.frame.rules
        call = decode_call(calls_of(rules), wanted.call, "call")
        independent = call.kind in independent_kinds(rules)
        _check_rights(grant, now.frame, call, now.standing.lines)
        self._check_seq(subject, wanted, independent=independent)
        at_ms = self._now_ms()
        line = self._line(grant, wanted, now.standing.seq + 1, call, at_ms)
        after = contest_fold.append(rules, now.frame.setup, now.standing, line)
        self._check_withdrawn(now, after)
        return _insert(conn, grant, subject, line.seq, wanted, at_ms)

    def _event_line(self, conn: Connection, grant: Grant, event_id: str, wanted: Wanted) -> Receipt:
        inner = wanted.call.get("calls")
        said = (wanted.call, *(inner if isinstance(inner, list) else ()))
        if any(isinstance(call, Mapping) and call.get("kind") in OWN_ROUTE for call in said):
            raise Refused("own_route")
        return self._event_any(conn, grant, event_id, wanted)

    def _event_round(
        self,
        conn: Connection,
        grant: Grant,
        event_id: str,
        wanted: Wanted,
        results: Mapping[int, Mapping[str, Any]],
    ) -> Receipt:
        receipt = self._event_line(conn, grant, event_id, wanted)
        if not receipt.repeated:
            for n, call in results.items():
                contest = drawn_id(event_id, receipt.seq, n, Drawn(()))
                own = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{wanted.id}:{n}"))
                self._contest_line(conn, grant, contest, Wanted(own, 0, call))
        return receipt

    def _event_any(self, conn: Connection, grant: Grant, event_id: str, wanted: Wanted) -> Receipt:
        self._results.record.refresh(conn)
        subject = event_subject(event_id)
        repeated = _repeated(conn, subject, wanted)
        if repeated:
            return repeated
        now = self._event(event_id)
        if not covers(grant, now.frame.contests):
            raise ForbiddenError
        call = decode_call(EVENT_CALLS, wanted.call, "call")
        free = isinstance(call, Official | Unofficial) or call.kind == "note"
        self._check_seq(subject, wanted, independent=free)
        at_ms = self._now_ms()
        line = Line(now.decided.seq + 1, call, grant.seat, at_ms, signed_as(grant))
        event_fold.append_decision(now.frame.event, now.decided, line)
        deciding.check(self._results, now, call)
        deciding.write_changes(conn, self._results, now, line, at_ms)
        return _insert(conn, grant, subject, line.seq, wanted, at_ms)

    def _official(
        self, conn: Connection, grant: Grant, event_id: str, body: OfficialBody
    ) -> Receipt:
        self._results.record.refresh(conn)
        earlier = ledger.by_id(conn, body.id)
        if earlier:
            if earlier.subject != event_subject(event_id) or earlier.call["kind"] != "official":
                raise IdReusedError(body.id)
            return Receipt(earlier.seq, repeated=True)
        now = self._event(event_id)
        if now.version != body.seen:
            raise StaleError(now.decided.seq, ())
        check_declarable(now)
        call = {"kind": "official", **encode(pins(now))}
        if body.reason:
            call["reason"] = body.reason
        return self._event_any(conn, grant, event_id, Wanted(body.id, None, call, body.reason))

    def _unofficial(
        self, conn: Connection, grant: Grant, event_id: str, body: UnofficialBody
    ) -> Receipt:
        self._results.record.refresh(conn)
        if body.seen is not None and ledger.by_id(conn, body.id) is None:
            now = self._event(event_id)
            if now.version != body.seen:
                raise StaleError(now.decided.seq, ())
        call = {"kind": "unofficial", "reason": body.reason}
        wanted = Wanted(body.id, body.seq, call, body.reason)
        return self._event_any(conn, grant, event_id, wanted)

    def _contest(self, contest_id: str) -> Any:
        try:
            return self._results.contest(contest_id)
        except LookupError as unknown:
            raise UnknownSubjectError(contest_id) from unknown

    def _event(self, event_id: str) -> EventNow:
        try:
            return self._results.event(event_id)
        except LookupError as unknown:
            raise UnknownSubjectError(event_id) from unknown

    def _check_withdrawn(self, now: ContestNow, after: Standing[Any]) -> None:
        """Who withdrew from the event neither comes to a mark any more, nor wins."""
        out = {one for event in now.frame.events for one in self._results.decided(event).out}
        if not out:
            return
        outcome = now.frame.rules.outcome(after.state)
        had = {mark.entrant for mark in now.outcome.marks if mark.status is Status.RANKED}
        has = {mark.entrant for mark in outcome.marks if mark.status is Status.RANKED}
        comes = has - had if outcome.winner is None else {outcome.winner} - {now.outcome.winner}
        for entrant in sorted(comes & out):
            raise Refused("has_withdrawn", who=Who(entrant))

    def _check_seq(self, subject: str, wanted: Wanted, *, independent: bool) -> None:
        """The number last seen is the lock between two tablets."""
        seq = self._results.record.seq(subject)
        if wanted.seq is None:
            if not independent:
                raise Refused("seq_needed", seq=seq)
        elif wanted.seq != seq:
            raise StaleError(seq, self._results.record.lines(subject)[max(wanted.seq, 0) :])

    @staticmethod
    def _line(grant: Grant, wanted: Wanted, seq: int, call: Any, at_ms: int) -> Line:
        return Line(seq, call, grant.seat, said_ms(wanted.said_ms, at_ms), signed_as(grant))


def _check_rights(grant: Grant, frame: ContestFrame, call: Any, lines: Sequence[Line]) -> None:
    """Raise `ForbiddenError` where the card may not say, or undo, what the line does."""
    for one in said_or_undone(call, lines):
        if one.kind in NEEDS and not may(grant, NEEDS[one.kind], frame.id):
            raise ForbiddenError
        refused = denied(frame.rules, grant, one)
        if refused:
            raise ForbiddenError(refused)


def _insert(
    conn: Connection, grant: Grant, subject: str, seq: int, wanted: Wanted, at_ms: int
) -> Receipt:
    ledger.insert(
        conn,
        subject=subject,
        seq=seq,
        id=wanted.id,
        call=dict(wanted.call),
        reason=wanted.reason,
        by=signed_as(grant),
        seat=grant.seat,
        device=wanted.device,
        said_at=wanted.said_at or None,
        at_ms=at_ms,
    )
    return Receipt(seq)


def signed_as(grant: Grant) -> str:
    """Who a line says wrote it: the name on the card, else its role and number."""
    return grant.label or f"{grant.role} {grant.id}"


def check_declarable(now: EventNow) -> None:
    """Refuse to declare what is not finished, is protested, or waits for the jury."""
    if now.decided.official:
        raise Refused("official")
    if now.decided.cancelled:
        raise Refused("cancelled")
    if not now.ranked.over:
        raise Refused("event_not_over")
    if now.protested:
        raise Refused("protested")
    if now.ranked.questions:
        raise Refused("open_question", question=now.ranked.questions[0])


def _repeated(conn: Connection, subject: str, wanted: Wanted) -> Receipt | None:
    """The receipt of an id that was written before; its call must be the same."""
    earlier = ledger.by_id(conn, wanted.id)
    if earlier is None:
        return None
    if earlier.subject != subject or not _same(earlier.call, wanted.call):
        raise IdReusedError(wanted.id)
    return Receipt(earlier.seq, repeated=True)


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return dict(one) == dict(other)
