"""An athlete's card: what the start list says of an entrant, and what ends an athlete's part."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from events.athletics.calls import SetStatus, Unranked
from events.athletics.raza import Formula, Table, Version, formula, points, table
from events.athletics.record_mark import RecordMark
from scoring_rules.contest import Setup
from scoring_rules.refusal import Refused
from scoring_rules.views import Who

MOST_LANES = 20


@dataclass(frozen=True, slots=True)
class Athlete:
    """An entrant's own fields: lane, the guide's name, the implement (`"4 kg"`), as printed."""

    lane: int | None = None
    guide: str = ""
    implement: str = ""

    def __post_init__(self) -> None:
        """ValueError for a lane that no track has; the codec names the entrant."""
        if self.lane is not None and not 1 <= self.lane <= MOST_LANES:
            raise ValueError(f"{self.lane} is no lane")


@dataclass(frozen=True, slots=True)
class Card:
    """Who an athlete is to the rules; `lanes`: first and last, two with a guide. `members`: of a
    team, who may run for it."""

    id: str
    class_: str = ""
    sex: str = ""
    lanes: tuple[int, int] | None = None
    guide: str = ""
    implement: str = ""
    members: tuple[str, ...] = ()


class Competing(Protocol):
    """An athlete of any kind of contest."""

    @property
    def card(self) -> Card:
        """Who it is."""

    @property
    def status(self) -> Unranked | None:
        """Why there is no place, if so."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How marks are compared: as they are, or by the Raza points of a class.

    `raza`: a version of the table, or a table. `discipline`: its row, as World Para Athletics
    writes it (`100m`, `Shot Put`). `records`: the marks that stand; they decide nothing, and two
    events with the same rules may have others.
    """

    raza: Version | Table = ""
    discipline: str = ""
    records: tuple[RecordMark, ...] = field(default=(), compare=False)

    def formula_of(self, card: Card, *, track: bool = False) -> Formula | None:
        """The row of the table that an athlete falls into."""
        by = table(self.raza)
        if by is None:
            return None
        return formula(by, self.discipline, card.class_, card.sex, track=track)

    def worth(self, card: Card, hundredths: int, *, track: bool = False) -> int | None:
        """Points of a mark in hundredths; None where no row exists, or marks are ranked."""
        by = self.formula_of(card, track=track)
        return None if by is None else points(by, hundredths)


def cards(setup: Setup) -> tuple[Card, ...]:
    """The cards of a contest, in draw order; who runs with a guide has the next lane too.

    A heat that was drawn is in lane order from its first lane on, whatever the entry says.
    """
    result = []
    drawn = setup.table
    for entrant in setup.entrants:
        own = entrant.own if isinstance(entrant.own, Athlete) else Athlete()
        lane = own.lane if drawn is None else drawn
        lanes = None if lane is None else (lane, lane + (1 if own.guide else 0))
        drawn = None if drawn is None or lanes is None else lanes[1] + 1
        members = tuple(member.id for member in entrant.members)
        result.append(
            Card(entrant.id, entrant.class_, entrant.sex, lanes, own.guide, own.implement, members)
        )
    return tuple(result)


def position(ids: Sequence[str], entrant: str) -> int:
    """Where an entrant stands in the draw; refused: `unknown_entrant`."""
    if entrant not in ids:
        raise Refused("unknown_entrant", entrant=entrant)
    return ids.index(entrant)


def check_status(
    athlete: Competing, call: SetStatus, *, begun: bool, marked: bool, finished: bool = False
) -> None:
    """A status is given once, but anyone can be disqualified.

    `begun`: has tried; `marked`: has a mark that stands; `finished`: has run to the end. Who stops
    in a field event (DNF) keeps what was reached, as one who retires.
    Refused: `already_out`, `has_begun` (no DNS any more), `has_mark` (no NM, or no DNF any more).
    """
    who = Who(athlete.card.id)
    if athlete.status and (call.status != "DQ" or athlete.status == "DQ"):
        raise Refused("already_out", who=who, status=athlete.status)
    if call.status == "DNS" and begun:
        raise Refused("has_begun", who=who)
    if (call.status == "NM" and marked) or (call.status == "DNF" and finished):
        raise Refused("has_mark", who=who, status=call.status)
