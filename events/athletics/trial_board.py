"""The live board and the sheet by distance: who is up, the mark to beat, series of trials."""

from collections.abc import Iterator

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
from events.athletics.marks import LEGAL_WIND, metres, wind_text
from events.athletics.scene import Scene, ruler
from events.athletics.series import Series, Thrower, Try
from events.athletics.trial_goals import GOALS, goals
from events.athletics.trial_order import Turn, queue
from events.athletics.trial_ranking import beyond_cut, claims, marks, through
from events.athletics.trial_terms import TrialTerms
from scoring_rules.ranking import Placing, place
from scoring_rules.record_book import record_lines
from scoring_rules.views import (
    Board,
    CardLine,
    Cell,
    Column,
    Hero,
    Row,
    Sheet,
    Table,
    Who,
    Words,
    words,
)

METRES = words("unit_metres")
SIGNS = {"X": "×", "-": "–", "r": "r"}


def board(terms: TrialTerms, series: Series) -> Board:
    """The athlete up with the marks for third and first place, and everybody's trials."""
    placings = place(marks(terms, series, terms.trials))
    turns = queue(terms, series)
    now = turns[0] if turns else None
    return Board(
        phase=words(f"round_{terms.way}", n=now.round) if now else None,
        hero=_hero(terms, series, now) if now else None,
        tables=(series_table(terms, series, placings, turns),),
        why=tuple(_why(terms, series, placings, now)),
        next=_next(terms, series, turns[1]) if len(turns) > 1 else None,
        card=tuple(CardLine(p.entrant, p.mark, p.place) for p in placings[:3] if p.place),
        caption=_caption(terms, series),
        own=_scene(terms, series, placings, now),
    )


def _scene(
    terms: TrialTerms, series: Series, placings: tuple[Placing, ...], now: Turn | None
) -> Scene:
    """The scale, while somebody is up: bests of all, own tries, what holds third and first."""
    if now is None:
        return Scene(None, bar=False)
    cms = [
        max(series.athletes[series.ids.index(p.entrant)].marks(terms.trials), default=0)
        for p in placings
    ]
    held = {p.place: cm for p, cm in zip(placings, cms, strict=True) if p.place}
    mine = series.ids[now.index]
    goals = [
        (place, cm)
        for place, cm in sorted(held.items(), reverse=True)
        if place in GOALS and not any(p.entrant == mine and p.place == place for p in placings)
    ]
    own = sorted(series.athletes[now.index].marks(terms.trials), reverse=True)
    bests = [(row, cm) for row, cm in enumerate(cms) if cm]
    return Scene(ruler(bests, goals, own[1:]), bar=False)


def sheet(terms: TrialTerms, series: Series) -> Sheet:
    """Every trial with its wind, the implement, and the sentences of ties."""
    placings = place(marks(terms, series, terms.trials))
    table = _table(terms, series, placings, (), printed=True)
    return Sheet((table,), tuple(_notes(terms, series)))


def series_table(
    terms: TrialTerms, series: Series, placings: tuple[Placing, ...], turns: tuple[Turn, ...]
) -> Table:
    """Series in order of place; who is up is framed, who is cut is out."""
    return _table(terms, series, placings, turns, printed=False)


def _table(
    terms: TrialTerms,
    series: Series,
    placings: tuple[Placing, ...],
    turns: tuple[Turn, ...],
    *,
    printed: bool,
) -> Table:
    going_on, broken = through(terms, series), claims(terms, series)
    implements = printed and any(a.card.implement for a in series.athletes)
    columns = (
        PLACE,
        ATHLETE,
        Column(words("class"), detail=True),
        *((Column(words("implement")),) if implements else ()),
        *(Column(words("trial_number", n=n), "right") for n in range(1, terms.trials + 1)),
        *record_columns(broken),
        Column(words("best"), "right"),
        *points_columns(terms.raza),
    )
    rows = []
    for placing in placings:
        i = series.ids.index(placing.entrant)
        athlete = series.athletes[i]
        to_come = any(turn.index == i for turn in turns)
        cells = (
            place_cell(placing, athlete, waiting=to_come),
            Cell(who=placing.entrant),
            class_cell(athlete.card),
            *((Cell(athlete.card.implement),) if implements else ()),
            *_tries(terms, athlete, _turn_of(turns, i), printed=printed),
            *record_cells(broken, placing.entrant),
            with_rule(athlete.rule) if athlete.rule else Cell(placing.mark, role="best"),
            *points_cells(terms.raza, placing),
        )
        cut = going_on is not None and i not in going_on
        rows.append(_row(cells, placing, _place_in(turns, i), out=athlete.out or cut))
    return Table(columns, tuple(rows))


