"""Tokyo 2020 end to end: every attempt through the desk, and the official medal table comes out."""

import csv
import json
from pathlib import Path

import pytest

from meet import intake
from meet.bodies import Wanted
from meet.intake import CLERK
from tests.house import Running, new_id, running
from tests.weightlifting.tokyo import FILE, event_files

OFFICIAL_TABLE = FILE.with_name("tokyo2020_official_medal_table.csv")

pytestmark = pytest.mark.skipif(
    not OFFICIAL_TABLE.exists(), reason="the results of Tokyo 2020 are not beside the project"
)


def played(meet: Running) -> int:
    """Load the 20 events, make every call through the desk, declare all; how many calls."""
    made = 0
    for event in event_files():
        contests = [{**contest, "calls": []} for contest in event["contests"]]
        raw = json.dumps({**event, "contests": contests}).encode()
        ids = intake.load_raw(meet.house, raw, "tokyo", with_calls=False, official=False)
        for contest in event["contests"]:
            where = ids["contests"][contest["id"]]
            for seq, call in enumerate(contest["calls"]):
                meet.house.desk.contest_line(CLERK, where, Wanted(new_id(), seq, call))
                made += 1
        assert intake.declare(meet.house, event["event"]), event["event"]
    return made


def test_the_medal_table_is_the_official_one_in_all_rows(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        intake.start_games(meet.house, "东京 2020", "2021-08-26", "2021-08-30", "para-award-all")
        assert played(meet) > 20 * 20
        status, view = meet.get("/medals")
    assert status == 200
    rows = [
        (str(row["rank"]), row["delegation"]["id"], row["gold"], row["silver"], row["bronze"])
        for row in view["rows"]
        if row["total"] != "0"
    ]
    with OFFICIAL_TABLE.open(encoding="utf-8-sig") as file:
        official = [
            (row["rank"], row["npc"], row["G"], row["S"], row["B"]) for row in csv.DictReader(file)
        ]
    assert len(official) == 26
    assert sorted(rows) == sorted(official)
    assert [row[0] for row in rows] == [row[0] for row in official]
