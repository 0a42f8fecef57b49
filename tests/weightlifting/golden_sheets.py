"""The golden ledgers of the sport: `python -m tests.weightlifting.golden_sheets` writes them.

Each is an event file with the placings the official sheet prints, without names. Tokyo 2020 by
its results book; Kitakyushu 2018 and Dubai 2017 by OpenPowerlifting (public domain,
openpowerlifting.org).
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.weightlifting import opl, tokyo

FOLDER = Path(__file__).resolve().parents[2] / "events" / "weightlifting" / "golden"
TOKYO = {
    "pwl-w41": "power lift good, counted for nothing",
    "pwl-w45": "an athlete who took no attempt, a missed power lift",
    "pwl-w50": "gold and bronze by bodyweight",
    "pwl-m49": "gold by 100 grams of bodyweight",
    "pwl-m65": "three without a good lift, one without an attempt",
}
HALF_KILO = "1801 M 88 Group A"
TWO_GROUPS = "1702 M 88"
"""Dubai 2017: groups B and A of one class in one ranking, gold by bodyweight at 190."""


@dataclass(frozen=True)
class Golden:
    """An event file, and place, mark and status of every entrant as printed."""

    name: str
    event: dict[str, Any]
    placings: list[dict[str, Any]]


def goldens() -> Iterator[Golden]:
    """All of them, from the data."""
    for printed, event in zip(tokyo.book(), tokyo.event_files(), strict=True):
        if event["event"] in TOKYO:
            official = tokyo.official(printed)
            yield Golden(f"tokyo-2020-{event['event']}", _nameless(event), _placings(official))
    yield _half_kilo()
    yield _two_groups()


def _half_kilo() -> Golden:
    """232.5 good, ranked as 232."""
    of = next(one for one in opl.classes("wppo") if one.label == HALF_KILO)
    event = {
        "format": "meet-event/1",
        "sport": "weightlifting",
        "event": "kitakyushu-m88",
        "name": "男子 88 公斤级 A 组",
        "rules": {"preset": "wpp"},
        "draw": {"format": "final"},
        "entrants": [
            {"id": str(i), "bodyweight": str(entry.bodyweight)}
            for i, entry in enumerate(of.entries)
        ],
        "contests": [
            {
                "id": "kitakyushu-m88-f",
                "phase": "final",
                "entrants": [str(i) for i, _entry in enumerate(of.entries)],
                "calls": [_call(line.call) for line in opl.ledger(of)],
            }
        ],
    }
    total = {"0": "232"}  # TotalKg of the sheet, where the best lift is 232.5
    official = {
        str(i): (of.official[str(i)], total.get(str(i), str(entry.best)), "ranked")
        for i, entry in enumerate(of.entries)
    }
    return Golden("kitakyushu-2018-m88", event, _placings(official))


def _two_groups() -> Golden:
    """Group B lifts before group A; the start list gives groups and lots, by bodyweight."""
    of = next(one for one in opl.classes("wppo") if one.label == TWO_GROUPS)
    with (opl.DATA / "derived" / "startlist_1702.csv").open(encoding="utf-8") as file:
        listed = {
            Decimal(row["bodyweight"]): row
            for row in csv.DictReader(file)
            if row["category"] == "-88 kg"
        }
    start = [listed[entry.bodyweight or Decimal()] for entry in of.entries]
    lots = {str(i): row["lot"] for i, row in enumerate(start)}
    event = {
        "format": "meet-event/1",
        "sport": "weightlifting",
        "event": "dubai-m88",
        "name": "男子 88 公斤级",
        "rules": {"preset": "wpp"},
        "draw": {"format": "timed_finals"},
        "entrants": [
            {"id": row["lot"], "lot": int(row["lot"]), "bodyweight": row["bodyweight"]}
            for row in start
        ],
        "contests": [_group(of, start, lots, letter) for letter in "BA"],
    }
    official = {
        lots[str(i)]: (int(entry.place), str(entry.best), "ranked")
        for i, entry in enumerate(of.entries)
    }
    return Golden("dubai-2017-m88", event, _placings(official))


def _group(
    of: opl.Class, start: list[dict[str, str]], lots: dict[str, str], letter: str
) -> dict[str, Any]:
    own = [row["lot"] for row in start if row["group"] == letter]
    calls = [_call(line.call) for line in opl.ledger(of)]
    mine = [{**call, "entrant": lots[call["entrant"]]} for call in calls]
    return {
        "id": f"dubai-m88-{letter.lower()}",
        "phase": f"group:{letter}",
        "entrants": own,
        "calls": [call for call in mine if call["entrant"] in own],
    }


def _call(call: Any) -> dict[str, Any]:
    return {
        "kind": "attempt",
        "entrant": call.entrant,
        "lift": "bench",
        "attempt": call.attempt,
        "kg": str(call.kg),
        "good": call.good,
    }


def _nameless(event: dict[str, Any]) -> dict[str, Any]:
    entrants = [{k: v for k, v in one.items() if k != "name"} for one in event["entrants"]]
    return {**event, "entrants": entrants}


def _placings(official: dict[str, tuple[int | None, str, str]]) -> list[dict[str, Any]]:
    return [
        {"entrant": entrant, "place": place, "mark": mark, "status": status}
        for entrant, (place, mark, status) in official.items()
    ]


def write() -> None:
    """Write every golden ledger, one entrant and one call to a line."""
    FOLDER.mkdir(exist_ok=True)
    for golden in goldens():
        (FOLDER / f"{golden.name}.json").write_text(_lines(golden.event), encoding="utf-8")
        placings = _lines(golden.placings)
        (FOLDER / f"{golden.name}.placings.json").write_text(placings, encoding="utf-8")


def _lines(value: Any, indent: str = "") -> str:
    """JSON with what is small on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if not indent:
        return _broken(value, "") + "\n"
    return flat if len(flat) + len(indent) <= 140 else _broken(value, indent)


def _broken(value: Any, indent: str) -> str:
    deeper = indent + " "
    if isinstance(value, dict):
        items = [f"{json.dumps(k)}: {_lines(v, deeper)}" for k, v in value.items()]
        return "{" + f",\n{deeper}".join(items) + "}"
    return "[\n" + deeper + f",\n{deeper}".join(_lines(item, deeper) for item in value) + "]"


if __name__ == "__main__":
    write()
