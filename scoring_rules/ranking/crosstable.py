"""A crosstable: who met whom in which round, with which colour, and what it gave."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scoring_rules.ranking.match import How, Result

Side = Literal["first", "second", ""]
"""Who moves first (red, white), who second (black); nobody in a round without a game."""

BYES: tuple[How, ...] = ("bye", "half_bye", "zero_bye")
"""Rounds without an opponent."""


@dataclass(frozen=True, slots=True)
class Game:
    """One round of one player. `opponent` is "" in a bye.

    `boards`: points over all boards (局分) where the players are teams, else 0.
    """

    round: int
    opponent: str
    side: Side
    result: Result
    points: Fraction
    how: How = "played"
    fouls: int = 0
    contest: str = ""
    boards: Fraction = Fraction(0)

    @property
    def played(self) -> bool:
        """Whether it was played over the board."""
        return self.how == "played"

    @property
    def voluntary(self) -> bool:
        """Not played by the player's own choice or fault: requested byes and forfeit losses."""
        lost = self.how in ("forfeit", "both_forfeit") and self.result == "loss"
        return lost or self.how in ("half_bye", "zero_bye")


@dataclass(frozen=True, slots=True)
class Player:
    """A player with the rounds so far, in their order."""

    id: str
    games: tuple[Game, ...] = ()

    @property
    def points(self) -> Fraction:
        """The sum of all rounds."""
        return self.points_after(None)

    def points_after(self, round_: int | None) -> Fraction:
        """The sum up to a round; of all rounds for None."""
        counted = (g.points for g in self.games if round_ is None or g.round <= round_)
        return sum(counted, Fraction(0))

    def against(self, opponent: str) -> tuple[Game, ...]:
        """The games with one opponent."""
        return tuple(game for game in self.games if game.opponent == opponent)


@dataclass(frozen=True, slots=True)
class Crosstable:
    """All players; `rounds` is the number of the last round that any of them has a result in.

    `swiss`: unplayed rounds have the meaning they have in a Swiss; `draw` and `win` are the
    points of a drawn and a won game (for the stronger side, where colours differ).
    """

    players: tuple[Player, ...]
    rounds: int
    swiss: bool
    win: Fraction
    draw: Fraction
