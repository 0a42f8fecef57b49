"""Play that leans towards the corners of a sport: pads' calls chosen by weight, not evenly."""

from collections.abc import Callable
from random import Random
from typing import Any

from meet.codec import decode_call
from scoring_rules.contest import Rules, Setup, Standing, append, calls_of
from scoring_rules.ledger import Line
from scoring_rules.views import Form, Input, Pad
from tests.laws.playing import TEXTS, usable

Weigh = Callable[[Any, Any], int]
"""How often a call is to be made in a state, beside the others that are offered; 0 for never."""


def play_weighted(
    rules: Rules[Any], setup: Setup, chance: Random, weigh: Weigh, most: int
) -> Standing[Any]:
    """The standing after up to `most` calls that pads offer; a refusal is a failure."""
    standing: Standing[Any] = Standing(rules.start(setup))
    for number in range(1, most + 1):
        calls = offered(rules, rules.options(standing.state, "", number * 1000), chance)
        weights = [weigh(standing.state, call) for call in calls]
        if not any(weights):
            break
        (call,) = chance.choices(calls, weights)
        standing = append(rules, setup, standing, Line(number, call, "", number * 1000))
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
    if one.type == "text":
        return chance.choice(TEXTS)
    return chance.randint(int(one.low), int(one.high))
