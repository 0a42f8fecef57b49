"""The events of the tablets' meet: lists of which only the placing counts, lifting groups, jumps.

Every test takes a contest of its own from them. People are invented.
"""

from typing import Any

PEOPLE = (
    ("7", "冯国强", "长子", "1204"),
    ("2", "许立", "黎城", "1188"),
    ("5", "韩志远", "潞州", "1151"),
    ("9", "郑大伟", "屯留", "1173"),
    ("4", "卢平", "武乡", "1209"),
)
OPENERS = {"7": "145", "2": "136", "5": "140"}
"""Lifters in the order 2, 5, 7; their first weights are known from the start list."""
ODD = "决赛+1&2;'甲'\"乙\""
"""An id that an event file may give, and of which an address or an attribute could lose a part."""
PLENTY = {"list": 90, "solo": 12, "group": 60, "jump": 5}
RULES: dict[str, dict[str, Any]] = {
    "placed": {"preset": "placed"},
    "weightlifting": {"preset": "wpp"},
    "athletics": {"preset": "horizontal", "discipline": "Long Jump"},
}


def events() -> list[dict[str, Any]]:
    """All event files; the contest of the event `list-3` is `list-3-f`."""
    made = [
        MAKERS[kind](f"{kind}-{n}", f"{kind}-{n}-f")
        for kind, many in PLENTY.items()
        for n in range(1, many + 1)
    ]
    return [*made, placed("odd", ODD)]


def placed(
    event: str, contest: str, people: tuple[tuple[str, ...], ...] = PEOPLE
) -> dict[str, Any]:
    """Only the placing is recorded."""
    return _event(event, "placed", "男子 400 米 T46", contest, [_entrant(*one) for one in people])


def solo(event: str, contest: str) -> dict[str, Any]:
    """Of one entrant only: over after one call."""
    return placed(event, contest, PEOPLE[:1])


def group(event: str, contest: str) -> dict[str, Any]:
    """Three lifters whose openers are known."""
    lifters = [
        {**_entrant(*one), "lot": lot, "bodyweight": f"6{lot}.20", "opener": OPENERS[one[0]]}
        for lot, one in enumerate(PEOPLE[:3], start=1)
    ]
    return _event(event, "weightlifting", "男子 65 公斤级", contest, lifters)


def jump(event: str, contest: str) -> dict[str, Any]:
    """A long jump: each trial has a length and a wind."""
    return _event(event, "athletics", "男子跳远 T46", contest, [_entrant(*one) for one in PEOPLE])


MAKERS = {"list": placed, "solo": solo, "group": group, "jump": jump}


def _entrant(entrant: str, name: str, delegation: str, number: str) -> dict[str, Any]:
    return {"id": entrant, "name": name, "delegation": delegation, "number": number}


def _event(
    event: str, sport: str, name: str, contest: str, entrants: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "format": "meet-event/1",
        "sport": sport,
        "event": event,
        "name": name,
        "tags": [],
        "rules": RULES[sport],
        "draw": {"format": "final"},
        "entrants": entrants,
        "contests": [
            {"id": contest, "phase": "final", "entrants": [one["id"] for one in entrants]}
        ],
    }
