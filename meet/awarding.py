"""Awarding: what the regulation makes of the events as they stand, and both tables.

Medals and points count official events only; an event that is not official yet has awards too,
for the desk to look ahead, but they enter no table.
"""

from dataclasses import dataclass, replace

from meet.games_ledger import games_of
from meet.past import PastResults
from meet.results import EventNow, Results, contest_subject, event_subject, pinned
from meet.roster import MEET, Roster
from scoring_rules import awards, penalties, tables
from scoring_rules.awards import AwardRow, EventAwards, Placed
from scoring_rules.contest import Entrant
from scoring_rules.event import EventStage
from scoring_rules.exact import exact
from scoring_rules.games import Games
from scoring_rules.penalties import Imposed
from scoring_rules.ranking import Placing, Status
from scoring_rules.regulation import Regulation
from scoring_rules.tables import EventCounts, MedalRow, PointsRow, Sums, Tally, Totals


@dataclass(frozen=True, slots=True)
class Awarded:
    """An event as it stands with its awards and what they add to the tables.

    `result`: its placings as the regulation reads them, those that a penalty voids taken away.
    """

    now: EventNow
    result: awards.EventResult
    awards: EventAwards
    tally: Tally

    def row(self, entrant: str) -> AwardRow | None:
        """The award of an entrant; None where it has none."""
        return next((row for row in self.awards.rows if row.entrant == entrant), None)

    def place(self, placing: Placing) -> int | None:
        """The place of a placing, after those behind one that was taken away have moved up."""
        row = self.row(placing.entrant)
        if row is not None:
            return row.place
        return placing.place if self.status(placing) is Status.RANKED else None

    def status(self, placing: Placing) -> Status:
        """The status of a placing; a penalty may have voided it."""
        return next(p.status for p in self.result.placings if p.entrant == placing.entrant)


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
    games: Games
    carried: Tally
    imposed: tuple[Imposed, ...]


class Awarding:
    """Awards over one set of results; kept per event until the event changes."""

    def __init__(self, results: Results, regulation: Regulation) -> None:
        self.results = results
        self.regulation = regulation
        self._events: dict[str, Awarded] = {}
        self._games: tuple[tuple[int, int], Games] | None = None
        self._past: dict[tuple[str, int], Awarded] = {}
        self._past_of: tuple[int, Roster | None] = (0, None)
        self._tables: tuple[tuple[int, ...], Tables] | None = None

    def games(self) -> Games:
        """The penalties and what was carried in, as they stand."""
        record = self.results.record
        key = (record.generation, record.seq(MEET))
        if self._games is None or self._games[0] != key:
            self._games = (key, games_of(record.lines(MEET)))
        return self._games[1]

    def event(self, event_id: str) -> Awarded:
        """The awards of an event as it stands; KeyError for an unknown id."""
        now = self.results.event(event_id)
        kept = self._events.get(event_id)
        if kept is not None and kept.now is now:
            return kept
        games = self.games()
        (result,) = penalties.voided(
            (event_result(now),), games.imposed((event_id,)), self.regulation
        )
        given = awards.award(result, self.regulation)
        awarded = Awarded(now, result, given, tables.tally(given))
        self._events[event_id] = awarded
        return awarded

    def at(self, number: int) -> "Awarding":
        """The awards as they were at a line of the record."""
        return Awarding(PastResults(self.results, number), self.regulation)

    def event_at(self, event_id: str, number: int) -> Awarded:
        """An event as it was at a line; kept, since the past does not change."""
        record = self.results.record
        if self._past_of[0] != record.generation or self._past_of[1] is not record.roster:
            self._past.clear()
            self._past_of = (record.generation, record.roster)
        kept = self._past.get((event_id, number))
        if kept is None:
            kept = self._past[event_id, number] = self.at(number).event(event_id)
        return kept

    def corrected(self, event_id: str) -> bool:
        """Whether the placings now differ from those that were published last."""
        now = self.results.event(event_id)
        published = now.decided.published
        if published is None or now.stage is not EventStage.UNOFFICIAL:
            return False
        own = self.results.record.lines(event_subject(event_id))
        number = own[published.seq - 1].number
        subjects = (event_subject(event_id), *map(contest_subject, now.frame.contests))
        if all(self.results.record.number(subject) <= number for subject in subjects):
            return False
        return pinned(self.event_at(event_id, number).now.ranked) != pinned(now.ranked)

    def tables(self) -> Tables:
        """Both tables now."""
        everything = [self.event(event_id) for event_id in self.results.roster.events]
        official = tuple(a for a in everything if a.now.stage is EventStage.OFFICIAL)
        key = (self.results.record.last_number,)
        if self._tables and self._tables[0] == key:
            return self._tables[1]
        made = self._sum(everything, official)
        self._tables = (key, made)
        return made

    def _sum(self, everything: list[Awarded], official: tuple[Awarded, ...]) -> Tables:
        listed = self.results.roster.delegations
        order = {delegation: f"{i:05d}" for i, delegation in enumerate(listed)}
        games = self.games()
        imposed = games.imposed({awarded.now.frame.event.id for awarded in official})
        counted = [awarded.result for awarded in official]
        lost = penalties.points_lost(counted, imposed, self.regulation)
        carried = tables.carried(games.carried)
        tallies = [*(awarded.tally for awarded in official), carried, lost]
        void = penalties.totals_void(counted, imposed, self.regulation)
        added = tables.sums(tallies, void)
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
            games=games,
            carried=carried,
            imposed=imposed,
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
        placings=tuple(
            _placed(placing, by_id[placing.entrant], _records(now, placing.entrant))
            for placing in placings
        ),
        frozen=(frozen.count, frozen.n) if frozen else None,
    )


def _started(placing: Placing) -> bool:
    """DNS never starts, and who withdraws without a mark has not started either."""
    return placing.status is not Status.DNS and not (
        placing.status is Status.WD and not placing.mark
    )


def _records(now: EventNow, entrant: str) -> tuple[str, ...]:
    """The levels of record that officials confirmed for an entrant, each once."""
    levels = (call.level for call in now.decided.records if call.entrant == entrant)
    return tuple(dict.fromkeys(levels))


def _placed(placing: Placing, entrant: Entrant, records: tuple[str, ...]) -> Placed:
    return Placed(
        entrant=entrant.id,
        place=placing.place,
        status=placing.status,
        delegation=entrant.delegation,
        members=tuple(member.delegation for member in entrant.members if member.delegation),
        credits=tuple(
            awards.Credit(c.delegation, exact(c.medal), exact(c.points)) for c in entrant.credits
        ),
        records=records,
    )


def contributions(tables_now: Tables, delegation: str) -> tuple[tuple[Awarded, AwardRow], ...]:
    """The award rows that a delegation's medals and points are made of, in order of events."""
    return tuple(
        (awarded, row)
        for awarded in tables_now.official
        for row in awarded.awards.rows
        if any(earned.delegation == delegation for earned in row.earned)
    )
