"""The worked examples of the field handbook (regulations §4), row by row."""

from typing import Any

import pytest

from meet.awards_file import award, read, shipped
from scoring_rules import awards
from tests.awards.cases import event, exact, medals, placed, points, rules, table


@pytest.mark.parametrize("name,places", [("fjnu-2018", 8), ("haidian-roller-2015", 7)])
def test_eight_entrants(name: str, places: int) -> None:
    assert awards.award(event([*range(1, 9)]), shipped(name)).places == places


def test_two_entrants_are_not_held() -> None:
    given = awards.award(event([1, 2]), shipped("fjnu-2018"))
    assert not given.held
    assert (given.places, given.medal_places, given.rows) == (0, 0, ())


def test_relay_of_five() -> None:
    given = awards.award(event([1, 2, 3, 4, 5], ("relay",)), shipped("fjnu-2018"))
    assert points(given) == ["18", "14", "12", "10", "0"]


def test_800_metres_of_ten() -> None:
    given = awards.award(event([*range(1, 11)], ("long_run",)), shipped("school-class-a"))
    assert points(given) == ["18", "14", "12", "10", "8", "6", "4", "2", "1", "1"]


def test_five_finish_and_one_stays_away_unexcused() -> None:
    finishers: list[dict[str, Any]] = [
        {"entrant": f"a{i}", "place": i, "delegation": f"D{i}"} for i in range(1, 6)
    ]
    absent = {"entrant": "a6", "status": "DNS", "delegation": "D6"}
    file = {
        "format": "meet-awards/1",
        "regulation": "school-high-b",
        "events": [{"event": "e1", "placings": [*finishers, absent]}],
        "penalties": [
            {"delegation": "D6", "code": "DNS_UNEXCUSED", "event": "e1", "entrant": "a6"}
        ],
    }
    result = award(read(file))
    assert [row["points"] for row in result["events"][0]["rows"]] == ["9", "7", "6", "5", "4"]
    assert result["points_table"][-1] == {"rank": 6, "delegation": "D6", "points": "-2"}


def test_a_record_by_the_second_of_four() -> None:
    four = event([1, placed(2, records=("school",)), 3, 4])
    assert points(awards.award(four, shipped("primary-6"))) == ["7", "10", "4", "3"]


BY_NUMBER = {
    "municipal-7": ["G", "G-", "GS-", "GSB-"],
    "para-minus1": ["G", "G-", "GS-", "GSB-"],
    "para-award-all": ["G", "GS", "GSB", "GSB-"],
    "provincial-12": ["G", "GS", "GSB", "GSB-"],
    "para-min3-minus1": ["", "", "GS-", "GSB-"],
    "nanyang-2009": ["G", "G-", "G--", "GSB-"],
}


@pytest.mark.parametrize("name", BY_NUMBER)
def test_medals_of_one_to_four_entrants(name: str) -> None:
    found = [medals(awards.award(event([*range(1, n + 1)]), shipped(name))) for n in (1, 2, 3, 4)]
    assert found == BY_NUMBER[name]


@pytest.mark.parametrize(
    "places,shown,worth",
    [
        ([1, 1, 3, 4, 5, 6, 7, 8, 9], "GGB------", ["8", "8", "6"]),
        ([1, 1, 1, 4, 5, 6, 7, 8, 9], "GGG------", ["22/3", "22/3", "22/3", "5"]),
        ([1, 2, 3, 4, 5, 6, 7, 8, 8], "GSB------", ["9", "7", "6", "5", "4", "3", "2", "1/2"]),
    ],
)
def test_ties_of_nine(places: list[int], shown: str, worth: list[str]) -> None:
    given = awards.award(event(list(places)), shipped("provincial-12"))
    assert medals(given) == shown
    assert points(given)[: len(worth)] == worth


@pytest.mark.parametrize(
    "name,members,shares",
    [
        ("cdpf-npg10-2019", "晋闽浙津", {"晋": "1/2", "闽": "1/2", "浙": "1/2", "津": "1/2"}),
        ("cdpf-npg10-2019", "粤粤粤桂", {"粤": "1", "桂": "1/2"}),
        ("guangxi-10", "邕邕防防", {"邕": "1/2", "防": "1/2"}),
        ("full-each", "晋闽", {"晋": "1", "闽": "1"}),
    ],
)
def test_joint_relay(name: str, members: str, shares: dict[str, str]) -> None:
    third = event([1, 2, placed(3, members=tuple(members)), 4], ("relay",))
    found = exact(table(shipped(name), third))
    assert {unit: has["bronze"] for unit, has in found.items() if "bronze" in has} == shares


def test_medal_table_of_halves() -> None:
    carry_in = [
        {"delegation": "C", "gold": "5/2", "silver": "9", "bronze": "9"},
        {"delegation": "A", "gold": 3, "silver": 2, "bronze": 1},
        {"delegation": "D", "gold": 2, "silver": 3},
        {"delegation": "B", "gold": "3", "silver": "2", "bronze": "1"},
    ]
    file = {
        "format": "meet-awards/1",
        "regulation": "municipal-7",
        "events": [],
        "carry_in": carry_in,
    }
    found = [(row["rank"], row["delegation"]) for row in award(read(file))["medal_table"]]
    assert found == [(1, "A"), (1, "B"), (3, "C"), (4, "D")]


@pytest.mark.parametrize(
    "cut,worth", [("admitted_only", "7/2"), ("full_table", "13/2"), ("full_place", "7")]
)
def test_tie_at_the_cut(cut: str, worth: str) -> None:
    """Minus one of three: two places, two tied second; FORMATS §3 names the three answers."""
    regulation = rules(f"""
        admission = {{max_places = 8, rule = {{type = "minus", when = "n<=max"}}}}
        points = {{table = [9, 7, 6, 5, 4, 3, 2, 1], tie_at_cut = "{cut}"}}
    """)
    given = awards.award(event([1, 2, 2]), regulation)
    assert medals(given) == "GSS"
    assert points(given) == ["9", worth, worth]
