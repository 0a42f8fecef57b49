"""The parameters of a darts match."""

from dataclasses import dataclass

MOST = 99
"""More legs or sets are no parameter but an error."""


@dataclass(frozen=True, slots=True)
class Terms:
    """FORMATS §2, and what a regulation may settle besides.

    `score`: what a leg counts down from. `double_in`, `double_out`: the first and the last dart
    that count are doubles. `legs`, `sets`: needed to win a set and the match. `round_limit`:
    visits of each side after which a leg is decided nearest the bull (15 in Chinese para games,
    Hainan 2023), 0 for none. The side that throws first alternates from leg to leg, and from set
    to set.
    """

    score: int = 501
    double_in: bool = False
    double_out: bool = True
    legs: int = 3
    sets: int = 1
    round_limit: int = 15

    def __post_init__(self) -> None:
        """ValueError where no match can be played by such terms."""
        wrong = self.score < 2 or self.round_limit < 0
        if wrong or not 1 <= self.legs <= MOST or not 1 <= self.sets <= MOST:
            raise ValueError("a leg counts down from 2 or more, and a match has a leg and a set")
