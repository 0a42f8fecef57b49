"""A pad without JavaScript: every key is a form, and what it says comes back on a fresh page."""

from collections.abc import Callable

import pytest

from tests.tablet.stage import A, B, Open, Tablet, out

pytestmark = [pytest.mark.browser, pytest.mark.server]

Plain = Callable[..., Tablet]


@pytest.fixture
def plain(at: Open) -> Plain:
    """Opens tablets whose browser runs no script."""
    return lambda *where: at(*where, java_script_enabled=False)


def press(one: Tablet, words: str) -> None:
    one.page.get_by_role("button", name=words).first.click()


def report(one: Tablet, name: str) -> None:
    form = one.page.locator("#form-1")
    form.get_by_label(name).check(force=True)
    form.get_by_label("未参赛").check(force=True)
    form.locator("button[data-tone=main]").click()


def test_a_key_posts_its_call_and_the_pad_comes_back(plain: Plain) -> None:
    one = plain("group")
    press(one, "成功")
    press(one, "失败")
    assert one.ledger == ["attempt 1 2 True 136 bench", "attempt 1 5 False 140 bench"]
    assert "冯国强" in one.page.inner_text(".about")
    assert one.page.inner_text("#sync-word") == "第 2 行"


def test_the_same_page_pressed_twice_is_one_call(plain: Plain) -> None:
    one = plain("group", "left")
    one.page.get_by_role("button", name="成功").dblclick()
    one.eventually(lambda: one.page.inner_text("#sync-word"), "第 1 行")
    assert one.ledger == ["vote 1 2 True bench left"]


def test_a_page_that_is_behind_is_told_so(plain: Plain) -> None:
    one = plain("list")
    one.other(out("2"))
    report(one, "冯国强")
    assert one.ledger == [B]
    assert "别的平板" in one.page.inner_text("[role=alert]")
    report(one, "冯国强")
    assert one.ledger == [B, A]


def test_a_vote_and_its_reason(plain: Plain) -> None:
    one = plain("group", "right")
    press(one, "失败")
    press(one, "推起")
    assert one.ledger == ["vote 1 2 False bench right", "vote 1 2 False bench press right"]


def test_a_value_is_a_number_and_the_refusal_a_sentence(plain: Plain) -> None:
    """The opener may change once: a page that is behind still offers it."""
    one = plain("group", "marshal")
    assert one.page.locator("[data-digit]:visible").count() == 0
    one.other({"kind": "declare", "entrant": "2", "attempt": 1, "kg": "138"})
    form = one.page.locator("form.form:has-text('许立')").first
    form.locator("input[name=in_kg]").fill("141")
    form.get_by_role("button", name="记下").click()
    assert "许立的第1把最多改 1 次，已经用完。" in one.page.inner_text("[role=alert]")
    form = one.page.locator("form.form:has-text('韩志远')").first
    form.locator("input[name=in_kg]").fill("141")
    form.get_by_role("button", name="记下").click()
    assert one.ledger == ["declare 1 2 138", "declare 1 5 141"]


def test_a_placing_is_a_number_for_each(plain: Plain) -> None:
    one = plain("list")
    for entrant, place in (("7", "2"), ("2", "1"), ("5", "2"), ("9", "4"), ("4", "5")):
        one.page.fill(f"input[name='in_placings.{entrant}']", place)
    press(one, "记下")
    assert one.ledger == ["place [['2'], ['7', '5'], ['9'], ['4']]"]


def test_every_form_is_shown(plain: Plain) -> None:
    one = plain("list")
    report(one, "冯国强")
    assert one.ledger == [A]


def test_undo_of_the_last_line_and_of_an_older_one(plain: Plain) -> None:
    one = plain("list")
    for name in ("冯国强", "许立", "许立"):
        report(one, name)
    press(one, "撤销")
    one.page.click("#ledger > summary")
    one.page.click("#line-1")
    one.page.fill("input[name=reason_text]", "看错号码")
    one.page.click(".undo-chosen button")
    assert one.ledger == [A, B, B, "retract 3", "retract 1 看错号码"]
    one.page.click("#ledger > summary")
    assert "已撤" in one.page.inner_text("#line-1")


def test_the_signature(plain: Plain) -> None:
    one = plain("solo", "desk")
    report(one, "冯国强")
    one.page.click("#sign > summary")
    one.page.locator("#sign").get_by_label("裁判长").check(force=True)
    one.page.click("#sign-form button")
    assert one.ledger == [A, "sign 裁判长"]


def test_signing_in(plain: Plain) -> None:
    one = plain("group")
    card = one.venue.issue("referee", "left", [one.contest])
    one.page.goto(f"{one.venue.url}/signin")
    one.page.fill("#token", one.venue.digits(card))
    press(one, "进入")
    one.page.get_by_role("link", name="举重 男子 65 公斤级").first.click()
    assert "男子 65 公斤级" in one.page.inner_text("h1")
