"""The calls of darts: the throw for the bull, visits and single darts, bull-offs, ends, paper."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from scoring_rules.kinds.leaving import Disqualify, Leaving, LeftHow, Retire, Walkover


@dataclass(frozen=True, slots=True)
class ThrowForBull:
    """Who was nearer the bull and throws first (掷红心定先手)."""

    kind: ClassVar[str] = "throw_for_bull"
    winner: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Up to three darts as called out: what they scored, also where that is more than remains.

    `darts`: how many were thrown, None for three. `at_double`: how many of them at a double that
    would have ended the leg, where somebody counted.
    """

    kind: ClassVar[str] = "visit"
    entrant: str
    score: int
    darts: int | None = None
    at_double: int | None = None


@dataclass(frozen=True, slots=True)
class Dart:
    """One dart of whose turn it is: ring 0 missed, 1 single, 2 double, 3 treble; the bull is 25."""

    kind: ClassVar[str] = "dart"
    ring: int
    number: int


@dataclass(frozen=True, slots=True)
class BullOff:
    """Who was nearer the bull when the rounds of a leg were used up."""

    kind: ClassVar[str] = "bull_off"
    winner: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The match from the score sheet: legs won by both sides, one pair for each set.

    With an `end` they are those reached, and `by` names the side that lost by it.
    """

    kind: ClassVar[str] = "paper"
    legs: tuple[tuple[int, int], ...] = ()
    end: LeftHow | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Thrown:
    """What three darts of a thrower scored; `member` says which one of a team."""

    kind: ClassVar[str] = "visit"
    entrant: str
    score: int
    darts: Literal[3] = 3
    member: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals from the score sheet, in the order of the entrants; `by` with an `end` is out."""

    kind: ClassVar[str] = "paper"
    totals: tuple[int, ...]
    end: LeftHow | None = None
    by: str = ""


DartsCall = ThrowForBull | Visit | Dart | BullOff | Leaving | Paper

CALLS: dict[str, type] = {
    call.kind: call
    for call in (ThrowForBull, Visit, Dart, BullOff, Retire, Walkover, Disqualify, Paper)
}
