"""What is told of a player's throwing: averages, the first nine darts, finishing (均分, 结镖率)."""

from dataclasses import dataclass
from fractions import Fraction

from events.darts.arithmetic import VISIT
from events.darts.state import Match, Turn

FIRST_NINE = 3
"""The visits that make the first nine darts of a leg."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Points and darts of one side; `at_double` is None where not every dart was seen.

    `best`: its highest visit; `out`: the highest remainder it finished from, 0 for none.
    """

    points: int
    darts: int
    nine_points: int
    nine_darts: int
    finished: int
    at_double: int | None
    best: int
    out: int

    @property
    def average(self) -> Fraction | None:
        """Points in three darts, exact; busts score nothing and count their darts."""
        return Fraction(VISIT * self.points, self.darts) if self.darts else None

    @property
    def first_nine(self) -> Fraction | None:
        """The same of the first nine darts of every leg."""
        return Fraction(VISIT * self.nine_points, self.nine_darts) if self.nine_darts else None

    @property
    def checkout_rate(self) -> Fraction | None:
        """Legs finished by darts at a double; None while none was thrown or they are unknown."""
        return Fraction(self.finished, self.at_double) if self.at_double else None


def figures(match: Match, side: int) -> Figures:
    """The figures of one side over all its legs."""
    by_leg = [leg.of(side) for leg in match.legs]
    turns = [turn for leg in by_leg for turn in leg]
    nine = [turn for leg in by_leg for turn in leg[:FIRST_NINE]]
    outs = [leg[-1].score for leg in by_leg if leg and leg[-1].left == 0]
    return Figures(
        points=sum(turn.score for turn in turns),
        darts=sum(turn.darts for turn in turns),
        nine_points=sum(turn.score for turn in nine),
        nine_darts=sum(turn.darts for turn in nine),
        finished=len(outs),
        at_double=_doubles(turns),
        best=max((turn.score for turn in turns), default=0),
        out=max(outs, default=0),
    )


def _doubles(turns: list[Turn]) -> int | None:
    total = 0
    for turn in turns:
        if turn.at_double is None:
            return None
        total += turn.at_double
    return total


def two_places(number: Fraction | None) -> str:
    """An average as printed, halves up; nothing where there is none."""
    if number is None:
        return ""
    whole, rest = divmod(
        (number.numerator * 200 + number.denominator) // (2 * number.denominator), 100
    )
    return f"{whole}.{rest:02}"


def percent(number: Fraction | None) -> str:
    """A rate as printed, with one decimal."""
    if number is None:
        return ""
    tenths = (number.numerator * 2000 + number.denominator) // (2 * number.denominator)
    return f"{tenths // 10}.{tenths % 10}%"
