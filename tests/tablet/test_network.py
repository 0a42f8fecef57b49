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
