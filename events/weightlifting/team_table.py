"""The table of a team event: each team with its sum, and under it what its members lifted."""

from events.weightlifting.group_table import (
    attempt_cells,
    bodyweight_cell,
    forecast_cell,
    going,
    lift_cell,
    row,
)
from events.weightlifting.team_ranking import TeamPlaces, outcome, points_of
from events.weightlifting.team_state import Teams
from events.weightlifting.terms import TeamTerms
from scoring_rules.ranking import Placing, place
from scoring_rules.views import Cell, Column, Row, Sheet, Table, words


def team_table(terms: TeamTerms, state: Teams) -> Table:
    """Teams in order of place, each followed by its members; who lifts now is marked."""
    places = TeamPlaces(terms, state)
    order, members = going(terms, state.group), dict(state.teams)
    rows: list[Row] = []
    for placing in places.teams:
        rows.append(_team_row(terms, state, placing, forecast=True))
        for index in members[placing.entrant]:
            attempts = attempt_cells(state.group, index, order)[: terms.attempts]
            cells = (
                *_member_cells(terms, state, index, attempts),
                forecast_cell(places, order.turns.get(index)),
            )
            alone = Placing(state.group.ids[index], placing.place)
            rows.append(row(state.group, index, cells, alone, order))
    return Table((*_columns(terms), Column(words("if_good"), "right", detail=True)), tuple(rows))


def sheet(terms: TeamTerms, state: Teams) -> Sheet:
    """The same in print."""
    result = outcome(terms, state)
    members = dict(state.teams)
    rows: list[Row] = []
    for placing in place(result.marks):
        rows.append(_team_row(terms, state, placing, forecast=False))
        for index in members[placing.entrant]:
            athlete = state.group.athletes[index]
            attempts = tuple(lift_cell(athlete, n) for n in range(1, terms.attempts + 1))
            rows.append(Row(_member_cells(terms, state, index, attempts)))
    table = Table(_columns(terms), tuple(rows))
    return Sheet((table,), (words("note_ah"), *result.questions))


def _columns(terms: TeamTerms) -> tuple[Column, ...]:
    return (
        Column(words("place"), "centre"),
        Column(words("team_or_athlete")),
        Column(words("bodyweight"), "right", detail=True),
        *(Column(words("attempt_number", n=n), "right") for n in range(1, terms.attempts + 1)),
        Column(words("ah_points"), "right"),
    )


def _team_row(terms: TeamTerms, state: Teams, placing: Placing, *, forecast: bool) -> Row:
    lifting = any(a.lifting for a in state.athletes(dict(state.teams)[placing.entrant]))
    if placing.place:
        first = Cell(str(placing.place), role="place")
    elif lifting:
        first = Cell()
    else:
        first = Cell(words=words(f"status_{placing.status}"), role="status")
    empty = (Cell(),) * (1 + terms.attempts)
    last = (Cell(),) if forecast else ()
    return Row((first, Cell(who=placing.entrant), *empty, Cell(placing.mark, role="best"), *last))


def _member_cells(
    terms: TeamTerms, state: Teams, index: int, attempts: tuple[Cell, ...]
) -> tuple[Cell, ...]:
    athlete = state.group.athletes[index]
    points = points_of(terms, athlete)
    return (
        Cell(),
        Cell(who=athlete.card.id, role="detail"),
        bodyweight_cell(athlete),
        *attempts,
        Cell("" if points is None else str(points), role="detail"),
    )
