"""Darts as rules: what a call makes of a match of x01, and what a seat sees of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, assert_never

from events.darts.board import board, sheet
from events.darts.calls import (
    CALLS,
    BullOff,
    Dart,
    DartsCall,
    Paper,
    ThrowForBull,
    Visit,
)
from events.darts.pad import pad
from events.darts.play import check_open, dart, visit
from events.darts.result import outcome
from events.darts.state import (
    Leg,
    Match,
    bull_off_due,
    deciding,
    sets_won,
    with_leg,
)
from events.darts.terms import Terms
from scoring_rules.contest import Outcome, Setup
from scoring_rules.kinds.leaving import (
    Disqualify,
    Leaving,
    Retire,
    Walkover,
    check_end,
    left_by,
)
from scoring_rules.kinds.two_sides import side_index
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet


@dataclass(frozen=True, slots=True)
class X01(Terms):
    """The rules of 301, 501 and 701: legs and sets between two sides."""

    calls: ClassVar[Mapping[str, type]] = CALLS
    independent: ClassVar[frozenset[str]] = frozenset()

    def start(self, setup: Setup) -> Match:
        """Nothing is thrown, and nobody knows who begins."""
        return Match(tuple(entrant.id for entrant in setup.entrants))

    def apply(self, state: Match, line: Line) -> Match:
        """The match after a call.

        Refused: `not_two`, `already_over`, `unknown_entrant`, and what each rule names.
        """
        call: DartsCall = line.call
        if len(state.sides) != 2:
            raise Refused("not_two", n=len(state.sides))
        match call:
            case ThrowForBull():
                return _with_starter(self, state, call)
            case Visit():
                check_open(self, state)
                return visit(self, state, side_index(state.sides, call.entrant), call)
            case Dart():
                check_open(self, state)
                return dart(self, state, call)
            case BullOff():
                return _with_bull_off(self, state, call)
            case Retire() | Walkover() | Disqualify():
                return _ended(state, call)
            case Paper():
                return _from_paper(self, state, call)
        assert_never(call)

    def options(self, state: Match, _seat: str, _now_ms: int) -> Pad:
        """Common visits as keys, any other by digits, the ways a leg ends."""
        return pad(self, state)

    def outcome(self, state: Match) -> Outcome:
        """Who won, legs by set, and what a table takes from it."""
        return outcome(self, state)

    def board(self, state: Match) -> Board:
        """What remains, who throws, and the way out."""
        return board(self, state)

    def sheet(self, state: Match) -> Sheet:
        """Every leg visit by visit, and the figures."""
        return sheet(self, state)


def _with_starter(terms: Terms, match: Match, call: ThrowForBull) -> Match:
    """Who throws first in the first leg or in the one that decides.

    Refused: `already_over`, `leg_begun`, `starter_alternates`.
    """
    check_open(terms, match)
    side = side_index(match.sides, call.winner)
    if match.leg.turns or match.darts:
        raise Refused("leg_begun")
    if match.done and not deciding(terms, match):
        raise Refused("starter_alternates")
    return replace(match, leg=replace(match.leg, starter=side))


def _with_bull_off(terms: Terms, match: Match, call: BullOff) -> Match:
    """The leg goes to who was nearer the bull. Refused: `already_over`, `no_bull_off`."""
    side = side_index(match.sides, call.winner)
    if match.over:
        raise Refused("already_over")
    if not bull_off_due(terms, match):
        raise Refused("no_bull_off", n=terms.round_limit)
    return with_leg(terms, match, replace(match.leg, winner=side, by_bull=True))


def _ended(match: Match, call: Leaving) -> Match:
    """The other side wins; the score reached stands. Refused: `already_over`, `walkover_late`."""
    side = side_index(match.sides, call.entrant)
    if match.over:
        raise Refused("already_over")
    return replace(match, winner=1 - side, end=left_by(call, begun=match.begun))


def _from_paper(terms: Terms, match: Match, call: Paper) -> Match:
    """A match entered whole.

    Refused: `already_over`, `has_begun`, `unknown_entrant`, `no_such_legs`, `not_finished`,
    `was_finished`, and as `leaving.check_end`.
    """
    if match.over:
        raise Refused("already_over")
    if match.begun:
        raise Refused("has_begun")
    _check_legs(terms, call)
    won = sets_won(terms, call.legs)
    entered = replace(match, sets=call.legs or ((0, 0),), leg=Leg(None), paper=True)
    check_end(call.end, call.by, scored=any(any(pair) for pair in call.legs))
    if call.end is None:
        if max(won) != terms.sets:
            raise Refused("not_finished", legs=terms.legs, sets=terms.sets)
        return replace(entered, winner=won.index(terms.sets))
    side = side_index(match.sides, call.by)
    if max(won) >= terms.sets:
        raise Refused("was_finished")
    return replace(entered, winner=1 - side, end=call.end)


def _check_legs(terms: Terms, call: Paper) -> None:
    """Every set but the last is won by one side, no set has more legs than it needs."""
    for number, pair in enumerate(call.legs, start=1):
        ended = max(pair) == terms.legs and min(pair) < terms.legs
        running = max(pair) < terms.legs and number == len(call.legs)
        decided = max(sets_won(terms, call.legs[: number - 1])) >= terms.sets
        if min(pair) < 0 or decided or not (ended or running):
            raise Refused("no_such_legs", first=pair[0], second=pair[1], legs=terms.legs)
