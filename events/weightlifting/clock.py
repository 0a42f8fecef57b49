"""The clocks: the call to the bar, the minute for the next weight, the start of the group.

Deadlines are server milliseconds and only ever warn; a line without a time sets none.
"""

from dataclasses import replace

from events.weightlifting.attempts import check_open
from events.weightlifting.calls import Clock
from events.weightlifting.order import due
from events.weightlifting.state import NOBODY, Athlete, Called, Group
from events.weightlifting.terms import Terms
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Who

LONGEST = 24 * 60 * 60


def clock(terms: Terms, group: Group, line: Line, call: Clock) -> Group:
    """The group after a call of the timekeeper.

    Refused: `closed`, `attempt_not_next`, `group_begun`, `no_such_time`.
    """
    if call.seconds is not None and not 0 <= call.seconds <= LONGEST:
        raise Refused("no_such_time", seconds=call.seconds)
    if call.state == "group":
        return _announced(group, line, call)
    index = group.index(call.entrant)
    check_open(terms, group.athletes[index], call.attempt)
    running = group.called
    same = running and (running.index, running.attempt) == (index, call.attempt)
    if call.state == "stop":
        if running is None or not same:
            raise Refused("closed", who=Who(call.entrant), attempt=call.attempt)
        return replace(group, called=running.stopped(line.at_ms))
    length = left = _length(terms, group, index)
    if running and same:
        length = running.length_ms
        left = length if running.left_ms is None else running.left_ms
    if call.seconds is not None:
        left = call.seconds * 1000
    return Group(
        group.ids,
        group.athletes,
        group.votes,
        None,
        Called(
            index,
            call.attempt,
            _deadline(line, left),
            None,
            length,
            due(terms, group.athletes[index]),
        ),
        group.lift,
        index if group.last == index else NOBODY,
        group.late,
    )


def _length(terms: Terms, group: Group, index: int) -> int:
    """Milliseconds of a new call: more for who follows himself, nobody else called meanwhile."""
    follows = group.last == index and terms.follow_seconds
    return 1000 * (terms.follow_seconds if follows else terms.call_seconds)


def _announced(group: Group, line: Line, call: Clock) -> Group:
    if any(athlete.lifts for athlete in group.athletes) or (group.called and group.called.attempt):
        raise Refused("group_begun")
    if call.seconds is None:
        raise Refused("no_such_time", seconds="")
    return replace(group, called=Called(NOBODY, 0, _deadline(line, call.seconds * 1000)))


def _deadline(line: Line, length_ms: int) -> int | None:
    return line.at_ms + length_ms if line.at_ms else None


def next_weight_deadline(terms: Terms, athlete: Athlete) -> int | None:
    """When the athlete's minute for the next weight ends; None where nothing is awaited."""
    if not terms.next_seconds or not athlete.lifting or not athlete.lifts or athlete.declared:
        return None
    since = athlete.lifts[-1].at_ms
    return since + terms.next_seconds * 1000 if since else None
