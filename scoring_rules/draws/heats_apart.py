"""Why one went on from a round and another with the same printed mark did not.

Places over all put who went on before who did not; what told the two apart (thousandths, judges, a
lot, a decision by hand) is no part of that order, and is named here as its reason.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scoring_rules.decisions import Decide
from scoring_rules.draws.heats_qualifying import BY_HAND, WITHIN_ONE_RACE, Advance
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Mark, Status, Step

Run = tuple[Sequence[Played], Advance]
"""The contests of a round, and who went on from it."""
Reason = tuple[Step, Step]


def reached(number: int, *, through: bool) -> int:
    """How far somebody came, the lower the further: of a round who went on is before the rest."""
    return -2 * number - (1 if through else 0)


def with_reasons(
    marks: Sequence[Mark], rounds: Sequence[Run], orders: Sequence[Decide]
) -> tuple[Mark, ...]:
    """The marks, whose first step is how far each came, with the reason there if one is due."""
    ranked = [mark for mark in marks if mark.status is Status.RANKED]
    ranked.sort(key=lambda mark: tuple(step.value for step in mark.key))
    told: dict[str, Mark] = {}
    for above, below in pairwise(ranked):
        between = (above.key[0].value, below.key[0].value)
        for number, run in enumerate(rounds, start=1):
            apart = (reached(number, through=True), reached(number, through=False))
            if between == apart and above.text == below.text:
                reason = _reason(above.entrant, below.entrant, run, orders)
                for mark, step in zip((above, below), reason, strict=True):
                    first = replace(step, value=mark.key[0].value)
                    told[mark.entrant] = replace(mark, key=(first, *mark.key[1:]))
    return tuple(told.get(mark.entrant, mark) for mark in marks)


def _reason(above: str, below: str, run: Run, orders: Sequence[Decide]) -> Reason:
    """A step for each with the code; without one where the places of different races did it."""
    contests, advance = run
    how = advance.codes[above]
    if how in BY_HAND:
        return _both(Step("jury", 0, why=f"why_{how}"))
    (race, mark), (other, behind) = (_raced(one, contests) for one in (above, below))
    if how == "Q" and race != other:
        return _both(Step("", 0))
    for pair in zip(mark.key, behind.key, strict=True):
        compares = race == other or pair[0].code not in WITHIN_ONE_RACE
        if compares and pair[0].value != pair[1].value:
            return pair
    named = next((d.what for d in orders if {above, below} <= set(d.order)), "")
    return _both(Step(named, 0, why="why_by_lot" if named == "lot" else ""))


def _both(step: Step) -> Reason:
    return step, step


def _raced(entrant: str, contests: Sequence[Played]) -> tuple[str, Mark]:
    """The race that somebody ran, and its mark there."""
    return next(
        (contest.contest, mark)
        for contest in reversed(contests)
        if contest.begun
        for mark in contest.outcome.marks
        if mark.entrant == entrant
    )
