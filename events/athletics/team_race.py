"""A race of teams, as in cross-country: the places of each team's first members are added up.

The least sum wins. As at the World Cross Country Championships of 2015 places stay as they were
run, whoever counts; a team without enough finishers has no place; of two level teams the one whose
last counting member finished nearer to first is ahead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from events.athletics import race_ranking
from events.athletics.card import cards
from events.athletics.heat import Heat, Runner
from events.athletics.race import Race
from scoring_rules.contest import Entrant, Outcome, Setup
from scoring_rules.ranking import Mark, Placing, Status, Step, place
from scoring_rules.record_book import Claim
from scoring_rules.views import Board, CardLine, Cell, Column, Row, Sheet, Table, words


@dataclass(frozen=True, slots=True)
class TeamHeat(Heat):
    """The race of all members; `teams`: each with the ids of its members."""

    teams: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class TeamRace(Race):
    """The rules of `team-race`; in its calls `entrant` is the member who runs.

    `counting`: so many of each team count. Who was entered alone runs for no team of others.
    """

    counting: int = 4

    def __post_init__(self) -> None:
        """ValueError where nobody would count; refused as for a race."""
        Race.__post_init__(self)
        if self.counting < 1:
            raise ValueError("nobody counts")

    def start(self, setup: Setup) -> TeamHeat:
        """Every member on the start list, team after team."""
        teams = [(entrant.id, _runners(entrant)) for entrant in setup.entrants]
        everyone = tuple(runner for _team, runners in teams for runner in runners)
        known = cards(replace(setup, entrants=everyone))
        return TeamHeat(
            tuple(card.id for card in known),
            tuple(Runner(card) for card in known),
            teams=tuple((team, tuple(one.id for one in runners)) for team, runners in teams),
        )

    def outcome(self, state: Heat) -> Outcome:
        """The sums of the teams, once the race is over."""
        run = race_ranking.outcome(self, state)
        return replace(run, marks=_marks(self, state, run))

    def claims(self, _state: Heat) -> tuple[Claim, ...]:
        """A team breaks no record."""
        return ()

    def board(self, state: Heat) -> Board:
        """The teams, and everybody's race."""
        made, placings = Race.board(self, state), place(self.outcome(state).marks)
        return replace(
            made,
            tables=(_table(self, state, placings), *made.tables),
            card=tuple(CardLine(p.entrant, p.mark, p.place) for p in placings[:3] if p.place),
        )

    def sheet(self, state: Heat) -> Sheet:
        """The same in print."""
        made, placings = Race.sheet(self, state), place(self.outcome(state).marks)
        return replace(made, tables=(_table(self, state, placings), *made.tables))


def _runners(entrant: Entrant) -> tuple[Entrant, ...]:
    """The members of a team as runners; who was entered alone is one."""
    if not entrant.members:
        return (entrant,)
    return tuple(
        Entrant(one.id, one.name, one.delegation, sex=entrant.sex, number=one.number)
        for one in entrant.members
    )


def _marks(race: TeamRace, state: Heat, run: Outcome) -> tuple[Mark, ...]:
    statuses = {mark.entrant: mark.status for mark in run.marks}
    return tuple(
        _mark(team, places[: race.counting])
        if len(places) >= race.counting
        else Mark(team, "", _status([statuses[one] for one in ids]) if run.over else Status.NM)
        for team, ids, places in _teams(state, run)
    )


def _teams(state: Heat, run: Outcome) -> Iterator[tuple[str, tuple[str, ...], list[int]]]:
    """Each team with its members and the places of its finishers, the best first."""
    placed = {one.entrant: one.place for one in place(run.marks) if one.place}
    for team, ids in state.teams if isinstance(state, TeamHeat) else ():
        yield team, ids, sorted(placed[one] for one in ids if one in placed)


def _mark(team: str, places: Sequence[int]) -> Mark:
    total = str(sum(places))
    key = (Step("", sum(places), total), Step("last_counting", places[-1], str(places[-1])))
    return Mark(team, total, Status.RANKED, key)


def _status(statuses: Sequence[Status]) -> Status:
    """Of a team that is not complete: nobody came, somebody did not finish, or too few entered."""
    if set(statuses) == {Status.DNS}:
        return Status.DNS
    return Status.NM if set(statuses) == {Status.RANKED} else Status.DNF


def _table(race: TeamRace, state: Heat, placings: Sequence[Placing]) -> Table:
    run = race_ranking.outcome(race, state)
    places = {team: found[: race.counting] for team, _ids, found in _teams(state, run)}
    columns = (
        Column(words("place"), "centre"),
        Column(words("team")),
        Column(words("counting_places")),
        Column(words("team_sum"), "right"),
    )
    rows = (
        Row(
            (
                _place_cell(placing, over=run.over),
                Cell(who=placing.entrant),
                Cell(" + ".join(map(str, places[placing.entrant])), role="detail"),
                Cell(placing.mark, role="best"),
            ),
            why=placing.why,
        )
        for placing in placings
    )
    return Table(columns, tuple(rows), words("team_table"))


def _place_cell(placing: Placing, *, over: bool) -> Cell:
    """The place; a team that is not complete has none, and while they run it is open."""
    if placing.place:
        return Cell(str(placing.place), role="place")
    return Cell(words=words(f"status_{placing.status}"), role="status") if over else Cell()
