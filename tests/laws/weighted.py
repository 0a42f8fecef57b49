"""Play that leans towards the corners of a sport: pads' calls chosen by weight, not evenly."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Any

from meet.codec import decode_call
from scoring_rules.contest import Rules, Setup, Standing, append, calls_of
from scoring_rules.ledger import Line
from scoring_rules.views import Form, Input, Pad
from tests.laws.playing import FEW_STEPS, TEXTS, usable

Weigh = Callable[[Any, Any], int]
"""How often a call is to be made in a state, beside the others that are offered; 0 for never."""


def play_weighted(
    rules: Rules[Any],
    setup: Setup,
    chance: Random,
    weigh: Weigh,
    most: int,
    *,
    seats: Sequence[str] = ("",),
    seconds: int = 1,
) -> Standing[Any]:
    """The standing after up to `most` calls that pads offer, one every so many seconds; a refusal
    is a failure."""
    standing: Standing[Any] = Standing(rules.start(setup))
    idle: set[str] = set()
    for number in range(1, most + 1):
        now_ms = number * seconds * 1000
        seat = chance.choice(seats)
        if seat in idle:
            continue
        pad = rules.options(standing.state, seat, now_ms)
        calls = offered(rules, pad, chance)
        weights = [weigh(standing.state, call) for call in calls]
        if not any(weights):
            idle.add(seat)
            if idle == {*seats}:
                break
            continue
        idle.clear()
        (call,) = chance.choices(calls, weights)
        line = Line(standing.seq + 1, call, "", now_ms)
        standing = append(rules, setup, standing, line)
    return standing


def offered(rules: Rules[Any], pad: Pad, chance: Random) -> list[Any]:
    """The calls of the keys, and of every form one with some legal value in each input."""
    return [*usable(pad), *(_filled(rules, form, chance) for form in pad.forms)]


def _filled(rules: Rules[Any], form: Form, chance: Random) -> Any:
    given = {one.name: _value(one, chance) for one in form.inputs if not one.optional}
    raw = {"kind": form.kind, **dict(form.fixed), **given}
    return decode_call(calls_of(rules), raw)


def _value(one: Input, chance: Random) -> Any:
    if one.type == "choice":
        return chance.choice([key for key, _shown in one.choices])
    if one.type == "several":
        keys = [key for key, _shown in one.choices]
        return chance.sample(keys, chance.randint(int(one.low), int(one.high)))
    if one.type == "text":
        return chance.choice(TEXTS)
    if one.type == "decimal":
        low, step = Decimal(one.low), Decimal(one.step)
        most = int((Decimal(one.high) - low) // step)
        return str(low + step * chance.randint(0, min(most, FEW_STEPS)))
    return chance.randint(int(one.low), int(one.high))
