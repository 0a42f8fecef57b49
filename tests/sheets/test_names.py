"""Rare names come out with their glyphs, and a font that lacks them is found out."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from meet import sheets
from meet.press import Press
from meet.view_models import PlacingView
from meet.web.filters import environment_for
from tests.sheets import samples
from tests.sheets.reading import pages, unseen

NAMES = samples.ROOT / "../shared/data/ux/rare_names.txt"
# Beyond GB2312, the set of common Chinese fonts; the last three beyond the basic plane.
RARE = "镕喆堃昇翀頔玥珺㛃䶮𬱖𣲘𬎆"


def names() -> list[str]:
    if NAMES.exists():
        return NAMES.read_text(encoding="utf-8").split()
    return [f"王{character}" for character in RARE]


def in_gb2312(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


@pytest.fixture(scope="module")
def html() -> str:
    """A result in which the names stand bold among the first three, and regular."""
    rows = tuple(
        PlacingView(samples.entrant(i, name), 1 if i % 2 else 9, "9", "ranked")
        for i, name in enumerate([name for name in names() for _ in range(2)], 1)
    )
    data = samples.data("result", samples.event(rows))
    return sheets.html("result", data, "zh", environment_for)


@contextmanager
def noto_sans() -> Iterator[TTFont]:
    """The whole font that sheets are set in; it comes with Japanese and others in one file."""
    family = "Noto Sans CJK SC"
    query = ["fc-list", f":family={family}:style=Regular", "file"]
    answer = subprocess.run(query, check=True, capture_output=True, text=True).stdout
    with TTCollection(Path(answer.split(":")[0])) as collection:
        yield next(font for font in collection if font["name"].getDebugName(1) == family)


@pytest.fixture
def poor_press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, html: str) -> Iterator[Press]:
    """A press on a machine whose only font holds the characters of GB2312."""
    (tmp_path / "fonts").mkdir()
    with noto_sans() as font:
        subsetter = subset.Subsetter(subset.Options(layout_features=[]))
        subsetter.populate(text="".join(filter(in_gb2312, html)))
        subsetter.subset(font)
        font.save(tmp_path / "fonts" / "gb2312.otf")
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{tmp_path}/fonts</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    press = Press()
    yield press
    press.close()


def test_every_name_is_printed_with_its_glyphs(press: Press, html: str) -> None:
    pdf = press.pdf(html)
    text = "".join(pages(pdf)).replace("\u200b", "")
    for name in names():
        assert text.count(name) == 2
    assert unseen(pdf) == set()


def test_a_font_of_gb2312_would_be_found_out(poor_press: Press, html: str) -> None:
    pdf = poor_press.pdf(html)
    rare = {c for c in "·".join(names()) if not in_gb2312(c)}  # the dot of the subject is one too
    assert rare >= set("镕喆䶮𬎆")
    assert unseen(pdf) == rare
