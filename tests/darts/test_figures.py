"""Averages, the first nine darts, finishing, and the way out by the darts that are left."""

from fractions import Fraction
from typing import Any

import pytest

from events.darts.calls import Dart, ThrowForBull, Visit
from events.darts.figures import figures, percent, two_places
from events.darts.way_out import way_out
from meet.words import say
from tests.darts.games import NO_DATA, X01, legal, played, rules, thrown

BULL = ThrowForBull("a")


def test_the_worked_case_of_the_average() -> None:
    """501 in 15 darts is 100.20; the loser stands on 80 after 12 darts and has 105.25."""
    scores = {"a": [100, 100, 100, 100, 101], "b": [100, 100, 100, 121]}
    order = [(side, scores[side][n]) for n in range(5) for side in "ab" if n < len(scores[side])]
    state = played([BULL, *[Visit(side, score, 3) for side, score in order]], rules(legs=1))
    first, second = figures(state, 0), figures(state, 1)
    assert (first.darts, two_places(first.average)) == (15, "100.20")
    assert second.average == Fraction(3 * 421, 12)
    assert two_places(second.average) == "105.25"
    assert state.winner == 0  # who wins can have the lower average


@pytest.mark.parametrize(("darts", "average"), [(1, "150.30"), (2, "136.64"), (3, "125.25")])
def test_the_darts_of_the_last_visit_count_as_thrown(darts: int, average: str) -> None:
    """501 in 10, 11 and 12 darts; the opponent's visits are beside the point."""
    calls = [
        Visit(side, score) for score in (180, 180, 101) for side, score in (("a", score), ("b", 60))
    ]
    state = played([BULL, *calls, Visit("a", 40, darts)], rules(legs=1))
    assert figures(state, 0).darts == 9 + darts
    assert two_places(figures(state, 0).average) == average


def test_busts_score_nothing_and_their_darts_count() -> None:
    state = played([BULL, Visit("a", 60), Visit("b", 0)], rules(score=61, double_out=True))
    assert figures(state, 0).average == 0
    assert figures(state, 0).darts == 3


def test_the_first_nine_darts_of_every_leg() -> None:
    leg = [Visit("a", 180), Visit("b", 60), Visit("a", 180), Visit("b", 60), Visit("a", 141)]
    state = played([BULL, *leg, Visit("b", 60), Visit("a", 41)])
    got = figures(state, 0)
    assert (got.nine_points, got.nine_darts) == (542, 12)
    assert got.first_nine == Fraction(3 * 542, 12)
    slow = [Visit(side, 26) for _round in range(4) for side in "ab"]
    assert figures(played([BULL, *slow]), 0).nine_darts == 9


def test_the_checkout_rate_is_legs_by_darts_at_a_double() -> None:
    """b throws 19, 20 and 40 at 79, so one dart was at a double; a needs the bull in one."""
    terms = rules(score=79, legs=2)
    darts = [Dart(1, 19), Dart(1, 20), Dart(2, 20)]
    state = played([BULL, Dart(1, 19), Dart(2, 20), Dart(0, 0), *darts], terms)
    assert [figures(state, side).at_double for side in (0, 1)] == [1, 1]
    assert [percent(figures(state, side).checkout_rate) for side in (0, 1)] == ["0.0%", "100.0%"]


@pytest.mark.parametrize(
    ("left", "visit", "at_double"),
    [
        (501, Visit("a", 60), 0),  # no double ends the leg from above 170
        (171, Visit("a", 60), 0),
        (170, Visit("a", 60), None),  # nobody counted
        (170, Visit("a", 60, at_double=0), 0),
        (40, Visit("a", 20, at_double=2), 2),
        (40, Visit("a", 40, 1), 1),
        (40, Visit("a", 40, 2), None),
        (100, Visit("a", 100, 2), 1),
        (170, Visit("a", 170), 1),
        (40, Visit("a", 40, 3, at_double=3), 3),
        (40, Visit("a", 40, 3, at_double=0), 1),  # the last dart was at one
    ],
)
def test_darts_at_a_double_are_counted_or_follow_or_are_unknown(
    left: int, visit: Visit, at_double: int | None
) -> None:
    terms = rules(score=left, legs=2)
    state = played([BULL, visit], terms)
    assert state.legs[0].turns[0].at_double == at_double


