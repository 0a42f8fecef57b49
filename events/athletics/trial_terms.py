"""The terms of a contest by distance: trials, the cut, the order of trying (180)."""

from dataclasses import dataclass
from typing import Literal

from events.athletics.card import Scale

Trials = Literal[1, 2, 3, 4, 5, 6]

JUMPS = frozenset({"Long Jump", "Triple Jump"})
STANDING = "Standing Long Jump"
LONGEST_CM = {
    "Long Jump": 1200,
    "Triple Jump": 2100,
    STANDING: 500,
    "Shot Put": 3000,
    "Discus": 9000,
    "Club Throw": 6000,
}
"""Beyond these a mark is a slip of the finger (734 for 7.34)."""
LONGEST_OF_ALL = 13000


@dataclass(frozen=True, slots=True)
class TrialTerms(Scale):
    """What an event may set otherwise.

    `cut`: so many go on after `before_cut` trials, where more compete; 0 for none. `reorder`:
    the rounds before which the order is made anew, the last placed first. `order`: round by
    round, or each athlete's trials in a row (seated throws), then the cut.
    """

    trials: Trials = 6
    cut: int = 8
    before_cut: Trials = 3
    reorder: tuple[int, ...] = (4,)
    order: Literal["rounds", "athletes"] = "rounds"

    @property
    def wind(self) -> bool:
        """Whether wind is measured for each trial."""
        return self.discipline in JUMPS

    @property
    def way(self) -> Literal["jump", "throw", "try"]:
        """What a trial is called."""
        if self.discipline in JUMPS or self.discipline == STANDING:
            return "jump"
        return "throw" if self.discipline else "try"

    @property
    def longest(self) -> int:
        """Centimetres that no mark is beyond."""
        return LONGEST_CM.get(self.discipline, LONGEST_OF_ALL)
