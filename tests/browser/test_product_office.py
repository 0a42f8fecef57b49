"""The pages of the organiser and of the desk's further work are as sound as all others: with their
forms folded and open, in Chinese and English."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import midway as games
from tests.browser.conftest import SignedIn
from tests.browser.eyes import BY_WIDTH, violations
from tests.browser.midway import Midway
from tests.browser.test_product_looks import everywhere, misfits, unroll

pytestmark = [pytest.mark.browser, pytest.mark.server]

PAGES = (
    "/desk/games",
    "/desk/cards",
    f"/desk/events/{games.START_LIST}/draw",
    "/desk/organise",
    "/desk/organise/events",
    f"/desk/organise/event?id={games.START_LIST}",
    "/desk/organise/delegations",
    "/desk/organise/table",
    "/desk/organise/timetable",
    "/desk/organise/files",
    "/desk/organise/changes",
)
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"


def opened(page: Page, *, whole: bool) -> dict[str, Any]:
    """The faults of a page whose forms are all open; `whole`: by all rules of axe."""
    page.evaluate(OPEN)
    found = {}
    for width, rules in ((1280, None if whole else BY_WIDTH), (320, BY_WIDTH)):
        unroll(page, width)
        found[f"open {width}"] = [*misfits(page), *violations(page, rules)]
    return {where: wrong for where, wrong in found.items() if wrong}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_office_is_without_fault(
    midway: Midway, signed_in: SignedIn, path: str, lang: str
) -> None:
    page = signed_in("desk", reduced_motion="reduce")
    page.context.add_cookies([{"name": "lang", "value": lang, "url": midway.url}])
    assert not everywhere(page, midway.url + path, whole=lang == "zh")
    assert not opened(page, whole=lang == "zh")
