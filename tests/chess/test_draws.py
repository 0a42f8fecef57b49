"""The two draws: Berger's tables, rounds of a Swiss, and what may be paired."""

from collections import Counter
from fractions import Fraction
from typing import Any

import pytest

from meet.codec import BadInput
from meet.words import refusal, say
from scoring_rules.contest import Entrant
from scoring_rules.decisions import Withdraw
from scoring_rules.draws import DRAWS
from scoring_rules.draws.pairing_check import Pair, allowed, bars, check, due, may_have_bye, met
from scoring_rules.draws.round_robin import RoundRobin, berger
from scoring_rules.draws.swiss import Swiss
from scoring_rules.event import outcomes
from scoring_rules.ranking.crosstable import Crosstable, Game, Player
from tests.chess.published import contest, event, read

# FIDE handbook C.05 Annex 1, "Details of Berger Table".
ANNEX = {
    4: "1-4 2-3 | 4-3 1-2 | 2-4 3-1",
    6: "1-6 2-5 3-4 | 6-4 5-3 1-2 | 2-6 3-1 4-5 | 6-5 1-4 2-3 | 3-6 4-2 5-1",
    8: "1-8 2-7 3-6 4-5 | 8-5 6-4 7-3 1-2 | 2-8 3-1 4-7 5-6 | 8-6 7-5 1-4 2-3 |"
    " 3-8 4-2 5-1 6-7 | 8-7 1-6 2-5 3-4 | 4-8 5-3 6-2 7-1",
}


@pytest.mark.parametrize("size", ANNEX)
def test_the_tables_are_those_of_the_handbook(size: int) -> None:
    told = " | ".join(" ".join(f"{a}-{b}" for a, b in pairs) for pairs in berger(size))
    assert told == ANNEX[size]


@pytest.mark.parametrize("players", range(2, 17))
def test_everybody_meets_everybody_once_and_once_a_round(players: int) -> None:
    rounds = berger(players)
    pairs = Counter(frozenset(pair) for round_ in rounds for pair in round_)
    assert len(pairs) == players * (players - 1) // 2
    assert set(pairs.values()) == {1}
    for round_ in rounds:
        numbers = [number for pair in round_ for number in pair]
        assert len(numbers) == len(set(numbers)) == players - players % 2


def test_an_odd_number_leaves_one_free_and_colours_even() -> None:
    firsts = Counter(first for pairs in berger(7) for first, _second in pairs)
    assert len(berger(7)) == 7
    assert set(firsts.values()) == {3}


def entrants(*ids: str) -> tuple[Entrant, ...]:
    return tuple(Entrant(id_) for id_ in ids)


def test_a_second_cycle_swaps_the_colours() -> None:
    proposed = RoundRobin(cycles=2).propose(entrants("a", "b", "c"), (), (), "")
    slots = [(one.round, one.slots) for one in proposed.contests]
    assert slots[:3] == [(1, ("b", "c")), (2, ("a", "b")), (3, ("c", "a"))]
    assert [pair[::-1] for _round, pair in slots[:3]] == [pair for _round, pair in slots[3:]]
    assert [number for number, _slots in slots] == [1, 2, 3, 4, 5, 6]
    assert all(one.ready and one.table == 1 for one in proposed.contests)


def test_numbers_are_drawn_by_the_seed() -> None:
    ids = ("a", "b", "c", "d")
    by_entry, by_lot = (
        RoundRobin().propose(entrants(*ids), (), (), seed).contests for seed in ("", "2026-11-24")
    )
    assert [one.slots for one in by_entry] != [one.slots for one in by_lot]
    again = RoundRobin().propose(entrants(*reversed(ids)), (), (), "2026-11-24").contests
    assert again == by_lot


def swiss_file(*contests: dict[str, Any], rounds: int = 2) -> Any:
    rules = {"preset": "xiangqi-2011", "rounds": rounds}
    return read(event("abcd", list(contests), rules=rules, draw={"format": "swiss"}))


