"""Drawing at the desk: what the event's draw proposes, the line that decides it, its contests.

A draw proposes; a `draw` line decides. The line holds the digest of what the engine was given, so
that it can be told later whether the same input would still give the same contests.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from meet.changes import Change, Row
from meet.codec import encode
from meet.digest import digest
from meet.loading import check_id
from meet.results import EventNow, Results, played_of
from scoring_rules import event as event_fold
from scoring_rules import ledger
from scoring_rules.decisions import DrawMade, Drawn, drawn_id
from scoring_rules.draws import Played, Proposal, Proposed, Swiss, check_contest
from scoring_rules.event import Decided, Event
from scoring_rules.ledger import Line
from scoring_rules.ranking.team_tie import TeamTie
from scoring_rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be decided now: the proposal with its swaps made, and the digest of its input.

    `ids`: what the line that decides it will call its contests; `tie`: how each is drawn as a
    team tie, None where a contest is one match.
    """

    proposed: Proposed
    seed: str
    input: str
    swaps: tuple[tuple[str, str], ...]
    ids: tuple[str, ...] = ()
    tie: TeamTie | None = None

    @property
    def call(self) -> DrawMade:
        """The `draw` line of it, without its reason."""
        wholes = tuple(_drawn(contest) for contest in self.proposed.ready)
        return DrawMade(
            pairings=(*wholes, *matches_of(self.tie, self.ids, wholes)),
            engine=self.proposed.engine,
            version=self.proposed.version,
            seed=self.seed,
            input=self.input,
            swaps=self.swaps,
            bracket=self.proposed.bracket,
        )


def preview(now: EventNow, seed: str, swaps: Sequence[tuple[str, str]] = ()) -> Preview:
    """What the event's draw proposes with this seed, after the desk's swaps."""
    contests = played_of(now.frame, now.contests)
    proposed, given = _propose(now, now.decided, contests, seed)
    for one, other in swaps:
        proposed = _exchanged(proposed, one, other)
    event = now.frame.event
    line = now.decided.seq + 1
    ready = enumerate(proposed.ready)
    ids = tuple(drawn_id(event.id, line, n, _drawn(contest)) for n, contest in ready)
    return Preview(proposed, seed, given, tuple(swaps), ids, tie_of(event))


def tie_of(event: Event) -> TeamTie | None:
    """How team ties are made of individual matches; None where no teams meet or ties are called
    as a whole."""
    tie: TeamTie | None = getattr(event.rules, "tie", None)
    return tie if tie and tie.matches > 1 and "team" in event.tags else None


def matches_of(
    tie: TeamTie | None, ids: Sequence[str], wholes: Sequence[Drawn]
) -> tuple[Drawn, ...]:
    """The individual matches of team ties that are drawn under these ids; none of a bye."""
    if tie is None:
        return ()
    return tuple(
        replace(
            whole,
            entrants=tie.sides(order, whole.entrants),
            id=f"{id_}-m{order}",
            part_of=id_,
            order=order,
            table=None,
        )
        for id_, whole in zip(ids, wholes, strict=True)
        if len(whole.entrants) > 1
        for order in range(1, tie.matches + 1)
    )


def _propose(
    now: EventNow, decided: Decided, contests: Sequence[Played], seed: str
) -> tuple[Proposed, str]:
    """The draw's proposal, and the digest of all that it was made from."""
    event = now.frame.event
    entrants = tuple(e for e in event_fold.competing(event, decided) if e.id not in decided.out)
    given = {
        "draw": dict(now.frame.draw_json),
        "seed": seed,
        "entrants": [[e.id, e.seed or 0, e.delegation, encode(e.own)] for e in entrants],
        "contests": [encode(contest) for contest in contests],
        "decisions": [encode(call) for call in decided.decisions],
    }
    return event.draw.propose(entrants, contests, decided.decisions, seed), digest(given)


def _drawn(contest: Proposal) -> Drawn:
    return Drawn(
        entrants=contest.entrants,
        phase=contest.phase,
        round=contest.round,
        part_of=contest.part_of,
        order=contest.order,
        table=contest.table,
    )


def _exchanged(proposed: Proposed, one: str, other: str) -> Proposed:
    """Two entrants in each other's place, in every contest and on the lines of a bracket."""
    places = {one: other, other: one}
    return replace(
        proposed,
        contests=tuple(_swapped(contest, places) for contest in proposed.contests),
        bracket=tuple(places.get(line, line) for line in proposed.bracket),
    )


