"""The running product by keyboard alone: the order of Tab, the way to the content, the focus."""

import pytest
from playwright.sync_api import Page

from tests.browser import midway as games
from tests.browser.conftest import SignedIn
from tests.browser.midway import Midway

pytestmark = [pytest.mark.browser, pytest.mark.server]

HERE = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const label = one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent;
  return {
    words: label.replace(/\\s+/g, " ").trim(),
    tag: one.tagName,
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    shown: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
    top: box.top + scrollY,
    part: one.closest("header, main, footer, nav, .band, .board, .keys, .foot")?.className ?? "",
  };
}"""


def walk(page: Page, most: int = 200) -> list[dict[str, object]]:
    """Every stop of Tab from the top of the page to its end."""
    stops: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        if stop["tag"] == "BODY" or (stops and stop["words"] == stops[0]["words"]):
            return stops
        stops.append(stop)
    return stops


def test_home_is_walked_from_the_skip_link_to_the_foot(midway: Midway, page: Page) -> None:
    page.goto(midway.url)
    page.wait_for_selector("[data-pause]:visible")
    stops = walk(page)
    words = [str(stop["words"]) for stop in stops]
    assert words[0] == "跳到正文"
    expected = ["大字", "English", "首页", "赛程", "成绩", "奖牌榜", "总分", "暂停更新"]
    found = [word for word in words if word in expected]
    assert found[: len(expected)] == expected
    assert words.index("全部场次") < words.index("完整榜单与变化") < words.index("工作人员登录")
    assert all(stop["shown"] for stop in stops), [s for s in stops if not s["shown"]]
    faint = [stop for stop in stops if float(str(stop["ring"])) < 2]
    assert not faint


def test_the_skip_link_leads_to_the_content(midway: Midway, page: Page) -> None:
    for path in ("/", "/medals", f"/events/{games.PROTESTED}"):
        page.goto(midway.url + path)
        page.keyboard.press("Tab")
        assert page.evaluate(HERE)["words"] == "跳到正文"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_pad_is_walked_from_the_band_over_the_keys_to_the_foot(
    midway: Midway, signed_in: SignedIn
) -> None:
    page = signed_in("secretary")
    page.goto(f"{midway.url}/pad/{games.LIFTING}-f")
    page.wait_for_selector("html[data-js]")
    stops = walk(page)
    words = [str(stop["words"]) for stop in stops]
    order = [
        next(i for i, word in enumerate(words) if word.startswith(begun))
        for begun in ("现在的成绩", "成功", "失败", "撤销", "记录簿", "签字")
    ]
    assert order == sorted(order)
    assert not [stop for stop in stops if float(str(stop["ring"])) < 2]
    assert all(stop["shown"] for stop in stops)


def test_a_vote_is_cast_by_keyboard(midway: Midway, signed_in: SignedIn) -> None:
    page = signed_in("right")
    page.goto(f"{midway.url}/pad/{games.LIFTING}-f")
    page.wait_for_selector("html[data-js]")
    page.wait_for_timeout(420)
    for _ in range(20):
        page.keyboard.press("Tab")
        if str(page.evaluate(HERE)["words"]).startswith("成功"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#pad[data-layout=voted]")
    lights = midway.get(f"/contests/{games.LIFTING}-f")["board"]["hero"]["lights"]
    assert [light["shown"] for light in lights].count("hidden") == 1


def test_a_decision_of_the_desk_is_made_by_keyboard(midway: Midway, signed_in: SignedIn) -> None:
    page = signed_in("desk")
    page.goto(f"{midway.url}/desk/events/{games.UNOFFICIAL}")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(HERE)["words"] == "宣布正式成绩":
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".state-line .chip").inner_text() == "正式成绩"