@pytest.mark.parametrize(
    ("contests", "want"),
    [
        ((), "可以编排第1轮"),
        (
            (contest("1", 1, "ab", outcome="red"), contest("2", 1, "cd")),
            "第1轮还有 1 台没有结果",
        ),
        (
            (contest("1", 1, "ab", outcome="red"), contest("2", 1, "cd", outcome="draw")),
            "可以编排第2轮",
        ),
    ],
)
def test_a_swiss_says_which_round_is_due(contests: Any, want: str) -> None:
    file = swiss_file(*contests)
    played = outcomes(file.event, file.contests)
    proposed = file.event.draw.propose(file.event.entrants, played, (), "")
    assert proposed.contests == ()
    assert [say(text, "zh", str) for text in proposed.why] == [want]


def test_a_swiss_does_not_wait_for_who_left() -> None:
    file = swiss_file(contest("1", 1, "ab", outcome="red"), contest("2", 1, "cd"))
    played = outcomes(file.event, file.contests)
    proposed = file.event.draw.propose(file.event.entrants[:3], played, (Withdraw("d", "病"),), "")
    assert [say(text, "zh", str) for text in proposed.why] == ["可以编排第2轮"]


def test_a_team_match_waits_for_its_boards_alone() -> None:
    whole = contest("1", 1, "ab")
    boards = [{**contest(f"1-{n}", 1, "ab"), "part_of": "1", "order": n} for n in (1, 2, 3)]
    file = swiss_file(whole, *boards)
    played = outcomes(file.event, file.contests)
    proposed = file.event.draw.propose(file.event.entrants, played, (), "")
    assert [say(text, "zh", str) for text in proposed.why] == ["第1轮还有 3 台没有结果"]


def test_after_the_last_round_a_swiss_is_complete() -> None:
    games = [("ab", "cd"), ("ac", "bd")]
    contests = [
        contest(f"{n}{pair}", n, pair, outcome="red")
        for n, pairs in enumerate(games, start=1)
        for pair in pairs
    ]
    file = swiss_file(*contests)
    played = outcomes(file.event, file.contests)
    assert file.event.draw.propose(file.event.entrants, played, (), "").why == ()
    assert file.event.draw.placings(file.event.entrants, played, ()).over
    assert not file.event.draw.placings(file.event.entrants, played[:-1], ()).over


def game(round_: int, opponent: str, side: Any, result: Any = "win", how: Any = "played") -> Game:
    points = {"win": Fraction(2), "draw": Fraction(1), "loss": Fraction(0)}[result]
    return Game(round_, opponent, side, result, points, how)


A = Player("a", (game(1, "b", "first"), game(2, "c", "first")))
B = Player("b", (game(1, "a", "second", "loss"), game(2, "", "", "win", "bye")))
C = Player("c", (game(1, "d", "second"), game(2, "a", "second", "loss")))
D = Player("d", (game(1, "c", "first", "loss"), game(2, "e", "second", "win", "forfeit")))
E = Player("e", (game(1, "", "", "loss", "zero_bye"), game(2, "d", "first", "loss", "forfeit")))
TABLE = Crosstable((A, B, C, D, E), 2, swiss=True, win=Fraction(2), draw=Fraction(1))
UNITS = {"a": "潞州区", "d": "潞州区", "b": "上党区"}
NAMES = {"a": "甲", "b": "乙", "c": "丙", "d": "丁", "e": "戊", "x": "己"}


def remarks(*pairs: Pair, present: str = "abcde", last_round: bool = False) -> list[Any]:
    found = check(TABLE, pairs, present, UNITS, last_round=last_round)
    return [(r.level, say(r.text, "zh", lambda id_: NAMES[id_])) for r in found]


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ((Pair("a", "b"), Pair("c", "e"), Pair("d")), ("fault", "甲与乙在第1轮已经对过局")),
        ((Pair("a", "e"), Pair("c"), Pair("d", "a")), ("fault", "甲排了不止一台")),
        ((Pair("a", "e"), Pair("d", "b"), Pair("x", "c")), ("fault", "己这一轮不在编排之内")),
        ((Pair("c", "e"), Pair("d", "a")), ("fault", "乙没有排上")),
        ((Pair("b"), Pair("c"), Pair("d", "a")), ("fault", "轮空多了：2 人")),
        ((Pair("b"), Pair("c", "e")), ("fault", "乙已经轮空过或不战而胜过，不能再轮空")),
        ((Pair("d"), Pair("c", "e")), ("fault", "丁已经轮空过或不战而胜过，不能再轮空")),
        ((Pair("c", "c"),), ("fault", "丙不能与自己对局")),
        ((Pair("d", "a"), Pair("c", "b"), Pair("e")), ("warning", "丁与甲同一单位")),
        (
            (Pair("a", "e"), Pair("d", "b"), Pair("c")),
            ("warning", "甲先走过多：连续三局先走，或先后走相差超过两局"),
        ),
        ((Pair("e", "a"), Pair("d", "b"), Pair("c")), ("note", "丁这一轮应当后走，排了先走")),
        ((Pair("e", "a"), Pair("d", "b"), Pair("c")), ("note", "甲（4 分）下调，对戊（0 分）")),
    ],
)
def test_what_is_said_of_a_pairing(pairs: tuple[Pair, ...], told: tuple[str, str]) -> None:
    found = remarks(*pairs)
    assert told in found
    levels = [level for level, _text in found]
    assert levels == sorted(levels, key=("fault", "warning", "note").index)
    assert allowed(check(TABLE, pairs, "abcde", UNITS)) == ("fault" not in levels)


