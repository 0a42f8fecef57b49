"""The words of the tablets: every one has its English, with the same facts in it."""

import re

from meet.words import ROOT, translations

SPOKEN = re.compile(r'_\("([^"]+)"(?:, "(\w+)")?')
FACT = re.compile(r"%\(\w+\)s|\{\w+\}")
HAN = re.compile(r"[\u4e00-\u9fff]")
TEMPLATES = sorted((ROOT / "templates" / "tablet").glob("*.html"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("pad*.js"))


def spoken() -> set[tuple[str, str]]:
    """Every word of the templates, and what it is within."""
    return {
        (match[1], match[2] or "")
        for path in TEMPLATES
        for match in SPOKEN.finditer(path.read_text(encoding="utf-8"))
    }


def english(chinese: str, within: str) -> str:
    known = translations("en")
    return known.pgettext(within, chinese) if within else known.gettext(chinese)


def test_every_word_has_its_english() -> None:
    words = spoken()
    assert len(words) > 150
    assert [word for word in sorted(words) if HAN.search(english(*word))] == []


def test_the_english_has_the_same_facts() -> None:
    assert [
        word
        for word in sorted(spoken())
        if sorted(FACT.findall(english(*word))) != sorted(FACT.findall(word[0]))
    ] == []


def test_the_scripts_say_every_word_the_page_brings_and_none_of_their_own() -> None:
    page = (ROOT / "templates" / "tablet" / "words.html").read_text(encoding="utf-8")
    lines = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS).splitlines()
    code = "\n".join(line for line in lines if not line.lstrip().startswith(("*", "/*", "//")))
    brought = re.findall(r'^  "(\w+)":', page, re.MULTILINE)
    unsaid = [
        word
        for word in brought
        if f'"{word}"' not in code and f"`{word.split('_')[0]}_" not in code
    ]
    assert unsaid == []
    assert HAN.findall(code) == []
