"""The plates of a loaded bar, from the inside out, for the drawing on the board.

Bar 20 kg and two collars of 2.5 kg (WPP, IWF); women of the IWF lift a bar of 15 kg. Colours as
the plates have them.
"""

from dataclasses import dataclass
from decimal import Decimal

from events.weightlifting.weights import BAR, shown

COLLAR = Decimal("2.5")
PLATES = tuple(
    Decimal(kg) for kg in ("25", "20", "15", "10", "5", "2.5", "1.25", "1", "0.5", "0.25")
)
OLYMPIC_PLATES = tuple(
    Decimal(kg) for kg in ("25", "20", "15", "10", "5", "2.5", "2", "1.5", "1", "0.5", "0.25")
)
BARS = {"F": Decimal(15), "W": Decimal(15)}
"""The bar of the IWF by sex, 20 kg where none stands here."""


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


def load(kg: Decimal, bar: Decimal = BAR, discs: tuple[Decimal, ...] = PLATES) -> PlateLoad:
    """The fewest plates for a bar of `kg`; where they do not fit it has no collars."""
    collar = COLLAR if kg >= bar + 2 * COLLAR else Decimal()
    left = kg - bar - 2 * collar
    plates: list[str] = []
    for plate in discs:
        count = int(left // (2 * plate))
        plates += [shown(plate)] * count
        left -= 2 * plate * count
    return PlateLoad(shown(kg), shown(bar), shown(collar), tuple(plates), shown(left))
