"""Initials of names, and the drawing of gold over time."""

from itertools import pairwise

import pytest

from meet.present.initials import ANY, begins, initial
from meet.web.charts import BASE, PAUSE_MS, TOP, WIDE, gold_chart
from tests.pages.sample_views import gold_race


@pytest.mark.parametrize(
    ("character", "letter"),
    [  # the first and last of some letters in GB 2312's table, and characters beyond level 1
        *(
            ("啊", "a"),
            ("怖", "b"),
            ("步", "b"),
            ("擦", "c"),
            ("王", "w"),
            ("郭", "g"),
            ("座", "z"),
        ),
        *(("婷", ANY), ("喆", ANY), ("A", ANY), ("·", ANY)),
    ],
)
def test_an_initial(character: str, letter: str) -> None:
    assert initial(character) == letter


@pytest.mark.parametrize(
    ("name", "letters", "fits"),
    [
        *(("王建国", "wjg", True), ("王建国", "WJ", True), ("王建国", "jg", False)),
        *(("李婷", "lt", True), ("李婷", "wt", False), ("喆", "z", False)),
        *(("王建国", "wjgh", False), ("Li An", "l", False), ("王建国", "w1", False)),
    ],
)
def test_a_name_begins_with_letters(name: str, letters: str, *, fits: bool) -> None:
    assert begins(name, letters) is fits


def test_nothing_is_drawn_before_the_first_gold() -> None:
    assert gold_chart(()) is None


def test_gold_over_time_is_drawn_as_steps() -> None:
    chart = gold_chart(gold_race())
    assert chart is not None
    assert [value for value, _high in chart.grid] == [0, 2, 4, 6]
    assert (chart.grid[0][1], chart.grid[-1][1]) == (BASE, TOP)
    first = chart.lines[0]
    assert first.gold == "6"
    assert first.path.count("V") == 6
    assert first.path.endswith(f"V{TOP}H{WIDE}")
    # A sixth of the height for each of six, the first step from the ground.
    assert f"V{BASE - (BASE - TOP) // 6}H" in first.path


def test_the_night_is_cut_short_and_the_new_day_marked() -> None:
    chart = gold_chart(gold_race())
    assert chart is not None
    # From 09:12 to 16:30 the first day took, with pauses cut to two hours:
    minutes = 18 + 10 + 22 + 63 + 120 + 90
    day_two = minutes + PAUSE_MS // 60_000
    whole = day_two + 40 + 31
    assert chart.days == ((40 + 960 * day_two // whole, "2026-05-17"),)


def test_labels_never_lie_over_each_other() -> None:
    chart = gold_chart(gold_race())
    assert chart is not None
    labels = [line.label for line in chart.lines]
    assert all(b - a >= 24 for a, b in pairwise(labels))
    assert max(labels) <= BASE
