"""The awards file `meet-awards/1`, placings and a regulation, and the medals and points of it.

`read` makes it the pure layer's values, strictly and each fault with its place; `award` answers
`meet-awards-result/1`. Neither needs a database.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from meet.codec import BadInput, decode, parse
from meet.score import error_json, read_bytes
from meet.words import say
from scoring_rules import awards, penalties, regulation, tables
from scoring_rules.awards import Credit, EventAwards, EventResult, Placed
from scoring_rules.penalties import Imposed
from scoring_rules.ranking import Status
from scoring_rules.reading import Misread, Reader, fraction, one_of, whole
from scoring_rules.regulation import MEDALS, Regulation
from scoring_rules.tables import CarriedIn, MedalRow, PointsRow, Totals

FORMAT = "meet-awards/1"
RESULT = "meet-awards-result/1"
REGULATIONS = Path(regulation.__file__).parent / "regulations"
OWN = "own"
"""What a regulation is called that has no id."""
TOML_PLACE = re.compile(r"line ([0-9]+), column ([0-9]+)")
NOT_STARTED = (Status.DNS, Status.WD)
KEEPS_PLACE = (Status.RANKED, Status.DQ, Status.DOPING)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AwardsFile:
    """An awards file as values."""

    regulation: Regulation
    results: tuple[EventResult, ...]
    imposed: tuple[Imposed, ...] = ()
    carried_in: tuple[CarriedIn, ...] = ()


@dataclass(frozen=True, slots=True)
class _Top:
    format: str
    regulation: Any
    events: tuple[Any, ...]
    penalties: tuple[Any, ...] = ()
    carry_in: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class _Event:
    """An event's own fields; absent numbers are those of its placings."""

    event: str
    placings: tuple[Any, ...]
    sport: str = ""
    tags: tuple[str, ...] = ()
    entered: int | None = None
    started: int | None = None


