"""A page that keeps itself up to date: what it paints, says and does when the network fails."""

import signal
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.live.processes import Process, eventually, free_port, hall

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
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def visit(page: Page, server: Process, path: str = "/page/medals") -> None:
    """Open a page and wait until it watches: it has been told the server's time by then."""
    with page.expect_websocket() as opened:
        page.goto(server.url + path)
    opened.value.wait_for_event("framereceived", predicate=lambda frame: '"version"' in frame)


def alter(server: Process, topic: str = "medals", **told: Any) -> int:
    version: int = server.post(f"/alter/{topic}", told)["version"]
    return version


def shows(page: Page, version: int) -> Callable[[], bool]:
    return lambda: page.inner_text("caption") == str(version)


def fresh(page: Page) -> str:
    return page.inner_text("[data-live=fresh]")


# --- Painting ----------------------------------------------------------------------------------


def test_a_change_is_painted_without_a_reload(server: Process, page: Page) -> None:
    visit(page, server)
    page.evaluate("window.sameDocument = true")
    before = int(page.inner_text("#row-Tunliu .gold"))
    version = alter(server, delegation="屯留区")
    eventually(shows(page, version))
    assert page.inner_text("#row-Tunliu .gold") == str(before + 1)
    assert page.evaluate("window.sameDocument")
    assert page.get_attribute("main", "data-version") == str(version)


def test_the_page_s_language_is_watched(server: Process, page: Page) -> None:
    visit(page, server, "/page/medals?lang=en")
    eventually(shows(page, alter(server)))
    assert page.inner_text("h1") == "Medals"


@pytest.mark.parametrize("focus", ["#row-Luzhou a", "#find", "summary"])
def test_focus_stays_during_fifty_updates(server: Process, page: Page, focus: str) -> None:
    visit(page, server)
    page.focus(focus)
    page.keyboard.type("潞")
    page.evaluate("window.focused = document.activeElement")
    for number in range(50):
        whose = ["潞州区", "上党区", "屯留区", "潞城区"][number % 4]
        eventually(shows(page, alter(server, delegation=whose)))
        assert page.evaluate("window.focused === document.activeElement")
    assert page.input_value("#find") == ("潞" if focus == "#find" else "")


def test_only_what_changed_is_touched(server: Process, page: Page) -> None:
    visit(page, server)
    alter(server, delegation="潞州区", times=100)  # far ahead: no row moves below
    eventually(shows(page, alter(server, delegation="潞州区")))
    page.evaluate(
        """() => {
          window.touched = new Set();
          new MutationObserver((records) => {
            for (const { type, target } of records) {
              if (type === "attributes") continue;
              window.touched.add((target.nodeType === 3 ? target.parentElement : target).outerHTML);
            }
          }).observe(document.querySelector("main"), {
            childList: true, characterData: true, subtree: true,
          });
        }"""
    )
    version = alter(server, delegation="潞州区")
    eventually(shows(page, version))
    touched = page.evaluate("[...window.touched]")
    assert len(touched) == 2
    assert f"<caption>{version}</caption>" in touched
    assert any('class="gold' in one for one in touched)


def test_what_is_open_stays_open(server: Process, page: Page) -> None:
    visit(page, server)
    page.click("summary")
    eventually(shows(page, alter(server)))
    assert page.evaluate("document.querySelector('details').open")


def test_a_changed_figure_is_marked_for_a_moment(server: Process, page: Page) -> None:
    visit(page, server)
    eventually(shows(page, alter(server, delegation="潞城区")))
    marked = page.eval_on_selector_all(".changed", "all => all.map(one => one.closest('tr').id)")
    assert "row-Lucheng" in marked
    eventually(lambda: page.locator(".changed").count() == 0)
    assert page.get_attribute("#row-Lucheng .gold", "class") == "gold"


