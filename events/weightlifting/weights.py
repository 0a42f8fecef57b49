"""Weights in exact kilos: what a bar can hold, steps and half kilos, and how they are printed.

WPP rules by the Tokyo 2020 results book: multiples of 1 kg; a record attempt may lie half a kilo
beyond and counts rounded down for the placing.
"""

from decimal import Decimal
from typing import Literal, get_args

Kilos = Literal["0.5", "1", "2", "2.5", "5"]
"""A step between weights, as rules write it."""

EXACT: dict[Kilos, Decimal] = {step: Decimal(step) for step in get_args(Kilos)}
HALF = Decimal("0.5")
GRAMS = 1000
BAR = Decimal(20)
MOST = Decimal(500)
"""No bar is loaded with more; 310 kg is the most ever lifted."""
LIGHTEST, HEAVIEST = Decimal(15), Decimal(300)


def is_load(kg: Decimal) -> bool:
    """Whether a bar can weigh this much: not less than itself, and no slip of the finger."""
    return kg.is_finite() and BAR <= kg <= MOST


def is_bodyweight(kg: Decimal) -> bool:
    """Whether an athlete can weigh this much."""
    return kg.is_finite() and LIGHTEST <= kg <= HEAVIEST


def is_total(kg: Decimal) -> bool:
    """Whether two lifts can weigh this much together."""
    return kg.is_finite() and 0 < kg <= 2 * MOST


def on_step(kg: Decimal, step: Decimal) -> bool:
    """Whether a load is a multiple of the step, or half a kilo beyond one."""
    beyond = kg % step
    return not beyond or beyond == HALF


def counted(kg: Decimal, step: Decimal) -> Decimal:
    """The load as it ranks: rounded down to the step."""
    return kg - kg % step


def up_to_step(kg: Decimal, step: Decimal) -> Decimal:
    """The lightest multiple of the step that is not below `kg`."""
    beyond = kg % step
    return kg + step - beyond if beyond else kg


def grid(step: Decimal) -> Decimal:
    """The step a keypad offers from a multiple on: half kilos where each of them is a load."""
    return HALF if step <= 1 else step


def shown(kg: Decimal) -> str:
    """As printed: `180`, `180.5`."""
    return f"{kg.normalize():f}"
