"""The calls of a lifting contest: weigh-in, declarations, the clock, votes, attempts, statuses, and
the score sheet of a whole contest."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

Seat = Literal["left", "chief", "right"]
Fault = Literal["body", "bar", "chest", "press"]
Unranked = Literal["NM", "DNS", "DNF", "DQ", "WD"]
LiftName = Literal["bench", "snatch", "cj"]
EitherLift = Literal["snatch", "cj"]

SEATS: tuple[Seat, ...] = ("left", "chief", "right")
"""The three referees, as they sit."""

SEAT_CALLS = {
    "left": frozenset({"vote"}),
    "chief": frozenset({"vote", "clock"}),
    "right": frozenset({"vote"}),
    "marshal": frozenset({"called", "weigh_in", "declare", "clock"}),
}
"""What each seat calls: referees give lights, the marshal takes weights; none enters results."""

FAULTS: tuple[Fault, ...] = ("body", "bar", "chest", "press")
"""The four phases in which a lift can fail: body sequence, bar control, chest, press."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A lift as judged, entered without votes; `kg` is what stood on the bar."""

    kind: ClassVar[str] = "attempt"
    entrant: str
    lift: LiftName
    attempt: int
    kg: Decimal
    good: bool


@dataclass(frozen=True, slots=True)
class WeighIn:
    """The scales: kilos to 0.01, the height of the rack, the opener (开把重量).

    `adjusted` is the bodyweight with the additions for amputations; it ranks where it is given.
    `opener_cj`: the first clean & jerk, where the opener is the first snatch.
    """

    kind: ClassVar[str] = "weigh_in"
    entrant: str
    bodyweight: Decimal
    rack: str = ""
    opener: Decimal | None = None
    adjusted: Decimal | None = None
    opener_cj: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Declare:
    """The weight of an athlete's next attempt; `override`: why it stands against the limits.

    `lift`: where there are two; without it the one the athlete is in.
    """

    kind: ClassVar[str] = "declare"
    entrant: str
    attempt: int
    kg: Decimal
    override: str = ""
    lift: Literal["", "bench", "snatch", "cj"] = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """One referee's light on one attempt: white is `good`, red may have a reason.

    Three close the attempt; then only a `reversal` is heard, for some seconds, and the reason of a
    red light.
    """

    kind: ClassVar[str] = "vote"
    seat: Seat
    entrant: str
    lift: LiftName
    attempt: int
    good: bool
    reason: Fault | None = None
    reversal: bool = False


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
    `seconds` sets what is left instead. `lift` as in `Declare`.
    """

    kind: ClassVar[str] = "clock"
    state: Literal["group", "start", "stop"]
    entrant: str = ""
    attempt: int = 0
    seconds: int | None = None
    lift: Literal["", "bench", "snatch", "cj"] = ""


@dataclass(frozen=True, slots=True)
class Pass:
    """An athlete takes no more attempts of one of two lifts; the other is lifted."""

    kind: ClassVar[str] = "pass"
    entrant: str
    lift: EitherLift


@dataclass(frozen=True, slots=True)
class ConfirmLate:
    """An official lets a weight stand that was handed in too late."""

    kind: ClassVar[str] = "confirm_late"
    entrant: str
    lift: EitherLift
    attempt: int


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An athlete's row of a score sheet: the kilos of each attempt in order, negative where it
    failed, as sheets of results write it. Attempts that are not there were not taken.
    """

    entrant: str
    bodyweight: Decimal | None = None
    bench: tuple[Decimal, ...] = ()
    snatch: tuple[Decimal, ...] = ()
    cj: tuple[Decimal, ...] = ()
    status: Unranked | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished contest from its score sheet, a row for everyone; who has no attempt has a
    status."""

    kind: ClassVar[str] = "paper"
    rows: tuple[SheetRow, ...]


LiftingCall = Attempt | WeighIn | Declare | Vote | SetStatus | Clock

CALLS: dict[str, type] = {
    call.kind: call for call in (Attempt, WeighIn, Declare, Vote, SetStatus, Clock, Paper)
}

OlympicCall = LiftingCall | Pass | ConfirmLate | Paper

OLYMPIC_CALLS: dict[str, type] = {**CALLS, Pass.kind: Pass, ConfirmLate.kind: ConfirmLate}

OLYMPIC_SEATS = {**SEAT_CALLS, "marshal": SEAT_CALLS["marshal"] | {Pass.kind, ConfirmLate.kind}}
"""As in the bench press; the marshal also takes who passes and what came late."""
