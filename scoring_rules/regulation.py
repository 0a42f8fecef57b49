"""The regulation 竞赛规程: how placings become medals and points, as data with its version.

It mirrors the TOML of FORMATS §3 key by key; an absent key has the value written here. Beyond the
format `admission`, `medals`, `points`, `status` and a record may name their `clause` (「第九条」),
which the sentences quote, and `[provisional]` maps the dotted path of an assumed parameter (暂定)
to a note to the organiser. `title_en` and `[provisional_en]` are the same in English.
"""

import json
import re
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from scoring_rules.admission import Admission, All, Bands, Minus, PlacesRule
from scoring_rules.joint import EqualSplit, FullEach, Joint, PerAthlete, Proportional
from scoring_rules.reading import (
    Misread,
    Reader,
    by_key,
    by_word,
    each,
    fraction,
    join,
    one_of,
    section,
    table,
    text,
    truth,
    whole,
)

Tie = Literal["average", "same"]
Medal = Literal["gold", "silver", "bronze"]
MEDALS: tuple[Medal, ...] = ("gold", "silver", "bronze")
ByTag = tuple[tuple[str, Fraction], ...]
Changes = tuple[tuple[str, str], ...]
"""Dotted paths with their new values as JSON text."""
PLACES_COMPARED = 8


@dataclass(frozen=True, slots=True)
class Medals:
    """`[medals]`: `rule` None means as many as places are admitted, at most `places`."""

    places: int = len(MEDALS)
    rule: PlacesRule | None = None
    third: Literal["playoff", "shared"] = "playoff"
    joint: Joint = field(default_factory=EqualSplit)
    weight: ByTag = ()
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """`[points]`: `by_places` holds tables by the number of places admitted."""

    table: tuple[Fraction, ...] = ()
    by_places: tuple[tuple[int, tuple[Fraction, ...]], ...] = ()
    multiplier: ByTag = ()
    tie: Tie = "average"
    tie_at_cut: Literal["admitted_only", "full_table", "full_place"] = "admitted_only"
    shared_third: Tie | None = None
    finisher_bonus: ByTag = ()
    joint: Joint = field(default_factory=EqualSplit)
    clause: str = ""

    def table_for(self, places: int) -> tuple[Fraction, ...]:
        """The table for so many admitted places.

        Where `by_places` has none of that number: `table`, else the next longer, else the longest.
        """
        tables = dict(self.by_places)
        if places in tables or self.table or not tables:
            return tables.get(places, self.table)
        return tables[min((p for p in tables if p > places), default=max(tables))]


@dataclass(frozen=True, slots=True)
class RecordBonus:
    """`[[records]]`: what a record of `level` adds, by points, by factor or as a medal more."""

    level: str
    points: Fraction = Fraction(0)
    factor: Fraction = Fraction(1)
    medal: Medal | None = None
    once: Literal["per_event", "per_athlete"] = "per_athlete"
    highest_only: bool = True
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Penalty:
    """`[[penalties]]`: several of one code all apply."""

    code: str
    team_points: Fraction = Fraction(0)
    void: Literal["result", "delegation_total"] | None = None


@dataclass(frozen=True, slots=True)
class Promotion:
    """`[status]`: whether those behind move up when a placing is taken away later."""

    promote_after_dq: bool = True
    promote_after_doping: bool = True
    clause: str = ""


@dataclass(frozen=True, slots=True)
class TableKeys:
    """`[tables]`: what each table compares, in this order; `n1` counts first places."""

    medals: tuple[str, ...] = MEDALS
    points: tuple[str, ...] = ("points", *(f"n{k + 1}" for k in range(PLACES_COMPARED)))


@dataclass(frozen=True, slots=True)
class Match:
    """Which events an override is for: all that is named here must be so."""

    sport: str | None = None
    tag: str | None = None
    event: str | None = None

    def fits(self, sport: str, tags: tuple[str, ...], event: str) -> bool:
        """Whether an event is one of them."""
        return (
            self.sport in (None, sport)
            and self.event in (None, event)
            and (self.tag is None or self.tag in tags)
        )


