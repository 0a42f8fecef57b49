"""One ranking over several contests: the marks of all of them, placed together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Decide
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Comparable, Mark, Placing, Ranked, Status, Step, place

IN_ORDER = "reached_first"
"""The step that compares when a mark was reached: across contests the earlier contest first."""

WITHIN = frozenset({"thousandths", "judge"})
"""Steps that compare within one race only: its photo finish, its judges (167.2)."""


def one_ranking(
    entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
) -> Ranked:
    """Place all entrants by their marks; who took part in no contest yet is listed as NM.

    An order decided by the jury or by lot goes before what was reached first, and after all
    else.
    """
    orders = tuple(d for d in decisions if isinstance(d, Decide) and orders_ties(d))
    marks = {mark.entrant: ordered(mark, orders) for mark in comparable(played)}
    listed = tuple(marks.get(entrant.id, Mark(entrant.id, "", Status.NM)) for entrant in entrants)
    present = {entrant for contest in played for entrant in contest.entrants}
    return Ranked(
        placings=_with_values(place(listed), _places_beside(played)),
        over=bool(played)
        and all(contest.outcome.over for contest in played)
        and present >= {entrant.id for entrant in entrants},
        questions=tuple(q for contest in played for q in contest.outcome.questions),
        marks=listed,
    )


def orders_ties(decision: Decide) -> bool:
    """Whether a decision separates entrants who are level: by the jury, or by a lot for it."""
    by_jury = decision.what == "jury" and not decision.place
    return by_jury or (decision.what == "lot" and not decision.numbers)


def _places_beside(played: Sequence[Played]) -> dict[str, dict[str, str]]:
    """By code and entrant, the places of the rankings beside the one that awards."""
    codes = {code for contest in played for code, _listed in contest.outcome.beside}
    return {
        code: {
            placing.entrant: str(placing.place)
            for placing in place(comparable(_beside(played, code)))
            if placing.place
        }
        for code in sorted(codes)
    }


def _beside(played: Sequence[Played], code: str) -> tuple[Played, ...]:
    """The contests with the marks of such a ranking in place of those that award."""
    return tuple(
        replace(contest, outcome=replace(contest.outcome, marks=marks))
        for contest in played
        for listed, marks in contest.outcome.beside
        if listed == code
    )


def _with_values(
    placings: tuple[Placing, ...], beside: dict[str, dict[str, str]]
) -> tuple[Placing, ...]:
    if not beside:
        return placings
    return tuple(
        replace(
            placing,
            values=(
                *(value for value in placing.values if value[0] not in beside),
                *((c, of[placing.entrant]) for c, of in beside.items() if placing.entrant in of),
            ),
        )
        for placing in placings
    )


def comparable(played: Sequence[Played]) -> tuple[Mark, ...]:
    """The last mark of each, as it compares with those of other contests.

    A contest that has not begun takes none away. Equal official times of different races tie:
    what compares within one race only becomes the number of runners it puts ahead there.
    """
    marks: dict[str, Mark] = {}
    races: dict[str, int] = {}
    for number, contest in enumerate(played):
        for mark in contest.outcome.marks:
            if contest.begun or mark.entrant not in marks:
                key = tuple(_step(step, number) for step in mark.key)
                marks[mark.entrant] = replace(mark, key=key)
                races[mark.entrant] = number
    level: dict[tuple[Comparable, ...], list[Mark]] = {}
    for mark in marks.values():
        if any(step.code in WITHIN for step in mark.key):
            level.setdefault(_official(mark), []).append(mark)
    for tied in level.values():
        if len({races[mark.entrant] for mark in tied}) > 1:
            for mark in tied:
                own = [one for one in tied if races[one.entrant] == races[mark.entrant]]
                marks[mark.entrant] = _in_race(mark, own)
    return tuple(marks.values())


def _official(mark: Mark) -> tuple[Comparable, ...]:
    """What compares everywhere."""
    return tuple(step.value for step in mark.key if step.code not in WITHIN)


def _in_race(mark: Mark, rivals: Sequence[Mark]) -> Mark:
    """A mark with how many of its race, level in what compares everywhere, came in ahead.

    All steps within the race become this one count, named after what put the nearest ahead.
    """
    own = _within(mark)
    ahead = sorted(steps for rival in rivals if (steps := _within(rival)) < own)
    by = next(i for i, value in enumerate(own) if not ahead or ahead[-1][i] != value)
    within = [i for i, step in enumerate(mark.key) if step.code in WITHIN]
    key = [Step("", 0) if i in within else step for i, step in enumerate(mark.key)]
    code = mark.key[within[by]].code
    key[within[0]] = Step(code, len(ahead), str(len(ahead)), "why_in_race")
    return replace(mark, key=tuple(key))


def _within(mark: Mark) -> tuple[Comparable, ...]:
    return tuple(step.value for step in mark.key if step.code in WITHIN)


def ordered(mark: Mark, orders: Sequence[Decide]) -> Mark:
    """Insert each order as a step, only where there is one: marks of an event agree."""
    steps = [
        Step(
            d.what,
            d.order.index(mark.entrant) if mark.entrant in d.order else len(d.order),
            why="why_by_lot" if d.what == "lot" else "",
        )
        for d in orders
    ]
    codes = [step.code for step in mark.key]
    at = codes.index(IN_ORDER) if IN_ORDER in codes else len(codes)
    return replace(mark, key=(*mark.key[:at], *steps, *mark.key[at:]))


def _step(step: Step, number: int) -> Step:
    if step.code != IN_ORDER:
        return step
    value = step.value if isinstance(step.value, tuple) else (int(step.value),)
    return replace(step, value=(number, *value))
