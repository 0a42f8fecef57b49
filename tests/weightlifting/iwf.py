"""IWF meets as bodyweight classes with their groups, and as event files.

From iwf.sport by cluffa/IWF_data. A negative weight is no lift; `NA` and `0` are attempts that were
not taken. `dq` 1: out for doping, long after.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.weightlifting.opl import DATA

IWF = DATA / "iwf"
PRESETS = {
    "71": {"preset": "iwf-2005", "step": "2.5", "records": "0.5"},
    **{meet: {"preset": "iwf-2005"} for meet in ("214", "253", "341", "362")},
    **{meet: {"preset": "iwf-2017"} for meet in ("405", "441", "518", "522")},
}
"""The rules of each meet's own time: steps of 2.5 kg until 2005, the lighter first until 2016."""
NOT_TAKEN = ("NA", "0", "")
LIFTS = (("snatch", "snatch"), ("cj", "cleanjerk"))


@dataclass(frozen=True)
class Class:
    """Who was ranked together; `rows` as in the file."""

    meet: str
    name: str
    rows: tuple[dict[str, str], ...]

    @property
    def label(self) -> str:
        """Short, for lists of exceptions."""
        return f"{self.meet} {self.name}"

    @property
    def rules(self) -> dict[str, str]:
        """As an event file has them."""
        return PRESETS[self.meet]


@cache
def classes() -> tuple[Class, ...]:
    """All classes of all meets."""
    return tuple(_classes())


def _classes() -> Iterator[Class]:
    for meet in PRESETS:
        found: dict[str, list[dict[str, str]]] = {}
        with (IWF / f"{meet}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["category"], []).append(row)
        for name, rows in found.items():
            yield Class(meet, name, tuple(rows))


def event_file(of: Class) -> dict[str, Any]:
    """The class as an event file, its groups as contests: the last letter lifted first."""
    groups: dict[str, list[int]] = {}
    for i, row in enumerate(of.rows):
        groups.setdefault(row["group"], []).append(i)
    return {
        "format": "meet-event/1",
        "sport": "weightlifting",
        "event": f"iwf-{of.meet}",
        "name": of.name,
        "rules": of.rules,
        "draw": {"format": "timed_finals"},
        "entrants": [
            {"id": str(i), "delegation": row["nation"], "bodyweight": row["bw"]}
            for i, row in enumerate(of.rows)
        ],
        "contests": [
            {
                "id": group,
                "phase": f"group:{group}",
                "entrants": [str(i) for i in ids],
                "calls": [call for i in ids for call in calls(str(i), of.rows[i])],
            }
            for group, ids in sorted(groups.items(), reverse=True)
        ],
    }


def calls(entrant: str, row: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Athlete by athlete, as a paper entry: attempts, what was not taken, who was out."""
    taken = 0
    for lift, column in LIFTS:
        loads = [row[f"{column}_lift{n}"] for n in (1, 2, 3)]
        numbered = [(n, kg) for n, kg in enumerate(loads, 1) if kg not in NOT_TAKEN]
        taken += len(numbered)
        for n, kg in numbered:
            good = not kg.startswith("-")
            yield {
                "kind": "attempt",
                "entrant": entrant,
                "lift": lift,
                "attempt": n,
                "kg": kg.removeprefix("-"),
                "good": good,
            }
        if len(numbered) < len(loads):
            yield {"kind": "pass", "entrant": entrant, "lift": lift}
    if row["dq"] == "1":
        yield {"kind": "status", "entrant": entrant, "status": "DQ"}
    elif not taken:
        yield {"kind": "status", "entrant": entrant, "status": "DNS"}


def on_paper(contest: dict[str, Any]) -> dict[str, Any]:
    """A contest of an event file with its calls as one score sheet."""
    rows: dict[str, dict[str, Any]] = {one: {"entrant": one} for one in contest["entrants"]}
    for call in contest["calls"]:
        mine = rows[call["entrant"]]
        if call["kind"] == "attempt":
            kg = call["kg"] if call["good"] else f"-{call['kg']}"
            mine.setdefault(call["lift"], []).append(kg)
        elif call["kind"] == "status":
            mine["status"] = call["status"]
    return {**contest, "calls": [{"kind": "paper", "rows": list(rows.values())}]}


def official(of: Class, column: str) -> dict[str, int | None]:
    """Places by entrant, as the file gives them."""
    return {
        str(i): int(row[column]) if row[column].isdigit() else None for i, row in enumerate(of.rows)
    }
