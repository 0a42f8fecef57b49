"""Awarding: what the regulation makes of the events as they stand, and both tables.

Medals and points count official events only; an event that is not official yet has awards too,
for the desk to look ahead, but they enter no table.
"""

from dataclasses import dataclass, replace

from meet.results import EventNow, Results
from scoring_rules import awards, tables
from scoring_rules.awards import AwardRow, EventAwards, Placed
from scoring_rules.contest import Entrant
from scoring_rules.event import EventStage
from scoring_rules.exact import exact
from scoring_rules.ranking import Placing, Status
from scoring_rules.regulation import Regulation
from scoring_rules.tables import EventCounts, MedalRow, PointsRow, Sums, Tally, Totals


@dataclass(frozen=True, slots=True)
class Awarded:
    """An event as it stands with its awards and what they add to the tables."""

    now: EventNow
    awards: EventAwards
    tally: Tally

    def row(self, entrant: str) -> AwardRow | None:
        """The award of an entrant; None where it has none."""
        return next((row for row in self.awards.rows if row.entrant == entrant), None)


@dataclass(frozen=True, slots=True)
class Tables:
    """Both tables over the official events. `version`: of the last change that could alter them."""

    version: int
    medals: tuple[MedalRow, ...]
    points: tuple[PointsRow, ...]
    sums: Sums
    totals: Totals
    counts: EventCounts
    official: tuple[Awarded, ...]


class Awarding:
    """Awards over one set of results; kept per event until the event changes."""

    def __init__(self, results: Results, regulation: Regulation) -> None:
        self.results = results
        self.regulation = regulation
        self._events: dict[str, Awarded] = {}
        self._tables: tuple[tuple[int, ...], Tables] | None = None

    def event(self, event_id: str) -> Awarded:
        """The awards of an event as it stands; KeyError for an unknown id."""
        now = self.results.event(event_id)
        kept = self._events.get(event_id)
        if kept is not None and kept.now is now:
            return kept
        given = awards.award(event_result(now), self.regulation)
        awarded = Awarded(now, given, tables.tally(given))
        self._events[event_id] = awarded
        return awarded

    def tables(self) -> Tables:
        """Both tables now."""
        everything = [self.event(event_id) for event_id in self.results.roster.events]
        official = tuple(a for a in everything if a.now.stage is EventStage.OFFICIAL)
        last = self.results.record.last_number
        key = (last,)
        if self._tables and self._tables[0] == key:
            return self._tables[1]
        made = self._sum(everything, official)
        self._tables = (key, made)
        return made

    def _sum(self, everything: list[Awarded], official: tuple[Awarded, ...]) -> Tables:
        listed = self.results.roster.delegations
        order = {delegation: f"{i:05d}" for i, delegation in enumerate(listed)}
        tallies = [awarded.tally for awarded in official]
        added = tables.sums(tallies)
        medals = tables.medal_table(added, self.regulation, order)
        return Tables(
            version=tables_version(self.results),
            medals=medals,
            points=tables.points_table(added, self.regulation, order),
            sums=added,
            totals=tables.totals(medals, tallies),
            counts=replace(
                tables.count_events(len(everything), (awarded.awards for awarded in official)),
                held=sum(1 for awarded in everything if _is_held(awarded)),
            ),
            official=official,
        )


def _is_held(awarded: Awarded) -> bool:
    """An event was held once it is over, unless it was cancelled or too few started."""
    now = awarded.now
    return now.ranked.over and now.decided.cancelled is None and awarded.awards.held


def tables_version(results: Results) -> int:
    """The number of the last line that could alter a table: of the games or an event's ledger."""
    record = results.record
    roster = results.roster
    subjects = ["meet", *(f"event:{event}" for event in roster.events)]
    subjects += [f"contest:{contest}" for contest in roster.contests]
    return max(record.number(subject) for subject in subjects)


def event_result(now: EventNow) -> awards.EventResult:
    """The event's placings as the regulation reads them."""
    event = now.frame.event
    by_id = {entrant.id: entrant for entrant in event.entrants}
    placings = now.ranked.placings
    started = sum(1 for placing in placings if _started(placing))
    frozen = now.decided.frozen
    return awards.EventResult(
        event=event.id,
        sport=event.sport,
        tags=event.tags,
        entered=len(placings),
        started=started,
        placings=tuple(_placed(placing, by_id[placing.entrant]) for placing in placings),
        frozen=(frozen.count, frozen.n) if frozen else None,
    )


def _started(placing: Placing) -> bool:
    """DNS never starts, and who withdraws without a mark has not started either."""
    return placing.status is not Status.DNS and not (
        placing.status is Status.WD and not placing.mark
    )


def _placed(placing: Placing, entrant: Entrant) -> Placed:
    return Placed(
        entrant=entrant.id,
        place=placing.place,
        status=placing.status,
        delegation=entrant.delegation,
        members=tuple(member.delegation for member in entrant.members if member.delegation),
        credits=tuple(
            awards.Credit(c.delegation, exact(c.medal), exact(c.points)) for c in entrant.credits
        ),
    )


def contributions(tables_now: Tables, delegation: str) -> tuple[tuple[Awarded, AwardRow], ...]:
    """The award rows that a delegation's medals and points are made of, in order of events."""
    return tuple(
        (awarded, row)
        for awarded in tables_now.official
        for row in awarded.awards.rows
        if any(earned.delegation == delegation for earned in row.earned)
    )
