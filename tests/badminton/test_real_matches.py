"""Every legal match of the source, replayed rally by rally with its score and its server."""

import json
from pathlib import Path
from typing import Any

import pytest

from meet import event_file
from meet.score import score
from tests.badminton.shuttleset import FILE, ILLEGAL, WRONG_SERVERS, event, matches

GOLDEN = Path(__file__).resolve().parents[2] / "events/badminton/golden/korea-open-2019-ms.json"


@pytest.fixture(scope="module")
def source() -> list[dict[str, Any]]:
    if not FILE.exists():
        pytest.skip("../shared/data/matchsports is absent")
    return matches()


def test_every_legal_match_ends_as_it_did(source: list[dict[str, Any]]) -> None:
    legal = [match for match in source if match["id"] not in ILLEGAL]
    assert (len(source), len(legal)) == (68, 49)
    for match in legal:
        contest = score(event_file.read(event(match)), trace=True)["contests"][0]
        sides = [[game["score"][side] for game in match["games"]] for side in (0, 1)]
        won = sum(a > b for a, b in zip(*sides, strict=True))
        written = " ".join(f"{a}-{b}" for a, b in zip(*sides, strict=True))
        assert (contest["over"], contest["score"]) == (True, written), match["id"]
        assert contest["winner"] == ("A" if won == 2 else "B"), match["id"]


def test_every_score_and_server_on_the_way(source: list[dict[str, Any]]) -> None:
    seen = {"rallies": 0, "wrong": 0}
    for match in (one for one in source if one["id"] not in ILLEGAL):
        trace = score(event_file.read(event(match)), trace=True)["contests"][0]["trace"]
        servers = "".join(game["servers"] for game in match["games"])
        differing = {i for i, server in enumerate(servers) if trace[i]["server"] != server}
        assert differing == WRONG_SERVERS.get(match["id"], set()), match["id"]
        assert [step["score"] for step in trace[1:]] == running(match), match["id"]
        assert trace[-1]["server"] is None
        assert trace[-1]["receiver"] is None
        seen["rallies"] += len(servers)
        seen["wrong"] += len(differing)
    assert seen == {"rallies": 4271, "wrong": 17}


def running(match: dict[str, Any]) -> list[str]:
    """The score after every rally, counted from the rallies alone."""
    written, done = [], ""
    for game in match["games"]:
        for played in range(1, len(game["rallies"]) + 1):
            so_far = game["rallies"][:played]
            written.append(f"{done}{so_far.count('A')}-{so_far.count('B')}")
        done = f"{written[-1]} "
    return written


def test_what_is_called_illegal_lacks_rallies(source: list[dict[str, Any]]) -> None:
    for match in source:
        lacking = any(game["rallies"] is None for game in match["games"])
        assert (match["id"] in ILLEGAL) == lacking == (not match["consistent"])


def test_the_golden_ledger_is_a_match_of_the_source(source: list[dict[str, Any]]) -> None:
    match = next(match for match in source if match["id"] == "ShuttleSet-3")
    assert json.loads(GOLDEN.read_text(encoding="utf-8"))["contests"] == event(match)["contests"]
