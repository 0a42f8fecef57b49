"""The live board and the sheet of a race: lanes, times, places, wind and why."""

from collections.abc import Callable, Iterator
from typing import Literal

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
from events.athletics.race_ranking import claims, marks, outcome, questions, ties
from events.athletics.race_terms import RaceTerms
from events.athletics.relay import legs_words
from scoring_rules.ranking import Placing, place
from scoring_rules.record_book import record_lines
from scoring_rules.views import Board, CardLine, Cell, Column, Row, Sheet, Table, Words, words


def board(race: RaceTerms, heat: Heat) -> Board:
    """In lane order while they run, in order of places once the race is over."""
    result = outcome(race, heat)
    placings = place(result.marks)
    known = tuple(_wind_words(heat))
    return Board(
        phase=known[0] if known else None,
        tables=(_table(race, heat, placings, by_lane=not result.over),),
        why=(
            *questions(race, heat),
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
            for is_now in (now is not None and any(c.who == now.card.id for c in row.cells),)
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


Part = tuple[Column, Callable[[Placing, Runner], Cell]]
"""A column with what stands in it."""


def _table(race: RaceTerms, heat: Heat, placings: tuple[Placing, ...], *, by_lane: bool) -> Table:
    """In order of places the place stands first; in that of lanes the lane, and the place last."""
    open_ = {
        one: words("place_between", low=tie.slot, high=tie.slot + len(tie.runners) - 1)
        for tie in ties(race, heat)
        for one in tie.entrants
    }
    runners = dict(zip(heat.ids, heat.runners, strict=True))
    placed: Part = (PLACE, lambda p, r: _place(p, r, open_.get(p.entrant)))
    parts = tuple(_parts(race, heat))
    parts = (*parts, placed) if by_lane else (placed, *parts)
    listed = sorted(placings, key=lambda p: lane_order(heat, p.entrant)) if by_lane else placings
    return Table(
        columns=tuple(column for column, _cell in parts),
        rows=tuple(
            Row(
                tuple(cell(placing, runner) for _column, cell in parts),
                _mark(runner, asked=placing.entrant in open_),
                why=None if placing.entrant in open_ else placing.why,
            )
            for placing in listed
            for runner in (runners[placing.entrant],)
        ),
    )


def _mark(runner: Runner, *, asked: bool) -> Literal["", "now", "out"]:
    """Who is in question is what the judges look at now."""
    return "now" if asked else "out" if runner.status else ""


def _parts(race: RaceTerms, heat: Heat) -> Iterator[Part]:
    """Lane, athlete, class or legs, reaction where any was measured, record, result, points."""
    broken = claims(race, heat)
    relays = any(runner.lineup for runner in heat.runners)
    yield Column(words("lane"), "centre"), lambda _p, r: Cell(lanes_text(r.card))
    yield ATHLETE, lambda p, _r: Cell(who=p.entrant)
    yield Column(words("legs" if relays else "class"), detail=True), lambda _p, r: _team_or_class(r)
    if any(runner.reaction is not None for runner in heat.runners):
        yield Column(words("reaction"), "right", detail=True), lambda _p, r: _reaction(r)
    for column in record_columns(broken):
        yield column, lambda p, _r: record_cells(broken, p.entrant)[0]
    yield Column(words("result"), "right"), _result
    for column in points_columns(race.raza):
        yield column, lambda p, _r: points_cells(race.raza, p)[0]


def _place(placing: Placing, runner: Runner, open_: Words | None) -> Cell:
    if open_:
        return Cell(words=open_, role="next")
    return place_cell(placing, runner, waiting=not runner.finished)


def _team_or_class(runner: Runner) -> Cell:
    if runner.lineup:
        return Cell(words=legs_words(runner.lineup), role="detail")
    return class_cell(runner.card)


def _reaction(runner: Runner) -> Cell:
    text = "" if runner.reaction is None else time_text(runner.reaction, 1)
    return Cell(text, role="detail")


def lane_order(heat: Heat, entrant: str) -> tuple[int, int]:
    """Lanes from the inside; without lanes as drawn."""
    i = heat.ids.index(entrant)
    lanes = heat.runners[i].card.lanes
    return (lanes[0] if lanes else 0, i)


def _result(placing: Placing, runner: Runner) -> Cell:
    """The time; who has none is out by a code that every official knows, or by a rule."""
    if runner.rule:
        return with_rule(runner.rule)
    return Cell(runner.status, role="status") if runner.status else Cell(placing.mark, role="best")


def lanes_text(card: Card) -> str:
    """3, or 3–4 with a guide; empty without lanes."""
    if card.lanes is None:
        return ""
    first, last = card.lanes
    return str(first) if first == last else f"{first}–{last}"
