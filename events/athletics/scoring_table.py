"""Points of a discipline in a combined event: floor(a·(b − T)^c) for times, floor(a·(M − b)^c) for
marks, T in seconds, M in centimetres where somebody jumps and in metres where something is thrown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal, localcontext
from functools import cache, lru_cache
from typing import Literal

from events.athletics import scoring_2001
from events.athletics.raza import PRECISE, row_of

Published = Literal["2001"]
Constants = tuple[Decimal, Decimal, Decimal]
Unit = Literal["seconds", "centimetres", "metres"]

ANY_CLASS = "*"
LARGEST = Decimal(1_000_000)
STEEPEST = Decimal(10)


@dataclass(frozen=True, slots=True)
class ScoringTable:
    """A table: `rows` by discipline, class (`*`: any) and sex (M, W), each the constants a, b and
    c."""

    rows: Mapping[str, Mapping[str, Mapping[str, Constants]]] = field(hash=False)
    version: str = ""

    def __post_init__(self) -> None:
        """ValueError for constants that are no such formula."""
        for by_class in self.rows.values():
            for by_sex in by_class.values():
                for a, b, c in by_sex.values():
                    if not (0 < a < LARGEST and 0 <= b < LARGEST and 0 < c <= STEEPEST):
                        raise ValueError(f"{a}, {b}, {c} are no constants of a table")

    def row(self, discipline: str, class_: str, sex: str) -> Constants | None:
        """The constants of a class, its own before a merged one and that of all classes."""
        rows = self.rows.get(discipline, {})
        return row_of(rows, class_, sex) or row_of(rows, ANY_CLASS, sex)


def scoring_table(of: Published | ScoringTable) -> ScoringTable:
    """The table that an event is scored by."""
    return of if isinstance(of, ScoringTable) else _published()


@lru_cache(maxsize=8192)
def scored(constants: Constants, unit: Unit, hundredths: int) -> int:
    """Points of a time in hundredths of a second, or of a mark in centimetres; never below 0."""
    a, b, c = constants
    with localcontext(PRECISE):
        mark = Decimal(hundredths) / (1 if unit == "centimetres" else 100)
        gap = b - mark if unit == "seconds" else mark - b
        if gap <= 0:
            return 0
        return int((a * gap**c).to_integral_value(rounding=ROUND_FLOOR))


@cache
def _published() -> ScoringTable:
    rows: dict[str, dict[str, dict[str, Constants]]] = {}
    sex = ""
    for line in scoring_2001.TABLE.split("\n"):
        name, *constants = line.split()[:4] or ("",)
        if not constants:
            sex = name or sex
            continue
        a, b, c = map(Decimal, constants)
        of_discipline = rows.setdefault(name.replace("_", " "), {ANY_CLASS: {}})
        of_discipline[ANY_CLASS][sex] = (a, b, c)
    return ScoringTable(rows, scoring_2001.TITLE)
