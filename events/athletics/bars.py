"""The state of a contest by height: the bars that were set, and every athlete's jumps at them."""

from dataclasses import dataclass, replace

from events.athletics.calls import Unranked
from events.athletics.card import Card

FAILURES_TO_GO_OUT = 3


@dataclass(frozen=True, slots=True)
class Jumper:
    """One athlete.

    `jumps`: by bar, its number and what was jumped there (`"XO"`, `"X-"`, `"XXr"`). `off`: one
    jump a bar in the jump-off.
    """

    card: Card
    jumps: tuple[tuple[int, str], ...] = ()
    off: str = ""
    status: Unranked | None = None
    rule: str = ""

    def at(self, bar: int) -> str:
        """What was jumped at a bar."""
        return next((jumped for number, jumped in self.jumps if number == bar), "")

    def done_at(self, bar: int) -> bool:
        """Whether a bar was cleared or passed."""
        return self.at(bar).endswith(("O", "-"))

    @property
    def failures_in_a_row(self) -> int:
        """Failures since the last height cleared, passes not counted (181.2)."""
        row = "".join(jumped for _bar, jumped in self.jumps).replace("-", "")
        return len(row) - len(row.rstrip("X"))

    @property
    def retired(self) -> bool:
        """Whether the athlete stopped without three failures."""
        return bool(self.jumps) and self.jumps[-1][1].endswith("r")

    @property
    def still_in(self) -> bool:
        """Whether the athlete may jump on."""
        return (
            self.status is None and not self.retired and self.failures_in_a_row < FAILURES_TO_GO_OUT
        )

    def with_jump(self, bar: int, result: str) -> "Jumper":
        """The athlete after one more jump at a bar."""
        before = self.jumps[:-1] if self.jumps and self.jumps[-1][0] == bar else self.jumps
        return replace(self, jumps=(*before, (bar, self.at(bar) + result)))


@dataclass(frozen=True, slots=True)
class Heights:
    """The contest; `bars` and `offs` (the jump-off) in cm, in the order they were set."""

    ids: tuple[str, ...]
    jumpers: tuple[Jumper, ...]
    bars: tuple[int, ...] = ()
    offs: tuple[int, ...] = ()

    def with_jumper(self, i: int, jumper: Jumper) -> "Heights":
        """The contest, one of its athletes as given."""
        return replace(self, jumpers=(*self.jumpers[:i], jumper, *self.jumpers[i + 1 :]))

    @property
    def bar(self) -> int:
        """The number of the bar last set, outside a jump-off."""
        return len(self.bars) - 1

    def due(self) -> tuple[int, ...]:
        """Who may jump at this bar, in the order of trials: fewer trials first, then the draw."""
        if not self.bars:
            return ()
        waiting = [
            i
            for i, jumper in enumerate(self.jumpers)
            if jumper.still_in and not jumper.done_at(self.bar)
        ]
        return tuple(sorted(waiting, key=lambda i: (len(self.jumpers[i].at(self.bar)), i)))

    def still_in(self) -> tuple[int, ...]:
        """Who has not gone out."""
        return tuple(i for i, jumper in enumerate(self.jumpers) if jumper.still_in)
