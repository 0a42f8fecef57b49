"""The calls of a game of floor curling: hammer, draw shots, stones, ends, time-outs, concession."""

from dataclasses import dataclass
from typing import ClassVar

from scoring_rules.kinds.leaving import Disqualify, Leaving, LeftHow, Retire, Walkover
from scoring_rules.kinds.stop_clock import SetClock
from scoring_rules.kinds.two_sides import Timeout


@dataclass(frozen=True, slots=True)
class Hammer:
    """Who has the last stone of the end to come; `reason`: why it is not as computed (改后手)."""

    kind: ClassVar[str] = "hammer"
    entrant: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DrawShot:
    """A last-stone draw before the game: the distance from the centre in mm (投准)."""

    kind: ClassVar[str] = "draw_shot"
    entrant: str
    mm: int


@dataclass(frozen=True, slots=True)
class Stone:
    """A side has thrown a stone of the end that is on."""

    kind: ClassVar[str] = "stone"
    entrant: str


@dataclass(frozen=True, slots=True)
class EndScore:
    """An end is over: who scores how many; nobody in a blank end (空局)."""

    kind: ClassVar[str] = "end"
    entrant: str | None
    points: int


@dataclass(frozen=True, slots=True)
class Lineup:
    """Who plays for a side: by `members`, or all of the team but `bench`.

    `reason`: why it stands against the rules of the class.
    """

    kind: ClassVar[str] = "lineup"
    entrant: str
    members: tuple[str, ...] = ()
    bench: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Concede:
    """A side gives the game up (认输); ends that were not played are shown as X."""

    kind: ClassVar[str] = "concede"
    entrant: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The game from the score sheet: points of both sides end by end.

    With an `end` they are those reached, and `by` names the side that lost by it.
    """

    kind: ClassVar[str] = "paper"
    ends: tuple[tuple[int, int], ...] = ()
    end: LeftHow | None = None
    by: str = ""


CurlingCall = (
    Hammer | DrawShot | Stone | EndScore | Timeout | Lineup | SetClock | Concede | Leaving | Paper
)

CALLS: dict[str, type] = {
    call.kind: call
    for call in (
        *(Hammer, DrawShot, Stone, EndScore, Timeout, Lineup),
        *(SetClock, Concede, Retire, Walkover, Disqualify, Paper),
    )
}
