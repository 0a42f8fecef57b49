"""The marshal's pad (记录台): the round in order, who must hand in a weight, and by when."""

from decimal import Decimal
from typing import Literal

from events.weightlifting.classes import not_of_class
from events.weightlifting.clock import next_weight_deadline
from events.weightlifting.late import late_keys, late_warnings
from events.weightlifting.order import Turn, at_the_bar, automatic, due, next_up, queue
from events.weightlifting.picture import clock_of
from events.weightlifting.state import ROUNDS, Athlete, Group
from events.weightlifting.terms import Terms
from events.weightlifting.timing_keys import clock_key
from events.weightlifting.weight_forms import declare_forms, power_lift_forms
from events.weightlifting.weights import shown
from scoring_rules.views import (
    Align,
    Cell,
    Clock,
    Column,
    Form,
    Input,
    Pad,
    Row,
    Table,
    Who,
    Words,
    words,
)

MARSHAL = "marshal"


def marshal_pad(terms: Terms, group: Group, now_ms: int, more: tuple[Form, ...]) -> Pad:
    """Forms for those who lift on, first those whose minute runs; lateness only warns.

    `more`: the scales, and what else is handed in beside the next weights.
    """
    turns = queue(terms, group)
    if not any(athlete.lifting for athlete in group.athletes):
        return Pad(asks=words("all_lifted"), forms=power_lift_forms(terms, group, results=False))
    ordered = sorted(turns, key=lambda turn: not awaited(group.athletes[turn.index]))
    declarations = [declare_forms(terms, group, t) for t in ordered if t.attempt <= ROUNDS]
    declared = sorted((form for forms in declarations for form in forms), key=_is_forced)
    return Pad(
        asks=words("ask_weights"),
        buttons=(clock_key(group, at_the_bar(terms, group) or turns[0]), *late_keys(group)),
        forms=(
            *declared,
            *more,
            *_group_start(group),
            *power_lift_forms(terms, group, results=False),
        ),
        tables=(_round(terms, group, turns) if terms.order == "rounds" else rising(group, turns),),
        warnings=warnings(terms, group, now_ms),
        clock=_clock(terms, group, turns[0], now_ms),
    )


def _is_forced(form: Form) -> bool:
    """A weight against the limits, which needs a reason, is offered after all that need none."""
    return any(value.name == "override" for value in form.inputs)


def awaited(athlete: Athlete) -> bool:
    """Whether the athlete has lifted and not yet handed in the next weight."""
    return athlete.lifting and bool(athlete.lifts) and not athlete.declared


def warnings(terms: Terms, group: Group, now_ms: int) -> tuple[Words, ...]:
    """Who is late with a weight, that openers are closed, who was not weighed or is of another
    class."""
    said = [*late_warnings(terms, group, now_ms), *not_of_class(group.athletes)]
    for athlete in group.athletes:
        deadline, kg = next_weight_deadline(terms, athlete), automatic(terms, athlete)
        if deadline is not None and deadline < now_ms and kg is not None:
            who = Who(athlete.card.id)
            said.append(words("late_weight", who=who, n=athlete.attempt, kg=shown(kg)))
    start = group.called
    if terms.lock_seconds and start and not start.attempt and start.deadline_ms is not None:
        if start.deadline_ms - terms.lock_seconds * 1000 <= now_ms:
            said.append(words("openers_closed", minutes=terms.lock_seconds // 60))
    unweighed = sum(a.lifting and a.card.bodyweight is None for a in group.athletes)
    return (*said, words("not_weighed", n=unweighed)) if unweighed else tuple(said)


def _clock(terms: Terms, group: Group, turn: Turn, now_ms: int) -> Clock | None:
    """The minute that ends first, else the clock of the call."""
    deadlines = (next_weight_deadline(terms, athlete) for athlete in group.athletes)
    running = [deadline for deadline in deadlines if deadline is not None and deadline > now_ms]
    if not running:
        return clock_of(terms, group, at_the_bar(terms, group) or turn)
    return Clock(words("clock_next_weight"), terms.next_seconds * 1000, min(running))


def _group_start(group: Group) -> tuple[Form, ...]:
    """Announce when the group begins, before it has."""
    begun = any(a.lifts for a in group.athletes) or (group.called and group.called.attempt)
    if begun:
        return ()
    seconds = Input("seconds", words("seconds"), "integer", low="0", high="7200", start="600")
    return (Form("clock", words("group_start"), (seconds,), (("state", "group"),)),)


def _round(terms: Terms, group: Group, turns: tuple[Turn, ...]) -> Table:
    """The running round: those who lifted in it, then those to come, in order."""
    number = turns[0].attempt
    now, following = at_the_bar(terms, group), next_up(terms, group)
    done = [
        (athlete.lifts[number - 1].kg, i)
        for i, athlete in enumerate(group.athletes)
        if len(athlete.lifts) >= number
    ]
    rows = [_lifted(terms, group, i, number) for _kg, i in sorted(done)]
    for turn in turns:
        if turn.attempt == number:
            state = "now" if turn == now else "next" if turn == following else ""
            rows.append(_waiting(group, turn, state))
    return Table(
        (
            Column(words("round_weight", n=number), "right"),
            Column(words("lot"), "right"),
            Column(words("athlete")),
            Column(words("state")),
            Column(words("next_weight"), "right"),
        ),
        tuple(rows),
    )


def rising(group: Group, turns: tuple[Turn, ...]) -> Table:
    """All who lift on, as the bar rises."""
    rows = []
    for number, turn in enumerate(turns):
        athlete = group.athletes[turn.index]
        cells = (
            _kg(turn.kg),
            Cell(str(turn.attempt)),
            _lot(athlete),
            Cell(who=group.ids[turn.index]),
            Cell(words=words("declared_weight" if athlete.declared else "automatic_weight")),
        )
        mark: Literal["next", ""] = "next" if number == 0 else ""
        rows.append(Row(cells, mark, words("row_next") if mark else None))
    heads = ("weight", "attempt_head", "lot", "athlete", "state")
    aligns: tuple[Align, ...] = ("right", "centre", "right", "left", "left")
    columns = (Column(words(head), align) for head, align in zip(heads, aligns, strict=True))
    return Table(tuple(columns), tuple(rows))


def _lifted(terms: Terms, group: Group, index: int, number: int) -> Row:
    athlete = group.athletes[index]
    lift = athlete.lifts[number - 1]
    kg = due(terms, athlete) if athlete.declared else None
    following = Cell(words=words("awaited"), role="next") if awaited(athlete) else _kg(kg)
    return Row(
        (
            _kg(lift.kg),
            _lot(athlete),
            Cell(who=group.ids[index]),
            Cell(words=words("good" if lift.good else "failed")),
            following,
        )
    )


def _waiting(group: Group, turn: Turn, state: str) -> Row:
    athlete = group.athletes[turn.index]
    cells = (
        _kg(turn.kg),
        _lot(athlete),
        Cell(who=group.ids[turn.index]),
        Cell(words=words(f"row_{state}")) if state else Cell(),
        Cell(),
    )
    if state == "now":
        return Row(cells, "now", words("row_now"))
    return Row(cells, "next", words("row_next")) if state else Row(cells)


def _lot(athlete: Athlete) -> Cell:
    return Cell("" if athlete.card.lot is None else str(athlete.card.lot))


def _kg(kg: Decimal | None) -> Cell:
    return Cell("" if kg is None else shown(kg))
