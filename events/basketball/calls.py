"""The calls of a basketball game: baskets, fouls, time-outs, horns, how it ends, and paper."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from scoring_rules.kinds.leaving import LeftHow
from scoring_rules.kinds.stop_clock import SetClock
from scoring_rules.kinds.two_sides import Lineup, Timeout

FoulType = Literal[
    "personal", "technical", "unsportsmanlike", "disqualifying", "coach", "P", "T", "U", "D", "C"
]
"""A foul by name, or by its letter on the score sheet."""

LETTERS = {
    "personal": "P",
    "technical": "T",
    "unsportsmanlike": "U",
    "disqualifying": "D",
    "coach": "C",
}
"""What the score sheet writes (FIBA, Annex B.8)."""


@dataclass(frozen=True, slots=True)
class Basket:
    """A basket or a made free throw; `player` is a member of the team."""

    kind: ClassVar[str] = "basket"
    entrant: str
    points: int
    player: str = ""


@dataclass(frozen=True, slots=True)
class Foul:
    """A foul; a technical or disqualifying one without a player is the bench's."""

    kind: ClassVar[str] = "foul"
    entrant: str
    type: FoulType = "personal"
    player: str = ""


@dataclass(frozen=True, slots=True)
class PeriodEnd:
    """The horn at the end of a period or overtime."""

    kind: ClassVar[str] = "period_end"


@dataclass(frozen=True, slots=True)
class PeriodScore:
    """The points of a whole period at once, where nobody took it down; the period is over."""

    kind: ClassVar[str] = "period_score"
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class LastMinutes:
    """The game clock of the last period shows two minutes."""

    kind: ClassVar[str] = "last_minutes"


@dataclass(frozen=True, slots=True)
class Arrow:
    """The possession arrow points for this team: it has the next throw-in."""

    kind: ClassVar[str] = "arrow"
    entrant: str


@dataclass(frozen=True, slots=True)
class Horn:
    """A whistle or horn that is to be seen (鸣哨): the boards and pads flash."""

    kind: ClassVar[str] = "horn"


@dataclass(frozen=True, slots=True)
class Default:
    """A team has too few players left and loses. `score`: what the other side chooses (3×3)."""

    kind: ClassVar[str] = "default"
    entrant: str
    score: Literal["kept", "forfeited"] = "kept"


@dataclass(frozen=True, slots=True)
class Forfeit:
    """A team does not come, or refuses to play."""

    kind: ClassVar[str] = "forfeit"
    entrant: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The score sheet: points by period from the first side, or the final score alone.

    With an `end`, `by` names who lost by it, and the score is the one reached.
    """

    kind: ClassVar[str] = "paper"
    periods: tuple[tuple[int, int], ...] = ()
    end: LeftHow | None = None
    by: str = ""


CALLS: dict[str, type] = {
    call.kind: call
    for call in (
        Basket,
        Foul,
        Timeout,
        PeriodEnd,
        PeriodScore,
        LastMinutes,
        Arrow,
        Horn,
        Lineup,
        SetClock,
        Default,
        Forfeit,
        Paper,
    )
}
