"""Admission 录取: how many places an event of n entrants has, and the reason in words.

Sources of the rules (field handbook, regulations §2, §3): 「不足 8 人减一」 is `n<max`,
「不足或等于录取名次时减一」 is `n<=max`; bands fit the totals of real games.
"""

from dataclasses import dataclass
from typing import Literal

from scoring_rules.award_words import heads
from scoring_rules.views import Fact, Words, words

Count = Literal["entered", "started", "ranked"]


@dataclass(frozen=True, slots=True)
class All:
    """As many places as there are entrants (有几人取几名)."""

    def wanted(self, n: int, _most: int | None) -> int:
        """Places before they are limited by `most` and by n."""
        return n

    def reason(self, n: int, most: int | None, facts: dict[str, Fact]) -> Words:
        """The sentence for the places that came of it."""
        return words("award_all" if most is None or n <= most else "award_top", **facts)


@dataclass(frozen=True, slots=True)
class Minus:
    """Fewer places than entrants where entrants are few (减一录取), but not fewer than `floor`."""

    when: Literal["n<max", "n<=max"]
    by: int = 1
    floor: int = 0

    def reduces(self, n: int, most: int | None) -> bool:
        """Whether n is few; without a greatest number of places every n is."""
        return most is None or n < most or (n == most and self.when == "n<=max")

    def wanted(self, n: int, most: int | None) -> int:
        """Places before they are limited by `most` and by n."""
        return max(n - self.by, self.floor) if self.reduces(n, most) else n

    def reason(self, n: int, most: int | None, facts: dict[str, Fact]) -> Words:
        """The sentence for the places that came of it."""
        if not self.reduces(n, most):
            return words("award_top", **facts)
        taken = words("award_minus_one") if self.by == 1 else words("award_minus_by", by=self.by)
        code = "award_floor" if n - self.by < self.floor else "award_minus"
        return words(code, **facts, minus=taken, floor=self.floor)


@dataclass(frozen=True, slots=True)
class Bands:
    """Places by a table: from so many entrants on, so many places; none below the first band."""

    bands: tuple[tuple[int, int], ...]

    def wanted(self, n: int, _most: int | None) -> int:
        """Places before they are limited by `most` and by n."""
        reached = [band for band in self.bands if band[0] <= n]
        return max(reached)[1] if reached else 0

    def reason(self, _n: int, _most: int | None, facts: dict[str, Fact]) -> Words:
        """The sentence for the places that came of it."""
        return words("award_bands", **facts)


PlacesRule = All | Minus | Bands


def places_for(rule: PlacesRule, n: int, most: int | None) -> int:
    """How many places n entrants have: never more than n, nor than `most`."""
    wanted = min(rule.wanted(n, most), n)
    return wanted if most is None else min(wanted, most)


@dataclass(frozen=True, slots=True)
class Admission:
    """`[admission]`: how many places count, and whose number is n."""

    max_places: int | None = None
    count: Count = "started"
    min_to_hold: int = 1
    rule: PlacesRule = All()
    clause: str = ""

    def places(self, n: int) -> int:
        """The admitted places of an event of n, 0 where it is not held."""
        return places_for(self.rule, n, self.max_places) if self.holds(n) else 0

    def holds(self, n: int) -> bool:
        """Whether an event of n is held."""
        return n >= self.min_to_hold

    def reason(self, n: int, tags: tuple[str, ...]) -> Words:
        """Why an event of n has its places, or is not held."""
        facts: dict[str, Fact] = {
            "counted": words(f"award_{self.count}", who=heads(n, tags)),
            "clause": self.clause,
            "places": self.places(n),
        }
        if not self.holds(n):
            return words("award_not_held", **facts, least=heads(self.min_to_hold, tags))
        return self.rule.reason(n, self.max_places, facts)
