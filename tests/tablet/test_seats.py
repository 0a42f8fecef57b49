"""Officials at their tablets: three referees, a marshal, a placing, two tablets at one contest."""

import pytest
from playwright.sync_api import Browser

from tests.tablet.stage import AWAY, DOUBLE_TAP_MS, HOME, B, Open, Tablet
from tests.tablet.venue import Venue

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_three_referees_judge_an_attempt(at: Open) -> None:
    chief = at("group", "chief")
    left, right = at(chief.contest, "left"), at(chief.contest, "right")
    chief.tap("叫许立上台")
    for seat, light in ((left, "失败"), (right, "成功"), (chief, "成功")):
        seat.page.wait_for_selector(".light")
        seat.tap(light)
    left.page.wait_for_selector("text=试举成功")
    calls = [line.split() for line in chief.ledger]
    assert [call[0] for call in calls] == ["clock", "vote", "vote", "vote"]


def test_a_light_is_reversed_while_its_seconds_run(at: Open) -> None:
    """The verdict turns for everyone; the key goes when the seconds are over."""
    left = at("group", "left")
    right = at(left.contest, "right")
    vote = {"kind": "vote", "entrant": "2", "lift": "bench", "attempt": 1}
    left.other({**vote, "seat": "left", "good": True}, {**vote, "seat": "chief", "good": False})
    right.page.wait_for_selector("text=只等你一人")
    left.page.wait_for_selector("text=改判失败")
    right.page.click("#key-0")
    left.page.wait_for_selector("text=你判成功，3 秒内可改判")
    assert left.page.inner_text(".clock").startswith("可改判")
    left.page.wait_for_timeout(DOUBLE_TAP_MS)
    left.page.click("button:has-text('改判失败')")
    left.eventually(lambda: len(left.ledger), 4)
    right.page.wait_for_selector("text=试举失败")
    for one in (left, right):
        one.page.wait_for_selector("text=可改判", state="hidden")
        assert one.page.locator("button:has-text('改判')").count() == 0


def test_both_tablets_and_the_desk_see_what_was_not_written(at: Open) -> None:
    """Two browsers: the one that came second asks its official, the first learns of it."""
    first = at("list")
    second = at(first.contest, "desk")
    second.offline()
    second.report(HOME)
    first.report(AWAY)
    first.eventually(first.band, "已送达")
    second.online()
    second.page.wait_for_selector("#slip[open]")
    told = first.page.wait_for_selector(".told")
    assert told is not None
    assert "另一台平板有一条没写入：何川" in told.inner_text()
    assert "等定：无名次 冯国强" in told.inner_text()
    assert second.page.is_hidden(".told")
    assert [text[:10] for text in waiting(first)] == ["等定：无名次 冯国强"]
    second.tap("不记")
    first.page.wait_for_selector(".told.settled")
    assert "不记：无名次 冯国强" in first.page.inner_text(".told")
    assert waiting(first) == []
    first.report(AWAY)
    first.page.wait_for_selector(".told", state="detached")
    assert first.ledger == [B, B]


def waiting(one: Tablet) -> list[str]:
    """What the desk's list of tablets shows of this contest."""
    _status, body = one.venue.server.request("/devices", token=one.venue.token("desk"))
    here = [device for device in body["devices"] if device["contest"] == one.contest]
    return [text for device in here for text in device["waiting"]]


def test_the_marshal_hands_in_a_weight(at: Open) -> None:
    one = at("group", "marshal")
    one.page.wait_for_selector("text=许立 报第1把")
    one.digits("137")
    one.tap("记下")
    one.page.wait_for_selector("[data-state=delivered]")
    assert one.ledger == ["declare 1 2 137"]


def test_the_foot_offers_no_line_that_another_card_must_withdraw(at: Open) -> None:
    """A marshal takes weights; a result is withdrawn by desk or secretary."""
    one = at("group", "marshal")
    lift = {"entrant": "2", "lift": "bench", "attempt": 1, "kg": "136", "good": True}
    one.other({"kind": "attempt", **lift})
    one.eventually(lambda: one.seq, "1")
    assert one.page.inner_text("#undo .what") == "没有可撤的"
    assert one.page.locator("[data-undoable]").count() == 0
    one.other({"kind": "declare", "entrant": "5", "attempt": 1, "kg": "141"})
    one.eventually(lambda: "韩志远" in one.page.inner_text("#undo .what"), True)


def test_a_placing_is_entered_and_signed(at: Open) -> None:
    one = at("list", "desk")
    for name in ("许立", "冯国强", "韩志远", "郑大伟", "卢平"):
        one.page.click(f"[data-next]:has-text('{name}')")
    one.tap("记下")
    one.page.wait_for_selector("text=可以签了")
    one.page.click("#sign > summary")
    one.page.get_by_text("裁判长", exact=True).click()
    one.page.click("#sign-form button")
    one.page.wait_for_selector("text=已签 1 人")
    assert one.ledger == ["place [['2'], ['7'], ['5'], ['9'], ['4']]", "sign 裁判长"]


def test_two_tablets_on_one_contest(at: Open) -> None:
    first = at("list")
    second = at(first.contest)
    for one in (first, second):
        for name in ("许立", "冯国强", "韩志远", "郑大伟", "卢平"):
            one.page.click(f"[data-next]:has-text('{name}')")
    second.offline()
    second.tap("记下")
    first.tap("记下")
    first.page.wait_for_selector("[data-state=delivered]")
    second.online()
    second.page.wait_for_selector("#slip[open]")
    sides = second.page.locator("#slip .side").all_inner_texts()
    assert "1 许立、2 冯国强" in sides[0]
    assert "许立" in sides[1]
    second.tap("仍要记")
    second.page.wait_for_selector("text=名次已经记录。要改，请先撤销那一行。")
    assert first.ledger == ["place [['2'], ['7'], ['5'], ['9'], ['4']]"]


def test_a_pad_asks_for_a_card(venue: Venue, browser: Browser) -> None:
    context = browser.new_context()
    answer = context.new_page().goto(f"{venue.url}/pad/{venue.contest('list')}")
    assert answer is not None
    assert answer.status == 401
    context.close()
