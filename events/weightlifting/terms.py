"""The terms of a bench press contest: the parameters that a regulation may set otherwise."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from events.weightlifting.weights import EXACT, Kilos


@dataclass(frozen=True, slots=True)
class Terms:
    """Defaults are the World Para Powerlifting rules as the Tokyo 2020 results book prints them.

    `step`: weights are multiples of it. `rise`: added after a good lift where no weight is handed
    in. `changes`: how often a declared weight may change, by attempt; the first declaration is
    none. `call_seconds`: from the call to the start of the lift. `next_seconds`: to hand in the
    next weight. `lock_seconds`: openers are closed so long before the group. `formula`: ranks by
    kilos, or by AH points. `result`: the best lift, or the sum of the good ones (WPP since 2022).
    """

    step: Kilos = "1"
    rise: Kilos = "1"
    changes: tuple[int, int, int] = (1, 0, 2)
    call_seconds: int = 120
    next_seconds: int = 60
    lock_seconds: int = 300
    formula: Literal["", "ah"] = ""
    result: Literal["best", "sum_good"] = "best"

    @property
    def exact_step(self) -> Decimal:
        """The step as a number."""
        return EXACT[self.step]

    @property
    def exact_rise(self) -> Decimal:
        """The rise as a number."""
        return EXACT[self.rise]
