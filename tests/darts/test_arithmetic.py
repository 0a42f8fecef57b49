"""Every visit at every remainder with every number of darts, against tables made by trying."""

from itertools import product

import pytest

from events.darts.arithmetic import doubles_at_most, reach
from events.darts.calls import Visit
from events.darts.play import judged
from events.darts.state import Turn
from events.darts.terms import Terms
from scoring_rules.refusal import Refused
from tests.darts.games import FIELDS, NO_DATA, legal, thrown

DARTS = (None, 1, 2, 3)
SCORES = range(181)
REMAINDERS = range(2, 502)


def expected(left: int, score: int, darts: int | None, *, double_out: bool) -> str:
    """What becomes of a visit, by the tables of `thrown`: a code, or how it counts."""
    count = darts or 3
    if score not in thrown(3)[0]:
        return "no_such_score"
    rest = left - score
    if rest == 0:
        if score not in thrown(3)[1 if double_out else 2]:
            return "no_finish"
        if score not in thrown(count)[1 if double_out else 2]:
            return "finish_in_darts"
        return "finished"
    if score not in thrown(count)[0]:
        return "score_in_darts"
    if rest < 0 or (rest == 1 and double_out):
        return "bust"
    return "counts" if count == 3 else "visit_has_three"


def told(left: int, turn: Turn) -> str:
    if turn.bust:
        assert (turn.score, turn.left) == (0, left)
        return "bust"
    assert turn.left + turn.score == left
    return "counts" if turn.left else "finished"


@pytest.mark.parametrize("double_out", [True, False], ids=["double out", "straight out"])
def test_every_visit_at_every_remainder_with_every_number_of_darts(double_out: bool) -> None:
    """181 visits × 500 remainders × 4 ways to say the darts, for each way out: 724,000 cases."""
    terms = Terms(double_out=double_out)
    cases = 0
    for left, score, darts in product(REMAINDERS, SCORES, DARTS):
        try:
            got = told(left, judged(terms, left, Visit("a", score, darts)))
        except Refused as refused:
            got = refused.code
        assert got == expected(left, score, darts, double_out=double_out), (left, score, darts)
        cases += 1
    assert cases == 362_000


def test_one_may_remain_with_straight_out() -> None:
    terms = Terms(double_out=False)
    assert judged(terms, 61, Visit("a", 60)).left == 1
    assert judged(terms, 1, Visit("a", 1, 1)).left == 0
    assert judged(terms, 1, Visit("a", 2)).bust


@NO_DATA
def test_the_visits_that_cannot_be_are_those_of_the_data() -> None:
    impossible = legal()["impossible_visit_scores"]
    assert [score for score in SCORES if score not in thrown(3)[0]] == impossible
    for score, left in product(impossible, REMAINDERS):
        with pytest.raises(Refused) as caught:
            judged(Terms(), left, Visit("a", score))
        assert caught.value.code == "no_such_score"


@NO_DATA
@pytest.mark.parametrize("out", ["double_out", "straight_out"])
def test_the_finishes_that_cannot_be_are_those_of_the_data(out: str) -> None:
    listed = legal()["outs"][out]
    finishes = reach(opening=False, double_out=out == "double_out").finishes
    least = 2 if out == "double_out" else 1

    def none(darts: int) -> list[int]:
        return [n for n in range(least, max(finishes[darts]) + 1) if n not in finishes[darts]]

    assert (max(finishes[3]), none(3)) == (listed["max"], listed["not_finishable_in_3"])
    assert (max(finishes[2]), none(2)) == (listed["max_in_2"], listed["not_finishable_in_2"])
    assert sorted(finishes[1]) == listed["in_1"]


@pytest.mark.parametrize("left", [159, 162, 163, 165, 166, 168, 169])
def test_a_finish_that_cannot_be_made_is_refused_and_a_bust_there_is_not(left: int) -> None:
    with pytest.raises(Refused) as caught:
        judged(Terms(), left, Visit("a", left))
    assert caught.value.code in ("no_finish", "no_such_score")
    assert judged(Terms(), left, Visit("a", 180)).bust
    assert judged(Terms(), left, Visit("a", 0)).left == left


def test_double_in_counts_from_the_first_double_on() -> None:
    """What a visit makes before a double was hit, by trying all darts."""
    expected_totals: dict[int, set[int]] = {n: set() for n in (1, 2, 3)}
    for count in (1, 2, 3):
        for darts in product(FIELDS, repeat=count):
            first = next((i for i, (ring, _number) in enumerate(darts) if ring == 2), count)
            expected_totals[count].add(sum(ring * number for ring, number in darts[first:]))
    within = reach(opening=True, double_out=True)
    assert {n: set(within.totals[n]) for n in (1, 2, 3)} == expected_totals
    with pytest.raises(Refused) as caught:
        judged(Terms(double_in=True), 301, Visit("a", 180), opening=True)
    assert caught.value.code == "no_such_opening"
    assert judged(Terms(double_in=True), 301, Visit("a", 170), opening=True).left == 131
    assert not judged(Terms(double_in=True), 301, Visit("a", 0), opening=True).opened


@pytest.mark.parametrize(
    ("visit", "code"),
    [
        (Visit("a", 60, 0), "no_such_darts"),
        (Visit("a", 60, 4), "no_such_darts"),
        (Visit("a", 60, at_double=4), "no_such_doubles"),
        (Visit("a", 60, at_double=-1), "no_such_doubles"),
        (Visit("a", 60, 3, at_double=3), "no_such_doubles"),  # 60 is no double itself
        (Visit("a", -1), "no_such_score"),
        (Visit("a", 181), "no_such_score"),
    ],
)
def test_what_is_no_visit_at_all(visit: Visit, code: str) -> None:
    with pytest.raises(Refused) as caught:
        judged(Terms(), 60, visit)
    assert caught.value.code == code


def test_how_many_darts_can_be_at_a_double() -> None:
    """By following every first and second dart."""
    doubles = {ring * number for ring, number in FIELDS if ring == 2}
    values = {ring * number for ring, number in FIELDS}
    for left in range(2, 240):
        seconds = {left - one for one in values if left - one > 1}
        assert bool(doubles_at_most(left, 1)) == (left in doubles)
        three = max(
            (left in doubles) + (second in doubles) + (third in doubles)
            for second in seconds
            for third in (second - one for one in values if second - one > 1)
        )
        assert doubles_at_most(left, 3) == three, left
    assert [doubles_at_most(left, 3) for left in (171, 170, 111, 110, 51, 50, 49, 40, 2)] == [
        0, 1, 1, 2, 2, 3, 2, 3, 3,
    ]  # fmt: skip
