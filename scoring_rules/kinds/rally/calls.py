"""The calls of a match of rallies: service, points, pauses, cards, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from scoring_rules.kinds.leaving import Disqualify, LeftHow, Retire, Walkover
from scoring_rules.kinds.two_sides import Lineup, Timeout

Colour = Literal["yellow", "red", "black"]
LetReason = Literal["", "sideline", "returned", "stopped"]
"""Why a wheelchair player's service is played again: it left by a sideline, came back, stopped."""


@dataclass(frozen=True, slots=True)
class Start:
    """Who serves first in this game, and to whom; in singles the receiver is the other one."""

    kind: ClassVar[str] = "start"
    server: str
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class Ends:
    """Who stands to the umpire's left now."""

    kind: ClassVar[str] = "ends"
    left: str


@dataclass(frozen=True, slots=True)
class RallyTo:
    """A rally was won by an entrant."""

    kind: ClassVar[str] = "rally"
    to: str


@dataclass(frozen=True, slots=True)
class Let:
    """The rally does not count and is played again."""

    kind: ClassVar[str] = "let"
    reason: LetReason = ""


@dataclass(frozen=True, slots=True)
class Injury:
    """Play waits for an injured player."""

    kind: ClassVar[str] = "injury"
    entrant: str
    member: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A side is warned (yellow), penalised (red), or put out (black)."""

    kind: ClassVar[str] = "card"
    entrant: str
    colour: Colour
    member: str = ""


@dataclass(frozen=True, slots=True)
class Expedite:
    """The expedite system begins. `in_play`: it interrupted a rally, which is served again."""

    kind: ClassVar[str] = "expedite"
    in_play: bool = False


@dataclass(frozen=True, slots=True)
class GameScore:
    """A whole game from paper: who won it, and the points of the other side."""

    kind: ClassVar[str] = "game"
    to: str
    against: int


@dataclass(frozen=True, slots=True)
class SetScore:
    """The points of the running game set by hand, and who serves next."""

    kind: ClassVar[str] = "score"
    first: int
    second: int
    server: str
    receiver: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished match from the score sheet; with an `end`, `by` lost it at the score reached.

    `games`: points of the first and the second side. `matches`: of a team tie, games won in each
    individual match.
    """

    kind: ClassVar[str] = "paper"
    games: tuple[tuple[int, int], ...] = ()
    matches: tuple[tuple[int, int], ...] = ()
    end: LeftHow | None = None
    by: str = ""


RallyCall = (
    Lineup
    | Start
    | Ends
    | RallyTo
    | Let
    | Timeout
    | Injury
    | Card
    | Expedite
    | GameScore
    | SetScore
    | Retire
    | Walkover
    | Disqualify
    | Paper
)

CALLS: Mapping[str, type] = {
    call.kind: call
    for call in (
        *(Lineup, Start, Ends, RallyTo, Let, Timeout, Injury, Card, Expedite, GameScore),
        *(SetScore, Retire, Walkover, Disqualify, Paper),
    )
}
