"""Three lights: two of three decide, at the weight declared, in whatever order they come."""

from itertools import permutations

import pytest

from events.weightlifting.calls import SEATS, Vote
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
