"""A referee's pad: two lights for the attempt at the bar, the reasons after a red one."""

from events.weightlifting.board import KG
from events.weightlifting.calls import FAULTS, SEATS, Seat, Vote
from events.weightlifting.order import at_the_bar, queue
from events.weightlifting.state import ROUNDS, Group, Judged
from events.weightlifting.terms import Terms
from events.weightlifting.timing_keys import clock_key
from events.weightlifting.weights import shown
from scoring_rules.views import Button, Pad, Words, words


def seat_pad(terms: Terms, group: Group, seat: Seat) -> Pad:
    """Keys of one referee. The chief (in front) also calls to the bar and stops the clock."""
    if group.judged is not None:
        return _after(terms, group, seat, group.judged)
    turn = at_the_bar(terms, group)
    if turn is None or turn.kg is None:
        return Pad(asks=words("nobody_up"))
    votes = group.votes_on(turn.index)
    own = next((vote for vote in votes if vote.seat == seat), None)
    alone = own is None and len(votes) == len(SEATS) - 1
    keys = _lights(group.ids[turn.index], turn.attempt, seat, own)
    return Pad(
        asks=words("judge_this", n=turn.attempt) if own is None else _said(own),
        about=group.ids[turn.index],
        figure=shown(turn.kg),
        unit=KG,
        buttons=(*keys, clock_key(group, turn)) if seat == "chief" else keys,
        warnings=(words("only_you"),) if alone else (),
    )


def _said(own: Vote) -> Words:
    return words("you_said_good" if own.good else "you_said_failed")


def _lights(entrant: str, attempt: int, seat: Seat, own: Vote | None) -> tuple[Button, ...]:
    good = Vote(seat, entrant, "bench", attempt, good=True)
    failed = Vote(seat, entrant, "bench", attempt, good=False)
    if own is None:
        return (
            Button(good, words("good"), "good", words("white_light")),
            Button(failed, words("failed"), "bad", words("red_light")),
        )
    if own.good:
        return (Button(failed, words("change_to_failed"), "bad"),)
    return (*_reasons(own), Button(good, words("change_to_good"), "good"))


def _reasons(own: Vote) -> tuple[Button, ...]:
    """The four faults; the one chosen is the main key."""
    return tuple(
        Button(
            Vote(own.seat, own.entrant, own.lift, own.attempt, good=False, reason=fault),
            words(f"fault_{fault}"),
            "main" if own.reason == fault else "",
            words(f"fault_{fault}_detail"),
        )
        for fault in FAULTS
    )


def _after(terms: Terms, group: Group, seat: Seat, judged: Judged) -> Pad:
    """While the verdict is shown: the reason of a red light, and for the chief the next athlete.

    Nothing about a finished contest is asked any more.
    """
    athlete = group.athletes[judged.index]
    own = next((light for light in judged.lights if light.seat == seat), None)
    open_still = len(athlete.lifts) > ROUNDS or any(one.lifting for one in group.athletes)
    reasons = _reasons(own) if own and not own.good and open_still else ()
    turns = queue(terms, group)
    call = (clock_key(group, turns[0]),) if seat == "chief" and turns else ()
    return Pad(
        asks=words("lift_good" if athlete.lifts[-1].good else "lift_failed"),
        about=group.ids[judged.index],
        figure=shown(athlete.lifts[-1].kg),
        unit=KG,
        buttons=(*reasons, *call),
    )
