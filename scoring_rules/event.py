"""An event: its contests, its own ledger of decisions, and the placings that follow from both."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from scoring_rules import contest as contests
from scoring_rules import ledger
from scoring_rules.contest import Entrant, Note, Outcome, Rules, Setup
from scoring_rules.decisions import (
    Cancel,
    Decide,
    FreezeN,
    Merge,
    Move,
    Official,
    PlaceByHand,
    Protest,
    Publish,
    Rule,
    Unofficial,
    Withdraw,
)
from scoring_rules.draws import Draw, Played
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark, Placing, Ranked, Status, Step, place
from scoring_rules.refusal import Refused
from scoring_rules.views import Who, Words, words


class EventStage(StrEnum):
    """The life of an event: start list, live, finished, 临时成绩 published, 正式成绩."""

    START_LIST = "start_list"
    LIVE = "live"
    FINISHED = "finished"
    UNOFFICIAL = "unofficial"
    OFFICIAL = "official"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """What a medal is for: rules, draw and entrants, as frozen when it was drawn."""

    id: str
    sport: str
    name: str
    rules: Rules[Any]
    draw: Draw
    entrants: tuple[Entrant, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContestOf:
    """A contest in an event: its frame in the draw and its ledger's lines."""

    id: str
    phase: str
    entrants: tuple[str, ...]
    lines: tuple[Line, ...] = field(default=(), repr=False)
    part_of: str = ""
    order: int | None = None
    shared: str = ""
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The event's own ledger, folded."""

    lines: tuple[Line, ...] = field(default=(), repr=False)
    decisions: tuple[Any, ...] = ()
    withdrawn: tuple[Withdraw, ...] = ()
    moved: tuple[Move, ...] = ()
    cancelled: Cancel | Merge | None = None
    frozen: FreezeN | None = None
    by_hand: PlaceByHand | None = None
    published: Line | None = None
    protests: tuple[Line, ...] = ()
    official: Line | None = None

    @property
    def seq(self) -> int:
        """The number of the event ledger's last line."""
        return len(self.lines)


def fold_decisions(event: Event, lines: Sequence[Line]) -> Decided:
    """Fold the event's ledger. A refusal carries `line`."""
    decided = Decided()
    for line in ledger.counted(lines):
        try:
            decided = _decide(event, decided, line)
        except Refused as refused:
            raise Refused(refused.code, **{**refused.facts, "line": line.seq}) from refused
    return replace(decided, lines=tuple(lines))


def append_decision(event: Event, decided: Decided, line: Line) -> Decided:
    """The decisions after one more line; refusals as in `contest.append`."""
    lines = (*decided.lines, line)
    call = line.call
    if not isinstance(call, ledger.Retract | ledger.Correct):
        return replace(_decide(event, decided, line), lines=lines)
    if isinstance(call, ledger.Correct):
        ledger.check_correctable(decided.lines, call.line)
    else:
        ledger.check_target(decided.lines, call.line)
    if isinstance(decided.lines[call.line - 1].call, Official | Unofficial):
        raise Refused("own_route")
    if decided.official:
        raise Refused("official")
    try:
        return fold_decisions(event, lines)
    except Refused as refused:
        first = refused.facts["line"]
        raise Refused("later_lines", first=first, because=refused.words) from refused


UNDER_OFFICIAL = (Unofficial, Protest, Rule, Note)
"""What may still be said once the result is official."""


def _decide(event: Event, decided: Decided, line: Line) -> Decided:
    call = line.call
    if decided.official and not isinstance(call, UNDER_OFFICIAL):
        raise Refused("official")
    _check_entrant(event, call)
    if isinstance(call, PlaceByHand):
        _check_by_hand(event, call)
    if isinstance(call, Decide) and call.what == "jury":
        _check_order(event, call)
    if isinstance(call, FreezeN) and not 0 <= call.n <= len(event.entrants):
        raise Refused("n_out_of_range", n=call.n, most=len(event.entrants))
    return _FOLDS.get(type(call), _other)(decided, line)


def _rule(decided: Decided, line: Line) -> Decided:
    number = line.call.protest
    if number not in {protest.seq for protest in decided.protests}:
        raise Refused("no_such_protest", line=number)
    open_ones = tuple(protest for protest in decided.protests if protest.seq != number)
    return replace(decided, protests=open_ones)


def _unofficial(decided: Decided, _line: Line) -> Decided:
    if not decided.official:
        raise Refused("not_official")
    return replace(decided, official=None)


def _check_order(event: Event, call: Decide) -> None:
    """The jury's order names entrants of the event, each once."""
    known = {entrant.id for entrant in event.entrants}
    if len(call.order) < 2:
        raise Refused("no_order")
    for i, entrant in enumerate(call.order):
        if entrant not in known:
            raise Refused("unknown_entrant", entrant=entrant)
        if entrant in call.order[:i]:
            raise Refused("placed_twice", who=Who(entrant))


def _other(decided: Decided, line: Line) -> Decided:
    return replace(decided, decisions=(*decided.decisions, line.call))


_FOLDS: Mapping[type, Callable[[Decided, Line], Decided]] = {
    Note: lambda decided, _line: decided,
    Withdraw: lambda d, line: replace(d, withdrawn=(*d.withdrawn, line.call)),
    Move: lambda d, line: replace(d, moved=(*d.moved, line.call)),
    Cancel: lambda d, line: replace(d, cancelled=line.call),
    Merge: lambda d, line: replace(d, cancelled=line.call),
    FreezeN: lambda d, line: replace(d, frozen=line.call),
    PlaceByHand: lambda d, line: replace(d, by_hand=line.call),
    Publish: lambda d, line: replace(d, published=line),
    Protest: lambda d, line: replace(d, protests=(*d.protests, line)),
    Rule: _rule,
    Official: lambda d, line: replace(d, official=line),
    Unofficial: _unofficial,
}


