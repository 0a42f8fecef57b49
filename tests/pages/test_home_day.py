"""A home page tells the day of the games: who kept yesterday's is sent today's."""

from pathlib import Path

from meet.reader import Reader
from tests.house import PLACED, Running, running

DAY_MS = 24 * 3600 * 1000
MORNING_MS = 1_810_000_000_000


def tag(meet: Running, path: str, at_ms: int, known: str = "") -> tuple[int, str]:
    """Status and tag of a view as it is at that time."""
    house = meet.house
    house.reader = Reader(house.engine, house.zone, lambda: at_ms)
    answer = meet.client.get("/api/v1" + path, headers={"If-None-Match": known})
    return answer.status_code, answer.headers["ETag"]


def test_the_tag_of_home_changes_with_the_day(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(PLACED)
        _status, first = tag(meet, "/screens/home", MORNING_MS)
        assert tag(meet, "/screens/home", MORNING_MS + 1000, first) == (304, first)
        status, next_day = tag(meet, "/screens/home", MORNING_MS + DAY_MS, first)
        assert (status, next_day != first) == (200, True)
        _status, table = tag(meet, "/medals", MORNING_MS)
        assert tag(meet, "/medals", MORNING_MS + DAY_MS, table) == (304, table)
