"""One ranking over several contests: the marks of all of them, placed together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from scoring_rules.contest import Entrant
from scoring_rules.decisions import Decide
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Mark, Ranked, Status, Step, place

IN_ORDER = "reached_first"
"""The step that compares when a mark was reached: across contests the earlier contest first."""


def one_ranking(
    entrants: Sequence[Entrant], played: Sequence[Played], decisions: Sequence[Any]
) -> Ranked:
    """Place all entrants by their marks; who took part in no contest yet is listed as NM.

    An order decided by the jury goes before what was reached first, and after all else.
    """
    orders = tuple(d.order for d in decisions if isinstance(d, Decide) and d.what == "jury")
    marks: dict[str, Mark] = {}
    for number, contest in enumerate(played):
        for mark in contest.outcome.marks:
            marks[mark.entrant] = _with_jury(_in_contest(mark, number), orders)
    listed = [marks.get(entrant.id, Mark(entrant.id, "", Status.NM)) for entrant in entrants]
    present = {entrant for contest in played for entrant in contest.entrants}
    return Ranked(
        placings=place(listed),
        over=bool(played)
        and all(contest.outcome.over for contest in played)
        and present >= {entrant.id for entrant in entrants},
        questions=tuple(q for contest in played for q in contest.outcome.questions),
    )


def _in_contest(mark: Mark, number: int) -> Mark:
    return replace(mark, key=tuple(_step(step, number) for step in mark.key))


def _with_jury(mark: Mark, orders: Sequence[tuple[str, ...]]) -> Mark:
    """Insert the jury's order as a step, only where there is one: marks of an event agree."""
    steps = [
        Step("jury", order.index(mark.entrant) if mark.entrant in order else len(order))
        for order in orders
    ]
    codes = [step.code for step in mark.key]
    at = codes.index(IN_ORDER) if IN_ORDER in codes else len(codes)
    return replace(mark, key=(*mark.key[:at], *steps, *mark.key[at:]))


def _step(step: Step, number: int) -> Step:
    if step.code != IN_ORDER:
        return step
    value = step.value if isinstance(step.value, tuple) else (int(step.value),)
    return replace(step, value=(number, *value))
