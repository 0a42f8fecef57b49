"""The roster: the games, delegations, events, contests and entrants, as the tables hold them.

Lines of ledgers name them by id only. A roster is a value, read whole; every change to the
tables leaves a line in the ledger `meet`, so the number of that line tells whether it is fresh.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Connection, select

from meet import tables
from meet.codec import dump, parse
from meet.definitions import draw_of, entrant_of, rival, rules_of, sport_of
from scoring_rules.contest import Entrant, Member, Rules, Setup
from scoring_rules.draws import Draw
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
    """A contest as drawn. `entrants` in draw order; `rules` as frozen when it was drawn.

    `events`: those it was drawn for, then those that it feeds for an entrant who was moved there
    with its result; `kept` are these, as (event, entrant).
    """

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
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def setup(self) -> Setup:
        """What its fold starts from."""
        table = None if self.part_of else self.order
        return Setup(self.id, self.entrants, self.phase, table)


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
    def numbers(self) -> Mapping[str, int]:
        """The number of a contest among those of its event, phase and round, where several are; in
        a knock-out its place from the top, as the tie is called that others wait for."""
        together: dict[tuple[Any, ...], list[ContestFrame]] = defaultdict(list)
        for frame in self.contests.values():
            key = (frame.events[0], frame.phase, frame.round, frame.part_of)
            together[key].append(frame)
        return {
            one.id: one.order if self._placed(frames) and one.order else n
            for frames in together.values()
            if len(frames) > 1
            for n, one in enumerate(frames, start=1)
        }

    def _placed(self, frames: Sequence[ContestFrame]) -> bool:
        """Whether they are of a knock-out that says where each of them stands."""
        draw = self.events[frames[0].events[0]].draw_json.get("format", "")
        orders = {one.order for one in frames if one.order and not one.part_of}
        return draw in ("knockout", "groups_knockout") and len(orders) == len(frames)

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The individual matches of every team tie, in their order."""
        found: dict[str, list[ContestFrame]] = defaultdict(list)
        for frame in self.contests.values():
            if frame.part_of:
                found[frame.part_of].append(frame)
        by_order = {whole: sorted(f, key=lambda one: one.order or 0) for whole, f in found.items()}
        return {whole: tuple(one.id for one in frames) for whole, frames in by_order.items()}

    @cached_property
    def athletes(self) -> Mapping[str, tuple[tuple[str, Entrant], ...]]:
        """Every athlete by registration id: the entries as (event, entrant), in order of events.

        A member of a pair or team has the entrant it competes in.
        """
        found: dict[str, list[tuple[str, Entrant]]] = defaultdict(list)
        for event_id, frame in self.events.items():
            for entrant in frame.event.entrants:
                for person in entrant.members or (entrant,):
                    found[self.athlete_key(event_id, person)].append((event_id, entrant))
        return {key: tuple(entries) for key, entries in found.items()}

    def athlete_key(self, event_id: str, person: Entrant | Member) -> str:
        """The registration id of an athlete: the number, which others may have taken too."""
        if not person.number:
            return f"{event_id}:{person.id}"
        for i, (name, delegation) in enumerate(self._people[person.number]):
            if name == person.name and person.delegation in ("", delegation):
                return f"{person.number}·{name}·{delegation}" if i else person.number
        return person.number

    @cached_property
    def _people(self) -> Mapping[str, list[tuple[str, str]]]:
        """Who has a number, by name and delegation, in the order of events: one, if all is well.

        Where a member is named without its delegation, the name is enough.
        """
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for frame in self.events.values():
            for entrant in frame.event.entrants:
                for person in entrant.members or (entrant,):
                    _meet(found[person.number], person.name, person.delegation)
        return found


def _meet(known: list[tuple[str, str]], name: str, delegation: str) -> None:
    """Add a person to those who have a number, unless it is one of them."""
    for i, (other, home) in enumerate(known):
        if other == name and (not home or delegation in ("", home)):
            known[i] = (name, home or delegation)
            return
    known.append((name, delegation))


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
    name = Title(**row["name"])
    given = dump({"rules": row["rules"], "draw": row["draw"], "entrants": entrants})
    rules, draw, known = _defined(row["sport"], given)
    event = Event(row["id"], row["sport"], name.zh, rules, draw, known, tuple(row["tags"]))
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


