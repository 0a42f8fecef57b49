"""A tablet on its stage: a real Chromium with a page open at one seat's pad of one contest.

The page is opened by plain http under a name that is not localhost, as on a stadium network: it
is no secure context, so whatever works here works with IndexedDB and getRandomValues alone.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route

from tests.tablet.venue import HOST, Venue, brief

Open = Callable[..., "Tablet"]
"""Opens a tablet at a fresh contest of a kind, with a card: see `CARDS`."""

PATIENCE_MS = 20_000
DOUBLE_TAP_MS = 420
"""Longer than two taps of a double tap are apart, and than a key rests that has changed."""
NOT_THE_PAGE = ("Failed to load resource", "WebSocket connection", "ERR_")
"""What the console says of the network."""
TELLING = ("note ≠", "note ＝")
API = "**/api/v1/contests/**"
FULL = json.dumps({"error": "storage_full", "message": "磁盘已满。"})
CARDS = {
    "": ("secretary", ""),
    "desk": ("desk", ""),
    "marshal": ("marshal", "marshal"),
    **{seat: ("referee", seat) for seat in ("left", "chief", "right")},
}
HOME, AWAY = "冯国强", "许立"
"""Two of a list, whom the tests report as not started: what they tell two calls by."""
A, B = "status 7 DNS", "status 2 DNS"


def out(entrant: str) -> dict[str, Any]:
    """The call that somebody did not start."""
    return {"kind": "status", "entrant": entrant, "status": "DNS"}


@dataclass
class Tablet:
    """A tablet at a contest's pad."""

    venue: Venue
    contest: str
    page: Page
    faults: list[str] = field(default_factory=list)
    sent: list[Any] = field(default_factory=list)

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    @property
    def ledger(self) -> list[str]:
        """What the server has written, but for what tablets tell each other."""
        return [line for line in self._written if not line.startswith(TELLING)]

    @property
    def told(self) -> list[str]:
        """What the tablets told each other of calls that were outrun."""
        return [line for line in self._written if line.startswith(TELLING)]

    @property
    def _written(self) -> list[str]:
        return [brief(line["call"]) for line in self.venue.lines(self.contest)]

    def other(self, *calls: dict[str, Any]) -> None:
        """Another tablet writes."""
        self.venue.other(self.contest, *calls)

    def sign_in(self, token: str) -> None:
        """Take another card, and open the pad again."""
        self.page.goto(f"{self.venue.url}/signin?token={token}")
        self.page.click("form button.submit")
        self.open()

    @property
    def seq(self) -> str:
        """The last line that the page shows."""
        return self.page.get_attribute("#pad", "data-seq") or ""

    def open(self, path: str = "", page: Page | None = None) -> None:
        """Open the pad, or another page; ready once the script has begun."""
        page = page or self.page
        page.goto(self.venue.url + (path or f"/pad/{quote(self.contest)}"))
        page.wait_for_selector("html[data-js]")

    def tap(self, words: str) -> None:
        """Press the key with these words, later than a double tap would come."""
        self.page.wait_for_timeout(DOUBLE_TAP_MS)
        self.page.get_by_role("button", name=words).first.click()

    def report(self, *names: str) -> None:
        """Say of each of a list that they did not start."""
        if not self.page.is_visible("#form-1"):
            self.page.get_by_role("button", name="无名次").click()
        for before, name in zip(("", *names), names, strict=False):
            if name == before:
                # Before choosing: the answer to the first one empties the form.
                self.page.wait_for_timeout(2 * DOUBLE_TAP_MS)
            self.page.locator(f"#form-1 label:has-text('{name}')").click()
            self.page.locator("#form-1 label:has-text('未参赛')").click()
            self.page.click("#form-1 .submit")

    def digits(self, typed: str) -> None:
        """Press digits of the keypad that is shown."""
        for digit in typed:
            self.page.click(f"[data-shown] [data-digit='{digit}']")

    def offline(self) -> None:
        self.context.set_offline(True)

    def online(self) -> None:
        self.context.set_offline(False)

    def lose(self, moment: str) -> None:
        """Lose the next request `before` it comes to the server, or its answer `after`."""

        def lost(route: Route) -> None:
            if moment == "after":
                route.fetch(url=route.request.url.replace(HOST, "127.0.0.1"))
            route.abort("connectionreset")

        self.context.route(API, lost, times=1)

    def full(self, yes: bool = True) -> None:
        """A disk that is full, or no longer."""
        if yes:
            answer = {"status": 503, "content_type": "application/json", "body": FULL}
            self.context.route(API, lambda route: route.fulfill(**answer))
        else:
            self.context.unroute(API)

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
        """The states of the slips, in order, but for what tells other tablets of them."""
        return [slip["state"] for slip in self.slips() if not slip["tells"]]

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
def tablet(
    browser: Browser, venue: Venue, kind: str, card: str = "", **options: Any
) -> Iterator[Tablet]:
    """A tablet signed in with a card that has opened the pad of a fresh contest."""
    session = venue.session(browser, CARDS[card])
    settings = {"viewport": {"width": 1024, "height": 768}, "locale": "zh-CN", **options}
    context = browser.new_context(storage_state=session, **settings)
    one = Tablet(venue, venue.contest(kind), context.new_page())
    try:
        watch(one)
        if settings.get("java_script_enabled", True):
            one.open()
        else:
            one.page.goto(f"{venue.url}/pad/{one.contest}")
        yield one
    finally:
        context.close()


def watch(one: Tablet) -> None:
    """Note what the page posts, and what its console and errors say, the network's talk apart."""

    def heard(message: ConsoleMessage) -> None:
        if not any(talk in message.text for talk in NOT_THE_PAGE):
            one.faults.append(message.text)

    def asked(request: Request) -> None:
        if request.method == "POST" and "/api/v1/" in request.url:
            one.sent.append(request.post_data_json)

    one.context.on("request", asked)
    one.page.on("console", heard)
    one.page.on("pageerror", lambda error: one.faults.append(str(error)))
