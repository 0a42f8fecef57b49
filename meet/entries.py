"""Entries: athletes, pairs and teams entered in events, and what was entered wrongly put right."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import and_, delete, func, insert, select, update

from meet import loading, tables
from meet.codec import BadInput
from meet.definitions import entrant_json, entrant_of, sport_of
from meet.programme import ProgrammeEvent, programmes
from meet.registration import (
    LONGEST,
    Office,
    Values,
    difference,
    known,
    reason_of,
    senders,
)
from meet.roster import Roster
from scoring_rules.contest import Entrant, Member

T = TypeVar("T", Entrant, Member)

FREE_UNDER_OFFICIAL = {"name", "number", "members"}
"""What may still be corrected once the result is official: it names people and ranks nobody."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry as it was typed: FORMATS §2 without the id, and where it stands."""

    event: str
    raw: Values
    at: str = "entrant"


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is in these games: two with the same number must be the same person."""

    name: str
    delegation: str


class Entered:
    """Who is entered so far: people by number, and each event's entrants.

    `without`: entries, as (event, entrant id), that are about to be replaced.
    """

    def __init__(self, roster: Roster, without: Collection[tuple[str, str]] = ()) -> None:
        self.roster = roster
        self.delegations = set(roster.delegations)
        self._people: dict[str, Person] = {}
        self._entrants: dict[str, list[Entrant]] = {one: [] for one in roster.events}
        for event_id, frame in roster.events.items():
            for entrant in frame.event.entrants:
                if (event_id, entrant.id) not in without:
                    self.add(event_id, entrant)

    def add(self, event_id: str, entrant: Entrant) -> None:
        """The entrant is entered from now on."""
        self._entrants[event_id].append(entrant)
        for person in people(entrant):
            if person.number:
                self._people.setdefault(person.number, person_of(person))

    def read(self, wanted: Wanted, entrant_id: str = "") -> Entrant:
        """The entry as a value, with an id of its own; raises `BadInput` for what is wrong."""
        event = known(self.roster.events, wanted.event).event
        taken = {one.id for one in self._entrants[wanted.event]}
        raw = {**wanted.raw, "id": entrant_id or _new_id(wanted.raw, taken)}
        entrant = entrant_of(sport_of(event.sport), _with_member_ids(raw), wanted.at)
        self.check(wanted.event, entrant, wanted.at)
        return entrant

    def check(self, event_id: str, entrant: Entrant, at: str) -> None:
        """Refuse an entry without a name or delegation, twice entered, or of a taken number."""
        if not entrant.name and not entrant.members:
            raise BadInput("empty_text", f"{at}.name", field="name")
        if not senders(entrant):
            raise BadInput("no_delegation", f"{at}.delegation")
        for one in sorted(senders(entrant) - self.delegations):
            raise BadInput("no_such_delegation", f"{at}.delegation", delegation=one)
        for person in people(entrant):
            if not person.name:
                raise BadInput("empty_text", f"{at}.name", field="name")
            if len(person.name) > LONGEST:
                raise BadInput("too_long", f"{at}.name", most=LONGEST)
            known_as = self._people.get(person.number, person_of(person))
            if known_as != person_of(person):
                facts = {"number": person.number, "name": known_as.name}
                raise BadInput("number_taken", f"{at}.number", **facts)
            others = (other for one in self._entrants[event_id] for other in people(one))
            if any(_same(person, other) for other in others):
                raise BadInput("entered_twice", f"{at}.name", name=person.name)


def person_of(athlete: Entrant | Member) -> Person:
    """Who an athlete is."""
    return Person(athlete.name, athlete.delegation)


def people(entrant: Entrant) -> Sequence[Entrant | Member]:
    """The athletes of an entrant: its members, or itself."""
    return entrant.members or (entrant,)


def _same(one: Entrant | Member, other: Entrant | Member) -> bool:
    if one.number and other.number:
        return one.number == other.number
    return (one.name, one.delegation) == (other.name, other.delegation)


def _with_member_ids(raw: dict[str, Any]) -> dict[str, Any]:
    """Members are counted from 1 where they are given without an id."""
    members = raw.get("members")
    if not members:
        return raw
    counted = [{"id": str(i), **one} for i, one in enumerate(members, start=1)]
    return {**raw, "members": counted}


def _new_id(raw: Values, taken: set[str]) -> str:
    """The number, or the members' numbers, where they are free; else the next figure."""
    numbers = [one.get("number", "") for one in raw.get("members", ())] or [raw.get("number", "")]
    named = "-".join(numbers) if all(numbers) and len(numbers) <= 2 else ""
    if named and named not in taken:
        return named
    figure = len(taken) + 1
    while str(figure) in taken:
        figure += 1
    return str(figure)


