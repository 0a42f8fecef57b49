"""A stage for a tablet: a peer, a real Chromium, and a page open at one seat's pad.

The page is opened by plain http under a name that is not localhost, as on a stadium network: it
is no secure context, so whatever works here works with IndexedDB and getRandomValues alone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.tablet.games import Game, Lights, Placings, Rallies, Throws, Weights
from tests.tablet.peer import Peer
from tests.tablet.peer_site import serve

HOST = "tablet.test"
PATIENCE_MS = 20_000
NETWORK_TALK = ("Failed to load resource", "WebSocket connection", "ERR_")


def games() -> dict[str, Game]:
    """One contest of each kind."""
    return {
        "rally": Rallies(),
        "short": Rallies(target=1),
        "lights": Lights(),
        "weights": Weights(),
        "throws": Throws(),
        "placed": Placings(),
    }


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that finds every peer under `HOST`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", f"--host-resolver-rules=MAP {HOST} 127.0.0.1"],
        )
        yield browser
        browser.close()


@dataclass
class Tablet:
    """A tablet at a contest's pad."""

    peer: Peer
    url: str
    contest: str
    page: Page
    faults: list[str]

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    @property
    def ledger(self) -> list[str]:
        """What the peer has written."""
        return self.peer.kinds(self.contest)

    def open(self, path: str = "", page: Page | None = None) -> None:
        """Open the pad, or another page of the peer; ready once the script has begun."""
        page = page or self.page
        page.goto(self.url + (path or f"/pad/{self.contest}"))
        page.wait_for_selector("html[data-js]")

    def tap(self, words: str) -> None:
        """Press the key with these words, later than a double tap would come."""
        self.page.wait_for_timeout(420)
        self.page.get_by_role("button", name=words).first.click()

    def taps(self, words: str, times: int) -> None:
        for _ in range(times):
            self.tap(words)

    def digits(self, typed: str) -> None:
        """Press digits of the keypad that is shown."""
        for digit in typed:
            self.page.click(f"[data-shown] [data-digit='{digit}']")

    def offline(self, gone: bool = True) -> None:
        self.context.set_offline(gone)

    def online(self) -> None:
        self.offline(gone=False)

    def band(self) -> str:
        """The word of the sync state."""
        return self.page.inner_text("#sync-word")

    def slips(self) -> list[dict[str, Any]]:
        """What the tablet itself keeps of this contest."""
        script = """async (contest) => {
          const { open } = await import("/static/js/outbox.js");
          const outbox = await open();
          const slips = await outbox.slips(contest);
          outbox.close();
          return slips;
        }"""
        slips: list[dict[str, Any]] = self.page.evaluate(script, self.contest)
        return slips

    def states(self) -> list[str]:
        """The states of the slips, in order."""
        return [slip["state"] for slip in self.slips()]

    def eventually(self, told: Callable[[], Any], expected: Any) -> None:
        """Wait until `told()` is as expected."""
        seen = None
        for _ in range(PATIENCE_MS // 50):
            seen = told()
            if seen == expected:
                return
            self.page.wait_for_timeout(50)
        assert seen == expected, f"{seen!r}, not {expected!r}"


@contextmanager
def tablet(browser: Browser, contest: str, seat: str = "", **options: Any) -> Iterator[Tablet]:
    """A tablet that has opened the pad of a seat; a fault of the page fails the test."""
    peer = Peer(games())
    settings = {"viewport": {"width": 1024, "height": 768}, "locale": "zh-CN", **options}
    with serve(peer) as address:
        context = browser.new_context(**settings)
        url = address.replace("127.0.0.1", HOST)
        one = Tablet(peer, url, contest, context.new_page(), [])
        watch(one)
        path = f"/pad/{contest}?seat={seat}"
        if settings.get("java_script_enabled", True):
            one.open(path)
        else:
            one.page.goto(url + path)
        yield one
        context.close()
    assert not one.faults


def watch(one: Tablet) -> None:
    """Note what the page's console and errors say, the network's own talk apart."""

    def heard(message: ConsoleMessage) -> None:
        if not any(talk in message.text for talk in NETWORK_TALK):
            one.faults.append(message.text)

    one.page.on("console", heard)
    one.page.on("pageerror", lambda error: one.faults.append(str(error)))
