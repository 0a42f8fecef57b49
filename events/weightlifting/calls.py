"""The calls of a lifting contest: weigh-in, declarations, the clock, votes, attempts, statuses."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

Seat = Literal["left", "chief", "right"]
Fault = Literal["body", "bar", "chest", "press"]
Unranked = Literal["NM", "DNS", "DNF", "DQ", "WD"]

SEATS: tuple[Seat, ...] = ("left", "chief", "right")
"""The three referees, as they sit."""

FAULTS: tuple[Fault, ...] = ("body", "bar", "chest", "press")
"""The four phases in which a lift can fail: body sequence, bar control, chest, press."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A lift as judged, entered without votes; `kg` is what stood on the bar."""

    kind: ClassVar[str] = "attempt"
    entrant: str
    lift: Literal["bench"]
    attempt: int
    kg: Decimal
    good: bool


@dataclass(frozen=True, slots=True)
class WeighIn:
    """The scales: kilos to 0.01, the height of the rack, the opener (开把重量).

    `adjusted` is the bodyweight with the additions for amputations; it ranks where it is given.
    """

    kind: ClassVar[str] = "weigh_in"
    entrant: str
    bodyweight: Decimal
    rack: str = ""
    opener: Decimal | None = None
    adjusted: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Declare:
    """The weight of an athlete's next attempt; `override`: why it stands against the limits."""

    kind: ClassVar[str] = "declare"
    entrant: str
    attempt: int
    kg: Decimal
    override: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """One referee's light on one attempt: white is `good`, red may have a reason."""

    kind: ClassVar[str] = "vote"
    seat: Seat
    entrant: str
    lift: Literal["bench"]
    attempt: int
    good: bool
    reason: Fault | None = None


@dataclass(frozen=True, slots=True)
class SetStatus:
    """An athlete lifts no more; `rule` is the rule's number where one was broken."""

    kind: ClassVar[str] = "status"
    entrant: str
    status: Unranked
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """`start`: the bar is loaded, the athlete is called; `stop`: the lift has begun, or a halt.

    `group`: the group begins `seconds` from now. A stopped clock goes on for the same attempt;
    `seconds` sets what is left instead.
    """

    kind: ClassVar[str] = "clock"
    state: Literal["group", "start", "stop"]
    entrant: str = ""
    attempt: int = 0
    seconds: int | None = None


LiftingCall = Attempt | WeighIn | Declare | Vote | SetStatus | Clock

CALLS: dict[str, type] = {
    call.kind: call for call in (Attempt, WeighIn, Declare, Vote, SetStatus, Clock)
}
