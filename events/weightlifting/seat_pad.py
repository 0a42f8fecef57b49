"""A referee's pad: two lights for the attempt at the bar, the reasons after a red one."""

from dataclasses import replace

from events.weightlifting.calls import FAULTS, SEATS, Seat, Vote
from events.weightlifting.order import Turn, at_the_bar
from events.weightlifting.picture import KG, lift_name
from events.weightlifting.state import ROUNDS, Group, Judged
from events.weightlifting.terms import Terms
from events.weightlifting.timing_keys import clock_key
from events.weightlifting.voting import REVERSAL_MS, reversible_until
from events.weightlifting.weights import shown
from scoring_rules.views import Button, Clock, Pad, Words, words


def seat_pad(
    terms: Terms, group: Group, seat: Seat, coming: tuple[tuple[Group, Turn], ...], now_ms: int
) -> Pad:
    """Keys of one referee. The chief (in front) also calls to the bar and stops the clock.

    `coming`: the turns to come after a verdict, the first to be called first.
    """
    if group.judged is not None:
        return _after(terms, group, seat, group.judged, coming, now_ms)
    turn = at_the_bar(terms, group)
    if turn is None or turn.kg is None:
        return Pad(asks=words("nobody_up"))
    votes = group.votes_on(turn.index)
    own = next((vote for vote in votes if vote.seat == seat), None)
    alone = own is None and len(votes) == len(SEATS) - 1
    keys = _lights(terms, group, turn, seat, own)
    return Pad(
        asks=words("judge_this", lift=lift_name(group), n=turn.attempt)
        if own is None
        else _said(own),
        about=group.ids[turn.index],
        figure=shown(turn.kg),
        unit=KG,
        buttons=(*keys, clock_key(group, turn)) if seat == "chief" else keys,
        warnings=(words("only_you"),) if alone else (),
    )


def _said(own: Vote) -> Words:
    return words("you_said_good" if own.good else "you_said_failed")


def _lights(
    terms: Terms, group: Group, turn: Turn, seat: Seat, own: Vote | None
) -> tuple[Button, ...]:
    entrant = group.ids[turn.index]
    good = Vote(seat, entrant, group.lift, turn.attempt, good=True)
    failed = Vote(seat, entrant, group.lift, turn.attempt, good=False)
    if own is None:
        return (
            Button(good, words("good"), "good", words("white_light")),
            Button(failed, words("failed"), "bad", words("red_light")),
        )
    if own.good:
        return (Button(failed, words("change_to_failed"), "bad"),)
    return (*_reasons(terms, own), Button(good, words("change_to_good"), "good"))


def _reasons(terms: Terms, own: Vote) -> tuple[Button, ...]:
    """The four faults of a bench press; the one chosen is the main key."""
    if not terms.faults:
        return ()
    return tuple(
        Button(
            Vote(own.seat, own.entrant, own.lift, own.attempt, good=False, reason=fault),
            words(f"fault_{fault}"),
            "main" if own.reason == fault else "",
            words(f"fault_{fault}_detail"),
        )
        for fault in FAULTS
    )


def _after(
    terms: Terms,
    group: Group,
    seat: Seat,
    judged: Judged,
    coming: tuple[tuple[Group, Turn], ...],
    now_ms: int,
) -> Pad:
    """While the verdict is shown: the reason of a red light, and for the chief the next athlete.

    For three seconds the own light may be reversed, and the clock shows how long; then nothing
    about a finished contest is asked any more.
    """
    athlete = group.athletes[judged.index]
    own = next((light for light in judged.lights if light.seat == seat), None)
    open_still = len(athlete.lifts) > ROUNDS or any(one.lifting for one in group.athletes)
    reasons = _reasons(terms, own) if own and not own.good and open_still else ()
    call = (clock_key(*coming[0]),) if seat == "chief" and coming else ()
    pad = Pad(
        asks=words("lift_good" if athlete.lifts[-1].good else "lift_failed"),
        about=group.ids[judged.index],
        figure=shown(athlete.lifts[-1].kg),
        unit=KG,
        buttons=(*reasons, *call),
    )
    until = reversible_until(group)
    if own is None or until is None or not until - REVERSAL_MS <= now_ms <= until:
        return pad
    other = Vote(seat, own.entrant, own.lift, own.attempt, good=not own.good, reversal=True)
    key = Button(other, words("change_to_failed"), "bad")
    if other.good:
        key = Button(other, words("change_to_good"), "good")
    return replace(
        pad,
        asks=words("lit_good" if own.good else "lit_failed", verdict=pad.asks or ""),
        buttons=(*(_reasons(terms, own) if other.good else ()), key, *call),
        clock=Clock(words("clock_reversal"), REVERSAL_MS, until),
    )
