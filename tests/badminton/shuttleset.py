"""Real matches of elite singles, rally by rally, as event files."""

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[3] / "shared/data/matchsports"
FILE = DATA / "badminton_rallies_shuttleset.json"

# Matches of the source without all rallies of every game; they cannot be replayed.
ILLEGAL = {
    "ShuttleSet-2",
    "ShuttleSet-6",
    "ShuttleSet-14",
    "ShuttleSet-17",
    "ShuttleSet-24",
    "ShuttleSet-27",
    "ShuttleSet-33",
    "ShuttleSet-38",
    "ShuttleSet-44",
    "ShuttleSet22-7",
    "ShuttleSet22-22",
    "ShuttleSet22-24",
    "ShuttleSet22-25",
    "ShuttleSet22-27",
    "ShuttleSet22-30",
    "ShuttleSet22-42",
    "ShuttleSet22-51",
    "ShuttleSet22-52",
    "ShuttleSet22-58",
}

# Rallies (counted from 0 in the match) where the source names a server who did not win the rally
# before, against Law 10.3: its annotation errors.
WRONG_SERVERS = {
    "ShuttleSet-3": {42, 47, 49, 53, 55, 58, 68, 76, 77},
    "ShuttleSet-15": {80},
    "ShuttleSet-20": {61, 62, 69},
    "ShuttleSet-21": {43, 51, 52, 57},
}


def matches() -> list[dict[str, Any]]:
    """The source's matches."""
    found: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def event(match: dict[str, Any]) -> dict[str, Any]:
    """A match as an event file, called rally by rally."""
    games = match["games"]
    start = {"kind": "start", "server": games[0]["servers"][0]}
    rallies = [{"kind": "rally", "to": to} for game in games for to in game["rallies"]]
    contest = {"id": "f", "phase": "final", "entrants": ["A", "B"], "calls": [start, *rallies]}
    return {
        "format": "meet-event/1",
        "sport": "badminton",
        "event": match["id"].lower(),
        "name": f"{match['tournament']} {match['round']}",
        "rules": {"preset": "bwf-3x21"},
        "draw": {"format": "final"},
        "entrants": [{"id": "A", "name": match["A"]}, {"id": "B", "name": match["B"]}],
        "contests": [contest],
    }
