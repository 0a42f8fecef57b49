"""Event files to read: a small one that only places, and one of weightlifting."""

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from meet import event_file
from meet.codec import parse
from meet.event_file import EventFile
from meet.score import score

PLACED: Mapping[str, Any] = {
    "format": "meet-event/1",
    "sport": "placed",
    "event": "e1",
    "name": "男子 100 米 T46 级",
    "tags": ["final_only"],
    "rules": {"preset": "placed"},
    "draw": {"format": "final"},
    "entrants": [
        {"id": "a", "name": "王璐", "delegation": "luzhou", "class": "T46", "sex": "M", "seed": 1},
        {"id": "b", "name": "阿依丁·别克", "delegation": "qinxian"},
        {
            "id": "c",
            "name": "甲/乙",
            "members": [
                {"id": "c1", "name": "甲", "delegation": "luzhou", "number": "7"},
                {"id": "c2", "name": "乙", "delegation": "tunliu"},
            ],
        },
        {"id": "d", "credits": [{"delegation": "tunliu", "medal": "1/2", "points": "0"}]},
    ],
    "contests": [{"id": "f", "phase": "final", "entrants": ["a", "b", "c", "d"], "calls": []}],
}

LIFTING: Mapping[str, Any] = {
    "format": "meet-event/1",
    "sport": "weightlifting",
    "event": "pwl-m54",
    "name": "男子 54 公斤级",
    "rules": {"preset": "wpp"},
    "draw": {"format": "final"},
    "entrants": [
        {"id": "7", "name": "甲", "delegation": "NGR", "lot": 11, "bodyweight": "53.20"},
        {"id": "9", "name": "乙", "delegation": "CHN", "lot": 4, "bodyweight": "53.86"},
    ],
    "contests": [{"id": "f", "phase": "final", "entrants": ["7", "9"], "calls": []}],
}


def place(*groups: str) -> dict[str, Any]:
    """A `place` call: `place("a", "bc")` has b and c share the second place."""
    return {"kind": "place", "placings": [list(group) for group in groups]}


def attempt(entrant: str, number: int, kg: str, *, good: bool) -> dict[str, Any]:
    """An attempt entered without votes."""
    return {
        "kind": "attempt",
        "entrant": entrant,
        "lift": "bench",
        "attempt": number,
        "kg": kg,
        "good": good,
    }


def with_calls(*calls: Any, sample: Mapping[str, Any] = PLACED) -> dict[str, Any]:
    """A sample with these calls in its contest."""
    raw = deepcopy(dict(sample))
    raw["contests"][0]["calls"] = list(calls)
    return raw


def with_decisions(*calls: Any) -> dict[str, Any]:
    """The placing sample, finished as a, b, c, d, with these calls in the event's own ledger."""
    return {**with_calls(place("a", "b", "c", "d")), "calls": list(calls)}


def read(raw: Any) -> EventFile:
    """A sample as it comes from disk."""
    return event_file.read(parse(json.dumps(raw).encode()))


def placings(raw: Any) -> list[tuple[str, int | None, str]]:
    """Entrant, place and status of an event file's result."""
    return [(p["entrant"], p["place"], p["status"]) for p in score(read(raw))["placings"]]
