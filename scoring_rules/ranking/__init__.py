"""Ranking: marks with sort keys become places 1, 2, 2, 4, each saying what decided it."""

from scoring_rules.ranking.marks import (
    Comparable,
    Detail,
    Mark,
    Placing,
    Ranked,
    Status,
    Step,
    Uncounted,
)
from scoring_rules.ranking.place import place

__all__ = [
    "Comparable",
    "Detail",
    "Mark",
    "Placing",
    "Ranked",
    "Status",
    "Step",
    "Uncounted",
    "place",
]
