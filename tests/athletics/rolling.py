"""Random play by dice with a fixed seed: keys more often than forms, so that contests end."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from meet.codec import decode_call
from scoring_rules.contest import Rules, Setup, Standing, append, calls_of
from scoring_rules.ledger import Line
from scoring_rules.views import Button, Form, Input

RARE = frozenset({"status", "wind", "paper"})


def rolled(rules: Rules[Any], setup: Setup, dice: Random, most: int) -> Iterator[Any]:
    """States of a contest played from its pad, one after each line."""
    standing: Standing[Any] = Standing(rules.start(setup))
    for number in range(1, most + 1):
        pad = rules.options(standing.state, "", 0)
        forms = [form for form in pad.forms if not _rare(form) or dice.random() < 0.02]
        keys = [b for b in pad.buttons if b.blocked is None for _ in range(_often(b))]
        if not keys and not forms:
            return
        form = dice.choice(forms) if forms and (not keys or dice.random() < 0.4) else None
        call = dice.choice(keys).call if form is None else filled(rules, form, dice)
        line = Line(number, call)
        standing = append(rules, setup, standing, line)
        yield standing.state


def _rare(form: Form) -> bool:
    return form.kind in RARE or ("result", "r") in form.fixed


def _often(button: Button) -> int:
    """Passing and retiring are rarer than trying, clearing rarer than failing: games end."""
    return {"quiet": 1, "bad": 20}.get(button.tone, 10)


def filled(rules: Rules[Any], form: Form, dice: Random) -> Any:
    """A form with values near the lowest, or the one that is proposed."""
    given = {one.name: _value(one, dice) for one in form.inputs if not one.optional}
    raw = {"kind": form.kind, **dict(form.fixed), **given}
    return decode_call(calls_of(rules), raw)


def _value(one: Input, dice: Random) -> Any:
    if one.type == "choice":
        keys = [key for key, _shown in one.choices]
        return dice.choice([key for key in keys for _ in range(1 if key in "-r" else 10)])
    if one.type == "placings":
        order = [key for key, _shown in one.choices]
        dice.shuffle(order)
        return [order] if dice.random() < 0.5 else [[key] for key in order]
    low, step = Decimal(one.start or one.low), Decimal(one.step or 1)
    number = min(low + dice.randrange(3) * step, Decimal(one.high))
    return int(number * one.scale) if one.type == "integer" else str(number)
