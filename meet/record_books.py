"""The record books of the games: a table of the organiser becomes the `records` of its events.

A record stands in the rules of its event and decides nothing; the table may come before or during
the games, and what it says of an event replaces that event's book.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update

from meet import tables
from meet.codec import BadInput
from meet.definitions import rules_of, sport_of
from meet.registration import Office
from meet.roster import Roster
from scoring_rules.record_book import LEVELS

FIELD = "records"
COLUMNS = {
    "event": ("小项", "event"),
    "level": ("纪录", "record", "level"),
    "mark": ("成绩", "mark"),
    "class": ("级别", "class"),
    "sex": ("性别", "sex"),
    "implement": ("器械", "implement"),
    "holder": ("保持者", "holder"),
    "date": ("日期", "date"),
}
NEEDED = ("event", "level", "mark")
LEVEL_WORDS: Mapping[str, str] = {
    "世界": "world", "亚洲": "asian", "全国": "national", "全省": "provincial", "省": "provincial",
    "全市": "municipal", "市": "municipal", "赛会": "meet", "大会": "meet", "校": "school",
}  # fmt: skip
SEXES = {"男": "M", "女": "W", "M": "M", "W": "W", "F": "W", "": ""}
PLAIN = ("mark", "class", "implement", "holder", "date")
Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class Book:
    """The records of an event, as its rules write them."""

    event: str
    records: tuple[Mapping[str, str], ...]


def books(roster: Roster) -> tuple[Book, ...]:
    """The events that have a book."""
    return tuple(
        Book(event_id, tuple(frame.rules_json[FIELD]))
        for event_id, frame in roster.events.items()
        if frame.rules_json.get(FIELD)
    )


def read(cells: Sequence[Sequence[str]], roster: Roster) -> tuple[Book, ...]:
    """The books of a table; raises `BadInput` with its line where a row cannot be read."""
    rows = [(i, [cell.strip() for cell in row]) for i, row in enumerate(cells, start=1)]
    rows = [(i, row) for i, row in rows if any(row)]
    if len(rows) < 2:
        raise BadInput("record_table_empty", "file")
    heads = _heads(rows[0][1])
    found: dict[str, list[Record]] = defaultdict(list)
    for line, row in rows[1:]:
        said = {key: row[i] for key, i in heads.items() if i < len(row) and row[i]}
        event_id = _event(line, said.pop("event", ""), roster)
        found[event_id].append(_record(line, said))
        rules = {**roster.events[event_id].rules_json, FIELD: found[event_id]}
        try:
            rules_of(sport_of(roster.events[event_id].event.sport), rules)
        except BadInput as bad:
            why = "record_no_book" if bad.code == "unknown_field" else "record_bad_mark"
            raise BadInput(why, f"row {line}", line=line, mark=said.get("mark", "")) from bad
    return tuple(Book(event_id, tuple(records)) for event_id, records in found.items())


def _heads(row: Sequence[str]) -> dict[str, int]:
    known = {name: key for key, names in COLUMNS.items() for name in names}
    heads = {known[cell.lower()]: i for i, cell in enumerate(row) if cell.lower() in known}
    for key in NEEDED:
        if key not in heads:
            raise BadInput("column_missing", "file", column=COLUMNS[key][0])
    return heads


def _event(line: int, said: str, roster: Roster) -> str:
    plain = "".join(said.split())
    for event_id, frame in roster.events.items():
        names = {"".join(name.split()) for name in (event_id, frame.name.zh, frame.name.en)}
        if plain and plain in names:
            return event_id
    raise BadInput("record_no_event", f"row {line}", line=line, event=said or "—")


def _record(line: int, said: Mapping[str, str]) -> Record:
    level = said.get("level", "").removesuffix("纪录")
    code = LEVEL_WORDS.get(level, level)
    if code not in LEVELS:
        raise BadInput("record_bad_level", f"row {line}", line=line, level=level or "—")
    sex = SEXES.get(said.get("sex", ""), "")
    plain = {key: said[key] for key in PLAIN if key in said}
    return {"level": code, "mark": "", **plain, **({"sex": sex} if sex else {})}


def take(office: Office, found: Sequence[Book]) -> int:
    """Put the books into the rules of their events; a `meet` line tells of each. How many."""
    events = office.roster.events
    for book in found:
        before: Mapping[str, Any] = events[book.event].rules_json
        rules = {**before, FIELD: list(book.records)}
        office.conn.execute(
            update(tables.event).where(tables.event.c.id == book.event).values(rules=rules)
        )
        was = {FIELD: before[FIELD]} if before.get(FIELD) else None
        office.note("event", book.event, before=was, after={FIELD: rules[FIELD]})
    return sum(len(book.records) for book in found)
