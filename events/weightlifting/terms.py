"""The terms of lifting: the parameters that a regulation may set otherwise."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from events.weightlifting.weights import EXACT, HALF, Kilos, grid, on_step

Tie = Literal["bodyweight", "reached_first"]


@dataclass(frozen=True, slots=True)
class Terms:
    """What any lift has. Defaults are the World Para Powerlifting rules as the Tokyo 2020 results
    book prints them.

    `step`: weights are multiples of it. `rise`: added after a good lift where no weight is handed
    in. `changes`: how often a declared weight may change, by attempt; the first declaration is
    none. `call_seconds`: from the call to the start of the lift; `follow_seconds`: the same for who
    lifts twice in succession, 0 where that gives no more. `next_seconds`: to hand in the next
    weight. `lock_seconds`: openers are closed so long before the group. `limit_seconds`: a weight
    is declared within the first of one's own clock, and changed before the last of it. 0: no limit.
    """

    order: ClassVar[Literal["rounds", "rising"]] = "rounds"
    power_lift: ClassVar[bool] = True
    faults: ClassVar[bool] = True
    off_step: ClassVar[str] = "not_on_step"

    step: Kilos = "1"
    rise: Kilos = "1"
    changes: tuple[int, int, int] = (1, 0, 2)
    call_seconds: int = 120
    follow_seconds: int = 0
    next_seconds: int = 60
    lock_seconds: int = 300
    limit_seconds: int = 0

    @property
    def exact_step(self) -> Decimal:
        """The step as a number."""
        return EXACT[self.step]

    @property
    def exact_rise(self) -> Decimal:
        """The rise as a number."""
        return EXACT[self.rise]

    @property
    def offered_step(self) -> Decimal:
        """The step a keypad offers."""
        return grid(self.exact_step)

    def takes(self, kg: Decimal) -> bool:
        """Whether a load is a multiple of the step, or half a kilo beyond one."""
        return on_step(kg, self.exact_step)


@dataclass(frozen=True, slots=True)
class BenchTerms(Terms):
    """`formula`: ranks by kilos, or by AH points. `result`: the best lift, or the sum of the good
    ones (WPP since 2022).
    """

    formula: Literal["", "ah"] = ""
    result: Literal["best", "sum_good"] = "best"


@dataclass(frozen=True, slots=True)
class TeamTerms(BenchTerms):
    """A team event: the AH points of what its members lift, added up (World Para Powerlifting).

    `attempts`: of each member in a contest, which is one stage. `members`, `women`: how many a
    team has, and how many of them at least are women.
    """

    power_lift: ClassVar[bool] = False

    formula: Literal["", "ah"] = "ah"
    attempts: Literal[1, 2, 3] = 1
    members: int = 3
    women: int = 1


@dataclass(frozen=True, slots=True)
class OlympicTerms(Terms):
    """Snatch and clean & jerk. Defaults are the rules of the IWF since 2017 (TCRR 6.6).

    `ties`: what decides between equal totals, and equal lifts, in order. `records`: the step of
    record attempts where they count rounded down, as before 2005; "" where there are none.
    `entry_kg`: both openers together are not further below the entered total; 0: no such rule.
    `ranks`: what the event awards; where each lift has medals of its own, three events share the
    contest.
    """

    order: ClassVar[Literal["rounds", "rising"]] = "rising"
    power_lift: ClassVar[bool] = False
    faults: ClassVar[bool] = False
    off_step: ClassVar[str] = "not_multiple"

    changes: tuple[int, int, int] = (2, 2, 2)
    call_seconds: int = 60
    follow_seconds: int = 120
    next_seconds: int = 0
    lock_seconds: int = 0
    limit_seconds: int = 30
    ties: tuple[Tie, ...] = ("reached_first",)
    records: Literal["", "0.5"] = ""
    entry_kg: int = 20
    ranks: Literal["total", "snatch", "cj"] = "total"

    @property
    def offered_step(self) -> Decimal:
        """The step a keypad offers."""
        return HALF if self.records else self.exact_step

    def takes(self, kg: Decimal) -> bool:
        """Whether a load is a multiple of the step, or one of a record attempt."""
        return not kg % self.exact_step or (bool(self.records) and not kg % HALF)
