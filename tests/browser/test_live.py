"""A page that keeps itself up to date: what it paints, says and does when the network fails."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.live_page import alter, chromium, fresh, shows, stopped, visit
from tests.live.processes import Process, eventually, free_port, hall

pytestmark = [pytest.mark.browser, pytest.mark.server]


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
        with stopped(server):
            page.clock.run_for(11_000)
            assert page.get_attribute("html", "data-stale") == ""
            since = fresh(page)
            assert since.startswith("数据停在 ")
            page.clock.run_for(5_000)
            assert fresh(page) == since
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


# --- A screen in a hall ------------------------------------------------------------------------


def test_a_hall_screen_turns_its_pages_and_shows_the_time_of_the_games(
    server: Process, page: Page
) -> None:
    page.clock.install()
    visit(page, server, "/page/medals?as=screen")
    for shown in ("1", "2", "3", "1"):
        assert page.get_attribute("body", "data-page") == shown
        page.clock.run_for(8_000)
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    times = {f"{now + timedelta(minutes=m):%H:%M}" for m in (-1, 0, 1)}
    assert page.inner_text("[data-wall-clock]") in times


def test_a_hall_screen_tells_seconds_and_then_since_when_it_is_silent(page: Page) -> None:
    with hall() as server:
        page.clock.install()
        visit(page, server, "/page/medals?as=screen")
        eventually(lambda: page.inner_text("[data-fresh-text]").startswith("数据 "))
        assert page.get_attribute("body", "data-state") == "live"
        with stopped(server):
            page.clock.run_for(11_000)
            assert page.get_attribute("body", "data-state") == "stale"
            assert page.inner_text("[data-fresh-text]").startswith("停在 ")
            assert page.inner_text("[data-stale-text]").startswith("停在 ")


# --- Clocks ------------------------------------------------------------------------------------


def test_a_clock_counts_in_server_time(server: Process, page: Page) -> None:
    now = time.time()
    page.clock.install(time=now + 3600)  # a device that is an hour ahead
    visit(page, server, f"/page/medals?deadline={int(now * 1000) + 60_000}")
    eventually(lambda: page.inner_text("[data-deadline]") in {"1:00", "0:59", "0:58", "0:57"})
    assert page.get_attribute("[data-deadline]", "data-over") is None
    visit(page, server, f"/page/medals?deadline={int(now * 1000) - 1}")
    eventually(lambda: page.inner_text("[data-deadline]") == "0:00")
    assert page.get_attribute("[data-deadline]", "data-over") == ""
