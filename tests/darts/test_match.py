"""Legs and sets, who throws first, the bull, ends of a match, paper, undo over a leg's end."""

from typing import Any

import pytest

from events.darts.calls import (
    BullOff,
    Dart,
    Paper,
    ThrowForBull,
    Visit,
)
from events.darts.state import bull_off_due, left_of
from meet.codec import BadInput, override
from scoring_rules.contest import Entrant, Setup
from scoring_rules.kinds.leaving import Disqualify, Retire, Walkover
from scoring_rules.ledger import Correct, Retract
from tests.darts.games import RULES, X01, played, refused, rules, standing_after, told

BULL_A, BULL_B = ThrowForBull("a"), ThrowForBull("b")


def leg(winner: str, starter: str) -> list[Visit]:
    """Nine darts of the winner: 180, 180, 141; the other scores 60 a visit."""
    other = "b" if winner == "a" else "a"
    order = (winner, other) if winner == starter else (other, winner)
    scores = {winner: [180, 180, 141], other: [60, 60, 60]}
    visits = [Visit(side, scores[side][n]) for n in range(3) for side in order]
    last = visits.index(Visit(winner, 141))
    return visits[: last + 1]


def legs(winners: str, starter: str = "a") -> list[Visit]:
    """Legs won in this order, the first thrown by `starter`, the first throw alternating."""
    visits: list[Visit] = []
    for winner in winners:
        visits += leg(winner, starter)
        starter = "b" if starter == "a" else "a"
    return visits


def test_a_match_is_won_by_who_has_three_legs() -> None:
    assert told([BULL_A, *legs("aba")]) == (False, None, "2-1")
    assert told([BULL_A, *legs("abaa")]) == (True, "a", "3-1")
    assert told([BULL_B, *legs("bbb", "b")]) == (True, "b", "0-3")
    assert refused([BULL_A, *legs("aaa"), Visit("b", 60)]) == "already_over"


def test_the_first_throw_alternates_from_leg_to_leg() -> None:
    state = played([BULL_A, *legs("bba")])
    assert [one.starter for one in (*state.done, state.leg)] == [0, 1, 0, 1]
    assert refused([BULL_A, *legs("a"), Visit("a", 60)]) == "not_the_turn"
    assert refused([BULL_A, Visit("b", 60)]) == "not_the_turn"
    assert refused([BULL_A, Visit("a", 60), Visit("a", 60)]) == "not_the_turn"


def test_who_throws_first_where_nobody_threw_for_the_bull() -> None:
    state = played([Visit("b", 60)])
    assert (state.leg.starter, state.leg.side) == (1, 0)
    assert refused([Dart(3, 20)]) == "starter_unknown"


def test_the_bull_is_thrown_for_before_the_first_and_the_deciding_leg() -> None:
    assert refused([BULL_A, BULL_B]) == "accepted"  # corrected before a dart is thrown
    assert refused([BULL_A, Visit("a", 60), BULL_B]) == "leg_begun"
    assert refused([BULL_A, *legs("a"), BULL_A]) == "starter_alternates"
    decider = [BULL_A, *legs("abab")]
    assert played(decider).leg.starter == 0
    assert played([*decider, BULL_B]).leg.starter == 1


def test_sets_are_won_by_legs_and_each_begins_with_the_other_side() -> None:
    """First to two sets of first to three legs."""
    terms = rules(legs=3, sets=2)
    first = [BULL_A, *legs("aaa")]
    state = played(first, terms)
    assert (state.sets, state.leg.starter, state.leg.before) == (((3, 0), (0, 0)), 1, (0, 0))
    second = [*first, *legs("bbab", "b")]
    assert told(second, terms) == (False, None, "3-0 1-3 0-0")
    third = played(second, terms)
    assert third.leg.starter == 0  # a threw first in the first set, b in the second
    assert told([*second, *legs("aaa")], terms) == (True, "a", "3-0 1-3 3-0")
    outcome = terms.outcome(played([*second, *legs("aaa")], terms))
    assert [mark.text for mark in outcome.marks] == ["2", "1"]
    assert len(outcome.match.games) == 10  # a pair for each leg


def test_a_visit_that_busts_is_accepted_and_scores_nothing() -> None:
    calls = [BULL_A, Visit("a", 180), Visit("b", 60), Visit("a", 180), Visit("b", 60)]
    for score in (142, 140, 180):  # above 141; leaves 1; above
        state = played([*calls, Visit("a", score)])
        assert left_of(X01, state.leg, 0) == 141
        assert (state.leg.turns[-1].bust, state.leg.turns[-1].darts) == (True, 3)
        assert state.leg.side == 1
    assert played([*calls, Visit("a", 180, 2)][:-1]).leg.side == 0
    assert refused([*calls, Visit("a", 180, 2)]) == "score_in_darts"
    assert refused([*calls, Visit("a", 110, 2)]) == "visit_has_three"


