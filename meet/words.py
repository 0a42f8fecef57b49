"""The words of the games: codes with facts become sentences in the reader's language.

Texts stand in TOML: `scoring_rules/words/`, `meet/words/` and `events/<sport>/words.toml`, where a
sport's own text goes before the common one. A file has texts at top level, refusals under
`[refused]`, and under `[line]` how a call reads in a ledger. In a text

- `{fact}` is the fact as it stands, `{fact:who}` the name of an entrant (or names, of a tuple),
- `{fact:order}` a weak order of entrants, `{fact:calls}` the calls of a correction,
- `{fact:exact}` an exact number as printed (131½), `{fact:until last}` the days from fact to last,
- `{fact:signed 1}` a whole number of tenths (2: hundredths) with its sign: +1.2, −0.4, 0.0,
- `{fact:code}` the text whose code is `code_` and the fact (`status_DNF`; True is `yes`),
- `{fact:place|places}` a number with its noun, for English,
- `[ … {fact} … ]` is left out where a fact inside it is missing or empty.

Where a fact meets Chinese, the space between Chinese and figures is set here: 参赛 3 人, 第3名.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from scoring_rules.views import Who, Words

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("zh", "en")
Names = Callable[[str], str]
Section = Mapping[str, Mapping[str, str]]

HAN = "\u3007\u3400-\u9fff\U00020000-\U000323af"
HAN_THEN_FIGURE = re.compile(rf"[{HAN}][0-9A-Za-z½¼¾⅓⅔]")
FIGURE_THEN_HAN = re.compile(rf"[0-9A-Za-z½¼¾⅓⅔][{HAN}]")
DATE = re.compile(r"[0-9]+[年月日]")
OPTIONAL = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")


def say(text: Words, lang: str, names: Names, sport: str = "") -> str:
    """The text of `Words`; KeyError names the code that has no text."""
    return _Speaker(lang, names, sport).text(text)


def refusal(
    code: str,
    facts: Mapping[str, Any],
    lang: str,
    names: Names = str,
    sport: str = "",
) -> str:
    """The sentence of a refused call or of input that cannot be read."""
    return _Speaker(lang, names, sport, refused=True).text(Words(code, tuple(facts.items())))


def line_words(call: Any, lang: str, names: Names, sport: str = "") -> str:
    """How a call reads in the list of a ledger."""
    return _Speaker(lang, names, sport).line(call)


class _Speaker:
    """One reader's language, the names at hand, and whose words go first."""

    def __init__(self, lang: str, names: Names, sport: str, *, refused: bool = False) -> None:
        self.lang = lang
        self.names = names
        self.sport = sport
        self.sections = ("refused", "text") if refused else ("text",)

    def text(self, words: Words) -> str:
        return self._fill(self._find(words.code, self.sections), dict(words.facts))

    def line(self, call: Any) -> str:
        facts = {field.name.rstrip("_"): getattr(call, field.name) for field in fields(call)}
        return self._fill(self._find(call.kind, ("line",)), facts)

    def _find(self, code: str, sections: tuple[str, ...]) -> str:
        for section in sections:
            for source in (self.sport, ""):
                found = texts(source)[section].get(code)
                if found:
                    return found[self.lang]
        raise KeyError(f"no words for {code!r} in {' or '.join(sections)} of {self.sport or 'all'}")

    def _fill(self, template: str, facts: Mapping[str, Any]) -> str:
        def optional(match: re.Match[str]) -> str:
            inner = match[1]
            named = [name for _, name, _, _ in Formatter().parse(inner) if name]
            return inner if all(facts.get(name) not in (None, "", ()) for name in named) else ""

        parts: list[str] = []
        for literal, name, spec, _ in Formatter().parse(OPTIONAL.sub(optional, template)):
            parts.append(literal)
            if name is not None:
                parts.append(self._fact(facts[name], spec or "", facts))
        return join(parts) if self.lang == "zh" else "".join(parts)

    def _fact(self, fact: Any, spec: str, facts: Mapping[str, Any]) -> str:
        if isinstance(fact, Words):
            return self.text(fact)
        if isinstance(fact, Who):
            return self.names(fact.entrant)
        if not spec:
            return str(fact)
        if "|" in spec:
            one, many = spec.split("|")
            return f"{fact} {one if fact in (1, '1') else many}"
        how, _, other = spec.partition(" ")
        shapes: Mapping[str, Callable[[], str]] = {
            "who": lambda: self._list([self.names(i) for i in (fact if _many(fact) else (fact,))]),
            "order": lambda: self._order(fact),
            "calls": lambda: self._list([self.line(call) for call in fact if is_dataclass(call)]),
            "exact": lambda: "".join(exact_parts(str(fact))),
            "signed": lambda: signed(int(fact), int(other)),
            "until": lambda: days(str(fact), str(facts[other]), self.lang),
        }
        coded = f"{spec}_{_code(fact)}"
        return shapes[how]() if how in shapes else self._find(coded, ("text",))

    def _list(self, items: list[str]) -> str:
        return ("、" if self.lang == "zh" else ", ").join(items)

    def _order(self, groups: tuple[tuple[str, ...], ...]) -> str:
        """1 甲、2 乙、2 丙."""
        places: list[str] = []
        for group in groups:
            place = len(places) + 1
            places.extend(f"{place} {self.names(entrant)}" for entrant in group)
        return self._list(places)


