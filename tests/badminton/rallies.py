"""Matches and calls for the tests of rally sports: who plays, and calls given one after another."""

from collections.abc import Iterable
from typing import Any

from scoring_rules.contest import Entrant, Member, Outcome, Setup
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import RallyTo
from scoring_rules.kinds.rally.state import Play
from scoring_rules.ledger import Line

SINGLES = Setup("c", (Entrant("a"), Entrant("b")))


def pair(one: str, *members: str) -> Entrant:
    """A pair or team of these members."""
    return Entrant(one, members=tuple(Member(member) for member in members))


DOUBLES = Setup("c", (pair("ab", "A", "B"), pair("cd", "C", "D")))


def called(rules: Rally, setup: Setup, calls: Iterable[Any], state: Play | None = None) -> Play:
    """The match after calls, a second apart."""
    now = rules.start(setup) if state is None else state
    for number, call in enumerate(calls, start=1):
        now = rules.apply(now, Line(number, call, at_ms=number * 1000))
    return now


def points(winners: str, names: tuple[str, str] = ("a", "b")) -> list[RallyTo]:
    """Rallies won, `0` by the first side and `1` by the second."""
    return [RallyTo(names[int(winner)]) for winner in winners]


def score_of(rules: Rally, state: Play) -> Outcome:
    """What the match says of itself."""
    return rules.outcome(state)


def serving(rules: Rally, state: Play) -> tuple[Any, Any]:
    """Server and receiver of the next rally."""
    now = rules.traced(state)
    return now["server"], now["receiver"]
