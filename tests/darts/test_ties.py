"""A table of darts: points, leg difference, the match between equals, legs won; or that first."""

from collections.abc import Sequence
from typing import Any

from events.darts.calls import (
    Paper,
)
from events.darts.ties import TABLE
from scoring_rules.contest import Outcome
from scoring_rules.draws.meeting import Meeting
from scoring_rules.draws.protocol import Played
from scoring_rules.kinds.leaving import Walkover
from tests.darts.games import X01, played
from tests.ties.official import entrants, order

MATCHES = (("a", "b", 3, 2), ("b", "c", 3, 0), ("c", "a", 3, 1))
"""All have a win: legs a 4:5, b 5:3, c 3:4; c beat a."""


def outcome(first: int, second: int) -> Outcome:
    result: Outcome = X01.outcome(played([Paper(((first, second),))]))
    return result


def contests(matches: Sequence[tuple[str, str, int, int]]) -> list[Played]:
    return [
        Played(f"{one}-{other}", "", (one, other), renamed(one, other, first, second))
        for one, other, first, second in matches
    ]


def renamed(one: str, other: str, first: int, second: int) -> Any:
    """The outcome of a match of a and b as one of the two named."""
    made = outcome(first, second)
    winner = {"a": one, "b": other}[made.winner or ""]
    return Outcome(True, (), winner, match=made.match)


def ranked(matches: Sequence[tuple[str, str, int, int]], ranking: str, ids: str = "abc") -> Any:
    return TABLE.ranked(
        entrants(ids), contests(matches), (), Meeting("round_robin", ranking=ranking)
    )


def test_leg_difference_before_the_match() -> None:
    table = ranked(MATCHES, "darts")
    assert order(table.placings) == ["b", "c", "a"]
    assert [one.decided_by for one in table.placings] == ["", "difference", "head_to_head"]
    assert [one.mark for one in table.placings] == ["2", "2", "2"]


def test_the_match_first_where_the_event_says_so() -> None:
    """b and c have two wins; c beat b, b has more legs."""
    matches = (
        ("c", "b", 3, 2), ("b", "a", 3, 0), ("b", "d", 3, 0), ("c", "a", 3, 2), ("d", "c", 3, 0),
        ("d", "a", 1, 3),
    )  # fmt: skip
    assert order(ranked(matches, "darts", "abcd").placings)[:2] == ["b", "c"]
    direct = ranked(matches, "darts-direct", "abcd").placings
    assert order(direct)[:2] == ["c", "b"]
    assert direct[1].decided_by == "head_to_head"


def test_who_is_level_in_everything_is_asked_about() -> None:
    """A shoot-out of nine darts settles it, which officials enter as an order."""
    circle = (("a", "b", 3, 1), ("b", "c", 3, 1), ("c", "a", 3, 1))
    table = ranked(circle, "darts")
    assert order(table.placings) == ["a=", "b=", "c="]
    assert [one.code for one in table.questions] == ["question_level"]


def test_a_walkover_is_a_win_without_legs() -> None:
    made = X01.outcome(played([Walkover("b")]))
    away = Played("a-b", "", ("a", "b"), Outcome(True, (), "a", match=made.match))
    table = TABLE.ranked(entrants("ab"), [away], (), Meeting("round_robin", ranking="darts"))
    (first, _second) = table.placings
    values = dict(first.values)
    assert (first.mark, values["games_won"], values["games_lost"]) == ("2", "0", "0")
