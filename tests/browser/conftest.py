"""The games in mid-play, a server over a copy of them for each module, and a Chromium."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import midway as games
from tests.browser.midway import Midway

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

SignedIn = Callable[..., Page]
"""Opens a page signed in as a role or seat; further words are the browser context's."""


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the games played halfway."""
    folder = tmp_path_factory.mktemp("midway")
    games.prepare(folder)
    return folder


@pytest.fixture(scope="module")
def midway(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Midway]:
    """A server over a copy of the games."""
    folder = tmp_path_factory.mktemp("copy") / "games"
    shutil.copytree(played, folder)
    with games.opened(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of a spectator in China."""
    opened = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A spectator's page."""
    return context.new_page()


@pytest.fixture
def signed_in(browser: Browser, midway: Midway) -> Iterator[SignedIn]:
    """Opens pages of officials, each in a browser of its own."""
    contexts: list[BrowserContext] = []

    def sign_in(role: str, **settings: object) -> Page:
        context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{midway.url}/signin")
        page.fill("#token", midway.tokens[role])
        page.click(".submit")
        return page

    yield sign_in
    for context in contexts:
        context.close()
