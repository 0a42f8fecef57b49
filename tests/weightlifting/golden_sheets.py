"""The golden ledgers of the sport: `python -m tests.weightlifting.golden_sheets` writes them.

Each is an event file with the placings the official sheet prints, without names. Tokyo 2020 by
its results book; Kitakyushu 2018, Dubai 2017 and Gold Coast 2018 by OpenPowerlifting (public
domain, openpowerlifting.org). Of the IWF's results (iwf.sport) only figures: bodyweights, attempts,
places.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.weightlifting import iwf, opl, tokyo

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
TWO_LIFTS = {
    "362 69 kg Women": "Rio 2016: the lighter ahead at the same total, three without a total",
    "441 102 kg Men": "Ashgabat 2018: bronze to who reached the total first; NM, DNS and DQ",
}
TEAMS = {
    "NGR": ("Roland EZURUIKE", "Abdulazeez IBRAHIM", "Esther OYEMA"),
    "ENG": ("Ali JAWAD", "Nathaniel WILDING", "Zoe NEWSON"),
    "IND": ("Sachin CHAUDHARY", "Farman BASHA", "Sakina KHATUN"),
    "AUS": ("Ben WRIGHT", "Leigh SKINNER", "Kelly CARTWRIGHT"),
}
"""Gold Coast 2018 was scored by AH points, man by man: no sheet of a team event was found. Lifts
and points of each are official, who lifts together is ours."""


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
    yield from (_two_lifts(of) for of in iwf.classes() if of.label in TWO_LIFTS)
    yield _teams()


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


def _two_lifts(of: iwf.Class) -> Golden:
    """Since 2017 as a score sheet entered whole, before that attempt by attempt."""
    event = iwf.event_file(of)
    name = f"iwf-{of.meet}-{of.name.split()[0]}{of.name.split()[-1][0].lower()}"
    entrants = [{k: v for k, v in one.items() if k != "delegation"} for one in event["entrants"]]
    contests = event["contests"]
    if of.rules["preset"] == "iwf-2017":
        contests = [iwf.on_paper(contest) for contest in contests]
    event = {**event, "event": name, "entrants": entrants, "contests": contests}
    places = iwf.official(of, "total_rank")
    official = {
        str(i): (places[str(i)], row["total"] if places[str(i)] else "", _status(row))
        for i, row in enumerate(of.rows)
    }
    return Golden(name, event, _placings(official))


def _status(row: dict[str, str]) -> str:
    if row["dq"] == "1":
        return "DQ"
    if row["total_rank"].isdigit():
        return "ranked"
    attempts = (row[f"{column}_lift{n}"] for _lift, column in iwf.LIFTS for n in (1, 2, 3))
    return "DNS" if all(kg in iwf.NOT_TAKEN for kg in attempts) else "NM"


def _teams() -> Golden:
    """The sums are those of the official points."""
    sheet = opl.DATA / "derived" / "ah_points_commonwealth2018.csv"
    with sheet.open(encoding="utf-8") as file:
        found = {row["name"]: row for row in csv.DictReader(file)}
    teams = {team: [found[name] for name in names] for team, names in TEAMS.items()}
    sums = {
        team: sum((Decimal(row["official_points"]) for row in rows), Decimal())
        for team, rows in teams.items()
    }
    event = {
        "format": "meet-event/1",
        "sport": "weightlifting",
        "event": "gold-coast-teams",
        "name": "混合团体",
        "rules": {"preset": "wpp-team", "attempts": 3},
        "draw": {"format": "final"},
        "entrants": [_team(team, rows) for team, rows in teams.items()],
        "contests": [
            {
                "id": "gold-coast-teams-f",
                "phase": "final",
                "entrants": list(teams),
                "calls": [{"kind": "paper", "rows": [_lifts(row) for row in _all(teams)]}],
            }
        ],
    }
    official = {
        team: (1 + sum(other > mine for other in sums.values()), str(mine), "ranked")
        for team, mine in sums.items()
    }
    return Golden("gold-coast-2018-teams", event, _placings(official))


def _all(teams: dict[str, list[dict[str, str]]]) -> Iterator[dict[str, str]]:
    for rows in teams.values():
        yield from rows


def _team(team: str, rows: list[dict[str, str]]) -> dict[str, Any]:
    squad = [
        {"id": _member(row), "sex": row["sex"].replace("F", "W"), "bodyweight": row["bodyweight"]}
        for row in rows
    ]
    return {"id": team, "members": [{"id": one["id"]} for one in squad], "squad": squad}


def _lifts(row: dict[str, str]) -> dict[str, Any]:
    kilos = [row[f"a{n}"].removesuffix(".0") for n in (1, 2, 3)]
    return {"entrant": _member(row), "bench": kilos}


def _member(row: dict[str, str]) -> str:
    return f"{row['npc']}{row['lot']}"


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
