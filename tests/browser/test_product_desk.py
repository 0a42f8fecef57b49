"""A page of the desk moves by itself, but never under the hands of somebody who is writing."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser import midway as games
from tests.browser.conftest import SignedIn
from tests.browser.midway import Midway

pytestmark = [pytest.mark.browser, pytest.mark.server]

NEWER = "[data-newer]"


def at_event(page: Page, midway: Midway, event: str) -> None:
    """The event's page at the desk, once it listens."""
    with page.expect_websocket():
        page.goto(f"{midway.url}/desk/events/{event}")
    expect(page.locator(NEWER)).to_be_hidden()


def test_a_call_on_a_tablet_moves_both_pages_of_the_desk(
    midway: Midway, signed_in: SignedIn
) -> None:
    event = games.START_LIST
    today, one = signed_in("desk"), signed_in("desk-2")
    with today.expect_websocket():
        today.goto(f"{midway.url}/desk")
    at_event(one, midway, event)
    row = today.locator(f"[id='at-desk-{event}-f']")
    contest = one.locator(f"[id='contest-{event}-f']")
    expect(row).to_contain_text("未开始")
    midway.call(f"{event}-f", {"kind": "called"})
    expect(row).to_contain_text("检录", timeout=10_000)
    expect(contest).to_contain_text("检录", timeout=10_000)


def test_nothing_moves_while_somebody_is_writing(midway: Midway, signed_in: SignedIn) -> None:
    event = games.CALLED
    page = signed_in("desk")
    at_event(page, midway, event)
    page.locator("summary", has_text="记申诉").click()
    page.get_by_label("申诉内容").fill("起跑有人抢跑，请看录像。")
    midway.call(f"{event}-f", {"kind": "note", "text": "换了一把椅子"})
    midway.decide(event, {"kind": "note", "text": "看过录像"})
    expect(page.locator(NEWER)).to_be_visible(timeout=10_000)
    expect(page.get_by_label("申诉内容")).to_have_value("起跑有人抢跑，请看录像。")
    page.get_by_role("link", name="现在刷新").click()
    expect(page.locator(NEWER)).to_be_hidden()
    expect(page.locator("main")).to_contain_text("看过录像")


def test_the_clock_of_the_desk_is_the_server_s_whatever_its_own_says(
    midway: Midway, signed_in: SignedIn
) -> None:
    page = signed_in("desk")
    page.clock.install(time=datetime.now(UTC) + timedelta(hours=5))
    page.goto(f"{midway.url}/desk/games")
    page.evaluate("() => document.querySelector('[data-wall-clock]').replaceChildren()")
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    soon = (f"{now + timedelta(minutes=n):%H:%M}" for n in range(2))
    expect(page.locator("[data-wall-clock]")).to_have_text(re.compile("|".join(soon)))
