"""A spectator finds a person by name, number or initials, reads plainly, and sees how gold came."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.eyes import violations
from tests.browser.midway import Midway

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A spectator whose browser runs no script."""
    with browser.new_context(locale="zh-CN", java_script_enabled=False) as context:
        yield context.new_page()


@pytest.mark.parametrize("asked", ["申博文", "141", "１４１", "sbw", "潞州 申博文"])
def test_an_athlete_is_found(midway: Midway, plain: Page, asked: str) -> None:
    plain.goto(midway.url)
    plain.get_by_role("searchbox").fill(asked)
    plain.get_by_role("button", name="查找").click()
    plain.get_by_role("link", name="申博文").click()
    assert plain.url == f"{midway.url}/athletes/141"


@pytest.mark.parametrize(
    ("asked", "link", "path"),
    [
        ("潞州", "潞州区", "/delegations/luzhou"),
        ("luzhou", "潞州区", "/delegations/luzhou"),
        ("跳远t60", "女子跳远 T60 级（听力）", "/events/ath-w-lj-t60"),
        ("women long", "女子跳远 T60 级（听力）", "/events/ath-w-lj-t60"),
    ],
)
def test_a_delegation_and_an_event_are_found(
    midway: Midway, plain: Page, asked: str, link: str, path: str
) -> None:
    plain.goto(f"{midway.url}/search")
    plain.get_by_role("searchbox").fill(asked)
    plain.get_by_role("button", name="查找").click()
    plain.locator("main").get_by_role("link", name=link).click()
    assert plain.url == midway.url + path


def test_who_is_not_there_is_told_so(midway: Midway, plain: Page) -> None:
    answer = plain.goto(f"{midway.url}/search?q=%3Cb%3E欧阳无名")
    assert answer is not None
    assert answer.status == 200
    assert "没有找到「<b>欧阳无名」" in plain.inner_text("main")
    assert plain.locator("main a").count() == 0


def test_without_a_question_all_delegations_are_listed(midway: Midway, plain: Page) -> None:
    plain.goto(f"{midway.url}/search")
    assert plain.locator(".found li").count() == 13


def test_plain_language_is_chosen_and_remembered(midway: Midway, plain: Page) -> None:
    plain.goto(f"{midway.url}/medals")
    plain.get_by_role("link", name="简明").click()
    told = plain.inner_text("main")
    assert "现在在比什么？" in told
    first = plain.locator(".plain-page li").first
    assert first.inner_text().split() == ["现在第1名", "申博文，潞州区"]
    assert "比赛还没有结束。" in told
    assert "潞州区，4 枚金牌" in told
    plain.get_by_role("link", name="看所有代表团").click()
    assert plain.inner_text("h1") == "哪个队金牌最多？"
    without = sum(row["total"] == "0" for row in midway.get("/medals")["rows"])
    assert f"另外 {without} 个队还没有奖牌。" in plain.inner_text("main")
    plain.get_by_role("link", name="完整").click()
    assert plain.inner_text("h1") == "奖牌榜"
    assert plain.get_attribute("html", "data-text") is None


def test_plain_language_is_pushed_too(midway: Midway, page: Page) -> None:
    page.goto(f"{midway.url}/?plain=1")
    page.wait_for_selector("[data-state=live]")
    assert page.get_attribute("main", "data-part") == "plain"
    midway.call("bdm-w-s-deaf-f", {"kind": "called"})
    page.get_by_text("运动员正在检录。").nth(1).wait_for()


def test_gold_over_time_says_what_its_table_says(midway: Midway, page: Page) -> None:
    page.goto(f"{midway.url}/medals")
    chart = page.get_by_role("img", name="金牌随时间")
    best = midway.get("/medals")["rows"][:5]
    told = [f"{row['delegation']['short']} {row['gold']} 金" for row in best]
    assert chart.locator("desc").text_content() == "、".join(told)
    page.get_by_text("同样的数据，看表格").click()
    table = page.get_by_role("table", name="金牌随时间")
    first = table.locator("tbody").first
    assert "潞州" in first.get_by_role("rowheader").inner_text()
    assert first.locator("td.result").all_inner_texts() == ["1", "2", "3", "4"]
    assert not violations(page)
