"""The regulation as shown: its parameters in words, and the questions to the organiser (暂定)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from meet.present.context import Context
from meet.present.voice import Voice
from scoring_rules.admission import Admission, All, Bands, Minus, PlacesRule
from scoring_rules.award_words import level_words, penalty_words, tag_words
from scoring_rules.exact import shown
from scoring_rules.joint import Joint, PerAthlete
from scoring_rules.regulation import (
    ByTag,
    Medals,
    Override,
    Penalty,
    Points,
    Promotion,
    RecordBonus,
    Regulation,
    TableKeys,
)

ONE_STEP = 1
"""减一 has a word of its own."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its dotted path, what it is called, its value in words, and the note to the
    organiser where it is assumed ("" if not)."""

    path: str
    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Parameters that belong together; `note`: to the organiser, about all of them."""

    path: str
    title: str
    clause: str
    note: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class RegulationView:
    """`/regulation`: the regulation in force."""

    version: int
    title: str
    id: str
    edition: int
    provisional: int
    sections: tuple[Section, ...]


def regulation_view(context: Context) -> RegulationView:
    """The regulation in force, parameter by parameter, also those it leaves as they are."""
    rules = context.awarding.regulation
    notes = rules.notes(context.lang)
    said = _Said(context.voice, notes)
    return RegulationView(
        version=context.results.record.number("meet"),
        title=rules.titled(context.lang),
        id=rules.id,
        edition=rules.version,
        provisional=len(notes),
        sections=(*said.sections(rules), *said.overrides(rules)),
    )


