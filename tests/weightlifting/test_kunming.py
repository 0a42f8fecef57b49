"""Kunming 2007: the points of the seventh national games, with an athlete of two delegations.

The sheet pays 7-5-4-3-2-1 in full classes, one more for a national record, and lists 虞键 twice:
5 points for 江苏 「与安徽交流」, none for 安徽 「与江苏交流」.
"""

import csv
from fractions import Fraction
from typing import Any

import pytest

from meet.awards_file import award, read
from tests.weightlifting.opl import DATA

SHEET = DATA / "derived" / "cn_national_para_games_2007_weightlifting_points.csv"
REGULATION = {
    "points": {"table": [7, 5, 4, 3, 2, 1]},
    "records": [{"level": "national", "points": 1}],
}
FULL = ("男子48公斤级", "男子67.5公斤级", "男子82.5公斤级", "女子44公斤级")
"""Classes of which the sheet pays more than the winner, by the table of full classes."""

pytestmark = pytest.mark.usefixtures("data")


def rows(of: str) -> list[dict[str, str]]:
    with SHEET.open(encoding="utf-8-sig") as file:
        return [row for row in csv.DictReader(file) if row["event"] == of]


def placings(of: str) -> list[dict[str, Any]]:
    """Who is on the sheet, once each; an exchange athlete with the credits that it says."""
    found: dict[str, dict[str, Any]] = {}
    exchanged = [row["athlete"] for row in rows(of) if "交流" in row["remarks"]]
    for row in rows(of):
        name = row["athlete"]
        one = found.setdefault(
            name, {"entrant": name, "place": int(row["place"]), "status": "ranked"}
        )
        if name in exchanged:
            share = "1" if Fraction(row["points"]) else "0"
            credit = {"delegation": row["delegation"], "medal": share, "points": share}
            one.setdefault("credits", []).append(credit)
        else:
            one["delegation"] = row["delegation"]
        if "创全国纪录" in row["remarks"]:
            one["records"] = ["national"]
    return list(found.values())


def awarded(name: str) -> dict[str, Any]:
    """What a class gives under the points of the sheet."""
    event = {"event": "e", "sport": "weightlifting", "entered": 8, "started": 8}
    events = [{**event, "placings": placings(name)}]
    return award(read({"format": "meet-awards/1", "regulation": REGULATION, "events": events}))


@pytest.mark.parametrize("name", FULL)
def test_the_points_of_a_full_class_are_those_of_the_sheet(name: str) -> None:
    points = {row["delegation"]: Fraction(row["points"]) for row in awarded(name)["points_table"]}
    official: dict[str, Fraction] = {}
    for row in rows(name):
        home = row["delegation"]
        official[home] = official.get(home, Fraction(0)) + Fraction(row["points"])
    assert {home: points.get(home, 0) for home in official} == official


def test_the_exchange_athlete_has_one_medal_and_the_points_where_it_was_agreed() -> None:
    told = awarded("男子67.5公斤级")
    silver = {row["delegation"]: row["silver"] for row in told["medal_table"]}
    assert (silver["江苏"], silver.get("安徽", "0")) == ("1", "0")
    assert told["totals"]["medals_handed_out"] == 3