def _turn_of(turns: tuple[Turn, ...], i: int) -> Turn | None:
    return turns[0] if turns and turns[0].index == i else None


def _place_in(turns: tuple[Turn, ...], i: int) -> int | None:
    return next((n for n, turn in enumerate(turns[:2]) if turn.index == i), None)


def _row(cells: tuple[Cell, ...], placing: Placing, turn: int | None, *, out: bool) -> Row:
    if turn == 0:
        return Row(cells, "now", why=placing.why)  # the cell of the trial has the word
    if turn == 1:
        return Row(cells, "next", words("row_next"), placing.why)
    return Row(cells, "out" if out else "", why=placing.why)


def _tries(
    terms: TrialTerms, athlete: Thrower, now: Turn | None, *, printed: bool
) -> Iterator[Cell]:
    best = max(athlete.marks(len(athlete.tries)), default=0)
    for number, one in enumerate(athlete.tries, start=1):
        if one is None:
            up = now is not None and now.round == number
            yield Cell(words=words(f"now_{terms.way}"), role="next") if up else Cell()
        else:
            yield _try_cell(one, best, printed=printed)


def _try_cell(one: Try, best: int, *, printed: bool) -> Cell:
    text = SIGNS[one.sign] if one.cm is None else metres(one.cm)
    if printed and one.wind is not None:
        return Cell(words=words("with_wind", mark=text, wind=wind_text(one.wind)))
    return Cell(text, role="best" if one.cm == best else "")


def _hero(terms: TrialTerms, series: Series, turn: Turn) -> Hero:
    athlete = series.athletes[turn.index]
    best = max(athlete.marks(terms.trials), default=0)
    return Hero(
        who=series.ids[turn.index],
        figure=metres(best) if best else "",
        unit=words("unit_best") if best else None,
        details=(words(f"number_{terms.way}", n=turn.round), *needs(terms, series, turn)),
    )


def needs(terms: TrialTerms, series: Series, turn: Turn) -> tuple[Words, ...]:
    """What the athlete must reach, for which place."""
    return tuple(
        words("needed", mark=metres(cm), place=goal) for goal, cm in goals(terms, series, turn)
    )


def _why(
    terms: TrialTerms, series: Series, placings: tuple[Placing, ...], now: Turn | None
) -> Iterator[Words]:
    """Sentences about who is up, else about the first places; and what has no points."""
    who = series.ids[now.index] if now else placings[0].entrant if placings else ""
    at = next((i for i, p in enumerate(placings) if p.entrant == who), 0)
    yield from (p.why for p in placings[at : at + 2] if p.why)
    yield from record_lines(claims(terms, series))
    yield from _without_points(terms, series)
    yield from beyond_cut(terms, series)


def _without_points(terms: TrialTerms, series: Series) -> Iterator[Words]:
    if not terms.raza:
        return
    for athlete in series.athletes:
        if athlete.marks(terms.trials) and terms.formula_of(athlete.card) is None:
            yield no_row(athlete.card, terms.discipline)


def _next(terms: TrialTerms, series: Series, turn: Turn) -> Words:
    number = words(f"number_{terms.way}", n=turn.round)
    return words("next_up", who=Who(series.ids[turn.index]), number=number)


def _caption(terms: TrialTerms, series: Series) -> Words | None:
    """One line for a list: the last trial."""
    if series.last is None:
        return None
    i, number = series.last
    one = series.athletes[i].tries[number - 1]
    if one is None:
        return None
    said = SIGNS[one.sign] if one.cm is None else metres(one.cm)
    count = words(f"number_{terms.way}", n=number)
    return words("last_trial", who=Who(series.ids[i]), number=count, mark=said)


def _notes(terms: TrialTerms, series: Series) -> Iterator[Words]:
    tries = [one for athlete in series.athletes for one in athlete.tries if one is not None]
    if any(one.wind is not None and one.wind > LEGAL_WIND for one in tries):
        yield words("note_wind")
    yield from table_note(terms)
    yield from record_lines(claims(terms, series))
    yield from _without_points(terms, series)
    yield from beyond_cut(terms, series)
