"""Three lights: two of three decide, at the weight declared, in whatever order they come."""

from decimal import Decimal
from itertools import permutations

import pytest

from events.weightlifting.calls import SEATS, Attempt, Seat, Vote
from events.weightlifting.rules import ParaBench
from scoring_rules.contest import independent_kinds
from tests.weightlifting.group import Group, lifter


@pytest.fixture
def group() -> Group:
    return Group({"a": lifter(1, "60", "100"), "b": lifter(2, "61", "110")})


@pytest.mark.parametrize(
    ("lights", "good"), [("www", True), ("wwr", True), ("rwr", False), ("rrr", False)]
)
def test_two_of_three(group: Group, lights: str, good: bool) -> None:
    group.vote("a", 1, lights)
    lift = group.state.athletes[0].lifts[0]
    assert (str(lift.kg), lift.good) == ("100", good)


def test_two_lights_close_nothing(group: Group) -> None:
    group.vote("a", 1, "ww.")
    assert group.state.athletes[0].lifts == ()


def test_votes_come_in_any_order() -> None:
    states = set()
    for order in permutations(range(3)):
        group = Group({"a": lifter(1, "60", "100"), "b": lifter(2, "61", "110")})
        votes = [Vote(seat, "a", "bench", 1, good=seat != "left") for seat in SEATS]
        group.call(Vote("right", "b", "bench", 1, good=True), "right")
        for i in order:
            group.call(votes[i], SEATS[i], 5)
        states.add(group.state)
    assert len(states) == 1


def test_votes_declarations_and_the_clock_need_no_seq() -> None:
    assert independent_kinds(ParaBench()) >= {"vote", "declare", "clock", "note", "sign"}


def test_a_vote_may_change_until_the_third_is_in(group: Group) -> None:
    group.vote("a", 1, "r")
    group.vote("a", 1, "w")
    group.vote("a", 1, ".wr")
    assert group.state.athletes[0].lifts[0].good
    assert group.refused(Vote("left", "a", "bench", 1, good=False), "left") == "closed"


@pytest.mark.parametrize(
    ("lights", "seat", "good"),
    [
        ("wwr", "left", False),
        ("rrw", "chief", True),
        ("www", "right", True),
        ("rrr", "left", False),
    ],
)
def test_a_light_is_reversed_within_three_seconds_of_the_third(
    group: Group, lights: str, seat: Seat, good: bool
) -> None:
    """The verdict turns where two of three say so; the lights show what now stands."""
    group.vote("a", 1, lights, 10_000)
    own = lights[SEATS.index(seat)] == "w"
    group.call(Vote(seat, "a", "bench", 1, good=not own, reversal=True), seat, 13_000)
    lift = group.state.athletes[0].lifts[0]
    assert (lift.good, lift.at_ms) == (good, 10_000)
    assert group.state.judged is not None
    shown = {light.seat: light.good for light in group.state.judged.lights}
    assert shown == {s: (x == "w") != (s == seat) for s, x in zip(SEATS, lights, strict=True)}


def test_a_reversal_is_reversed_and_the_three_seconds_do_not_begin_anew(group: Group) -> None:
    white, red = (Vote("left", "a", "bench", 1, good=good, reversal=True) for good in (True, False))
    group.vote("a", 1, "wwr", 10_000)
    group.call(red, "left", 12_000)
    assert not group.state.athletes[0].lifts[0].good
    group.call(white, "left", 13_000)
    assert group.state.athletes[0].lifts[0].good
    assert group.refused(red, "left", 13_001) == "closed"


def test_a_reversal_said_in_time_counts_though_it_comes_late(group: Group) -> None:
    """Said before the third vote, written after it: the tablet was without a network."""
    group.vote("a", 1, "wwr", 10_000)
    group.call(Vote("left", "a", "bench", 1, good=False, reversal=True), "left", 9_000)
    assert not group.state.athletes[0].lifts[0].good