@dataclass(frozen=True, slots=True)
class Override:
    """`[[override]]`: what is set for the events that match."""

    match: Match
    set: Changes


@dataclass(frozen=True, slots=True)
class Regulation:
    """A whole regulation, a value; `source` is what it was read from, as JSON text."""

    id: str = ""
    title: str = ""
    title_en: str = ""
    version: int = 1
    admission: Admission = field(default_factory=Admission)
    medals: Medals = Medals()
    points: Points = Points()
    records: tuple[RecordBonus, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    status: Promotion = Promotion()
    tables: TableKeys = TableKeys()
    override: tuple[Override, ...] = ()
    provisional: tuple[tuple[str, str], ...] = ()
    provisional_en: tuple[tuple[str, str], ...] = ()
    source: str = "{}"

    def titled(self, lang: str) -> str:
        """The title in `lang` (zh, en); in Chinese where there is no other."""
        return self.title_en if lang == "en" and self.title_en else self.title

    def notes(self, lang: str) -> dict[str, str]:
        """The notes to the organiser by path, each in Chinese where there is no other."""
        return dict(self.provisional) | (dict(self.provisional_en) if lang == "en" else {})

    def for_event(self, sport: str, tags: tuple[str, ...], event: str) -> "Regulation":
        """The regulation as it applies to one event: its overrides set, later ones winning.

        Raises `Misread` where two overrides, each sound alone, do not go together.
        """
        changes = tuple(o.set for o in self.override if o.match.fits(sport, tags, event))
        return _changed(self.source, changes) if changes else self


def largest(by_tag: ByTag, tags: tuple[str, ...]) -> tuple[str, Fraction] | None:
    """Of the event's tags that are named, the one with the largest value; None if none is."""
    named = [(tag, value) for tag, value in by_tag if tag in tags]
    return max(named, key=lambda pair: pair[1], default=None)


def read(value: Any, at: str = "") -> Regulation:
    """Read a regulation from the values of its TOML; raises `Misread` with the path of a fault."""
    regulation = _plain(value, at)
    for i, override in enumerate(regulation.override):
        _check((override.set,), regulation.source, join(at, f"override[{i}].set"))
    _check(tuple(o.set for o in regulation.override), regulation.source, join(at, "override"))
    return regulation


def _plain(value: Any, at: str) -> Regulation:
    """Read it without trying its overrides."""
    regulation = _REGULATION(value, at)
    assumed = {path for path, _ in regulation.provisional}
    for path in assumed:
        _check_path(path, join(at, join("provisional", path)))
    for path, _ in regulation.provisional_en:
        if path not in assumed:
            raise Misread("unknown_path", join(at, join("provisional_en", path)), path=path)
    return replace(regulation, source=json.dumps(value, sort_keys=True, ensure_ascii=False))


@lru_cache(maxsize=256)
def _changed(source: str, overrides: tuple[Changes, ...]) -> Regulation:
    values = json.loads(source)
    for changes in overrides:
        for path, value in changes:
            *above, last = path.split(".")
            part = values
            for key in above:
                part = table(part.setdefault(key, {}), path)
            part[last] = json.loads(value)
    return _plain(values, "")


def _check(overrides: tuple[Changes, ...], source: str, at: str) -> None:
    try:
        _changed(source, overrides)
    except Misread as wrong:
        raise Misread(wrong.code, join(at, wrong.at), **wrong.facts) from wrong


def _check_path(path: str, at: str) -> None:
    """A dotted path must name a section, or a key that it may have."""
    head, *below = path.split(".")
    section_of = {**_BY_EVENT, "tables": TableKeys}.get(head)
    known = {known.name for known in fields(section_of)} if section_of else set()
    if section_of is None or (below and below[0] not in known):
        raise Misread("unknown_path", at, path=path)


def _changes(value: Any, at: str) -> Changes:
    for path in table(value, at):
        if path.partition(".")[0] not in _BY_EVENT:
            raise Misread("unknown_path", join(at, path), path=path)
    return by_key(_as_json)(value, at)


def _as_json(value: Any, at: str) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except TypeError as wrong:
        raise Misread("wrong_type", at, expected="value", got=type(value).__name__) from wrong


def _match(value: Any, at: str) -> Match:
    if not table(value, at):
        raise Misread("missing_field", at, field="sport, tag, event")
    return section(Match, sport=text, tag=text, event=text)(value, at)


def _band(value: Any, at: str) -> tuple[int, int]:
    band = each(whole())(value, at)
    if len(band) != 2:
        raise Misread("not_a_band", at)
    return band[0], band[1]


def _by_places(value: Any, at: str) -> tuple[tuple[int, tuple[Fraction, ...]], ...]:
    for key in table(value, at):
        if not key.isdecimal():
            raise Misread("not_exact", join(at, key), got=key)
    return tuple((int(key), row) for key, row in by_key(each(fraction()))(value, at))


def _table_key(value: Any, at: str) -> str:
    if re.fullmatch(r"n[1-9][0-9]*", text(value, at)):
        return str(value)
    return str(one_of(*MEDALS, "total", "points")(value, at))


_RULE: Reader[PlacesRule] = by_word(
    "type",
    {
        "all": section(All),
        "minus": section(Minus, when=one_of("n<max", "n<=max"), by=whole(), floor=whole()),
        "bands": section(Bands, bands=each(_band)),
    },
)
_JOINT: Reader[Joint] = by_word(
    "mode",
    {
        "per_athlete": section(PerAthlete, each=fraction(), cap=fraction()),
        "equal_split": section(EqualSplit),
        "proportional": section(Proportional),
        "full_each": section(FullEach),
    },
)
_BY_TAG = by_key(fraction())
_TIE = one_of("average", "same")
_REGULATION: Reader[Regulation] = section(
    Regulation,
    id=text,
    title=text,
    title_en=text,
    version=whole(),
    admission=section(
        Admission,
        max_places=whole(),
        count=one_of("entered", "started", "ranked"),
        min_to_hold=whole(),
        rule=_RULE,
        clause=text,
    ),
    medals=section(
        Medals,
        places=whole(0, len(MEDALS)),
        rule=_RULE,
        third=one_of("playoff", "shared"),
        joint=_JOINT,
        weight=_BY_TAG,
        clause=text,
    ),
    points=section(
        Points,
        table=each(fraction()),
        by_places=_by_places,
        multiplier=_BY_TAG,
        tie=_TIE,
        tie_at_cut=one_of("admitted_only", "full_table", "full_place"),
        shared_third=_TIE,
        finisher_bonus=_BY_TAG,
        joint=_JOINT,
        clause=text,
    ),
    records=each(
        section(
            RecordBonus,
            level=text,
            points=fraction(),
            factor=fraction(),
            medal=one_of(*MEDALS),
            once=one_of("per_event", "per_athlete"),
            highest_only=truth,
            clause=text,
        )
    ),
    penalties=each(
        section(
            Penalty,
            code=text,
            team_points=fraction(None),
            void=one_of("result", "delegation_total"),
        )
    ),
    status=section(Promotion, promote_after_dq=truth, promote_after_doping=truth, clause=text),
    tables=section(TableKeys, medals=each(_table_key), points=each(_table_key)),
    override=each(section(Override, match=_match, set=_changes)),
    provisional=by_key(text),
    provisional_en=by_key(text),
)
_BY_EVENT = {
    "admission": Admission,
    "medals": Medals,
    "points": Points,
    "records": RecordBonus,
    "penalties": Penalty,
    "status": Promotion,
}
"""The sections that an override may change."""
