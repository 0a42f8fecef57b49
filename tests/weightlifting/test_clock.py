"""The clocks: deadlines are data in server time, and being late only warns."""

import pytest

from events.weightlifting.calls import Clock
from tests.weightlifting.group import Group, lifter, said

NOW = 1_800_000_000_000


@pytest.fixture
def group() -> Group:
    return Group({"a": lifter(1, "60", "100"), "b": lifter(2, "61", "110")})


def shown(group: Group) -> tuple[int | None, int | None]:
    hero = group.rules.board(group.state).hero
    assert hero is not None
    assert hero.clock is not None
    return hero.clock.deadline_ms, hero.clock.left_ms


def test_two_minutes_from_the_call_to_the_bar(group: Group) -> None:
    group.start("a", 1, NOW)
    assert shown(group) == (NOW + 120_000, None)


def test_a_stopped_clock_goes_on_for_its_owner(group: Group) -> None:
    group.start("a", 1, NOW)
    group.call(Clock("stop", "a", 1), "chief", NOW + 34_000)
    assert shown(group) == (None, 86_000)
    group.start("a", 1, NOW + 60_000)
    assert shown(group) == (NOW + 146_000, None)


def test_what_is_left_can_be_set(group: Group) -> None:
    group.call(Clock("start", "a", 1, seconds=60), "chief", NOW)
    assert shown(group) == (NOW + 60_000, None)


def test_the_clock_of_an_athlete_stops_with_the_third_light(group: Group) -> None:
    """boards-06: 1:26 停表 beside the verdict."""
    group.start("a", 1, NOW)
    group.vote("a", 1, "www", NOW + 34_000)
    assert shown(group) == (None, 86_000)
    group.start("b", 1, NOW + 40_000)
    assert shown(group) == (NOW + 160_000, None)


def test_a_clock_that_ran_out_stands_at_nothing_and_the_lift_is_still_judged(group: Group) -> None:
    group.start("a", 1, NOW)
    group.vote("a", 1, "www", NOW + 500_000)
    assert shown(group) == (None, 0)
    assert group.places["a"] == 1


def test_lines_without_a_time_set_no_deadline(group: Group) -> None:
    group.start("a", 1)
    hero = group.rules.board(group.state).hero
    assert hero is not None
    assert (hero.who, hero.clock) == ("a", None)


def test_whoever_is_called_is_at_the_bar(group: Group) -> None:
    group.start("b", 1, NOW)
    hero = group.rules.board(group.state).hero
    assert hero is not None
    assert hero.who == "b"


def test_a_clock_names_an_open_attempt(group: Group) -> None:
    assert group.refused(Clock("start", "a", 2)) == "attempt_not_next"
    assert group.refused(Clock("stop", "a", 1)) == "closed"
    group.lift("a", "100")
    assert group.refused(Clock("start", "a", 1)) == "closed"
    assert group.refused(Clock("start", "a", 2, seconds=-1)) == "no_such_time"
    assert group.refused(Clock("start", "nobody", 1)) == "unknown_entrant"


def test_a_minute_for_the_next_weight(group: Group) -> None:
    group.start("a", 1, NOW)
    group.vote("a", 1, "www", NOW + 10_000)
    pad = group.rules.options(group.state, "marshal", NOW + 29_000)
    assert pad.clock is not None
    assert pad.clock.deadline_ms == NOW + 70_000
    assert pad.warnings == ()
    late = group.rules.options(group.state, "marshal", NOW + 71_000)
    assert [said(w) for w in late.warnings] == ["a 第2把未按时报重量：按 101 公斤"]
    group.declare("a", 2, "105")  # late, and accepted
    assert group.rules.options(group.state, "marshal", NOW + 71_000).warnings == ()


def test_openers_close_before_the_group_and_a_late_change_is_only_warned_of(group: Group) -> None:
    group.call(Clock("group", seconds=600), "marshal", NOW)
    assert group.rules.options(group.state, "marshal", NOW + 299_000).warnings == ()
    late = group.rules.options(group.state, "marshal", NOW + 301_000)
    assert [said(w) for w in late.warnings] == ["开赛前 5 分钟起不再改开把重量"]
    group.declare("a", 1, "102")


def test_the_group_is_announced_before_it_begins(group: Group) -> None:
    assert group.refused(Clock("group")) == "no_such_time"
    group.start("a", 1, NOW)
    assert group.refused(Clock("group", seconds=60)) == "group_begun"
