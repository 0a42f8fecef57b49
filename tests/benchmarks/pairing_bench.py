"""How long a Swiss round takes to pair, beside py4swiss and a bare matching of networkx.

The field has played four of nine rounds, all paired by FIDE Dutch. py4swiss is no dependency: its
figures are there where it is installed (`pip install py4swiss==0.3.1`); it pairs by the rules that
were in force until 2026. The bare matching is one weighted matching over the same pairs with the
distance in score as its only cost: the least that any engine made of it can take.
"""

import importlib.util
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import networkx as nx

from meet import trf
from meet.pairing import DUTCH, SCORE_GROUPS, pair
from meet.pairing.beside import pair_beside
from meet.pairing.protocol import Asked
from meet.pairing.report import report_of
from scoring_rules.contest import Entrant
from scoring_rules.decided import Decided
from scoring_rules.draws import Swiss
from scoring_rules.draws.pairing_check import met
from scoring_rules.event import Event
from tests.pairing.tournaments import Tournament

SIZES = (20, 50, 100)
PLAYED, ROUNDS, REPEATS = 4, 9, 3
Figure = tuple[str, float, str]


@dataclass(frozen=True)
class Field:
    """A round that is to be paired, and the report of the rounds before it."""

    asked: Asked
    report: str


def field(players: int) -> Field:
    """A tournament in the middle; everybody stays, each is a delegation of its own."""
    units = tuple(str(n) for n in range(players))
    games = Tournament(DUTCH, units, ROUNDS, players, leaving=False)
    games.late = set()
    for _ in range(PLAYED):
        games.round()
    asked = games.asked()
    entrants = tuple(Entrant(str(n), f"Player {n}") for n in range(1, players + 1))
    event = Event("e", "chess", "e", games.rules, Swiss(), entrants)
    report = report_of(event, Decided(), games.played, ())
    return Field(asked, trf.write(report))


def bare(asked: Asked) -> int:
    """One matching by the distance in score; rematches left out. The number of pairs."""
    graph: Any = nx.Graph()
    for one, other in combinations(asked.players, 2):
        if other.id not in met(one):
            graph.add_edge(one.id, other.id, weight=-int(abs(one.points - other.points) * 2))
    return len(nx.max_weight_matching(graph, maxcardinality=True))


def peer(report: str) -> Callable[[], int] | None:
    """py4swiss on the same report; None where it is not installed."""
    if importlib.util.find_spec("py4swiss") is None:
        return None
    from py4swiss.engines import DutchEngine
    from py4swiss.trf import TrfParser

    path = Path(tempfile.mkdtemp()) / "round.trf"
    path.write_text(report, encoding="utf-8")
    return lambda: len(DutchEngine.generate_pairings(TrfParser.parse(path)))


def figures() -> list[Figure]:
    """Name, median in ms of the processor, and the ratio to the bare matching of the same run."""
    found: list[Figure] = []
    for players in SIZES:
        one = field(players)
        least = _ms(lambda one=one: bare(one.asked))
        theirs = peer(one.report)
        found.append((f"{players} players: bare matching", least, "networkx, one cost"))
        if theirs is not None:
            assert theirs() == len(one.asked.present) // 2
            ms = _ms(theirs)
            found.append((f"{players} players: py4swiss", ms, f"{ms / least:.1f} x the matching"))
        for engine in (SCORE_GROUPS, DUTCH):
            ms = _ms(lambda engine=engine, one=one: pair(engine, one.asked))
            found.append((f"{players} players: {engine}", ms, f"{ms / least:.1f} x the matching"))
        pair_beside.cache_clear()
        began = perf_counter()
        pair_beside(DUTCH, one.asked)
        ms = (perf_counter() - began) * 1000
        found.append((f"{players} players: {DUTCH} beside", ms, "a process of its own, started"))
    return found


def _ms(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(REPEATS):
        began = process_time()
        work()
        taken.append(process_time() - began)
    return median(taken) * 1000
