"""Matches for the tests: calls in a row, what is refused, and every total by brute force."""

import json
from collections.abc import Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from events import sports
from meet.codec import override
from meet.words import refusal
from scoring_rules.contest import Entrant, Setup, Standing, append
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused

RULES = sports()["darts"].rules
X01: Any = RULES["501"]
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "matchsports"
LEGAL = DATA / "darts_legal_scores.json"
NO_DATA = pytest.mark.skipif(not LEGAL.exists(), reason="../shared/data/matchsports is absent")
TWO = Setup("c", (Entrant("a"), Entrant("b")))


@cache
def legal() -> dict[str, Any]:
    """The data's lists of what cannot be thrown and what cannot be finished."""
    read: dict[str, Any] = json.loads(LEGAL.read_text(encoding="utf-8"))
    return read


def rules(**changes: Any) -> Any:
    """501 with other parameters."""
    return override(X01, changes, "rules")


def standing_after(
    calls: Sequence[Any], terms: Any = X01, of: Setup = TWO, *, before: Standing[Any] | None = None
) -> Standing[Any]:
    """The standing after these calls, one a second."""
    standing: Standing[Any] = before or Standing(terms.start(of))
    for call in calls:
        number = standing.seq + 1
        standing = append(terms, of, standing, Line(number, call, at_ms=number * 1000))
    return standing


def played(calls: Sequence[Any], terms: Any = X01, of: Setup = TWO) -> Any:
    """The state after these calls."""
    return standing_after(calls, terms, of).state


def refused(calls: Sequence[Any], terms: Any = X01, of: Setup = TWO) -> str:
    """The code with which the last call is refused, in words of both languages; the others are
    accepted, and the standing is what it was.
    """
    before = standing_after(calls[:-1], terms, of)
    kept = (before.state, before.seq)
    answer = _answer(calls, terms, of, before)
    assert (before.state, before.seq) == kept
    if answer is None:
        return "accepted"
    assert all(refusal(answer.code, answer.facts, lang, sport="darts") for lang in ("zh", "en"))
    return answer.code


def _answer(calls: Sequence[Any], terms: Any, of: Setup, before: Standing[Any]) -> Refused | None:
    try:
        standing_after(calls[-1:], terms, of, before=before)
    except Refused as answer:
        return answer
    return None


def told(calls: Sequence[Any], terms: Any = X01) -> tuple[Any, ...]:
    """Over, winner, score."""
    outcome = terms.outcome(played(calls, terms))
    return outcome.over, outcome.winner, outcome.score


FIELDS = ((0, 0), (1, 25), (2, 25), *product((1, 2, 3), range(1, 21)))
"""Every field of the board as ring and number, and beside it."""


@cache
def thrown(count: int) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """By trying all fields: the totals of so many darts, those whose last dart is a double, and
    those that end with any dart that counts.
    """
    totals, doubles, ends = set(), set(), set()
    for darts in product(FIELDS, repeat=count):
        total = sum(ring * number for ring, number in darts)
        totals.add(total)
        ring, number = darts[-1]
        if ring == 2:
            doubles.add(total)
        if ring * number:
            ends.add(total)
    return frozenset(totals), frozenset(doubles), frozenset(ends)
