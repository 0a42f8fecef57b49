"""Which scores a game may have under both systems, on paper and rally by rally."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from events.badminton import SPORT, TO_15, TO_21
from meet.codec import BadInput
from meet.definitions import rules_of
from meet.words import say
from scoring_rules.kinds.leaving import Disqualify, LeftHow, Retire, Walkover
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import (
    Card,
    Injury,
    Let,
    Paper,
    Start,
)
from scoring_rules.kinds.two_sides import Timeout
from scoring_rules.ranking import Status
from scoring_rules.refusal import Refused
from tests.badminton.rallies import SINGLES, called, points

# The legal results of a game by Law 7 (and its form to 15 with a cap of 21): the other side's
# points by those of the winner.
LEGAL = {
    TO_21: {21: range(20), **{n: (n - 2,) for n in range(22, 30)}, 30: (28, 29)},
    TO_15: {15: range(14), **{n: (n - 2,) for n in range(16, 21)}, 21: (19, 20)},
}


def accepts(rules: Rally, score: tuple[int, int]) -> bool:
    """Whether two such games make a match."""
    try:
        called(rules, SINGLES, [Paper((score, score))])
    except Refused as refused:
        return refused.code not in ("score_impossible", "not_decided")
    return True


@pytest.mark.parametrize("rules", [TO_21, TO_15], ids=["3x21", "3x15"])
def test_exactly_the_legal_scores_are_accepted(rules: Rally) -> None:
    accepted = {score for score in product(range(35), repeat=2) if accepts(rules, score)}
    legal = {(high, low) for high, lows in LEGAL[rules].items() for low in lows}
    lost = {(low, high) for high, low in legal}
    assert accepted == legal | lost


@pytest.mark.parametrize(
    ("games", "code"),
    [
        ([(21, 19)], "not_decided"),
        ([(21, 19), (21, 10), (21, 3)], "games_beyond"),
        ([(21, 19), (12, 10)], "score_impossible"),
        ([(-1, 21), (0, 21)], "score_impossible"),
        ([(21, 20), (21, 0)], "score_impossible"),
        ([(31, 29), (21, 0)], "score_impossible"),
        ([], "paper_empty"),
    ],
)
def test_an_impossible_sheet(games: list[tuple[int, int]], code: str) -> None:
    with pytest.raises(Refused) as refused:
        called(TO_21, SINGLES, [Paper(tuple(games))])
    assert refused.value.code == code


def test_the_cap_ends_a_game_by_one_point() -> None:
    state = called(TO_21, SINGLES, [Start("a"), *points("01" * 29)])
    assert state.games == ()
    assert called(TO_21, SINGLES, points("1"), state).games == ((29, 30),)


def test_the_interval_and_the_change_of_ends() -> None:
    """Laws 16.2 and 8.1: a rest at 11, two minutes between games, ends also at 11 in the third."""
    state = called(TO_21, SINGLES, [Start("a"), *points("0" * 11)])
    assert state.pause is not None
    assert (state.pause.code, state.pause.length_ms, state.pause.ends) == (
        "interval",
        60_000,
        False,
    )
    state = called(TO_21, SINGLES, points("0" * 10), state)
    assert state.pause is not None
    assert (state.pause.code, state.pause.length_ms, state.left_side) == ("between", 120_000, 1)
    state = called(TO_21, SINGLES, points("1" * 21 + "0" * 11), state)
    assert state.pause is not None
    assert (state.pause.ends, state.left_side) == (True, 1)
    assert called(TO_21, SINGLES, points("0"), state).pause is None


def test_the_interval_at_8_to_15() -> None:
    state = called(TO_15, SINGLES, [Start("a"), *points("1" * 8)])
    assert state.pause is not None
    assert state.pause.code == "interval"


def test_retiring_keeps_the_score_reached_and_another_for_the_table() -> None:
    state = called(TO_21, SINGLES, [Start("a"), *points("0" * 21 + "0" * 15 + "1" * 9)])
    outcome = TO_21.outcome(called(TO_21, SINGLES, [Retire("b")], state))
    assert (outcome.over, outcome.winner, outcome.score) == (True, "a", "21-0 15-9")
    assert outcome.match is not None
    assert outcome.match.games == ((21, 0), (15, 9))
    assert outcome.match.counted == ((21, 0), (21, 9))
    assert (outcome.match.end, outcome.match.by) == ("retired", 1)
    notes = TO_21.sheet(called(TO_21, SINGLES, [Retire("b")], state)).notes
    assert [say(note, "zh", str, "badminton") for note in notes] == [
        "b 中途退赛", "计入团体赛时按 21-0 21-9 计",
    ]  # fmt: skip


def test_who_leads_may_retire() -> None:
    """The rest of the match goes to the other side, the points scored stay."""
    state = called(TO_21, SINGLES, [Start("a"), *points("0" * 21 + "01" * 20), Retire("a")])
    outcome = TO_21.outcome(state)
    assert (outcome.winner, outcome.score) == ("b", "21-0 20-20")
    assert outcome.match is not None
    assert outcome.match.counted == ((21, 0), (20, 22), (0, 21))


@pytest.mark.parametrize("end", ["retired", "disqualified"])
def test_an_end_on_paper(end: LeftHow) -> None:
    outcome = TO_21.outcome(called(TO_21, SINGLES, [Paper(((21, 7), (15, 9)), end=end, by="b")]))
    assert (outcome.winner, outcome.score) == ("a", "21-7 15-9")
    status = {mark.entrant: mark.status for mark in outcome.marks}
    assert status["b"] is (Status.DQ if end == "disqualified" else Status.RANKED)


def test_a_walkover_has_no_score() -> None:
    outcome = TO_21.outcome(called(TO_21, SINGLES, [Walkover("a")]))
    assert (outcome.over, outcome.winner, outcome.score) == (True, "b", "")
    assert outcome.match is not None
    assert (outcome.match.how, outcome.match.counted) == ("forfeit", ((0, 21), (0, 21)))
    assert [mark.status for mark in outcome.marks] == [Status.DNS, Status.RANKED]


@pytest.mark.parametrize(
    "terms",
    [{"points": 0}, {"lead": 0}, {"lead": 22}, {"cap": 20}, {"timeouts": -1}, {"red_cards": [-1]}],
)
def test_terms_by_which_nobody_can_play_are_refused(terms: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="bad_terms"):
        rules_of(SPORT, {"preset": "bwf-3x21", **terms})


def test_a_negative_score_is_shown_as_it_was_written() -> None:
    with pytest.raises(Refused) as refused:
        called(TO_21, SINGLES, [Paper(((21, -3),))])
    assert refused.value.facts["score"] == "21:-3"


@pytest.mark.parametrize(
    ("calls", "code"),
    [
        ([Retire("x")], "unknown_entrant"),
        ([Disqualify("a"), *points("0")], "match_over"),
        ([Start("a"), Timeout("a")], "no_timeouts"),
        ([Paper(((21, 3), (21, 3)), end="retired", by="b")], "already_decided"),
        ([Paper(((9, 3), (21, 3)), end="retired", by="b")], "game_unfinished"),
        ([Paper(((25, 3),), end="retired", by="b")], "score_impossible"),
        ([Start("a"), *points("0"), Paper(((21, 3), (21, 3)))], "paper_late"),
        ([Paper(((21, 3),), matches=((2, 0),))], "paper_both"),
    ],
)
def test_what_is_refused(calls: list[object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        called(TO_21, SINGLES, calls)
    assert refused.value.code == code


def test_a_black_card_puts_out_and_an_injury_rests() -> None:
    state = called(TO_21, SINGLES, [Start("a"), *points("0"), Injury("b")])
    assert state.pause is not None
    assert (state.pause.code, state.pause.side) == ("injury", 1)
    assert TO_21.outcome(called(TO_21, SINGLES, [Card("b", "black")], state)).winner == "a"


def test_half_court_singles_have_no_service_courts() -> None:
    half = replace(TO_21, half_court=True, wheelchair=True)
    state = called(half, SINGLES, [Start("a"), *points("01")])
    court = half.board(state).own
    assert (court.half, court.courts) == (True, False)
    warnings = [warning.code for warning in half.options(state, "", 0).warnings]
    assert "half_court_on" in warnings
    assert not {"court_right", "court_left"} & set(warnings)
    assert TO_21.board(called(TO_21, SINGLES, [Start("a")])).own.courts


def test_where_a_service_went_makes_no_let_in_badminton() -> None:
    wheelchair = replace(TO_21, wheelchair=True)
    with pytest.raises(Refused) as refused:
        called(wheelchair, SINGLES, [Start("a"), Let("stopped")])
    assert refused.value.code == "let_reason"
    state = called(wheelchair, SINGLES, [Start("a")])
    assert called(wheelchair, SINGLES, [Let()], state) == state


def test_red_cards_need_no_yellow_one_and_repeat() -> None:
    cards = [Card("a", "red"), Card("a", "red"), Card("a", "red")]
    assert called(TO_21, SINGLES, [Start("a"), *cards]).score == (0, 3)
