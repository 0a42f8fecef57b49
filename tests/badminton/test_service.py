"""Service courts and the rotation of doubles, as the Laws of Badminton give them."""

import pytest

from events.badminton import TO_15, TO_21
from scoring_rules.kinds.rally.calls import Card, GameScore, Start
from scoring_rules.kinds.rally.service import Courts
from scoring_rules.refusal import Refused
from tests.badminton.rallies import DOUBLES, SINGLES, called, points, serving

# Laws of Badminton, Law 11, the example of a doubles match: A and B against C and D; A serves
# first to C. Who wins each rally, the score, and who then serves to whom from which court.
EXAMPLE = [
    ("0", "1-0", "A", "D", "left"),
    ("1", "1-1", "D", "A", "left"),
    ("0", "2-1", "B", "C", "right"),
    ("1", "2-2", "C", "B", "right"),
    ("1", "2-3", "C", "A", "left"),
    ("0", "3-3", "A", "C", "left"),
    ("0", "4-3", "A", "D", "right"),
]


def test_the_example_of_the_laws() -> None:
    state = called(TO_21, DOUBLES, [Start("A", "C")])
    assert serving(TO_21, state) == ("A", "C")
    for winner, score, server, receiver, court in EXAMPLE:
        state = called(TO_21, DOUBLES, points(winner, ("ab", "cd")), state)
        assert isinstance(state.service, Courts)
        stands = "right" if state.service.even else "left"
        now = (f"{state.score[0]}-{state.score[1]}", *serving(TO_21, state), stands)
        assert now == (score, server, receiver, court)


def test_another_order_of_the_field_notes() -> None:
    """A wins 1-0, loses 1-1, C and D win 2-1: D serves from the right court to B."""
    state = called(TO_21, DOUBLES, [Start("A", "C"), *points("011", ("ab", "cd"))])
    assert serving(TO_21, state) == ("D", "B")


def test_in_singles_the_winner_of_a_rally_serves_from_the_court_of_his_score() -> None:
    state = called(TO_21, SINGLES, [Start("a"), *points("0")])
    assert serving(TO_21, state) == ("a", "b")
    assert isinstance(state.service, Courts)
    assert not state.service.even
    state = called(TO_21, SINGLES, points("1"), state)
    assert serving(TO_21, state) == ("b", "a")
    state = called(TO_21, SINGLES, points("1"), state)
    assert isinstance(state.service, Courts)
    assert state.service.even


def test_who_wins_a_game_serves_first_in_the_next() -> None:
    """Laws 9.1 and 11.5: either player of the pair, to either of the other."""
    state = called(TO_21, DOUBLES, [Start("A", "C"), *points("1" * 21, ("ab", "cd"))])
    assert serving(TO_21, state)[0] in ("C", "D")
    other = called(TO_21, DOUBLES, [Start("D", "B")], state)
    assert serving(TO_21, other) == ("D", "B")
    with pytest.raises(Refused) as refused:
        called(TO_21, DOUBLES, [Start("A", "C")], state)
    assert refused.value.code == "not_their_service"


def test_a_red_card_is_a_point_and_the_service_for_the_other_side() -> None:
    state = called(TO_21, SINGLES, [Start("a"), *points("00"), Card("a", "red")])
    assert state.score == (2, 1)
    assert serving(TO_21, state) == ("b", "a")


def test_a_game_from_paper_leaves_the_winner_to_serve() -> None:
    state = called(TO_15, SINGLES, [GameScore("b", 12)])
    assert state.games == ((12, 15),)
    assert serving(TO_15, state) == ("b", "a")


@pytest.mark.parametrize(
    ("calls", "code"),
    [
        ([Start("A")], "receiver_missing"),
        ([Start("A", "B")], "same_side"),
        ([Start("A", "X")], "unknown_player"),
        (points("0", ("ab", "cd")), "no_start"),
        ([Start("A", "C"), *points("0", ("ab", "cd")), Start("C", "A")], "game_running"),
    ],
)
def test_a_start_that_cannot_be(calls: list[object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        called(TO_21, DOUBLES, calls)
    assert refused.value.code == code
