"""A round to be paired and the round as paired: what every engine is given, and what it answers.

Both are values: the same question gives the same answer in any process, and its digest is what a
`draw` line records as `input`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar, Literal, Protocol

from scoring_rules.draws.pairing_check import Pair, Remark, check
from scoring_rules.ranking.crosstable import Crosstable, Player
from scoring_rules.views import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """A round that is due.

    `table`: everybody who ever was on the list, in the order of pairing numbers (from 1), with
    the rounds before this one. `present`: who is to be paired. `units`: entrant and delegation,
    of who has one. `rounds`: how many there will be, 0 where nobody said. `seed`: printed, for
    lots; "" where nothing is drawn by lot. `first`: the colour of pairing number 1 in round 1.
    """

    table: Crosstable
    present: tuple[str, ...]
    round: int
    rounds: int = 0
    units: tuple[tuple[str, str], ...] = ()
    seed: str = ""
    first: Literal["first", "second"] = "first"

    @property
    def players(self) -> tuple[Player, ...]:
        """Who is to be paired, with their rounds, in the order of pairing numbers."""
        here = frozenset(self.present)
        return tuple(player for player in self.table.players if player.id in here)

    @property
    def numbers(self) -> Mapping[str, int]:
        """The pairing numbers."""
        return {player.id: number for number, player in enumerate(self.table.players, start=1)}

    @property
    def last_round(self) -> bool:
        """Whether no round follows."""
        return bool(self.rounds) and self.round >= self.rounds

    def remarks(self, pairs: tuple[Pair, ...]) -> tuple[Remark, ...]:
        """What there is to say of a round paired so, faults first."""
        units = dict(self.units)
        return check(self.table, pairs, self.present, units, last_round=self.last_round)


@dataclass(frozen=True, slots=True)
class Paired:
    """A round: the pairs by table from 1, the bye last; `why`: which bans were relaxed."""

    pairs: tuple[Pair, ...]
    why: tuple[Words, ...] = ()

    @property
    def tables(self) -> tuple[Pair, ...]:
        """The pairs that play."""
        return tuple(pair for pair in self.pairs if pair.second)

    @property
    def bye(self) -> str:
        """Who has the bye, "" for nobody."""
        return next((pair.first for pair in self.pairs if not pair.second), "")


class Engine(Protocol):
    """Who pairs. `most`: players at most, 0 for any number."""

    name: ClassVar[str]
    most: ClassVar[int]

    def pair(self, asked: Asked, /) -> tuple[Pair, ...]:
        """The round; raises `Refused` (`cannot_pair`, `nobody_for_bye`) where there is none."""


def seated(asked: Asked, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs by table: the best score first, then the sum, then the pairing number; bye last."""
    points = {player.id: player.points for player in asked.table.players}
    numbers = asked.numbers

    def place(pair: Pair) -> tuple[bool, Fraction, Fraction, int]:
        ids = [id_ for id_ in (pair.first, pair.second) if id_]
        scores = [points[id_] for id_ in ids]
        best = min(numbers[id_] for id_ in ids)
        return (not pair.second, -max(scores), -sum(scores, Fraction(0)), best)

    return tuple(sorted(pairs, key=place))


def exchanged(pairs: tuple[Pair, ...], one: str, other: str) -> tuple[Pair, ...]:
    """The round with two players in each other's place."""
    places = {one: other, other: one}
    return tuple(
        replace(
            pair,
            first=places.get(pair.first, pair.first),
            second=places.get(pair.second, pair.second),
        )
        for pair in pairs
    )
