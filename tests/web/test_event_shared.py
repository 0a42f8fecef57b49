"""One contest of several events: loaded file after file, one ledger, each event ranks its own."""

from pathlib import Path
from typing import Any

import pytest

from meet.codec import BadInput
from tests.house import Running, new_id, running

RACE = ["a", "x", "b", "y"]
PLACE = {"kind": "place", "placings": [["x"], ["a"], ["b"], ["y"]]}
NOTE = {"kind": "note", "text": "顺风"}


def event(name: str, own: str, *calls: Any, **more: Any) -> dict[str, Any]:
    """An event of the race that all four run."""
    return {
        "format": "meet-event/1",
        "sport": "placed",
        "event": name,
        "name": f"男子 100 米 {name.upper()}",
        "rules": {"preset": "placed"},
        "draw": {"format": "final"},
        "entrants": [{"id": one, "name": f"选手{one}", "delegation": "潞州"} for one in own],
        "contests": [
            {"id": "race", "shared": "r1", "phase": "final", "entrants": RACE, "calls": list(calls)}
        ],
        **more,
    }


def placings(meet: Running, name: str) -> list[tuple[str, int | None]]:
    rows = meet.get(f"/events/{name}")[1]["placings"]
    return [(row["entrant"]["id"], row["place"]) for row in rows]


def test_every_event_ranks_its_own(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(event("t12", "ab"))
        assert [row["id"] for row in contest(meet)["events"]] == ["t12"]
        meet.load(event("t13", "xy"))
        assert [row["id"] for row in contest(meet)["events"]] == ["t12", "t13"]
        desk = meet.token("desk")
        body = {"id": new_id(), "seq": 0, "call": PLACE}
        assert meet.post("/contests/race/calls", body, desk)[0] == 201
        assert placings(meet, "t12") == [("a", 1), ("b", 2)]
        assert placings(meet, "t13") == [("x", 1), ("y", 2)]
        page = meet.client.get("/contests/race").get_data(as_text=True)
        assert "T12" in page
        assert "T13" in page


def contest(meet: Running) -> Any:
    return meet.get("/contests/race")[1]


def test_the_second_file_joins_the_ledger_that_is_there(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(event("t12", "ab", PLACE), with_calls=True)
        assert placings(meet, "t12") == [("a", 1), ("b", 2)]
        meet.load(event("t13", "xy", PLACE, NOTE), with_calls=True)
        assert placings(meet, "t13") == [("x", 1), ("y", 2)]
        assert contest(meet)["seq"] == 2


def test_files_that_disagree_are_refused_and_change_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(event("t12", "ab", PLACE), with_calls=True)
        other = {"kind": "place", "placings": [["a"], ["x"], ["b"], ["y"]]}
        with pytest.raises(BadInput) as refused:
            meet.load(event("t13", "xy", other), with_calls=True)
        assert (refused.value.code, refused.value.at) == ("shared_differs", "contests[0].calls[0]")
        assert [row["id"] for row in contest(meet)["events"]] == ["t12"]


def test_a_result_pins_the_shared_contest_for_each(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        for one in (event("t12", "ab", PLACE), event("t13", "xy", PLACE)):
            meet.load(one, with_calls=True)
        desk = meet.token("desk")
        for name in ("t12", "t13"):
            seen = meet.get(f"/events/{name}")[1]["version"]
            body = {"id": new_id(), "seen": seen}
            assert meet.post(f"/events/{name}/official", body, desk)[0] == 201
            (line,) = meet.get(f"/events/{name}/ledger", desk)[1]["lines"]
            assert line["call"]["contests"] == [["race", 1]]
        with pytest.raises(BadInput) as refused:
            meet.load(event("open", "ax", PLACE, NOTE), with_calls=True)
        assert refused.value.code == "official"


def test_one_athlete_may_be_ranked_in_two_events_of_a_race(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        for one in (event("t12", "ab", PLACE), event("open", "abxy", PLACE)):
            meet.load(one, with_calls=True)
        assert placings(meet, "t12") == [("a", 1), ("b", 2)]
        assert placings(meet, "open") == [("x", 1), ("a", 2), ("b", 3), ("y", 4)]
        assert [r["entrant"]["id"] for r in meet.get("/events/open")[1]["placings"]] == list("xaby")


def test_another_sport_cannot_join(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(event("t12", "ab"))
        with pytest.raises(BadInput) as refused:
            meet.load(event("t13", "xy", sport="darts"))
        assert refused.value.code == "shared_other_sport"
