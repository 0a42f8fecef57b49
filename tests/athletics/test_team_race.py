"""Team races: places of the first members added up, incomplete teams, level teams."""

from collections.abc import Mapping
from typing import Any

import pytest

from meet import event_file
from meet.codec import BadInput
from meet.score import score
from scoring_rules.contest import Entrant, Member
from tests.athletics.contest import Contest, said


def race(order: str, **teams: int) -> Contest:
    """Runners a1, a2 … of the teams come in as written (`"a b a"`: the next one of each)."""
    who = [
        Entrant(team, members=tuple(Member(f"{team}{n}") for n in range(1, size + 1)))
        for team, size in teams.items()
    ]
    contest = Contest("team-race", who, {"counting": 3})
    met = dict.fromkeys(teams, 0)
    for place, team in enumerate(order.split(), 1):
        met[team] += 1
        contest.call("finish", entrant=f"{team}{met[team]}", place=place)
    return contest


def sums(contest: Contest) -> Mapping[str, tuple[int | None, str, str]]:
    return {e: (p.place, p.mark, str(p.status)) for e, p in contest.placings.items()}


def test_the_first_members_count_and_the_least_sum_wins() -> None:
    """a: 1 + 4 + 5, b: 2 + 3 + 6."""
    contest = race("a b b a a b a", a=4, b=3)
    assert sums(contest) == {"a": (1, "10", "ranked"), "b": (2, "11", "ranked")}
    assert contest.outcome.over


def test_places_are_not_counted_anew_without_those_who_do_not_count() -> None:
    """c runs alone and a's fourth does not count: b still has 3 + 6 + 8, as they came in."""
    contest = race("a c b a a b a b", a=4, b=3, c=1)
    assert sums(contest)["a"] == (1, "10", "ranked")
    assert sums(contest)["b"] == (2, "17", "ranked")


def test_of_level_teams_the_last_counting_member_decides() -> None:
    """a: 1 + 5 + 6, b: 2 + 3 + 7."""
    contest = race("a b b c a a b", a=3, b=3, c=1)
    assert contest.places["a"] == 1
    assert contest.places["b"] == 2
    assert contest.decided["b"] == "last_counting"
    assert said(contest.placings["b"].why) == "与 a 名次和同为 12，比最后一名计分队员：6 < 7"


def test_a_team_that_is_not_complete_has_no_place() -> None:
    contest = race("a b a a b", a=3, b=3, c=3)
    assert sums(contest)["b"] == (None, "", "NM")
    contest.call("status", entrant="b3", status="DNF")
    for n in (1, 2, 3):
        contest.call("status", entrant=f"c{n}", status="DNS")
    assert contest.outcome.over
    assert sums(contest) == {
        "a": (1, "8", "ranked"),
        "b": (None, "", "DNF"),
        "c": (None, "", "DNS"),
    }


def test_who_is_disqualified_gives_the_place_to_those_behind() -> None:
    contest = race("a a a b b b", a=3, b=3)
    contest.call("status", entrant="a1", status="DQ", rule="TR17")
    assert sums(contest)["a"] == (None, "", "DNF")
    assert contest.places["b"] == 1


def test_teams_stand_above_their_runners() -> None:
    teams, runners = race("a b b a a b a", a=4, b=3).board.tables
    shown = [cell.text or cell.who for cell in teams.rows[0].cells]
    assert shown == ["1", "a", "1 + 4 + 5", "10"]
    assert len(runners.rows) == 7


def test_calls_name_members() -> None:
    race("a b", a=3, b=3).refused("unknown_entrant", "finish", entrant="a", place=3)


def file(**rules: Any) -> dict[str, Any]:
    members = [{"id": f"a{n}", "name": f"a{n}"} for n in (1, 2)]
    finishes = [{"kind": "finish", "entrant": f"a{n}", "ms": 600_000 + n} for n in (1, 2)]
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "event": "e",
        "rules": {"preset": "team-race", **rules},
        "draw": {"format": "final"},
        "entrants": [{"id": "a", "members": members}],
        "contests": [{"id": "f", "phase": "final", "entrants": ["a"], "calls": finishes}],
    }


def test_an_event_file_holds_teams_and_the_calls_of_members() -> None:
    result = score(event_file.read(file(counting=2)))
    assert [(row["place"], row["mark"]) for row in result["placings"]] == [(1, "3")]


def test_somebody_counts() -> None:
    with pytest.raises(BadInput):
        event_file.read(file(counting=0))