@lru_cache(maxsize=1024)
def _defined(sport_key: str, given: bytes) -> tuple[Rules[Any], Draw, tuple[Entrant, ...]]:
    """An event's rules, draw and entrants, read once for as long as its rows stay as they are:
    every draw of another event makes a new roster."""
    raw = parse(given)
    sport = sport_of(sport_key)
    entrants = tuple(entrant_of(sport, one, "entrants") for one in raw["entrants"])
    return rules_of(sport, raw["rules"]), draw_of(raw["draw"]), entrants


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
    drawn_for, kept_by = _fed(conn, events)
    competing, pairs = _competing(conn, events)
    by_position = select(tables.contest).order_by(tables.contest.c.position)
    rows = conn.execute(by_position).mappings().all()
    shared = _shared_order(conn) if any(row["shared"] for row in rows) else {}
    found = {}
    for row in rows:
        contest = row["id"]
        owners = drawn_for[contest]
        entrants = competing[contest]
        if row["shared"]:
            entrants = _with_rivals(row["sport"], entrants, shared.get(contest, ()))
        found[contest] = ContestFrame(
            id=contest,
            sport=row["sport"],
            phase=row["phase"] or "",
            events=(*owners, *kept_by[contest]),
            entrants=tuple(entrants.values()),
            rules=events[owners[0]].event.rules,
            position=row["position"],
            starts=row["starts"] or "",
            venue=row["venue"] or "",
            part_of=row["part_of"] or "",
            order=row["ord"],
            shared=row["shared"] or "",
            round=row["round"],
            kept=tuple(pair for pair in pairs[contest] if pair[0] in kept_by[contest]),
        )
    return found


def _competing(
    conn: Connection, events: Mapping[str, EventFrame]
) -> tuple[dict[str, dict[str, Entrant]], dict[str, list[tuple[str, str]]]]:
    """The entrants of each contest in draw order, each once whatever number of events it feeds;
    and for which of them each competes, as (event, entrant)."""
    by_id = {
        (event_id, entrant.id): entrant
        for event_id, frame in events.items()
        for entrant in frame.event.entrants
    }
    competing: dict[str, dict[str, Entrant]] = defaultdict(dict)
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    columns = tables.contest_entrant.c
    rows = select(tables.contest_entrant).order_by(columns.position, columns.event)
    for row in conn.execute(rows).mappings():
        entrant = by_id[row["event"], row["entrant"]]
        competing[row["contest"]].setdefault(row["entrant"], entrant)
        pairs[row["contest"]].append((row["event"], row["entrant"]))
    return competing, pairs


def _fed(
    conn: Connection, events: Mapping[str, EventFrame]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The events that each contest was drawn for, and those it feeds after a move, in order.

    Only a contest that was drawn for an event has an id in that event's file.
    """
    drawn_for: dict[str, list[str]] = defaultdict(list)
    kept_by: dict[str, list[str]] = defaultdict(list)
    rows = conn.execute(select(tables.contest_event)).mappings().all()
    for row in sorted(rows, key=lambda row: events[row["event"]].position):
        target = kept_by if row["source_id"] is None else drawn_for
        target[row["contest"]].append(row["event"])
    return drawn_for, kept_by


def _shared_order(conn: Connection) -> dict[str, list[str]]:
    """Who competes in shared contests, as the files that drew them say; kept in `meet` lines."""
    orders: dict[str, list[str]] = defaultdict(list)
    query = select(tables.line.c.call).where(tables.line.c.subject == MEET)
    for (call,) in conn.execute(query.order_by(tables.line.c.seq)):
        for contest, entrants in call.get("shared", {}).items():
            orders[contest] = list(dict.fromkeys((*orders[contest], *entrants)))
    return orders


def _with_rivals(
    sport: str, entrants: Mapping[str, Entrant], order: Sequence[str]
) -> dict[str, Entrant]:
    """The entrants of a shared contest in its order, with those whose event is not loaded yet."""
    known = {one: entrants.get(one) or rival(sport_of(sport), one) for one in order}
    return {**known, **{one: entrant for one, entrant in entrants.items() if one not in known}}