def enter(office: Office, wanted: Sequence[Wanted]) -> list[str]:
    """Enter all of them or, where one is wrong, none; their ids."""
    entered = Entered(office.roster)
    for event_id in {one.event for one in wanted}:
        known(entered.roster.events, event_id)
        office.check_open(event_id)
    ids = []
    for one in wanted:
        entrant = entered.read(one)
        entered.add(one.event, entrant)
        row = loading.entrant_row(one.event, _next_position(office, one.event), entrant)
        office.conn.execute(insert(tables.entrant).values(row))
        office.note("entrant", entrant.id, event=one.event, after=plain(entrant))
        ids.append(entrant.id)
    return ids


def _next_position(office: Office, event_id: str) -> int:
    column = tables.entrant.c
    last = select(func.max(column.position)).where(column.event == event_id)
    found = office.conn.scalar(last)
    return 0 if found is None else found + 1


def correct(office: Office, entrant_id: str, wanted: Wanted, reason: str) -> None:
    """Put an entry right: `wanted` is the whole of it as it should be.

    An athlete who is entered elsewhere under the same number is put right there too.
    """
    roster = office.roster
    was = entrant_in(roster, wanted.event, entrant_id)
    raw = _with_member_ids({**wanted.raw, "id": entrant_id})
    sport = roster.events[wanted.event].event.sport
    entrant = entrant_of(sport_of(sport), raw, wanted.at)
    why = reason_of(reason)
    difference(plain(was), plain(entrant))
    together = [(wanted.event, was, entrant), *_elsewhere(roster, wanted.event, was, entrant)]
    entered = Entered(roster, {(event_id, one.id) for event_id, one, _ in together})
    for event_id, before, after in together:
        entered.check(event_id, after, wanted.at)
        entered.add(event_id, after)
        _replace(office, event_id, before, after, why)


def _elsewhere(
    roster: Roster, event_id: str, was: Entrant, entrant: Entrant
) -> Iterator[tuple[str, Entrant, Entrant]]:
    """Other entries of the athletes that are corrected: event, as entered, as it should be."""
    if len(people(was)) != len(people(entrant)):
        return
    new = {
        (old.number, person_of(old)): now
        for old, now in zip(people(was), people(entrant), strict=True)
        if old.number and (old.number, person_of(old)) != (now.number, person_of(now))
    }
    for other_id, frame in roster.events.items():
        for other in frame.event.entrants:
            if (other_id, other.id) != (event_id, was.id):
                renamed = _renamed(other, new)
                if renamed != other:
                    yield other_id, other, renamed


def _renamed(entrant: Entrant, new: Mapping[tuple[str, Person], Entrant | Member]) -> Entrant:
    def put_right(athlete: T) -> T:
        now = new.get((athlete.number, person_of(athlete)))
        if now is None:
            return athlete
        return replace(athlete, name=now.name, number=now.number, delegation=now.delegation)

    if entrant.members:
        return replace(entrant, members=tuple(put_right(one) for one in entrant.members))
    return put_right(entrant)


def _replace(office: Office, event_id: str, was: Entrant, entrant: Entrant, why: str) -> None:
    changed, kept = difference(plain(was), plain(entrant))
    if changed.keys() - FREE_UNDER_OFFICIAL:
        office.check_open(event_id)
    row = loading.entrant_row(event_id, 0, entrant)
    del row["position"]
    office.conn.execute(update(tables.entrant).where(_own(event_id, was.id)).values(row))
    office.note("entrant", was.id, event=event_id, before=kept, after=changed, reason=why)


def remove(office: Office, event_id: str, entrant_id: str, reason: str) -> None:
    """Take an entry back that is in no contest yet; afterwards it is a withdrawal."""
    was = entrant_in(office.roster, event_id, entrant_id)
    office.check_open(event_id)
    drawn = tables.contest_entrant.c
    in_contest = and_(drawn.event == event_id, drawn.entrant == entrant_id)
    if office.conn.execute(select(drawn.contest).where(in_contest)).first():
        raise BadInput("entrant_drawn", "entrant", name=shown_name(was))
    why = reason_of(reason)
    office.conn.execute(delete(tables.entrant).where(_own(event_id, entrant_id)))
    office.note("entrant", entrant_id, event=event_id, before=plain(was), reason=why)


def _own(event_id: str, entrant_id: str) -> Any:
    columns = tables.entrant.c
    return and_(columns.event == event_id, columns.id == entrant_id)


def entrant_in(roster: Roster, event_id: str, entrant_id: str) -> Entrant:
    """The entrant of an event; raises `BadInput` where there is none."""
    entrants = known(roster.events, event_id).event.entrants
    return known({one.id: one for one in entrants}, entrant_id)


def plain(entrant: Entrant) -> dict[str, Any]:
    """The entry as FORMATS §2 writes it, without its id."""
    return {key: value for key, value in entrant_json(entrant).items() if key != "id"}


def shown_name(entrant: Entrant) -> str:
    """The entrant's name, or those of its members."""
    return entrant.name or "／".join(member.name for member in entrant.members) or entrant.id


def offered(event_id: str) -> ProgrammeEvent | None:
    """The programme's own words on an event that was chosen from it."""
    return _by_id().get(event_id)


def _by_id() -> Mapping[str, ProgrammeEvent]:
    return {event.id: event for programme in programmes() for event in programme.events}
