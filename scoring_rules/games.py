"""The games' own decisions: penalties imposed, and what is carried in from other games.

They stand in the ledger `meet` among lines that tell of the roster, which are not read here. What
they take or add is the regulation's matter (`penalties.py`, `tables.py`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from scoring_rules import ledger
from scoring_rules.awards import EventResult
from scoring_rules.exact import exact
from scoring_rules.ledger import Line
from scoring_rules.penalties import Imposed, penalties_of
from scoring_rules.refusal import Refused
from scoring_rules.regulation import Regulation
from scoring_rules.tables import CarriedIn


@dataclass(frozen=True, slots=True)
class Penalty:
    """A penalty of the regulation imposed on a delegation.

    One that names an event counts with that event, once its result is official.
    """

    kind: ClassVar[str] = "penalty"
    delegation: str
    code: str
    event: str = ""
    entrant: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CarryIn:
    """Medals and points that a delegation brings from other games, exact strings."""

    kind: ClassVar[str] = "carry_in"
    delegation: str
    gold: str = "0"
    silver: str = "0"
    bronze: str = "0"
    points: str = "0"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Any other line of the ledger: it tells what was done to the roster, and decides nothing."""


GAMES_CALLS: Mapping[str, type] = {call.kind: call for call in (Penalty, CarryIn)}
"""The kinds that decide, by name."""


@dataclass(frozen=True, slots=True)
class Games:
    """The ledger folded: what stands imposed and carried in."""

    penalties: tuple[Penalty, ...] = ()
    carried: tuple[CarriedIn, ...] = ()

    def imposed(self, official: Collection[str]) -> tuple[Imposed, ...]:
        """The penalties that count while these events are official."""
        return tuple(
            Imposed(one.delegation, one.code, one.event, one.entrant)
            for one in self.penalties
            if not one.event or one.event in official
        )


def fold(lines: Sequence[Line]) -> Games:
    """What stands after these lines."""
    calls = [line.call for line in ledger.counted(lines)]
    return Games(
        tuple(call for call in calls if isinstance(call, Penalty)),
        tuple(_carried(call) for call in calls if isinstance(call, CarryIn)),
    )


def _carried(call: CarryIn) -> CarriedIn:
    amounts = (Fraction(exact(text)) for text in (call.gold, call.silver, call.bronze, call.points))
    return CarriedIn(call.delegation, *amounts)


def check(
    call: Penalty | CarryIn,
    regulation: Regulation,
    delegations: Collection[str],
    events: Mapping[str, EventResult],
) -> None:
    """Refuse what names somebody unknown, a penalty the regulation does not have, or nothing."""
    if call.delegation not in delegations:
        raise Refused("unknown_delegation", delegation=call.delegation)
    if isinstance(call, CarryIn):
        _check_amounts(call)
    else:
        _check_penalty(call, regulation, events)


def _check_amounts(call: CarryIn) -> None:
    for text in (call.gold, call.silver, call.bronze, call.points):
        try:
            negative = exact(text) < 0
        except ValueError as wrong:
            raise Refused("not_exact", got=text) from wrong
        if negative:
            raise Refused("too_small", got=text, low=0)
    if _carried(call) == CarriedIn(call.delegation):
        raise Refused("nothing_carried_in")


def _check_penalty(
    call: Penalty, regulation: Regulation, events: Mapping[str, EventResult]
) -> None:
    if call.event and call.event not in events:
        raise Refused("unknown_event", event=call.event)
    if call.entrant:
        result = events.get(call.event)
        if result is None:
            raise Refused("entrant_without_event")
        if call.entrant not in {placed.entrant for placed in result.placings}:
            raise Refused("unknown_entrant", entrant=call.entrant)
    imposed = Imposed(call.delegation, call.code, call.event, call.entrant)
    if not penalties_of(imposed, regulation, events):
        known = ", ".join(dict.fromkeys(penalty.code for penalty in regulation.penalties)) or "—"
        raise Refused("unknown_penalty", penalty=call.code, known=known)