def test_a_fourth_vote_that_says_nothing_of_a_reversal_is_closed(group: Group) -> None:
    """FORMATS §4: three votes close an attempt."""
    group.vote("a", 1, "wwr", 10_000)
    for seat, good in (("left", False), ("left", True), ("right", True), ("right", False)):
        assert group.refused(Vote(seat, "a", "bench", 1, good=good), seat, 11_000) == "closed"


def test_a_light_stands_once_something_followed_from_it(group: Group) -> None:
    red = Vote("left", "a", "bench", 1, good=False, reversal=True)
    group.vote("a", 1, "wwr", 10_000)
    group.declare("a", 2, "105")
    assert group.refused(red, "left", 11_000) == "closed"
    group.start("b", 1, 11_000)
    group.vote("b", 1, "wwr", 20_000)
    group.start("a", 2, 21_000)
    late = Vote("left", "b", "bench", 1, good=False, reversal=True)
    assert group.refused(late, "left", 22_000) == "closed"


def test_a_light_stands_where_no_time_is_known(group: Group) -> None:
    red = Vote("left", "a", "bench", 1, good=False, reversal=True)
    group.vote("a", 1, "wwr")
    assert group.refused(red, "left", 1) == "closed"
    group.vote("b", 1, "wwr", 10_000)
    late = Vote("left", "b", "bench", 1, good=False, reversal=True)
    assert group.refused(late, "left") == "closed"


def test_an_attempt_entered_by_hand_has_no_light_to_reverse(group: Group) -> None:
    group.call(Attempt("a", "bench", 1, Decimal(100), good=True), "", 10_000)
    assert (
        group.refused(Vote("left", "a", "bench", 1, good=False, reversal=True), "left", 11_000)
        == "closed"
    )


def test_a_seat_votes_for_itself_and_a_secretary_for_any(group: Group) -> None:
    vote = Vote("left", "a", "bench", 1, good=True)
    assert group.refused(vote, "chief") == "wrong_seat"
    assert group.refused(vote, "right") == "wrong_seat"
    for seat in ("left", "secretary", ""):
        group.call(vote, seat)


def test_the_reason_of_a_red_light_may_follow_and_delays_nothing(group: Group) -> None:
    group.vote("a", 1, "rwr")
    group.call(Vote("left", "a", "bench", 1, good=False, reason="chest"), "left")
    assert group.state.judged is not None
    assert [light.reason for light in group.state.judged.lights] == ["chest", None, None]
    white = Vote("chief", "a", "bench", 1, good=False, reason="press")
    assert group.refused(white, "chief") == "closed"  # the light itself stands


def test_a_white_light_has_no_fault(group: Group) -> None:
    call = Vote("left", "a", "bench", 1, good=True, reason="bar")
    assert group.refused(call, "left") == "reason_of_white"


def test_a_vote_names_an_open_attempt_with_a_weight(group: Group) -> None:
    def vote(entrant: str, attempt: int) -> Vote:
        return Vote("left", entrant, "bench", attempt, good=True)

    assert group.refused(vote("a", 2)) == "attempt_not_next"
    assert group.refused(vote("nobody", 1)) == "unknown_entrant"
    group.lift("a", "100", "101", "102")
    assert group.refused(vote("a", 1)) == "closed"
    assert group.refused(vote("a", 4)) == "no_weight"
    group.declare("a", 4, "103")
    group.vote("a", 4, "www")
    assert group.placings["a"].mark == "102"
    group.status("b", "WD")
    assert group.refused(vote("b", 1)) == "closed"


def test_an_attempt_entered_by_hand_ends_its_votes(group: Group) -> None:
    group.vote("a", 1, "w")
    group.vote("b", 1, "r")
    group.lift("a", "x100")
    assert [vote.entrant for vote in group.state.votes] == ["b"]


def test_an_undeclared_second_attempt_is_judged_at_the_automatic_weight(group: Group) -> None:
    group.vote("a", 1, "www")
    group.vote("a", 2, "wrw")
    assert [str(lift.kg) for lift in group.state.athletes[0].lifts] == ["100", "101"]
