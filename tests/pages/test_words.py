"""Every code has its words in both languages, and every text is used, filled and well set."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from meet.words import (
    LANGUAGES,
    ROOT,
    days,
    exact_parts,
    join,
    line_words,
    refusal,
    say,
    texts,
    translations,
    word_files,
)
from scoring_rules.decisions import Decide, PlaceByHand, Rule
from scoring_rules.kinds.placed import Place, Placed, SetStatus
from scoring_rules.ledger import Correct, Retract
from scoring_rules.ranking import Status
from scoring_rules.refusal import Refused
from scoring_rules.views import Who, words
from tests.pages import source_codes
from tests.pages.source_codes import Code

NAMES = {"7": "王璐", "9": "阿依丁·别克", "11": "Li 安"}
SPORTS = sorted(path.parent.name for path in (ROOT / "events").glob("*/__init__.py"))
FILES = sorted({path for sport in ("", *SPORTS) for path in word_files(sport)})
SOURCES = [path for path in source_codes.sources() if source_codes.codes(path)]
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff」）][,.;:!?()]|[,;:!?()][\u4e00-\u9fff「（]")
# 第 is U+7B2C: an ordinal takes no space.
UNSPACED = re.compile(
    r"[\u4e00-\u7b2b\u7b2d-\u9fff][0-9A-Za-z]|(?<!第)\b[0-9A-Za-z]+[\u4e00-\u9fff]"
)


def label(path: Path) -> str:
    return str(path.relative_to(ROOT))


def named(name: str) -> str:
    return NAMES[name]


@cache
def all_texts(path: Path) -> tuple[tuple[str, str, Mapping[str, str]], ...]:
    """The texts of a file: section, code, text by language."""
    return tuple(_all_texts(path))


def _all_texts(path: Path) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    for section in ("refused", "line"):
        for code, text in content.pop(section, {}).items():
            yield section, code, text
    for code, text in content.items():
        yield "text", code, text


def known(section: str, sport: str) -> set[str]:
    return set(texts(sport)[section]) | set(texts("")[section])


@pytest.mark.parametrize("path", SOURCES, ids=label)
def test_every_code_of_the_source_has_its_words(path: Path) -> None:
    def is_missing(code: Code) -> bool:
        """What the edge says of a sport, every sport must have (`sport_name`); of codes that are
        computed (`side_{style}_red`) some sport has those it computes."""
        if code.is_named_by(known(code.kind, code.sport)):
            return False
        enough = any if ".+" in code.pattern else all
        return bool(code.sport) or not enough(
            code.is_named_by(set(texts(sport)[code.kind])) for sport in SPORTS
        )

    missing = {
        f"{code.where}: {code.kind} {code.pattern}"
        for code in source_codes.codes(path)
        if is_missing(code)
    }
    assert not missing


@pytest.mark.parametrize("path", FILES, ids=label)
def test_every_text_is_used(path: Path) -> None:
    """Refusals are raised somewhere, texts are said somewhere or stand in another text."""
    literal, patterns = source_codes.strings()
    specs = {f"{spec}_.+" for p in FILES for _, spec in _placeholders_with_specs(p) if spec}
    unused = {
        (section, code)
        for section, code, _ in all_texts(path)
        if section != "line"
        and code not in literal
        and not any(re.fullmatch(p, code) for p in (*patterns, *specs))
    }
    assert not unused


def test_every_kind_of_call_reads_as_a_line() -> None:
    missing = {
        (label(path), kind)
        for path in source_codes.sources()
        for kind in source_codes.call_kinds(path)
        if kind not in known("line", path.parent.name if path.parent.name in SPORTS else "")
    }
    assert not missing


@pytest.mark.parametrize("path", FILES, ids=label)
def test_both_languages_say_the_same_facts(path: Path) -> None:
    for _section, code, text in all_texts(path):
        assert set(text) == set(LANGUAGES), code
        assert _facts(text["zh"]) == _facts(text["en"]), code
        assert all(text.values()), code


@pytest.mark.parametrize("path", FILES, ids=label)
def test_chinese_is_set_as_chinese(path: Path) -> None:
    wrong = {
        (code, text["zh"])
        for _section, code, text in all_texts(path)
        if HALF_WIDTH.search(_without_facts(text["zh"])) or UNSPACED.search(text["zh"])
    }
    assert not wrong


@pytest.mark.parametrize("wrong", ["名次,成绩", "第3名(并列)", "参赛3人", "男子100 米", "成绩:"])
def test_bad_chinese_is_found(wrong: str) -> None:
    assert HALF_WIDTH.search(wrong) or UNSPACED.search(wrong)


@pytest.mark.parametrize("right", ["第3名，男子 100 米 T46", "第 3、5 道（并列）", "比分 11:8"])
def test_good_chinese_is_left_alone(right: str) -> None:
    assert not HALF_WIDTH.search(right)
    assert not UNSPACED.search(right)


def test_no_code_has_two_common_texts() -> None:
    seen: dict[tuple[str, str], str] = {}
    for path in word_files():
        for section, code, _ in all_texts(path):
            assert (section, code) not in seen, (label(path), seen[section, code])
            seen[section, code] = label(path)


# --- What is said ------------------------------------------------------------------------------


def test_figures_are_spaced_and_ordinals_are_not() -> None:
    assert join(["第", "3", "名，参赛", "12", "人，", "T46", "级"]) == "第3名，参赛 12 人，T46 级"


def test_a_name_is_never_touched() -> None:
    tied = words(
        "why_bodyweight", above=Who("11"), below=Who("7"), mark="97", better="1", worse="2"
    )
    assert say(tied, "zh", named).startswith("与 Li 安同为 97，体重 1 < 2")


def test_a_reason_compares_the_two_values() -> None:
    tied = words(
        "why_bodyweight", above=Who("9"), below=Who("7"), mark="97", better="59.84", worse="60.32"
    )
    assert say(tied, "zh", named) == "与阿依丁·别克同为 97，体重 59.84 < 60.32，轻者在前"
    assert "59.84 < 60.32" in say(tied, "en", named)


def test_a_refusal_of_the_rules_is_a_sentence() -> None:
    call = SetStatus("7", Status.DOPING)
    with pytest.raises(Refused) as caught:
        Placed().apply(Placed().start(_setup()), _line(call))
    said = refusal(caught.value.code, caught.value.facts, "zh", named)
    assert said == "「兴奋剂违规，成绩取消」不是可以报的状态。"


def test_a_refusal_may_carry_another() -> None:
    facts = {"first": 3, "because": words("already_placed")}
    assert refusal("later_lines", facts, "zh").startswith(
        "不能这样改：后面的第 3 行不再成立。名次已经记录"
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("131.5", ("131", "½")),
        ("22/3", ("7", "⅓")),
        ("1/2", ("", "½")),
        ("62.25", ("62", "¼")),
        ("15/7", ("2", "¹⁄₇")),
        ("138", ("138", "")),
        ("-15", ("−15", "")),
        ("-1/2", ("−", "½")),
        ("0", ("0", "")),
    ],
)
def test_an_exact_number_has_a_whole_part_and_a_fraction(text: str, parts: tuple[str, str]) -> None:
    assert exact_parts(text) == parts


@pytest.mark.parametrize(
    ("first", "last", "zh", "en"),
    [
        ("2026-05-16", "2026-05-17", "2026年5月16日至17日", "16 – 17 May 2026"),
        ("2026-05-31", "2026-06-01", "2026年5月31日至6月1日", "31 May – 1 June 2026"),
        (
            *("2026-12-31", "2027-01-02"),
            *("2026年12月31日至2027年1月2日", "31 December 2026 – 2 January 2027"),
        ),
        ("2026-05-16", "2026-05-16", "2026年5月16日", "16 May 2026"),
    ],
)
def test_days_of_the_games(first: str, last: str, zh: str, en: str) -> None:
    assert (days(first, last, "zh"), days(first, last, "en")) == (zh, en)


def test_a_missing_code_is_named() -> None:
    with pytest.raises(KeyError, match="no words for 'never_written'"):
        say(words("never_written"), "zh", named)


def test_a_sport_goes_before_the_common_words(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"text": {"place": {"zh": "棋次", "en": "Rank"}}, "refused": {}, "line": {}}
    common = texts("")
    monkeypatch.setattr("meet.words.texts", lambda sport="": own if sport == "chess" else common)
    assert say(words("place"), "zh", named, "chess") == "棋次"
    assert say(words("entrant"), "zh", named, "chess") == say(words("entrant"), "zh", named)


@pytest.mark.parametrize(
    ("call", "zh"),
    [
        (Place((("7",), ("9", "11"))), "名次：1 王璐、2 阿依丁·别克、2 Li 安"),
        (PlaceByHand((("7",),), "笔误"), "名次：1 王璐，笔误"),
        (SetStatus("9", Status.DNF), "阿依丁·别克：未完赛"),
        (Decide("lot", order=("9", "7")), "抽签：阿依丁·别克、王璐"),
        (Rule(3, upheld=False), "第 3 行的申诉不成立"),
        (Retract(2, "按错"), "撤销第 2 行：按错"),
        (Correct(2, (SetStatus("7", Status.DNS),), "漏报"), "第 2 行改为：王璐：未参赛（漏报）"),
    ],
)
def test_a_call_reads_as_a_line(call: object, zh: str) -> None:
    assert line_words(call, "zh", named) == zh


def test_english_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    counting = {"n": {"zh": "{n:a|b} 人", "en": "{n:starter|starters}"}}
    common = {"text": counting, "refused": {}, "line": {}}
    monkeypatch.setattr("meet.words.texts", lambda _sport="": common)
    assert say(words("n", n=1), "en", named) == "1 starter"
    assert say(words("n", n=3), "en", named) == "3 starters"


# --- The interface's own words -----------------------------------------------------------------

MSGID = re.compile(
    r"""\b_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')(?:,\s*"(\w+)"(?=\s*[,)]))?"""
)
"""A word of the interface as a template says it, and the context that tells it apart."""
TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted(
    (ROOT / "events").glob("*/*.html")
)


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_every_word_of_a_template_is_translated(path: Path) -> None:
    english = translations("en")
    words = MSGID.findall(path.read_text(encoding="utf-8"))
    found = {a or b for a, b, context in words if not context}
    within = {(context, a or b) for a, b, context in words if context}
    assert not {pair for pair in within if english.pgettext(*pair) == pair[1]}
    assert not {msgid for msgid in found if english.gettext(msgid) == msgid}


@pytest.mark.parametrize("path", TEMPLATES, ids=label)
def test_no_chinese_of_a_template_escapes_translation(path: Path) -> None:
    """What remains once comments and msgids are taken out is markup, and the same in English."""
    source = path.read_text(encoding="utf-8")
    source = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    left = MSGID.sub("", source)
    assert not re.findall(r"[^\n]*[\u4e00-\u9fff][^\n]*", left)


def _facts(text: str) -> set[str]:
    return {
        name for _, name, _, _ in Formatter().parse(text.replace("[", "").replace("]", "")) if name
    }


def _placeholders_with_specs(path: Path) -> Iterator[tuple[str, str]]:
    for _section, _code, text in all_texts(path):
        for _, name, spec, _ in Formatter().parse(text["zh"]):
            if name and spec and "|" not in spec:
                yield name, spec


def _without_facts(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "", text)


def _setup() -> object:
    from scoring_rules.contest import Entrant, Setup

    return Setup("f", (Entrant("7"), Entrant("9")))


def _line(call: object) -> object:
    from scoring_rules.ledger import Line

    return Line(1, call)