def test_a_visit_dart_by_dart_is_the_same_visit() -> None:
    darts = [Dart(3, 20), Dart(3, 20), Dart(3, 20)]
    whole, single = played([BULL_A, Visit("a", 180)]), played([BULL_A, *darts])
    assert single.leg.turns[0].score == whole.leg.turns[0].score == 180
    assert refused([BULL_A, Dart(3, 20), Visit("a", 60)]) == "visit_begun"
    for field in (Dart(3, 25), Dart(1, 21), Dart(4, 20), Dart(1, 0), Dart(-1, 5)):
        assert refused([BULL_A, field]) == "no_such_field"


def test_the_darts_of_a_visit_that_is_on_count_in_picture_and_table() -> None:
    board = X01.board(played([BULL_A, Visit("a", 100), Visit("b", 60), Dart(3, 20)]))
    assert board.hero.figure == "341"
    assert [row.cells[2].text for row in board.tables[0].rows] == ["341", "441"]


@pytest.mark.parametrize(
    ("left", "darts", "after"),
    [
        (40, [Dart(1, 20), Dart(1, 20)], (40, True)),  # nothing left, no double
        (40, [Dart(1, 20), Dart(1, 19)], (40, True)),  # leaves 1
        (40, [Dart(3, 20)], (40, True)),
        (40, [Dart(1, 20), Dart(0, 0), Dart(0, 20)], (20, False)),
        (40, [Dart(2, 20)], (0, False)),
        (50, [Dart(2, 25)], (0, False)),
        (25, [Dart(1, 25)], (25, True)),
    ],
)
def test_darts_bust_finish_and_close_the_visit(
    left: int, darts: list[Dart], after: tuple[int, bool]
) -> None:
    terms = rules(score=left, legs=2)
    state = played([BULL_A, *darts], terms)
    turn = (state.done[-1] if state.done else state.leg).turns[0]
    assert (turn.left, turn.bust, turn.darts) == (*after, len(darts))
    assert state.darts == ()


def test_double_in_dart_by_dart() -> None:
    terms = rules(score=301, double_in=True)
    state = played([BULL_A, Dart(3, 20), Dart(2, 20), Dart(1, 1)], terms)
    assert state.leg.turns[0].score == 41
    closed = played([BULL_A, Visit("a", 0), Visit("b", 60), Visit("a", 40)], terms)
    assert [turn.opened for turn in closed.leg.turns] == [False, True, True]
    assert refused([BULL_A, Visit("a", 1)], terms) == "no_such_opening"


def used_up(limit: int) -> list[Any]:
    return [BULL_A, *[Visit(side, 26) for _round in range(limit) for side in "ab"]]


def test_after_the_last_round_the_bull_decides_the_leg() -> None:
    """Hainan 2023: a leg that is not finished after 15 rounds goes to who is nearer the bull."""
    fourteen, fifteen = used_up(14), used_up(15)
    assert refused([*fourteen, BullOff("b")]) == "no_bull_off"
    assert refused([*fourteen, Visit("a", 26), BullOff("b")]) == "no_bull_off"
    assert refused([*fifteen, Visit("a", 26)]) == "bull_off_due"
    assert refused([*fifteen, Dart(1, 1)]) == "bull_off_due"
    assert bull_off_due(X01, played(fifteen))
    state = played([*fifteen, BullOff("b")])
    assert (state.sets, state.done[0].by_bull, state.leg.starter) == (((0, 1),), True, 1)
    assert refused([*fifteen, BullOff("c")]) == "unknown_entrant"


def test_who_finishes_in_the_last_round_needs_no_bull() -> None:
    """b throws second in round 15 and finishes from 137 with its last dart."""
    calls = used_up(14)
    assert told([*calls, Visit("a", 26), Visit("b", 137)])[2] == "0-1"


def test_without_a_limit_a_leg_goes_on() -> None:
    state = played(used_up(18)[:-2], rules(round_limit=0))
    assert not state.over
    assert state.leg.round == 18


