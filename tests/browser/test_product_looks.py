"""Every page of the running product: no violation of axe, nothing too wide, no key too small.

In Chinese and English, light and dark, at 1280 and 320 px; the halls at 1920×1080.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import midway as games
from tests.browser.eyes import BY_COLOUR, BY_WIDTH, clashes, cut, overflow, small_keys, violations
from tests.browser.midway import SEATS, Midway
from tests.server.process import serving

pytestmark = [pytest.mark.browser, pytest.mark.server]

LIFTING = f"{games.LIFTING}-f"
PUBLIC = {
    "home": "/",
    "schedule": "/schedule",
    "events": "/events",
    "event start list": f"/events/{games.START_LIST}",
    "event live": f"/events/{games.VOTING}",
    "event finished": f"/events/{games.FINISHED}",
    "event unofficial": f"/events/{games.UNOFFICIAL}",
    "event protested": f"/events/{games.PROTESTED}",
    "event official": "/events/ath-m-400-t60",
    "event official, protested": f"/events/{games.PROTESTED_OFFICIAL}",
    "event of joint pairs": "/events/tt-m-d-deaf",
    "contest of lifting": f"/contests/{LIFTING}",
    "contest, one has voted": f"/contests/{games.VOTING}-f",
    "contest, judged": f"/contests/{games.JUDGED}-f",
    "contest of a race": f"/contests/{games.contest_of('ath-m-100-t46')}",
    "medals": "/medals",
    "points": "/points",
    "delegation": "/delegations/luzhou",
    "athlete": "/athletes/141",
    "why": "/events/tt-m-d-deaf/why",
    "regulation": "/regulation",
    "search": "/search",
    "search, found": "/search?q=1",
    "search, nothing": "/search?q=zzz",
    "sign in": "/signin",
    "no such page": "/nowhere",
}
OFFICIALS = {
    "pad list": ("desk", "/pad"),
    "pad placed": ("secretary", f"/pad/{games.UNPLAYED[0]}-f"),
    "pad finished": ("secretary", f"/pad/{games.contest_of(games.FINISHED)}"),
    "pad official": ("secretary", f"/pad/{games.contest_of('ath-m-100-t46')}"),
    **{f"pad {seat}": (seat, f"/pad/{LIFTING}") for seat in (*SEATS, "marshal", "secretary")},
    "pad voted": ("left", f"/pad/{games.VOTING}-f"),
    "desk today": ("desk", "/desk"),
    "desk start list": ("desk", f"/desk/events/{games.START_LIST}"),
    "desk finished": ("desk", f"/desk/events/{games.FINISHED}"),
    "desk unofficial": ("desk", f"/desk/events/{games.UNOFFICIAL}"),
    "desk protested": ("desk", f"/desk/events/{games.PROTESTED}"),
    "desk official": ("desk", "/desk/events/ath-m-100-t46"),
}
PAGES = {name: ("", path) for name, path in PUBLIC.items()} | OFFICIALS
HALLS = {
    "lifting": f"/contests/{LIFTING}",
    "one has voted": f"/contests/{games.VOTING}-f",
    "judged": f"/contests/{games.JUDGED}-f",
    "nine in a race": f"/contests/{games.contest_of('ath-m-100-t60')}",
    "joint pairs": f"/contests/{games.contest_of('tt-m-d-deaf')}",
    "called": f"/contests/{games.CALLED}-f",
    "medals": "/medals",
}
WIDTHS = (1280, 800, 390, 320)
"""Where everything must fit."""
LOOKS = {(320, "light"): BY_WIDTH, (1280, "dark"): BY_COLOUR, (1280, "light"): None}
"""Where axe looks at a page as a whole, by which rules; None: all of them."""
IN_WORDS = {(320, "light"): BY_WIDTH}
"""Where it looks for what longer words change."""
ENLARGE = """(size) => {
  const root = document.documentElement.dataset, before = root.text ?? "";
  if (size) root.text = size; else delete root.text;
  return before;
}"""
PAINT = """(colours) => {
  if (document.body.matches(".pad-page, .before-pad"))
    document.documentElement.dataset.theme = colours;
}"""
CUT = """() => [...document.querySelectorAll('.name, h1, h2, p, th, td, .chip, .light')]
  .filter((one) => one.checkVisibility({visibilityProperty: true}))
  .filter((one) => !one.closest('.unseen') && one.textContent.trim())
  .map((one) => [one.textContent.trim().slice(0, 40), one.getBoundingClientRect()])
  .filter(([, box]) => box.right > innerWidth || box.bottom > innerHeight || box.left < 0)
  .map(([text, box]) => `${text} ${Math.round(box.right)} ${Math.round(box.bottom)}`)"""
MEETS = """([one, other]) => {
  const [a, b] = [one, other].map((name) => document.querySelector(name)?.getBoundingClientRect());
  if (!a || !b) return null;
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}"""

WIDEST = """() => Math.max(0, ...[...document.querySelectorAll(".hall-tables table")]
  .map((one) => Math.floor(one.getBoundingClientRect().right)))"""
LARGE_PX = 57
"""Keys of large text on a phone (3.6 rem)."""


@pytest.fixture(scope="module")
def doors(browser: Browser, midway: Midway) -> Iterator[dict[str, Page]]:
    """One page for each who looks: a spectator, and officials who are signed in."""
    with ExitStack() as stack:
        pages = {}
        for role in ("", *sorted({role for role, _ in OFFICIALS.values()})):
            context = stack.enter_context(browser.new_context(reduced_motion="reduce"))
            pages[role] = context.new_page()
            if role:
                pages[role].goto(f"{midway.url}/signin")
                pages[role].fill("#token", midway.tokens[role])
                pages[role].click(".submit")
        yield pages


def unroll(page: Page, width: int) -> None:
    """A window of that width in which the whole page is in view."""
    page.set_viewport_size({"width": width, "height": 700})
    high = page.evaluate("Math.max(700, document.body.scrollHeight)")
    page.set_viewport_size({"width": width, "height": high})


def misfits(page: Page) -> list[str]:
    """What does not fit into this window."""
    wider = overflow(page)
    found = [*small_keys(page), *clashes(page), *cut(page)]
    return [*found, f"{wider} px too wide"] if wider > 0 else found


def everywhere(page: Page, url: str, *, whole: bool) -> dict[str, list[str]]:
    """The faults of a page by width, size of text and colours.

    `whole`: also those that another language does not change.
    """
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(url)
    found = {}
    for width in WIDTHS:
        unroll(page, width)
        found[f"{width}"] = misfits(page)
        found[f"{width} large"] = large(page) if width < WIDTHS[0] else []
    for (width, colours), rules in (LOOKS if whole else IN_WORDS).items():
        unroll(page, width)
        page.emulate_media(color_scheme=colours)
        page.evaluate(PAINT, colours)
        found[f"{width} {colours}"] = violations(page, rules)
    return {where: wrong for where, wrong in found.items() if wrong}


def large(page: Page) -> list[str]:
    """What large text (大字) makes too wide."""
    before = page.evaluate(ENLARGE, "large")
    wider = overflow(page)
    page.evaluate(ENLARGE, before)
    return [f"{wider} px too wide"] if wider > 0 else []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_without_fault(
    midway: Midway, doors: dict[str, Page], name: str, lang: str
) -> None:
    role, path = PAGES[name]
    page = doors[role]
    page.context.add_cookies([{"name": "lang", "value": lang, "url": midway.url}])
    assert not everywhere(page, midway.url + path, whole=lang == "zh")
    assert page.get_attribute("html", "lang") == {"zh": "zh-Hans", "en": "en"}[lang]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", HALLS)
def test_a_hall_is_without_fault(
    midway: Midway, doors: dict[str, Page], name: str, lang: str
) -> None:
    page = doors[""]
    page.context.add_cookies([{"name": "lang", "value": lang, "url": midway.url}])
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{midway.url}{HALLS[name]}?as=hall")
    assert not violations(page)
    assert overflow(page) <= 0
    assert not clashes(page)
    assert not page.evaluate(CUT)
    assert page.evaluate(WIDEST) <= 1920 - 64
    assert page.evaluate(MEETS, [".plates", ".hall-tables"]) in (None, False)
    assert page.evaluate(MEETS, [".plates", ".hero-figure"]) in (None, False)
    assert page.evaluate(MEETS, [".hall-tables", ".hall-below"]) in (None, False)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["/?plain=1", "/medals?plain=1"])
def test_plain_language_is_without_fault(
    midway: Midway, browser: Browser, path: str, lang: str
) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        context.add_cookies([{"name": "lang", "value": lang, "url": midway.url}])
        page = context.new_page()
        assert not everywhere(page, midway.url + path, whole=True)
        assert not small_keys(page, LARGE_PX)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_page_is_without_fault(tmp_path: Path, browser: Browser, lang: str) -> None:
    with serving(tmp_path) as server, browser.new_context() as context:
        context.add_cookies([{"name": "lang", "value": lang, "url": server.url}])
        assert not everywhere(context.new_page(), server.url, whole=True)
