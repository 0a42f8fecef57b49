"""The regulation of the games: chosen on the first page or brought along, and shown in words."""

import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from meet.intake import offered
from meet.present.regulation import RegulationView, regulation_view
from tests.house import Running, running
from tests.web.organiser import TOKEN

DAYS = {"title": "晋东运动会", "starts_on": "2027-05-15", "ends_on": "2027-05-16"}
OWN = """
id = "county-1"
title = "晋东县残疾人运动会规程"
[admission]
max_places = 6
count = "entered"
min_to_hold = 3
rule = {type = "bands", bands = [[3, 2], [6, 6]]}
clause = "第九条"
[medals]
third = "shared"
joint = {mode = "proportional"}
[points]
by_places = {"6" = [7, 5, 4, 3, 2, 1], "2" = [5, 3]}
tie = "same"
tie_at_cut = "full_table"
finisher_bonus = {long_run = 1}
[[records]]
level = "meet"
points = 3
once = "per_event"
[[records]]
level = "provincial"
medal = "gold"
highest_only = false
[[penalties]]
code = "violation"
team_points = -15
void = "result"
[status]
promote_after_doping = false
[tables]
medals = ["gold", "total"]
[provisional]
"points.tie" = "请组委会确认。"
[[override]]
match = {sport = "curling"}
set = {"medals.weight" = {team = 2}, "medals.third" = "playoff"}
"""
SAID = {
    "admission.max_places": "前 6 名",
    "admission.count": "报名人（队）数",
    "admission.min_to_hold": "不足 3 人（队）不设项",
    "admission.rule": "3 人（队）起 2 名、6 人（队）起 6 名",
    "medals.places": "前 3 名",
    "medals.third": "并列，两枚铜牌",
    "medals.joint": "各单位按人数分",
    "points.by_places": "录取 2 名：5-3；录取 6 名：7-5-4-3-2-1",
    "points.tie": "都得这个名次的分",
    "points.tie_at_cut": "仍平分所占各名次的分",
    "points.finisher_bonus": "long_run 加 1 分",
    "points.joint": "各单位平分",
    "records": "赛会纪录加 3 分，每项一次，只计最高一级；全省纪录另计一枚金牌，每人一次",
    "penalties": "违规：团体总分扣 15 分、取消成绩",
    "status.promote_after_dq": "后面的依次递补",
    "status.promote_after_doping": "名次空缺，不递补",
    "tables.medals": "金牌、奖牌合计",
    "tables.points": "、".join(["总分", *(f"第{n}名个数" for n in range(1, 9))]),
    "override[0].medals.third": "决出，不设并列铜牌",
    "override[0].medals.weight": "集体项目计 2 枚",
}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Running]:
    """A house without games."""
    with running(tmp_path) as meet:
        yield meet


def begin(meet: Running, **more: object) -> tuple[int, str]:
    """Start games on the first page."""
    found = TOKEN.search(meet.client.get("/").text)
    assert found
    form = {"csrf_token": found[1], **DAYS, **more}
    answer = meet.client.post("/start/meet", data=form, follow_redirects=True)
    return answer.status_code, unescape(answer.text)


def toml(text: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(text.encode()), "规程.toml"


def shown(meet: Running) -> RegulationView:
    with meet.house.reader.context("zh") as context:
        return regulation_view(context)


def test_a_shipped_regulation_is_chosen_on_the_first_page(empty: Running) -> None:
    first = unescape(empty.client.get("/").text)
    options = re.findall(r'<option value="([^"]+)">([^<]+)</option>', first)
    assert options == offered("zh")
    assert [name for name, _title in options[:2]] == ["municipal-7", "provincial-12"]
    assert begin(empty, regulation="provincial-12")[0] == 200
    assert shown(empty).id == "provincial-12"
    page = unescape(empty.client.get("/regulation").text)
    assert "省第十二届残疾人运动会竞赛规程" in page
    assert "规程未公开：暂不设扣分。" in page


def test_without_a_choice_the_municipal_regulation_holds(empty: Running) -> None:
    begin(empty)
    view = shown(empty)
    said = {one.path: one.value for section in view.sections for one in section.parameters}
    assert view.id == "municipal-7"
    assert said["admission.rule"] == "人数不足或等于录取名次时减一，至少录取 1 名"
    assert said["medals.joint"] == "每人按 0.5 计，每单位不超过 1"
    assert said["points.multiplier"] == "接力项目乘以 2、集体项目乘以 2"
    # Each of the regulation's own notes is shown once, at its parameter or its section.
    notes = [one.note for section in view.sections for one in (section, *section.parameters)]
    assert len(list(filter(None, notes))) == view.provisional == 15


def test_a_regulation_of_ones_own_is_shown_in_words(empty: Running) -> None:
    status, _page = begin(empty, own=toml(OWN))
    view = shown(empty)
    said = {one.path: one.value for section in view.sections for one in section.parameters}
    assert (status, view.id, said) == (200, "county-1", SAID)
    assert view.sections[0].clause == "依据：第九条"
    assert view.sections[-1].parameters[0].name.startswith("旱地冰壶")
    page = unescape(empty.client.get("/regulation").text)
    for value in SAID.values():
        assert value in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id = \n", "规程.toml：这不是正确的 TOML：第 1 行第 6 列读不下去"),
        ("[points]\ntabel = [1]\n", "规程.toml：points.tabel：没有这个字段"),
        ("[points]\ntable = [1.5]\n", "规程.toml：points.table[0]"),
    ],
)
def test_a_faulty_regulation_names_its_file_and_place_and_starts_nothing(
    empty: Running, text: str, told: str
) -> None:
    status, page = begin(empty, own=toml(text))
    assert status == 400
    assert told in page
    assert empty.house.reader.roster() is None
