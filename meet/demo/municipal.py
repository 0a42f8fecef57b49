"""The 7th municipal games of the demonstration: 13 delegations, 64 events, two days."""

from collections.abc import Mapping
from functools import cache

from meet.demo.delegations import DELEGATIONS
from meet.demo.entries import Entries, Offered
from meet.demo.plans import planned
from meet.demo.script import DemoEvent, DemoGames
from meet.demo.timetable import DAYS, TIMETABLE, VENUES, Slot
from meet.programme import programmes

TITLE = {
    "zh": "晋东市第七届残疾人运动会（演示）",
    "en": "7th Jindong City Games for Persons with Disabilities (demonstration)",
}
OUT: Mapping[str, tuple[str, str]] = {
    "ath-m-400-t60": ("DNS", ""),
    "ath-m-1500-t60": ("DNF", ""),
    "ath-m-100-t60": ("DQ", "16.8"),
}
"""Races that the last on the list does not finish, and the rule of a false start; enough others
start for all three medals."""

WITHDRAWN = frozenset({"tt-m-s-tt8"})
"""Events whose last entrant is taken off the list before the draw."""


@cache
def municipal_7() -> DemoGames:
    """The games, events in the order of the programme; the same on every machine."""
    office = Entries(DELEGATIONS)
    slots = {slot.event: slot for slot in TIMETABLE}
    events = tuple(
        _event(office, Offered(programme.sport, event), slots[event.id])
        for programme in programmes()
        for event in programme.events
        if not event.extra
    )
    rows = tuple(delegation.as_row() for delegation in DELEGATIONS)
    return DemoGames(TITLE, "municipal-7", DAYS, rows, tuple(office.register.athletes), events)


def _event(office: Entries, offered: Offered, slot: Slot) -> DemoEvent:
    plan = planned(
        offered,
        office.enter(offered, slot.entrants),
        out=OUT.get(slot.event),
        withdraws=slot.event in WITHDRAWN,
    )
    return DemoEvent(plan, offered.event.name.en, slot.starts, VENUES[offered.sport])
