"""A finished contest from its sheet: the single calls that it stands for, folded one by one.

So every rule and every refusal of the single calls holds, and a refusal says which row it is of.
A row's status comes after all that the row says was done. Who has trials left and no status took
no more: the sheet is of a finished contest, and they are written down as having retired.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from events.athletics.bar_ranking import jump_off
from events.athletics.bar_terms import BarTerms
from events.athletics.bars import Heights
from events.athletics.calls import (
    SIGNS_OF_JUMPS,
    Bar,
    Finish,
    HeightsPaper,
    Jump,
    JumpsRow,
    Lineup,
    RacePaper,
    RaceRow,
    SeriesPaper,
    SeriesRow,
    SetStatus,
    Trial,
    Wind,
)
from events.athletics.heat import Heat
from events.athletics.marks import metres
from events.athletics.series import Series
from events.athletics.trial_order import queue
from events.athletics.trial_terms import TrialTerms
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Who, Words, words

S = TypeVar("S")
Row = RaceRow | SeriesRow | JumpsRow
Call = Finish | Lineup | Wind | Trial | Bar | Jump | SetStatus
Written = tuple[Words, Call]
"""Where a call stands on the sheet, and the call."""
Apply = Callable[[S, Line], S]


def of_race(heat: Heat, line: Line, call: RacePaper, apply: Apply[Heat]) -> Heat:
    """The race after its sheet; an equal time is left to the judges, as always.

    Refused: `paper_late`, `paper_wrong`, `paper_unfinished`.
    """
    if heat.begun:
        raise Refused("paper_late")
    heat = _folded(heat, line, _calls_of_race(call, _places(call.results, heat.ids)), apply)
    for runner in heat.runners:
        _check_begun(runner.card.id, begun=runner.finished or runner.status is not None)
    return heat


def of_series(
    terms: TrialTerms, series: Series, line: Line, call: SeriesPaper, apply: Apply[Series]
) -> Series:
    """The contest by distance after its sheet; refusals as of a race."""
    if any(athlete.begun for athlete in series.athletes):
        raise Refused("paper_late")
    calls = _calls_of_series(call.series, _places(call.series, series.ids))
    series = _folded(series, line, calls, apply)
    while turns := queue(terms, series):
        athlete = series.athletes[turns[0].index]
        _check_begun(athlete.card.id, begun=athlete.begun)
        series = apply(series, replace(line, call=Trial(athlete.card.id, turns[0].round, "r")))
    return series


def of_heights(
    terms: BarTerms, heights: Heights, line: Line, call: HeightsPaper, apply: Apply[Heights]
) -> Heights:
    """The contest by height after its sheet; a jump-off that is due may follow by single calls.

    Refusals as of a race.
    """
    if heights.bars:
        raise Refused("paper_late")
    at = _places(call.jumps, heights.ids)
    heights = _folded(heights, line, _calls_of_heights(call, at), apply)
    for i in heights.still_in():
        _check_begun(heights.ids[i], begun=bool(heights.jumpers[i].jumps))
        heights = apply(heights, replace(line, call=Jump(heights.ids[i], "r")))
    heights = _folded(heights, line, _calls_of_jump_off(call, at), apply)
    for i in jump_off(terms, heights).due if call.jumpoff else ():
        _check_begun(heights.ids[i], begun=False)
    return heights


def _folded(state: S, line: Line, calls: Iterable[Written], apply: Apply[S]) -> S:
    """Refused: `paper_wrong`, with the place on the sheet and the reason."""
    for at, call in calls:
        try:
            state = apply(state, replace(line, call=call))
        except Refused as refused:
            raise Refused("paper_wrong", at=at, because=refused.words) from refused
    return state


def _check_begun(entrant: str, *, begun: bool) -> None:
    """Refused: `paper_unfinished` where the sheet says nothing of an athlete."""
    if not begun:
        raise Refused("paper_unfinished", who=Who(entrant))


def _places(rows: Sequence[Row], ids: Sequence[str]) -> tuple[Words, ...]:
    """Where each row stands, in words. Refused: `paper_wrong` where an athlete has two."""
    named = [row.entrant for row in rows]
    at = tuple(
        words("paper_row", n=n, who=Who(entrant) if entrant in ids else entrant)
        for n, entrant in enumerate(named, start=1)
    )
    for i, entrant in enumerate(named):
        if entrant in named[:i]:
            raise Refused("paper_wrong", at=at[i], because=words("row_twice"))
    return at


def _calls_of_race(paper: RacePaper, places: Sequence[Words]) -> Iterator[Written]:
    """Line-ups before anybody is in, then who came in after whom, then the rows."""
    rows = tuple(zip(places, paper.results, strict=True))
    if paper.wind_tenths is not None:
        yield words("wind"), Wind(paper.wind_tenths)
    yield from ((at, Lineup(row.entrant, row.members)) for at, row in rows if row.members)
    place = 1
    for group in paper.order:
        yield from ((words("order"), Finish(entrant, place)) for entrant in group)
        place += len(group)
    for at, row in rows:
        known = (row.place, row.ms, row.reaction) != (None, None, None)
        if known or not (row.members or row.status):
            yield at, Finish(row.entrant, row.place, row.ms, row.reaction)
        yield from _status(at, row)


def _calls_of_series(rows: Sequence[SeriesRow], places: Sequence[Words]) -> Iterator[Written]:
    """Round by round, as the trials were taken; who was cut has none of the later ones."""
    for number in range(max((len(row.marks) for row in rows), default=0) + 1):
        for at, row in zip(places, rows, strict=True):
            if len(row.wind_tenths) > len(row.marks):
                raise Refused("paper_wrong", at=at, because=words("wind_without_trial"))
            if 0 < number <= len(row.marks):
                wind = (*row.wind_tenths, *(None for _mark in row.marks))[number - 1]
                yield at, Trial(row.entrant, number, row.marks[number - 1], wind)
            if number == len(row.marks):
                yield from _status(at, row)


def _calls_of_heights(paper: HeightsPaper, places: Sequence[Words]) -> Iterator[Written]:
    """Bar by bar, each with all its jumps."""
    rows = tuple(zip(places, paper.jumps, strict=True))
    for at, row in rows:
        if len(row.results) > len(paper.bars) or len(row.jumpoff) > len(paper.jumpoff):
            raise Refused("paper_wrong", at=at, because=words("jumped_without_bar"))
        if not any(row.results):
            yield from _status(at, row)
    for number, cm in enumerate(paper.bars):
        yield words("phase_bar", bar=metres(cm)), Bar(cm)
        for at, row in rows:
            yield from _jumps(at, row.entrant, row.results[number : number + 1])
            if any(row.results[number:]) and not any(row.results[number + 1 :]):
                yield from _status(at, row)


def _calls_of_jump_off(paper: HeightsPaper, places: Sequence[Words]) -> Iterator[Written]:
    for number, cm in enumerate(paper.jumpoff):
        yield words("phase_bar", bar=metres(cm)), Bar(cm, jumpoff=True)
        for at, row in zip(places, paper.jumps, strict=True):
            yield from _jumps(at, row.entrant, row.jumpoff[number : number + 1])


def _jumps(at: Words, entrant: str, results: Sequence[str]) -> Iterator[Written]:
    for sign in "".join(results):
        if sign not in SIGNS_OF_JUMPS:
            raise Refused("paper_wrong", at=at, because=words("no_such_jump", result=sign))
        yield at, Jump(entrant, SIGNS_OF_JUMPS[sign])


def _status(at: Words, row: Row) -> Iterator[Written]:
    if row.status is not None:
        yield at, SetStatus(row.entrant, row.status, row.rule)
