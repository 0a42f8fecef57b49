"""The order of lifting; it is offered, never enforced.

Bench press: rounds, the bar rising within each, at equal weights the lower lot first (Tokyo 2020
results book: all of its start lists and neighbours of equal weight). Snatch, clean & jerk: the bar
rises through the whole lift; at equal weights the lower attempt, then who lifted before, then the
lower lot (IWF TCRR 6.6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from events.weightlifting.state import ROUNDS, Athlete, Group, Lift
from events.weightlifting.terms import Terms
from events.weightlifting.weights import GRAMS, MOST, is_load, up_to_step

NO_LOT = 1_000_000
"""Stands for the lot of an athlete without one: behind all others."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An attempt to come; `kg` is None where no weight is known yet."""

    index: int
    attempt: int
    kg: Decimal | None


def automatic(terms: Terms, athlete: Athlete) -> Decimal | None:
    """The weight of the next attempt where none is handed in: more after a good lift, else the
    same; None before the first and for a power lift.
    """
    if not 1 <= len(athlete.lifts) < ROUNDS:
        return None
    last = athlete.lifts[-1]
    if not last.good:
        return last.kg
    kg = up_to_step(last.kg + terms.exact_rise, terms.exact_step)
    return kg if is_load(kg) else None


def due(terms: Terms, athlete: Athlete) -> Decimal | None:
    """The weight of the next attempt: as declared, else the automatic one."""
    return athlete.declared[-1] if athlete.declared else automatic(terms, athlete)


def queue(terms: Terms, group: Group) -> tuple[Turn, ...]:
    """All next attempts in order; a power lift is among them once its weight is declared."""
    turns = [
        Turn(i, athlete.attempt, due(terms, athlete))
        for i, athlete in enumerate(group.athletes)
        if athlete.lifting or (_asks_power_lift(terms, athlete) and athlete.declared)
    ]
    if terms.order == "rising":
        return tuple(sorted(turns, key=lambda turn: _rising_order(group, turn)))
    return tuple(sorted(turns, key=lambda turn: _order(group, turn)))


def moment(kg: Decimal, taken: Sequence[Lift], lot: int | None) -> tuple[int, ...]:
    """When a lift at `kg` comes after those taken, as numbers to compare: grams, the attempt, the
    grams of the attempts before it from the last one back, the lot.
    """
    before = (int(lift.kg * GRAMS) for lift in reversed(taken))
    return (int(kg * GRAMS), len(taken) + 1, *before, NO_LOT if lot is None else lot)


def _rising_order(group: Group, turn: Turn) -> tuple[tuple[int, ...], int]:
    athlete = group.athletes[turn.index]
    kg = MOST + 1 if turn.kg is None else turn.kg
    return moment(kg, athlete.lifts, athlete.card.lot), turn.index


def _asks_power_lift(terms: Terms, athlete: Athlete) -> bool:
    return terms.power_lift and athlete.status is None and len(athlete.lifts) == ROUNDS


def _order(group: Group, turn: Turn) -> tuple[int, Decimal, int, int]:
    lot = group.athletes[turn.index].card.lot
    return (
        turn.attempt,
        MOST + 1 if turn.kg is None else turn.kg,
        NO_LOT if lot is None else lot,
        turn.index,
    )


def at_the_bar(terms: Terms, group: Group) -> Turn | None:
    """Whose attempt is next judged: the one called, else the one voted on, else the first.

    None while a verdict is shown, so that nobody judges the next athlete for the last.
    """
    turns = queue(terms, group)
    if group.judged is not None or not turns:
        return None
    named = [(group.called.index, group.called.attempt)] if group.called else []
    named += [(group.ids.index(vote.entrant), vote.attempt) for vote in group.votes]
    by_name = {(turn.index, turn.attempt): turn for turn in turns}
    return next((by_name[name] for name in named if name in by_name), turns[0])


def next_up(terms: Terms, group: Group) -> Turn | None:
    """Who comes after the one at the bar, or after the one just judged."""
    now = at_the_bar(terms, group)
    return next((turn for turn in queue(terms, group) if turn != now), None)
