"""AH points (Haleczko): kilos made comparable over bodyweights, cut off after one decimal.

Formula and constants as OpenPowerlifting computes official scores of World Para Powerlifting;
official sheets truncate (Gold Coast 2018).
"""

from decimal import ROUND_DOWN, Context, Decimal, localcontext
from functools import lru_cache

TENTH = Decimal("0.1")
PRECISE = Context(prec=40)
# factor, exponent, and the bodyweights between which the formula holds
MEN = (Decimal("3.2695"), Decimal("1.95"), Decimal(32), Decimal(157))
WOMEN = (Decimal("2.7566"), Decimal("1.80"), Decimal(28), Decimal(112))
BY_SEX = {"M": MEN, "F": WOMEN, "W": WOMEN}


@lru_cache(maxsize=1024)
def coefficient(sex: str, bodyweight: Decimal) -> Decimal | None:
    """What one kilo is worth: `factor / log10(bodyweight) ** exponent`; None for an unknown sex."""
    if sex not in BY_SEX:
        return None
    factor, exponent, low, high = BY_SEX[sex]
    with localcontext(PRECISE):
        return factor / min(max(bodyweight, low), high).log10() ** exponent


def points(sex: str, bodyweight: Decimal | None, kg: Decimal) -> Decimal | None:
    """AH points of a lift, truncated to a tenth; None where sex or bodyweight is not known."""
    worth = None if bodyweight is None else coefficient(sex, bodyweight)
    if worth is None:
        return None
    with localcontext(PRECISE):
        return (kg * worth).quantize(TENTH, rounding=ROUND_DOWN)
