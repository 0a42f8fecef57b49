"""The terms of a race: its timing, and what times are rounded up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from events.athletics.card import Scale

STEPS: Mapping[tuple[str, str], int] = {
    ("fat", "track"): 10,
    ("fat", "long"): 100,
    ("fat", "road"): 1000,
    ("hand", "track"): 100,
    ("hand", "long"): 100,
    ("hand", "road"): 1000,
}
"""What times are rounded up to, in ms (165.10, 165.23)."""
WITH_WIND = frozenset({"", "100m", "200m", "100mH", "110mH"})


@dataclass(frozen=True, slots=True)
class RaceTerms(Scale):
    """What an event may set otherwise.

    `timing`: fully automatic, or by hand. `course`: on the track up to 10 000 m, further on the
    track (`long`), or not wholly in the stadium (`road`). `legs`: of a relay.
    """

    timing: Literal["fat", "hand"] = "fat"
    course: Literal["track", "long", "road"] = "track"
    legs: int = 4

    @property
    def measures_wind(self) -> bool:
        """Whether wind is measured: up to 200 m (163.8); taken for granted of what has no name."""
        return self.discipline in WITH_WIND

    @property
    def step(self) -> int:
        """What times are rounded up to, in ms."""
        return STEPS[self.timing, self.course]
