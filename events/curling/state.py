"""A game of curling as a value: its ends, who has the hammer, and what is left of the end."""

from dataclasses import dataclass, replace

from events.curling.team import Curler, team_of
from events.curling.terms import Terms
from scoring_rules.contest import Setup
from scoring_rules.kinds.leaving import LeftHow
from scoring_rules.kinds.stop_clock import StopClock
from scoring_rules.kinds.two_sides import Pair


@dataclass(frozen=True, slots=True)
class Ended:
    """An end: points by side, and who had the last stone (None where nobody knew)."""

    points: Pair
    hammer: int | None

    @property
    def scorer(self) -> int | None:
        """Who scored; None in a blank end."""
        return None if self.points == (0, 0) else int(self.points[1] > 0)


@dataclass(frozen=True, slots=True)
class Override:
    """The hammer of the end to come as called; `reason` where it is not as computed."""

    side: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Game:
    """`shots`: last-stone draws in mm; `stones`: thrown in the end that is on; `timeouts`: taken;
    `lineups`: who plays. All by side. `conceded`: the loser gave up.
    `clocks`: the thinking time of both sides; () where none is measured.
    """

    sides: tuple[str, ...]
    teams: tuple[tuple[Curler, ...], ...]
    ends: tuple[Ended, ...] = ()
    override: Override | None = None
    shots: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    stones: Pair = (0, 0)
    timeouts: Pair = (0, 0)
    lineups: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    winner: int | None = None
    end: LeftHow | None = None
    conceded: bool = False
    clocks: tuple[StopClock, ...] = ()

    @property
    def over(self) -> bool:
        """Whether somebody has won."""
        return self.winner is not None

    @property
    def begun(self) -> bool:
        """Whether a stone of the game is known to have been thrown."""
        return bool(self.ends) or self.stones != (0, 0)

    @property
    def total(self) -> Pair:
        """Points of both sides."""
        return (
            sum(end.points[0] for end in self.ends),
            sum(end.points[1] for end in self.ends),
        )


def game_of(terms: Terms, setup: Setup) -> Game:
    """Nothing is thrown; the first entrant is the first side."""
    clock = StopClock(terms.thinking_seconds * 1000)
    return Game(
        tuple(entrant.id for entrant in setup.entrants),
        tuple(team_of(entrant) for entrant in setup.entrants),
        clocks=(clock, clock) if terms.thinking_seconds else (),
    )


def hammer(game: Game) -> int | None:
    """Who has the last stone of the end to come; None where nobody knows yet."""
    return computed(game) if game.override is None else game.override.side


def computed(game: Game) -> int | None:
    """The hammer as it follows: in the first end of the better last-stone draws; then a blank end
    keeps it and the side that scored loses it (World Curling, Rules of Curling R8).
    """
    if not game.ends:
        return _by_draw(game.shots)
    last = game.ends[-1]
    return last.hammer if last.scorer is None else 1 - last.scorer


def _by_draw(shots: tuple[tuple[int, ...], tuple[int, ...]]) -> int | None:
    first, second = shots
    if not first or len(first) != len(second) or sum(first) == sum(second):
        return None
    return int(sum(second) < sum(first))


def with_end(terms: Terms, game: Game, points: Pair) -> Game:
    """The game after an end; decided after the last one, or after an extra end, unless level."""
    ended = Ended(points, hammer(game))
    extra = len(game.ends) >= terms.ends
    after = replace(game, ends=(*game.ends, ended), override=None, stones=(0, 0))
    first, second = after.total
    if first != second:
        done = len(after.ends) >= terms.ends
        return replace(after, winner=int(second > first)) if done else after
    if extra and terms.blank_extra_loses and ended.hammer is not None:
        return replace(after, winner=1 - ended.hammer)
    return after
