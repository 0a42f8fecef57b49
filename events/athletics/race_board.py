"""The live board and the sheet of a race: lanes, times, places, wind and why."""

from collections.abc import Iterator, Mapping

from events.athletics import columns
from events.athletics.card import Card
from events.athletics.cells import class_cell, place_cell, with_rule
from events.athletics.columns import Cells, Part
from events.athletics.heat import Heat, Runner
from events.athletics.marks import LEGAL_WIND, time_text
from events.athletics.race_ranking import claims, marks, outcome, questions, ties
from events.athletics.race_terms import RaceTerms
from events.athletics.relay import legs_words
from scoring_rules.ranking import Placing, place
from scoring_rules.views import Board, Cell, Column, Row, Sheet, Table, Words, words


def board(race: RaceTerms, heat: Heat) -> Board:
    """In lane order while they run, in order of places once the race is over."""
    result = outcome(race, heat)
    placings = place(result.marks)
    known = _conditions(race, heat)
    return Board(
        phase=known,
        tables=(_table(race, heat, placings, by_lane=not result.over),),
        why=(
            *questions(race, heat),
            *columns.told(race, claims(race, heat), _timed(heat), track=True),
        ),
        card=columns.leaders(placings),
        caption=known,
    )


def sheet(race: RaceTerms, heat: Heat) -> Sheet:
    """Places with the rule of a disqualification; wind and points under the table."""
    result = outcome(race, heat)
    known = _conditions(race, heat)
    notes = (
        *((known,) if known else ()),
        *columns.noted(race, claims(race, heat), _timed(heat), track=True),
        *result.questions,
    )
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


def _conditions(race: RaceTerms, heat: Heat) -> Words | None:
    """That times were taken by hand, where they were, and the wind."""
    wind = None
    if heat.wind is not None:
        code = "wind_assisted" if heat.wind > LEGAL_WIND else "wind_was"
        wind = words(code, wind=heat.wind)
    return words("timed_by_hand", wind=wind or "") if race.timing == "hand" else wind


def _timed(heat: Heat) -> Iterator[Card]:
    """Who has a time."""
    return (runner.card for runner in heat.runners if runner.ms is not None)


def _table(race: RaceTerms, heat: Heat, placings: tuple[Placing, ...], *, by_lane: bool) -> Table:
    """In order of places the place stands first; in that of lanes the lane, and the place last."""
    open_ = {
        one: words("place_between", low=tie.slot, high=tie.slot + len(tie.runners) - 1)
        for tie in ties(race, heat)
        for one in tie.entrants
    }
    runners = dict(zip(heat.ids, heat.runners, strict=True))

    def row(placing: Placing, cells: Cells) -> Row:
        """Who is in question is what the judges look at now."""
        if placing.entrant in open_:
            return Row(cells, "now")
        return Row(cells, "out" if runners[placing.entrant].status else "", why=placing.why)

    placed = columns.place(lambda p: _place(p, runners[p.entrant], open_.get(p.entrant)))
    parts = tuple(_parts(race, heat, runners))
    parts = (*parts, placed) if by_lane else (placed, *parts)
    listed = sorted(placings, key=lambda p: lane_order(heat, p.entrant)) if by_lane else placings
    return columns.table(parts, listed, row)


def _parts(race: RaceTerms, heat: Heat, runners: Mapping[str, Runner]) -> Iterator[Part]:
    """Lane, athlete, class or legs, reaction where any was measured, record, result, points."""
    relays = any(runner.lineup for runner in heat.runners)
    team = Column(words("legs" if relays else "class"), detail=True)
    yield Column(words("lane"), "centre"), lambda p: Cell(lanes_text(runners[p.entrant].card))
    yield columns.athlete()
    yield team, lambda p: _team_or_class(runners[p.entrant])
    if any(runner.reaction is not None for runner in heat.runners):
        reaction = Column(words("reaction"), "right", detail=True)
        yield reaction, lambda p: _reaction(runners[p.entrant])
    yield from columns.badges(claims(race, heat))
    yield Column(words("result"), "right"), lambda p: _result(p, runners[p.entrant])
    yield from columns.points(race)


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
