"""An athlete's card: what the start list says of an entrant, and what ends an athlete's part."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, Protocol

from events.athletics.calls import SetStatus, Unranked
from events.athletics.coefficients import Coefficients, check, coefficient
from events.athletics.marks import exact_time, metres
from events.athletics.raza import Formula, Table, Version, formula, points, table
from events.athletics.record_mark import RecordMark
from scoring_rules.contest import Setup
from scoring_rules.exact import Number, shown
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
class Worth:
    """What a mark is ranked by: the lower the `rank` the better; `text` as it is printed."""

    rank: Number
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How marks are compared: as they are, by the Raza points of a class, or times its coefficient.

    `raza`: a version of the table, or a table. `coefficients`: by class, instead of it.
    `discipline`: the table's row, as World Para Athletics writes it (`100m`, `Shot Put`).
    `records`: the marks that stand; they decide nothing, and two events with the same rules may
    have others.
    """

    raza: Version | Table = ""
    coefficients: Literal[""] | Coefficients = field(default="", hash=False)
    discipline: str = ""
    records: tuple[RecordMark, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        """Refused: `raza_and_coefficients`, and as for coefficients."""
        if self.raza and self.coefficients:
            raise Refused("raza_and_coefficients")
        check(self.coefficients or {})

    @property
    def ranked_by(self) -> Literal["", "raza", "coefficient"]:
        """The code of the value that ranks in place of marks; "" where they rank themselves."""
        return "raza" if self.raza else "coefficient" if self.coefficients else ""

    def basis(self, card: Card, *, track: bool = False) -> Formula | Fraction | None:
        """The row of the table or the coefficient that an athlete falls into."""
        if self.coefficients:
            return coefficient(self.coefficients, card.class_, card.sex)
        by = table(self.raza)
        if by is None:
            return None
        return formula(by, self.discipline, card.class_, card.sex, track=track)

    def worth(self, card: Card, hundredths: int, *, track: bool = False) -> Worth | None:
        """What a mark in hundredths of metres or seconds counts in place of itself; None where the
        athlete has no row or coefficient, or marks rank themselves."""
        by = self.basis(card, track=track)
        if isinstance(by, Formula):
            worth = points(by, hundredths)
            return Worth(-worth, str(worth))
        if by is None:
            return None
        product = by * hundredths / 100
        return Worth(product, exact_time(product)) if track else Worth(-product, shown(product))

    def length(self, card: Card, cm: int) -> Worth | None:
        """The same of a distance or a height, which is itself where marks rank themselves."""
        return self.worth(card, cm) if self.ranked_by else Worth(-cm, metres(cm))


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
