"""The plates on the bar: what they weigh together is what the board says."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from events.weightlifting.plates import load


@given(st.integers(40, 1000).map(lambda halves: Decimal(halves) / 2))
def test_the_load_adds_up(kg: Decimal) -> None:
    found = load(kg)
    one_side = sum((Decimal(plate) for plate in found.plates), Decimal(found.collar))
    assert Decimal(found.bar) + 2 * one_side + Decimal(found.rest) == kg
    assert found.rest == "0"
    assert list(found.plates) == sorted(found.plates, key=Decimal, reverse=True)


def test_the_bare_bar_has_no_collars() -> None:
    assert load(Decimal(20)).plates == ()
    assert load(Decimal(20)).collar == "0"
    assert load(Decimal("22.5")).plates == ("1.25",)
    assert load(Decimal(25)).collar == "2.5"


def test_half_a_kilo_needs_the_smallest_plates() -> None:
    assert load(Decimal("97.5")).plates == ("25", "10", "1.25")
    assert load(Decimal("25.5")).plates == ("0.25",)
