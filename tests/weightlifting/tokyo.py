"""Tokyo 2020 as event files: 20 events from the official results book, called in lifting order.

The order of lifting follows from the weights and lots (rounds, bar rising, lower lot first); the
book confirms it where it can be seen. Openers of the start list are declared at the weigh-in, so
74 of 175 change before the first attempt.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from tests.weightlifting.opl import DATA

FILE = DATA / "derived" / "tokyo2020_paralympics_full.json"
MEDALS = DATA / "derived" / "tokyo2020_official_medal_table.csv"


@cache
def book() -> Sequence[Mapping[str, Any]]:
    """The events of the results book, numbers exact."""
    content = json.loads(FILE.read_text(encoding="utf-8"), parse_float=Decimal)
    events: Sequence[Mapping[str, Any]] = content["events"]
    return events


def event_files() -> tuple[dict[str, Any], ...]:
    """All 20 events as `meet-event/1`; an entrant's id is the lot, which the meet drew once."""
    return tuple(event_file(event) for event in book())


def event_file(event: Mapping[str, Any]) -> dict[str, Any]:
    """One event of the book as `meet-event/1`."""
    women = event["event"].startswith("Women")
    weight = event["event"].split()[1].removeprefix("-")
    key = f"pwl-{'w' if women else 'm'}{weight.replace('+', 'o')}"
    athletes = event["athletes"]
    return {
        "format": "meet-event/1",
        "sport": "weightlifting",
        "event": key,
        "name": f"{'女子' if women else '男子'} {weight} 公斤级",
        "tags": [],
        "rules": {"preset": "wpp"},
        "draw": {"format": "final"},
        "entrants": [_entrant(athlete, "F" if women else "M") for athlete in athletes],
        "contests": [
            {
                "id": f"{key}-f",
                "phase": "final",
                "entrants": [_id(athlete) for athlete in athletes],
                "calls": list(_calls(athletes)),
            }
        ],
    }


def official(event: Mapping[str, Any]) -> dict[str, tuple[int | None, str, str]]:
    """Place, best and status of each entrant as the book prints them."""
    return {
        _id(a): (a["rank"], "" if a["best"] is None else kilos(a["best"]), a["irm"] or "ranked")
        for a in event["athletes"]
    }


def kilos(kg: Decimal | int) -> str:
    """`180`, `180.5`."""
    return f"{Decimal(abs(kg)).normalize():f}"


def _id(athlete: Mapping[str, Any]) -> str:
    return str(athlete["lot"])


def _entrant(athlete: Mapping[str, Any], sex: str) -> dict[str, Any]:
    return {
        "id": _id(athlete),
        "name": athlete["name"],
        "delegation": athlete["npc"],
        "sex": sex,
        "lot": athlete["lot"],
        "bodyweight": f"{Decimal(athlete['bodyweight']):.2f}",
    }


def _calls(athletes: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for athlete in athletes:
        yield _weigh_in(athlete)
    for athlete in athletes:
        yield from _opener(athlete)
    for number in (1, 2, 3, 4):
        for kg, _lot, athlete in _round(athletes, number):
            yield _attempt(athlete, number, kg)
            yield from _next_weight(athlete, number)


def _weigh_in(athlete: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kind": "weigh_in",
        "entrant": _id(athlete),
        "bodyweight": f"{Decimal(athlete['bodyweight']):.2f}",
        "rack": athlete["rack_height"],
        "opener": kilos(athlete["opener_declared"]),
    }


def _opener(athlete: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The opener that was changed, or that the athlete took no attempt at all."""
    first = athlete["attempts"][0]
    if first is None:
        yield {"kind": "status", "entrant": _id(athlete), "status": athlete["irm"]}
    elif abs(first) != athlete["opener_declared"]:
        yield _declare(athlete, 1, first)


def _round(
    athletes: Sequence[Mapping[str, Any]], number: int
) -> list[tuple[Decimal, int, Mapping[str, Any]]]:
    loads = ((_load(a, number), a["lot"], a) for a in athletes)
    taken = [(kg, lot, a) for kg, lot, a in loads if kg is not None]
    return sorted(taken, key=lambda turn: (abs(turn[0]), turn[1]))


def _load(athlete: Mapping[str, Any], number: int) -> Decimal | None:
    kg: Decimal | None = [*athlete["attempts"], athlete["attempt4"]][number - 1]
    return kg


def _attempt(athlete: Mapping[str, Any], number: int, kg: Decimal) -> dict[str, Any]:
    return {
        "kind": "attempt",
        "entrant": _id(athlete),
        "lift": "bench",
        "attempt": number,
        "kg": kilos(kg),
        "good": kg > 0,
    }


def _next_weight(athlete: Mapping[str, Any], number: int) -> Iterator[dict[str, Any]]:
    if number < 4 and (kg := _load(athlete, number + 1)) is not None:
        yield _declare(athlete, number + 1, kg)


def _declare(athlete: Mapping[str, Any], number: int, kg: Decimal) -> dict[str, Any]:
    return {"kind": "declare", "entrant": _id(athlete), "attempt": number, "kg": kilos(kg)}
