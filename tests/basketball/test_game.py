"""A game in play by the rule book: points, fouls, time-outs, the arrow, the end."""

from typing import Any

import pytest

from events.basketball.calls import (
    Arrow,
    Basket,
    Foul,
    Horn,
    LastMinutes,
    PeriodEnd,
    PeriodScore,
)
from events.basketball.state import free_throws, team_fouls, timeouts_left
from meet.codec import BadInput, override
from scoring_rules.contest import Setup
from scoring_rules.kinds.two_sides import Lineup, Timeout
from tests.basketball.games import FIBA, THREE, played, refused, setup, told

END = PeriodEnd()
A2, B2, A1, B1 = Basket("a", 2), Basket("b", 2), Basket("a", 1), Basket("b", 1)


def fouls(n: int, side: str = "a", type_: Any = "personal") -> list[Foul]:
    """Fouls of different players, so that nobody fouls out."""
    return [Foul(side, type_, f"{side}{i % 6 + 1}") for i in range(n)]


def test_the_higher_score_wins_when_the_fourth_period_ends() -> None:
    calls = [A2, END, B2, END, Basket("a", 3, "a1"), END]
    assert told(calls) == (False, None, "5-2")
    assert told([*calls, END]) == (True, "a", "5-2")
    assert played([*calls, END]).sides[0].points == (2, 0, 3, 0)


def test_a_tie_is_played_on_in_overtimes_until_it_is_decided() -> None:
    level = [A2, B2, END, END, END, END]
    assert told(level) == (False, None, "2-2")
    assert told([*level, A2, B2, END]) == (False, None, "4-4")
    assert told([*level, A2, B2, END, B1, END]) == (True, "b", "4-5")


def test_after_the_end_nothing_is_called() -> None:
    over = [A2, END, END, END, END]
    for call in (A2, END, Foul("a", "personal", "a1"), Timeout("a"), Horn(), Arrow("a")):
        assert refused([*over, call]) == "already_over"


def test_fields_count_one_two_three_and_in_3x3_one_and_two() -> None:
    assert refused([Basket("a", 4)]) == "no_such_basket"
    assert refused([Basket("a", 0)]) == "no_such_basket"
    assert refused([Basket("a", 3)], THREE) == "no_such_basket"
    assert refused([Basket("a", 2)], THREE) == "accepted"


def test_the_fifth_foul_puts_a_player_out() -> None:
    """Art. 40.1."""
    four = [Foul("a", "personal", "a1")] * 4
    assert refused([*four, Basket("a", 2, "a1")]) == "accepted"
    five = [*four, Foul("a", "technical", "a1")]
    assert refused([*five, Basket("a", 2, "a1")]) == "player_out"
    assert refused([*five, Foul("a", "personal", "a1")]) == "player_out"
    assert refused([*five, Basket("a", 2, "a2")]) == "accepted"


@pytest.mark.parametrize(
    ("types", "out"),
    [
        ("D", True), ("TT", True), ("UU", True), ("TU", True), ("UT", True),
        ("T", False), ("U", False), ("TP", False), ("UPP", False), ("PPPP", False),
    ],
)  # fmt: skip
def test_who_is_disqualified(types: str, out: bool) -> None:
    """Art. 36.2.3, 37.2.3, 38."""
    calls: list[Any] = [Foul("a", letter, "a1") for letter in types]  # type: ignore[arg-type]
    assert refused([*calls, Basket("a", 2, "a1")]) == ("player_out" if out else "accepted")


def test_in_3x3_personal_fouls_put_nobody_out() -> None:
    calls = [Foul("a", "personal", "a1")] * 9
    assert refused([*calls, Basket("a", 2, "a1")], THREE) == "accepted"


def test_the_fifth_team_foul_of_a_period_gives_free_throws() -> None:
    """Art. 41: the count is new in each period, and goes on from the fourth into overtimes."""

    def gives(calls: list[Any]) -> tuple[int, int]:
        game = played(calls)
        side = game.sides[0]
        return team_fouls(FIBA, game, side), free_throws(FIBA, game, side)

    assert gives(fouls(3)) == (3, 0)
    assert gives(fouls(4)) == (4, 1)
    assert gives([*fouls(4), END]) == (0, 0)
    fourth = [END, END, END, *fouls(4)]
    assert gives([*fourth, END]) == (4, 1)
    assert gives([*fourth, END, *fouls(1, type_="unsportsmanlike"), END]) == (5, 1)


