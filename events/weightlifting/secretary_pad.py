"""The pad of a secretary, or of whoever scores alone: results at the weights declared."""

from events.weightlifting.calls import Attempt
from events.weightlifting.late import late_keys
from events.weightlifting.marshal_pad import warnings
from events.weightlifting.order import Turn, at_the_bar, queue
from events.weightlifting.picture import KG, clock_of, lift_name
from events.weightlifting.state import ROUNDS, Group
from events.weightlifting.terms import Terms
from events.weightlifting.timing_keys import clock_key
from events.weightlifting.weight_forms import attempt_forms, declare_forms, power_lift_forms
from events.weightlifting.weights import shown
from scoring_rules.views import Button, Form, Pad, Table, words


def secretary_pad(
    terms: Terms, group: Group, now_ms: int, tables: tuple[Table, ...], more: tuple[Form, ...]
) -> Pad:
    """The athlete in order with two keys; whoever is called to the bar takes the keys instead.

    `more`: forms that are not about weights of the bar, while somebody still lifts.
    """
    turns = queue(terms, group)
    over = not any(athlete.lifting for athlete in group.athletes)
    turn = at_the_bar(terms, group) or (turns[0] if turns else None)
    forms = power_lift_forms(terms, group, results=True)
    if turn is None:
        return Pad(asks=words("all_lifted"), forms=forms, tables=tables)
    return Pad(
        asks=words("enter_attempt", lift=lift_name(group), n=turn.attempt),
        about=group.ids[turn.index],
        figure="" if turn.kg is None else shown(turn.kg),
        unit=None if turn.kg is None else KG,
        buttons=(
            *_results(group, turn),
            *(clock_key(group, other) for other in turns),
            *late_keys(group),
        ),
        forms=forms if over else (*_forms(terms, group, turn), *more, *forms),
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
            Attempt(entrant, group.lift, turn.attempt, turn.kg, good),
            words("good" if good else "failed"),
            "good" if good else "bad",
            words("attempt_at", lift=lift_name(group), n=turn.attempt, kg=shown(turn.kg)),
        )
        for good in (True, False)
    )


def _forms(terms: Terms, group: Group, turn: Turn) -> tuple[Form, ...]:
    weights = attempt_forms(terms, group, turn)
    if turn.attempt <= ROUNDS:
        weights = (*weights, *declare_forms(terms, group, turn))
    return weights
