"""The three lights: two of three decide; a referee may change until three seconds after the third.

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

REVERSAL_MS = 3_000
"""How long after the third vote a light may still be reversed, as referee light systems have it; a
later reversal is the jury's, as a correction."""


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
        return _after_the_lights(group, shown, line, call)
    check_open(terms, athlete, call.attempt)
    kg = due(terms, athlete)
    if kg is None:
        raise Refused("no_weight", who=Who(call.entrant), attempt=call.attempt)
    others, lights = _sorted_out(group, call)
    if len(lights) < len(SEATS):
        votes = tuple(sorted((*others, *lights), key=_entrant)) if others else lights
        return Group(
            group.ids,
            group.athletes,
            votes,
            None,
            group.called,
            group.lift,
            group.last,
            group.late,
        )
    check_load(terms, athlete, kg)
    return judged(group, index, Lift(kg, _most_are_good(lights), line.at_ms), lights)


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


def reversible_until(group: Group) -> int | None:
    """The last server millisecond at which a light of the verdict shown may be reversed.

    None where it was not given by lights at a known time, or where something followed from it.
    """
    shown = group.judged
    if shown is None or not shown.lights:
        return None
    athlete = group.athletes[shown.index]
    at_ms = athlete.lifts[-1].at_ms
    return None if not at_ms or athlete.declared or athlete.status else at_ms + REVERSAL_MS


def _after_the_lights(group: Group, shown: Judged, line: Line, call: Vote) -> Group:
    for i, light in enumerate(shown.lights):
        if light.seat != call.seat:
            continue
        verdict = Judged(shown.index, (*shown.lights[:i], call, *shown.lights[i + 1 :]))
        if not light.good and not call.good and call.reason:
            return replace(group, judged=verdict)
        until = reversible_until(group)
        turns = call.reversal and light.good != call.good
        if turns and until is not None and 0 < line.at_ms <= until:
            return _counted_anew(group, verdict)
    raise Refused("closed", who=Who(call.entrant), attempt=call.attempt)


def _counted_anew(group: Group, verdict: Judged) -> Group:
    """The verdict turns or stays; when it was given does not move."""
    athlete = group.athletes[verdict.index]
    lift = replace(athlete.lifts[-1], good=_most_are_good(verdict.lights))
    after = replace(athlete, lifts=(*athlete.lifts[:-1], lift))
    return replace(group, athletes=group.with_athlete(verdict.index, after), judged=verdict)


def _most_are_good(lights: tuple[Vote, ...]) -> bool:
    return sum(light.good for light in lights) > len(SEATS) // 2