@dataclass(frozen=True, slots=True)
class _Placing:
    entrant: str
    place: int | None = None
    status: str = Status.RANKED.value
    delegation: str = ""
    members: tuple[str, ...] = ()
    credits: tuple[Any, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Credit:
    delegation: str
    medal: Any
    points: Any


@dataclass(frozen=True, slots=True)
class _CarriedIn:
    delegation: str
    gold: Any = 0
    silver: Any = 0
    bronze: Any = 0
    points: Any = 0


def regulation_names() -> tuple[str, ...]:
    """The regulations that are shipped, by id."""
    return tuple(sorted(path.stem for path in REGULATIONS.glob("*.toml")))


def regulation_text(name: str, at: str = "regulation") -> str:
    """The TOML of a shipped regulation; raises `BadInput` for an unknown name."""
    if name not in regulation_names():
        raise BadInput("unknown_regulation", at, name=name, known=", ".join(regulation_names()))
    return (REGULATIONS / f"{name}.toml").read_text(encoding="utf-8")


def own_regulation(raw: bytes) -> tuple[str, str]:
    """The id and the TOML of an organiser's own regulation; raises `BadInput` with the place of a
    fault."""
    try:
        text = raw.decode("utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as wrong:
        raise BadInput("not_toml", line="", column="") from wrong
    except tomllib.TOMLDecodeError as wrong:
        found = TOML_PLACE.search(str(wrong))
        line, column = found.groups() if found else ("", "")
        raise BadInput("not_toml", line=line, column=column) from wrong
    return read_regulation(values, "").id or OWN, text


@cache
def shipped(name: str) -> Regulation:
    """A shipped regulation by its id."""
    return read_regulation(tomllib.loads(regulation_text(name)))


def read_regulation(raw: Any, at: str = "regulation") -> Regulation:
    """A regulation from the values of its TOML, or a shipped one by its id."""
    return shipped(raw) if isinstance(raw, str) else _exactly(regulation.read, raw, at)


def _exactly(reader: Reader[T], raw: Any, at: str) -> T:
    """Read with a reader of the pure layer; its faults are told like all others."""
    try:
        return reader(raw, at)
    except Misread as wrong:
        raise BadInput(wrong.code, wrong.at, **wrong.facts) from wrong


def read(raw: Any) -> AwardsFile:
    """Read an awards file from plain values; raises `BadInput` with the place of the fault."""
    if not isinstance(raw, Mapping):
        raise BadInput("wrong_type", "", expected="object", got=type(raw).__name__)
    if raw.get("format") != FORMAT:
        raise BadInput("wrong_format", "format", expected=FORMAT, got=str(raw.get("format")))
    top = decode(_Top, raw)
    rules = read_regulation(top.regulation)
    results = tuple(_result(event, f"events[{i}]") for i, event in enumerate(top.events))
    _check_unique([result.event for result in results], "events[{}].event")
    for result in results:
        _check_overrides(rules, result)
    imposed = tuple(decode(Imposed, p, f"penalties[{i}]") for i, p in enumerate(top.penalties))
    for i, penalty in enumerate(imposed):
        _check_penalty(penalty, rules, results, f"penalties[{i}]")
    carried = tuple(_carried_in(entry, f"carry_in[{i}]") for i, entry in enumerate(top.carry_in))
    return AwardsFile(rules, results, imposed, carried)


def _check_overrides(rules: Regulation, result: EventResult) -> None:
    """Overrides that are sound alone may contradict each other where they meet in one event."""
    try:
        rules.for_event(result.sport, result.tags, result.event)
    except Misread as wrong:
        raise BadInput(wrong.code, f"regulation.override.{wrong.at}", **wrong.facts) from wrong


def _check_unique(ids: Sequence[str], at: str) -> None:
    seen: set[str] = set()
    for i, one in enumerate(ids):
        if one in seen:
            raise BadInput("id_twice", at.format(i), id=one)
        seen.add(one)


def _result(raw: Any, at: str) -> EventResult:
    event = decode(_Event, raw, at)
    placings = tuple(_placed(p, f"{at}.placings[{i}]") for i, p in enumerate(event.placings))
    _check_unique([placed.entrant for placed in placings], f"{at}.placings[{{}}].entrant")
    _check_places(placings, at)
    started = sum(1 for placed in placings if placed.status not in NOT_STARTED)
    return EventResult(
        event=event.event,
        sport=event.sport,
        tags=event.tags,
        entered=_number(event.entered, len(placings), f"{at}.entered"),
        started=_number(event.started, started, f"{at}.started"),
        placings=placings,
    )


def _number(given: int | None, absent: int, at: str) -> int:
    return absent if given is None else _exactly(whole(), given, at)


def _placed(raw: Any, at: str) -> Placed:
    placing = decode(_Placing, raw, at)
    status = Status(_exactly(one_of(*Status), placing.status, f"{at}.status"))
    if placing.place is None and status is Status.RANKED:
        raise BadInput("missing_field", at, field="place")
    if placing.place is not None:
        if status not in KEEPS_PLACE:
            raise BadInput("place_of_unranked", f"{at}.place", status=status.value)
        _exactly(whole(1), placing.place, f"{at}.place")
    if sum(map(bool, (placing.delegation, placing.members, placing.credits))) > 1:
        raise BadInput("several_owners", at)
    return Placed(
        entrant=placing.entrant,
        place=placing.place,
        status=status,
        delegation=placing.delegation,
        members=placing.members,
        credits=tuple(_credit(c, f"{at}.credits[{i}]") for i, c in enumerate(placing.credits)),
        records=placing.records,
    )


def _credit(raw: Any, at: str) -> Credit:
    credit = decode(_Credit, raw, at)
    return Credit(
        credit.delegation,
        _exactly(fraction(), credit.medal, f"{at}.medal"),
        _exactly(fraction(), credit.points, f"{at}.points"),
    )


def _carried_in(raw: Any, at: str) -> CarriedIn:
    entry = decode(_CarriedIn, raw, at)
    gold, silver, bronze, points = (
        _exactly(fraction(), getattr(entry, key), f"{at}.{key}") for key in (*MEDALS, "points")
    )
    return CarriedIn(entry.delegation, gold, silver, bronze, points)


def _check_places(placings: Sequence[Placed], at: str) -> None:
    """A tie leaves the next places vacant: nobody is placed 2nd behind two who are 1st."""
    occupied = sorted(placed.place for placed in placings if placed.place is not None)
    for i, placed in enumerate(placings):
        ahead = bisect_left(occupied, placed.place) if placed.place is not None else 0
        if placed.place is not None and ahead >= placed.place:
            where = f"{at}.placings[{i}].place"
            raise BadInput("place_taken", where, place=placed.place, free=ahead + 1)


def _check_penalty(
    penalty: Imposed, rules: Regulation, results: Sequence[EventResult], at: str
) -> None:
    concerned = [r for r in results if penalty.event in ("", r.event)]
    if penalty.event and not concerned:
        raise BadInput("unknown_event", f"{at}.event", event=penalty.event)
    entrants = {placed.entrant for result in concerned for placed in result.placings}
    if penalty.entrant and penalty.entrant not in entrants:
        raise BadInput("unknown_entrant", f"{at}.entrant", entrant=penalty.entrant)
    by_id = {result.event: result for result in concerned}
    if not penalties.penalties_of(penalty, rules, by_id):
        known = ", ".join(sorted({known.code for known in rules.penalties}))
        raise BadInput("unknown_penalty", f"{at}.code", penalty=penalty.code, known=known)


def award(file: AwardsFile, lang: str = "zh") -> dict[str, Any]:
    """The medals and points of an awards file, as `meet-awards-result/1`."""
    rules, imposed = file.regulation, file.imposed
    results = penalties.voided(file.results, imposed, rules)
    given = [awards.award(result, rules) for result in results]
    tallies = [
        *(tables.tally(event) for event in given),
        tables.carried(file.carried_in),
        penalties.points_lost(results, imposed, rules),
    ]
    added = tables.sums(tallies, penalties.totals_void(results, imposed, rules))
    medals = tables.medal_table(added, rules)
    return {
        "format": RESULT,
        "events": [_event_json(event, lang) for event in given],
        "medal_table": [_row_json(row) for row in medals],
        "points_table": [_row_json(row) for row in tables.points_table(added, rules)],
        "totals": _row_json(tables.totals(medals, tallies)),
    }


def _event_json(event: EventAwards, lang: str) -> dict[str, Any]:
    return {
        "event": event.event,
        "held": event.held,
        "n": event.n,
        "places": event.places,
        "medal_places": event.medal_places,
        "clause": say(event.clause, lang, str),
        "rows": [
            {
                "entrant": row.entrant,
                "place": row.place,
                "medal": row.medal,
                "points": str(row.points),
            }
            for row in event.rows
        ],
    }


def _row_json(row: MedalRow | PointsRow | Totals) -> dict[str, Any]:
    """Ranks and medals handed out are counts; what may be a fraction is an exact string."""
    counts = ("rank", "delegation", "medals_handed_out")
    shown = {key.name: getattr(row, key.name) for key in fields(row)}
    return {key: value if key in counts else str(value) for key, value in shown.items()}


def award_files(paths: Sequence[str], lang: str) -> Iterator[tuple[dict[str, Any], bool]]:
    """One line for each file, in order, and whether it is a result (else it is an error)."""
    for path in paths:
        try:
            yield award(read(parse(read_bytes(path))), lang), True
        except BadInput as bad:
            yield error_json(path, bad, lang), False
