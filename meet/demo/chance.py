"""Chance that falls the same every time: a digest of what is decided, never a generator."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

SEED = "7"
"""Another seed makes other games."""


def number(*about: object, below: int) -> int:
    """An integer from 0 to `below` - 1 that hangs on `about` alone."""
    text = "\x1f".join((SEED, *map(str, about)))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) % below


def one_of(options: Sequence[T], *about: object) -> T:
    """One of the options."""
    return options[number(*about, below=len(options))]


def shuffled(items: Iterable[T], *about: object) -> tuple[T, ...]:
    """The items in an order drawn by lot."""
    return tuple(sorted(items, key=lambda item: number(*about, item, below=2**64)))
