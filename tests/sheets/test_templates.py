"""The words of the sheets are natural Chinese, and each has its English."""

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from meet.sheets import ROLES
from meet.words import translations
from tests.architecture.laws import half_width
from tests.sheets.samples import ROOT

TEMPLATES = sorted((ROOT / "templates" / "print").glob("*.html"))


def messages() -> Iterator[str]:
    reader = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    for path in TEMPLATES:
        for _, _, message in reader.extract_translations(path.read_text(encoding="utf-8")):
            if isinstance(message, str):
                yield message
    yield from ROLES.values()


def test_every_word_has_its_english() -> None:
    said = set(messages())
    assert {"成绩公告", "奖牌榜", "团体总分榜", "编排记录长"} <= said
    english = translations("en")
    assert not {word for word in said if english.gettext(word) == word}


def test_the_english_has_the_same_blanks_to_fill() -> None:
    for word in messages():
        english = translations("en").gettext(word)
        for name in ("{version}", "{page}", "{pages}"):
            assert (name in english) == (name in word)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_punctuation_is_full_width(path: Path) -> None:
    assert not list(half_width(path.read_text(encoding="utf-8")))
