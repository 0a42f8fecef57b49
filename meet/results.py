"""Results: contests, events and tables as they stand, folded from the record and kept by seq.

Nothing here is stored. Every value is a function of the record's lines and the roster; caches
are keyed by the numbers of the lines they were made from.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from meet.bodies import milliseconds, said_ms
from meet.codec import BadInput, decode_call, encode
from meet.digest import digest
from meet.ledger import Written
from meet.record import Record
from meet.roster import MEET, ContestFrame, EventFrame, Roster
from scoring_rules import contest as contest_fold
from scoring_rules import event as event_fold
from scoring_rules.contest import Outcome, Stage, Standing, calls_of
from scoring_rules.decisions import EVENT_CALLS, Merge, Official, Pinned
from scoring_rules.draws import Played
from scoring_rules.event import Decided, EventStage
from scoring_rules.ledger import Line
from scoring_rules.ranking import Placing, Ranked, Status
from scoring_rules.record_book import Claim, best_of
from scoring_rules.refusal import Refused
from scoring_rules.views import Words

log = logging.getLogger(__name__)


def contest_subject(contest_id: str) -> str:
    """The ledger of a contest."""
    return f"contest:{contest_id}"


def event_subject(event_id: str) -> str:
    """The ledger of an event."""
    return f"event:{event_id}"


@dataclass(frozen=True, slots=True)
class ContestNow:
    """A contest as it stands. `version`: the number of the last change that could alter it."""

    frame: ContestFrame
    standing: Standing[Any]
    outcome: Outcome
    stage: Stage
    version: int


@dataclass(frozen=True, slots=True)
class EventNow:
    """An event as it stands. `alarm`: its official result no longer follows from the record."""

    frame: EventFrame
    decided: Decided
    contests: tuple[ContestNow, ...]
    ranked: Ranked
    stage: EventStage
    version: int
    played: tuple[Played, ...] = ()
    alarm: bool = False

    @property
    def protested(self) -> bool:
        """Whether a protest is open."""
        return bool(self.decided.protests)


class Results:
    """The standing results over one record; belongs to the thread of its record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._contests: dict[str, ContestNow] = {}
        self._before: dict[str, ContestNow] = {}
        self._events: dict[str, tuple[tuple[Any, ...], EventNow]] = {}
        self._decided: dict[str, Decided] = {}
        self._read_of: tuple[int, Roster | None] = (0, None)

    @property
    def roster(self) -> Roster:
        """The roster of the games that exist."""
        if self.record.roster is None:
            raise LookupError("no games")
        return self.record.roster

    def contest(self, contest_id: str) -> ContestNow:
        """The contest as it stands; KeyError for an unknown id."""
        self._forget_what_was_read_before()
        frame = self.roster.contests[contest_id]
        lines = self.record.lines(contest_subject(contest_id))
        kept = self._contests.get(contest_id)
        if kept and kept.standing.seq == len(lines):
            return kept
        frame = kept.frame if kept else self._with_lots(frame)
        kept = kept or self._as_before(frame)
        standing = self._standing(frame, lines, kept)
        outcome = frame.rules.outcome(standing.state)
        now = ContestNow(
            frame=frame,
            standing=standing,
            outcome=outcome,
            stage=standing.stage(outcome.over),
            version=max(self.record.number(MEET), self.record.number(contest_subject(contest_id))),
        )
        self._contests[contest_id] = now
        return now

    def _with_lots(self, frame: ContestFrame) -> ContestFrame:
        """The contest with the lots that were drawn for it; every draw of lots leaves a `meet`
        line, so that what is kept was folded with the lots that stand."""
        entrants = frame.entrants
        for event_id in frame.events:
            entrants = event_fold.with_lots(entrants, self.decided(event_id).lots)
        return replace(frame, entrants=entrants)

    def decided(self, event_id: str) -> Decided:
        """The event's own ledger, folded; KeyError for an unknown id."""
        event = self.roster.events[event_id].event
        lines = self.record.lines(event_subject(event_id))
        kept = self._decided.get(event_id)
        if kept is None or kept.seq != len(lines):
            kept = event_fold.fold_decisions(event, [event_line(line) for line in lines])
            self._decided[event_id] = kept
        return kept

    def out_of(self, frame: ContestFrame) -> tuple[str, ...]:
        """The contest's entrants who withdrew from its event."""
        out = {one for event_id in frame.events for one in self.decided(event_id).out}
        return tuple(entrant.id for entrant in frame.entrants if entrant.id in out)

    def stays(self, event_id: str, entrant: str) -> bool:
        """Whether the entrant is in the event still, neither moved nor merged into another."""
        decided = self.decided(event_id)
        merged = isinstance(decided.cancelled, Merge)
        return not merged and entrant not in decided.gone

    def _forget_what_was_read_before(self) -> None:
        """A record that was read anew has nothing to do with what is kept; another roster has only
        where it draws a contest as before."""
        read_of = (self.record.generation, self.record.roster)
        if read_of[0] != self._read_of[0] or read_of[1] is not self._read_of[1]:
            same_record = read_of[0] == self._read_of[0]
            self._before = {**self._before, **self._contests} if same_record else {}
            self._contests = {}
            self._events.clear()
            self._decided.clear()
            self._read_of = read_of

    def _as_before(self, frame: ContestFrame) -> ContestNow | None:
        """The contest as it was folded under an earlier roster, if it was drawn the same."""
        before = self._before.pop(frame.id, None)
        return before if before and before.frame == frame else None

    def _standing(
        self, frame: ContestFrame, lines: Sequence[Written], kept: ContestNow | None
    ) -> Standing[Any]:
        """Go on from what was folded; there is always more of a ledger, never less."""
        rules, setup = frame.rules, frame.setup
        if kept is None:
            decoded = [contest_line(frame, line) for line in lines]
            return contest_fold.fold(rules, setup, decoded)
        standing = kept.standing
        for line in lines[standing.seq :]:
            standing = contest_fold.append(rules, setup, standing, contest_line(frame, line))
        return standing

    def event(self, event_id: str) -> EventNow:
        """The event as it stands; KeyError for an unknown id."""
        self._forget_what_was_read_before()
        frame = self.roster.events[event_id]
        try:
            return self._event_now(frame)
        except (Refused, BadInput):
            log.exception("event %s no longer folds", event_id)
            return self._faulty(frame)

    def _event_now(self, frame: EventFrame) -> EventNow:
        event_id = frame.event.id
        contests = tuple(self.contest(contest) for contest in frame.contests)
        lines = self.record.lines(event_subject(event_id))
        key = (len(lines), *(contest.standing.seq for contest in contests))
        kept = self._events.get(event_id)
        if kept and kept[0] == key:
            return kept[1]
        now = self._event(frame, contests)
        self._events[event_id] = (key, now)
        return now

    def _faulty(self, frame: EventFrame) -> EventNow:
        """An event that cannot be folded: the pinned placings stand, or nobody is placed."""
        subject = event_subject(frame.event.id)
        decided = self.decided(frame.event.id)
        unplaced = tuple(Placing(e.id, None, status=Status.NM) for e in frame.event.entrants)
        ranked = Ranked(unplaced, over=False)
        if decided.official:
            ranked = _as_declared(decided.official.call, ranked)
        return EventNow(
            frame=frame,
            decided=decided,
            contests=(),
            ranked=ranked,
            stage=event_fold.stage(decided, (), False, ranked.over),
            version=max(self.record.number(MEET), self.record.number(subject)),
            alarm=True,
        )

    def _event(self, frame: EventFrame, contests: tuple[ContestNow, ...]) -> EventNow:
        event = frame.event
        decided = self.decided(event.id)
        played = played_of(frame, contests)
        ranked = event_fold.placings(event, decided, played)
        alarm = False
        if decided.official:
            alarm = decided.official.call.digest != digest(encode(pinned(ranked)))
            ranked = _as_declared(decided.official.call, ranked) if alarm else ranked
        begun = any(contest.standing.begun for contest in contests)
        versions = [contest.version for contest in contests]
        own = self.record.number(event_subject(event.id))
        return EventNow(
            frame=frame,
            decided=decided,
            contests=contests,
            ranked=ranked,
            stage=event_fold.stage(decided, played, begun, ranked.over),
            version=max(self.record.number(MEET), own, *versions, 0),
            played=played,
            alarm=alarm,
        )

    def events(self) -> tuple[EventNow, ...]:
        """All events in order of the programme."""
        return tuple(self.event(event_id) for event_id in self.roster.events)

    def contests(self) -> tuple[ContestNow, ...]:
        """All contests in order of time; one without a time follows the one listed before it."""
        return tuple(now for one in self.roster.by_time if (now := self._foldable(one)))

    def _foldable(self, contest_id: str) -> ContestNow | None:
        """A contest that can no longer be folded is left out of lists; its event is alarmed."""
        try:
            return self.contest(contest_id)
        except (Refused, BadInput):
            return None

    def official_contests(self) -> Mapping[str, str]:
        """The contests under an official event, each with that event."""
        return {
            contest.frame.id: event.frame.event.id
            for event in self.events()
            if event.decided.official
            for contest in event.contests
        }