def _many(fact: Any) -> bool:
    return isinstance(fact, tuple | list)


def _code(fact: Any) -> str:
    return {True: "yes", False: "no"}[fact] if isinstance(fact, bool) else str(fact)


def join(parts: list[str]) -> str:
    """Parts of a Chinese sentence, spaced where Chinese and figures meet, but not within 第3名."""
    whole = ""
    ordinal = False
    for part in parts:
        if not part:
            continue
        met = whole[-1:] + part[0]
        ordinal_now = whole.endswith("第") and part[0].isdigit()
        spaced = HAN_THEN_FIGURE.fullmatch(met) or FIGURE_THEN_HAN.fullmatch(met)
        if spaced and not ordinal and not ordinal_now and not DATE.match(part):
            whole += " "
        whole += part
        ordinal = ordinal_now
    return whole


VULGAR = {
    Fraction(n, d): sign
    for sign, n, d in (
        *(("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4)),
        *(("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5), ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6)),
        *(("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8)),
    )
}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def exact_parts(text: str) -> tuple[str, str]:
    """An exact number ("131.5", "22/3") as its whole part and its fraction: 131 ½, 7 ⅓, "" ½."""
    number = Fraction(text)
    whole, rest = divmod(abs(number), 1)
    sign = "−" if number < 0 else ""
    if not rest:
        return f"{sign}{whole}", ""
    numerator, denominator = str(rest.numerator), str(rest.denominator)
    written = f"{numerator.translate(RAISED)}⁄{denominator.translate(LOWERED)}"
    return f"{sign}{whole or ''}", VULGAR.get(rest, written)


def signed(number: int, digits: int) -> str:
    """A whole number of parts as printed, with its sign: 12 of the first digit is +1.2."""
    whole, rest = divmod(abs(number), 10**digits)
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return f"{sign}{whole}.{rest:0{digits}}"


def days(first: str, last: str, lang: str) -> str:
    """Dates YYYY-MM-DD as printed: 2026年5月16日至17日."""
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    if lang == "zh":
        begin = f"{one.year}年{one.month}月{one.day}日"
        year = f"{other.year}年" if other.year != one.year else ""
        month = f"{other.month}月" if (other.year, other.month) != (one.year, one.month) else ""
        return begin if one == other else f"{begin}至{year}{month}{other.day}日"
    end = f"{other.day} {MONTHS[other.month - 1]} {other.year}"
    if one == other:
        return end
    month = (
        f" {MONTHS[one.month - 1]}" if (other.year, other.month) != (one.year, one.month) else ""
    )
    year = f" {one.year}" if other.year != one.year else ""
    return f"{one.day}{month}{year} – {end}"


MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@cache
def texts(sport: str = "") -> Mapping[str, Section]:
    """The texts of a sport, or the common ones: `text`, `refused` and `line`, by code."""
    merged: dict[str, dict[str, Mapping[str, str]]] = {"text": {}, "refused": {}, "line": {}}
    for path in word_files(sport):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for section in ("refused", "line"):
            merged[section].update(content.pop(section, {}))
        merged["text"].update(content)
    return merged


def word_files(sport: str = "") -> tuple[Path, ...]:
    """The files that hold the words of a sport, or the common ones."""
    if sport:
        own = ROOT / "events" / sport / "words.toml"
        return (own,) if own.exists() else ()
    folders = (ROOT / "scoring_rules" / "words", ROOT / "meet" / "words")
    return tuple(path for folder in folders for path in sorted(folder.glob("*.toml")))


@cache
def translations(lang: str) -> NullTranslations:
    """The interface's own words: msgids are Chinese, English stands in `meet/locale/en*.po`."""
    if lang != "en":
        return NullTranslations()
    merged = Translations()
    for path in sorted((ROOT / "meet" / "locale").glob("en*.po")):
        with path.open("rb") as file:
            catalog = read_po(file, locale="en")
        compiled = BytesIO()
        write_mo(compiled, catalog)
        compiled.seek(0)
        merged.merge(Translations(compiled))
    return merged
