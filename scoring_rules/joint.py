"""Joint teams: how the medal and the points of one team are shared by several delegations.

| mode | one delegation's share | source |
| --- | --- | --- |
| per_athlete | `each` for every athlete of it, at most `cap` | CDPF, 10th national games, note |
| equal_split | 1 / number of delegations | Guangxi, 10th games |
| proportional | its athletes / all athletes | |
| full_each | 1 | |

A team whose athletes are all of one delegation is not joint: it holds the whole in every mode.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

WHOLE = Fraction(1)
Shares = tuple[tuple[str, Fraction], ...]
"""Delegations in the order of their first athlete, each with its part of one medal."""


@dataclass(frozen=True, slots=True)
class PerAthlete:
    """Every athlete counts `each`, no delegation more than `cap`: the sum may exceed one medal."""

    mode: ClassVar[str] = "per_athlete"
    each: Fraction
    cap: Fraction

    def parts(self, athletes: Mapping[str, int]) -> Shares:
        """The shares of delegations with so many athletes each."""
        return tuple((unit, min(self.each * n, self.cap)) for unit, n in athletes.items())


@dataclass(frozen=True, slots=True)
class EqualSplit:
    """Every delegation has the same part of the one medal."""

    mode: ClassVar[str] = "equal_split"

    def parts(self, athletes: Mapping[str, int]) -> Shares:
        """The shares of delegations with so many athletes each."""
        return tuple((unit, Fraction(1, len(athletes))) for unit in athletes)


@dataclass(frozen=True, slots=True)
class Proportional:
    """The one medal is split by the number of athletes."""

    mode: ClassVar[str] = "proportional"

    def parts(self, athletes: Mapping[str, int]) -> Shares:
        """The shares of delegations with so many athletes each."""
        team = sum(athletes.values())
        return tuple((unit, Fraction(n, team)) for unit, n in athletes.items())


@dataclass(frozen=True, slots=True)
class FullEach:
    """Every delegation is credited with the whole."""

    mode: ClassVar[str] = "full_each"

    def parts(self, athletes: Mapping[str, int]) -> Shares:
        """The shares of delegations with so many athletes each."""
        return tuple((unit, WHOLE) for unit in athletes)


Joint = PerAthlete | EqualSplit | Proportional | FullEach


def shares(joint: Joint, members: tuple[str, ...]) -> Shares:
    """What each delegation of a team holds; `members` names the delegation of every athlete."""
    athletes = Counter(members)
    if len(athletes) == 1:
        return ((members[0], WHOLE),)
    return joint.parts(athletes)
