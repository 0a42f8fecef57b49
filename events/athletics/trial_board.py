"""The live board and the sheet by distance: who is up, the mark to beat, series of trials."""

from collections.abc import Iterator, Mapping
from functools import partial

from events.athletics import columns
from events.athletics.card import Card
from events.athletics.columns import SIGNS, Cells, Part
from events.athletics.marks import LEGAL_WIND, metres
from events.athletics.scene import Scene, ruler
from events.athletics.series import Series, Thrower, Try
from events.athletics.trial_goals import GOALS, goals
from events.athletics.trial_order import Turn, queue
from events.athletics.trial_ranking import beyond_cut, claims, marks, through
from events.athletics.trial_terms import TrialTerms
from scoring_rules.ranking import Placing, place
from scoring_rules.views import Board, Cell, Column, Hero, Row, Sheet, Table, Who, Words, words


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
        card=columns.leaders(placings),
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
    throwers = dict(zip(series.ids, series.athletes, strict=True))
    going_on = through(terms, series)
    turn_of = {series.ids[turn.index]: n for n, turn in reversed([*enumerate(turns)])}
    now = (series.ids[turns[0].index], turns[0].round) if turns else None

    def row(placing: Placing, cells: Cells) -> Row:
        cut = going_on is not None and series.ids.index(placing.entrant) not in going_on
        out = throwers[placing.entrant].out or cut
        return columns.row_in_turn(placing, cells, turn_of.get(placing.entrant), out=out)

    parts = (
        *columns.head(throwers, turn_of),
        *(_implements(throwers) if printed else ()),
        *_trials(terms, throwers, now, printed=printed),
        *columns.badges(claims(terms, series)),
        columns.best(throwers),
        *columns.points(terms),
    )
    return columns.table(parts, placings, row)


def _implements(throwers: Mapping[str, Thrower]) -> Iterator[Part]:
    """What everybody throws, where the entries say it."""
    if any(thrower.card.implement for thrower in throwers.values()):
        yield Column(words("implement")), lambda p: Cell(throwers[p.entrant].card.implement)


def _trials(
    terms: TrialTerms,
    throwers: Mapping[str, Thrower],
    now: tuple[str, int] | None,
    *,
    printed: bool,
) -> Iterator[Part]:
    """A column for each round; `now`: whose trial is next, and of which round."""

    def cell(placing: Placing, number: int) -> Cell:
        thrower = throwers[placing.entrant]
        one = thrower.tries[number - 1]
        if one is not None:
            return _try_cell(one, max(thrower.marks(terms.trials), default=0), printed=printed)
        up = now == (placing.entrant, number)
        return Cell(words=words(f"now_{terms.way}"), role="next") if up else Cell()

    for number in range(1, terms.trials + 1):
        column = Column(words("trial_number", n=number), "right")
        yield column, partial(cell, number=number)


def _try_cell(one: Try, best: int, *, printed: bool) -> Cell:
    text = _shown(one)
    if printed and one.wind is not None:
        return Cell(words=words("with_wind", mark=text, wind=one.wind))
    return Cell(text, role="best" if one.cm == best else "")


def _shown(one: Try) -> str:
    return one.sign.translate(SIGNS) if one.cm is None else metres(one.cm)


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
    yield from columns.told(terms, claims(terms, series), _marked(terms, series))
    yield from beyond_cut(terms, series)


def _marked(terms: TrialTerms, series: Series) -> Iterator[Card]:
    """Who has a valid mark."""
    return (athlete.card for athlete in series.athletes if athlete.marks(terms.trials))


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
    count = words(f"number_{terms.way}", n=number)
    return words("last_trial", who=Who(series.ids[i]), number=count, mark=_shown(one))


def _notes(terms: TrialTerms, series: Series) -> Iterator[Words]:
    tries = [one for athlete in series.athletes for one in athlete.tries if one is not None]
    if any(one.wind is not None and one.wind > LEGAL_WIND for one in tries):
        yield words("note_wind")
    yield from columns.noted(terms, claims(terms, series), _marked(terms, series))
    yield from beyond_cut(terms, series)
