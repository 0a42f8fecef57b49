"""The live board and the sheet of a race: lanes, times, places, wind and why."""

from collections.abc import Iterator

from events.athletics.card import Card
from events.athletics.cells import (
    ATHLETE,
    PLACE,
    class_cell,
    no_row,
    place_cell,
    points_cells,
    points_columns,
    record_cells,
    record_columns,
    table_note,
    with_rule,
)
from events.athletics.heat import Heat, Runner
from events.athletics.marks import LEGAL_WIND, time_text, wind_text
from events.athletics.race_ranking import claims, marks, outcome, ties
from events.athletics.race_terms import RaceTerms
from events.athletics.relay import legs_words
from scoring_rules.ranking import Placing, place
from scoring_rules.record_book import Claim, record_lines
from scoring_rules.views import Board, CardLine, Cell, Column, Row, Sheet, Table, Words, words


def board(race: RaceTerms, heat: Heat) -> Board:
    """In lane order while they run, in order of places once the race is over."""
    result = outcome(race, heat)
    placings = place(result.marks)
    known = tuple(_wind_words(heat))
    return Board(
        tables=(_table(race, heat, placings, by_lane=not result.over),),
        why=(
            *result.questions,
            *record_lines(claims(race, heat)),
            *_without_points(race, heat),
        ),
        card=tuple(CardLine(p.entrant, p.mark, p.place) for p in placings[:3] if p.place),
        caption=known[0] if known else None,
    )


def sheet(race: RaceTerms, heat: Heat) -> Sheet:
    """Places with the rule of a disqualification; wind and points under the table."""
    result = outcome(race, heat)
    notes = (
        *_wind_words(heat),
        *table_note(race),
        *record_lines(claims(race, heat)),
        *_without_points(race, heat),
        *result.questions,
    )
    if race.timing == "hand":
        notes = (words("note_by_hand"), *notes)
    placings = place(result.marks)
    return Sheet((_table(race, heat, placings, by_lane=False),), notes)


def race_table(race: RaceTerms, heat: Heat, now: Runner | None) -> Table:
    """The table of the pad: lanes in order, without what is only read; `now` is timed next."""
    whole = _table(race, heat, place(marks(race, heat)), by_lane=True)
    kept = [i for i, column in enumerate(whole.columns) if not column.detail]
    return Table(
        columns=tuple(whole.columns[i] for i in kept),
        rows=tuple(
            Row(
                tuple(row.cells[i] for i in kept),
                "now" if is_now else row.mark,
                words("now_timed") if is_now else None,
                row.why,
            )
            for row in whole.rows
            for is_now in (now is not None and row.cells[2].who == now.card.id,)
        ),
    )


def _wind_words(heat: Heat) -> Iterator[Words]:
    if heat.wind is not None:
        code = "wind_assisted" if heat.wind > LEGAL_WIND else "wind_was"
        yield words(code, wind=wind_text(heat.wind))


def _without_points(race: RaceTerms, heat: Heat) -> Iterator[Words]:
    if not race.raza:
        return
    for runner in heat.runners:
        if runner.ms is not None and race.worth(runner.card, 1, track=True) is None:
            yield no_row(runner.card, race.discipline)


def _table(race: RaceTerms, heat: Heat, placings: tuple[Placing, ...], *, by_lane: bool) -> Table:
    asked = {entrant for tie in ties(race, heat) for entrant in tie.entrants}
    broken = claims(race, heat)
    relays = any(runner.lineup for runner in heat.runners)
    listed = sorted(placings, key=lambda p: lane_order(heat, p.entrant)) if by_lane else placings
    return Table(
        columns=(
            PLACE,
            Column(words("lane"), "centre"),
            ATHLETE,
            Column(words("legs" if relays else "class"), detail=True),
            Column(words("reaction"), "right", detail=True),
            Column(words("result"), "right"),
            *points_columns(race.raza),
            *record_columns(broken),
        ),
        rows=tuple(_row(race, heat, placing, asked, broken) for placing in listed),
    )


def lane_order(heat: Heat, entrant: str) -> tuple[int, int]:
    """Lanes from the inside; without lanes as drawn."""
    i = heat.ids.index(entrant)
    lanes = heat.runners[i].card.lanes
    return (lanes[0] if lanes else 0, i)


def _row(
    race: RaceTerms, heat: Heat, placing: Placing, asked: set[str], broken: tuple[Claim, ...]
) -> Row:
    runner = heat.runners[heat.ids.index(placing.entrant)]
    open_tie = placing.entrant in asked
    cells = (
        Cell(words=words("place_open"), role="next")
        if open_tie
        else place_cell(placing, runner, waiting=not runner.finished),
        Cell(lanes_text(runner.card)),
        Cell(who=placing.entrant),
        Cell(words=legs_words(runner.lineup), role="detail")
        if runner.lineup
        else class_cell(runner.card),
        Cell("" if runner.reaction is None else time_text(runner.reaction, 1), role="detail"),
        _result(placing, runner),
        *points_cells(race.raza, placing),
        *record_cells(broken, placing.entrant),
    )
    why = words("ask_tie") if open_tie else placing.why
    return Row(cells, "out" if runner.status else "", why=why)


def _result(placing: Placing, runner: Runner) -> Cell:
    return with_rule(runner.rule) if runner.rule else Cell(placing.mark, role="best")


def lanes_text(card: Card) -> str:
    """3, or 3–4 with a guide; empty without lanes."""
    if card.lanes is None:
        return ""
    first, last = card.lanes
    return str(first) if first == last else f"{first}–{last}"
