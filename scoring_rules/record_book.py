"""A record book: the marks that stand at each level, and who has come up to one of them.

The sport says what a mark is and whether it may count; a claim is never a record before an
official confirms it (`record` in the event's ledger).
"""

from dataclasses import dataclass

from scoring_rules.award_words import level_words
from scoring_rules.decisions import Level
from scoring_rules.views import Who, Words, words

LEVELS: tuple[Level, ...] = (
    "world",
    "asian",
    "national",
    "provincial",
    "municipal",
    "meet",
    "school",
)
"""The highest first."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody has come up to a record.

    `standing`: the mark that stood, as printed; `equals`: no better than it; `better`: a figure
    that grows with the mark, to compare claims of one book. `against`: why it may not count.
    """

    entrant: str
    level: Level
    mark: str
    standing: str
    better: int
    equals: bool = False
    against: Words | None = None

    @property
    def book(self) -> tuple[str, str]:
        """The record that it is about."""
        return (self.level, self.standing)


def best_of(claims: tuple[tuple[Claim, ...], ...]) -> tuple[Claim, ...]:
    """The claims of an event's contests, in order: for each entrant and level the best that may
    count, else the best. What somebody did in an earlier contest is what later ones must reach."""
    reached: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str], Claim] = {}
    for contest in claims:
        here = [one for one in contest if one.better >= reached.get(one.book, one.better)]
        for one in here:
            key = (one.entrant, one.level)
            kept = found.get(key)
            if kept is None or _worth(one) > _worth(kept):
                found[key] = one
        for one in here:
            if one.against is None:
                reached[one.book] = max(one.better, reached.get(one.book, one.better))
    return tuple(sorted(found.values(), key=lambda one: (LEVELS.index(one.level), -one.better)))


def _worth(one: Claim) -> tuple[bool, int]:
    return (one.against is None, one.better)


def record_lines(claims: tuple[Claim, ...]) -> tuple[Words, ...]:
    """A sentence for each claim."""
    return tuple(claim_words(claim) for claim in claims)


def claim_words(claim: Claim) -> Words:
    """What was done and what stood, and why it may not count."""
    return words(
        "record_equal_to" if claim.equals else "record_beyond",
        who=Who(claim.entrant),
        mark=claim.mark,
        level=level_words(claim.level),
        standing=claim.standing,
        against=claim.against or "",
    )
