"""A game as a value: both teams with points and fouls by period, the arrow, and how it ended."""

from dataclasses import dataclass
from typing import Literal

from events.basketball.terms import Terms
from scoring_rules.contest import Entrant, Setup
from scoring_rules.kinds.stop_clock import StopClock
from scoring_rules.kinds.two_sides import side_index as index_among
from scoring_rules.refusal import Refused
from scoring_rules.views import Who

Heard = Literal["signal", "timeout", "period", "half", "game"]

Step = tuple[int, int, int]
"""A period (from 0) and the score after a basket in it."""


@dataclass(frozen=True, slots=True)
class Player:
    """One player: the number worn, the points of each basket made, the letters of each foul."""

    id: str
    number: str = ""
    baskets: tuple[int, ...] = ()
    fouls: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One team. `points` and `fouls` (those that count for the team) by period, as far as begun.

    `known`: the list of players came with the entry. `bench`: letters of fouls on the bench.
    `timeouts`: the period of each, the last `late` of them in the last two minutes.
    """

    id: str
    players: tuple[Player, ...] = ()
    known: bool = False
    points: tuple[int, ...] = (0,)
    fouls: tuple[int, ...] = (0,)
    bench: str = ""
    timeouts: tuple[int, ...] = ()
    late: int = 0
    lineup: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All points."""
        return sum(self.points)


@dataclass(frozen=True, slots=True)
class Sounded:
    """The last horn, until play goes on: the how manyth it is, at what server time (0 unknown)."""

    heard: Heard
    number: int
    at_ms: int
    period: int


@dataclass(frozen=True, slots=True)
class Ending:
    """How the game ended: `by` loses it otherwise than by the score.

    `score`: the score that counts, None for «w–0» of 3×3.
    """

    how: Literal["played", "default", "forfeit"]
    winner: int
    score: tuple[int, int] | None
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Game:
    """`period` counts from 0; `resting`: it has not begun. `run`: period and score at each basket.

    `whole`: the points by period are known; on paper it may be the final score alone. `clock`:
    the game clock; None where nobody has used it, since the hall has one.
    """

    sides: tuple[Side, ...]
    period: int = 0
    resting: bool = True
    run: tuple[Step, ...] = ()
    arrow: int | None = None
    last_minutes: bool = False
    sounded: Sounded | None = None
    horns: int = 0
    whole: bool = True
    end: Ending | None = None
    clock: StopClock | None = None

    @property
    def totals(self) -> tuple[int, int]:
        """The score."""
        first, second = self.sides
        return (first.total, second.total)

    @property
    def begun(self) -> bool:
        """Whether anything was called that a score sheet holds."""
        return bool(self.period or self.run or self.end) or any(
            side.timeouts or side.bench or any(side.fouls) for side in self.sides
        )

    def with_side(self, index: int, side: Side) -> tuple[Side, ...]:
        """Both sides, one as given."""
        return (side, self.sides[1]) if index == 0 else (self.sides[0], side)


def game_of(setup: Setup) -> Game:
    """Before the first call: the teams with their players."""
    return Game(tuple(_side(entrant) for entrant in setup.entrants))


def _side(entrant: Entrant) -> Side:
    players = tuple(Player(member.id, member.number) for member in entrant.members)
    return Side(entrant.id, players, bool(players))


def check_open(game: Game) -> None:
    """Refused: `already_over`, `not_two`."""
    if len(game.sides) != 2:
        raise Refused("not_two", n=len(game.sides))
    if game.end is not None:
        raise Refused("already_over")


def side_index(game: Game, entrant: str) -> int:
    """Which side it is, in an open game. Refused: `unknown_entrant` besides `check_open`."""
    check_open(game)
    return index_among([side.id for side in game.sides], entrant)


def player_of(terms: Terms, side: Side, player: str) -> Player:
    """A player who may be named. Refused: `unknown_player`, `player_out`."""
    for one in side.players:
        if one.id == player:
            if is_out(terms, one):
                raise Refused("player_out", player=Who(player))
            return one
    if side.known:
        raise Refused("unknown_player", player=player, who=Who(side.id))
    return Player(player)


def with_player(side: Side, player: Player) -> tuple[Player, ...]:
    """The players, one as given; one who was not on the list joins it."""
    for index, one in enumerate(side.players):
        if one.id == player.id:
            return (*side.players[:index], player, *side.players[index + 1 :])
    return (*side.players, player)


def is_out(terms: Terms, player: Player) -> bool:
    """Fouled out (Art. 40), or disqualified: by one foul, or by two that are technical or
    unsportsmanlike (Art. 36.2.3, 37.2.3).
    """
    letters = player.fouls
    if not letters:
        return False
    heavy = letters.count("T") + letters.count("U")
    return "D" in letters or heavy >= 2 or 0 < terms.foul_limit <= len(letters)


def available(terms: Terms, side: Side) -> tuple[Player, ...]:
    """Who may play on, those of the line-up first."""
    players = [player for player in side.players if not is_out(terms, player)]
    return tuple(sorted(players, key=lambda player: player.id not in side.lineup))


def team_fouls(terms: Terms, game: Game, side: Side) -> int:
    """Those of the period; overtimes go on with those of the last period (Art. 41.1)."""
    return sum(side.fouls[min(game.period, terms.periods - 1) :])


def free_throws(terms: Terms, game: Game, side: Side) -> int:
    """What the side's next foul gives away: 0 nothing, 1 free throws, 2 these and the ball."""
    following = team_fouls(terms, game, side) + 1
    return sum(following >= least for least in terms.penalty)


def timeouts_left(terms: Terms, game: Game, side: Side) -> int:
    """Time-outs still to be had now (Art. 18.2.5; 3×3, Art. 8)."""
    if game.period >= terms.periods and terms.timeouts_overtime:
        return terms.timeouts_overtime - side.timeouts.count(game.period)
    if game.period < terms.half:
        return terms.timeouts_first - len(side.timeouts)
    left = terms.timeouts_second - sum(period >= terms.half for period in side.timeouts)
    return min(left, terms.timeouts_last - side.late) if game.last_minutes else left
