"""Penalties: what a regulation takes from a delegation, and the results that it voids.

Penalties touch the team points only; a voided result is a disqualification, and what follows from
that for places and medals is the regulation's `[status]`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from scoring_rules.awards import EventResult, Placed
from scoring_rules.ranking import Status
from scoring_rules.regulation import Penalty, Regulation
from scoring_rules.tables import Tally, cells


@dataclass(frozen=True, slots=True)
class Imposed:
    """A penalty that was imposed; `event` and `entrant` are empty where it concerns neither."""

    delegation: str
    code: str
    event: str = ""
    entrant: str = ""


def penalties_of(
    imposed: Imposed, regulation: Regulation, results: Mapping[str, EventResult]
) -> tuple[Penalty, ...]:
    """All penalties of its code, under the overrides of its event; empty for an unknown code."""
    result = results.get(imposed.event)
    rules = regulation.for_event(result.sport, result.tags, result.event) if result else regulation
    return tuple(penalty for penalty in rules.penalties if penalty.code == imposed.code)


def voided(
    results: Sequence[EventResult], imposed: Iterable[Imposed], regulation: Regulation
) -> tuple[EventResult, ...]:
    """The results in which those whose result is void are disqualified.

    It takes an entrant to void a result; without an event the entrant's results are void in all.
    """
    by_id = {result.event: result for result in results}
    void = {
        (one.event, one.entrant)
        for one in imposed
        if one.entrant and any(p.void == "result" for p in penalties_of(one, regulation, by_id))
    }
    return tuple(_without(result, void) for result in results) if void else tuple(results)


def _without(result: EventResult, void: set[tuple[str, str]]) -> EventResult:
    def after(placed: Placed) -> Placed:
        named = {(result.event, placed.entrant), ("", placed.entrant)}
        if named.isdisjoint(void) or placed.status is not Status.RANKED:
            return placed
        return replace(placed, status=Status.DQ)

    return replace(result, placings=tuple(after(placed) for placed in result.placings))


def points_lost(
    results: Sequence[EventResult], imposed: Iterable[Imposed], regulation: Regulation
) -> Tally:
    """What all penalties take from the team points."""
    by_id = {result.event: result for result in results}
    return Tally(
        tuple(
            chain.from_iterable(
                cells(one.delegation, [("points", penalty.team_points)])
                for one in imposed
                for penalty in penalties_of(one, regulation, by_id)
            )
        )
    )


def totals_void(
    results: Sequence[EventResult], imposed: Iterable[Imposed], regulation: Regulation
) -> frozenset[str]:
    """The delegations whose points are set to 0."""
    by_id = {result.event: result for result in results}
    return frozenset(
        one.delegation
        for one in imposed
        if any(p.void == "delegation_total" for p in penalties_of(one, regulation, by_id))
    )
