"""The news for those who listen: whole sentences, few of them, and the newest."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.live_page import alter, chromium, visit
from tests.live.processes import Process, eventually, hall

pytestmark = [pytest.mark.browser, pytest.mark.server]

TOLD = """
window.told = [];
addEventListener("DOMContentLoaded", () => {
  const status = document.getElementById("status");
  new MutationObserver(() => {
    if (status.textContent) window.told.push([Date.now(), status.textContent]);
  }).observe(status, { childList: true, characterData: true, subtree: true });
});
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Process]:
    with hall() as process:
        yield process


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def news(server: Process, level: str, text: str, event: str) -> None:
    alter(server, "news", level=level, text=text, event=event)


def heard(server: Process, page: Page) -> None:
    """What was announced before this page's own topic has reached it when that has."""
    version = alter(server, "contest:f")
    eventually(lambda: page.get_attribute("main", "data-version") == str(version))


def told(page: Page) -> list[str]:
    sentences: list[str] = page.evaluate("window.told.map(([, text]) => text)")
    return sentences


def test_five_hundred_updates_a_minute_are_at_most_ten_sentences(
    server: Process, page: Page
) -> None:
    page.add_init_script(TOLD)
    page.clock.install()
    news(server, "gold", "这是旧闻。", "old")
    visit(page, server, "/page/contest:f")
    heard(server, page)
    page.select_option("[data-live=announce]", "all")
    for second in range(60):
        alter(server, "news", level="result", text=f"第 {second} 秒。", event="e1", times=7)
        news(server, "result", f"另一项第 {second} 秒。", "e2")
        heard(server, page)
        page.clock.run_for(1_000)
    times = page.evaluate("window.told.map(([at]) => at)")
    assert len(times) >= 9
    assert min(later - at for at, later in pairwise(times)) >= 6_000
    assert max(sum(at <= one < at + 60_000 for one in times) for at in times) <= 10
    sentences = told(page)
    assert "这是旧闻。" not in sentences
    assert len(set(sentences)) == len(sentences)
    # Of what waits, the newest of an event is told: none is older than two turns.
    seconds = [int(one.removeprefix("另一项").split()[1]) for one in sentences]
    assert seconds == sorted(seconds)
    assert seconds[-1] > 40


def test_by_default_only_gold_and_official_results_are_told(server: Process, page: Page) -> None:
    page.add_init_script(TOLD)
    page.clock.install()
    visit(page, server, "/page/contest:f")
    heard(server, page)
    for level in ("result", "call", "gold", "result", "official"):
        news(server, level, f"{level}。", level)
    heard(server, page)
    page.clock.run_for(30_000)
    assert told(page) == ["gold。", "official。"]


def test_switched_off_nothing_is_told_and_the_choice_is_kept(
    server: Process, context: BrowserContext
) -> None:
    page = context.new_page()
    page.add_init_script(TOLD)
    visit(page, server, "/page/contest:f")
    page.select_option("[data-live=announce]", "off")
    visit(page, server, "/page/contest:f")
    heard(server, page)
    assert page.input_value("[data-live=announce]") == "off"
    news(server, "gold", "金牌。", "e9")
    heard(server, page)
    assert told(page) == []


def test_a_pause_is_silent(server: Process, page: Page) -> None:
    page.add_init_script(TOLD)
    visit(page, server, "/page/contest:f")
    heard(server, page)
    page.click("[data-live=pause]")
    news(server, "gold", "暂停时的金牌。", "e1")
    page.wait_for_timeout(300)
    assert told(page) == []
    page.click("[data-live=pause]")
    eventually(lambda: told(page) == ["暂停时的金牌。"])


def test_what_stands_is_read_when_asked_for(server: Process, page: Page) -> None:
    page.add_init_script(TOLD)
    news(server, "gold", "甲。", "e1")
    news(server, "gold", "乙。", "e2")
    visit(page, server, "/page/contest:f")
    heard(server, page)
    page.click("[data-live=read]")
    assert page.inner_text("#status").endswith("甲。乙。")
