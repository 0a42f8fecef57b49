"""Every page in a real browser: no violation of axe with AAA contrast, no overflow at 320 px."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.eyes import BY_WIDTH, overflow, small_keys, violations
from tests.pages.preview import pages, write

pytestmark = pytest.mark.browser

SCREENS = [name for name in pages() if not name.startswith("hall")]
HALLS = [name for name in pages() if name.startswith("hall")]
CUT = """() => [...document.querySelectorAll('.name, h1, .hall-why, .figure, td, th')]
  .filter((one) => one.checkVisibility() && !one.classList.contains('unseen'))
  .map((one) => [one.textContent.trim().slice(0, 40), one.getBoundingClientRect()])
  .filter(([, box]) => box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
  .map(([text, box]) => `${text} ${Math.round(box.right)} ${Math.round(box.bottom)}`)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages as files."""
    path = tmp_path_factory.mktemp("pages")
    write(path)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in the set-up that the test asks for by `request.param`."""
    opened = browser.new_context(**getattr(request, "param", {}))
    yield opened.new_page()
    opened.close()


def visit(page: Page, folder: Path, name: str) -> None:
    page.goto((folder / f"{name}.html").as_uri(), wait_until="load")


@pytest.mark.parametrize("name", SCREENS)
def test_a_page_has_no_violation_and_fits(page: Page, folder: Path, name: str) -> None:
    """Light at 1280, dark on a phone; and without scrolling sideways at 320 px (400 %)."""
    page.set_viewport_size({"width": 1280, "height": 900})
    visit(page, folder, name)
    assert not violations(page)
    assert not small_keys(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert overflow(page) <= 0
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    # As high as the page, so that the bar of tabs stands at its end and covers nothing.
    page.set_viewport_size({"width": 390, "height": page.evaluate("document.body.scrollHeight")})
    assert not violations(page, BY_WIDTH)
    assert not small_keys(page)


@pytest.mark.parametrize(
    "page",
    [{"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"}],
    indirect=True,
)
@pytest.mark.parametrize("name", ["home", "event-official", "contest-lifting", "desk"])
def test_a_page_has_no_violation_in_forced_colours(page: Page, folder: Path, name: str) -> None:
    visit(page, folder, name)
    assert not violations(page)


@pytest.mark.parametrize("page", [{"viewport": {"width": 1920, "height": 1080}}], indirect=True)
@pytest.mark.parametrize("name", HALLS)
def test_a_hall_shows_everything_without_scrolling(page: Page, folder: Path, name: str) -> None:
    visit(page, folder, name)
    assert not page.evaluate(CUT)
    assert not violations(page)


@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 700}}], indirect=True)
def test_large_text_fits_into_a_phone(page: Page, folder: Path) -> None:
    visit(page, folder, "home-large")
    assert overflow(page) <= 0
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 24


def test_a_fault_is_found(page: Page) -> None:
    page.set_content(
        "<html lang='zh'><title>x</title><main><p style='color:#999'>灰色的字看不清</p></main>"
    )
    assert any(one.startswith("color-contrast") for one in violations(page))


# --- What a screen reader is told --------------------------------------------------------------


def test_the_medal_table_is_a_table_with_names(page: Page, folder: Path) -> None:
    visit(page, folder, "medals")
    table = page.get_by_role("table", name="奖牌榜")
    assert table.get_by_role("columnheader").all_inner_texts()[:2] == ["名次", "代表团"]
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="市特教学校"))
    assert row.get_by_role("cell").all_inner_texts()[:4] == ["5", "4", "2", "1"]
    snapshot = table.aria_snapshot()
    assert 'columnheader "金牌"' in snapshot
    assert "升 1" in snapshot


def test_a_page_begins_with_a_way_to_its_content(page: Page, folder: Path) -> None:
    visit(page, folder, "home")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_nothing_is_announced_by_itself(page: Page, folder: Path) -> None:
    visit(page, folder, "contest-lifting")
    assert page.locator("main [aria-live], main [role=status]").count() == 0
    assert page.locator("[role=status]").inner_text() == ""
