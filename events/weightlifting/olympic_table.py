"""The attempt grid of snatch, clean & jerk and total, on the board and in print."""

from dataclasses import replace

from events.weightlifting.group_table import (
    Going,
    attempt_cells,
    bodyweight_cell,
    forecast_cell,
    going,
    lift_cell,
    place_cell,
    row,
)
from events.weightlifting.olympic_ranking import (
    SessionPlaces,
    best,
    classes,
    outcome,
    places_in_lift,
    totals,
)
from events.weightlifting.session import Session
from events.weightlifting.state import ROUNDS, Athlete, Group
from events.weightlifting.terms import OlympicTerms
from events.weightlifting.weights import shown as kilos
from scoring_rules.ranking import Placing, place
from scoring_rules.views import Cell, Column, Row, Sheet, Table, Words, words

LIFTS = ("snatch", "cj")


def grids(terms: OlympicTerms, session: Session) -> tuple[Table, ...]:
    """A table for each class; where there is one only, it has no title."""
    shown = session.shown
    places = SessionPlaces(terms, session, shown.lift)
    orders = tuple(_going(terms, session, group) for group in session.groups)
    order = orders[session.groups.index(shown)]
    placings, sums = places.placings, {mark.entrant: mark.text for mark in totals(terms, session)}
    tables = []
    for key, entrants in classes(session).items():
        of_class = [placing for placing in placings if placing.entrant in entrants]
        beside = _beside(terms, session, entrants)
        rows = []
        for placing in of_class:
            index = shown.ids.index(placing.entrant)
            forecast = forecast_cell(places, order.turns.get(index))
            mine = _cells(terms, session, placing, orders, beside, sums[placing.entrant])
            rows.append(row(shown, index, (*mine, forecast), placing, order))
        columns = (*_columns(shown.lift), Column(words("if_good"), "right", detail=True))
        tables.append(Table(columns, tuple(rows), _title(session, key)))
    return tuple(tables)


def _going(terms: OlympicTerms, session: Session, group: Group) -> Going:
    """The turns of a lift; only in the one whose attempts come next somebody is marked."""
    order = going(terms, group)
    return order if group is session.working else replace(order, now=None, following=None)


def _title(session: Session, key: tuple[str, str]) -> Words | None:
    return words("class_title", name=key[1]) if len(classes(session)) > 1 and key[1] else None


def _columns(lift: str = "") -> tuple[Column, ...]:
    """The heads; a hall has room for the attempts of the lift that is on, in the clean & jerk with
    the best snatch beside them. In print, without `lift`, there is room for both."""
    attempts = tuple(
        column
        for name in LIFTS
        for column in (
            *(
                Column(words(f"{name}_number", n=n), "right", detail=lift not in ("", name))
                for n in range(1, ROUNDS + 1)
            ),
            Column(words(f"{name}_best"), "right", detail=(lift, name) != ("cj", "snatch")),
            Column(words(f"{name}_place"), "centre", detail=True),
        )
    )
    return (
        Column(words("place"), "centre"),
        Column(words("athlete")),
        Column(words("bodyweight"), "right", detail=True),
        *attempts,
        Column(words("total"), "right"),
    )


def _beside(
    terms: OlympicTerms, session: Session, entrants: tuple[str, ...]
) -> tuple[dict[str, int | None], ...]:
    """The places in each lift, within a class."""
    return tuple(places_in_lift(terms, group, entrants) for group in session.groups)


def _cells(
    terms: OlympicTerms,
    session: Session,
    placing: Placing,
    orders: tuple[Going, ...],
    beside: tuple[dict[str, int | None], ...],
    total: str,
) -> tuple[Cell, ...]:
    index = session.snatch.ids.index(placing.entrant)
    attempts = tuple(
        cell
        for group, order, lift_places in zip(session.groups, orders, beside, strict=True)
        for cell in (
            *attempt_cells(group, index, order),
            _best_cell(terms, group.athletes[index]),
            Cell(str(lift_places[placing.entrant] or ""), role="detail"),
        )
    )
    return (
        _place(session, placing, index),
        Cell(who=placing.entrant),
        bodyweight_cell(session.snatch.athletes[index]),
        *attempts,
        Cell(total, role="best"),
    )


def _place(session: Session, placing: Placing, index: int) -> Cell:
    """Empty while the athlete lifts on in either lift."""
    lifting = next((g.athletes[index] for g in session.groups if g.athletes[index].lifting), None)
    return place_cell(placing, lifting or session.cj.athletes[index])


def sheet(terms: OlympicTerms, session: Session) -> Sheet:
    """All attempts in print, class by class: the totals, whatever is awarded, and each lift."""
    result = outcome(replace(terms, ranks="total"), session)
    marks = {mark.entrant: mark for mark in result.marks}
    tables = []
    for key, entrants in classes(session).items():
        beside = _beside(terms, session, entrants)
        rows = tuple(
            _printed(terms, session, placing, beside)
            for placing in place(marks[entrant] for entrant in entrants)
        )
        tables.append(Table(_columns(), rows, _title(session, key)))
    failed = any(
        len(s.lifts) == ROUNDS and not any(lift.good for lift in s.lifts)
        for s in session.snatch.athletes
    )
    notes = (words("note_three_failed"),) if failed else ()
    return Sheet(tuple(tables), (*notes, *result.questions))


def _best_cell(terms: OlympicTerms, athlete: Athlete) -> Cell:
    """The best of a lift, empty without a good one."""
    kg = best(terms, athlete)
    return Cell("" if kg is None else kilos(kg))


def _printed(
    terms: OlympicTerms,
    session: Session,
    placing: Placing,
    beside: tuple[dict[str, int | None], ...],
) -> Row:
    index = session.snatch.ids.index(placing.entrant)
    attempts = tuple(
        cell
        for group, lift_places in zip(session.groups, beside, strict=True)
        for cell in (
            *(lift_cell(group.athletes[index], n) for n in range(1, ROUNDS + 1)),
            _best_cell(terms, group.athletes[index]),
            Cell(str(lift_places[placing.entrant] or "")),
        )
    )
    cells = (
        _place(session, placing, index),
        Cell(who=placing.entrant),
        bodyweight_cell(session.snatch.athletes[index]),
        *attempts,
        Cell(placing.mark, role="best"),
    )
    return Row(cells, why=placing.why)