def test_team_fouls_of_3x3() -> None:
    """Art. 7: free throws from the seventh, the ball as well from the tenth; heavy ones are two."""

    def gives(calls: list[Any]) -> tuple[int, int]:
        game = played(calls, THREE)
        side = game.sides[0]
        return team_fouls(THREE, game, side), free_throws(THREE, game, side)

    assert gives(fouls(5)) == (5, 0)
    assert gives(fouls(6)) == (6, 1)
    assert gives(fouls(8)) == (8, 1)
    assert gives(fouls(9)) == (9, 2)
    assert gives(fouls(3, type_="unsportsmanlike")) == (6, 1)


def test_fouls_of_the_bench_are_no_team_fouls() -> None:
    calls = [Foul("a", "technical"), Foul("a", "coach"), Foul("a", "disqualifying")]
    game = played(calls)
    assert (game.sides[0].bench, team_fouls(FIBA, game, game.sides[0])) == ("BCD", 0)
    assert refused([Foul("a", "coach", "a1")]) == "coach_is_no_player"


@pytest.mark.parametrize("players", [0, 12])
def test_a_foul_of_nobody_named_counts_for_the_team(players: int) -> None:
    """FORMATS §2: `player` may be left out."""
    game = played([Foul("a", "P"), Foul("a", "U")], teams=setup(players))
    assert (team_fouls(FIBA, game, game.sides[0]), game.sides[0].bench) == (2, "")
    assert not any(one.fouls for one in game.sides[0].players)


def left(calls: list[Any], rules: Any = FIBA) -> int:
    game = played(calls, rules)
    return timeouts_left(rules, game, game.sides[0])


def test_timeouts_of_the_halves_and_of_overtimes() -> None:
    """Art. 18.2.5: two, then three, then one in each overtime; none is carried on."""
    out = Timeout("a")
    assert [left([]), left([out, END]), left([out, END, out])] == [2, 1, 0]
    assert refused([out, END, out, out]) == "timeout_used"
    assert refused([out, END, out, Timeout("b")]) == "accepted"
    assert [left([END, END]), left([END, END, out, out, out])] == [3, 0]
    overtime = [END, END, END, END]
    assert [left(overtime), left([*overtime, out]), left([*overtime, out, END])] == [1, 0, 1]


def test_at_most_two_timeouts_in_the_last_two_minutes() -> None:
    out, last = Timeout("a"), LastMinutes()
    fourth = [END, END, END]
    assert [left(fourth), left([*fourth, last]), left([*fourth, last, out])] == [3, 2, 1]
    assert [left([*fourth, out, last]), left([*fourth, out, out, last])] == [2, 1]
    assert refused([*fourth, last, out, out, out]) == "timeout_used"
    assert refused([END, END, last]) == "no_last_minutes"
    assert refused([*fourth, last, last]) == "no_last_minutes"
    assert refused([last], THREE) == "no_last_minutes"


def test_3x3_has_one_timeout_for_the_game_and_its_overtime() -> None:
    out = Timeout("a")
    assert [left([], THREE), left([END], THREE), left([out, END], THREE)] == [1, 1, 0]
    assert refused([out, END, out], THREE) == "timeout_used"


def test_the_arrow_turns_with_the_throw_in_that_begins_a_period() -> None:
    """Art. 12.5; a free throw of an interval comes before the throw-in."""
    assert played([A2]).arrow is None
    assert played([Arrow("a"), A2, B2]).arrow == 0
    assert played([Arrow("a"), END]).arrow == 0
    assert played([Arrow("a"), END, Foul("b", "technical", "b1"), A1]).arrow == 0
    assert played([Arrow("a"), END, B2]).arrow == 1
    assert played([Arrow("a"), END, B2, A2]).arrow == 1
    assert played([Arrow("a"), END, Arrow("b"), A2]).arrow == 1
    assert played([Arrow("a"), END, PeriodScore(2, 3)]).arrow == 1
    assert refused([Arrow("a")], THREE) == "no_arrow"


