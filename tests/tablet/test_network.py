"""What a tablet calls is written exactly once and in order, whatever the network does."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from tests.tablet.stage import Tablet, chromium, tablet

pytestmark = [pytest.mark.browser, pytest.mark.server]

A, B = "rally A", "rally B"
HOME, AWAY = "潞州区得分", "武乡县得分"
Open = Callable[..., Tablet]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def at(browser: Browser) -> Iterator[Open]:
    """Opens tablets, and closes them after the test."""
    with ExitStack() as stack:
        yield lambda *where, **how: stack.enter_context(tablet(browser, *where, **how))


def other_call(to: str = "B") -> dict[str, Any]:
    return {"kind": "rally", "to": to}


def test_the_page_is_no_secure_context(at: Open) -> None:
    one = at("rally")
    assert not one.page.evaluate("isSecureContext")
    assert one.page.evaluate("crypto.randomUUID === undefined")


def test_a_call_is_written_with_what_was_last_seen(at: Open) -> None:
    one = at("rally")
    one.tap(HOME)
    one.eventually(one.band, "已送达")
    body = one.peer.requests[0]["body"]
    assert body["seq"] == 0
    assert body["call"] == {"kind": "rally", "to": "A"}
    assert len(body["id"]) == 36
    assert body["said_at"].endswith("Z")
    assert body["device"]
    one.eventually(lambda: one.page.inner_text(".figure b"), "1:0")


def test_ten_calls_offline_are_written_once_and_in_order(at: Open) -> None:
    one = at("rally")
    one.tap(HOME)
    one.eventually(one.band, "已送达")
    one.offline()
    order = [HOME, AWAY, AWAY, HOME, HOME, AWAY, HOME, AWAY, HOME, HOME]
    for side in order:
        one.tap(side)
    one.eventually(one.band, "10 条未送出")
    assert "照常记，10 条存在本机" in one.page.inner_text("#strip")
    assert one.ledger == [A]
    one.online()
    one.eventually(one.band, "已送达")
    assert one.ledger == [A, *(A if side == HOME else B for side in order)]
    one.eventually(lambda: one.page.inner_text(".figure b"), "7:4")
    assert one.page.is_hidden("#strip")


def test_queued_calls_come_as_one_batch(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.taps(HOME, 3)
    one.online()
    one.eventually(lambda: one.ledger, [A, A, A])
    assert [[c["seq"] for c in r["body"]["calls"]] for r in one.peer.requests] == [[0, 1, 2]]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_lost_answer_makes_no_second_line(at: Open, moment: str) -> None:
    one = at("rally")
    one.peer.next_failure = moment
    one.tap(HOME)
    one.eventually(one.band, "已送达")
    one.tap(AWAY)
    one.eventually(lambda: one.ledger, [A, B])
    assert one.states() == ["sent", "sent"]


def test_the_lost_answer_of_a_batch_makes_no_second_lines(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.taps(HOME, 3)
    one.peer.next_failure = "after"
    one.online()
    one.eventually(one.band, "已送达")
    assert one.ledger == [A, A, A]


def test_calls_survive_a_reload_and_a_closed_page(at: Open) -> None:
    one = at("rally")
    one.peer.down_with = 503
    one.taps(HOME, 2)
    one.eventually(one.band, "2 条未送出")
    one.page.close()
    one.page = one.context.new_page()
    one.open()
    one.eventually(one.band, "2 条未送出")
    one.peer.down_with = 0
    one.eventually(lambda: one.ledger, [A, A])


def test_a_full_server_keeps_the_calls_on_the_tablet(at: Open) -> None:
    one = at("rally")
    one.peer.down_with = 503
    one.tap(HOME)
    one.eventually(one.band, "1 条未送出")
    assert "服务器现在记不下" in one.page.inner_text("#strip")
    one.peer.down_with = 0
    one.eventually(one.band, "已送达")
    assert one.ledger == [A]


def test_a_double_tap_is_one_call(at: Open) -> None:
    one = at("rally")
    one.page.get_by_role("button", name=HOME).dblclick()
    one.eventually(one.band, "已送达")
    assert one.ledger == [A]


def test_two_taps_are_two_calls(at: Open) -> None:
    one = at("rally")
    one.taps(HOME, 2)
    one.eventually(lambda: one.ledger, [A, A])


def test_two_pages_of_one_tablet_are_no_conflict(at: Open) -> None:
    one = at("rally")
    other = one.context.new_page()
    one.offline()
    one.tap(HOME)
    one.eventually(one.states, ["pending"])
    one.online()
    one.open(page=other)
    other.get_by_role("button", name=AWAY).click()
    one.eventually(lambda: sorted(one.ledger), [A, B])
    assert one.page.is_hidden("#slip")


def test_a_card_that_is_stopped_keeps_its_calls(at: Open) -> None:
    one = at("rally")
    one.peer.revoked = True
    one.tap(HOME)
    one.eventually(one.band, "这张卡已停用")
    assert one.page.inner_text("#sync-detail") == "找记录台"
    assert one.states() == ["pending"]
    one.peer.revoked = False
    one.open()
    one.eventually(lambda: one.ledger, [A])


def test_the_page_of_a_captive_portal_is_no_answer(at: Open) -> None:
    one = at("rally")
    pattern = "**/api/v1/contests/**"
    one.page.route(pattern, lambda route: route.fulfill(status=200, body="<p>请登录无线网络</p>"))
    one.tap(HOME)
    one.eventually(one.band, "1 条未送出")
    one.page.unroute(pattern)
    one.eventually(lambda: one.ledger, [A])


def test_a_slow_answer_is_called_slow(at: Open) -> None:
    one = at("rally")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    one.page.route("**/api/v1/contests/**", hold)
    one.tap(HOME)
    one.eventually(one.band, "正在送 1 条")
    one.eventually(one.band, "1 条未送出")
    assert "没有回音" in one.page.inner_text("#sync-detail")
    held[0].continue_()
    one.eventually(one.band, "已送达")


def test_another_tablets_line_is_shown_at_once(at: Open) -> None:
    one = at("rally")
    one.page.wait_for_timeout(300)
    one.peer.other("rally", other_call())
    one.eventually(lambda: one.page.inner_text(".figure b"), "0:1")
    one.tap(HOME)
    one.eventually(lambda: one.ledger, [B, A])


# --- Two tablets disagree ----------------------------------------------------------------------


def conflict(at: Open, calls: int = 1) -> Tablet:
    """A tablet that was offline while another one wrote a point."""
    one = at("rally")
    one.offline()
    one.taps(HOME, calls)
    one.eventually(one.states, ["pending"] * calls)
    one.peer.other("rally", other_call())
    one.online()
    one.page.wait_for_selector("#slip[open]")
    return one


def test_a_conflict_shows_both_and_writes_neither(at: Open) -> None:
    one = conflict(at, 3)
    assert one.band() == "1 处不一致"
    assert one.ledger == [B]
    sides = one.page.locator("#slip .side").all_inner_texts()
    assert "武乡县得分" in sides[0]
    assert "第 1 行" in sides[0]
    assert "何川" in sides[0]
    assert "潞州区得分" in sides[1]
    assert "未写入" in sides[1]
    assert one.page.locator("#slip button").count() == 3


def test_the_band_is_not_covered_by_the_slip(at: Open) -> None:
    one = conflict(at)
    band = one.page.locator(".band").bounding_box()
    slip = one.page.locator("#slip").bounding_box()
    assert band is not None
    assert slip is not None
    assert slip["y"] >= band["y"] + band["height"]


def test_said_again_it_is_written_with_all_that_follow(at: Open) -> None:
    one = conflict(at, 3)
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A, A, A])
    one.eventually(one.band, "已送达")
    assert one.page.is_hidden("#slip")


def test_dropped_it_stays_on_the_tablet_and_the_next_is_asked(at: Open) -> None:
    one = conflict(at, 2)
    one.tap("不记")
    one.page.wait_for_selector("text=前面一条没写入，这一条还记吗？")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A])
    assert one.states() == ["dropped", "sent"]
    one.page.click("#ledger > summary")
    assert "没有写入的单子：1 张" in one.page.inner_text("#own")


def test_parked_it_leaves_a_note_for_the_chief(at: Open) -> None:
    one = conflict(at)
    one.tap("交裁判长定")
    one.eventually(lambda: len(one.ledger), 2)
    assert one.ledger[1].startswith("note 等裁判长定：潞州区得分")
    one.eventually(one.states, ["parked", "sent"])
    one.page.click("#ledger > summary")
    one.page.click("#own >> text=再送")
    one.page.wait_for_selector("#slip[open]")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger[2:], [A])


def test_a_slip_put_aside_comes_back(at: Open) -> None:
    one = conflict(at)
    one.page.keyboard.press("Escape")
    one.page.wait_for_selector("#slip", state="hidden")
    assert one.band() == "1 处不一致"
    one.tap("看这一处")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A])


def test_a_slip_survives_a_reload(at: Open) -> None:
    one = conflict(at)
    one.open()
    one.page.wait_for_selector("#slip[open]")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A])


def test_notes_of_others_are_no_conflict(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.taps(HOME, 2)
    one.eventually(one.states, ["pending", "pending"])
    one.peer.other("rally", {"kind": "note", "text": "换球"})
    one.online()
    one.eventually(lambda: one.ledger, ["note 换球", A, A])


def test_a_vote_needs_no_seq_and_never_collides(at: Open) -> None:
    one = at("lights", "chief")
    one.offline()
    one.tap("失败")
    one.eventually(one.states, ["pending"])
    left = {"kind": "vote", "seat": "left", "entrant": "5", "good": True}
    one.peer.other("lights", left)
    one.online()
    one.eventually(lambda: one.ledger, ["vote 5 True left", "vote 5 False chief"])
    assert one.peer.requests[0]["body"]["seq"] is None


def test_an_official_result_leaves_the_call_on_the_tablet(at: Open) -> None:
    one = at("rally")
    one.peer.subjects["rally"].official = True
    one.tap(HOME)
    one.page.wait_for_selector("text=正式成绩已定：潞州区得分")
    assert one.ledger == []
    assert one.states() == ["asked"]
    one.peer.subjects["rally"].official = False
    one.tap("再送一次")
    one.eventually(lambda: one.ledger, [A])


# --- Refused by the rules ----------------------------------------------------------------------


def test_a_refused_call_shows_its_sentence_and_the_pad_as_it_is(at: Open) -> None:
    one = at("short")
    one.page.wait_for_timeout(300)
    one.offline()
    one.taps(HOME, 2)
    one.eventually(one.states, ["pending", "pending"])
    one.online()
    one.page.wait_for_selector(".refused")
    box = one.page.inner_text(".refused")
    assert "不能记：潞州区得分" in box
    assert "这一局已经结束。" in box
    assert one.ledger == [A]
    one.eventually(lambda: one.page.inner_text(".figure b"), "1:0")
    one.tap("知道了")
    assert one.page.locator(".refused").count() == 0
    assert one.states() == ["sent", "refused"]


def test_after_a_refusal_the_following_calls_are_asked_about(at: Open) -> None:
    one = at("short")
    one.offline()
    one.taps(HOME, 3)
    one.eventually(one.states, ["pending"] * 3)
    one.online()
    one.page.wait_for_selector("#slip[open]")
    assert one.states() == ["sent", "refused", "asked"]
    one.tap("不记")
    one.eventually(one.states, ["sent", "refused", "dropped"])
    assert one.ledger == [A]


# --- Undo without a network --------------------------------------------------------------------


def test_an_unsent_call_is_undone_by_a_line_of_its_own(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.tap(HOME)
    one.tap(AWAY)
    one.eventually(one.states, ["pending", "pending"])
    one.eventually(lambda: one.page.inner_text("#undo .what"), "武乡县得分")
    one.tap("撤销")
    one.eventually(lambda: one.page.inner_text("#undo .what"), "潞州区得分")
    one.online()
    one.eventually(lambda: one.ledger, [A, B, "retract 2"])


def test_the_undo_of_a_dropped_call_is_dropped_with_it(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.tap(HOME)
    one.tap("撤销")
    one.eventually(one.states, ["pending", "pending"])
    one.peer.other("rally", other_call())
    one.online()
    one.page.wait_for_selector("#slip[open]")
    one.tap("不记")
    one.eventually(one.states, ["dropped", "dropped"])
    assert one.ledger == [B]


# --- Several contests --------------------------------------------------------------------------


def test_what_waits_from_another_contest_is_sent_from_this_pad(at: Open) -> None:
    one = at("rally")
    one.peer.down_with = 503
    one.tap(HOME)
    one.eventually(one.states, ["pending"])
    one.open("/pad")
    one.page.wait_for_selector("text=没送出的：1")
    one.peer.down_with = 0
    one.open("/pad/weights")
    one.eventually(lambda: one.ledger, [A])


def test_a_long_ledger_is_shown_in_part_and_whole_when_asked(at: Open) -> None:
    one = at("rally")
    for i in range(70):
        one.peer.other("rally", {"kind": "note", "text": f"第 {i} 条"})
    one.open()
    assert one.page.locator("#undo-line li").count() == 60
    one.page.click("#ledger > summary")
    one.page.click("text=更早的 10 行")
    one.page.wait_for_selector("html[data-js]")
    one.eventually(lambda: one.page.locator("#undo-line li").count(), 70)
    one.peer.other("rally", {"kind": "note", "text": "又一条"})
    one.eventually(lambda: one.page.locator("#undo-line li").count(), 71)
