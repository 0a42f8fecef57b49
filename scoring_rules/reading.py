"""Reading plain values of TOML or JSON as frozen dataclasses, each fault with its path.

A reader takes a value and the path it stands at, and answers what it means or raises `Misread`.
Readers of parts are put together to readers of the whole; unknown keys are refused everywhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from fractions import Fraction
from typing import Any, TypeVar

from scoring_rules.exact import exact
from scoring_rules.views import Fact

T = TypeVar("T")
Reader = Callable[[Any, str], T]


class Misread(ValueError):  # noqa: N818 - named by what happened, like Refused
    """A value that cannot be read: a code that has its words, the path, and the facts."""

    def __init__(self, code: str, at: str, **facts: Fact) -> None:
        super().__init__(f"{code} at {at}")
        self.code = code
        self.at = at
        self.facts = facts


def join(at: str, key: str) -> str:
    """The path of a key below `at`."""
    return f"{at}.{key}" if at else key


def text(value: Any, at: str) -> str:
    """A string."""
    if not isinstance(value, str):
        raise _wrong_type("string", value, at)
    return value


def truth(value: Any, at: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise _wrong_type("boolean", value, at)
    return value


def whole(low: int = 0, high: int | None = None) -> Reader[int]:
    """An integer from `low` to `high`."""

    def read(value: Any, at: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise _wrong_type("integer", value, at)
        if value < low or (high is not None and value > high):
            raise _out_of_range(value, low, high, at)
        return value

    return read


def fraction(low: int | None = 0) -> Reader[Fraction]:
    """An exact number, at least `low`: an integer or a string such as "1/2"."""

    def read(value: Any, at: str) -> Fraction:
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise _wrong_type("exact number", value, at)
        try:
            number = exact(str(value))
        except ValueError as wrong:
            raise Misread("not_exact", at, got=str(value)) from wrong
        if low is not None and number < low:
            raise _out_of_range(number, low, None, at)
        return number

    return read


def one_of(*known: str) -> Reader[Any]:
    """One of the words `known` (typed Any: the dataclass field names the literals)."""

    def read(value: Any, at: str) -> str:
        if value not in known:
            raise Misread("not_one_of", at, got=str(value), known=", ".join(known))
        return text(value, at)

    return read


def each(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list of what `reader` reads."""

    def read(value: Any, at: str) -> tuple[T, ...]:
        if not isinstance(value, list | tuple):
            raise _wrong_type("list", value, at)
        return tuple(reader(item, f"{at}[{i}]") for i, item in enumerate(value))

    return read


def by_key(reader: Reader[T]) -> Reader[tuple[tuple[str, T], ...]]:
    """A table with free keys, as pairs in the order of the keys."""

    def read(value: Any, at: str) -> tuple[tuple[str, T], ...]:
        items = table(value, at).items()
        return tuple(sorted((key, reader(item, join(at, key))) for key, item in items))

    return read


def table(value: Any, at: str) -> Mapping[str, Any]:
    """Any table."""
    if not isinstance(value, Mapping):
        raise _wrong_type("table", value, at)
    return value


def section(cls: type[T], **readers: Reader[Any]) -> Reader[T]:
    """A table as the dataclass `cls`, one reader for each key it may have."""
    required = tuple(
        field.name
        for field in fields(cls)  # type: ignore[arg-type]
        if field.default is MISSING and field.default_factory is MISSING
    )

    def read(value: Any, at: str) -> T:
        given = table(value, at)
        for key in given:
            if key not in readers:
                raise Misread("unknown_field", join(at, key), known=", ".join(sorted(readers)))
        for key in required:
            if key not in given:
                raise Misread("missing_field", at, field=key)
        return cls(**{key: readers[key](item, join(at, key)) for key, item in given.items()})

    return read


def by_word(key: str, readers: Mapping[str, Reader[T]]) -> Reader[T]:
    """A table whose `key` names the reader of its other keys."""

    def read(value: Any, at: str) -> T:
        given = table(value, at)
        if key not in given:
            raise Misread("missing_field", at, field=key)
        word = one_of(*readers)(given[key], join(at, key))
        return readers[word]({name: item for name, item in given.items() if name != key}, at)

    return read


def _wrong_type(expected: str, value: Any, at: str) -> Misread:
    return Misread("wrong_type", at, expected=expected, got=type(value).__name__)


def _out_of_range(value: object, low: int, high: int | None, at: str) -> Misread:
    if high is None:
        return Misread("too_small", at, got=str(value), low=low)
    return Misread("out_of_range", at, got=str(value), low=low, high=high)
