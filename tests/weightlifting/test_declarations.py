"""Declared weights: one change of the opener, none of the second attempt, two of the third."""

from decimal import Decimal

import pytest

from events.weightlifting.calls import Declare
from tests.weightlifting.group import Group, lifter


@pytest.fixture
def group() -> Group:
    return Group({"a": lifter(1, "60", "100"), "b": lifter(2, "61", "110")})


def declared(attempt: int, kg: str, override: str = "", entrant: str = "a") -> Declare:
    return Declare(entrant, attempt, Decimal(kg), override)


def test_the_opener_changes_once_up_or_down(group: Group) -> None:
    group.declare("a", 1, "95")
    assert group.load("a") == "95"
    assert group.refused(declared(1, "96")) == "too_many_changes"


def test_a_first_declaration_is_no_change() -> None:
    group = Group({"a": lifter(1)})
    group.declare("a", 1, "100")
    group.declare("a", 1, "101")
    assert group.refused(declared(1, "102")) == "too_many_changes"


def test_the_second_attempt_does_not_change(group: Group) -> None:
    group.lift("a", "100")
    group.declare("a", 2, "105")
    assert group.refused(declared(2, "106")) == "too_many_changes"


def test_the_third_attempt_changes_twice(group: Group) -> None:
    group.lift("a", "100", "105")
    for kg in ("110", "112", "108"):
        group.declare("a", 3, kg)
    assert group.refused(declared(3, "109")) == "too_many_changes"
    assert group.load("a") == "108"


def test_the_same_weight_again_is_no_change(group: Group) -> None:
    group.lift("a", "100")
    group.declare("a", 2, "105")
    group.declare("a", 2, "105.0")
    assert group.load("a") == "105"


def test_an_override_with_its_reason_forces_the_count(group: Group) -> None:
    group.lift("a", "100")
    group.declare("a", 2, "105")
    group.declare("a", 2, "107", override="广播失误，仲裁同意")
    assert group.load("a") == "107"


def test_no_reason_makes_the_impossible_possible(group: Group) -> None:
    group.lift("a", "100")
    assert group.refused(declared(2, "100", "please")) == "below_good"
    assert group.refused(declared(2, "99", "please")) == "below_good"
    assert group.refused(declared(2, "105.3", "please")) == "not_on_step"
    assert group.refused(declared(2, "10", "please")) == "no_such_load"


def test_after_a_failure_not_less_than_what_failed(group: Group) -> None:
    """pads-07: 136 失败后，第三把最少 136."""
    group.lift("a", "130", "x136")
    assert group.refused(declared(3, "134")) == "below_failed"
    group.declare("a", 3, "136")


def test_a_change_does_not_go_below_the_bar_of_the_round() -> None:
    group = Group({"a": lifter(1, opener="100"), "b": lifter(2, opener="120")})
    group.lift("a", "112")
    assert group.refused(declared(1, "111", entrant="b")) == "below_bar"
    group.declare("b", 1, "111", override="录入有误")
    assert group.load("b") == "111"


def test_a_declaration_names_the_next_attempt(group: Group) -> None:
    assert group.refused(declared(2, "100")) == "attempt_not_next"
    assert group.refused(declared(5, "100")) == "no_such_attempt"
    group.lift("a", "100")
    assert group.refused(declared(1, "100")) == "closed"
    group.status("a", "WD")
    assert group.refused(declared(2, "105")) == "closed"
    assert group.refused(declared(1, "100", entrant="nobody")) == "unknown_entrant"


def test_once_a_light_is_on_the_weight_stands(group: Group) -> None:
    group.vote("a", 1, "w")
    assert group.refused(declared(1, "105")) == "closed"


def test_the_power_lift_changes_freely_and_may_be_lighter(group: Group) -> None:
    group.lift("a", "100", "105", "x110")
    for kg in ("112", "109", "113", "108"):
        group.declare("a", 4, kg)
    assert group.load("a") == "108"


def test_an_attempt_begins_the_count_anew(group: Group) -> None:
    group.declare("a", 1, "102")
    group.lift("a", "102", "104")
    group.declare("a", 3, "110")
    assert len(group.state.athletes[0].declared) == 1
