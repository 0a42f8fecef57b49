"""The 12th provincial games of the demonstration: 11 cities, 168 events, three days.

Our eight sports are played call by call; of the others the placing is recorded. One city, ours,
enters 88 of the events.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache

from meet.demo.chance import number
from meet.demo.delegations import CITIES, OURS
from meet.demo.entries import Entries, Offered
from meet.demo.plans import planned
from meet.demo.provincial_sports import OTHERS, OtherSport
from meet.demo.script import DemoEvent, DemoGames
from meet.demo.timetable import DAYS as MUNICIPAL_DAYS
from meet.demo.timetable import TIMETABLE, Slot
from meet.programme import programmes

TITLE = {
    "zh": "第十二届全省残疾人运动会（演示）",
    "en": "12th Provincial Games for Persons with Disabilities (demonstration)",
}
FIRST_DAY = date(2027, 8, 20)
DAYS = tuple((FIRST_DAY + timedelta(days=n)).isoformat() for n in range(3))
OUR_EVENTS = 88
"""How many of the events our city enters."""

VENUES: Mapping[str, str] = {
    "athletics": "省体育中心田径场",
    "table_tennis": "省体育馆乒乓球厅",
    "badminton": "省体育馆羽毛球厅",
    "weightlifting": "省体育馆举重厅",
    "chess": "省棋院",
    "darts": "省体育馆飞镖厅",
    "curling": "省冰上运动中心",
    "basketball": "省体育馆篮球厅",
}
FEWEST = 4
"""Entrants of an event of our eight sports, where the bars do not ask for fewer."""

BEGINS, ENDS = 9, 17
"""Hours of a day at a venue of another sport."""


@cache
def provincial_12() -> DemoGames:
    """The games, our sports first; the same on every machine."""
    office = Entries(CITIES, figures=3)
    total = sum(1 for _one in _programme())
    ours = {n for n in range(total) if (n + 1) * OUR_EVENTS // total > n * OUR_EVENTS // total}
    events = tuple(
        _event(office, offered, slot, venue, ours=n in ours)
        for n, (offered, slot, venue) in enumerate(_programme())
    )
    rows = tuple(delegation.as_row() for delegation in CITIES)
    return DemoGames(TITLE, "provincial-12", DAYS, rows, tuple(office.register.athletes), events)


def _programme() -> Iterator[tuple[Offered, Slot, str]]:
    """What is held, when and where, with how many entrants."""
    slots = {slot.event: slot for slot in TIMETABLE}
    for programme in programmes():
        for event in programme.events:
            if event.extra:
                continue
            slot = slots[event.id]
            day = DAYS[1 + MUNICIPAL_DAYS.index(slot.day)]
            fixed = programme.sport == "weightlifting"
            entrants = slot.entrants if fixed else max(FEWEST, slot.entrants)
            timed = Slot(event.id, entrants, day, slot.time)
            yield Offered(programme.sport, event), timed, VENUES[programme.sport]
    for sport in OTHERS:
        for offered, slot in _one_after_the_other(sport):
            yield offered, slot, sport.venue


def _one_after_the_other(sport: OtherSport) -> Iterator[tuple[Offered, Slot]]:
    """The events of a sport with one field of play, day after day."""
    at = datetime.combine(FIRST_DAY, datetime.min.time()).replace(hour=BEGINS)
    for event in sport.events():
        entrants = 3 + number("entered", event.id, below=6)
        yield Offered("placed", event), Slot(event.id, entrants, *at.isoformat()[:16].split("T"))
        at += timedelta(minutes=sport.minutes)
        if at.hour >= ENDS:
            at = (at + timedelta(days=1)).replace(hour=BEGINS, minute=0)


def _event(office: Entries, offered: Offered, slot: Slot, venue: str, *, ours: bool) -> DemoEvent:
    entered = Offered(
        offered.sport,
        offered.event,
        surely=OURS if ours else "",
        never="" if ours else OURS,
    )
    plan = planned(entered, office.enter(entered, slot.entrants), minutes=20)
    return DemoEvent(plan, offered.event.name.en, slot.starts, venue)
