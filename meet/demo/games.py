"""The demonstration games: 13 delegations, 64 events and every call of two days, all invented.

A pure function of nothing: the same games on every machine and in every process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from meet.demo.chance import shuffled
from meet.demo.delegations import DELEGATIONS
from meet.demo.entries import Entries, Entry, Offered
from meet.demo.lifting import OPENS, SERIES, Lifter, lifting, own_fields
from meet.demo.people import Athlete
from meet.demo.timetable import DAYS, TIMETABLE, VENUES, Slot
from meet.event_file import FORMAT
from meet.programme import programmes

TITLE = {
    "zh": "晋东市第七届残疾人运动会（演示）",
    "en": "7th Jindong City Games for Persons with Disabilities (demonstration)",
}
OUT = {
    "ath-m-400-t60": "DNS",
    "ath-m-1500-t60": "DNF",
    "tt-m-s-tt8": "WD",
}
"""Events of which the last entrant has no place; enough others started for all three medals."""
SHARED = {"xq-m-physical": 5}
"""Events of which two share a place, and which place: one without a medal."""
LONGEST_GAP = 600
"""Seconds; a longer silence, and the night above all, is played as this one."""


@dataclass(frozen=True, slots=True)
class DemoCall:
    """A call: seconds from the event's start (negative: before it), contest, seat, the call."""

    at_seconds: int
    contest: str
    seat: str
    call: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A call in the course of the games: its number from 1, and seconds of play since the first."""

    number: int
    at_seconds: int
    event: str
    contest: str
    seat: str
    call: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DemoEvent:
    """An event. `file`: `meet-event/1` without calls; `starts`: local, `YYYY-MM-DDTHH:MM`."""

    file: Mapping[str, Any]
    name_en: str
    starts: str
    venue: str
    calls: tuple[DemoCall, ...]


@dataclass(frozen=True, slots=True)
class DemoGames:
    """The games. `delegations` as `meet.loading.add_delegations` takes them."""

    title: Mapping[str, str]
    days: tuple[str, str]
    delegations: tuple[Mapping[str, Any], ...]
    athletes: tuple[Athlete, ...]
    events: tuple[DemoEvent, ...]


@cache
def games() -> DemoGames:
    """The games, events in the order of the programme."""
    office = Entries()
    slots = {slot.event: slot for slot in TIMETABLE}
    events = tuple(
        _event(office, Offered(programme.sport, event), slots[event.id])
        for programme in programmes()
        for event in programme.events
    )
    rows = tuple(delegation.as_row() for delegation in DELEGATIONS)
    return DemoGames(TITLE, DAYS, rows, tuple(office.register.athletes), events)


def script(demo: DemoGames) -> tuple[ScriptLine, ...]:
    """Every call of the games in the order of time."""
    said = sorted(
        (
            (_clock(event.starts) + call.at_seconds, event, call)
            for event in demo.events
            for call in event.calls
        ),
        key=lambda one: one[0],
    )
    lines = []
    before, now = said[0][0], 0
    for number, (at, event, call) in enumerate(said, start=1):
        now += min(at - before, LONGEST_GAP)
        before = at
        event_id = str(event.file["event"])
        lines.append(ScriptLine(number, now, event_id, call.contest, call.seat, call.call))
    return tuple(lines)


def _clock(starts: str) -> int:
    """Seconds since the first day began."""
    since = datetime.fromisoformat(starts) - datetime.fromisoformat(DAYS[0])
    return int(since.total_seconds())


def _event(office: Entries, offered: Offered, slot: Slot) -> DemoEvent:
    event = offered.event
    entries = office.enter(offered, slot.entrants)
    ranked = _with_own(event.id, entries)
    contest = f"{event.id}-f"
    drawn = shuffled([entrant["id"] for entrant in ranked], "draw", event.id)
    by_id = {entrant["id"]: entrant for entrant in ranked}
    file = {
        "format": FORMAT,
        "sport": offered.sport,
        "event": event.id,
        "name": event.name.zh,
        "tags": list(event.tags),
        "rules": event.rules_json(),
        "draw": dict(event.draw),
        "entrants": [by_id[one] for one in drawn],
        "contests": [{"id": contest, "phase": "final", "entrants": list(drawn)}],
    }
    said = _lifting(event.id, ranked) if event.id in SERIES else _placing(slot, ranked)
    calls = tuple(DemoCall(at, contest, seat, call) for at, seat, call in said)
    return DemoEvent(file, event.name.en, slot.starts, VENUES[offered.sport], calls)


def _with_own(event: str, entries: tuple[Entry, ...]) -> list[dict[str, Any]]:
    """The entrants from first to last; lifters with their lots."""
    entrants = [entry.entrant for entry in entries]
    if event not in SERIES:
        return entrants
    return [{**e, **own} for e, own in zip(entrants, own_fields(event), strict=True)]


def _lifting(event: str, ranked: list[dict[str, Any]]) -> list[tuple[int, str, dict[str, Any]]]:
    lifters = [
        Lifter(entrant["id"], entrant["lot"], series)
        for entrant, series in zip(ranked, SERIES[event], strict=True)
    ]
    return lifting(lifters)


def _placing(slot: Slot, ranked: list[dict[str, Any]]) -> list[tuple[int, str, dict[str, Any]]]:
    """The call room opens; who is out is called out; at the end the placing is entered."""
    said: list[tuple[int, str, dict[str, Any]]] = [(OPENS, "marshal", {"kind": "called"})]
    order = [[entrant["id"]] for entrant in ranked]
    end = slot.minutes * 60
    if slot.event in OUT:
        (last,) = order.pop()
        status = {"kind": "status", "entrant": last, "status": OUT[slot.event]}
        said.append((0 if OUT[slot.event] == "DNS" else end - 30, "secretary", status))
    if slot.event in SHARED:
        place = SHARED[slot.event]
        order[place - 1 : place + 1] = [order[place - 1] + order[place]]
    return [*said, (end, "secretary", {"kind": "place", "placings": order})]
