"""A table of entries, CSV or workbook: checked row by row, taken in whole or not at all."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import Any, get_type_hints

from meet import entries, registration, workbook
from meet.codec import BadInput
from meet.definitions import sport_of
from meet.entries import Entered, Wanted, offered, people
from meet.registration import Office
from meet.roster import EventFrame, Roster
from scoring_rules.views import Words, words

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "event": ("小项", "项目", "event"),
    "delegation": ("代表团", "单位", "delegation"),
    "name": ("姓名", "运动员", "name"),
    "number": ("号码", "号码布", "number"),
    "sex": ("性别", "sex"),
    "class": ("级别", "class"),
    "group": ("组合", "队名", "team"),
    "seed": ("种子", "seed"),
    "lot": ("抽签号", "lot"),
    "bodyweight": ("体重", "bodyweight"),
}
"""What a heading may say, by the field it stands for."""

TEMPLATE = ("event", "delegation", "name", "number", "sex", "class", "group")
NEEDED = ("event", "delegation", "name")
SEXES = {"男": "M", "m": "M", "女": "W", "w": "W", "f": "W", "混合": "X", "x": "X"}
TOGETHER = {"pair", "team", "relay"}
"""Tags of events whose entrants are several athletes."""

MOST_ROWS = 3000
ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its line, its cells by field, and what becomes of it.

    `fault`: why it cannot be taken; `doubts`: what should be looked at; `same`: it stands already.
    """

    line: int
    cells: Mapping[str, str]
    fault: BadInput | None = None
    doubts: tuple[Words, ...] = ()
    same: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A table against the roster: its rows, the entries they make, delegations that are new."""

    rows: tuple[Row, ...]
    wanted: tuple[Wanted, ...]
    new_delegations: tuple[str, ...]

    @property
    def faults(self) -> int:
        """How many rows cannot be taken."""
        return sum(1 for row in self.rows if row.fault)


def read(raw: bytes) -> list[list[str]]:
    """The cells of a file: a workbook, or CSV in UTF-8 or GBK with , ; or tabs between."""
    if raw.startswith(b"PK"):
        return workbook.rows(raw)
    text = _decoded(raw)
    head = text.lstrip("\r\n").split("\n", 1)[0]
    between = max(",;\t", key=head.count)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=between, strict=True))
    except csv.Error as wrong:
        raise BadInput("not_a_table", "file") from wrong


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    for encoding in ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadInput("not_a_table", "file")


def written(cells: Sequence[Sequence[str]]) -> str:
    """The cells as CSV text, as a form carries them until they are confirmed."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(cells)
    return out.getvalue()


def template(roster: Roster) -> bytes:
    """An empty table to fill in, a row for each event; the mark in front is for spreadsheets."""
    head = [COLUMNS[key][0] for key in TEMPLATE]
    events = [[frame.name.zh] for frame in roster.events.values()]
    return written([head, *events]).encode("utf-8-sig")


def check(cells: Sequence[Sequence[str]], roster: Roster, *, with_new: bool) -> Checked:
    """What the table would change; raises `BadInput` where its columns cannot be told.

    `with_new`: delegations that the games do not know yet are taken in too.
    """
    rows = tuple(_rows(cells))
    if not rows:
        raise BadInput("empty_table", "file")
    if len(rows) > MOST_ROWS:
        raise BadInput("too_many_rows", "file", most=MOST_ROWS)
    return _Checking(roster, with_new=with_new).all(rows)


def take(office: Office, cells: Sequence[Sequence[str]], *, with_new: bool) -> int:
    """Enter all rows; raises `BadInput` and changes nothing where one cannot be taken.

    Returns how many entries are new.
    """
    checked = check(cells, office.roster, with_new=with_new)
    wrong = next((row for row in checked.rows if row.fault), None)
    if wrong is not None:
        raise BadInput("faulty_row", f"row {wrong.line}", line=wrong.line)
    for name in checked.new_delegations:
        registration.add_delegation(office, {"zh": name})
    return len(entries.enter(office, checked.wanted))


def _rows(cells: Sequence[Sequence[str]]) -> Iterator[Row]:
    """The rows that say more than which event they are for, by the fields of their headings."""
    numbered = [(i, [_stripped(cell) for cell in row]) for i, row in enumerate(cells, start=1)]
    filled = [(i, row) for i, row in numbered if any(row)]
    if not filled:
        return
    keys = _headings(filled[0][1])
    for i, row in filled[1:]:
        named = {key: cell for key, cell in zip(keys, row, strict=False) if key and cell}
        if named.keys() - {"event"}:
            yield Row(i, named)


def _stripped(cell: str) -> str:
    return " ".join(cell.split())


def _headings(cells: Sequence[str]) -> list[str]:
    by_name = {name: key for key, names in COLUMNS.items() for name in names}
    known = "、".join(names[0] for names in COLUMNS.values())
    keys = []
    for cell in cells:
        key = by_name.get(cell.lower(), "")
        if cell and not key:
            raise BadInput("unknown_column", "row 1", column=cell, known=known)
        if key and key in keys:
            raise BadInput("column_twice", "row 1", column=cell)
        keys.append(key)
    for needed in NEEDED:
        if needed not in keys:
            raise BadInput("missing_column", "row 1", column=COLUMNS[needed][0])
    return keys


