"""Count-up for players and for teams: the best three men and one woman, equals, who stops."""

from typing import Any

import pytest

from events.darts.calls import (
    BullOff,
    Thrown,
    Totals,
)
from events.darts.tally import Player
from meet.codec import override
from scoring_rules.contest import Entrant, Member, Setup
from scoring_rules.kinds.leaving import Disqualify, Retire, Walkover
from scoring_rules.ranking import place
from tests.darts.games import RULES, legal, played, refused

ALONE: Any = override(RULES["count-up"], {"rounds": 2}, "rules")
TEAM: Any = override(RULES["count-up-team"], {"rounds": 1}, "rules")
THREE = Setup("c", tuple(map(Entrant, "abc")))


def team(name: str, men: int = 4, women: int = 2) -> Entrant:
    """Members m1, m2, … are men, w1, w2, … women."""
    of_men = [f"{name}m{n}" for n in range(1, men + 1)]
    of_women = [f"{name}w{n}" for n in range(1, women + 1)]
    members = tuple(Member(one) for one in (*of_men, *of_women))
    return Entrant(name, members=members, own=Player(tuple(of_women)))


TEAMS = Setup("c", (team("a"), team("b", men=3, women=1)))


def placings(calls: list[Any], rules: Any, of: Setup) -> list[tuple[Any, ...]]:
    outcome = rules.outcome(played(calls, rules, of))
    return [(p.entrant, p.place, p.mark, p.decided_by, str(p.status)) for p in place(outcome.marks)]


def everybody(*scores: tuple[str, int]) -> list[Thrown]:
    return [Thrown(who, score) for who, score in scores]


def test_who_scores_most_wins() -> None:
    calls = everybody(("a", 60), ("b", 100), ("c", 26), ("a", 45), ("b", 41), ("c", 85))
    assert placings(calls, ALONE, THREE) == [
        ("b", 1, "141", "", "ranked"),
        ("c", 2, "111", "", "ranked"),
        ("a", 3, "105", "", "ranked"),
    ]
    assert ALONE.outcome(played(calls, ALONE, THREE)).over


def test_a_team_scores_by_its_best_three_men_and_one_woman() -> None:
    """Shaanxi 2014. Of team a 41 (the fourth man) and 26 (the second woman) do not count."""
    of_a = {"am1": 100, "am2": 41, "am3": 81, "am4": 60, "aw1": 45, "aw2": 26}
    of_b = {"bm1": 100, "bm2": 85, "bm3": 60, "bw1": 26}
    calls = [Thrown(one[0], score, member=one) for one, score in (of_a | of_b).items()]
    assert placings(calls, TEAM, TEAMS) == [
        ("a", 1, str(100 + 81 + 60 + 45), "", "ranked"),
        ("b", 2, str(100 + 85 + 60 + 26), "", "ranked"),
    ]
    tables = TEAM.sheet(played(calls, TEAM, TEAMS)).tables
    counted = [row.cells[0].who for row in tables[1].rows if row.cells[1].role == "best"]
    assert counted == ["am1", "am3", "am4", "aw1"]


def test_a_second_woman_does_not_count_for_a_man() -> None:
    """A woman with 180 replaces the other woman, never a man with 26."""
    of_a = {"am1": 26, "am2": 26, "am3": 26, "am4": 0, "aw1": 180, "aw2": 180}
    calls = [Thrown("a", score, member=one) for one, score in of_a.items()]
    assert placings(calls, TEAM, TEAMS)[0] == ("a", 1, str(3 * 26 + 180), "", "ranked")


def test_equals_throw_for_the_bull() -> None:
    calls: list[Any] = everybody(("a", 60), ("b", 60), ("c", 26), ("a", 45), ("b", 45), ("c", 85))
    outcome = ALONE.outcome(played(calls, ALONE, THREE))
    assert not outcome.over
    assert placings([*calls, BullOff("b")], ALONE, THREE) == [
        ("c", 1, "111", "", "ranked"),
        ("b", 2, "105", "", "ranked"),
        ("a", 3, "105", "bull_off", "ranked"),
    ]
    assert refused([*calls, BullOff("c")], ALONE, THREE) == "no_tie"
    assert refused([*calls, BullOff("b"), BullOff("a")], ALONE, THREE) == "already_over"
    assert refused([*calls[:2], BullOff("a")], ALONE, THREE) == "no_tie"


