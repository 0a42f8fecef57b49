"""The three lights: two of three decide; a referee may change until the third vote is in.

A red light's reason may still be given while its verdict is shown: it delays nothing.
"""

from dataclasses import replace

from events.weightlifting.attempts import check_load, check_open, judged
from events.weightlifting.calls import SEATS, Vote
from events.weightlifting.order import due
from events.weightlifting.state import Group, Judged, Lift
from events.weightlifting.terms import Terms
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Who, words


def vote(terms: Terms, group: Group, line: Line, call: Vote) -> Group:
    """The group after a vote; the third closes the attempt at the weight declared.

    Refused: `wrong_seat`, `closed`, `attempt_not_next`, `no_weight`, `reason_of_white`.
    """
    if line.seat != call.seat and line.seat in SEATS:
        raise Refused(
            "wrong_seat", own=words(f"seat_{line.seat}"), other=words(f"seat_{call.seat}")
        )
    if call.good and call.reason:
        raise Refused("reason_of_white")
    index = group.index(call.entrant)
    athlete = group.athletes[index]
    shown = group.judged
    if shown is not None and shown.index == index and call.attempt == len(athlete.lifts):
        return _with_reason(group, shown, call)
    check_open(athlete, call.attempt)
    kg = due(terms, athlete)
    if kg is None:
        raise Refused("no_weight", who=Who(call.entrant), attempt=call.attempt)
    others, lights = _sorted_out(group, call)
    if len(lights) < len(SEATS):
        votes = tuple(sorted((*others, *lights), key=_entrant)) if others else lights
        return Group(group.ids, group.athletes, votes, None, group.called)
    check_load(terms, athlete, kg)
    good = sum(light.good for light in lights) > len(SEATS) // 2
    return judged(group, index, Lift(kg, good, line.at_ms), lights)


def _sorted_out(group: Group, call: Vote) -> tuple[tuple[Vote, ...], tuple[Vote, ...]]:
    """Votes on other attempts, and those on this one with the call, seats in order: in which
    order they came must not matter.
    """
    if not group.votes:
        return (), (call,)
    others, lights = [], [call]
    for vote in group.votes:
        if vote.entrant != call.entrant:
            others.append(vote)
        elif vote.seat != call.seat:
            lights.append(vote)
    return tuple(others), tuple(sorted(lights, key=_seat))


def _seat(vote: Vote) -> int:
    return SEATS.index(vote.seat)


def _entrant(vote: Vote) -> str:
    return vote.entrant


def _with_reason(group: Group, shown: Judged, call: Vote) -> Group:
    for i, light in enumerate(shown.lights):
        if replace(light, reason=call.reason) == call and not call.good:
            lights = (*shown.lights[:i], call, *shown.lights[i + 1 :])
            return replace(group, judged=Judged(shown.index, lights))
    raise Refused("closed", who=Who(call.entrant), attempt=call.attempt)