class _Checking:
    """One table against one roster."""

    def __init__(self, roster: Roster, *, with_new: bool) -> None:
        self.roster = roster
        self.with_new = with_new
        self.entered = Entered(roster)
        self.new: list[str] = []
        self.events = _by_name(
            (event_id, (event_id, frame.name.zh, frame.name.en))
            for event_id, frame in roster.events.items()
        )
        self.delegations = _by_name(
            (one.id, (one.id, one.name.zh, one.name.en, one.short.zh, one.short.en))
            for one in roster.delegations.values()
        )

    def all(self, rows: Sequence[Row]) -> Checked:
        """Check the entries in the order of the table; rows of one pair or team are one entry."""
        done: dict[int, Row] = {}
        wanted: list[Wanted] = []
        for together in _entries(rows):
            try:
                found = self._entry(together)
            except BadInput as bad:
                done |= {row.line: replace(row, fault=bad) for row in together}
                continue
            for row in together:
                doubts = self._doubts(row) if found else ()
                done[row.line] = replace(row, doubts=doubts, same=found is None)
            if found:
                wanted.append(found)
        return Checked(tuple(done[row.line] for row in rows), tuple(wanted), tuple(self.new))

    def _entry(self, rows: Sequence[Row]) -> Wanted | None:
        """The entry that the rows make; None where it stands already."""
        event_id = self._event(rows[0].cells.get("event", ""))
        frame = self.roster.events[event_id]
        raw = self._raw(frame, rows)
        wanted = Wanted(event_id, raw, f"row {rows[0].line}")
        if self._stands(wanted):
            return None
        self.entered.add(event_id, self.entered.read(wanted))
        return wanted

    def _stands(self, wanted: Wanted) -> bool:
        """Whether just these people are entered there already, under the same numbers."""
        members = wanted.raw.get("members") or [wanted.raw]
        asked = {(one["number"], one["name"], one["delegation"]) for one in members}
        return any(
            {(p.number, p.name, p.delegation) for p in people(entrant)} == asked
            for entrant in self.roster.events[wanted.event].event.entrants
        )

    def _raw(self, frame: EventFrame, rows: Sequence[Row]) -> dict[str, Any]:
        athletes = [self._athlete(row) for row in rows]
        group = rows[0].cells.get("group", "")
        several = TOGETHER & set(frame.event.tags)
        if several and not group:
            raise BadInput("group_needed", "group")
        raw = self._common(frame, rows)
        if not group:
            return {**athletes[0], **raw}
        homes = {athlete["delegation"] for athlete in athletes}
        return {
            "name": "" if "pair" in frame.event.tags else group,
            "delegation": homes.pop() if len(homes) == 1 else "",
            "members": athletes,
            **raw,
        }

    def _athlete(self, row: Row) -> dict[str, str]:
        name = row.cells.get("name", "")
        if not name:
            raise BadInput("empty_text", "name", field="name")
        delegation = self._delegation(row.cells.get("delegation", ""))
        return {"name": name, "delegation": delegation, "number": row.cells.get("number", "")}

    def _common(self, frame: EventFrame, rows: Sequence[Row]) -> dict[str, Any]:
        """What an entrant has once: class, sex, seed, and the sport's own fields."""
        first: dict[str, str] = {}
        for row in reversed(rows):
            first |= row.cells
        raw: dict[str, Any] = {}
        if "class" in first:
            raw["class"] = first["class"]
        if "sex" in first:
            raw["sex"] = _sex(first["sex"])
        if "seed" in first:
            raw["seed"] = _whole(first["seed"], "seed")
        own = get_type_hints(sport_of(frame.event.sport).entry)
        for key in ("lot", "bodyweight"):
            if key in first and key in own:
                raw[key] = _whole(first[key], key) if key == "lot" else first[key]
        return raw

    def _event(self, text: str) -> str:
        if not text:
            raise BadInput("empty_text", "event", field="event")
        found = self.events.get(_key(text), set())
        if not found:
            raise BadInput("event_not_chosen", "event", event=text)
        if len(found) > 1:
            raise BadInput("event_unclear", "event", event=text, ids=", ".join(sorted(found)))
        return next(iter(found))

    def _delegation(self, text: str) -> str:
        if not text:
            raise BadInput("no_delegation", "delegation")
        found = self.delegations.get(_key(text), set())
        if len(found) == 1:
            return next(iter(found))
        if found or not self.with_new:
            raise BadInput("no_such_delegation", "delegation", delegation=text)
        name = registration.text_of(text, "delegation")
        self.new.append(name)
        self.delegations[_key(text)] = {name}
        self.entered.delegations.add(name)
        return name

    def _doubts(self, row: Row) -> tuple[Words, ...]:
        """What does not fit the programme's words on the event."""
        event = offered(self._event(row.cells["event"]))
        if event is None:
            return ()
        class_, sex = row.cells.get("class", ""), row.cells.get("sex", "")
        found = []
        if class_ and class_ not in event.classes:
            found.append(words("doubt_class", given=class_, classes="、".join(event.classes)))
        if sex and event.sex != "X" and _sex(sex) != event.sex:
            found.append(words("doubt_sex", given=sex))
        return tuple(found)


def _entries(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows by entry: those of one event with the same team stand together."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        group = row.cells.get("group")
        key = (_key(row.cells.get("event", "")), group) if group else row.line
        found.setdefault(key, []).append(row)
    return list(found.values())


def _by_name(named: Any) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, names in named:
        for name in names:
            if name:
                found.setdefault(_key(name), set()).add(one)
    return found


def _key(text: str) -> str:
    """Names that differ in their spaces or capitals only are the same."""
    return re.sub(r"\s", "", text).casefold()


def _sex(text: str) -> str:
    if text.lower() not in SEXES:
        raise BadInput("bad_sex", "sex", given=text)
    return SEXES[text.lower()]


def _whole(text: str, at: str) -> int:
    if not text.isdecimal():
        raise BadInput("not_a_number", at, given=text)
    return int(text)
