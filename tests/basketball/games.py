"""Games for the tests: two teams with players, called line by line."""

from collections.abc import Sequence
from typing import Any

from events import sports
from scoring_rules.contest import Entrant, Member, Setup, Standing, append
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused

FIBA: Any = sports()["basketball"].rules["fiba"]
THREE: Any = sports()["basketball"].rules["fiba-3x3"]


def setup(players: int = 6, sides: str = "ab") -> Setup:
    """Teams a and b; their players are a1, a2, … with the numbers 4, 5, …"""

    def team(side: str) -> Entrant:
        numbers = range(1, players + 1)
        return Entrant(
            side, members=tuple(Member(f"{side}{n}", number=str(n + 3)) for n in numbers)
        )

    return Setup("c", tuple(team(side) for side in sides))


def played(calls: Sequence[Any], rules: Any = FIBA, teams: Setup | None = None) -> Any:
    """The state after these calls, one a second."""
    teams = teams or setup()
    standing: Standing[Any] = Standing(rules.start(teams))
    for number, call in enumerate(calls, 1):
        standing = append(rules, teams, standing, Line(number, call, at_ms=number * 1000))
    return standing.state


def refused(calls: Sequence[Any], rules: Any = FIBA, teams: Setup | None = None) -> str:
    """The code with which the last of these calls is refused; the others are accepted."""
    teams = teams or setup()
    before = played(calls[:-1], rules, teams)
    try:
        rules.apply(before, Line(len(calls), calls[-1]))
    except Refused as answer:
        return answer.code
    return "accepted"


def told(calls: Sequence[Any], rules: Any = FIBA, teams: Setup | None = None) -> tuple[Any, ...]:
    """Over, winner, score."""
    outcome = rules.outcome(played(calls, rules, teams))
    return outcome.over, outcome.winner, outcome.score
