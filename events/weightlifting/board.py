"""The live board: who is up or was just judged, the plates, and the group's table."""

from decimal import Decimal

from events.weightlifting.calls import SEATS, Vote
from events.weightlifting.group_table import group_table
from events.weightlifting.order import Turn, at_the_bar, next_up
from events.weightlifting.plates import load
from events.weightlifting.ranking import mark, place_before, place_if_good
from events.weightlifting.state import ROUNDS, Group, Judged
from events.weightlifting.terms import Terms
from events.weightlifting.weights import shown
from scoring_rules.ranking import Placing, place
from scoring_rules.views import (
    Board,
    CardLine,
    Clock,
    Fact,
    Hero,
    Light,
    Who,
    Words,
    words,
)

KG = words("unit_kg")


def board(terms: Terms, group: Group) -> Board:
    """The board; `own` is the `PlateLoad` of the bar that is shown, where its weight is known."""
    placings = place(mark(terms, athlete) for athlete in group.athletes)
    hero, kg, attempt = _hero(terms, group, placings)
    following = next_up(terms, group)
    return Board(
        phase=words("round", n=attempt) if attempt else None,
        hero=hero,
        tables=(group_table(terms, group, placings),),
        why=_why(placings, hero.who) if hero else (),
        next=_next(terms, group, following) if following else None,
        card=tuple(CardLine(p.entrant, p.mark, p.place) for p in placings[:3] if p.place),
        caption=_caption(terms, group, hero, attempt) if hero else None,
        own=load(kg) if kg is not None else None,
    )


def _hero(
    terms: Terms, group: Group, placings: tuple[Placing, ...]
) -> tuple[Hero | None, Decimal | None, int]:
    """Who is in the picture, the weight of the bar and the number of the attempt."""
    if group.judged is not None:
        return _verdict(terms, group, group.judged, placings)
    turn = at_the_bar(terms, group)
    if turn is None:
        return None, None, 0
    hero = Hero(
        who=group.ids[turn.index],
        figure="" if turn.kg is None else shown(turn.kg),
        unit=None if turn.kg is None else KG,
        details=details(group, turn.index),
        lights=lights(group.votes_on(turn.index)),
        clock=clock_of(terms, group, turn),
    )
    return hero, turn.kg, turn.attempt


def _verdict(
    terms: Terms, group: Group, judged: Judged, placings: tuple[Placing, ...]
) -> tuple[Hero, Decimal, int]:
    index = judged.index
    athlete = group.athletes[index]
    attempt = len(athlete.lifts)
    lift = athlete.lifts[-1]
    now = next(p.place for p in placings if p.entrant == group.ids[index])
    moved = lift.good and attempt <= ROUNDS and athlete.status is None
    hero = Hero(
        who=group.ids[index],
        figure=shown(lift.kg),
        unit=KG,
        details=details(group, index),
        verdict=words("lift_good" if lift.good else "lift_failed"),
        tone="good" if lift.good else "bad",
        lights=lights(judged.lights),
        clock=clock_of(terms, group, Turn(index, attempt, lift.kg)),
        place_before=place_before(terms, group, index) if moved else None,
        place_after=now if moved else None,
    )
    return hero, lift.kg, attempt


def details(group: Group, index: int) -> tuple[Words, ...]:
    """Lot and bodyweight, where they are known."""
    card = group.athletes[index].card
    lot = () if card.lot is None else (words("lot_is", lot=card.lot),)
    weighed = card.bodyweight
    return lot if weighed is None else (*lot, words("bodyweight_is", kg=f"{weighed:f}"))


def lights(votes: tuple[Vote, ...]) -> tuple[Light, ...]:
    """Three lights, hidden until all are in; none where nobody voted."""
    if not votes:
        return ()
    by_seat = {vote.seat: vote for vote in votes}
    return tuple(
        _light(seat, by_seat.get(seat), all_in=len(by_seat) == len(SEATS)) for seat in SEATS
    )


def _light(seat: str, vote: Vote | None, *, all_in: bool) -> Light:
    name = words(f"seat_{seat}")
    if vote is None:
        return Light(name, "empty")
    if not all_in:
        return Light(name, "hidden")
    reason = words(f"fault_{vote.reason}") if vote.reason else None
    return Light(name, "white" if vote.good else "red", reason)


def clock_of(terms: Terms, group: Group, turn: Turn) -> Clock | None:
    """The clock of an attempt or the countdown to the group; none where no time is known."""
    called = group.called
    if called is None or (called.deadline_ms is None and called.left_ms is None):
        return None
    if not called.attempt:
        return Clock(words("clock_group"), terms.lock_seconds * 1000, called.deadline_ms)
    if (called.index, called.attempt) != (turn.index, turn.attempt):
        return None
    label = words("clock_call" if called.left_ms is None else "clock_stopped")
    return Clock(label, terms.call_seconds * 1000, called.deadline_ms, called.left_ms)


def _why(placings: tuple[Placing, ...], who: str) -> tuple[Words, ...]:
    """The sentences about who is in the picture: the one above, and the one right below."""
    listed = [placing.entrant for placing in placings]
    at = listed.index(who)
    return tuple(p.why for p in placings[at : at + 2] if p.why)


def _next(terms: Terms, group: Group, turn: Turn) -> Words:
    who = Who(group.ids[turn.index])
    if turn.kg is None:
        return words("next_unknown", who=who)
    reached = place_if_good(terms, group, turn.index, turn.kg)
    if reached is None:
        return words("next_power_lift", who=who, kg=shown(turn.kg))
    gives = words("good_gives", place=reached)
    return words("next_lifter", who=who, kg=shown(turn.kg), gives=gives)


def _caption(terms: Terms, group: Group, hero: Hero, attempt: int) -> Words:
    """One line for a list: the attempt, and how it ended or what a good lift would give."""
    follows = hero.verdict
    if follows is None:
        turn = at_the_bar(terms, group)
        reached = turn and turn.kg is not None and place_if_good(terms, group, turn.index, turn.kg)
        follows = words("good_gives", place=reached) if reached else None
    facts: dict[str, Fact] = {"round": attempt, "who": Who(hero.who), "kg": hero.figure}
    return words("caption_now", **facts, follows=follows or "")
