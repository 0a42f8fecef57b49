"""Time-outs, cards, lets and paper of table tennis, and what is refused of them."""

from dataclasses import replace

import pytest

from events.table_tennis import SPORT
from meet.words import say
from scoring_rules.contest import Setup
from scoring_rules.kinds.leaving import Retire
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import (
    Card,
    Ends,
    Expedite,
    GameScore,
    Let,
    Paper,
    Start,
)
from scoring_rules.kinds.two_sides import Lineup, Timeout
from scoring_rules.refusal import Refused
from tests.badminton.rallies import SINGLES, called, pair, points, serving

ITTF = SPORT.rules["ittf"]
assert isinstance(ITTF, Rally)
WHEELCHAIR = replace(ITTF, wheelchair=True)
TEAMS = Setup("c", (pair("p", "1", "2", "3"), pair("q", "4", "5", "6")))
STARTED = [Start("a")]
WARNED = [Card("a", "yellow"), Card("a", "red"), Card("a", "red")]


@pytest.mark.parametrize(
    ("calls", "code"),
    [
        ([Timeout("a")], "no_start"),
        ([*STARTED, Timeout("a"), Timeout("a")], "timeout_used"),
        ([*STARTED, Card("a", "red")], "yellow_missing"),
        ([*STARTED, Card("a", "yellow"), Card("a", "yellow")], "yellow_twice"),
        ([*STARTED, *WARNED, Card("a", "red")], "referee_decides"),
        ([*STARTED, Card("a", "black")], "no_black_card"),
        ([*STARTED, Card("a", "yellow", "z")], "unknown_player"),
        ([*STARTED, *points("01" * 9), Expedite()], "expedite_late"),
        ([*STARTED, Expedite(), Expedite()], "expedite_on"),
        ([Expedite()], "no_start"),
        ([Let()], "no_start"),
        ([*STARTED, Let("sideline")], "let_reason"),
        ([*STARTED, *points("0"), GameScore("a", 5)], "game_running"),
        ([GameScore("a", -1)], "score_impossible"),
        ([Ends("z")], "unknown_entrant"),
        ([Paper(((11, 9), (11, 9), (11, 9)), by="z", end="retired")], "already_decided"),
        ([Paper(((11, 9),), by="z", end="retired")], "unknown_entrant"),
        ([Paper(((11, 10), (11, 9), (11, 9)))], "score_impossible"),
        ([Paper(((13, 9), (11, 9), (11, 9)))], "score_impossible"),
        ([Lineup("a", ("a",))], "bad_lineup"),
    ],
)
def test_what_is_refused(calls: list[object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        called(ITTF, SINGLES, calls)
    assert refused.value.code == code


def test_cards_give_one_point_then_two() -> None:
    """Handbook 3.5.2.3."""
    state = called(ITTF, SINGLES, [*STARTED, *WARNED[:2]])
    assert state.score == (0, 1)
    assert called(ITTF, SINGLES, WARNED[2:], state).score == (0, 3)


def test_each_side_has_its_time_out_and_it_ends_with_the_rally() -> None:
    state = called(ITTF, SINGLES, [*STARTED, Timeout("a"), Timeout("b")])
    assert state.pause is not None
    assert (state.pause.code, state.pause.side, state.pause.length_ms) == ("timeout", 1, 60_000)
    assert called(ITTF, SINGLES, points("0"), state).pause is None


def test_lets_of_wheelchair_play_change_nothing() -> None:
    state = called(WHEELCHAIR, SINGLES, [*STARTED, *points("0")])
    assert called(WHEELCHAIR, SINGLES, [Let("sideline")], state) == state
    doubles = Setup("c", (pair("ab", "A", "B"), pair("xy", "X", "Y")))
    with pytest.raises(Refused) as refused:
        called(WHEELCHAIR, doubles, [Start("A", "X"), Let("sideline")])
    assert refused.value.code == "let_reason"


def test_deuce_has_no_end() -> None:
    state = called(ITTF, SINGLES, [*STARTED, *points("01" * 30)])
    assert (state.games, state.score) == ((), (30, 30))
    assert called(ITTF, SINGLES, points("11"), state).games == ((30, 32),)


@pytest.mark.parametrize(("best_of", "needed"), [(3, 2), (5, 3), (7, 4)])
def test_best_of(best_of: int, needed: int) -> None:
    rules = replace(ITTF, best_of=best_of)
    state = called(rules, SINGLES, [*STARTED, *points("0" * 11 * (needed - 1))])
    assert not rules.outcome(state).over
    assert rules.outcome(called(rules, SINGLES, points("0" * 11), state)).winner == "a"


def test_a_team_names_who_plays() -> None:
    state = called(ITTF, TEAMS, [Lineup("p", ("2",)), Lineup("q", ("4",)), Start("4")])
    assert serving(ITTF, state) == ("4", "2")
    named = called(ITTF, TEAMS, [Start("1", "5")])
    assert serving(ITTF, named) == ("1", "5")
    pairs = [Lineup("p", ("1", "3")), Lineup("q", ("6", "5")), Start("3", "6")]
    assert serving(ITTF, called(ITTF, TEAMS, pairs)) == ("3", "6")


@pytest.mark.parametrize(
    ("calls", "code"),
    [
        ([Lineup("p", ("4",))], "bad_lineup"),
        ([Lineup("p", ("1", "1"))], "bad_lineup"),
        ([Lineup("p", ("1", "2", "3"))], "bad_lineup"),
        ([Lineup("p", ("1", "2")), Lineup("q", ("4",)), Start("1", "4")], "lineup_uneven"),
        ([Start("1", "5"), Lineup("p", ("2",))], "lineup_late"),
    ],
)
def test_a_line_up_that_breaks_the_rules(calls: list[object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        called(ITTF, TEAMS, calls)
    assert refused.value.code == code


PAIRS_ONLY = replace(ITTF, players=2)


def test_a_doubles_match_takes_two_unless_there_is_a_reason() -> None:
    alone = Lineup("p", ("1",))
    with pytest.raises(Refused) as refused:
        called(PAIRS_ONLY, TEAMS, [alone])
    assert (refused.value.code, refused.value.facts["needed"]) == ("lineup_size", 2)
    reason = replace(alone, reason="队友受伤，裁判长准许")
    state = called(PAIRS_ONLY, TEAMS, [reason, replace(reason, entrant="q", members=("4",))])
    assert state.players == (("1",), ("4",))
    assert serving(ITTF, called(PAIRS_ONLY, TEAMS, [Start("4")], state)) == ("4", "1")


def test_no_reason_lets_a_stranger_play() -> None:
    with pytest.raises(Refused) as refused:
        called(PAIRS_ONLY, TEAMS, [Lineup("p", ("1", "9"), reason="急")])
    assert refused.value.code == "bad_lineup"


def test_of_a_pair_one_may_be_chosen_for_singles() -> None:
    singles = replace(ITTF, players=1)
    two = Setup("c", (pair("ab", "A", "B"), pair("xy", "X", "Y")))
    keys = [key.call for key in singles.options(singles.start(two), "", 0).buttons]
    assert [key.members for key in keys if isinstance(key, Lineup)] == [("A",), ("B",)]


def test_towels_every_six_points_and_when_ends_change_in_the_last_game() -> None:
    """Handbook 3.4.4.1.1."""
    single = replace(ITTF, best_of=1)

    def towels(strip: str) -> bool:
        pad = single.options(called(single, SINGLES, [*STARTED, *points(strip)]), "", 0)
        return "towel" in [warning.code for warning in pad.warnings]

    assert [towels("0" * n) for n in range(8)] == [n in (5, 6) for n in range(8)]


def test_a_match_that_is_not_played_out_counts_as_unplayed_and_the_sheet_says_so() -> None:
    """ITTF 3.7.5.1; the score reached stands beside it."""
    games = "0" * 11 + "1" * 11 + "0" * 11 + "1" * 11 + "0" * 3
    state = called(ITTF, SINGLES, [*STARTED, *points(games), Retire("a")])
    outcome = ITTF.outcome(state)
    assert (outcome.winner, outcome.score) == ("b", "11-0 0-11 11-0 0-11 3-0")
    assert outcome.match is not None
    assert outcome.match.counted == ((0, 11),) * 3
    notes = [say(note, "zh", str, "table_tennis") for note in ITTF.sheet(state).notes]
    assert "计算名次时按 0-11 0-11 0-11 计" in notes