def test_three_equals_throw_until_they_are_in_order() -> None:
    calls: list[Any] = everybody(*[(who, 60) for who in "abcabc"])
    assert refused([*calls, BullOff("c")], ALONE, THREE) == "accepted"
    assert not ALONE.outcome(played([*calls, BullOff("c")], ALONE, THREE)).over
    order = [one[0] for one in placings([*calls, BullOff("c"), BullOff("a")], ALONE, THREE)]
    assert order == ["c", "a", "b"]


def test_who_stops_has_no_place() -> None:
    calls = [Walkover("b"), *everybody(("a", 60), ("c", 26)), Disqualify("c", "4"), Thrown("a", 60)]
    assert placings(calls, ALONE, THREE) == [
        ("a", 1, "120", "", "ranked"),
        ("b", None, "", "", "DNS"),
        ("c", None, "", "", "DQ"),
    ]
    retired = placings([Thrown("b", 60), Retire("b")], ALONE, THREE)
    assert ("b", None, "", "", "DNF") in retired


@pytest.mark.parametrize(
    ("calls", "code"),
    [
        ([Thrown("a", 60), Thrown("a", 60), Thrown("a", 60)], "rounds_done"),
        ([Thrown("a", 60, member="x")], "member_not_asked"),
        ([Thrown("x", 60)], "unknown_entrant"),
        ([Retire("a"), Thrown("a", 60)], "is_out"),
        ([Thrown("a", 60), Totals((60, 50, 40))], "has_begun"),
        ([Totals((60, 50))], "totals_short"),
        ([Totals((361, 0, 0))], "no_such_total"),
        ([Totals((-1, 0, 0))], "no_such_total"),
        ([Totals((60, 50, 40)), Thrown("a", 60)], "already_over"),
    ],
)
def test_what_cannot_be_is_refused(calls: list[Any], code: str) -> None:
    assert refused(calls, ALONE, THREE) == code


def test_totals_that_no_visits_make_are_refused() -> None:
    """Of two visits, by adding every two that can be."""
    visits = [n for n in range(181) if n not in legal()["impossible_visit_scores"]]
    made = {first + second for first in visits for second in visits}
    codes = {n: refused([Totals((n, 1, 0))], ALONE, THREE) for n in range(361)}
    assert {n for n, code in codes.items() if code == "total_not_thrown"} == set(codes) - made
    assert set(codes.values()) == {"accepted", "total_not_thrown"}


def test_the_pad_asks_first_for_who_is_due() -> None:
    pad = ALONE.options(played([Thrown("a", 60)], ALONE, THREE), "", 0)
    assert [form.about for form in pad.forms if form.kind == "visit"] == ["b", "c", "a"]
    assert pad.about == "b"
    last = played([*[Thrown("a", 60)] * 2, Thrown("b", 60)], ALONE, THREE)
    pad = ALONE.options(last, "", 0)
    assert [form.about for form in pad.forms if form.kind == "visit"] == ["c", "b"]


def test_the_pad_of_teams_asks_first_for_the_thrower_who_is_due() -> None:
    pad = TEAM.options(played([Thrown("a", 60, member="am1")], TEAM, TEAMS), "", 0)
    forms = [form for form in pad.forms if form.kind == "visit"]
    choices = {form.about: [one for one, _name in form.inputs[0].choices] for form in forms}
    assert choices["a"] == ["am2", "am3", "am4", "aw1", "aw2"]
    assert list(choices) == ["a", "b"]


def test_of_a_team_it_is_said_who_throws() -> None:
    assert refused([Thrown("a", 60)], TEAM, TEAMS) == "member_missing"
    assert refused([Thrown("a", 60, member="bm1")], TEAM, TEAMS) == "unknown_member"
    twice = [Thrown("a", 60, member="am1")] * 2
    assert refused(twice, TEAM, TEAMS) == "rounds_done"


def test_every_visit_that_cannot_be_is_refused() -> None:
    codes = {score: refused([Thrown("a", score)], ALONE, THREE) for score in range(-1, 182)}
    impossible = [n for n, code in codes.items() if code == "no_such_score"]
    assert impossible == [-1, *legal()["impossible_visit_scores"], 181]
    assert set(codes.values()) == {"accepted", "no_such_score"}


def test_totals_from_paper() -> None:
    assert placings([Totals((60, 360, 141))], ALONE, THREE) == [
        ("b", 1, "360", "", "ranked"),
        ("c", 2, "141", "", "ranked"),
        ("a", 3, "60", "", "ranked"),
    ]
    out = placings([Totals((60, 360, 141), "disqualified", "b")], ALONE, THREE)
    assert [one[0] for one in out] == ["c", "a", "b"]
