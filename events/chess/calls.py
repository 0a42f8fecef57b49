"""The calls of a game: its result, fouls on the way, and the paper entry."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from scoring_rules.ranking.match import How

Outcome = Literal["red", "draw", "black"]
"""Who won: red is the first side (white in international chess)."""

End = Literal["retired", "walkover", "disqualified"]


@dataclass(frozen=True, slots=True)
class Result:
    """How a game ended. `fouls`: of red and of black; without them those called before stand.

    A bye and a double forfeit have no outcome.
    """

    kind: ClassVar[str] = "result"
    outcome: Outcome | None = None
    how: How = "played"
    fouls: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Foul:
    """A player broke the rules (犯规) and plays on."""

    kind: ClassVar[str] = "foul"
    entrant: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The result from the score sheet; with an `end`, `by` names who lost by it."""

    kind: ClassVar[str] = "paper"
    outcome: Outcome | None = None
    end: End | None = None
    by: str = ""
    fouls: tuple[int, int] | None = None


ChessCall = Result | Foul | Paper

CALLS: dict[str, type] = {call.kind: call for call in (Result, Foul, Paper)}
