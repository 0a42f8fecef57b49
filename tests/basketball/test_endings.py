"""How a game ends that is not played out, and how a game is written in from a score sheet."""

from typing import Any, Literal

import pytest

from events.basketball.calls import Basket, Default, Forfeit, Paper, PeriodEnd
from meet.words import say
from tests.basketball.games import FIBA, THREE, played, refused, told

END = PeriodEnd()
A2, B2, A1 = Basket("a", 2), Basket("b", 2), Basket("a", 1)
FOUR = ((20, 18), (15, 22), (21, 20), (16, 12))


def test_default_leaves_the_score_if_the_other_side_leads_and_is_two_to_nothing_else() -> None:
    """Art. 21.2."""
    assert told([A2, A2, B2, Default("b")]) == (True, "a", "4-2")
    assert told([A2, A2, B2, Default("a")]) == (True, "b", "0-2")
    assert told([A2, B2, Default("b")]) == (True, "a", "2-0")
    assert told([Default("a")]) == (True, "b", "0-2")


def test_forfeit_is_twenty_to_nothing() -> None:
    """Art. 20.2."""
    assert told([Forfeit("b")]) == (True, "a", "20-0")
    assert told([A2, Forfeit("a")]) == (True, "b", "0-20")


def test_the_sheet_tells_the_score_that_counts_and_the_one_that_was_reached() -> None:
    def notes(*calls: Any, lang: str = "zh") -> list[str]:
        return [say(n, lang, str, "basketball") for n in FIBA.sheet(played(calls)).notes]

    reached = "终止时场上比分 2:0"
    assert reached in notes(A2, Forfeit("a"))
    assert "b 胜，0:20" in notes(A2, Forfeit("a"))
    assert "The score was 2:0 when it ended" in notes(A2, Forfeit("a"), lang="en")
    assert reached not in notes(A2, Default("b"))


def test_3x3_forfeit_is_w_and_default_keeps_the_score_of_the_other_side_if_it_likes() -> None:
    """3×3 rules, Art. 6.4 and 6.5."""
    assert told([Forfeit("b")], THREE) == (True, "a", "w-0")
    assert told([Forfeit("a")], THREE) == (True, "b", "0-w")
    lead = [A2, A1, B2]
    assert told([*lead, Default("b")], THREE) == (True, "a", "3-0")
    assert told([*lead, Default("a")], THREE) == (True, "b", "0-2")
    assert told([*lead, Default("a", "forfeited")], THREE) == (True, "b", "0-w")
    assert told([A2, Default("a")], THREE) == (True, "b", "0-w")


@pytest.mark.parametrize(
    ("calls", "how", "end", "by", "counted"),
    [
        ([A2, Forfeit("b")], "forfeit", "forfeit", 1, ((20, 0),)),
        ([A2, Default("b")], "played", "default", 1, ()),
        ([A2, Default("a")], "played", "default", 0, ((0, 2),)),
        ([A2, *[END] * 4], "played", "", None, ()),
    ],
)
def test_what_the_table_takes(
    calls: list[Any], how: str, end: str, by: int | None, counted: Any
) -> None:
    """A default is a loss that was played, a forfeit is none (Annex D.1.1)."""
    match = FIBA.outcome(played(calls)).match
    assert (match.how, match.end, match.by, match.counted) == (how, end, by, counted)
    assert match.games[0] == (2, 0)


def test_the_winner_goes_first_whatever_the_points() -> None:
    """A 3×3 winner by «w» has no points, its opponent had."""
    marks = THREE.outcome(played([A2, Forfeit("a")], THREE)).marks
    keys = {mark.entrant: [step.value for step in mark.key] for mark in marks}
    assert keys["b"] < keys["a"]


def test_a_score_sheet_by_period() -> None:
    calls = [Paper((*FOUR[:3], (18, 12)))]
    assert told(calls) == (True, "a", "74-72")
    assert played(calls).sides[1].points == (18, 22, 20, 12)


def test_a_score_sheet_with_overtimes() -> None:
    level = FOUR
    assert told([Paper((*level, (8, 8), (4, 9)))]) == (True, "b", "84-89")
    assert refused([Paper(level)]) == "ended_tied"
    assert refused([Paper((*level, (5, 5)))]) == "ended_tied"
    assert (
        refused([Paper(((20, 18), (20, 18), (20, 18), (20, 18), (3, 2)))]) == "overtime_without_tie"
    )
    assert refused([Paper((*level, (8, 7), (1, 2)))]) == "overtime_without_tie"


def test_the_final_score_alone() -> None:
    """The 2019 final, of which the data has no periods."""
    assert told([Paper(((75, 95),))]) == (True, "b", "75-95")
    assert refused([Paper(((75, 75),))]) == "ended_tied"


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (Paper(), "periods_missing"),
        (Paper(((20, 18), (15, 22))), "periods_missing"),
        (Paper(((20, -1),)), "points_negative"),
        (Paper(((20, 18),), "retired"), "end_without_by"),
        (Paper(((20, 18),), "retired", "c"), "unknown_entrant"),
    ],
)
def test_paper_that_cannot_be(paper: Paper, code: str) -> None:
    assert refused([paper]) == code


def test_paper_does_not_overwrite_what_was_called() -> None:
    assert refused([A2, Paper(FOUR)]) == "already_begun_play"
    assert refused([Paper(((75, 95),)), A2]) == "already_over"


@pytest.mark.parametrize(
    ("end", "score"), [("retired", "20-18"), ("walkover", "20-0"), ("disqualified", "20-0")]
)
def test_paper_of_a_game_that_was_broken_off(
    end: Literal["retired", "walkover", "disqualified"], score: str
) -> None:
    assert told([Paper(((20, 18),), end, "b")]) == (True, "a", score)


@pytest.mark.parametrize(
    ("periods", "answer"),
    [
        (((21, 15),), "accepted"),
        (((22, 20),), "accepted"),
        (((14, 13),), "accepted"),
        (((18, 18), (2, 0)), "accepted"),
        (((18, 18), (1, 3)), "accepted"),
        (((23, 15),), "beyond_target"),
        (((22, 21),), "beyond_target"),
        (((21, 21), (2, 0)), "beyond_target"),
        (((18, 18), (4, 0)), "beyond_target"),
        (((18, 18), (2, 3)), "beyond_target"),
        (((18, 18), (1, 0)), "overtime_has_no_end"),
        (((18, 18), (1, 1), (2, 0)), "one_overtime"),
        (((18, 17), (2, 0)), "overtime_without_tie"),
        (((18, 18),), "ended_tied"),
    ],
)
def test_3x3_on_paper(periods: tuple[tuple[int, int], ...], answer: str) -> None:
    assert refused([Paper(periods)], THREE) == answer


def test_3x3_on_paper_is_the_same_game() -> None:
    assert told([Paper(((18, 18), (1, 3)))], THREE) == (True, "b", "19-21")
    assert told([Paper(((21, 15),))], THREE) == (True, "a", "21-15")
