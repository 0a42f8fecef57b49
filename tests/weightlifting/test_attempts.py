"""Attempts: what cannot be is refused with its code, everything else is written down."""

from decimal import Decimal

import pytest

from events.weightlifting.calls import Attempt, WeighIn
from tests.weightlifting.group import Group, lifter


@pytest.fixture
def group() -> Group:
    return Group({"a": lifter(1, "60", "100"), "b": lifter(2, "61", "110")})


def attempt(number: int, kg: str, *, entrant: str = "a", good: bool = True) -> Attempt:
    return Attempt(entrant, "bench", number, Decimal(kg), good)


def test_attempts_come_one_after_the_other(group: Group) -> None:
    assert group.refused(attempt(2, "100")) == "attempt_not_next"
    group.lift("a", "100")
    assert group.refused(attempt(1, "100")) == "attempt_taken"
    assert group.refused(attempt(3, "110")) == "attempt_not_next"
    group.lift("a", "101", "102")
    assert group.refused(attempt(3, "103")) == "attempt_taken"


@pytest.mark.parametrize("number", [0, -1, 5])
def test_there_are_three_attempts_and_a_power_lift(group: Group, number: int) -> None:
    assert group.refused(attempt(number, "100")) == "no_such_attempt"


def test_the_power_lift_follows_the_third_attempt_once(group: Group) -> None:
    group.lift("a", "100", "105")
    assert group.refused(attempt(4, "110")) == "attempt_not_next"
    group.lift("a", "108", "109")
    assert group.refused(attempt(4, "110")) == "attempt_taken"
    assert group.refused(attempt(5, "110")) == "no_such_attempt"


def test_the_power_lift_never_counts_and_may_be_lighter_than_a_missed_third(group: Group) -> None:
    """Tokyo 2020, Guo Lingling: 105, x108, 108, then 109 for the record; the result is 108."""
    group.lift("a", "105", "x108", "108", "109")
    assert group.placings["a"].mark == "108"
    group.lift("b", "105", "x120", "x120", "119")
    assert group.placings["b"].mark == "105"


def test_a_power_lift_alone_is_no_mark(group: Group) -> None:
    group.lift("a", "x100", "x100", "x100", "100")
    assert (group.placings["a"].place, group.placings["a"].status) == (None, "NM")


def test_never_less_than_before(group: Group) -> None:
    group.lift("a", "x100")
    assert group.refused(attempt(2, "99")) == "below_failed"
    assert group.refused(attempt(2, "99.5")) == "below_failed"
    group.lift("a", "x100")
    group.lift("a", "100")
    group.lift("b", "110")
    assert group.refused(attempt(2, "110", entrant="b")) == "below_good"
    assert group.refused(attempt(2, "109", entrant="b")) == "below_good"
    group.lift("b", "111")


@pytest.mark.parametrize("kg", ["19", "0", "-100", "500.5", "2000", "NaN", "sNaN", "Infinity"])
def test_a_bar_weighs_something_possible(group: Group, kg: str) -> None:
    assert group.refused(attempt(1, kg)) == "no_such_load"


def test_the_bare_bar_is_a_weight(group: Group) -> None:
    group.lift("a", "20")
    assert group.placings["a"].mark == "20"


def test_who_is_not_in_the_group(group: Group) -> None:
    assert group.refused(attempt(1, "100", entrant="nobody")) == "unknown_entrant"


def test_the_order_of_lifting_is_never_enforced(group: Group) -> None:
    group.lift("b", "110", "x112", "112")
    group.lift("a", "100")
    assert group.places == {"b": 1, "a": 2}


def test_an_attempt_stands_at_its_own_weight_not_the_declared_one(group: Group) -> None:
    group.lift("a", "104")
    assert group.placings["a"].mark == "104"


def test_the_contest_is_over_when_everyone_has_three_attempts(group: Group) -> None:
    assert not group.outcome.over
    group.lift("a", "100", "101", "102")
    group.lift("b", "x110", "x110")
    assert not group.outcome.over
    group.lift("b", "x110")
    assert group.outcome.over
    group.lift("a", "103")  # a power lift after the event
    assert group.outcome.over


def test_a_group_of_nobody_is_not_over() -> None:
    assert not Group({}).outcome.over


@pytest.mark.parametrize("kg", ["0", "-60", "14.99", "300.5", "NaN", "Infinity"])
def test_a_bodyweight_is_possible(group: Group, kg: str) -> None:
    assert group.refused(WeighIn("a", Decimal(kg))) == "no_such_bodyweight"
    call = WeighIn("a", Decimal(60), adjusted=Decimal(kg))
    assert group.refused(call) == "no_such_bodyweight"


def test_the_adjusted_bodyweight_ranks(group: Group) -> None:
    """Amputee additions: below the knee 1 kg up to 67 kg."""
    group.weigh("b", "60.50")
    group.lift("a", "100")
    group.lift("b", "100")
    assert group.places == {"a": 1, "b": 2}
    group.weigh("a", "59.80", adjusted=Decimal("60.80"))
    assert group.places == {"b": 1, "a": 2}


def test_a_weigh_in_declares_the_opener_until_the_first_attempt(group: Group) -> None:
    group.weigh("a", "60.1", opener=Decimal(105), rack="7")
    assert group.load("a") == "105"
    assert group.state.athletes[0].card.rack == "7"
    group.lift("a", "105")
    assert group.refused(WeighIn("a", Decimal(60), opener=Decimal(90))) == "closed"
    group.weigh("a", "60.2")  # scales stay open: a reweigh
