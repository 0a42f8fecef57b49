"""The official group tables as they are ranked: entrants, bouts, and the order that was printed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scoring_rules.contest import Entrant, Outcome
from scoring_rules.draws.match_table import MatchTable
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Placing
from scoring_rules.ranking.match import Match

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "matchsports"
NO_DATA = pytest.mark.skipif(not DATA.exists(), reason="the official tables are not here")


@cache
def tables() -> tuple[Mapping[str, Any], ...]:
    path = DATA / "group_tables.json"
    return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else ()


def table(name: str) -> Mapping[str, Any]:
    return next(one for one in tables() if one["id"] == name)


def contest(
    rule: MatchTable,
    first: str,
    second: str,
    games: Sequence[Sequence[int]] = (),
    **match: Any,
) -> Played:
    """A finished contest; who wins more games wins, of one game who has more points."""
    score = tuple((a, b) for a, b in games)
    won = sum(a > b for a, b in score) - sum(a < b for a, b in score)
    winner = match.pop("winner", first if won > 0 else second if won < 0 else None)
    carried = Match(rule, games=score, **match)
    outcome = Outcome(True, (), winner, match=carried)
    return Played(f"{first}-{second}", "", (first, second), outcome)


def entrants(ids: Iterable[str]) -> tuple[Entrant, ...]:
    return tuple(Entrant(id_) for id_ in ids)


def order(placings: Sequence[Placing]) -> list[str]:
    """As the data writes an order: shared places are marked `=`."""
    ranked = [placing for placing in placings if placing.place]
    times = [placing.place for placing in ranked]
    return [p.entrant + ("=" if times.count(p.place) > 1 else "") for p in ranked]
