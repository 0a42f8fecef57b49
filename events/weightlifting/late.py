"""Weights handed in too late: they stand, and an official is asked to let them stand.

IWF TCRR 6.6: a weight is declared within the first 30 seconds of one's own clock, changes are made
before its last 30 seconds.
"""

from dataclasses import replace

from events.weightlifting.calls import ConfirmLate
from events.weightlifting.state import Called, Group, Late
from events.weightlifting.terms import Terms
from scoring_rules.refusal import Refused
from scoring_rules.views import Button, Who, Words, words


def lateness(terms: Terms, group: Group, index: int, at_ms: int) -> Late | None:
    """What is late in a weight handed in at a server time; None where it is in time."""
    athlete, called = group.athletes[index], group.called
    if not terms.limit_seconds or called is None:
        return None
    if (called.index, called.attempt) != (index, athlete.attempt):
        return None
    left = called.left_at(at_ms)
    if left is None or not _over(terms, called, left, declared=bool(athlete.declared)):
        return None
    return Late(index, athlete.attempt, left)


def _over(terms: Terms, called: Called, left: int, *, declared: bool) -> bool:
    limit = terms.limit_seconds * 1000
    return left < limit if declared else called.length_ms - left > limit


def confirm(group: Group, call: ConfirmLate) -> Group:
    """The group once an official let a late weight stand. Refused: `nothing_late`."""
    index = group.index(call.entrant)
    rest = tuple(late for late in group.late if (late.index, late.attempt) != (index, call.attempt))
    if len(rest) == len(group.late):
        raise Refused("nothing_late", who=Who(call.entrant), attempt=call.attempt)
    return replace(group, late=rest)


def late_keys(group: Group) -> tuple[Button, ...]:
    """One key for each late weight that stands to be confirmed."""
    if group.lift == "bench":
        return ()
    return tuple(
        Button(
            ConfirmLate(group.ids[late.index], group.lift, late.attempt),
            words("confirm_late", who=Who(group.ids[late.index])),
            "quiet",
            words("late_by", n=late.attempt, seconds=late.left_ms // 1000),
        )
        for late in group.late
    )


def late_warnings(terms: Terms, group: Group, now_ms: int) -> tuple[Words, ...]:
    """Which weights came late, and that one handed in now would."""
    said = [
        words("came_late", who=Who(group.ids[late.index]), n=late.attempt) for late in group.late
    ]
    called = group.called
    if called is None or not called.attempt or not group.athletes[called.index].lifting:
        return tuple(said)
    if lateness(terms, group, called.index, now_ms) is not None:
        closed = "change_closed" if group.athletes[called.index].declared else "declare_closed"
        who = Who(group.ids[called.index])
        said.append(words(closed, who=who, seconds=terms.limit_seconds))
    return tuple(said)
