"""The board of `look/boards-06`: its six lifters, called as they lifted, show what it shows."""

from decimal import Decimal

import pytest

from events.weightlifting.calls import Declare
from scoring_rules.views import Board, Row
from tests.weightlifting.group import Group, lifter, said

SHEET = {
    "温如玉": (7, "60.90", ("95", "99", "")),
    "柳青禾": (14, "59.84", ("92", "x96", "")),
    "潘晓岚": (3, "60.32", ("94", "97", "")),
    "郭云舒": (5, "60.01", ("90", "93", "x96")),
    "申雪": (9, "58.70", ("85", "x88", "88")),
    "米兰枝": (11, "60.55", ("x80", "80", "x84")),
}


@pytest.fixture
def group() -> Group:
    """Round three, 柳青禾 called to 97; 潘晓岚 has declared 98 and 温如玉 102."""
    group = Group({name: lifter(lot, kg) for name, (lot, kg, _lifts) in SHEET.items()})
    for name, (_lot, _kg, lifts) in SHEET.items():
        group.lift(name, *(lift for lift in lifts if lift))
    for name, kg in (("柳青禾", "97"), ("潘晓岚", "98"), ("温如玉", "102")):
        group.declare(name, 3, kg)
    group.start("柳青禾", 3)
    return group


def board(group: Group) -> Board:
    return group.rules.board(group.state)


def rows(shown: Board) -> dict[str, Row]:
    return {row.cells[1].who: row for row in shown.tables[0].rows}


def attempts(row: Row) -> list[tuple[str, str]]:
    return [(cell.text, cell.role) for cell in row.cells[3:6]]


def test_who_is_up_before_the_lights(group: Group) -> None:
    shown = board(group)
    assert shown.hero is not None
    assert (shown.hero.who, shown.hero.figure, said(shown.hero.unit)) == ("柳青禾", "97", "公斤")
    assert [said(detail) for detail in shown.hero.details] == ["抽签号 14", "体重 59.84 公斤"]
    assert shown.hero.verdict is None
    assert shown.hero.lights == ()
    assert said(shown.phase) == "第3把"
    assert said(shown.next) == "潘晓岚　98 公斤　成功即第2名"
    assert said(shown.caption) == "第3把　柳青禾　97 公斤　成功即第2名"
    assert attempts(rows(shown)["柳青禾"])[2] == ("97", "next")
    assert rows(shown)["柳青禾"].mark == "now"


def test_lights_are_hidden_until_all_three_are_in(group: Group) -> None:
    group.vote("柳青禾", 3, "w.r")
    hero = board(group).hero
    assert hero is not None
    assert [light.shown for light in hero.lights] == ["hidden", "empty", "hidden"]
    assert [said(light.seat) for light in hero.lights] == ["左", "中", "右"]
    assert hero.verdict is None


def test_the_verdict_as_in_the_picture(group: Group) -> None:
    group.vote("柳青禾", 3, "wwr")
    shown = board(group)
    assert shown.hero is not None
    assert [light.shown for light in shown.hero.lights] == ["white", "white", "red"]
    assert (said(shown.hero.verdict), shown.hero.tone) == ("试举成功", "good")
    assert (shown.hero.place_before, shown.hero.place_after) == (4, 2)
    assert [said(why) for why in shown.why] == ["同为 97，体重 59.84 < 60.32"]
    assert said(shown.next) == "潘晓岚　98 公斤　成功即第2名"
    table = rows(shown)
    assert list(table) == ["温如玉", "柳青禾", "潘晓岚", "郭云舒", "申雪", "米兰枝"]
    assert attempts(table["温如玉"]) == [("95", ""), ("99", ""), ("102", "declared")]
    assert attempts(table["柳青禾"]) == [("92", ""), ("×96", "failed"), ("97", "good")]
    assert attempts(table["潘晓岚"]) == [("94", ""), ("97", ""), ("98", "next")]
    assert attempts(table["米兰枝"]) == [("×80", "failed"), ("80", ""), ("×84", "failed")]
    assert [row.cells[6].text for row in table.values()] == ["99", "97", "97", "93", "88", "80"]
    assert [row.cells[0].text for row in table.values()] == ["1", "2", "3", "4", "5", "6"]
    assert said(table["潘晓岚"].why) == "同为 97，体重 59.84 < 60.32"
    assert [row.mark for row in table.values()] == ["", "now", "next", "", "", ""]


def test_what_a_good_lift_would_give_stands_beside_everyone_who_lifts_on(group: Group) -> None:
    table = rows(board(group))
    assert {name: said(row.cells[-1].words) for name, row in table.items()} == {
        "温如玉": "第1名",
        "柳青禾": "第2名",
        "潘晓岚": "第2名",
        "郭云舒": "",
        "申雪": "",
        "米兰枝": "",
    }


def test_a_failed_lift_moves_nobody(group: Group) -> None:
    group.vote("柳青禾", 3, "rrw")
    shown = board(group)
    assert shown.hero is not None
    assert (said(shown.hero.verdict), shown.hero.tone) == ("试举失败", "bad")
    assert (shown.hero.place_before, shown.hero.place_after) == (None, None)


def test_the_verdict_stays_until_the_next_athlete_is_called_or_judged(group: Group) -> None:
    group.vote("柳青禾", 3, "wwr")
    group.call(Declare("温如玉", 3, Decimal(103)))
    for light in ("w.", ".."):
        hero = board(group).hero
        assert hero is not None
        assert hero.who == "柳青禾"
        if light == "w.":
            continue
        group.vote("潘晓岚", 3, "w")
    hero = board(group).hero
    assert hero is not None
    assert (hero.who, hero.verdict) == ("潘晓岚", None)


def test_the_call_to_the_bar_ends_the_verdict(group: Group) -> None:
    group.vote("柳青禾", 3, "wwr")
    group.start("潘晓岚", 3)
    hero = board(group).hero
    assert hero is not None
    assert (hero.who, hero.figure, hero.verdict) == ("潘晓岚", "98", None)


def test_the_plates_of_the_bar_that_is_shown(group: Group) -> None:
    """boards-06: 25, 10, 1 and the collar."""
    own = board(group).own
    assert (own.kg, own.plates, own.collar) == ("97", ("25", "10", "1"), "2.5")


def test_the_card_names_the_first_three(group: Group) -> None:
    assert [(line.who, line.figure, line.place) for line in board(group).card] == [
        ("温如玉", "99", 1),
        ("潘晓岚", "97", 2),
        ("郭云舒", "93", 3),
    ]


def test_the_end_keeps_the_last_verdict_and_nobody_is_next(group: Group) -> None:
    group.vote("柳青禾", 3, "wwr")
    group.lift("潘晓岚", "x98")
    group.lift("温如玉", "x102")
    shown = board(group)
    assert shown.next is None
    assert shown.hero is not None
    assert shown.hero.who == "温如玉"


def test_nobody_up_is_no_hero() -> None:
    group = Group({"a": lifter(1, opener="100")})
    group.status("a", "DNS")
    shown = board(group)
    assert (shown.hero, shown.own, shown.phase) == (None, None, None)
    assert said(rows(shown)["a"].cells[0].words) == "未参赛"
    assert rows(shown)["a"].mark == "out"
