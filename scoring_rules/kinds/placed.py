"""Placed: a contest of which only the placing is recorded; any sport may take it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, assert_never

from scoring_rules.contest import Outcome, Setup
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark, Placing, Status, Step, place
from scoring_rules.refusal import Refused
from scoring_rules.views import (
    Board,
    CardLine,
    Cell,
    Column,
    Form,
    Input,
    Pad,
    Row,
    Sheet,
    Table,
    Who,
    words,
)


@dataclass(frozen=True, slots=True)
class Place:
    """The placing: entrants in order, those who share a place in one list."""

    kind: ClassVar[str] = "place"
    placings: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SetStatus:
    """An entrant has no place: NM, DNF, DNS, DQ or WD."""

    kind: ClassVar[str] = "status"
    entrant: str
    status: Status
    rule: str = ""


PlacedCall = Place | SetStatus


@dataclass(frozen=True, slots=True)
class PlacedState:
    """Who competes, the placing if it was given, and the statuses called."""

    entrants: tuple[str, ...]
    placings: tuple[tuple[str, ...], ...] = ()
    statuses: tuple[tuple[str, Status], ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """The rules of a contest that is placed by hand. It has no parameters.

    `only_places`: a mark is a place in this contest; it says nothing elsewhere, and nobody who
    withdrew from the event keeps it.
    """

    calls: ClassVar[Mapping[str, type]] = {"place": Place, "status": SetStatus}
    independent: ClassVar[frozenset[str]] = frozenset()
    only_places: ClassVar[bool] = True

    def start(self, setup: Setup) -> PlacedState:
        """Nobody is placed."""
        return PlacedState(tuple(entrant.id for entrant in setup.entrants))

    def apply(self, state: PlacedState, line: Line) -> PlacedState:
        """A placing names known entrants, each once, and is given once.

        Refused: `already_placed`, `unknown_entrant`, `placed_twice`, `no_placing`,
        `status_not_callable`.
        """
        call: PlacedCall = line.call
        if self.outcome(state).over:
            raise Refused("already_placed")
        match call:
            case Place():
                _check_placing(state, call)
                return replace(state, placings=call.placings)
            case SetStatus():
                _check_status(state, call)
                others = tuple(pair for pair in state.statuses if pair[0] != call.entrant)
                return replace(state, statuses=(*others, (call.entrant, call.status)))
        assert_never(call)

    def options(self, state: PlacedState, _seat: str, _now_ms: int) -> Pad:
        """One form for the placing, one for who has no place, and who has none already."""
        if self.outcome(state).over:
            return Pad(tables=(_table(state),))
        choices = tuple((entrant, Who(entrant)) for entrant in state.entrants)
        open_choices = tuple(c for c in choices if c[0] not in dict(state.statuses))
        place_form = Form(
            "place",
            words("place_all"),
            (Input("placings", words("placing"), "placings", choices=open_choices),),
        )
        status_form = Form(
            "status",
            words("no_place"),
            (
                Input("entrant", words("entrant"), "choice", choices=choices),
                Input("status", words("status"), "choice", choices=STATUS_CHOICES),
            ),
        )
        return Pad(
            asks=words("ask_placing"),
            forms=(place_form, status_form) if choices else (),
            tables=(_table(state),) if state.statuses else (),
        )

    def outcome(self, state: PlacedState) -> Outcome:
        """Over once the placing is given, or once nobody is left to be placed."""
        statuses = dict(state.statuses)
        places = {e: i for i, group in enumerate(state.placings) for e in group}
        marks = tuple(_mark(entrant, places, statuses) for entrant in state.entrants)
        nobody_left = bool(state.entrants) and len(statuses) == len(state.entrants)
        return Outcome(bool(state.placings) or nobody_left, marks)

    def board(self, state: PlacedState) -> Board:
        """The placing as far as it is known."""
        placings = place(self.outcome(state).marks)
        card = tuple(CardLine(p.entrant, "", p.place) for p in placings if p.place)[:3]
        return Board(tables=(_table(state),), card=card)

    def sheet(self, state: PlacedState) -> Sheet:
        """The same table in print."""
        return Sheet((_table(state),))


STATUS_CHOICES = tuple(
    (str(status), words(f"status_{status}"))
    for status in (Status.DNS, Status.DNF, Status.NM, Status.DQ, Status.WD)
)


def _check_placing(state: PlacedState, call: Place) -> None:
    named = [entrant for group in call.placings for entrant in group]
    if not named or not all(call.placings):
        raise Refused("no_placing")
    out = dict(state.statuses)
    seen: set[str] = set()
    for entrant in named:
        if entrant not in state.entrants:
            raise Refused("unknown_entrant", entrant=entrant)
        if entrant in seen:
            raise Refused("placed_twice", who=Who(entrant))
        if entrant in out:
            raise Refused("out_but_placed", who=Who(entrant), status=str(out[entrant]))
        seen.add(entrant)
    missing = [e for e in state.entrants if e not in seen and e not in out]
    if missing:
        raise Refused("not_all_placed", who=Who(missing[0]))


def _check_status(state: PlacedState, call: SetStatus) -> None:
    if call.entrant not in state.entrants:
        raise Refused("unknown_entrant", entrant=call.entrant)
    if call.status in (Status.RANKED, Status.DOPING):
        raise Refused("status_not_callable", status=str(call.status))


def _mark(entrant: str, places: Mapping[str, int], statuses: Mapping[str, Status]) -> Mark:
    if entrant in places:
        return Mark(entrant, "", Status.RANKED, (Step("", places[entrant]),))
    return Mark(entrant, "", statuses.get(entrant, Status.NM))


def _table(state: PlacedState) -> Table:
    placings = place(Placed().outcome(state).marks)
    return Table(
        columns=(Column(words("place"), "centre"), Column(words("entrant"))),
        rows=tuple(Row((_place_cell(p, state), Cell(who=p.entrant))) for p in placings),
    )


def _place_cell(placing: Placing, state: PlacedState) -> Cell:
    if placing.place:
        return Cell(str(placing.place), role="place")
    if placing.entrant in dict(state.statuses):
        return Cell(words=words(f"status_{placing.status}"), role="status")
    return Cell()
