"""A finished contest from its score sheet: each row is called as at the bar, by the same rules.

Who took fewer attempts than there are takes no more. Nobody stands in the picture afterwards.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from events.weightlifting.calls import Attempt, LiftName, Paper, SetStatus, SheetRow, WeighIn
from events.weightlifting.state import NOBODY, Group
from events.weightlifting.statuses import passed
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Who

S = TypeVar("S")


def from_paper(state: S, line: Line, groups: Sequence[Group], apply: Callable[[S, Line], S]) -> S:
    """The state after everything that the sheet of a line says, call by call as `apply` has it.

    `groups`: the lifts of the state, which have the same athletes. Refused: `paper_late`,
    `unknown_entrant`, `row_twice`, `row_missing`, `row_empty`, and what `apply` refuses.
    """
    call: Paper = line.call
    if any(_begun(group) for group in groups):
        raise Refused("paper_late")
    _check_rows(groups[0], call)
    for row in call.rows:
        for one in _calls(row):
            # When the sheet was entered is not when anything on it was lifted.
            state = apply(state, replace(line, call=one, at_ms=0))
    return state


def _begun(group: Group) -> bool:
    called = group.called is not None and group.called.attempt > 0
    return called or bool(group.votes) or any(one.lifts or one.passed for one in group.athletes)


def _check_rows(group: Group, call: Paper) -> None:
    """One row for everyone who has no status yet, and something in each."""
    rows = Counter(row.entrant for row in call.rows)
    for row in call.rows:
        group.index(row.entrant)
        if rows[row.entrant] > 1:
            raise Refused("row_twice", who=Who(row.entrant))
        if not (row.bench or row.snatch or row.cj or row.status):
            raise Refused("row_empty", who=Who(row.entrant))
    for athlete in group.athletes:
        if athlete.status is None and athlete.card.id not in rows:
            raise Refused("row_missing", who=Who(athlete.card.id))


def _calls(row: SheetRow) -> Iterator[WeighIn | Attempt | SetStatus]:
    """What was called at the bar, in the athlete's own order."""
    if row.bodyweight is not None:
        yield WeighIn(row.entrant, row.bodyweight)
    lifts: tuple[LiftName, ...] = ("bench", "snatch", "cj")
    for lift, kilos in zip(lifts, (row.bench, row.snatch, row.cj), strict=True):
        for number, kg in enumerate(kilos, start=1):
            yield Attempt(row.entrant, lift, number, kg.copy_abs(), good=not kg.is_signed())
    if row.status is not None:
        yield SetStatus(row.entrant, row.status, row.rule)


def closed(group: Group) -> Group:
    """The group once nobody lifts on."""
    for index, athlete in enumerate(group.athletes):
        if athlete.lifting:
            group = passed(group, index)
    return replace(group, judged=None, called=None, last=NOBODY, late=())
