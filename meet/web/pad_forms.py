"""A pad's form without JavaScript: the fields it posts become the line that is wanted."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, get_args, get_type_hints

from meet import bodies
from meet.bodies import Wanted
from meet.codec import BadInput, parse

INPUT, SCALE = "in_", "scale_"
NUMBER = re.compile(r"[+-]?[0-9]{1,15}([.][0-9]{1,15})?")
ACTIONS = {"call": "call", "retract": "call", "sign": "sign"}


def wanted_of(form: Mapping[str, str], kinds: Mapping[str, type]) -> tuple[Wanted, str]:
    """The line wanted, and the right it needs; raises `BadInput`.

    `kinds` are the calls that the contest takes: their fields tell which values are integers.
    """
    act = form.get("act", "call")
    if act not in ACTIONS:
        raise BadInput("unknown_kind", "act", kind=act, known=", ".join(ACTIONS))
    return _READ[act](form, kinds), ACTIONS[act]


def _head(form: Mapping[str, str]) -> dict[str, Any]:
    """Without a number where the call names what it is about, and so never comes too late."""
    seq = form.get("seq", "")
    return {"id": form.get("id", ""), "seq": _whole(seq, "seq") if seq else None}


def _whole(text: str, at: str) -> int:
    if not text.isdecimal():
        raise BadInput("wrong_type", at, expected="int", got=text or "—")
    return int(text)


def _call(form: Mapping[str, str], kinds: Mapping[str, type]) -> Wanted:
    call = parse(form.get("call", "").encode())
    if not isinstance(call, dict):
        raise BadInput("wrong_type", "call", expected="object", got=type(call).__name__)
    values = _inputs(form, kinds.get(str(call.get("kind"))))
    return bodies.call_wanted({**_head(form), "call": {**call, **values}})


def _inputs(form: Mapping[str, str], cls: type | None) -> dict[str, Any]:
    """`in_NAME` values; `in_NAME.ID` are the places of entrants in a weak order, or of a list."""
    hints = get_type_hints(cls) if cls else {}
    whole = {name for name, hint in hints.items() if _counts(hint)}
    values: dict[str, Any] = {}
    places: dict[str, dict[str, int]] = {}
    for key, text in form.items():
        if not key.startswith(INPUT) or not text.strip():
            continue
        name, dot, entrant = key.removeprefix(INPUT).partition(".")
        if dot:
            places.setdefault(name, {})[entrant] = _whole(text.strip(), f"call.{name}")
        elif name in whole:
            values[name] = _scaled(text.strip(), form.get(SCALE + name, "1"), f"call.{name}")
        else:
            values[name] = text.strip()
    for name, given in places.items():
        order = weak_order(given)
        listed = hints.get(name) == tuple[str, ...]
        values[name] = [one for group in order for one in group] if listed else order
    return values


def _scaled(text: str, scale: str, at: str) -> int:
    """An integer of a call, typed in a unit of which it counts parts: -0.4 by 10 is -4."""
    if not NUMBER.fullmatch(text):
        raise BadInput("wrong_type", at, expected="number", got=text)
    counted = Fraction(text) * _whole(scale, at)
    if counted.denominator != 1:
        raise BadInput("bad_value", at, reason=f"`{text}`")
    return int(counted)


def _counts(hint: Any) -> bool:
    return hint is int or int in get_args(hint)


def weak_order(places: Mapping[str, int]) -> list[list[str]]:
    """Entrants by the place numbers given; equal numbers share a list."""
    numbers = sorted(set(places.values()))
    return [[entrant for entrant, n in places.items() if n == number] for number in numbers]


def _retract(form: Mapping[str, str], _kinds: Mapping[str, type]) -> Wanted:
    reason = form.get("reason_text", "").strip() or form.get("reason", "")
    line = _whole(form.get("retracts", ""), "retracts")
    return bodies.retraction_wanted({**_head(form), "retracts": line, "reason": reason})


def _sign(form: Mapping[str, str], _kinds: Mapping[str, type]) -> Wanted:
    return bodies.sign_wanted({**_head(form), "role": form.get("role", "")})


_READ = {"call": _call, "retract": _retract, "sign": _sign}
