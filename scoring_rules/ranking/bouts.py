"""Bouts: matches as a table counts them, and what a side has from several of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scoring_rules.ranking.match import End

Unit = Literal["matches", "games", "points"]
"""What is won and lost inside a match: individual matches of a team tie, games, points."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bout:
    """A match with its result; pairs are by side. `winner` is "" after a draw.

    `loser_left`: the loser retired, stayed away or was put out, as `end` says.
    """

    sides: tuple[str, str]
    winner: str
    matches: Pair = (0, 0)
    games: Pair = (0, 0)
    points: Pair = (0, 0)
    end: End = ""
    draw_shots: tuple[tuple[int, ...], ...] = ()
    contest: str = ""

    def of(self, entrant: str, unit: Unit) -> Pair:
        """What an entrant won and lost of a unit."""
        first, second = getattr(self, unit)
        return (first, second) if entrant == self.sides[0] else (second, first)

    @property
    def met_in_play(self) -> bool:
        """Whether it was begun: nobody stayed away."""
        return self.end not in ("walkover", "forfeit")


@dataclass(frozen=True, slots=True)
class Scale:
    """Table points of a match. `unplayed`: the loser's where it ended as `unplayed_ends`."""

    win: int = 1
    loss: int = 0
    draw: int = 0
    unplayed: int = 0
    unplayed_ends: tuple[End, ...] = ()

    def of(self, bout: Bout, entrant: str) -> int:
        """What an entrant gets from a bout."""
        if not bout.winner:
            return self.draw
        if bout.winner == entrant:
            return self.win
        return self.unplayed if bout.end in self.unplayed_ends else self.loss


def bouts_of(entrant: str, bouts: Sequence[Bout]) -> tuple[Bout, ...]:
    """Those an entrant took part in."""
    return tuple(bout for bout in bouts if entrant in bout.sides)


def among(entrants: Collection[str], bouts: Sequence[Bout]) -> tuple[Bout, ...]:
    """Those between the entrants named."""
    return tuple(bout for bout in bouts if bout.sides[0] in entrants and bout.sides[1] in entrants)


def total(entrant: str, bouts: Sequence[Bout], unit: Unit) -> Pair:
    """Units won and lost by an entrant in all its bouts."""
    pairs = [bout.of(entrant, unit) for bout in bouts_of(entrant, bouts)]
    return sum(won for won, _lost in pairs), sum(lost for _won, lost in pairs)


def draw_shots(entrant: str, bouts: Sequence[Bout]) -> tuple[int, ...]:
    """The entrant's last-stone draws in mm."""
    return tuple(
        mm
        for bout in bouts_of(entrant, bouts)
        if bout.draw_shots
        for mm in bout.draw_shots[bout.sides.index(entrant)]
    )


def draw_shot_average(entrant: str, bouts: Sequence[Bout]) -> Fraction | None:
    """The average of all last-stone draws in mm; None where there was none."""
    shots = draw_shots(entrant, bouts)
    return Fraction(sum(shots), len(shots)) if shots else None
