"""The roster: the games, delegations, events, contests and entrants, as the tables hold them.

Lines of ledgers name them by id only. A roster is a value, read whole; every change to the
tables leaves a line in the ledger `meet`, so the number of that line tells whether it is fresh.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select

from meet import tables
from meet.definitions import draw_of, entrant_of, rules_of, sport_of
from scoring_rules.contest import Entrant, Rules, Setup
from scoring_rules.event import Event

ENTRANT_COLUMNS = ("name", "delegation", "members", "credits", "seed", "class", "sex", "number")
"""What every sport's entrants have; their own fields stand in `own`."""

MEET = "meet"
"""The subject of the ledger of roster changes and meet-wide decisions."""


@dataclass(frozen=True, slots=True)
class Title:
    """A name in both languages; English falls back to Chinese where it is missing."""

    zh: str
    en: str = ""

    def in_(self, lang: str) -> str:
        """The name in `lang` (zh, en)."""
        return self.en if lang == "en" and self.en else self.zh


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who is ranked (代表团), with its mark."""

    id: str
    name: Title
    short: Title
    shape: str
    colour: str
    colour_dark: str


@dataclass(frozen=True, slots=True)
class EventFrame:
    """An event with its place in the games: names, time, venue, and its contests in order."""

    event: Event
    name: Title
    position: int
    contests: tuple[str, ...]
    starts: str = ""
    venue: str = ""
    rules_json: Mapping[str, Any] = field(default_factory=dict)
    draw_json: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContestFrame:
    """A contest as drawn. `entrants` in draw order; `rules` as frozen when it was drawn."""

    id: str
    sport: str
    phase: str
    events: tuple[str, ...]
    entrants: tuple[Entrant, ...]
    rules: Rules[Any]
    position: int
    starts: str = ""
    venue: str = ""
    part_of: str = ""
    order: int | None = None
    shared: str = ""
    round: int | None = None

    @property
    def setup(self) -> Setup:
        """What its fold starts from."""
        return Setup(self.id, self.entrants, self.phase)


@dataclass(frozen=True)
class Roster:
    """Everything of the games that is not a ledger."""

    title: Title
    starts_on: str
    ends_on: str
    regulation: str
    regulation_text: str
    epoch: str
    delegations: Mapping[str, Delegation]
    events: Mapping[str, EventFrame]
    contests: Mapping[str, ContestFrame]

    @cached_property
    def by_time(self) -> tuple[str, ...]:
        """The contests in order of time; one without a time follows the one listed before it."""
        order, starts = [], ""
        for frame in self.contests.values():
            starts = frame.starts or starts
            order.append((starts, frame.position, frame.id))
        return tuple(contest for _starts, _position, contest in sorted(order))

    @cached_property
    def athletes(self) -> Mapping[str, tuple[tuple[str, Entrant], ...]]:
        """Every athlete by registration id: the entries as (event, entrant), in order of events.

        A member of a pair or team has the entrant it competes in.
        """
        found: dict[str, list[tuple[str, Entrant]]] = defaultdict(list)
        for event_id, frame in self.events.items():
            for entrant in frame.event.entrants:
                for person in entrant.members or (entrant,):
                    found[person.number or f"{event_id}:{person.id}"].append((event_id, entrant))
        return {key: tuple(entries) for key, entries in found.items()}


def read(conn: Connection) -> Roster | None:
    """The roster; None while the database holds no games."""
    meet = conn.execute(select(tables.meet)).mappings().first()
    if meet is None:
        return None
    events = _events(conn)
    return Roster(
        title=Title(**meet["title"]),
        starts_on=meet["starts_on"],
        ends_on=meet["ends_on"],
        regulation=meet["regulation"],
        regulation_text=meet["regulation_text"],
        epoch=meet["epoch"],
        delegations=_delegations(conn),
        events=events,
        contests=_contests(conn, events),
    )


def _delegations(conn: Connection) -> dict[str, Delegation]:
    rows = conn.execute(select(tables.delegation).order_by(tables.delegation.c.position))
    return {
        row["id"]: Delegation(
            id=row["id"],
            name=Title(**row["name"]),
            short=Title(**row["short"]),
            shape=row["shape"],
            colour=row["colour"],
            colour_dark=row["colour_dark"],
        )
        for row in rows.mappings()
    }


def _events(conn: Connection) -> dict[str, EventFrame]:
    entrants = _entrants(conn)
    contests: dict[str, list[str]] = defaultdict(list)
    joined = select(tables.contest_event.c.event, tables.contest_event.c.contest).join(
        tables.contest, tables.contest.c.id == tables.contest_event.c.contest
    )
    for event, contest in conn.execute(joined.order_by(tables.contest.c.position)):
        contests[event].append(contest)
    rows = conn.execute(select(tables.event).order_by(tables.event.c.position))
    return {
        row["id"]: _event(row, entrants[row["id"]], tuple(contests[row["id"]]))
        for row in rows.mappings()
    }


def _event(row: Any, entrants: list[Any], contests: tuple[str, ...]) -> EventFrame:
    sport = sport_of(row["sport"])
    name = Title(**row["name"])
    event = Event(
        id=row["id"],
        sport=row["sport"],
        name=name.zh,
        rules=rules_of(sport, row["rules"]),
        draw=draw_of(row["draw"]),
        entrants=tuple(entrant_of(sport, raw, "entrants") for raw in entrants),
        tags=tuple(row["tags"]),
    )
    return EventFrame(
        event=event,
        name=name,
        position=row["position"],
        contests=contests,
        starts=row["starts"] or "",
        venue=row["venue"] or "",
        rules_json=row["rules"],
        draw_json=row["draw"],
    )


def _entrants(conn: Connection) -> dict[str, list[dict[str, Any]]]:
    """The entrants by event, each as FORMATS §2 writes it."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    columns = tables.entrant.c
    rows = conn.execute(select(tables.entrant).order_by(columns.event, columns.position))
    for row in rows.mappings():
        common = {
            key: row[key]
            for key in (
                "name",
                "delegation",
                "members",
                "credits",
                "seed",
                "class",
                "sex",
                "number",
            )
            if row[key] not in (None, "", [])
        }
        found[row["event"]].append({"id": row["id"], **common, **(row["own"] or {})})
    return found


def _contests(conn: Connection, events: Mapping[str, EventFrame]) -> dict[str, ContestFrame]:
    by_id = {
        (event_id, entrant.id): entrant
        for event_id, frame in events.items()
        for entrant in frame.event.entrants
    }
    competing: dict[str, list[tuple[str, Entrant]]] = defaultdict(list)
    columns = tables.contest_entrant.c
    for row in conn.execute(select(tables.contest_entrant).order_by(columns.position)).mappings():
        entrant = by_id[row["event"], row["entrant"]]
        competing[row["contest"]].append((row["event"], entrant))
    of: dict[str, list[str]] = defaultdict(list)
    for event_id, frame in events.items():
        for contest in frame.contests:
            of[contest].append(event_id)
    rows = conn.execute(select(tables.contest).order_by(tables.contest.c.position)).mappings()
    return {
        row["id"]: ContestFrame(
            id=row["id"],
            sport=row["sport"],
            phase=row["phase"] or "",
            events=tuple(of[row["id"]]),
            entrants=tuple(entrant for _event_id, entrant in competing[row["id"]]),
            rules=events[of[row["id"]][0]].event.rules,
            position=row["position"],
            starts=row["starts"] or "",
            venue=row["venue"] or "",
            part_of=row["part_of"] or "",
            order=row["ord"],
            shared=row["shared"] or "",
            round=row["round"],
        )
        for row in rows
    }
