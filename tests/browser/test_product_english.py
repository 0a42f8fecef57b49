"""In English no page speaks Chinese, but for names, and for what officials wrote themselves."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from meet.demo.course import ILL
from meet.demo.play import LABELS
from meet.intake import CLERK
from tests.browser import midway as games
from tests.browser.conftest import SignedIn
from tests.browser.midway import Midway
from tests.browser.test_product_looks import HALLS, OFFICIALS, PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.server]

HAN = re.compile(r"[\u3007\u3400-\u9fff\uff00-\uffef\u3001-\u303f]+")
"""Characters, and full-width punctuation but for the space between two facts."""
WRITTEN = (
    "起跑有人抢跑，请看录像。",
    ILL,
    CLERK.label,
    *LABELS.values(),
    *(label for _name, _role, _seat, label in games.OFFICIALS),
)
"""The reasons of protests and of a withdrawal, and what stands on the officials' cards."""
ROLES = ("裁判长",)
"""What an official signed as, word for word."""
TOLD = """() => {
  const told = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement.closest("[lang|=zh], script, template")) told.push(node.nodeValue);
  for (const one of document.querySelectorAll("body *"))
    for (const name of ["aria-label", "placeholder", "title", "alt"])
      if (one.hasAttribute(name)) told.push(one.getAttribute(name));
  return told.map((text) => text.trim()).filter(Boolean);
}"""


@pytest.fixture(scope="module")
def names(midway: Midway) -> list[str]:
    """Who competes: these have no English name."""
    found = {*WRITTEN, *ROLES}
    for _sport, _name, events in midway.get("/events")["sports"]:
        for event in events:
            for entrant in midway.get(f"/events/{event['id']}")["entrants"]:
                found |= {entrant["name"], *entrant["members"]}
    return sorted(found, key=len, reverse=True)


@pytest.fixture(scope="module")
def reader(browser: Browser, midway: Midway) -> Iterator[Page]:
    """A spectator who reads English."""
    with browser.new_context(locale="en-GB") as context:
        context.add_cookies([{"name": "lang", "value": "en", "url": midway.url}])
        yield context.new_page()


def chinese(page: Page, names: list[str]) -> list[str]:
    """Texts of the page in which Chinese is left once the names are taken out."""
    found = []
    for text in page.evaluate(TOLD):
        left = text
        for name in names:
            left = left.replace(name, "")
        if HAN.search(left.replace("\u3000", "")):
            found.append(text)
    return found


@pytest.mark.parametrize("name", PUBLIC)
def test_a_page_speaks_english(midway: Midway, reader: Page, names: list[str], name: str) -> None:
    reader.goto(midway.url + PUBLIC[name])
    assert reader.get_attribute("html", "lang") == "en"
    assert not chinese(reader, names)


@pytest.mark.parametrize("name", HALLS)
def test_a_hall_speaks_english(midway: Midway, reader: Page, names: list[str], name: str) -> None:
    reader.goto(f"{midway.url}{HALLS[name]}?as=hall")
    assert not chinese(reader, names)


@pytest.mark.parametrize("name", [name for name in OFFICIALS if name.startswith("desk")])
def test_the_desk_speaks_english(
    midway: Midway, signed_in: SignedIn, names: list[str], name: str
) -> None:
    role, path = OFFICIALS[name]
    page = signed_in(role)
    page.goto(midway.url + path)
    page.get_by_role("button", name="English").click()
    assert page.get_attribute("html", "lang") == "en"
    assert not chinese(page, names)


def test_chinese_is_found(reader: Page, names: list[str]) -> None:
    reader.set_content("<html lang='en'><title>x</title><p title='名次'>吕波</p><p>成绩</p></html>")
    assert chinese(reader, names) == ["成绩", "名次"]
