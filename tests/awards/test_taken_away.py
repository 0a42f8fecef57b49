"""A placing taken away later: those behind move up, or the place and its medal stay vacant."""

import pytest

from meet.words import say
from scoring_rules.awards import EventResult, award
from tests.awards.cases import NINE_SEVEN, event, medals, placed, points, rules

TAKEN = {"DQ": "promote_after_dq", "doping": "promote_after_doping"}


def without_winner(status: str) -> EventResult:
    return event([placed(1, status=status), 2, 3, 4])


@pytest.mark.parametrize("status,other", [("DQ", "doping"), ("doping", "DQ")])
def test_those_behind_move_up_or_not(status: str, other: str) -> None:
    text = f"""
        points = {{{NINE_SEVEN}}}
        status = {{{TAKEN[status]} = false, {TAKEN[other]} = true}}
    """
    stays = award(without_winner(status), rules(text))
    assert [(row.entrant, row.place) for row in stays.rows] == [("a1", 2), ("a2", 3), ("a3", 4)]
    assert medals(stays) == "SB-"
    assert points(stays) == ["7", "6", "5"]
    assert stays.medals_handed_out == 2
    moves = award(without_winner(other), rules(text))
    assert [(row.entrant, row.place) for row in moves.rows] == [("a1", 1), ("a2", 2), ("a3", 3)]
    assert medals(moves) == "GSB"
    assert points(moves) == ["9", "7", "6"]


@pytest.mark.parametrize("status", TAKEN)
def test_they_move_up_where_nothing_is_said(status: str) -> None:
    assert medals(award(without_winner(status), rules(""))) == "GSB"


def test_started_still_counts_who_was_taken_away() -> None:
    assert award(without_winner("doping"), rules("")).n == 4


@pytest.mark.parametrize(
    "promote,expected",
    [
        ("true", [("a1", 1, "9"), ("a2", 2, "7"), ("a3", 3, "6")]),
        # the other who was tied keeps silver and half of 7 + 6, as when they were two
        ("false", [("a1", 1, "9"), ("a2", 2, "13/2"), ("a3", 4, "5")]),
    ],
)
def test_one_of_a_tie_is_taken_away(promote: str, expected: list[tuple[str, int, str]]) -> None:
    tie = event([placed(2, entrant="gone", status="DQ"), 1, 2, 4])
    text = f"points = {{{NINE_SEVEN}}}\nstatus.promote_after_dq = {promote}"
    rows = award(tie, rules(text)).rows
    assert [(row.entrant, row.place, str(row.points)) for row in rows] == expected


def test_two_are_taken_away_and_a_tie_moves_up_together() -> None:
    five = event([placed(1, status="DQ"), placed(2, status="doping"), 3, 3, 5])
    assert [row.place for row in award(five, rules("")).rows] == [1, 1, 3]


def test_one_moves_up_past_a_disqualification_and_not_past_doping() -> None:
    three = event([placed(1, status="doping"), placed(2, status="DQ"), 3])
    given = award(three, rules("status.promote_after_doping = false"))
    assert [(row.entrant, row.place) for row in given.rows] == [("a2", 2)]


def test_disqualified_without_a_place_takes_nothing_from_anyone() -> None:
    given = award(event([1, 2, placed(None, entrant="dq", status="DQ")]), rules(""))
    assert [row.place for row in given.rows] == [1, 2]
    assert given.notes == ()


def test_the_sentences_say_what_was_done() -> None:
    moved = award(without_winner("DQ"), rules(""))
    assert [say(note, "zh", str) for note in moved.notes] == ["原第1名的成绩取消，后面的依次递补"]
    assert say(moved.rows[0].why[0], "zh", str) == "由第2名递补为第1名"
    vacant = award(
        without_winner("DQ"), rules('status = {promote_after_dq = false, clause = "第十五条"}')
    )
    assert [say(note, "zh", str) for note in vacant.notes] == [
        "第1名的成绩取消，名次空缺，后面的不递补（第十五条）"
    ]
