"""Who lifts no more: a good lift stays ranked after leaving, never after disqualification."""

from decimal import Decimal

import pytest

from events.weightlifting.calls import Attempt, SetStatus, Unranked
from tests.weightlifting.group import Group, lifter


@pytest.fixture
def group() -> Group:
    return Group({"a": lifter(1, "60", "100"), "b": lifter(2, "61", "110")})


@pytest.mark.parametrize("status", ["DNF", "WD"])
def test_who_leaves_with_a_good_lift_keeps_the_place(group: Group, status: Unranked) -> None:
    group.lift("a", "100")
    group.status("a", status)
    assert group.placings["a"].place == 1
    assert group.placings["a"].status == "ranked"
    late = Attempt("a", "bench", 2, Decimal(105), good=True)
    assert group.refused(late) == "athlete_out"


@pytest.mark.parametrize("status", ["NM", "DNF", "WD", "DQ"])
def test_who_leaves_without_one_has_the_status(group: Group, status: Unranked) -> None:
    group.lift("a", "x100")
    group.status("a", status)
    assert (group.placings["a"].place, group.placings["a"].status) == (None, status)
    assert group.placings["a"].mark == ""


def test_disqualification_takes_the_place(group: Group) -> None:
    group.lift("a", "100", "105", "110")
    group.lift("b", "100")
    group.status("a", "DQ")
    assert group.places == {"b": 1, "a": None}


def test_anyone_can_be_disqualified_once(group: Group) -> None:
    group.status("a", "WD")
    assert group.refused(SetStatus("a", "DNF")) == "already_out"
    group.status("a", "DQ")
    assert group.refused(SetStatus("a", "DQ")) == "already_out"
    assert group.placings["a"].status == "DQ"


def test_what_a_status_cannot_say(group: Group) -> None:
    group.lift("a", "100")
    assert group.refused(SetStatus("a", "DNS")) == "has_lifted"
    assert group.refused(SetStatus("a", "NM")) == "has_good_lift"
    group.lift("b", "x110")
    assert group.refused(SetStatus("b", "DNS")) == "has_lifted"
    assert group.refused(SetStatus("nobody", "DNS")) == "unknown_entrant"


def test_three_failed_attempts_are_no_mark(group: Group) -> None:
    group.lift("a", "x100", "x100", "x100")
    assert (group.placings["a"].place, group.placings["a"].status) == (None, "NM")


def test_over_with_statuses_alone(group: Group) -> None:
    group.status("a", "DNS")
    assert not group.outcome.over
    group.status("b", "DNS")
    assert group.outcome.over
    assert group.places == {"a": None, "b": None}


def test_the_unranked_follow_by_status(group: Group) -> None:
    three = Group({e: lifter(opener="100") for e in ("dq", "dns", "dnf", "nm", "ranked")})
    three.status("dq", "DQ")
    three.status("dns", "DNS")
    three.status("dnf", "DNF")
    three.lift("nm", "x100", "x100", "x100")
    three.lift("ranked", "x100", "100", "x101")
    assert list(three.placings) == ["ranked", "nm", "dnf", "dns", "dq"]


def test_the_votes_on_who_leaves_are_gone(group: Group) -> None:
    group.vote("a", 1, "w.w")
    group.status("a", "WD")
    assert group.state.votes == ()
