"""The clock of the demonstration: seconds of play at some speed, or as fast as it goes."""

import time
from fractions import Fraction

TOGETHER = 900
"""Seconds of play whose calls are written together where no speed is kept."""


class Clock:
    """`speed`: times real time; 0: nobody waits. It starts with the first line that is awaited."""

    def __init__(self, speed: Fraction) -> None:
        self._speed = speed
        self._since: tuple[float, int] | None = None

    def wait_until(self, at_seconds: int) -> int:
        """Wait for a second of play; returns up to which second everything is due by now."""
        if not self._speed:
            return at_seconds + TOGETHER
        if self._since is None:
            self._since = (time.monotonic(), at_seconds)
        # Pauses, not rules: floats do no harm here.
        begun, first = self._since
        due = begun + float((at_seconds - first) / self._speed)
        time.sleep(max(0.0, due - time.monotonic()))
        return first + int((time.monotonic() - begun) * self._speed)
