"""Service in turns: the handbook's order, doubles, the last game, expedite, penalties."""

import pytest

from events.table_tennis import SPORT, TableTennis
from scoring_rules.contest import Setup
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import Card, Expedite, RallyTo, Start
from scoring_rules.refusal import Refused
from tests.badminton.rallies import SINGLES, called, pair, points, serving

ITTF = SPORT.rules["ittf"]
assert isinstance(ITTF, Rally)
DOUBLES = Setup("c", (pair("ab", "A", "B"), pair("xy", "X", "Y")))
SIDES = ("ab", "xy")


def server_by_score(played: int) -> int:
    """Handbook 2.13.3 in closed form: two each, one each from 10-10 (checked by the field on 458
    real games, of which one differs)."""
    return (played // 2) % 2 if played < 20 else played % 2


@pytest.mark.parametrize("strip", ["0" * 10, "01" * 14, "10" * 9 + "11", "0011" * 5])
@pytest.mark.parametrize("first", [0, 1])
def test_two_services_each_then_one(strip: str, first: int) -> None:
    state = called(ITTF, SINGLES, [Start("ab"[first])])
    for played, winner in enumerate(strip):
        server = "ab"[server_by_score(played) ^ first]
        assert serving(ITTF, state)[0] == server, played
        state = called(ITTF, SINGLES, points(winner), state)


def test_who_received_first_serves_first_in_the_next_game() -> None:
    """Handbook 2.13.5."""
    state = called(ITTF, SINGLES, [Start("b"), *points("0" * 11)])
    assert serving(ITTF, state) == ("a", "b")
    state = called(ITTF, SINGLES, points("0" * 11), state)
    assert serving(ITTF, state) == ("b", "a")


def test_the_order_of_doubles() -> None:
    """Handbook 2.13.3: A to X, X to B, B to Y, Y to A, two services each."""
    state = called(ITTF, DOUBLES, [Start("A", "X")])
    seen = []
    for _ in range(10):
        seen.append(serving(ITTF, state))
        state = called(ITTF, DOUBLES, points("0", SIDES), state)
    cycle = [("A", "X"), ("X", "B"), ("B", "Y"), ("Y", "A"), ("A", "X")]
    assert seen == [turn for turn in cycle for _ in (1, 2)]


def test_a_pair_serves_from_right_half_court_to_right_half_court() -> None:
    """Handbook 2.6.3; the court is drawn from the umpire's chair."""
    court = ITTF.board(called(ITTF, DOUBLES, [Start("A", "X"), *points("00", SIDES)])).own
    assert court.courts
    assert [(spot.right, spot.does) for spot in court.spots] == [
        (False, ""),
        (True, "receives"),
        (True, "serves"),
        (False, ""),
    ]
    assert not ITTF.board(called(ITTF, SINGLES, [Start("a")])).own.courts


def test_the_next_game_of_doubles() -> None:
    """Handbook 2.13.5: the receiving pair serves, to whoever served to the server before."""
    state = called(ITTF, DOUBLES, [Start("A", "X"), *points("0" * 11, SIDES)])
    assert serving(ITTF, called(ITTF, DOUBLES, [Start("X")], state)) == ("X", "A")
    assert serving(ITTF, called(ITTF, DOUBLES, [Start("Y", "B")], state)) == ("Y", "B")
    for start, code in (
        (Start("A", "X"), "not_their_service"),
        (Start("X", "B"), "wrong_receiver"),
        (Start("Y", "A"), "wrong_receiver"),
    ):
        with pytest.raises(Refused) as refused:
            called(ITTF, DOUBLES, [start], state)
        assert refused.value.code == code


def test_in_the_last_game_the_receivers_change_at_5() -> None:
    """Handbook 2.13.6 and 2.14.2: a pair scores 5, ends change, the pair to receive turns."""
    games = "0" * 11 + "1" * 11 + "0" * 11 + "1" * 11
    state = called(ITTF, DOUBLES, [Start("A", "X"), *points(games, SIDES)])
    state = called(ITTF, DOUBLES, [Start("A", "X"), *points("0000", SIDES)], state)
    assert serving(ITTF, state) == ("B", "Y")
    left = state.left_side
    state = called(ITTF, DOUBLES, points("0", SIDES), state)
    assert serving(ITTF, state) == ("B", "X")
    assert state.left_side == 1 - left
    assert state.pause is not None
    assert state.pause.ends
    after = called(ITTF, DOUBLES, points("0", SIDES), state)
    assert serving(ITTF, after) == ("X", "A")
    later = called(ITTF, DOUBLES, points("11111", SIDES), after)
    assert later.left_side == 1 - left


def test_expedite_after_a_rally() -> None:
    """Handbook 2.15: who received in the last rally serves, then one service each."""
    state = called(ITTF, SINGLES, [Start("a"), *points("0"), Expedite()])
    assert serving(ITTF, state)[0] == "b"
    assert serving(ITTF, called(ITTF, SINGLES, points("0"), state))[0] == "a"


def test_expedite_in_a_rally() -> None:
    """Handbook 2.15: the rally that was interrupted is served again by the same player."""
    state = called(ITTF, SINGLES, [Start("a"), *points("0"), Expedite(in_play=True)])
    assert serving(ITTF, state)[0] == "a"
    assert serving(ITTF, called(ITTF, SINGLES, points("0"), state))[0] == "b"


def test_expedite_between_turns_and_in_later_games() -> None:
    state = called(ITTF, SINGLES, [Start("a"), *points("00"), Expedite()])
    assert serving(ITTF, state)[0] == "b"
    state = called(ITTF, SINGLES, points("0" * 9), state)
    assert state.games == ((11, 0),)
    servers = []
    for _ in range(4):
        servers.append(serving(ITTF, state)[0])
        state = called(ITTF, SINGLES, points("1"), state)
    assert servers == ["b", "a", "b", "a"]


def test_a_penalty_point_counts_in_the_order_of_service() -> None:
    cards = [Card("a", "yellow"), Card("a", "red")]
    state = called(ITTF, SINGLES, [Start("a"), *points("0"), *cards])
    assert state.score == (1, 1)
    assert serving(ITTF, state)[0] == "b"


def test_what_is_left_of_a_penalty_begins_the_next_game() -> None:
    cards = [Card("a", "yellow"), Card("a", "red"), Card("a", "red")]
    state = called(ITTF, SINGLES, [Start("a"), *cards[:2], *points("1" * 9), cards[2]])
    assert state.games == ((0, 11),)
    assert state.score == (0, 1)
    assert serving(ITTF, state)[0] == "b"
    assert serving(ITTF, called(ITTF, SINGLES, points("0"), state))[0] == "a"


def test_a_pair_may_still_choose_its_server_after_a_penalty() -> None:
    cards = [Card("ab", "yellow"), Card("ab", "red"), Card("ab", "red")]
    opening = [Start("A", "X"), *cards[:2], *points("1" * 9, SIDES), cards[2], Start("Y")]
    state = called(ITTF, DOUBLES, opening)
    assert (state.score, serving(ITTF, state)) == ((0, 1), ("Y", "B"))
    assert serving(ITTF, called(ITTF, DOUBLES, [RallyTo("ab")], state)) == ("B", "X")


def test_a_game_to_21_in_turns_of_five() -> None:
    """A scoring system is a value: the rules before 2001."""
    old = TableTennis(points=21, serves=5, change_at=10, best_of=3)
    state = called(old, SINGLES, [Start("a"), *points("01" * 20)])
    assert serving(old, state)[0] == "a"
    assert serving(old, called(old, SINGLES, points("0"), state))[0] == "b"
