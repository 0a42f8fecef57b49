"""A score set by hand in mid-game goes on as if every rally had been called."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.badminton import TO_15, TO_21
from events.table_tennis import TableTennis
from scoring_rules.contest import Setup
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import GameScore, SetScore, Start
from scoring_rules.kinds.rally.state import Play
from tests.badminton.rallies import DOUBLES, SINGLES, called, points, serving

OPENINGS = {
    "singles": (SINGLES, Start("b"), ("a", "b")),
    "doubles": (DOUBLES, Start("D", "A"), ("ab", "cd")),
}
RULES: dict[str, Rally] = {
    "bwf-3x21": TO_21,
    "bwf-3x15": TO_15,
    "ittf": TableTennis(best_of=3),
    "ittf, last game": TableTennis(best_of=1),
}


@pytest.mark.parametrize("rules", RULES.values(), ids=[*RULES])
@pytest.mark.parametrize("kind", OPENINGS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_follows_is_the_same(rules: Rally, kind: str, data: st.DataObject) -> None:
    setup, start, names = OPENINGS[kind]
    strip = data.draw(st.text("01", min_size=0, max_size=40))
    now = played(rules, setup, start, strip, names)
    if rules.outcome(now).over or now.games:
        return
    server, receiver = serving(rules, now)
    by_hand = called(rules, setup, [SetScore(*now.score, server, receiver)])
    for winner in data.draw(st.text("01", min_size=30, max_size=60)):
        assert (by_hand.score, by_hand.games) == (now.score, now.games)
        assert serving(rules, by_hand) == serving(rules, now)
        assert by_hand.left_side == now.left_side
        if rules.outcome(now).over:
            return
        now = called(rules, setup, points(winner, names), now)
        by_hand = called(rules, setup, points(winner, names), by_hand)


def played(rules: Rally, setup: Setup, start: Start, strip: str, names: tuple[str, str]) -> Play:
    """The match after the rallies of its first game."""
    state = called(rules, setup, [start])
    for winner in strip:
        if state.games:
            break
        state = called(rules, setup, points(winner, names), state)
    return state


def test_a_tablet_that_comes_late_begins_where_the_match_stands() -> None:
    """21:19 18:21 on paper, 7:5 in the third, a to serve from the left court."""
    state = called(TO_21, SINGLES, [GameScore("a", 19), GameScore("b", 18), SetScore(7, 5, "a")])
    assert TO_21.outcome(state).score == "21-19 18-21 7-5"
    assert [cell.code for cell in TO_21.options(state, "", 0).warnings if cell] == [
        "last_game", "court_left"]  # fmt: skip
    assert TO_21.board(state).hero is not None
    assert not TO_21.board(state).hero.details


def test_ends_follow_a_score_set_in_the_last_game() -> None:
    last = replace(TO_21, best_of=1)
    state = called(last, SINGLES, [SetScore(12, 9, "a")])
    assert (state.turned, state.left_side) == (True, 1)
    back = called(last, SINGLES, [SetScore(10, 9, "a")], state)
    assert (back.turned, back.left_side) == (False, 0)