def test_a_lineup_names_players_of_the_team_each_once() -> None:
    five = ("a1", "a2", "a3", "a4", "a5")
    assert played([Lineup("a", five)]).sides[0].lineup == five
    assert refused([Lineup("a", (*five[:4], "b1"))]) == "unknown_player"
    assert refused([Lineup("a", (*five[:4], "a1"))]) == "player_twice"
    assert refused([Lineup("a", five[:4])]) == "lineup_size"
    assert refused([Lineup("a", five[:4], "one is hurt")]) == "accepted"
    assert refused([Lineup("a", five), Lineup("a", five[:2])]) == "accepted"
    out = [Foul("a", "disqualifying", "a1"), Lineup("a", five)]
    assert refused(out) == "player_out"


def test_players_are_those_of_the_entry_where_it_names_them() -> None:
    assert refused([Basket("a", 2, "b1")]) == "unknown_player"
    assert refused([Basket("a", 2, "7")], teams=setup(0)) == "accepted"
    assert refused([Basket("c", 2)]) == "unknown_entrant"
    three: Setup = setup(sides="abc")
    assert refused([A2], teams=three) == "not_two"


def test_a_period_that_nobody_took_down() -> None:
    calls = [PeriodScore(20, 18), A2, END, PeriodScore(10, 12), PeriodScore(11, 9)]
    assert told(calls) == (True, "a", "43-39")
    assert refused([A2, PeriodScore(2, 0)]) == "period_begun"
    assert refused([PeriodScore(-1, 0)]) == "points_negative"


def test_a_game_of_3x3_that_nobody_took_down() -> None:
    """Its time ran out, a side reached 21, or it went to two points of overtime."""
    assert told([PeriodScore(15, 12)], THREE) == (True, "a", "15-12")
    assert told([PeriodScore(9, 21)], THREE) == (True, "b", "9-21")
    assert told([PeriodScore(22, 20)], THREE) == (True, "a", "22-20")
    assert told([PeriodScore(14, 14)], THREE) == (False, None, "14-14")
    assert told([PeriodScore(14, 14), PeriodScore(1, 2)], THREE) == (True, "b", "15-16")
    for first, second in ((23, 4), (21, 21), (22, 21)):
        assert refused([PeriodScore(first, second)], THREE) == "beyond_target"
    assert refused([PeriodScore(14, 14), PeriodScore(1, 1)], THREE) == "overtime_has_no_end"
    assert refused([PeriodScore(14, 14), PeriodScore(4, 0)], THREE) == "beyond_target"


def test_3x3_ends_at_once_at_21() -> None:
    twenty = [A2] * 10
    assert told(twenty, THREE) == (False, None, "20-0")
    assert told([*twenty, A1], THREE) == (True, "a", "21-0")
    assert told([*twenty, A2], THREE) == (True, "a", "22-0")
    assert refused([*twenty, A1, B1], THREE) == "already_over"


def test_3x3_ends_with_the_horn_and_after_a_tie_at_two_points_of_overtime() -> None:
    assert told([A2, B1, END], THREE) == (True, "a", "2-1")
    level = [*[A2, B2] * 10, END]
    assert told(level, THREE) == (False, None, "20-20")
    assert told([*level, A1, B1], THREE) == (False, None, "21-21")
    assert told([*level, A1, B2], THREE) == (True, "b", "21-22")
    assert refused([*level, END], THREE) == "overtime_has_no_end"


def test_the_horn_stands_until_play_goes_on() -> None:
    assert [played(c).sounded is not None for c in ([A2], [A2, END], [A2, END, B2])] == [
        False, True, False,
    ]  # fmt: skip
    game = played([Horn(), A2, Timeout("a"), END, END])
    assert (game.horns, game.sounded.heard, game.sounded.at_ms) == (4, "half", 5000)


@pytest.mark.parametrize(
    "terms",
    [{"periods": 0}, {"periods": 10**9}, {"baskets": []}, {"baskets": [0, 2]}, {"penalty": []}],
)
def test_terms_by_which_nobody_can_play_are_refused(terms: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="bad_terms"):
        override(FIBA, terms, "rules")


def test_halves_of_twenty_minutes() -> None:
    """Other lengths are parameters."""
    halves = override(FIBA, {"periods": 2, "minutes": 20}, "rules")
    assert told([A2, END, END], halves) == (True, "a", "2-0")
    assert left([END, Timeout("a")], halves) == 2


def test_a_single_kind_of_basket() -> None:
    terms = override(FIBA, {"baskets": [2]}, "rules")
    assert told([A2, END, END, END, END], terms) == (True, "a", "2-0")
    assert terms.options(played([A2], terms), "", 0).forms
