"""Withdrawals by rule: which results of somebody who leaves still count, and what is forfeited.

Round robin (rules of xiangqi 2011, 20.3; FIDE C.05): who leaves before half is played loses
every result, who leaves later forfeits what is drawn and not played. Swiss (20.4): what was
played stands always.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from events.chess.terms import Terms
from events.chess.units import Unit
from scoring_rules.decisions import Withdraw
from scoring_rules.draws.table_rule import Meeting
from scoring_rules.exact import shown
from scoring_rules.ranking import Detail, Uncounted
from scoring_rules.ranking.match import How, Match, Result
from scoring_rules.views import Who, words


@dataclass(frozen=True, slots=True)
class Settled:
    """The meetings that count or are still to come, and what withdrawals made of the others."""

    units: tuple[Unit, ...]
    uncounted: tuple[Uncounted, ...]
    details: tuple[Detail, ...]
    left: frozenset[str]
    annulled: frozenset[str]


def settle(
    terms: Terms,
    ids: Sequence[str],
    all_units: Sequence[Unit],
    decisions: Sequence[Any],
    meeting: Meeting,
) -> Settled:
    """Apply the rule of withdrawal to the meetings."""
    called = [call.entrant for call in decisions if isinstance(call, Withdraw)]
    left = frozenset(called) & frozenset(ids)
    annulled: set[str] = set()
    uncounted: list[Uncounted] = []
    if meeting.format == "round_robin":
        for who in sorted(left, key=called.index):
            played, due = _played_and_due(who, ids, all_units, meeting)
            if _annuls(terms, played, due):
                annulled.add(who)
                reason = words("uncounted_withdrawn", who=Who(who), played=played, due=due)
                uncounted.extend(Uncounted(u.contest, reason) for u in all_units if _of(u, who))
    kept = []
    details: list[Detail] = []
    for unit in all_units:
        if not annulled.isdisjoint(unit.entrants):
            continue
        settled = _forfeited(terms, unit, left)
        kept.append(settled)
        if settled is not unit or unit.parts:
            details.append(_detail(settled))
    return Settled(tuple(kept), tuple(uncounted), tuple(details), left, frozenset(annulled))


def _of(unit: Unit, who: str) -> bool:
    return who in unit.entrants and len(unit.entrants) == 2


def _played_and_due(
    who: str, ids: Sequence[str], all_units: Sequence[Unit], meeting: Meeting
) -> tuple[int, int]:
    """How many meetings have a result, and how many there are in all."""
    own = [unit for unit in all_units if _of(unit, who)]
    times = Counter(unit.entrants[1 - unit.entrants.index(who)] for unit in own)
    cycles = max(meeting.cycles, *times.values()) if times else meeting.cycles
    return sum(unit.match.finished for unit in own), cycles * (len(ids) - 1)


def _annuls(terms: Terms, played: int, due: int) -> bool:
    if terms.withdrawal == "half":
        return 2 * played < due
    return terms.withdrawal == "annul" and played < due


def _forfeited(terms: Terms, unit: Unit, left: frozenset[str]) -> Unit:
    """A meeting without a result, of which one side or both have left."""
    gone = [entrant in left for entrant in unit.entrants]
    if unit.match.finished or len(gone) != 2 or not any(gone):
        return unit
    scale = terms.match_points if unit.parts else terms.points
    results: tuple[Result, Result] = ("loss" if gone[0] else "win", "loss" if gone[1] else "win")
    points = (scale.of(results[0]), scale.of(results[1], black=True))
    how: How = "both_forfeit" if all(gone) else "forfeit"
    return replace(unit, match=Match(terms, how, results, points, (0, 0)))


def _detail(unit: Unit) -> Detail:
    """What the table knows of a contest beyond what the contest says of itself."""
    match = unit.match
    winners = [e for e, r in zip(unit.entrants, match.results, strict=False) if r == "win"]
    points = unit.boards or match.points
    return Detail(
        unit.contest,
        winner=winners[0] if winners else None,
        score="-".join(shown(value) for value in points),
        over=match.finished,
    )
