"""Coefficients of a regulation: marks of different classes made comparable by one number each.

Municipal regulations multiply the official mark by the coefficient of the class; the product is
exact and never rounded. The numbers are data of the event: none are published, none are known here.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Literal

from events.athletics.raza import merged, row_of
from scoring_rules.refusal import Refused
from scoring_rules.views import Words, words

BySex = Mapping[Literal["M", "W"], str]
Coefficients = Mapping[str, str | BySex]
"""By class, for both sexes or by sex, as decimals (`"0.93"`); T45-47 stands for several classes."""

WRITTEN = re.compile(r"[0-9]{1,3}([.][0-9]{1,6})?")


def check(given: Coefficients) -> None:
    """Refused: `no_such_coefficient`."""
    for class_, _sex, text in _rows(given):
        if not WRITTEN.fullmatch(text) or not Fraction(text):
            raise Refused("no_such_coefficient", class_=class_, coefficient=text)


def coefficient(given: Coefficients, class_: str, sex: str) -> Fraction | None:
    """That of a class, its own before a merged one; None where the regulation has none."""
    own = "W" if sex == "F" else sex
    rows = {
        name: _by_sex(of, own)
        for name, of in given.items()
        if class_ == name or class_ in merged(name)
    }
    found = row_of(rows, class_, sex)
    return None if found is None else _read(found)


@lru_cache(maxsize=1024)
def _read(text: str) -> Fraction:
    return Fraction(text)


def listed(given: Coefficients) -> Words:
    """All of them, as the sheet prints them."""
    told = [
        words("coefficient", class_=class_, sex=words(f"sex_{sex}") if sex else "", number=text)
        for class_, sex, text in _rows(given)
    ]
    return reduce(lambda rest, one: words("names", first=one, rest=rest), reversed(told))


def _rows(given: Coefficients) -> Iterator[tuple[str, str, str]]:
    """Class, sex ("" for both) and number."""
    for class_, of_class in given.items():
        yield from ((class_, sex, text) for sex, text in _by_sex(of_class, "").items())


def _by_sex(of_class: str | BySex, both: str) -> dict[str, str]:
    """The numbers of a class by sex; one for both sexes stands under `both`."""
    if isinstance(of_class, str):
        return {both: of_class}
    return {str(sex): text for sex, text in of_class.items()}
