"""Races of several events and rounds of heats, through `meet score` and through the desk."""

import re
from pathlib import Path
from typing import Any

import pytest

from meet import event_file
from meet.codec import dump, parse
from meet.event_file import RefusedCall
from meet.score import score
from tests.house import Running, running
from tests.web.event_desk import Office
from tests.web.test_event_draw import hidden
from tests.web.test_pages import form

ALL = "axby"
RACE = [
    {"kind": "wind", "tenths": 12},
    {"kind": "finish", "entrant": "x", "ms": 11501},
    {"kind": "finish", "entrant": "a", "ms": 11620},
    {"kind": "finish", "entrant": "y", "ms": 11700, "place": 3},
    {"kind": "finish", "entrant": "b", "ms": 11700, "place": 4},
]


def event(name: str, own: str, *calls: Any, listed: str = ALL) -> dict[str, Any]:
    """An event of the race that all four run; `listed`: whom its file names in the contest."""
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "event": name,
        "name": f"男子 100 米 {name.upper()}",
        "rules": {"preset": "race"},
        "draw": {"format": "final"},
        "entrants": [
            {"id": one, "name": f"选手{one}", "delegation": "潞州", "class": name.upper()}
            for one in own
        ],
        "contests": [
            {
                "id": "race",
                "shared": "r1",
                "phase": "final",
                "entrants": list(listed),
                "calls": list(calls),
            }
        ],
    }


def scored(raw: dict[str, Any]) -> list[tuple[str, int, str]]:
    result = score(event_file.read(parse(dump(raw))))
    return [(p["entrant"], p["place"], p["mark"]) for p in result["placings"]]


def test_each_event_ranks_its_own_in_one_race() -> None:
    assert scored(event("t12", "ab", *RACE)) == [("a", 1, "11.62"), ("b", 2, "11.70")]
    assert scored(event("t13", "xy", *RACE)) == [("x", 1, "11.51"), ("y", 2, "11.70")]


def test_who_stands_in_the_calls_only_runs_for_another_event() -> None:
    """The judge's place counts over the whole race, whomever the file lists."""
    assert scored(event("t12", "ab", *RACE, listed="ab")) == [("a", 1, "11.62"), ("b", 2, "11.70")]
    assert scored(event("t13", "xy", *RACE, listed="xy")) == [("x", 1, "11.51"), ("y", 2, "11.70")]
    sheet = {"kind": "paper", "order": [["x"], ["a"], ["y"], ["b"]]}
    assert scored(event("t12", "ab", sheet, listed="ab")) == [("a", 1, ""), ("b", 2, "")]


def test_an_own_athlete_of_another_contest_is_no_runner_of_another_event() -> None:
    with pytest.raises(RefusedCall) as refused:
        scored(event("t12", "abc", *RACE, {**RACE[1], "entrant": "c"}, listed="ab"))
    assert (refused.value.code, refused.value.at) == ("unknown_entrant", "contests[0].calls[5]")


def test_files_that_list_their_own_only_join_in_one_ledger(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(event("t12", "ab", *RACE, listed="ab"), with_calls=True)
        assert placings(meet, "t12") == [("a", 1), ("b", 2)]
        meet.load(event("t13", "xy", *RACE, listed="xy"), with_calls=True)
        assert placings(meet, "t13") == [("x", 1), ("y", 2)]
        assert meet.get("/contests/race")[1]["seq"] == len(RACE)
        board = meet.get("/contests/race")[1]["board"]["tables"][0]
        assert len(board["rows"]) == len(ALL)


def placings(meet: Running, name: str) -> list[tuple[str, int | None]]:
    rows = meet.get(f"/events/{name}")[1]["placings"]
    return [(row["entrant"]["id"], row["place"]) for row in rows]


def test_one_ledger_at_the_desk_gives_both_events(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(event("t12", "ab"))
        meet.load(event("t13", "xy"))
        Office(meet).contest("race", *RACE)
        assert placings(meet, "t12") == [("a", 1), ("b", 2)]
        assert placings(meet, "t13") == [("x", 1), ("y", 2)]


HEATS = {
    "format": "heats",
    "rounds": [
        {"heats": 2, "by_place": 1, "by_time": 1},
        {"heats": 1, "by_place": 0, "by_time": 0},
    ],
}


def drawn(meet: Running, seed: str) -> int:
    """Accept what the desk's page proposes."""
    at = f"/desk/events/t46/draw?seed={seed}"
    page = meet.client.get(at).get_data(as_text=True)
    fields = {name: hidden(page, name) for name in ("id", "seq", "input", "seed")}
    return form(meet, "/desk/events/t46", at, act="draw", **fields)[0]


def test_heats_are_drawn_run_and_followed_by_the_final(tmp_path: Path) -> None:
    """The lanes on the board are those that were drawn, a guide's runner has two."""
    raw = event("t46", "abxy")
    raw |= {"draw": HEATS, "contests": []}
    raw["entrants"][0]["guide"] = "向导"
    with running(tmp_path) as meet:
        meet.load(raw)
        office = Office(meet)
        form(meet, "/signin", "/signin", token=office.desk)
        assert drawn(meet, "2027") == 200
        contests = [row["id"] for row in meet.get("/events/t46")[1]["contests"]]
        assert len(contests) == 2
        assert {*office.in_contest(contests[0]), *office.in_contest(contests[1])} == set("abxy")
        lanes = set(re.findall(r"[78]|6–7|7–8|5–6", boards(meet, contests)))
        assert lanes >= {"8"}
        for contest in contests:
            for i, runner in enumerate(office.in_contest(contest)):
                finish = {"kind": "finish", "entrant": runner, "ms": 11000 + 100 * i + ord(runner)}
                office.contest(contest, finish)
        assert drawn(meet, "2028") == 200
        (final,) = (
            row["id"] for row in meet.get("/events/t46")[1]["contests"] if row["id"] not in contests
        )
        assert len(office.in_contest(final)) == 3
        assert meet.client.get("/desk/events/t46").status_code == 200


def boards(meet: Running, contests: list[str]) -> str:
    return " ".join(
        cell.get("text") or ""
        for one in contests
        for table in meet.get(f"/contests/{one}")[1]["board"]["tables"]
        for row in table["rows"]
        for cell in row["cells"][:2]
    )
