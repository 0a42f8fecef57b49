"""The drawing of the bar and the lines of the ledger, in both languages."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from events.weightlifting.calls import Attempt, Clock, Declare, SetStatus, Vote, WeighIn
from events.weightlifting.plates import load
from meet.codec import encode
from meet.web.filters import environment_for
from meet.words import line_words


@dataclass(frozen=True)
class Board:
    """As much of a board as the drawing reads."""

    own: Any


def drawn(kg: str, lang: str = "zh") -> str:
    template = environment_for(lang).get_template("events/weightlifting/board.html")
    return template.render(board=Board(encode(load(Decimal(kg)))))


def test_every_plate_is_drawn_in_its_colour_and_said() -> None:
    svg = drawn("97")
    assert 'aria-label="杠铃 97 公斤，每侧 25 + 10 + 1"' in svg
    for plate, fill in (("25", "#A51C1C"), ("10", "#56C271"), ("1", "#E6EAF0")):
        assert f'class="plate plate-{plate}"' in svg
        assert f'fill="{fill}"' in svg
    assert ">卡</text>" in svg
    assert "每侧" not in drawn("97", "en")


def test_half_plates_have_a_class_of_their_own() -> None:
    assert 'class="plate plate-1-25"' in drawn("97.5")


def test_the_bare_bar() -> None:
    svg = drawn("20")
    assert 'class="plate' not in svg.replace('class="plates"', "")
    assert "collar" not in svg


def test_the_heaviest_bar_fits_its_picture() -> None:
    width = int(drawn("500").split('viewBox="0 0 ')[1].split()[0])
    plates = drawn("500").count('class="plate plate-')
    assert width > plates * 40


@pytest.mark.parametrize(
    ("call", "zh", "en"),
    [
        (
            Attempt("Liu", "bench", 2, Decimal("97.5"), good=False),
            "Liu 卧推第2把 97.5 公斤，失败",
            "Liu, bench press, attempt 2, 97.5 kg: no lift",
        ),
        (
            WeighIn("Liu", Decimal("59.84"), "7", Decimal(92)),
            "Liu 称重 59.84 公斤，架高 7，开把 92",
            "Liu weighed 59.84 kg, rack 7, opener 92",
        ),
        (Declare("Liu", 3, Decimal(97)), "Liu 第3把报 97 公斤", "Liu declares 97 kg for attempt 3"),
        (
            Vote("left", "Liu", "bench", 3, good=False, reason="press"),
            "左侧红灯：Liu 卧推第3把，推起",
            "Left, red: Liu, bench press, attempt 3, Press",
        ),
        (
            SetStatus("Liu", "DQ", "17.1"),
            "Liu：取消成绩，规则 17.1",
            "Liu: Disqualified, rule 17.1",
        ),
        (Clock("group", seconds=600), "宣布开赛时间，600 秒", "Start announced, 600 s"),
        (Clock("stop", "Liu", 1), "停表：Liu", "Clock stopped: Liu"),
    ],
)
def test_calls_read_as_lines(call: object, zh: str, en: str) -> None:
    assert line_words(call, "zh", str, "weightlifting") == zh
    assert line_words(call, "en", str, "weightlifting") == en
