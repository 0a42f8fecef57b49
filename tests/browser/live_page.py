"""A page of the small hall in a real browser: opened, altered, silenced and looked at."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.live.processes import Process


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


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


@contextmanager
def stopped(server: Process) -> Iterator[None]:
    """A server that says nothing, on connections that stand."""
    server.process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        server.process.send_signal(signal.SIGCONT)
