"""Ranking of groups: difference or ratio, and 3×3 by wins, games between equals, points, seeds."""

from typing import Any

from events.basketball.calls import Forfeit, Paper
from events.basketball.ties import TABLE, TABLE_3X3
from scoring_rules.contest import Entrant, Setup
from scoring_rules.draws.meeting import Meeting
from scoring_rules.draws.protocol import Played
from tests.basketball.games import THREE, played
from tests.ties.official import contest, entrants, order

# Level on a win each. Difference X +10, Y +15, Z -25; ratio X 60:50, Y 120:105, Z 95:120.
CIRCLE = (("X", "Y", 40, 20), ("Y", "Z", 100, 65), ("Z", "X", 30, 20))


def ranked(ranking: str) -> Any:
    games = [contest(TABLE, a, b, [(one, other)]) for a, b, one, other in CIRCLE]
    return TABLE.ranked(entrants("XYZ"), games, (), Meeting("round_robin", ranking=ranking))


def test_the_difference_in_force_since_2017_and_the_ratio_before_it() -> None:
    """得失分率: 60:50 is more than 120:105, although +10 is less than +15."""
    now, before = ranked("fiba").placings, ranked("fiba-ratio").placings
    assert order(now) == ["Y", "X", "Z"]
    assert order(before) == ["X", "Y", "Z"]
    assert [one.decided_by for one in now] == ["", "difference", "difference"]
    assert [one.decided_by for one in before] == ["", "ratio", "ratio"]


def three(one: str, other: str, call: Any) -> Played:
    """A game of 3×3 as its rules tell it to a table."""
    outcome = THREE.outcome(played([call], THREE, Setup("c", (Entrant(one), Entrant(other)))))
    return Played(f"{one}-{other}", "", (one, other), outcome)


def paper(one: str, other: str, first: int, second: int) -> Played:
    return three(one, other, Paper(((first, second),)))


def pool(games: list[Played], ids: str, **seeds: int) -> Any:
    teams = tuple(Entrant(id_, seed=seeds.get(id_)) for id_ in ids)
    return TABLE_3X3.ranked(teams, games, (), Meeting("round_robin"))


def test_3x3_goes_by_points_scored_and_never_by_the_difference() -> None:
    """A win each; A scores 32, B 29, C 15; by difference B would be first (+5, 0, -5)."""
    games = [paper("A", "B", 21, 20), paper("B", "C", 9, 3), paper("C", "A", 12, 11)]
    table = pool(games, "ABC")
    assert order(table.placings) == ["A", "B", "C"]
    assert [one.decided_by for one in table.placings] == ["", "scored", "scored"]
    assert [one.mark for one in table.placings] == ["1", "1", "1"]


def test_3x3_two_equals_are_ranked_by_their_game() -> None:
    games = [
        *(paper("A", "B", 15, 14), paper("A", "C", 10, 12), paper("A", "D", 11, 9)),
        *(paper("B", "C", 21, 3), paper("B", "D", 21, 2), paper("C", "D", 5, 6)),
    ]
    table = pool(games, "ABCD")
    assert order(table.placings)[:2] == ["A", "B"]
    assert table.placings[1].decided_by == "head_to_head"


def test_3x3_what_was_won_by_forfeit_is_no_game_in_the_average() -> None:
    """A 10 and 12 points in two games played; with the forfeit as 0 points A would be last."""
    games = [
        *(paper("A", "B", 12, 9), paper("B", "C", 10, 8), paper("C", "A", 11, 10)),
        *(three("A", "D", Forfeit("D")), paper("B", "D", 9, 2), paper("C", "D", 8, 2)),
    ]
    table = pool(games, "ABCD")
    assert order(table.placings) == ["A", "B", "C", "D"]
    averages = {one.entrant: dict(one.why.facts).get("better") for one in table.placings if one.why}
    assert averages["B"] == "11"


def test_3x3_in_the_end_the_seed() -> None:
    games = [paper("A", "B", 12, 10), paper("B", "C", 12, 10), paper("C", "A", 12, 10)]
    table = pool(games, "ABC", A=3, B=1, C=2)
    assert order(table.placings) == ["B", "C", "A"]
    assert [one.decided_by for one in table.placings][1:] == ["seed", "seed"]
