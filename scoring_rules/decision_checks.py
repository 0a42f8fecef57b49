"""What a decision about an event may say: its entrants exist, its orders name each of them once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from scoring_rules.decisions import (
    Decide,
    DrawMade,
    FreezeN,
    Move,
    PlaceByHand,
    Publish,
    Record,
    TakeAway,
    Withdraw,
)
from scoring_rules.draws.bracket import check_lines
from scoring_rules.draws.lots import lot_order
from scoring_rules.ranking import Status
from scoring_rules.refusal import Refused
from scoring_rules.views import Who


@dataclass(frozen=True, slots=True)
class Field:
    """Whom a decision may name: all entrants, those who withdrew, those who were moved away."""

    entrants: Collection[str]
    withdrawn: Collection[str]
    moved: Collection[str]

    def check(self, entrants: Iterable[str]) -> None:
        """Refuse who is not of the event, or no longer."""
        for entrant in entrants:
            if entrant not in self.entrants:
                raise Refused("unknown_entrant", entrant=entrant)
            if entrant in self.moved:
                raise Refused("has_moved", who=Who(entrant))

    def check_competing(self, entrants: Iterable[str]) -> None:
        """Refuse also who has withdrawn."""
        for entrant in entrants:
            self.check((entrant,))
            if entrant in self.withdrawn:
                raise Refused("has_withdrawn", who=Who(entrant))


def check(field: Field, call: Any) -> None:
    """Raise `Refused` where a call of the event's ledger cannot be."""
    match call:
        case Withdraw() | Move() | Record() | TakeAway():
            field.check((call.entrant,))
        case Decide():
            _check_decide(field, call)
        case DrawMade():
            _check_draw(field, call)
        case PlaceByHand():
            _check_by_hand(field, call)
        case FreezeN() if not 0 <= call.n <= len(field.entrants):
            raise Refused("n_out_of_range", n=call.n, most=len(field.entrants))
        case Publish() if call.version < 0:
            raise Refused("bad_version", version=call.version)


def _check_decide(field: Field, call: Decide) -> None:
    """Who is advanced is named, and of whom the jury says what becomes of the place; an order names
    entrants of the event, each once; one drawn by lot is the seed's."""
    field.check((call.entrant,) if call.entrant else ())
    if call.place:
        if call.what != "jury" or call.order or not call.entrant:
            raise Refused("place_of_one")
        return
    if call.what not in ("jury", "lot"):
        if not call.entrant:
            raise Refused("nobody_advanced")
        return
    if len(call.order) < 2:
        raise Refused("no_order")
    field.check(call.order)
    _check_once(call.order)
    if call.seed and call.order != lot_order(call.seed, call.order):
        raise Refused("lot_not_from_seed", seed=call.seed)


def _check_draw(field: Field, call: DrawMade) -> None:
    ids: set[str] = set()
    for drawn in call.pairings:
        if not drawn.entrants:
            raise Refused("empty_pairing")
        field.check_competing(drawn.entrants)
        _check_once(drawn.entrants)
        if drawn.id in ids:
            raise Refused("contest_drawn_twice", contest=drawn.id)
        ids |= {drawn.id} - {""}
    _check_bracket(field, call.bracket)


def _check_bracket(field: Field, lines: tuple[str, ...]) -> None:
    """A bracket has a power of two of lines, and somebody in every tie of its first round."""
    if not lines:
        return
    held = tuple(line for line in lines if line)
    field.check(held)
    _check_once(held)
    check_lines(lines)


def _check_by_hand(field: Field, call: PlaceByHand) -> None:
    placed = tuple(entrant for group in call.placings for entrant in group)
    field.check_competing(placed)
    _check_once(placed)
    if not placed:
        raise Refused("no_placing")
    for entrant, status in call.statuses:
        field.check((entrant,))
        if entrant in placed:
            raise Refused("out_but_placed", who=Who(entrant), status=str(status))
        if status in (Status.RANKED, Status.DOPING):
            raise Refused("status_not_callable", status=str(status))


def _check_once(entrants: tuple[str, ...]) -> None:
    for i, entrant in enumerate(entrants):
        if entrant in entrants[:i]:
            raise Refused("placed_twice", who=Who(entrant))
