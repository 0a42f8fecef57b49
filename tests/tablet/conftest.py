"""The tablets' meet, one server and one Chromium over all of this folder's tests, and tablets.

Of the scope `package`, not `session`: two Playwrights of other folders cannot run beside this one.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.tablet.stage import Tablet, tablet
from tests.tablet.venue import HOST, Venue, open_venue

FLAGS = ["--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]


@pytest.fixture(scope="package")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    """A server over the loaded events; every test takes a contest of its own from them."""
    with open_venue(tmp_path_factory.mktemp("venue")) as opened:
        yield opened


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A browser that finds the server under a name that is not localhost."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def at(browser: Browser, venue: Venue) -> Iterator[Callable[..., Tablet]]:
    """Opens tablets, and closes them after the test; a fault of their pages fails it."""
    tablets: list[Tablet] = []
    with ExitStack() as stack:

        def open_tablet(kind: str, card: str = "", **how: object) -> Tablet:
            one = stack.enter_context(tablet(browser, venue, kind, card, **how))
            tablets.append(one)
            return one

        yield open_tablet
    assert [fault for one in tablets for fault in one.faults] == []
