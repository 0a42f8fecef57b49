"""The three lights: two of three decide; a referee may change until the third vote is in.

A red light's reason may still be given while its verdict is shown: it delays nothing.
"""

from dataclasses import replace

from events.weightlifting.attempts import check_load, check_open, judged, open_votes
from events.weightlifting.calls import SEATS, Vote
from events.weightlifting.order import due
from events.weightlifting.state import Group, Lift
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
    if index == group.judged and call.attempt == len(athlete.lifts):
        return _with_reason(group, call)
    check_open(athlete, call.attempt)
    kg = due(terms, athlete)
    if kg is None:
        raise Refused("no_weight", who=Who(call.entrant), attempt=call.attempt)
    lights = _in_order((*group.votes_on(index, call.attempt), call))
    if len(lights) < len(SEATS):
        votes = (*open_votes(group, besides=index), *lights)
        return Group(group.ids, group.athletes, votes, None, group.called)
    check_load(terms, athlete, kg)
    good = sum(light.good for light in lights) > len(SEATS) // 2
    votes = (*open_votes(group, besides=index), *lights)
    return judged(group, index, Lift(kg, good, line.at_ms), votes)


def _in_order(votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    """The last vote of each seat, seats in order: when they came does not matter."""
    last = {vote.seat: vote for vote in votes}
    return tuple(last[seat] for seat in SEATS if seat in last)


def _with_reason(group: Group, call: Vote) -> Group:
    for i, light in enumerate(group.votes):
        if replace(light, reason=call.reason) == call and not call.good:
            return replace(group, votes=(*group.votes[:i], call, *group.votes[i + 1 :]))
    raise Refused("closed", who=Who(call.entrant), attempt=call.attempt)
