"""The programme: the events that each sport offers an organiser, `events/<sport>/programme.toml`.

The file is a list of `[[event]]` (FORMATS §2b), read as strictly as an event file.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from events import sports
from meet.codec import BadInput, decode
from meet.definitions import check_together, draw_of, rules_of, sport_of

FOLDER = Path(__file__).resolve().parents[1] / "events"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class EventName:
    """An event's name in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ProgrammeEvent:
    """An event on offer.

    `sex`: men, women or mixed. `classes`: who may enter. `preset`: the sport's rules, with the
    fields of them that `rules` sets otherwise. `lanes`: athletes that one race can hold.
    `discipline`: the row of the points table (`100m`, `Shot Put`). `extra`: it is offered beside
    the organisers' list of 64, and the demonstration leaves it out.
    """

    id: str
    name: EventName
    sex: Literal["M", "W", "X"]
    classes: tuple[str, ...]
    preset: str
    draw: Mapping[str, Any]
    rules: Mapping[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    lanes: int | None = None
    discipline: str = ""
    extra: bool = False

    def rules_json(self) -> dict[str, Any]:
        """The rules as an event file writes them."""
        return {"preset": self.preset, **self.rules}


@dataclass(frozen=True, slots=True)
class Programme:
    """What one sport offers, in the order of its file."""

    sport: str
    events: tuple[ProgrammeEvent, ...]


@cache
def programmes() -> tuple[Programme, ...]:
    """The programmes of all sports; raises `BadInput` where one cannot be read."""
    return together(of_sport(sport) for sport in sports())


def together(found: Iterable[Programme]) -> tuple[Programme, ...]:
    """Programmes side by side; raises `BadInput` where two offer an event of the same id."""
    listed = tuple(found)
    seen: set[str] = set()
    for programme in listed:
        for i, event in enumerate(programme.events):
            if event.id in seen:
                raise BadInput("id_twice", f"{_place(programme.sport, i)}.id", id=event.id)
            seen.add(event.id)
    return listed


def of_sport(sport: str) -> Programme:
    """The programme of one sport, from its file."""
    text = (FOLDER / sport / "programme.toml").read_text(encoding="utf-8")
    return read(sport, tomllib.loads(text))


def read(sport: str, raw: Mapping[str, Any]) -> Programme:
    """A programme from the values of its TOML; `BadInput` names the file and the place in it."""
    for key in raw:
        if key != "event":
            raise BadInput("unknown_field", f"{sport}/programme.toml:{key}", known="event")
    rows = raw.get("event", [])
    if not isinstance(rows, list):
        got = type(rows).__name__
        raise BadInput("wrong_type", f"{sport}/programme.toml:event", expected="array", got=got)
    return Programme(sport, tuple(_event(sport, r, _place(sport, i)) for i, r in enumerate(rows)))


def _place(sport: str, number: int) -> str:
    return f"{sport}/programme.toml:event[{number}]"


def _event(sport: str, raw: Any, at: str) -> ProgrammeEvent:
    event = decode(ProgrammeEvent, raw, at)
    if not ID.fullmatch(event.id):
        raise BadInput("bad_value", f"{at}.id", reason=f"{event.id!r} is no id (a-z, 0-9, -)")
    if "preset" in event.rules:
        raise BadInput("unknown_field", f"{at}.rules.preset", known="preset, beside rules")
    rules_of(sport_of(sport), {"preset": event.preset}, at)
    rules = rules_of(sport_of(sport), event.rules_json(), f"{at}.rules")
    check_together(rules, draw_of(event.draw, f"{at}.draw"), f"{at}.draw.format")
    return event