def played_of(frame: EventFrame, contests: Sequence[ContestNow]) -> tuple[Played, ...]:
    """The event's contests as its draw sees them."""
    return tuple(_played(frame, contest) for contest in contests)


def _played(frame: EventFrame, contest: ContestNow) -> Played:
    """A shared contest is folded by the rules of each event that it was drawn for."""
    one = contest.frame
    outcome = contest.outcome
    if frame.event.rules != one.rules:
        standing = contest_fold.fold(frame.event.rules, one.setup, contest.standing.lines)
        outcome = frame.event.rules.outcome(standing.state)
    moved = {entrant for event, entrant in one.kept if event == frame.event.id}
    ids = (entrant.id for entrant in one.entrants)
    own = event_fold.ContestOf(
        id=one.id,
        phase=one.phase,
        entrants=tuple(entrant for entrant in ids if not moved or entrant in moved),
        part_of=one.part_of,
        order=one.order,
        round=one.round,
        kept=bool(moved),
    )
    return event_fold.played(frame.event, own, outcome, begun=contest.standing.begun)


def over_rounds(now: EventNow) -> tuple[Words, ...]:
    """What the rules tell officials of an event's contests together, where its sport has such."""
    tell = getattr(now.frame.event.rules, "over_rounds", None)
    return tell([contest.standing.state for contest in now.contests]) if tell else ()