def test_a_rate_with_unknown_darts_is_not_told() -> None:
    state = played([BULL, Visit("a", 20)], rules(score=40))
    assert figures(state, 0).checkout_rate is None
    assert percent(None) == two_places(None) == ""


@pytest.mark.parametrize(
    ("number", "printed", "rate"),
    [
        (Fraction(1, 3), "0.33", "33.3%"),
        (Fraction(2, 3), "0.67", "66.7%"),
        (Fraction(201, 200), "1.01", "100.5%"),
        (Fraction(1, 1), "1.00", "100.0%"),
    ],
)
def test_figures_are_rounded_half_up(number: Fraction, printed: str, rate: str) -> None:
    assert (two_places(number), percent(number)) == (printed, rate)


def test_the_highest_visit_and_the_highest_finish() -> None:
    leg = [Visit("a", 180), Visit("b", 60), Visit("a", 180), Visit("b", 60), Visit("a", 141)]
    got = figures(played([BULL, *leg]), 0)
    assert (got.best, got.out, got.finished) == (180, 141, 1)


@pytest.mark.parametrize("double_out", [True, False])
@pytest.mark.parametrize("darts", [1, 2, 3])
def test_a_way_out_is_shown_exactly_where_there_is_one(darts: int, double_out: bool) -> None:
    """For every remainder: the fields sum to it, are as few as can be, and end as they must."""
    for left in range(1, 182):
        fewest = next(
            (n for n in range(1, darts + 1) if left in thrown(n)[1 if double_out else 2]), 0
        )
        way = way_out(left, darts, double_out=double_out)
        assert len(way) == fewest, left
        assert sum(ring * number for ring, number in way) == (left if way else 0)
        if way and double_out:
            assert way[-1][0] == 2


@NO_DATA
def test_where_no_way_is_shown_is_what_the_data_lists() -> None:
    listed = legal()["outs"]["double_out"]
    for darts, key, most in (
        (3, "not_finishable_in_3", "max"),
        (2, "not_finishable_in_2", "max_in_2"),
    ):
        none = [n for n in range(2, listed[most] + 1) if not way_out(n, darts)]
        assert none == listed[key]
    assert [n for n in range(1, 171) if way_out(n, 1)] == listed["in_1"]


@pytest.mark.parametrize(
    ("left", "way"),
    [
        (170, ((3, 20), (3, 20), (2, 25))),
        (167, ((3, 20), (3, 19), (2, 25))),
        (141, ((3, 20), (3, 19), (2, 12))),
        (81, ((3, 19), (2, 12))),
        (40, ((2, 20),)),
        (32, ((2, 16),)),
        (50, ((2, 25),)),
        (3, ((1, 1), (2, 1))),
    ],
)
def test_ways_out_as_players_throw_them(left: int, way: Any) -> None:
    assert way_out(left) == way


def test_the_hint_is_for_the_darts_that_are_left() -> None:
    """kcapp and dascr show a way of three darts when one is left; this does not."""
    terms = rules(score=100, legs=2)

    def hint(*calls: Any) -> str:
        hero = terms.board(played([BULL, *calls], terms)).hero
        assert hero is not None
        return say(hero.verdict, "en", str, "darts") if hero.verdict else ""

    assert hint() == "T20 → D20"
    assert hint(Dart(1, 20)) == "T20 → D10"
    assert hint(Dart(1, 20), Dart(1, 5)) == ""  # 75 with one dart
    assert hint(Dart(1, 20), Dart(3, 20)) == "D10"


def test_the_board_says_match_point_and_the_last_visit() -> None:
    terms = rules(legs=1)
    board = terms.board(played([BULL, Visit("a", 140), Visit("b", 60)], terms))
    assert board.hero is not None
    assert (board.hero.who, board.hero.figure) == ("a", "361")
    said = [say(one, "zh", str, "darts") for one in board.hero.details]
    assert said == ["胜 0 局", "赛点", "上轮 140", "均分 140.00"]
    assert X01.board(played([BULL])).tables[0].rows[0].mark == "now"
