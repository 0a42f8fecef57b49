"""The plates of a loaded bar, from the inside out, for the drawing on the board.

Bar 20 kg and two collars of 2.5 kg (WPP); colours as the plates have them.
"""

from dataclasses import dataclass
from decimal import Decimal

from events.weightlifting.weights import BAR, shown

COLLAR = Decimal("2.5")
PLATES = tuple(
    Decimal(kg) for kg in ("25", "20", "15", "10", "5", "2.5", "1.25", "1", "0.5", "0.25")
)


@dataclass(frozen=True, slots=True)
class PlateLoad:
    """One side of the bar, kilos as text: its plates from the inside, the collar ("0": none)
    and what no plate makes up, on both sides together.
    """

    kg: str
    bar: str
    collar: str
    plates: tuple[str, ...]
    rest: str


def load(kg: Decimal) -> PlateLoad:
    """The fewest plates for a bar of `kg`; below 25 kg it has no collars."""
    collar = COLLAR if kg >= BAR + 2 * COLLAR else Decimal()
    left = kg - BAR - 2 * collar
    plates: list[str] = []
    for plate in PLATES:
        count = int(left // (2 * plate))
        plates += [shown(plate)] * count
        left -= 2 * plate * count
    return PlateLoad(shown(kg), shown(BAR), shown(collar), tuple(plates), shown(left))
