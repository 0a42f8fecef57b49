"""Raza points: marks of different classes made comparable by tables of World Para Athletics.

In the field floor(a·exp(−exp(b − c·metres))), on the track floor(a·exp(−exp(b − c/seconds))).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Context, Decimal, localcontext
from functools import cache, lru_cache
from typing import Literal, TypeVar

from events.athletics import raza_2025_2026

Version = Literal["", "2025-2026"]
Constants = tuple[Decimal, Decimal]
T = TypeVar("T")
Rows = Mapping[str, Mapping[str, Mapping[str, Constants]]]

PRECISE = Context(prec=40, traps=[])
MERGED = re.compile(r"([A-Z]+)([0-9]+)([-/])([0-9]+)")
"""A row for several classes: T45-47 is a range, T43/44 names two."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of points: `rows` by discipline, class and sex (M, W), each the constants b and c."""

    a: Decimal
    rows: Rows = field(hash=False)
    version: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """The constants of one row, and whether time or distance is put in."""

    a: Decimal
    b: Decimal
    c: Decimal
    track: bool


def table(raza: Version | Table) -> Table | None:
    """The table that an event ranks by; None where it ranks by marks."""
    if isinstance(raza, Table):
        return raza
    return _published() if raza else None


def formula(of: Table, discipline: str, class_: str, sex: str, *, track: bool) -> Formula | None:
    """The row of a class, its own before a merged one; None where the table has none."""
    found = row_of(of.rows.get(discipline, {}), class_, sex)
    return None if found is None else Formula(of.a, *found, track)


def row_of(rows: Mapping[str, Mapping[str, T]], class_: str, sex: str) -> T | None:
    """What a discipline has for a class and sex, in its own row before a merged one."""
    names = [class_, *(name for name in rows if class_ in merged(name))]
    key = "W" if sex == "F" else sex
    return next((rows[name][key] for name in names if key in rows.get(name, {})), None)


@lru_cache(maxsize=8192)
def points(by: Formula, hundredths: int) -> int:
    """Points of a mark in centimetres, or of a time in hundredths of a second."""
    with localcontext(PRECISE):
        mark = Decimal(hundredths) / 100
        inner = by.c / mark if by.track else by.c * mark
        worth = by.a * (-(by.b - inner).exp()).exp()
        return int(worth.to_integral_value(rounding=ROUND_FLOOR))


@cache
def merged(name: str) -> frozenset[str]:
    """The classes of a merged row: T45-47 is T45, T46 and T47; of any other name none."""
    match = MERGED.fullmatch(name)
    if match is None:
        return frozenset()
    letter, first, sign, last = match.groups()
    numbers = range(int(first), int(last) + 1) if sign == "-" else (int(first), int(last))
    return frozenset(f"{letter}{number}" for number in numbers)


@cache
def _published() -> Table:
    rows: dict[str, dict[str, dict[str, Constants]]] = {}
    head = ("", "", Decimal())
    for line in raza_2025_2026.TABLE.strip().splitlines():
        if "|" in line:
            discipline, sex, b = line.split("|")
            head = (discipline, sex, Decimal(b))
            continue
        discipline, sex, exact = head
        for entry in line.split():
            class_, c = entry.split(":")
            rows.setdefault(discipline, {}).setdefault(class_, {})[sex] = (exact, Decimal(c))
    return Table(Decimal(raza_2025_2026.A), rows, raza_2025_2026.TITLE)
