"""The live board: who is up or was just judged, the plates, and the group's table."""

from collections.abc import Callable
from decimal import Decimal

from events.weightlifting.order import Turn, at_the_bar, next_up
from events.weightlifting.picture import KG, Places, clock_of, details, lift_name, lights
from events.weightlifting.plates import PlateLoad
from events.weightlifting.state import ROUNDS, Group, Judged
from events.weightlifting.terms import Terms
from events.weightlifting.weights import shown
from scoring_rules.ranking import Placing
from scoring_rules.views import (
    Board,
    CardLine,
    Fact,
    Hero,
    Table,
    Who,
    Words,
    words,
)

Bar = Callable[[int, Decimal], PlateLoad]


def board(terms: Terms, group: Group, places: Places, tables: tuple[Table, ...], bar: Bar) -> Board:
    """The board; `own` is the `PlateLoad` of the bar that is shown, where its weight is known."""
    placings = places.placings
    hero, kg, attempt = _hero(terms, group, places, placings)
    following = next_up(terms, group)
    return Board(
        phase=words("round", lift=lift_name(group), n=attempt) if attempt else None,
        hero=hero,
        tables=tables,
        why=_why(placings, hero.who) if hero else (),
        next=next_words(group, places, following) if following else None,
        card=tuple(CardLine(p.entrant, p.mark, p.place) for p in placings[:3] if p.place),
        caption=_caption(terms, group, places, hero, attempt) if hero else None,
        own=bar(group.ids.index(hero.who), kg) if hero and kg is not None else None,
    )


def _hero(
    terms: Terms, group: Group, places: Places, placings: tuple[Placing, ...]
) -> tuple[Hero | None, Decimal | None, int]:
    """Who is in the picture, the weight of the bar and the number of the attempt."""
    if group.judged is not None:
        return _verdict(terms, group, group.judged, places, placings)
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
    terms: Terms, group: Group, judged: Judged, places: Places, placings: tuple[Placing, ...]
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
        place_before=places.before(index) if moved else None,
        place_after=now if moved else None,
    )
    return hero, lift.kg, attempt


def _why(placings: tuple[Placing, ...], who: str) -> tuple[Words, ...]:
    """The sentences about who is in the picture: the one above, and the one right below."""
    listed = [placing.entrant for placing in placings]
    at = listed.index(who)
    return tuple(p.why for p in placings[at : at + 2] if p.why)


def next_words(group: Group, places: Places, turn: Turn) -> Words:
    """Who comes next, and what a good lift would give."""
    who = Who(group.ids[turn.index])
    if turn.kg is None:
        return words("next_unknown", who=who)
    reached = places.if_good(turn.index, turn.kg)
    if reached is None:
        code = "next_power_lift" if turn.attempt > ROUNDS else "next_plain"
        return words(code, who=who, kg=shown(turn.kg))
    gives = words("good_gives", place=reached)
    return words("next_lifter", who=who, kg=shown(turn.kg), gives=gives)


def _caption(terms: Terms, group: Group, places: Places, hero: Hero, attempt: int) -> Words:
    """One line for a list: the attempt, and how it ended or what a good lift would give."""
    follows = hero.verdict
    if follows is None:
        turn = at_the_bar(terms, group)
        reached = turn and turn.kg is not None and places.if_good(turn.index, turn.kg)
        follows = words("good_gives", place=reached) if reached else None
    facts: dict[str, Fact] = {
        "lift": lift_name(group),
        "round": attempt,
        "who": Who(hero.who),
        "kg": hero.figure,
    }
    return words("caption_now", **facts, follows=follows or "")
