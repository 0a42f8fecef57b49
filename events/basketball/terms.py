"""The terms of a basketball game: the parameters that a regulation may set otherwise."""

from dataclasses import dataclass

MOST = 99
"""More periods, or team fouls before free throws, are no parameter but an error."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Defaults are FIBA's Official Basketball Rules 2024, five a side.

    `periods` of `minutes`, then overtimes of `overtime_minutes` (Art. 8); half-time lies after
    half of the periods. `baskets`: the points that a basket may count (Art. 16). `target` ends
    regular time at once, `overtime_target` an overtime; 0 for none (3×3, Art. 6).
    `foul_limit`: fouls after which a player is out, 0 for none (Art. 40). `penalty`: the team
    fouls from which free throws are given, and those from which the ball is given as well
    (Art. 41; 3×3, Art. 7). `heavy`: what an unsportsmanlike or disqualifying foul counts among
    team fouls. Time-outs by half, at most `timeouts_last` of them in the last two minutes, and
    by overtime (Art. 18); without any in overtime what is left of the second half is carried on.
    `arrow`: alternating possession (Art. 12). `on_court` players of a team of `roster`.
    `walkover`: points of a forfeit, `default`: those of a default; 0 where it is «w–0».
    """

    periods: int = 4
    minutes: int = 10
    overtime_minutes: int = 5
    baskets: tuple[int, ...] = (1, 2, 3)
    target: int = 0
    overtime_target: int = 0
    foul_limit: int = 5
    penalty: tuple[int, ...] = (5,)
    heavy: int = 1
    timeouts_first: int = 2
    timeouts_second: int = 3
    timeouts_last: int = 2
    timeouts_overtime: int = 1
    timeout_seconds: int = 60
    arrow: bool = True
    on_court: int = 5
    roster: int = 12
    walkover: int = 20
    default: int = 2

    def __post_init__(self) -> None:
        """ValueError where no game can be played by such terms."""
        if not 1 <= self.periods <= MOST or not self.baskets or min(self.baskets) < 1:
            raise ValueError("a game has a period, and a basket counts")
        if not self.penalty or not 1 <= min(self.penalty) <= MOST:
            raise ValueError("team fouls give free throws from some number on")

    def length_ms(self, period: int) -> int:
        """How long a period (from 0) or overtime is; 0 where it has no time limit."""
        return 60_000 * (self.minutes if period < self.periods else self.overtime_minutes)

    @property
    def half(self) -> int:
        """The first period (from 0) of the second half; the only period belongs to it."""
        return self.periods // 2

    @property
    def overshoot(self) -> int:
        """By how much the basket that reaches a target can go beyond it."""
        return max(self.baskets) - 1

    @property
    def last_two(self) -> bool:
        """Whether the last two minutes allow fewer time-outs than the half (Art. 18.2.5)."""
        return self.timeouts_last < self.timeouts_second


THREE = Terms(
    periods=1,
    overtime_minutes=0,
    baskets=(1, 2),
    target=21,
    overtime_target=2,
    foul_limit=0,
    penalty=(7, 10),
    heavy=2,
    timeouts_first=0,
    timeouts_second=1,
    timeouts_last=1,
    timeouts_overtime=0,
    timeout_seconds=30,
    arrow=False,
    on_court=3,
    roster=4,
    walkover=0,
    default=0,
)
"""FIBA 3×3 Rules of the Game."""