def claims_of(now: EventNow) -> tuple[Claim, ...]:
    """Who of the event has come up to a record, where its sport keeps a book of them."""
    claims = getattr(now.frame.event.rules, "claims", None)
    if claims is None:
        return ()
    own = {entrant.id for entrant in now.frame.event.entrants}
    return best_of(
        tuple(
            tuple(one for one in claims(contest.standing.state) if one.entrant in own)
            for contest in now.contests
        )
    )


def pins(now: EventNow) -> Official:
    """The `official` line of an event as it stands now."""
    contests = ((contest.frame.id, contest.standing.seq) for contest in now.contests)
    return pins_of(tuple(contests), now.ranked)


def pins_of(contests: tuple[tuple[str, int], ...], ranked: Ranked) -> Official:
    """The `official` line that pins these contests' last lines and these placings."""
    placings = pinned(ranked)
    return Official(contests=contests, digest=digest(encode(placings)), placings=placings)


def pinned(ranked: Ranked) -> tuple[Pinned, ...]:
    """Who is where and with what."""
    return tuple(
        Pinned(p.entrant, p.place, p.mark, p.status, p.decided_by, p.values)
        for p in ranked.placings
    )


def _as_declared(official: Official, ranked: Ranked) -> Ranked:
    """The placings as they were declared, over what the record now gives."""
    placings = tuple(
        Placing(p.entrant, p.place, p.mark, p.status, p.decided_by, None, p.values)
        for p in official.placings
    )
    return replace(ranked, placings=placings, over=True, questions=())


def contest_line(frame: ContestFrame, written: Written) -> Line:
    """A line of a contest's ledger as the rules read it."""
    call = decode_call(calls_of(frame.rules), written.call)
    return Line(written.seq, call, written.seat, _said_ms(written), written.by)


def event_line(written: Written) -> Line:
    """A line of an event's ledger as the fold of decisions reads it, at the server's own time:
    deadlines run from it, whatever a tablet says."""
    call = decode_call(EVENT_CALLS, written.call)
    return Line(written.seq, call, written.seat, written.at_ms, written.by)


def _said_ms(written: Written) -> int:
    tablet_ms = milliseconds(written.said_at, "said_at") if written.said_at else None
    return said_ms(tablet_ms, written.at_ms)


def check_pins(results: Results) -> list[str]:
    """The events whose official result is not what the record now gives; empty is well."""
    return [event_id for event_id in results.roster.events if results.event(event_id).alarm]
