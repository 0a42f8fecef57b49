"""A match of rallies as a value: its sides, games, service, pauses and cards."""

from dataclasses import dataclass
from typing import Literal

from scoring_rules.contest import Entrant, Setup
from scoring_rules.kinds.leaving import LeftHow
from scoring_rules.kinds.rally.scores import Score
from scoring_rules.kinds.rally.service import Players, Service
from scoring_rules.kinds.rally.terms import Terms


@dataclass(frozen=True, slots=True)
class Side:
    """An entrant: who plays for it, empty until a team names them, and who may."""

    id: str
    players: tuple[str, ...]
    squad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """Play rests since `from_ms` (server time), for `length_ms` if that is limited.

    `ends`: the sides change ends in it. `side`: whose time-out or injury it is.
    """

    code: Literal["interval", "between", "timeout", "injury", "ends"]
    from_ms: int
    length_ms: int = 0
    ends: bool = False
    side: int | None = None


@dataclass(frozen=True, slots=True)
class End:
    """How the match ended other than by its score; `by` is the side that lost by it."""

    how: LeftHow
    by: int


@dataclass(frozen=True, slots=True)
class Play:
    """The match so far. Pairs are by side, in the order of the entrants.

    `strip`: who won each point of the running game; `rallied`: one of them in a rally.
    `opening`: the order of service the running game began with, `before` that of the game
    before it, both only where service goes in turns. `flips`: how often ends have changed since
    `left` stood to the umpire's left; `turned`: they have in the running game.
    `matches`: the paper of a whole team tie.
    """

    sides: tuple[Side, ...]
    games: tuple[Score, ...] = ()
    score: Score = (0, 0)
    strip: tuple[int, ...] = ()
    rallied: bool = False
    service: Service | None = None
    opening: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    won: Score = (0, 0)
    left: int = 0
    flips: int = 0
    turned: bool = False
    expedite: bool = False
    begun_ms: int | None = None
    pause: Pause | None = None
    timeouts: Score = (0, 0)
    yellows: tuple[bool, bool] = (False, False)
    reds: Score = (0, 0)
    end: End | None = None
    matches: tuple[Score, ...] = ()

    @property
    def players(self) -> Players:
        """Who plays for either side."""
        return (self.sides[0].players, self.sides[1].players)

    @property
    def begun(self) -> bool:
        """Whether anything was played or scored."""
        return bool(self.games or self.matches) or self.score != (0, 0)

    @property
    def left_side(self) -> int:
        """The side to the umpire's left now."""
        return (self.left + self.flips) % 2

    @property
    def reached(self) -> tuple[Score, ...]:
        """The games with the running one, where it has begun."""
        running = self.score != (0, 0) or (self.service is not None and not self.games)
        return (*self.games, self.score) if running else self.games


def begin(terms: Terms, setup: Setup) -> Play:
    """Nobody serves yet."""
    return Play(tuple(_side(terms, entrant) for entrant in setup.entrants))


def _side(terms: Terms, entrant: Entrant) -> Side:
    squad = tuple(member.id for member in entrant.members)
    if len(squad) < 2:
        return Side(entrant.id, (entrant.id,))
    everybody = len(squad) == (terms.players or 2)
    return Side(entrant.id, squad if everybody else (), squad)


def over(terms: Terms, play: Play) -> bool:
    """Whether nothing more is played; a lone entrant has a bye."""
    return (
        play.end is not None
        or max(play.won) >= terms.to_win
        or bool(play.matches)
        or len(play.sides) == 1
    )


def last_game(terms: Terms, play: Play) -> bool:
    """Whether the running game is the last that may be played (决胜局)."""
    return len(play.games) == terms.best_of - 1


def side_of(play: Play, player: str) -> int | None:
    """The side that a player or entrant belongs to."""
    for i, side in enumerate(play.sides):
        if player == side.id or player in side.squad:
            return i
    return None


def between_teams(play: Play) -> bool:
    """Whether teams meet, in a tie or in a match of one: they have more members than a pair."""
    return bool(play.matches) or any(len(side.squad) > 2 for side in play.sides)