def test_in_the_last_round_a_third_colour_is_only_noted() -> None:
    pairs = (Pair("a", "e"), Pair("d", "b"), Pair("c"))
    text = "甲先走过多：连续三局先走，或先后走相差超过两局"
    assert ("note", text) in remarks(*pairs, last_round=True)


def test_histories() -> None:
    assert met(D) == {"c"}
    assert [may_have_bye(player) for player in (A, B, C, D, E)] == [True, False, True, False, True]
    assert [due(player) for player in (A, B, C, D, E)] == [
        "second",
        "first",
        "first",
        "second",
        "",
    ]
    assert (bars(A, "first"), bars(A, "second")) == (True, False)


def test_the_formats_are_registered() -> None:
    assert (DRAWS["round_robin"], DRAWS["swiss"]) == (RoundRobin, Swiss)


@pytest.mark.parametrize(
    ("pairings", "code"),
    [
        ((("a", "b", "c"),), "table_of_two"),
        ((("a", "b"), ("a", "c")), "paired_twice"),
        ((("a", "b"), ("b",)), "paired_twice"),
        ((("a", "a"),), "id_twice"),
        ((("a", "x"),), "unknown_entrant"),
    ],
)
def test_a_pairing_that_cannot_exist_is_refused_in_words(
    pairings: tuple[tuple[str, ...], ...], code: str
) -> None:
    contests = [
        {"id": str(n), "phase": "1", "round": 1, "entrants": list(pair)}
        for n, pair in enumerate(pairings)
    ]
    with pytest.raises(BadInput) as bad:
        swiss_file(*contests)
    assert bad.value.code == code
    for lang in ("zh", "en"):
        assert refusal(bad.value.code, bad.value.facts, lang, str)


def table(round_: int, *pair: str, **result: Any) -> dict[str, Any]:
    calls = [{"kind": "result", **result}] if result else []
    return {"id": f"{round_}-{pair[0]}", "round": round_, "entrants": list(pair), "calls": calls}


@pytest.mark.parametrize("first", [{"outcome": "red"}, {}], ids=["played", "still to play"])
def test_the_same_two_do_not_meet_again(first: dict[str, Any]) -> None:
    """C.04.1, 2; nobody plays a double round in a Swiss."""
    with pytest.raises(BadInput) as bad:
        swiss_file(table(1, "a", "b", **first), table(2, "b", "a", outcome="draw"))
    assert (bad.value.code, bad.value.at) == ("rematch", "contests[1]")
    for lang in ("zh", "en"):
        assert refusal(bad.value.code, bad.value.facts, lang, str)


def test_after_a_forfeit_the_same_two_may_meet() -> None:
    """A game that was forfeited is no meeting (C.04.1, 2), whichever is listed first."""
    forfeit = table(1, "a", "b", outcome="red", how="forfeit")
    again = table(2, "b", "a", outcome="draw")
    for tables in ((forfeit, again), (again, forfeit)):
        swiss_file(*tables)


def test_nobody_has_two_tables_in_a_round_that_only_its_number_names() -> None:
    with pytest.raises(BadInput) as bad:
        swiss_file(table(3, "a", "b"), table(3, "c", "a"))
    assert bad.value.code == "paired_twice"
