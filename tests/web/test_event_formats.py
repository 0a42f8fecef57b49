"""Ways to play at the desk: counted for who is entered, explained, chosen before any draw."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import PLACED, Running, running
from tests.web.event_desk import Office
from tests.web.organiser import plain
from tests.web.test_event_draw import hidden
from tests.web.test_pages import form

CURLING = {
    "format": "meet-event/1",
    "sport": "curling",
    "event": "cur",
    "name": "轮椅公开组",
    "tags": ["team"],
    "rules": {"preset": "floor"},
    "draw": {"format": "round_robin", "ranking": "world-curling"},
    "entrants": [
        {"id": str(i), "name": f"第{i}队", "delegation": f"县区{i}"} for i in range(1, 14)
    ],
    "contests": [],
}
AT = "/desk/events/cur"
TWO_DAYS = "courts=4&minutes=60&days=2&hours=6&a_day=3"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Thirteen curling teams; the client is signed in as the desk."""
    with running(tmp_path) as meet:
        meet.load(CURLING)
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        yield Office(meet)


def page(meet: Running, query: str = TWO_DAYS, lang: str = "zh") -> str:
    shown = meet.client.get(f"{AT}/formats?{query}&lang={lang}")
    assert shown.status_code == 200
    return str(shown.get_data(as_text=True))


def row(shown: str, key: str) -> str:
    rows = shown.split('<tr role="row" ')
    (found,) = [one for one in rows if one.startswith(f'id="option-{key}"')]
    return plain(found)


def choose(office: Office, option: str, **more: Any) -> tuple[int, str]:
    fields = dict(one.split("=") for one in TWO_DAYS.split("&"))
    return form(office.meet, f"{AT}/formats", f"{AT}/formats", option=option, **fields, **more)


def test_thirteen_teams_are_offered_groups_and_a_knock_out(office: Office) -> None:
    shown = page(office.meet)
    everybody, four = row(shown, "round_robin"), row(shown, "groups_knockout-4-2-playoff-shared")
    assert "78" in everybody
    assert "要 20 小时，只有 12 小时" in everybody
    assert "23" in four
    assert "小组赛 15 场，四分之一决赛 4 场，半决赛 2 场，决赛 2 场" in four
    assert "7 小时" in four
    assert "2 至 6 场" in four
    assert "前 4 名逐一决出，第5名 4 个并列" in four
    why = plain(shown.split('class="best-format"')[1].split("</section>")[0])
    assert "分 4 组循环，每组前 2 名淘汰赛" in why
    assert "打得完：23 场，4 块场地同时用要 7 小时，现有 12 小时" in why
    assert "「单循环」打不完：78 场，要 20 小时，只有 12 小时" in why
    assert "至少 2 场，最多 6 场" in why


def test_the_same_in_english(office: Office) -> None:
    shown = page(office.meet, lang="en")
    why = plain(shown.split('class="best-format"')[1].split("</section>")[0])
    assert "4 groups, 2 of each into a knock-out" in why
    assert "23 contests on 4 courts take 7 hours of the 12 hours there are" in why
    assert "“Round robin” cannot be finished: 78 contests" in why
    left = re.sub(r"第\d+队|县区\d+|轮椅公开组|中文", "", plain(shown.split("<main")[1]))
    assert not re.findall(r"[\u4e00-\u9fff]+", left)


def test_what_each_place_gets_is_what_the_regulation_gives(office: Office) -> None:
    """Thirteen start, eight places count; team events double 9-7-6-5-4-3-2-1, and who shares 5 to
    8 gets (4 + 3 + 2 + 1) · 2 / 4 = 5."""
    four = row(page(office.meet), "groups_knockout-4-2-playoff-shared")
    assert "第1名 金 金牌 18 第2名 银 银牌 14 第3名 铜 铜牌 12 第4名 — 无奖牌 10" in four
    assert "第5名，4 个并列 — 无奖牌 5 第 9 至 13 名 — 无奖牌 0" in four


def test_the_chosen_format_is_the_events_draw_and_says_who(office: Office) -> None:
    status, text = choose(office, "groups_knockout-4-2-playoff-shared")
    assert status == 200
    assert "建议的场次" in text  # the draw comes next
    assert "15 场" in text  # of the groups; the knock-out waits for them
    now = office.meet.house.reader.roster()
    assert now is not None
    assert now.events["cur"].draw_json == {
        "format": "groups_knockout",
        "into": 4,
        "ranking": "world-curling",
    }
    changes = plain(office.meet.client.get("/desk/organise/changes").get_data(as_text=True))
    ranking = "；积分表按世界冰壶联合会规则（投准）"
    assert f"赛制 单循环{ranking} → 分 4 组循环，每组前 2 名淘汰赛{ranking}" in changes
    assert "desk 测试" in changes
    again = page(office.meet)
    assert "现在就是这种赛制" in row(again, "groups_knockout-4-2-playoff-shared")


BASKETBALL = {
    **CURLING,
    "sport": "basketball",
    "event": "bb",
    "name": "聋人男子",
    "rules": {"preset": "fiba"},
    "draw": {"format": "knockout"},
    "entrants": [{"id": f"b{i}", "name": f"{i}队", "delegation": f"县区{i}"} for i in range(1, 7)],
}


