"""Count-up as a value: what every thrower scored, who is out, and bull-offs between equals."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring_rules.kinds.leaving import LeftHow


@dataclass(frozen=True, slots=True)
class Player:
    """An entrant's own fields. `women`: the ids of a team's members who are women."""

    women: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One entrant: its throwers (a player throws alone), those of them who are women."""

    id: str
    throwers: tuple[str, ...]
    women: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One visit of one thrower."""

    side: int
    thrower: str
    score: int


@dataclass(frozen=True, slots=True)
class Tally:
    """`bulls`: sides in the order in which they won a bull-off; `paper`: totals entered whole."""

    sides: tuple[Side, ...]
    scores: tuple[Score, ...] = ()
    bulls: tuple[int, ...] = ()
    out: tuple[tuple[int, LeftHow], ...] = ()
    paper: tuple[int, ...] = ()

    def index(self, entrant: str) -> int | None:
        """The number of an entrant's side; None for an unknown one."""
        return next((i for i, side in enumerate(self.sides) if side.id == entrant), None)

    def thrown(self, side: int, thrower: str) -> int:
        """Visits that somebody has thrown."""
        return sum(one.side == side and one.thrower == thrower for one in self.scores)

    def sum_of(self, side: int, thrower: str) -> int:
        """What somebody has scored."""
        return sum(one.score for one in self.scores if one.side == side and one.thrower == thrower)

    def has_thrown(self, side: int) -> bool:
        """Whether a side has scored anything, on the board or on paper."""
        return bool(self.paper) or any(one.side == side for one in self.scores)

    def is_out(self, side: int) -> bool:
        """Whether a side gave up, did not come or was put out."""
        return any(index == side for index, _end in self.out)


def counting(tally: Tally, side: int, men: int, women: int) -> tuple[str, ...]:
    """Whose sums count: the best `men` men and the best `women` women of a team, or the player.

    Team score of Chinese para games (Shaanxi 2014): the best three men and one woman.
    """
    team = tally.sides[side]
    if not men + women:
        return team.throwers
    chosen: list[str] = []
    for count, of_women in ((men, False), (women, True)):
        some = [one for one in team.throwers if (one in team.women) == of_women]
        chosen += sorted(some, key=lambda one: -tally.sum_of(side, one))[:count]
    return tuple(one for one in team.throwers if one in chosen)


def total(tally: Tally, side: int, men: int, women: int) -> int:
    """What a side has scored."""
    if tally.paper:
        return tally.paper[side]
    return sum(tally.sum_of(side, one) for one in counting(tally, side, men, women))


def ties(totals: Sequence[int], tally: Tally) -> tuple[tuple[int, ...], ...]:
    """Sides that are still level, in groups: equal totals, apart from who won a bull-off."""
    groups: dict[int, list[int]] = {}
    for side, points in enumerate(totals):
        if not tally.is_out(side) and side not in tally.bulls:
            groups.setdefault(points, []).append(side)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