def _check_entrant(event: Event, call: Any) -> None:
    entrant = getattr(call, "entrant", None)
    if entrant and entrant not in {known.id for known in event.entrants}:
        raise Refused("unknown_entrant", entrant=entrant)


def _check_by_hand(event: Event, call: PlaceByHand) -> None:
    known = {entrant.id for entrant in event.entrants}
    seen: set[str] = set()
    for entrant in (entrant for group in call.placings for entrant in group):
        if entrant not in known:
            raise Refused("unknown_entrant", entrant=entrant)
        if entrant in seen:
            raise Refused("placed_twice", who=Who(entrant))
        seen.add(entrant)
    if not seen:
        raise Refused("no_placing")
    for entrant, status in call.statuses:
        if entrant not in known:
            raise Refused("unknown_entrant", entrant=entrant)
        if entrant in seen:
            raise Refused("out_but_placed", who=Who(entrant), status=str(status))
        if status in (Status.RANKED, Status.DOPING):
            raise Refused("status_not_callable", status=str(status))


def played(event: Event, contest: ContestOf, outcome: Outcome) -> Played:
    """A contest as the draw sees it: of a shared one only this event's own entrants."""
    own = {entrant.id for entrant in event.entrants}
    marks = tuple(mark for mark in outcome.marks if mark.entrant in own)
    entrants = tuple(entrant for entrant in contest.entrants if entrant in own)
    return Played(contest.id, contest.phase, entrants, replace(outcome, marks=marks))


def setup_of(event: Event, contest: ContestOf) -> Setup:
    """What the contest starts from. Unknown entrants are refused when the file is read."""
    by_id = {entrant.id: entrant for entrant in event.entrants}
    return Setup(contest.id, tuple(by_id[e] for e in contest.entrants), contest.phase)


def placings(event: Event, decided: Decided, all_played: Sequence[Played]) -> Ranked:
    """The event's placings: by hand if the desk placed them, else by the draw."""
    gone = {move.entrant for move in decided.moved}
    entrants = tuple(entrant for entrant in event.entrants if entrant.id not in gone)
    if decided.by_hand:
        ranked = _placed_by_hand(entrants, decided.by_hand)
    else:
        ranked = _drawn(event, decided, entrants, all_played)
    withdrawn = {call.entrant for call in decided.withdrawn}
    return replace(
        ranked,
        placings=tuple(_withdrawn(placing, withdrawn) for placing in ranked.placings),
        questions=tuple(q for q in ranked.questions if not _settled(q, decided)),
    )


def _drawn(
    event: Event, decided: Decided, entrants: tuple[Entrant, ...], all_played: Sequence[Played]
) -> Ranked:
    """By the draw; who withdrew before any contest was drawn is not waited for."""
    drawn = {entrant for contest in all_played for entrant in contest.entrants}
    absent = {call.entrant for call in decided.withdrawn} - drawn
    awaited = tuple(entrant for entrant in entrants if entrant.id not in absent)
    ranked = event.draw.placings(awaited, all_played, decided.decisions)
    rest = (Placing(e.id, None, status=Status.WD) for e in entrants if e.id in absent)
    return replace(ranked, placings=(*ranked.placings, *rest))


def _settled(question: Words, decided: Decided) -> bool:
    """Whether the jury has ordered all whom a question names (any order, if it names nobody)."""
    orders = [d.order for d in decided.decisions if isinstance(d, Decide) and d.what == "jury"]
    named = set(_named(question))
    return any(named <= set(order) for order in orders)


def _named(text: Words) -> Iterator[str]:
    for _name, fact in text.facts:
        if isinstance(fact, Who):
            yield fact.entrant
        elif isinstance(fact, Words):
            yield from _named(fact)


def _placed_by_hand(entrants: Sequence[Entrant], call: PlaceByHand) -> Ranked:
    at = {entrant: i for i, group in enumerate(call.placings) for entrant in group}
    statuses = dict(call.statuses)
    marks = tuple(
        Mark(e.id, "", Status.RANKED, (Step("", at[e.id]),))
        if e.id in at
        else Mark(e.id, "", statuses.get(e.id, Status.NM))
        for e in entrants
    )
    placed = tuple(
        replace(p, decided_by="jury", why=words("why_by_hand", reason=call.reason))
        if p.place
        else p
        for p in place(marks)
    )
    return Ranked(placed, over=True)


def _withdrawn(placing: Placing, withdrawn: set[str]) -> Placing:
    if placing.entrant in withdrawn and placing.status is Status.NM:
        return replace(placing, status=Status.WD)
    return placing


def stage(decided: Decided, all_played: Sequence[Played], begun: bool, over: bool) -> EventStage:
    """Where the event is in its life; `over` of its placings, `begun`: any contest has calls."""
    if decided.cancelled:
        return EventStage.CANCELLED
    if decided.official:
        return EventStage.OFFICIAL
    if over and decided.published:
        return EventStage.UNOFFICIAL
    if over:
        return EventStage.FINISHED
    return EventStage.LIVE if begun and all_played else EventStage.START_LIST


def outcomes(event: Event, all_contests: Sequence[ContestOf]) -> tuple[Played, ...]:
    """Fold every contest of the event from its lines, for programs that hold them all."""
    result = []
    for contest in all_contests:
        standing = contests.fold(event.rules, setup_of(event, contest), contest.lines)
        result.append(played(event, contest, event.rules.outcome(standing.state)))
    return tuple(result)