def test_with_reduced_motion_nothing_is_marked_or_moved(server: Process, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    visit(page, server)
    eventually(shows(page, alter(server, times=3)))
    assert page.locator(".changed").count() == 0
    assert page.evaluate("document.getAnimations().length") == 0


def test_an_older_version_is_dropped(server: Process, page: Page) -> None:
    sockets = []

    def forward(socket: Any) -> None:
        upstream = socket.connect_to_server()
        upstream.on_message(socket.send)
        socket.on_message(upstream.send)
        sockets.append(socket)

    page.route_web_socket("**/socket.io/**", forward)
    page.goto(server.url + "/page/medals")
    version = alter(server)
    eventually(shows(page, version))
    for old in (version - 1, version):
        sockets[0].send(f'42/live,["view",{{"topic":"medals","version":{old},"html":"old"}}]')
    eventually(shows(page, alter(server)))
    assert "old" not in page.inner_text("main")
    sockets[0].send(f'42/live,["view",{{"topic":"medals","version":{version + 9},"html":"new"}}]')
    eventually(lambda: page.inner_text("main") == "new")


# --- Pausing -----------------------------------------------------------------------------------


def test_a_pause_holds_the_page_and_its_end_shows_the_newest(server: Process, page: Page) -> None:
    visit(page, server)
    shown = page.inner_html("main")
    page.click("[data-live=pause]")
    assert page.get_attribute("[data-live=pause]", "aria-pressed") == "true"
    assert fresh(page).startswith("已暂停，停在 ")
    for _ in range(3):
        version = alter(server)
    page.wait_for_timeout(300)
    assert page.inner_html("main") == shown
    page.click("[data-live=pause]")
    eventually(shows(page, version))
    assert fresh(page).startswith("实时更新，")


def test_every_thirty_seconds_is_no_more_often(server: Process, page: Page) -> None:
    page.clock.install()
    visit(page, server)
    eventually(shows(page, alter(server)))
    page.click("[data-live=every30]")
    shown = page.inner_text("main")
    version = alter(server)
    page.clock.run_for(20_000)
    assert page.inner_text("main") == shown
    page.clock.run_for(11_000)
    eventually(shows(page, version))
    assert page.inner_text("main") != shown


# --- When the network fails --------------------------------------------------------------------


def test_silence_is_shown_and_so_is_its_end(page: Page) -> None:
    with hall() as server:
        page.clock.install()
        visit(page, server)
        eventually(lambda: fresh(page).startswith("实时更新，"))
        server.process.send_signal(signal.SIGSTOP)
        try:
            page.clock.run_for(11_000)
            assert page.get_attribute("html", "data-stale") == ""
            stopped = fresh(page)
            assert stopped.startswith("数据停在 ")
            page.clock.run_for(5_000)
            assert fresh(page) == stopped
        finally:
            server.process.send_signal(signal.SIGCONT)
        version = alter(server)
        eventually(lambda: page.clock.run_for(1_000) or shows(page, version)())
        eventually(lambda: page.get_attribute("html", "data-stale") is None)
        assert fresh(page).startswith("实时更新，")


def test_without_a_websocket_the_page_fetches_itself(server: Process, page: Page) -> None:
    page.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    page.clock.install()
    page.goto(server.url + "/page/medals")
    page.evaluate("window.sameDocument = true")
    for _ in range(3):
        version = alter(server)
        eventually(lambda: page.clock.run_for(1_000) or shows(page, version)())  # noqa: B023
    assert page.evaluate("window.sameDocument")
    assert page.get_attribute("html", "data-stale") is None


def test_a_server_that_comes_back_is_found_again(page: Page) -> None:
    port = free_port()
    page.clock.install()
    with hall(port=port) as server:
        visit(page, server)
        eventually(shows(page, alter(server)))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for _ in range(60):
        page.clock.run_for(10_000)
        page.wait_for_timeout(5)
    assert page.get_attribute("html", "data-stale") == ""
    assert 3 < len(requests) < 25, "every 5 s would be 120 in ten minutes"
    with hall(port=port) as server:
        version = alter(server, times=20)
        eventually(lambda: page.clock.run_for(2_000) or shows(page, version)())
        eventually(lambda: page.get_attribute("html", "data-stale") is None)


def test_a_restored_backup_starts_the_page_again(server: Process, page: Page) -> None:
    visit(page, server)
    page.evaluate("window.sameDocument = true")
    server.post("/epoch/2")
    eventually(lambda: page.get_attribute("html", "data-epoch") == "2")
    assert page.evaluate("window.sameDocument") is None
    server.post("/epoch/1")


def test_the_page_is_complete_without_scripts(server: Process, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + "/page/medals")
    assert page.locator("tbody tr").count() == 4
    context.close()


# --- Clocks and the voice ----------------------------------------------------------------------


def test_a_clock_counts_in_server_time(server: Process, page: Page) -> None:
    now = time.time()
    page.clock.install(time=now + 3600)  # a device that is an hour ahead
    visit(page, server, f"/page/medals?deadline={int(now * 1000) + 60_000}")
    eventually(lambda: page.inner_text("[data-deadline]") in {"1:00", "0:59", "0:58", "0:57"})
    assert page.get_attribute("[data-deadline]", "data-over") is None
    visit(page, server, f"/page/medals?deadline={int(now * 1000) - 1}")
    eventually(lambda: page.inner_text("[data-deadline]") == "0:00")
    assert page.get_attribute("[data-deadline]", "data-over") == ""


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
    assert min(later - at for at, later in pairwise(times)) >= 5_990
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
