"""The result sheet of a group: every attempt, the power lift beside what counts."""

from events.weightlifting.group_table import (
    bodyweight_cell,
    lift_cell,
    place_cell,
    points_cells,
    result_columns,
)
from events.weightlifting.ranking import outcome
from events.weightlifting.state import ROUNDS, Group
from events.weightlifting.terms import BenchTerms
from scoring_rules.ranking import Placing, place
from scoring_rules.views import Cell, Column, Row, Sheet, Table, Words, words


def sheet(terms: BenchTerms, group: Group) -> Sheet:
    """One table, the sentences of places that bodyweight decided under their rows."""
    result = outcome(terms, group)
    power = any(len(athlete.lifts) > ROUNDS for athlete in group.athletes)
    rows = tuple(_row(terms, group, placing, power=power) for placing in place(result.marks))
    notes: tuple[Words, ...] = (words("note_power_lift"),) if power else ()
    if terms.formula == "ah":
        notes = (*notes, words("note_ah"))
    return Sheet((Table(_columns(terms, power=power), rows),), (*notes, *result.questions))


def _columns(terms: BenchTerms, *, power: bool) -> tuple[Column, ...]:
    attempts = [Column(words("attempt_number", n=n), "right") for n in range(1, ROUNDS + 1)]
    if power:
        attempts.append(Column(words("power_lift"), "right"))
    return (
        Column(words("place"), "centre"),
        Column(words("lot"), "right"),
        Column(words("athlete")),
        Column(words("bodyweight"), "right"),
        *attempts,
        *result_columns(terms),
    )


def _row(terms: BenchTerms, group: Group, placing: Placing, *, power: bool) -> Row:
    athlete = group.athletes[group.ids.index(placing.entrant)]
    lot = athlete.card.lot
    attempts = range(1, ROUNDS + (2 if power else 1))
    cells = (
        place_cell(placing, athlete),
        Cell("" if lot is None else str(lot)),
        Cell(who=placing.entrant),
        bodyweight_cell(athlete),
        *(lift_cell(athlete, n) for n in attempts),
        Cell(placing.mark, role="best"),
        *points_cells(terms, placing),
    )
    return Row(cells, why=placing.why)
