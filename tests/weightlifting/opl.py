"""Meets of the OpenPowerlifting collection as classes of athletes, and as ledgers of attempts.

This page uses data from the OpenPowerlifting project, https://www.openpowerlifting.org (public
domain). A negative weight is a failed lift; Place is a number, DQ (no good lift, or out), NS (no
show) or DD (doping).
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

from events.weightlifting.calls import Attempt, SetStatus, Unranked
from events.weightlifting.rules import ParaBench
from events.weightlifting.state import Lifter
from events.weightlifting.weights import Kilos
from scoring_rules.contest import Entrant, Setup
from scoring_rules.ledger import Line

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "weightlifting"
WHOLE_KILOS_SINCE = "13"
"""Whole kilos, and half of one beyond for a record: in para meets since 2013."""
ALL_DIVISIONS_TOGETHER = {"1001", "1702", "chinapa_2403"}
"""Meets whose places run over all divisions of a class; 1702 then lists its juniors again, with
their places among juniors."""
BY_POINTS = {"1401": "ah"}
"""Ranked by points over several bodyweight classes, which the sheet names as divisions."""
GUEST = "G"


@dataclass(frozen=True)
class Entry:
    """One row: name, bodyweight, attempts as (kilos, good), what the official sheet says of it."""

    name: str
    bodyweight: Decimal | None
    lifts: tuple[tuple[Decimal, bool], ...]
    best: Decimal | None
    place: str


@dataclass(frozen=True)
class Class:
    """Who was ranked together: meet, sex, bodyweight class and division."""

    meet: str
    sex: str
    name: str
    division: str
    step: Kilos
    entries: tuple[Entry, ...]
    formula: Literal["", "ah"] = ""

    @property
    def label(self) -> str:
        """Short, for lists of exceptions."""
        return " ".join(part for part in (self.meet, self.sex, self.name, self.division) if part)

    @property
    def official(self) -> dict[str, int | None]:
        """The place of each entrant by its number in the file, counted among those in the file:
        some files lack rows, so that a place is missing.
        """
        given = [int(entry.place) for entry in self.entries if entry.place.isdigit()]
        return {
            str(i): 1 + sum(place < int(entry.place) for place in given)
            if entry.place.isdigit()
            else None
            for i, entry in enumerate(self.entries)
        }


def classes(folder: str) -> Iterator[Class]:
    """All classes of all meets under a folder of the data, in order."""
    for meet in sorted((DATA / folder).iterdir()):
        if (meet / "entries.csv").exists():
            yield from _classes_of(meet)


def _classes_of(meet: Path) -> Iterator[Class]:
    with (meet / "entries.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row.get("Event", "B") == "B"]
    step = _step(meet.name, rows)
    scopes: dict[tuple[str, str, str], list[Entry]] = {}
    for row in rows:
        if row.get("Place") != GUEST:
            entry = _entry(row)
            scopes.setdefault(_scope(meet.name, row, entry, scopes), []).append(entry)
    formula: Literal["", "ah"] = "ah" if meet.name in BY_POINTS else ""
    for scope, entries in scopes.items():
        yield Class(meet.name, *scope, step=step, entries=tuple(entries), formula=formula)


def _scope(
    meet: str,
    row: dict[str, str],
    entry: Entry,
    scopes: dict[tuple[str, str, str], list[Entry]],
) -> tuple[str, str, str]:
    """Sex, class and division within which the sheet counts places."""
    sex, name, division = row.get("Sex", ""), row.get("WeightClassKg", ""), row.get("Division", "")
    if meet in BY_POINTS:
        return sex, "", division
    if meet not in ALL_DIVISIONS_TOGETHER:
        return sex, name, division
    everyone = (sex, name, "")
    names = {other.name for other in scopes.get(everyone, [])}
    return (sex, name, division) if meet == "1702" and entry.name in names else everyone


def _entry(row: dict[str, str]) -> Entry:
    loads = [_kg(row.get(f"Bench{n}Kg", "")) for n in (1, 2, 3)]
    best = _kg(row.get("Best3BenchKg", ""))
    lifts = tuple((abs(kg), kg > 0) for kg in loads if kg is not None)
    if not lifts and best is not None:
        lifts = ((best, True),)
    return Entry(row["Name"], _kg(row.get("BodyweightKg", "")), lifts, best, row.get("Place", ""))


def _kg(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _step(meet: str, rows: Sequence[dict[str, str]]) -> Kilos:
    """The step of the meet's own time: whole kilos since 2013, before that 2.5 where it fits."""
    if meet.isdigit() and WHOLE_KILOS_SINCE <= meet[:2] < "60":
        return "1"
    loads = [kg for row in rows for kg, _good in _entry(row).lifts]
    return "2.5" if all(kg % Decimal("2.5") in (0, Decimal("0.5")) for kg in loads) else "0.5"


def rules(of: Class) -> ParaBench:
    """The rules of the meet's own time."""
    return replace(ParaBench(), step=of.step, formula=of.formula)


def setup(of: Class) -> Setup:
    """The class as a contest; entrants are numbered as in the file."""
    return Setup(
        of.label,
        tuple(
            Entrant(str(i), entry.name, sex=of.sex, own=Lifter(bodyweight=entry.bodyweight))
            for i, entry in enumerate(of.entries)
        ),
    )


def ledger(of: Class) -> tuple[Line, ...]:
    """The class as it was called: round by round, the bar rising, then who stopped or was out."""
    calls = [
        (n, kg, i, Attempt(str(i), "bench", n, kg, good))
        for i, entry in enumerate(of.entries)
        for n, (kg, good) in enumerate(entry.lifts, 1)
    ]
    attempts = [call for _n, _kg, _i, call in sorted(calls, key=lambda row: row[:3])]
    statuses = [
        SetStatus(str(i), said)
        for i, entry in enumerate(of.entries)
        if (said := status(entry)) is not None
    ]
    return tuple(Line(n, call) for n, call in enumerate((*attempts, *statuses), 1))


def status(entry: Entry) -> Unranked | None:
    """Why the sheet says that somebody took fewer attempts, or none that counts."""
    if entry.place == "NS" and not entry.lifts:
        return "DNS"
    if entry.place == "DD" or (entry.place in ("DQ", "NS") and any(g for _kg, g in entry.lifts)):
        return "DQ"
    return "WD" if len(entry.lifts) < 3 else None
