"""Team ties at the desk: drawn with their matches, each with its own ledger, shown as a whole."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meet.results import contest_subject
from meet.topics import altered
from tests.house import running
from tests.web.event_desk import Office
from tests.web.test_pages import form

DRAW = "/desk/events/team/draw"
PAPER = {"kind": "paper", "games": [[11, 3], [11, 3], [11, 3]]}
OTHER = {"kind": "paper", "games": [[3, 11], [3, 11], [3, 11]]}
ALONE = [
    {"kind": "lineup", "entrant": "p", "members": ["p2"]},
    {"kind": "lineup", "entrant": "q", "members": ["q3"]},
    {"kind": "start", "server": "q3"},
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two teams of table tennis whose tie is not drawn yet."""
    teams = [
        {
            "id": team,
            "name": f"{team}队",
            "delegation": team.upper(),
            "members": [{"id": f"{team}{n}", "name": f"{team}{n}选手"} for n in (1, 2, 3)],
        }
        for team in "pq"
    ]
    event = {
        "format": "meet-event/1",
        "sport": "table_tennis",
        "event": "team",
        "name": "男子团体",
        "tags": ["team"],
        "rules": {"preset": "ittf"},
        "draw": {"format": "round_robin", "ranking": "ittf"},
        "entrants": teams,
        "contests": [],
    }
    with running(tmp_path) as meet:
        meet.load(event)
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        yield Office(meet)


def drawn(office: Office) -> tuple[str, list[str]]:
    """Draw as the desk does; the tie and its matches."""
    shown = office.meet.client.get(DRAW).get_data(as_text=True)
    fields = {}
    for name in ("id", "seq", "input", "seed"):
        found = re.search(rf'name="{name}" value="([^"]*)"', shown)
        assert found
        fields[name] = found[1]
    assert form(office.meet, "/desk/events/team", DRAW, act="draw", **fields)[0] == 200
    whole, *parts = [one["id"] for one in office.meet.get("/events/team")[1]["contests"]]
    return whole, parts


def contest(office: Office, one: str) -> dict[str, Any]:
    view: dict[str, Any] = office.meet.get(f"/contests/{one}")[1]
    return view


def test_a_tie_is_drawn_with_its_matches(office: Office) -> None:
    whole, parts = drawn(office)
    assert parts == [f"{whole}-m{n}" for n in range(1, 6)]
    view = contest(office, whole)
    assert (view["stage"]["code"], view["over"]) == ("scheduled", False)
    assert [part["id"] for part in view["parts"]] == parts
    assert "与现在的成绩不符" not in office.meet.client.get("/desk/events/team").text


def test_the_tie_follows_from_its_matches_and_stops_when_decided(office: Office) -> None:
    whole, parts = drawn(office)
    office.contest(parts[0], *ALONE)
    live = contest(office, whole)
    assert live["stage"]["code"] == "live"
    assert {line["who"]["name"] for line in live["parts"][0]["card"]} == {"p2选手", "q3选手"}
    office.contest(parts[0], *[{"kind": "rally", "to": "p"}] * 33)
    first = office.in_contest(whole)[0]
    ours, theirs = (PAPER, OTHER) if first == "p" else (OTHER, PAPER)
    for part, call in zip(parts[1:4], (theirs, ours, ours), strict=True):
        office.contest(part, call)
    view = contest(office, whole)
    score = "3-1" if first == "p" else "1-3"
    assert (view["stage"]["code"], view["winner"], view["score"]) == ("finished", "p", score)
    (table,) = view["board"]["tables"]
    shown = {row["cells"][0]["who"]["id"]: row["cells"][1:] for row in table["rows"]}
    assert [cell["text"] for cell in shown["p"]] == ["3", "3", "0", "3", "3", ""]
    assert [cell["text"] for cell in shown["q"]] == ["1", "0", "3", "0", "0", ""]
    assert office.placings("team") == [("p", 1, "2"), ("q", 2, "1")]
    hall = office.meet.client.get(f"/contests/{whole}?as=hall").text
    assert hall.count("rally-game") == 10


def test_a_call_in_a_match_moves_the_tie(office: Office) -> None:
    whole, parts = drawn(office)
    office.contest(parts[0], PAPER)
    with office.meet.house.reader.context("zh") as context:
        results = context.results
        lines = results.record.lines(contest_subject(parts[0]))
        assert f"contest:{whole}" in altered(lines, results.roster)


def test_a_draw_that_is_taken_back_takes_the_matches_along(office: Office) -> None:
    drawn(office)
    line = office.meet.get("/events/team/ledger", office.desk)[1]["seq"]
    assert office.undo("team", line)[0] in (200, 201)
    assert office.meet.get("/events/team")[1]["contests"] == []