class _Said:
    """A regulation told in one language."""

    def __init__(self, voice: Voice, notes: Mapping[str, str]) -> None:
        self.word = voice.word
        self.say = voice.say
        self.voice = voice
        self.notes = notes
        self.between = "；" if voice.lang == "zh" else "; "
        self.and_ = "、" if voice.lang == "zh" else ", "

    def sections(self, rules: Regulation) -> Iterator[Section]:
        """The sections of FORMATS §3 in their order."""
        yield self._section("admission", self._admission(rules.admission), rules.admission.clause)
        yield self._section("medals", self._medals(rules.medals), rules.medals.clause)
        yield self._section("points", self._points(rules.points), rules.points.clause)
        yield self._section("records", self._records(rules.records))
        yield self._section("penalties", self._penalties(rules.penalties))
        yield self._section("status", self._status(rules.status), rules.status.clause)
        yield self._section("tables", self._tables(rules.tables))

    def overrides(self, rules: Regulation) -> Iterator[Section]:
        """What is otherwise for some events; none where nothing is."""
        told = tuple(
            replace(one, path=f"override[{i}].{one.path}", name=f"{events}　{one.name}")
            for i, override in enumerate(rules.override)
            for events in (self._events(override),)
            for one in self._set(rules, override)
        )
        if told:
            yield Section("override", self.word("reg_override"), "", "", told)

    def _section(self, path: str, values: Mapping[str, str], clause: str = "") -> Section:
        """`values` by the last part of their path; "" stands for the section itself."""
        return Section(
            path,
            self.word(f"reg_{path}"),
            self.word("reg_clause", clause=clause) if clause else "",
            self.notes.get(path, ""),
            tuple(self._parameter(path, key, value) for key, value in values.items()),
        )

    def _parameter(self, section: str, key: str, value: str) -> Parameter:
        if not key:
            return Parameter(section, "", value)
        path = f"{section}.{key}"
        return Parameter(path, self.word(f"reg_{section}_{key}"), value, self.notes.get(path, ""))

    def _set(self, rules: Regulation, override: Override) -> Iterator[Parameter]:
        """The parameters that an override sets, as they then are."""
        match = override.match
        tags = (match.tag,) if match.tag else ()
        changed = rules.for_event(match.sport or "", tags, match.event or "")
        for section in self.sections(changed):
            for one in section.parameters:
                if any(_sets(path, section, one) for path, _value in override.set):
                    yield one

    def _events(self, override: Override) -> str:
        match = override.match
        named = (
            self.voice.sport_name(match.sport) if match.sport else "",
            self._tag(match.tag) if match.tag else "",
            match.event or "",
        )
        return "　".join(filter(None, named))

    def _admission(self, of: Admission) -> dict[str, str]:
        most, least = of.max_places, of.min_to_hold
        return {
            "max_places": self.word("reg_no_limit") if most is None else self._first(most),
            "count": self.word(f"reg_count_{of.count}"),
            "min_to_hold": self.word("reg_hold_from" if least > 1 else "reg_hold_any", n=least),
            "rule": self._rule(of.rule, most),
        }

    def _medals(self, of: Medals) -> dict[str, str]:
        own = {"rule": self._rule(of.rule, of.places)} if of.rule else {}
        return {
            "places": self._first(of.places) if of.places else self.word("reg_none"),
            **own,
            "third": self.word(f"reg_third_{of.third}"),
            "joint": self._joint(of.joint),
            **({"weight": self._by_tag("reg_weight", of.weight)} if of.weight else {}),
        }

    def _points(self, of: Points) -> dict[str, str]:
        values = {"table": self._table(of.table)} if of.table or not of.by_places else {}
        if of.by_places:
            told = (
                self.word("reg_table_of", places=n, table=self._table(row))
                for n, row in of.by_places
            )
            values["by_places"] = self.between.join(told)
        if of.multiplier:
            values["multiplier"] = self._by_tag("reg_times", of.multiplier)
        values["tie"] = self.word(f"reg_tie_{of.tie}")
        values["tie_at_cut"] = self.word(f"reg_cut_{of.tie_at_cut}")
        if of.shared_third:
            values["shared_third"] = self.word(f"reg_tie_{of.shared_third}")
        if of.finisher_bonus:
            values["finisher_bonus"] = self._by_tag("reg_bonus", of.finisher_bonus)
        return {**values, "joint": self._joint(of.joint)}

    def _records(self, of: tuple[RecordBonus, ...]) -> dict[str, str]:
        return {"": self.between.join(map(self._record, of)) or self.word("reg_none")}

    def _record(self, one: RecordBonus) -> str:
        level = level_words(one.level)
        if one.medal:
            medal = self.word(f"award_medal_{one.medal}")
            what = self.word("reg_record_medal", level=level, medal=medal)
        elif one.factor != 1:
            what = self.word("reg_record_factor", level=level, n=shown(one.factor))
        else:
            what = self.word("reg_record_points", level=level, n=shown(one.points))
        once = self.word(f"reg_once_{one.once}")
        highest = self.word("reg_highest_only") if one.highest_only else ""
        return self.word("reg_record_how", what=what, once=once, highest=highest)

    def _penalties(self, of: tuple[Penalty, ...]) -> dict[str, str]:
        told = (
            self.word("reg_penalty", name=penalty_words(one.code), what=self._penalty(one))
            for one in of
        )
        return {"": self.between.join(told) or self.word("reg_none")}

    def _penalty(self, one: Penalty) -> str:
        way = "reg_penalty_lost" if one.team_points < 0 else "reg_penalty_gained"
        points = self.word(way, n=shown(abs(one.team_points)))
        void = self.word(f"reg_penalty_{one.void}") if one.void else ""
        told = (points if one.team_points else "", void)
        return self.and_.join(filter(None, told)) or self.word("reg_penalty_noted")

    def _status(self, of: Promotion) -> dict[str, str]:
        return {
            key: self.word("reg_moves_yes" if getattr(of, key) else "reg_moves_no")
            for key in ("promote_after_dq", "promote_after_doping")
        }

    def _tables(self, of: TableKeys) -> dict[str, str]:
        return {
            "medals": self.and_.join(map(self._key, of.medals)),
            "points": self.and_.join(map(self._key, of.points)),
        }

    def _key(self, key: str) -> str:
        place = key.removeprefix("n")
        return self.word("reg_key_places", n=place) if place != key else self.word(f"reg_key_{key}")

    def _rule(self, rule: PlacesRule, most: int | None) -> str:
        match rule:
            case All():
                return self.word("reg_rule_all")
            case Bands(bands):
                told = (self.word("reg_rule_band", n=n, places=places) for n, places in bands)
                return self.and_.join(told)
            case Minus(when, by, floor):
                minus = self.word("award_minus_one" if by == ONE_STEP else "award_minus_by", by=by)
                if most is None:
                    return self.word("reg_rule_minus_always", minus=minus, floor=floor)
                few = self.word("reg_when_less" if when == "n<max" else "reg_when_up_to")
                return self.word("reg_rule_minus", when=few, minus=minus, floor=floor)

    def _joint(self, joint: Joint) -> str:
        facts = (
            {"each": shown(joint.each), "cap": shown(joint.cap)}
            if isinstance(joint, PerAthlete)
            else {}
        )
        return self.word(f"award_{joint.mode}", **facts)

    def _first(self, n: int) -> str:
        return self.word("reg_first", n=n)

    def _by_tag(self, code: str, values: ByTag) -> str:
        told = (self.word(code, tag=tag_words(tag), n=shown(n)) for tag, n in values)
        return self.and_.join(told)

    def _tag(self, tag: str) -> str:
        words = tag_words(tag)
        return words if isinstance(words, str) else self.say(words)  # type: ignore[arg-type]

    def _table(self, table: tuple[Fraction, ...]) -> str:
        return "-".join(shown(one) for one in table) or self.word("reg_none")


def _sets(path: str, section: Section, one: Parameter) -> bool:
    """Whether a dotted path sets this parameter, alone or with its whole section."""
    return path == section.path or f"{path}.".startswith(f"{one.path}.")
