"""The running product without JavaScript: read, sign in, enter, sign, publish, declare, judge."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import midway as games
from tests.browser.conftest import SignedIn
from tests.browser.midway import Midway

pytestmark = [pytest.mark.browser, pytest.mark.server]

SHOT = games.UNPLAYED[0]


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A spectator whose browser runs no script."""
    context = browser.new_context(locale="zh-CN", java_script_enabled=False)
    yield context.new_page()
    context.close()


def text(page: Page) -> str:
    return page.inner_text("main")


# --- A spectator ---------------------------------------------------------------------------------


def test_the_pages_of_a_spectator_are_complete(midway: Midway, plain: Page) -> None:
    plain.goto(midway.url)
    assert "男子举重 72 公斤级" in text(plain)
    assert f"{games.KG} 公斤" in text(plain)
    for word, expected in (
        ("赛程", "随后|09:00"),
        ("成绩", "临时成绩"),
        ("奖牌榜", "市特殊教育学校"),
        ("总分", "各代表团得分"),
    ):
        plain.get_by_role("link", name=word, exact=True).first.click()
        assert any(one in text(plain) for one in expected.split("|")), word
    plain.get_by_role("link", name="潞州区").first.click()
    assert "奖牌和得分从哪里来" in text(plain)
    plain.get_by_role("link", name="郭卫东").first.click()
    assert "全部成绩" in text(plain)
    plain.get_by_role("link", name="100 米").first.click()
    assert "正式成绩" in text(plain)
    plain.get_by_role("link", name="为什么这样排名、得分").click()
    assert "录取几名" in text(plain)
    assert plain.locator("[data-pause]").is_hidden()


def test_the_language_and_the_size_of_text_are_switched(midway: Midway, plain: Page) -> None:
    plain.goto(f"{midway.url}/events/ath-m-100-t46")
    plain.get_by_role("button", name="English").click()
    assert plain.url.startswith(f"{midway.url}/events/ath-m-100-t46")
    assert "Official" in text(plain)
    plain.get_by_role("link", name="Large").click()
    assert plain.get_attribute("html", "data-text") == "large"
    assert plain.get_attribute("html", "lang") == "en"


# --- The desk ------------------------------------------------------------------------------------


def test_a_placing_from_the_pad_to_the_medal_table(midway: Midway, signed_in: SignedIn) -> None:
    before = midway.get("/medals")
    names = [one["name"] for one in midway.get(f"/events/{SHOT}")["entrants"]]
    page = signed_in("desk", java_script_enabled=False)
    assert page.url.endswith("/desk")
    page.goto(f"{midway.url}/pad/{SHOT}-f")
    for place, name in enumerate(names, start=1):
        page.get_by_label(f"{name}").locator("visible=true").first.fill(str(place))
    page.get_by_role("button", name="记下").first.click()
    assert "已结束" in page.inner_text("body")
    page.locator("#sign > summary").click()
    page.get_by_label("裁判长").check()
    page.locator("#sign-form button").click()
    assert "裁判长　张爱华" in page.locator("#sign").text_content()  # type: ignore[operator]
    page.goto(f"{midway.url}/desk/events/{SHOT}")
    page.get_by_role("button", name="公布临时成绩").click()
    assert "申诉截止" in text(page)
    page.get_by_role("button", name="宣布正式成绩").click()
    assert page.locator(".state-line .chip").inner_text() == "正式成绩"
    page.goto(f"{midway.url}/medals")
    after = midway.get("/medals")
    # Three started, minus one: a gold and a silver.
    assert int(after["total"]) == int(before["total"]) + 2
    assert page.inner_text("table.medals tfoot td.total") == after["total"]
    page.goto(f"{midway.url}/events/{SHOT}")
    assert page.locator("table.placings tbody th .name").all_inner_texts() == names


def test_a_protest_is_lodged_and_ruled(midway: Midway, signed_in: SignedIn) -> None:
    page = signed_in("desk", java_script_enabled=False)
    page.goto(f"{midway.url}/desk/events/{games.UNOFFICIAL}")
    page.locator("summary", has_text="记申诉").click()
    page.get_by_label("代表团").select_option("luzhou")
    page.get_by_label("申诉内容").fill("第二道有人串道。")
    page.get_by_role("button", name="记申诉").click()
    assert "有申诉未裁决" in text(page)
    page.get_by_label("申诉不成立").check()
    page.get_by_label("理由").locator("visible=true").first.fill("录像没有串道。")
    page.get_by_role("button", name="写裁决").click()
    page.get_by_role("button", name="宣布正式成绩").click()
    assert page.locator(".state-line .chip").inner_text() == "正式成绩"


def test_the_secretary_enters_an_attempt(midway: Midway, signed_in: SignedIn) -> None:
    page = signed_in("secretary", java_script_enabled=False)
    page.goto(f"{midway.url}/pad/{games.LIFTING}-f")
    assert "吕波" in page.inner_text(".stands")
    page.get_by_role("button", name="成功").first.click()
    rows = midway.get(f"/events/{games.LIFTING}")["placings"]
    assert (rows[0]["entrant"]["name"], rows[0]["mark"]) == ("吕波", "128")
    assert "128" in page.inner_text("#undo")
    page.locator("#undo button").click()
    rows = midway.get(f"/events/{games.LIFTING}")["placings"]
    assert rows[0]["entrant"]["name"] == "申博文"


def test_a_wrong_card_is_told_and_a_page_without_a_card_asks(midway: Midway, plain: Page) -> None:
    plain.goto(f"{midway.url}/signin")
    plain.fill("#token", "00000000")
    plain.click(".submit")
    assert "这张卡进不去" in text(plain)
    answer = plain.goto(f"{midway.url}/desk")
    assert answer is not None
    assert answer.status in (200, 401)
    assert plain.get_by_role("link", name="工作人员登录").first.is_visible() or plain.url.endswith(
        "/signin"
    )