def _swapped(contest: Proposal, places: Mapping[str, str]) -> Proposal:
    slots = (places.get(slot, slot) if isinstance(slot, str) else slot for slot in contest.slots)
    return replace(contest, slots=tuple(slots))


def no_longer_follow(now: EventNow) -> tuple[Line, ...]:
    """The draws of the event's own engine that it would no longer propose from what now stands."""
    engine = now.frame.event.draw.engine
    own = (line for line in now.decided.draws if line.call.input and line.call.engine == engine)
    return tuple(line for line in own if not _follows(now, line))


def _follows(now: EventNow, line: Line) -> bool:
    """Whether the record before the line still gives the engine the same input, or the same draw.

    Only what would alter the contests is told: a corrected mark that changes no pairing is not.
    """
    call: DrawMade = line.call
    event = now.frame.event
    earlier = [one for one in ledger.counted(now.decided.lines) if one.seq < line.seq]
    decided = event_fold.fold_decisions(event, earlier)
    drawn_later = {
        drawn_id(event.id, one.seq, n, drawn)
        for one in now.decided.draws
        if one.seq >= line.seq
        for n, drawn in enumerate(one.call.pairings)
    }
    contests = played_of(now.frame, now.contests)
    before = tuple(contest for contest in contests if contest.contest not in drawn_later)
    proposed, given = _propose(now, decided, before, call.seed)
    if given == call.input:
        return True
    for one, other in call.swaps:
        proposed = _exchanged(proposed, one, other)
    if proposed.bracket != call.bracket:  # who has a bye is in no match, but goes on
        return False
    found = [_drawn(contest) for contest in proposed.ready]
    wholes = [one for one in call.pairings if not one.part_of]
    return [one for one in found if one not in _drawn_since(now, line)] == wholes


def _drawn_since(now: EventNow, line: Line) -> Sequence[Drawn]:
    """Contests that later lines drew or that may be drawn now: what became ready only after the
    line, as in a bracket."""
    later = [one for draw in now.decided.draws if draw.seq > line.seq for one in draw.call.pairings]
    contests = played_of(now.frame, now.contests)
    proposed, _given = _propose(now, now.decided, contests, line.call.seed)
    return [*later, *map(_drawn, proposed.ready)]


def drawn(results: Results, now: EventNow, line: int, call: DrawMade) -> Change:
    """The contests of a `draw` line. Refused: `contest_exists`, `already_drawn`."""
    event = now.frame.event
    known = {
        _label(one.frame.phase, one.frame.round, [e.id for e in one.frame.entrants])
        for one in now.contests
    }
    pairings = {drawn_id(event.id, line, n, one): one for n, one in enumerate(call.pairings)}
    for n, (contest, pairing) in enumerate(pairings.items()):
        check_id(contest, f"call.pairings[{n}].id")
        if contest in results.roster.contests:
            raise Refused("contest_exists", contest=contest)
        if _label(pairing.phase, pairing.round, pairing.entrants) in known:
            raise Refused("already_drawn")
        own = [one for one in now.played if not one.kept]
        check_contest(event.rules, event.draw, pairing, [*own, *call.pairings[:n]])
        if isinstance(event.draw, Swiss):
            event.draw.check_meeting(pairing, [*own, *call.pairings[:n]])
    return Change(
        contests=[_contest(now, contest, one) for contest, one in pairings.items()],
        feeds=[{"contest": c, "event": event.id, "source_id": c} for c in pairings],
        competes=[
            {"contest": contest, "event": event.id, "entrant": entrant, "position": i}
            for contest, pairing in pairings.items()
            for i, entrant in enumerate(pairing.entrants)
        ],
    )


def _label(phase: str, round_: int | None, entrants: Sequence[str]) -> tuple[Any, ...]:
    return (phase, round_, frozenset(entrants))


def _contest(now: EventNow, contest: str, pairing: Drawn) -> Row:
    """The row of a contest; `ord` holds its place in a team tie, else its table."""
    return {
        "id": contest,
        "sport": now.frame.event.sport,
        "phase": pairing.phase or None,
        "part_of": pairing.part_of or None,
        "ord": pairing.table if pairing.order is None else pairing.order,
        "round": pairing.round,
        "starts": now.frame.starts or None,
        "venue": now.frame.venue or None,
    }
