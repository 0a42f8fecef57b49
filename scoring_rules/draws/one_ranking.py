"""One ranking over several contests: the marks of all of them, placed together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Decide
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Mark, Placing, Ranked, Status, Step, place

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
    for number, contest in enumerate(played):
        for mark in contest.outcome.marks:
            if contest.begun or mark.entrant not in marks:
                marks[mark.entrant] = _in_contest(mark, number, contest.outcome.marks)
    return tuple(marks.values())


def _in_contest(mark: Mark, number: int, rivals: Sequence[Mark]) -> Mark:
    own = tuple(step.value for step in mark.key)
    keys = [tuple(step.value for step in rival.key) for rival in rivals if rival.key]
    steps = []
    for i, step in enumerate(mark.key):
        if step.code in WITHIN:
            ahead = sum(key[:i] == own[:i] and key[: i + 1] < own[: i + 1] for key in keys)
            steps.append(replace(step, value=ahead))
        else:
            steps.append(_step(step, number))
    return replace(mark, key=tuple(steps))


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
