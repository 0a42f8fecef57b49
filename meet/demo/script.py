"""The script of demonstration games: their events as they are loaded, and every call in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from typing import Any

from meet.demo.course import DemoCall, Plan, calls
from meet.demo.people import Athlete

LONGEST_GAP = 600
"""Seconds; a longer silence, and the night above all, is played as this one."""


@dataclass(frozen=True, slots=True)
class DemoEvent:
    """An event. `plan.file.raw`: `meet-event/1` without calls; `starts`: `YYYY-MM-DDTHH:MM`."""

    plan: Plan
    name_en: str
    starts: str
    venue: str

    @property
    def id(self) -> str:
        """The event's id."""
        return self.plan.file.event.id

    @property
    def file(self) -> Mapping[str, Any]:
        """The event file, without calls."""
        return self.plan.file.raw


@dataclass(frozen=True, slots=True)
class DemoGames:
    """The games. `delegations` as `meet.loading.add_delegations` takes them."""

    title: Mapping[str, str]
    regulation: str
    days: tuple[str, ...]
    delegations: tuple[Mapping[str, Any], ...]
    athletes: tuple[Athlete, ...]
    events: tuple[DemoEvent, ...]


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line in the course of the games: seconds of play since the first, the event, what is said
    with its number among the event's lines, from 1; the last one is `course.OFFICIAL`."""

    at_seconds: int
    event: str
    number: int
    said: DemoCall


def script(demo: DemoGames) -> Iterator[ScriptLine]:
    """Every call of the games in the order of time, made as it is asked for."""
    begun = datetime.fromisoformat(demo.days[0])
    streams = (_timed(event, position, begun) for position, event in enumerate(demo.events))
    before: int | None = None
    now = 0
    for at, _position, number, event, said in merge(*streams, key=lambda one: one[:3]):
        now += 0 if before is None else min(at - before, LONGEST_GAP)
        before = at
        yield ScriptLine(now, event, number, said)


def _timed(
    event: DemoEvent, position: int, begun: datetime
) -> Iterator[tuple[int, int, int, str, DemoCall]]:
    """An event's calls with the seconds since the games began."""
    since = datetime.fromisoformat(event.starts) - begun
    for number, said in enumerate(calls(event.plan), start=1):
        yield int(since.total_seconds()) + said.at_seconds, position, number, event.id, said
