"""The edge of the pure layers: JSON becomes frozen dataclasses once, strictly, and back.

Unknown fields are refused with their path at every level, and so are floats: what counts is an
integer or a string that holds an exact number (FORMATS, head). A field named `class_` in the
code is `class` outside.
"""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from scoring_rules.ledger import Correct, Retract
from scoring_rules.views import Fact, Words, words

T = TypeVar("T")
KIND_OF_TYPE = re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`")
NOT_AMONG = re.compile(r"Invalid enum value '?(?P<value>[^']*)'?")
OUTSIDE = re.compile(r"_(?=$|[.\[])")
DECIMAL = re.compile(r"-?[0-9]+([.][0-9]+)?")
"""An exact number as a string: `NaN`, `Infinity` and `1e9` are none."""
WHERE = re.compile(r" - at `(?P<path>[^`]+)`$")


class BadInput(Exception):  # noqa: N818 - the input is bad, the program is not
    """Input that cannot be read: a code with its words, the place in it, and the facts."""

    def __init__(self, code: str, at: str = "", **facts: Fact) -> None:
        super().__init__(f"{code} at {at}")
        self.code = code
        self.at = at
        self.facts = facts
        self.source = ""
        """The file it stands in, where several are read."""


def parse(raw: bytes) -> Any:
    """JSON text as plain values; refuses floats, wherever they stand. A mark of the byte order in
    front is left out."""
    text = raw.removeprefix(BOM_UTF8)
    try:
        value = msgspec.json.decode(text)
        _refuse_floats(value, "")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise _no_json(text, wrong) from wrong
    return value


def _no_json(raw: bytes, wrong: Exception) -> BadInput:
    """What is wrong with the text, and where: lines and columns count from 1, in characters."""
    if isinstance(wrong, RecursionError):
        return BadInput("not_json", why="deep")
    if isinstance(wrong, msgspec.ValidationError):  # a number that no machine holds
        return _bad_value(wrong, "")
    try:
        text = raw.decode()
    except UnicodeDecodeError as foreign:
        line, column = _line_and_column(raw[: foreign.start].decode())
        return BadInput("not_json", why="encoding", line=line, column=column)
    try:
        json.loads(text)
    except json.JSONDecodeError as told:  # the standard library counts to the very character
        if told.pos < len(text.rstrip()) and not told.msg.startswith("Unterminated"):
            line, column = told.lineno, told.colno
            at = f"line {line} column {column}"
            return BadInput("not_json", at, why="malformed", line=line, column=column)
        line, column = _line_and_column(text)
        return BadInput("not_json", why="cut", line=line, column=column)
    except (RecursionError, ValueError):  # deeper, or a longer number, than it reads
        return BadInput("not_json", why="deep")
    return BadInput("not_json", why="foreign")


def _line_and_column(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def dump(value: Any) -> bytes:
    """Plain values as compact JSON text, characters unescaped."""
    return msgspec.json.encode(value)


def decode(cls: type[T], raw: Any, at: str = "") -> T:
    """Read plain values as the dataclass `cls`; raises `BadInput` with the path below `at`."""
    known = _known(cls, raw, at)
    try:
        return msgspec.convert(known, cls, strict=True, dec_hook=_exact)
    except msgspec.ValidationError as wrong:
        raise _bad_value(wrong, at) from wrong


def encode(value: Any) -> Any:
    """A dataclass as plain JSON values; defaults are left out, a call carries its `kind`."""
    if is_dataclass(value) and not isinstance(value, type):
        kind = getattr(value, "kind", None)
        head = {"kind": kind} if kind else {}
        shown = {
            field.name.rstrip("_"): encode(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != field.default
        }
        return {**head, **shown}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction | Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [encode(item) for item in value]
    return value


def decode_call(kinds: Mapping[str, type], raw: Any, at: str = "") -> Any:
    """Read a call by its `kind`, one of `kinds` or `retract` and `correct`."""
    if not isinstance(raw, Mapping):
        raise BadInput("wrong_type", at, expected="object", got=type(raw).__name__)
    kind = raw.get("kind")
    if kind == Correct.kind:
        return _decode_correct(kinds, raw, at)
    cls = Retract if kind == Retract.kind else kinds.get(kind) if isinstance(kind, str) else None
    if cls is None:
        known = ", ".join(sorted((*kinds, Retract.kind, Correct.kind)))
        raise BadInput("unknown_kind", _join(at, "kind"), kind=str(kind), known=known)
    return decode(cls, {key: item for key, item in raw.items() if key != "kind"}, at)


def _decode_correct(kinds: Mapping[str, type], raw: Mapping[str, Any], at: str) -> Correct:
    shell = decode(Correct, {key: item for key, item in raw.items() if key != "kind"}, at)
    calls = []
    for i, call in enumerate(shell.calls):
        if isinstance(call, Mapping) and call.get("kind") in (Retract.kind, Correct.kind):
            raise BadInput("correction_of_undo", f"{_join(at, 'calls')}[{i}]")
        calls.append(decode_call(kinds, call, f"{_join(at, 'calls')}[{i}]"))
    return replace(shell, calls=tuple(calls))


def override(value: T, raw: Mapping[str, Any], at: str = "") -> T:
    """A frozen dataclass with some of its fields given anew (`rules` of an event file); `BadInput`
    also where it refuses them together."""
    hints = _hints(type(value))  # type: ignore[arg-type]
    names = {field.name for field in fields(value)}  # type: ignore[arg-type]
    changes = {}
    for key, item in raw.items():
        if key not in names:
            raise BadInput("unknown_field", _join(at, key), known=", ".join(sorted(names)))
        changes[key] = _decode_value(hints[key], item, _join(at, key))
    try:
        return replace(value, **changes)  # type: ignore[type-var]
    except ValueError as wrong:
        raise BadInput("bad_terms", at) from wrong


def _decode_value(hint: Any, raw: Any, at: str) -> Any:
    known = _known(hint, raw, at)
    try:
        return msgspec.convert(known, hint, strict=True, dec_hook=_exact)
    except msgspec.ValidationError as wrong:
        raise _bad_value(wrong, at) from wrong


def _known(hint: Any, raw: Any, at: str) -> Any:
    """Check the keys of every object against its dataclass, and name `class` as the code does."""
    hint = _dataclass_of_union(hint)
    if hint is Decimal and isinstance(raw, str) and not DECIMAL.fullmatch(raw):
        raise BadInput("bad_value", at, reason=f"`{raw}`")
    if get_origin(hint) is Literal and _is_other(raw, get_args(hint)):
        raise BadInput("bad_value", at, reason=_not_among(raw, get_args(hint)))
    if isinstance(hint, type) and is_dataclass(hint) and isinstance(raw, Mapping):
        known = _fields(hint)
        for key in raw:
            if key not in known:
                raise BadInput("unknown_field", _join(at, str(key)), known=", ".join(sorted(known)))
        return {
            name: _known(inner, item, _join(at, key))
            for key, item in raw.items()
            for name, inner in (known[key],)
        }
    if get_origin(hint) in (tuple, list) and isinstance(raw, Sequence) and not isinstance(raw, str):
        inner = get_args(hint)[0]
        return [_known(inner, item, f"{at}[{i}]") for i, item in enumerate(raw)]
    if get_origin(hint) in (dict, Mapping) and isinstance(raw, Mapping):
        inner = get_args(hint)[1]
        return {key: _known(inner, item, _join(at, str(key))) for key, item in raw.items()}
    return raw


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    """The types of a dataclass's fields; to read them anew costs more than to convert a call."""
    return get_type_hints(cls)


@cache
def _fields(cls: type) -> Mapping[str, tuple[str, Any]]:
    """The fields of a dataclass as they are called outside, with their names and types here."""
    hints = _hints(cls)
    known = (field.name for field in fields(cls) if field.init)
    return {name.rstrip("_"): (name, hints[name]) for name in known}


def _dataclass_of_union(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        objects = [arg for arg in inner if is_dataclass(arg)]
        return inner[0] if len(inner) == 1 else objects[0] if len(objects) == 1 else hint
    return hint


def _exact(cls: type, raw: Any) -> Any:
    """Fractions are strings outside; a decimal is read by msgspec itself."""
    if cls is Fraction and isinstance(raw, str | int) and not isinstance(raw, bool):
        try:
            return Fraction(raw)
        except (ValueError, ZeroDivisionError) as wrong:
            raise ValueError(f"Expected `exact number`, got `{raw}`") from wrong
    raise TypeError(f"Expected `{cls.__name__}`, got `{type(raw).__name__}`")


def _bad_value(wrong: msgspec.ValidationError, at: str) -> BadInput:
    text = str(wrong)
    where = WHERE.search(text)
    path = at
    if where:
        below = OUTSIDE.sub("", where["path"].removeprefix("$").replace("[...]", "[?]"))
        path = f"{at}{below}" if at else below.removeprefix(".")
    missing = re.search(r"missing required field `(?P<name>[^`]+)`", text)
    if missing:
        return BadInput("missing_field", path, field=missing["name"].rstrip("_"))
    types = KIND_OF_TYPE.search(text)
    if types:
        return BadInput("wrong_type", path, expected=types["expected"], got=types["got"])
    value = NOT_AMONG.match(text)
    if value:
        return BadInput("bad_value", path, reason=words("value_not_among", value=value["value"]))
    return BadInput("bad_value", path, reason=words("value_beyond"))


def _is_other(value: Any, known: Sequence[Any]) -> bool:
    """Whether it is none of them, though of their type."""
    return value not in known and type(value) in map(type, known)


def _not_among(value: str, known: Sequence[Any]) -> Words:
    listed = ", ".join(str(one) for one in known if one != "")
    return words("value_not_among", value=value, known=listed)


def _refuse_floats(value: Any, at: str) -> None:
    if isinstance(value, float):
        raise BadInput("float_given", at, value=repr(value))
    if isinstance(value, dict):
        for key, item in value.items():
            _refuse_floats(item, _join(at, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            _refuse_floats(item, f"{at}[{i}]")


def _join(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
