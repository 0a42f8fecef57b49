"""Exact numbers: integers and fractions, read from text and shown as text, never floats."""

import re
from fractions import Fraction

Number = int | Fraction
"""An exact sum: an int where it is whole, else a fraction."""

EXACT = re.compile(r"-?[0-9]+(/[0-9]*[1-9][0-9]*|\.[0-9]+)?")


def exact(text: str) -> Fraction:
    """Read `"22/3"`, `"9.81"` or `"-15"`; raises ValueError for anything else."""
    if not EXACT.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def shown(number: Number) -> str:
    """For readers: a decimal where that is exact (`48.5`), else a fraction (`22/3`)."""
    digits = _decimal_digits(number.denominator)
    if digits is None:
        return str(number)
    whole, rest = divmod(abs(number.numerator) * 10**digits // number.denominator, 10**digits)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{rest:0{digits}}" if digits else f"{sign}{whole}"


def _decimal_digits(denominator: int) -> int | None:
    """How many digits after the point write it exactly; None where no number does."""
    digits = 0
    while 10**digits % denominator:
        if digits > denominator.bit_length():
            return None
        digits += 1
    return digits