def test_how_tables_are_ranked_and_who_is_put_out_are_chosen_there_too(office: Office) -> None:
    """Three ways of basketball, the usual one first; both choices are said in words afterwards."""
    office.meet.load(BASKETBALL)
    at = "/desk/events/bb/formats"
    shown = office.meet.client.get(f"{at}?ranking=fiba-ratio&disqualified=out")
    text = shown.get_data(as_text=True)
    assert re.findall(r'<option value="(fiba[^"]*)"( selected)?>', text) == [
        ("fiba-ratio", " selected"),
        ("fiba-3x3", ""),
    ]
    fields = {"ranking": "fiba-ratio", "disqualified": "out", "third": "playoff"}
    option = "groups_knockout-2-2-playoff-shared"
    assert form(office.meet, at, at, option=option, **fields)[0] == 200
    now = office.meet.house.reader.roster()
    assert now is not None
    assert now.events["bb"].draw_json == {
        "format": "groups_knockout",
        "into": 2,
        "ranking": "fiba-ratio",
        "disqualified": "out",
    }
    said = "分 2 组循环，每组前 2 名淘汰赛；积分表按得失分率；淘汰赛中被取消资格的不计名次"
    assert said in plain(office.meet.client.get(at).get_data(as_text=True))
    assert said in plain(office.meet.client.get("/desk/events/bb").get_data(as_text=True))
    other = office.meet.client.get(f"{at}?disqualified=keeps").get_data(as_text=True)
    assert "现在就是这种赛制" not in plain(other), "with another choice it is another format"
    english = office.meet.client.get(f"{at}?lang=en").get_data(as_text=True)
    assert "tables by the older FIBA rules (ratio); who is disqualified" in plain(english)


def test_after_the_draw_the_format_stands(office: Office) -> None:
    shown = office.meet.client.get(f"{AT}/draw?seed=7").get_data(as_text=True)
    fields = {name: hidden(shown, name) for name in ("id", "seq", "input", "seed")}
    assert form(office.meet, AT, f"{AT}/draw?seed=7", act="draw", **fields)[0] == 200
    status, text = choose(office, "knockout-playoff-shared")
    assert status == 400
    assert "已经编排，赛制不能再改" in text
    roster = office.meet.house.reader.roster()
    assert roster is not None
    assert roster.events["cur"].draw_json["format"] == "round_robin"
    assert 'name="option"' not in page(office.meet)
    assert office.undo("cur", 1)[0] == 201
    assert choose(office, "knockout-playoff-shared")[0] == 200


@pytest.mark.parametrize("option", ["", "groups_knockout-9-2-playoff-shared", "final"])
def test_a_way_that_is_not_offered_is_refused(office: Office, option: str) -> None:
    before = office.standing("cur")
    status, text = choose(office, option)
    assert status == 400
    assert "没有这种办法了" in text
    assert office.standing("cur") == before


@pytest.mark.parametrize("query", ["courts=0&hours=x", "minutes=-3&days=999&hours=1/0", "third=x"])
def test_what_cannot_be_read_is_the_usual(office: Office, query: str) -> None:
    assert "78" in row(page(office.meet, query), "round_robin")


def test_only_who_keeps_the_roster_may_choose(office: Office) -> None:
    form(office.meet, "/signin", "/signin", token=office.meet.token("secretary"))
    assert 'name="option"' not in page(office.meet)
    status, _text = choose(office, "knockout-playoff-shared")
    assert status == 403


def test_rounds_of_a_swiss_are_chosen_with_it(tmp_path: Path) -> None:
    chess = {
        **CURLING,
        "sport": "chess",
        "tags": [],
        "rules": {"preset": "xiangqi-2011"},
        "draw": {"format": "round_robin"},
    }
    with running(tmp_path) as meet:
        meet.load(chess)
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        assert "30" in row(page(meet, "days=2"), "swiss")  # five rounds of six games
        query = {"days": "2", "rounds": "7", "option": "swiss"}
        form(meet, f"{AT}/formats", f"{AT}/formats", **query)
        roster = meet.house.reader.roster()
        assert roster is not None
        frame = roster.events["cur"]
        assert (frame.draw_json["format"], frame.rules_json["rounds"]) == ("swiss", 7)
        assert getattr(frame.event.rules, "rounds", 0) == 7
        changes = plain(meet.client.get("/desk/organise/changes").get_data(as_text=True))
        assert "轮数 7" in changes


def test_an_event_without_matches_has_no_formats(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load({**json.loads(json.dumps(PLACED)), "contests": []})
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        assert meet.client.get("/desk/events/relay/formats").status_code == 404


XIANGQI = {
    "format": "meet-event/1",
    "sport": "chess",
    "event": "xq",
    "name": "男子个人",
    "rules": {"preset": "xiangqi-2011", "rounds": 5},
    "draw": {"format": "swiss"},
    "entrants": [
        {"id": f"x{i}", "name": f"棋手{i}", "delegation": f"县区{i}"} for i in range(1, 7)
    ],
}


def test_what_breaks_ties_in_xiangqi_is_chosen_by_its_letters_in_words(office: Office) -> None:
    """As Chinese arbiters write them; the letters alone tell an organiser nothing."""
    office.meet.load(XIANGQI)
    at = "/desk/events/xq/formats"
    shown = office.meet.client.get(f"{at}?tie_breaks=BCDEF").get_data(as_text=True)
    assert re.findall(r'<option value="([A-F]+)"( selected)?>([^<]+)<', shown) == [
        ("ACDEF", "", "ACDEF：对手分、胜局、犯规、后手胜局、后走局数"),
        ("BCDEF", " selected", "BCDEF：累进分、胜局、犯规、后手胜局、后走局数"),
    ]
    assert form(office.meet, at, at, option="swiss", rounds="5", tie_breaks="BCDEF")[0] == 200
    now = office.meet.house.reader.roster()
    assert now is not None
    assert now.events["xq"].rules_json == {**XIANGQI["rules"], "tie_breaks": ["BCDEF"]}
    assert form(office.meet, at, at, option="swiss", rounds="5", tie_breaks="")[0] == 200
    now = office.meet.house.reader.roster()
    assert now is not None
    assert now.events["xq"].rules_json == XIANGQI["rules"]
