"""The pad of a secretary, or of whoever scores alone: results at the weights declared."""

from events.weightlifting.board import KG, clock_of
from events.weightlifting.calls import Attempt
from events.weightlifting.group_table import group_table
from events.weightlifting.marshal_pad import warnings
from events.weightlifting.order import Turn, at_the_bar, queue
from events.weightlifting.ranking import mark
from events.weightlifting.state import ROUNDS, Group
from events.weightlifting.terms import Terms
from events.weightlifting.timing_keys import clock_key
from events.weightlifting.weight_forms import (
    attempt_forms,
    declare_forms,
    power_lift_forms,
    status_forms,
    weigh_in_forms,
)
from events.weightlifting.weights import shown
from scoring_rules.ranking import place
from scoring_rules.views import Button, Form, Pad, words


def secretary_pad(terms: Terms, group: Group, now_ms: int) -> Pad:
    """The athlete in order with two keys; whoever is called to the bar takes the keys instead."""
    turns = queue(terms, group)
    over = not any(athlete.lifting for athlete in group.athletes)
    turn = at_the_bar(terms, group) or (turns[0] if turns else None)
    tables = (group_table(terms, group, place(mark(terms, a) for a in group.athletes)),)
    forms = power_lift_forms(terms, group)
    if turn is None:
        return Pad(asks=words("all_lifted"), forms=forms, tables=tables)
    return Pad(
        asks=words("enter_attempt", n=turn.attempt),
        about=group.ids[turn.index],
        figure="" if turn.kg is None else shown(turn.kg),
        unit=None if turn.kg is None else KG,
        buttons=(*_results(group, turn), *(clock_key(group, other) for other in turns)),
        forms=forms if over else (*_forms(terms, group, turn), *forms),
        tables=tables,
        warnings=warnings(terms, group, now_ms),
        clock=clock_of(terms, group, turn),
    )


def _results(group: Group, turn: Turn) -> tuple[Button, ...]:
    if turn.kg is None:
        return ()
    entrant = group.ids[turn.index]
    return tuple(
        Button(
            Attempt(entrant, "bench", turn.attempt, turn.kg, good),
            words("good" if good else "failed"),
            "good" if good else "bad",
            words("attempt_at", n=turn.attempt, kg=shown(turn.kg)),
        )
        for good in (True, False)
    )


def _forms(terms: Terms, group: Group, turn: Turn) -> tuple[Form, ...]:
    weights = attempt_forms(terms, group, turn)
    if turn.attempt <= ROUNDS:
        weights = (*weights, *declare_forms(terms, group, turn))
    return (*weights, *weigh_in_forms(terms, group), *status_forms(group))
