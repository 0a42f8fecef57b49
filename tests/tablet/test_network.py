"""What a tablet calls is written exactly once and in order, whatever the network does."""

from typing import Any

import pytest
from playwright.sync_api import Route

from tests.tablet.stage import API, AWAY, HOME, A, B, Open, out

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_the_page_is_no_secure_context(at: Open) -> None:
    one = at("list")
    assert not one.page.evaluate("isSecureContext")
    assert one.page.evaluate("crypto.randomUUID === undefined")


def test_a_call_is_written_with_what_was_last_seen(at: Open) -> None:
    one = at("list")
    one.report(HOME)
    one.eventually(one.band, "已送达")
    [body] = one.sent
    assert body["seq"] == 0
    assert body["call"] == out("7")
    assert len(body["id"]) == 36
    assert body["said_at"].endswith("Z")
    assert body["device"]
    one.eventually(lambda: one.page.locator("#line-1").count(), 1)


def test_ten_calls_offline_are_written_once_and_in_order(at: Open) -> None:
    one = at("list")
    one.report(HOME)
    one.eventually(one.band, "已送达")
    one.offline()
    order = [HOME, AWAY, AWAY, HOME, HOME, AWAY, HOME, AWAY, HOME, HOME]
    one.report(*order)
    one.eventually(one.band, "10 条未送出")
    assert "照常记，10 条存在本机" in one.page.inner_text("#strip")
    assert one.ledger == [A]
    one.online()
    one.eventually(one.band, "已送达")
    assert one.ledger == [A, *(A if name == HOME else B for name in order)]
    one.eventually(lambda: one.seq, "11")
    assert one.page.is_hidden("#strip")


def test_queued_calls_come_as_one_batch(at: Open) -> None:
    one = at("list")
    one.offline()
    one.report(HOME, HOME, HOME)
    tries = len(one.sent)
    one.online()
    one.eventually(lambda: one.ledger, [A, A, A])
    seqs = [[call["seq"] for call in body["calls"]] for body in one.sent[tries:]]
    assert [one for one in seqs if one != [0, 1, 2]] == []


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_lost_answer_makes_no_second_line(at: Open, moment: str) -> None:
    one = at("list")
    one.lose(moment)
    one.report(HOME)
    one.eventually(one.band, "已送达")
    one.report(AWAY)
    one.eventually(lambda: one.ledger, [A, B])
    one.eventually(one.states, ["sent", "sent"])


def test_the_lost_answer_of_a_batch_makes_no_second_lines(at: Open) -> None:
    one = at("list")
    one.offline()
    one.report(HOME, HOME, HOME)
    one.lose("after")
    one.online()
    one.eventually(one.band, "已送达")
    assert one.ledger == [A, A, A]


def test_a_server_that_is_killed_and_comes_back(at: Open) -> None:
    """Beneath the tablet: what it was answered stands, what it was not is written once."""
    one = at("list")
    one.report(HOME)
    one.eventually(one.band, "已送达")
    one.venue.server.kill()
    one.report(AWAY, HOME)
    one.eventually(one.band, "2 条未送出")
    one.venue.server.restart()
    one.eventually(lambda: one.ledger, [A, B, A])
    one.eventually(one.band, "已送达")


def test_calls_survive_a_reload_and_a_closed_page(at: Open) -> None:
    one = at("list")
    one.full()
    one.report(HOME, HOME)
    one.eventually(one.band, "2 条未送出")
    one.page.close()
    one.page = one.context.new_page()
    one.open()
    one.eventually(one.band, "2 条未送出")
    one.full(yes=False)
    one.eventually(lambda: one.ledger, [A, A])


def test_a_full_server_keeps_the_calls_on_the_tablet(at: Open) -> None:
    one = at("list")
    one.full()
    one.report(HOME)
    one.eventually(one.band, "1 条未送出")
    assert "服务器现在记不下" in one.page.inner_text("#strip")
    one.full(yes=False)
    one.eventually(one.band, "已送达")
    assert one.ledger == [A]


def test_a_double_tap_is_one_call(at: Open) -> None:
    one = at("group", "left")
    one.page.get_by_role("button", name="成功").dblclick()
    one.eventually(one.band, "已送达")
    assert one.ledger == ["vote 1 2 True bench left"]


def test_two_taps_are_two_calls(at: Open) -> None:
    one = at("list")
    one.report(HOME, HOME)
    one.eventually(lambda: one.ledger, [A, A])


def test_two_pages_of_one_tablet_are_no_conflict(at: Open) -> None:
    one = at("list")
    first, second = one.page, one.context.new_page()
    one.offline()
    one.report(HOME)
    one.eventually(one.states, ["pending"])
    one.online()
    one.open(page=second)
    one.page = second
    one.report(AWAY)
    one.eventually(lambda: sorted(one.ledger), [B, A])
    assert first.is_hidden("#slip")
    assert second.is_hidden("#slip")


def test_a_card_that_is_stopped_keeps_its_calls(at: Open) -> None:
    one = at("list")
    token = one.venue.issue("secretary")
    one.sign_in(token)
    one.venue.stop(token)
    one.report(HOME)
    one.eventually(one.band, "这张卡已停用")
    assert one.page.inner_text("#sync-detail") == "找记录台"
    assert one.states() == ["pending"]
    one.sign_in(one.venue.token("secretary"))
    one.eventually(lambda: one.ledger, [A])


def test_the_page_of_a_captive_portal_is_no_answer(at: Open) -> None:
    one = at("list")
    one.page.route(API, lambda route: route.fulfill(status=200, body="<p>请登录无线网络</p>"))
    one.report(HOME)
    one.eventually(one.band, "1 条未送出")
    one.page.unroute(API)
    one.eventually(lambda: one.ledger, [A])


def test_a_slow_answer_is_called_slow(at: Open) -> None:
    one = at("list")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    one.page.route(API, hold)
    one.report(HOME)
    one.eventually(one.band, "正在送 1 条")
    one.eventually(one.band, "1 条未送出")
    assert "没有回音" in one.page.inner_text("#sync-detail")
    held[0].continue_()
    one.eventually(one.band, "已送达")


def test_another_tablets_line_is_shown_at_once(at: Open) -> None:
    one = at("list")
    one.other(out("2"))
    one.eventually(lambda: one.seq, "1")
    one.report(HOME)
    one.eventually(lambda: one.ledger, [B, A])


def test_what_waits_from_another_contest_is_sent_from_this_pad(at: Open) -> None:
    one = at("list")
    one.full()
    one.report(HOME)
    one.eventually(one.states, ["pending"])
    one.open("/pad")
    one.page.wait_for_selector("text=没送出的：1")
    one.full(yes=False)
    one.open(f"/pad/{one.venue.contest('list')}")
    one.eventually(lambda: one.ledger, [A])


def test_a_long_ledger_is_shown_in_part_and_whole_when_asked(at: Open) -> None:
    one = at("list")
    one.venue.notes(one.contest, 70)
    one.open()
    assert one.page.locator("#undo-line li").count() == 60
    one.page.click("#ledger > summary")
    one.page.click("text=更早的 10 行")
    one.page.wait_for_selector("html[data-js]")
    one.eventually(lambda: one.page.locator("#undo-line li").count(), 70)
    note: dict[str, Any] = {"kind": "note", "text": "又一条"}
    one.other(note)
    one.eventually(lambda: one.page.locator("#undo-line li").count(), 71)
