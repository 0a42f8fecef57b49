"""Half kilos are for records: always accepted, counted rounded down to the step."""

from dataclasses import replace
from decimal import Decimal

import pytest

from events.weightlifting.calls import Attempt
from events.weightlifting.rules import ParaBench
from events.weightlifting.weights import Kilos
from tests.weightlifting.group import Group, lifter


def test_ye_jixiong_2018() -> None:
    """M88, Kitakyushu 2018: 225, x232.5, 232.5, fourth 233.5; the result is 232."""
    group = Group({"Ye": lifter(1, "84.72"), "Khattab": lifter(2, "81.47")})
    group.lift("Ye", "225", "x232.5", "232.5", "233.5")
    group.lift("Khattab", "205", "215", "x225")
    assert group.placings["Ye"].mark == "232"
    assert group.places == {"Ye": 1, "Khattab": 2}


def test_kavala_2007() -> None:
    """M60: 180.0 at 58.32 kg was placed above 180.5 at 59.76 kg."""
    rules = replace(ParaBench(), step="2.5")
    group = Group({"half": lifter(1, "59.76"), "whole": lifter(2, "58.32")}, rules)
    group.lift("half", "180.5")
    group.lift("whole", "180")
    assert group.places == {"whole": 1, "half": 2}
    assert group.placings["half"].mark == "180"
    assert group.placings["half"].decided_by == "bodyweight"


@pytest.mark.parametrize(
    ("step", "kg", "mark"),
    [
        ("1", "100", "100"),
        ("1", "100.5", "100"),
        ("2.5", "102.5", "102.5"),
        ("2.5", "103", "102.5"),
        ("2.5", "100.5", "100"),
        ("0.5", "100.5", "100.5"),
    ],
)
def test_what_counts(step: Kilos, kg: str, mark: str) -> None:
    group = Group({"a": lifter(1)}, replace(ParaBench(), step=step))
    group.lift("a", kg)
    assert group.placings["a"].mark == mark


@pytest.mark.parametrize(("step", "kg"), [("1", "100.25"), ("2.5", "101"), ("0.5", "100.1")])
def test_what_is_no_multiple(step: Kilos, kg: str) -> None:
    group = Group({"a": lifter(1)}, replace(ParaBench(), step=step))
    assert group.refused(Attempt("a", "bench", 1, Decimal(kg), good=True)) == "not_on_step"


def test_a_half_kilo_may_follow_a_good_lift_and_be_followed() -> None:
    group = Group({"a": lifter(1)})
    group.lift("a", "232", "232.5", "233")
    assert group.placings["a"].mark == "233"
