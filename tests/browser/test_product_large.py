"""Large text (大字) fits on a phone, and a phone in normal text shows what has changed."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.eyes import overflow
from tests.browser.midway import Midway
from tests.browser.test_product_looks import PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_large_text_never_makes_a_page_too_wide(
    midway: Midway, browser: Browser, lang: str
) -> None:
    wide = {}
    with browser.new_context() as context:
        for name, value in (("text", "large"), ("lang", lang)):
            context.add_cookies([{"name": name, "value": value, "url": midway.url}])
        page = context.new_page()
        for name, path in PUBLIC.items():
            page.goto(midway.url + path)
            assert page.get_attribute("html", "data-text") == "large"
            for width in (800, 390, 320):
                page.set_viewport_size({"width": width, "height": 900})
                if overflow(page) > 0:
                    wide[name, width] = overflow(page)
    assert not wide


def test_a_phone_shows_who_rose_and_who_fell(midway: Midway, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(midway.url)
    expect(page.locator(".medals thead .change")).to_be_visible()
    expect(page.locator(".medals tbody .change").first).to_be_visible()
