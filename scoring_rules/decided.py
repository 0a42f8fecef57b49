"""What was decided about an event: its own ledger, folded."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from scoring_rules import decision_checks, ledger
from scoring_rules.contest import Entrant, Note
from scoring_rules.decisions import (
    Cancel,
    Decide,
    DrawMade,
    FreezeN,
    Merge,
    Move,
    Official,
    PlaceByHand,
    Protest,
    Publish,
    Record,
    Rule,
    TakeAway,
    Unofficial,
    Withdraw,
)
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused


class Entered(Protocol):
    """What a fold of decisions must know of an event: whom it may name."""

    @property
    def entrants(self) -> tuple[Entrant, ...]:
        """All entrants."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The event's own ledger, folded. `decisions`: what draws are given, in order."""

    lines: tuple[Line, ...] = field(default=(), repr=False)
    decisions: tuple[DrawMade | Decide | Withdraw, ...] = ()
    draws: tuple[Line, ...] = ()
    withdrawn: tuple[Withdraw, ...] = ()
    moved: tuple[Move, ...] = ()
    cancelled: Cancel | Merge | None = None
    frozen: FreezeN | None = None
    by_hand: PlaceByHand | None = None
    records: tuple[Record, ...] = ()
    taken_away: tuple[TakeAway, ...] = ()
    published: Line | None = None
    protests: tuple[Line, ...] = ()
    official: Line | None = None

    @property
    def seq(self) -> int:
        """The number of the event ledger's last line."""
        return len(self.lines)

    @property
    def gone(self) -> frozenset[str]:
        """Who was moved to another event."""
        return frozenset(move.entrant for move in self.moved)

    @property
    def out(self) -> frozenset[str]:
        """Who withdrew."""
        return frozenset(call.entrant for call in self.withdrawn)

    @property
    def lots(self) -> Mapping[str, int]:
        """Lot numbers, from 1, of those who drew them; the first draw that names them counts."""
        numbers: dict[str, int] = {}
        for call in self.decisions:
            if isinstance(call, Decide) and call.what == "lot" and call.numbers:
                for number, entrant in enumerate(call.order, start=1):
                    numbers.setdefault(entrant, number)
        return numbers


def fold_decisions(event: Entered, lines: Sequence[Line]) -> Decided:
    """Fold the event's ledger. A refusal carries `line`."""
    decided = Decided()
    for line in ledger.counted(lines):
        try:
            decided = _decide(event, decided, line)
        except Refused as refused:
            raise Refused(refused.code, **{**refused.facts, "line": line.seq}) from refused
    return replace(decided, lines=tuple(lines))


def append_decision(event: Entered, decided: Decided, line: Line) -> Decided:
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


def _decide(event: Entered, decided: Decided, line: Line) -> Decided:
    call = line.call
    if decided.official and not isinstance(call, UNDER_OFFICIAL):
        raise Refused("official")
    known = frozenset(entrant.id for entrant in event.entrants)
    decision_checks.check(decision_checks.Field(known, decided.out, decided.gone), call)
    return _FOLDS[type(call)](decided, line)


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


def _decision(decided: Decided, line: Line) -> Decided:
    return replace(decided, decisions=(*decided.decisions, line.call))


def _draw(decided: Decided, line: Line) -> Decided:
    return replace(_decision(decided, line), draws=(*decided.draws, line))


def _withdraw(decided: Decided, line: Line) -> Decided:
    return replace(_decision(decided, line), withdrawn=(*decided.withdrawn, line.call))


_FOLDS: Mapping[type, Callable[[Decided, Line], Decided]] = {
    Note: lambda decided, _line: decided,
    DrawMade: _draw,
    Decide: _decision,
    Withdraw: _withdraw,
    Move: lambda d, line: replace(d, moved=(*d.moved, line.call)),
    Cancel: lambda d, line: replace(d, cancelled=line.call),
    Merge: lambda d, line: replace(d, cancelled=line.call),
    FreezeN: lambda d, line: replace(d, frozen=line.call),
    PlaceByHand: lambda d, line: replace(d, by_hand=line.call),
    Publish: lambda d, line: replace(d, published=line),
    Protest: lambda d, line: replace(d, protests=(*d.protests, line)),
    Rule: _rule,
    Record: lambda d, line: replace(d, records=(*d.records, line.call)),
    TakeAway: lambda d, line: replace(d, taken_away=(*d.taken_away, line.call)),
    Official: lambda d, line: replace(d, official=line),
    Unofficial: _unofficial,
}
