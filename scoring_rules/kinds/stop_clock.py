"""A clock that counts down: an official starts, stops and sets it, and it decides nothing.

Times are server milliseconds, and what is left follows from when it was started. A line without
a time starts a clock of which nobody knows how far it has run.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from scoring_rules.refusal import Refused
from scoring_rules.views import Clock, Words


@dataclass(frozen=True, slots=True)
class SetClock:
    """The clock is started or stopped; `seconds` sets what is left of it.

    `entrant`: whose clock it is, where each side has one.
    """

    kind: ClassVar[str] = "clock"
    state: Literal["start", "stop"]
    seconds: int | None = None
    entrant: str = ""


@dataclass(frozen=True, slots=True)
class StopClock:
    """`left_ms` of the clock when it last stood; it runs since `since_ms`, 0 where unknown."""

    left_ms: int
    runs: bool = False
    since_ms: int = 0

    def stopped(self, at_ms: int) -> "StopClock":
        """What is left of it at a time, standing."""
        run = at_ms - self.since_ms if self.runs and self.since_ms and at_ms else 0
        return StopClock(max(0, self.left_ms - max(0, run)))

    def started(self, at_ms: int) -> "StopClock":
        """The same, running from a time on."""
        return replace(self.stopped(at_ms), runs=True, since_ms=at_ms)


def called(clock: StopClock, length_ms: int, call: SetClock, at_ms: int) -> StopClock:
    """The clock, which begins at `length_ms`, after a call.

    Refused: `no_such_clock_time`, `clock_runs`, `clock_stands`.
    """
    if call.seconds is not None:
        if not 0 <= call.seconds * 1000 <= length_ms:
            raise Refused("no_such_clock_time", seconds=call.seconds, most=length_ms // 1000)
        clock = StopClock(call.seconds * 1000)
    elif clock.runs and call.state == "start":
        raise Refused("clock_runs")
    elif not clock.runs and call.state == "stop":
        raise Refused("clock_stands")
    return clock.started(at_ms) if call.state == "start" else clock.stopped(at_ms)


def shown(clock: StopClock, length_ms: int, label: Words) -> Clock | None:
    """The clock as boards and pads show it; None where nobody knows how far it has run."""
    if not clock.runs:
        return Clock(label, length_ms, left_ms=clock.left_ms)
    if not clock.since_ms:
        return None
    return Clock(label, length_ms, deadline_ms=clock.since_ms + clock.left_ms)


def minutes(ms: int) -> str:
    """What is left as a clock shows it, begun seconds as whole ones: 9:32."""
    seconds = -(-ms // 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"
