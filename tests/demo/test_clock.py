"""The clock of the demonstration: an hour of play at some speed, or at once."""

import time
from fractions import Fraction

from meet.demo.clock import TOGETHER, Clock


def test_an_hour_at_36000_times_real_time_is_a_tenth_of_a_second() -> None:
    clock = Clock(Fraction(36_000))
    clock.wait_until(100)
    begun = time.monotonic()
    due = clock.wait_until(3_700)

    assert time.monotonic() - begun > 0.09
    assert due >= 3_700


def test_who_is_late_does_not_wait_and_hears_what_is_due_by_now() -> None:
    clock = Clock(Fraction(36_000))
    clock.wait_until(0)
    time.sleep(0.05)

    assert clock.wait_until(10) > 1_000


def test_as_fast_as_it_goes_nobody_waits() -> None:
    clock = Clock(Fraction(0))

    assert clock.wait_until(50_000) == 50_000 + TOGETHER