@pytest.mark.parametrize(
    ("calls", "end", "statuses", "how"),
    [
        ((Walkover("a"),), "walkover", ["DNS", "ranked"], "forfeit"),
        ((BULL_A, Visit("a", 60), Retire("a")), "retired", ["ranked", "ranked"], "played"),
        (
            (BULL_A, Visit("a", 60), Disqualify("a", "7")),
            "disqualified",
            ["DQ", "ranked"],
            "played",
        ),
        ((Paper(((1, 0),), "retired", "a"),), "retired", ["ranked", "ranked"], "played"),
        ((Paper((), "walkover", "a"),), "walkover", ["DNS", "ranked"], "forfeit"),
    ],
)
def test_who_leaves_loses(calls: tuple[Any, ...], end: str, statuses: list[str], how: str) -> None:
    outcome = X01.outcome(played(calls))
    assert (outcome.winner, outcome.match.end, outcome.match.by) == ("b", end, 0)
    assert [str(mark.status) for mark in outcome.marks] == statuses
    assert outcome.match.how == how


@pytest.mark.parametrize(
    ("calls", "code"),
    [
        ((BULL_A, Visit("a", 60), Paper(((3, 0),))), "has_begun"),
        ((Retire("a"), Visit("b", 60)), "already_over"),
        ((Retire("a"), Retire("b")), "already_over"),
        ((Retire("a"), BullOff("b")), "already_over"),
        ((Retire("c"),), "unknown_entrant"),
        ((ThrowForBull("c"),), "unknown_entrant"),
        ((Visit("c", 60),), "unknown_entrant"),
        ((Paper(((3, 3),)),), "no_such_legs"),
        ((Paper(((4, 0),)),), "no_such_legs"),
        ((Paper(((-1, 3),)),), "no_such_legs"),
        ((Paper(((3, 0), (3, 0))),), "no_such_legs"),
        ((Paper(((2, 1),)),), "not_finished"),
        ((Paper(),), "not_finished"),
        ((Paper(((3, 1),), "retired", "a"),), "was_finished"),
        ((Paper(((1, 1),), "retired", "c"),), "unknown_entrant"),
    ],
)
def test_what_cannot_be_is_refused(calls: tuple[Any, ...], code: str) -> None:
    assert refused(calls) == code


@pytest.mark.parametrize("ids", ["", "a", "abc"])
def test_a_match_has_two_sides(ids: str) -> None:
    assert refused([Visit("a", 60)], of=Setup("c", tuple(map(Entrant, ids)))) == "not_two"


def test_paper_of_legs_and_sets() -> None:
    assert told([Paper(((3, 1),))]) == (True, "a", "3-1")
    assert told([Paper(((3, 1), (2, 3), (0, 3)))], rules(sets=2)) == (True, "b", "3-1 2-3 0-3")
    assert refused([Paper(((3, 1), (3, 0), (3, 0)))], rules(sets=2)) == "no_such_legs"


def test_undo_after_any_line_is_the_state_before_it_also_across_a_leg() -> None:
    """A finish that was entered wrongly can be taken back when the next leg is on."""
    calls = [BULL_A, *legs("ab"), Visit("a", 60)]
    for number in range(1, len(calls) + 1):
        standing = standing_after(calls[:number])
        undone = standing_after([Retract(number)], before=standing)
        assert undone.state == played(calls[: number - 1])


def test_a_finish_that_was_no_finish_reopens_the_leg() -> None:
    finish = 1 + len(leg("a", "a"))
    assert played([BULL_A, *leg("a", "a")]).sets == ((1, 0),)
    standing = standing_after([BULL_A, *leg("a", "a")])
    corrected = standing_after(
        [Correct(finish, (Visit("a", 101),), "第三镖没有扎上")], before=standing
    )
    assert corrected.state.sets == ((0, 0),)
    assert (left_of(X01, corrected.state.leg, 0), corrected.state.leg.side) == (40, 1)


def test_an_early_visit_can_be_corrected_while_what_follows_still_can_be() -> None:
    calls = [BULL_A, Visit("a", 60), Visit("b", 60), Visit("a", 60)]
    standing = standing_after(calls)
    corrected = standing_after([Correct(2, (Visit("a", 100),), "")], before=standing)
    assert left_of(X01, corrected.state.leg, 0) == 341


@pytest.mark.parametrize(
    "terms", [{"score": 1}, {"legs": 0}, {"legs": 10**9}, {"sets": 0}, {"round_limit": -1}]
)
def test_terms_by_which_nobody_can_play_are_refused(terms: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="bad_terms"):
        rules(**terms)


@pytest.mark.parametrize("terms", [{"rounds": 0}, {"men": -1}])
def test_a_count_up_that_nobody_can_throw_is_refused(terms: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="bad_terms"):
        override(RULES["count-up"], terms, "rules")
