"""A pad without JavaScript: every key is a form, and what it says comes back on a fresh page."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.tablet.stage import Tablet, chromium, tablet

pytestmark = [pytest.mark.browser, pytest.mark.server]

Open = Callable[..., Tablet]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def at(browser: Browser) -> Iterator[Open]:
    """Opens tablets whose browser runs no script."""
    with ExitStack() as stack:
        yield lambda *where: stack.enter_context(tablet(browser, *where, java_script_enabled=False))


def press(one: Tablet, words: str) -> None:
    one.page.get_by_role("button", name=words).first.click()


def test_a_key_posts_its_call_and_the_pad_comes_back(at: Open) -> None:
    one = at("rally")
    press(one, "潞州区得分")
    press(one, "武乡县得分")
    assert one.ledger == ["rally A", "rally B"]
    assert one.page.inner_text(".figure b") == "1:1"
    assert one.page.inner_text("#sync-word") == "第 2 行"


def test_the_same_page_pressed_twice_is_one_call(at: Open) -> None:
    one = at("rally")
    one.page.get_by_role("button", name="潞州区得分").dblclick()
    one.eventually(lambda: one.page.inner_text("#sync-word"), "第 1 行")
    assert one.ledger == ["rally A"]


def test_a_page_that_is_behind_is_told_so(at: Open) -> None:
    one = at("rally")
    one.peer.other("rally", {"kind": "rally", "to": "B"})
    press(one, "潞州区得分")
    assert one.ledger == ["rally B"]
    assert "别的平板先写了一行。" in one.page.inner_text("[role=alert]")
    assert one.page.inner_text(".figure b") == "0:1"
    press(one, "潞州区得分")
    assert one.ledger == ["rally B", "rally A"]


def test_a_vote_and_its_reason(at: Open) -> None:
    one = at("lights", "right")
    press(one, "失败")
    press(one, "推起")
    assert one.ledger == ["vote 5 False right", "vote 5 False press right"]


def test_a_value_is_a_number_and_the_refusal_a_sentence(at: Open) -> None:
    one = at("weights")
    assert one.page.locator("[data-digit]:visible").count() == 0
    one.page.fill("input[name=in_kg]", "140")
    press(one, "记下")
    assert "140 已经报过，不能再报。" in one.page.inner_text("[role=alert]")
    one.page.fill("input[name=in_kg]", "141")
    press(one, "记下")
    assert one.ledger == ["declare 2 141"]


def test_a_placing_is_a_number_for_each(at: Open) -> None:
    one = at("placed")
    for entrant, place in (("7", "2"), ("2", "1"), ("5", "2"), ("9", "4"), ("4", "5")):
        one.page.fill(f"input[name='in_placings.{entrant}']", place)
    press(one, "记下")
    assert one.ledger == ["place [['2'], ['7', '5'], ['9'], ['4']]"]


def test_every_form_is_shown(at: Open) -> None:
    one = at("placed")
    one.page.get_by_label("冯国强 长子", exact=True).check(force=True)
    one.page.get_by_label("DNS", exact=True).check(force=True)
    one.page.locator("#form-1 button[data-tone=main]").click()
    assert one.ledger == ["status 7 DNS"]


def test_undo_of_the_last_line_and_of_an_older_one(at: Open) -> None:
    one = at("rally")
    for side in ("潞州区得分", "武乡县得分", "武乡县得分"):
        press(one, side)
    press(one, "撤销")
    one.page.click("#ledger > summary")
    one.page.click("#line-1")
    one.page.fill("input[name=reason_text]", "看错号码")
    one.page.click(".undo-chosen button")
    assert one.ledger[3:] == ["retract 3", "retract 1 看错号码"]
    assert one.page.inner_text(".figure b") == "0:1"
    one.page.click("#ledger > summary")
    assert "已撤" in one.page.inner_text("#line-1")


def test_the_signature(at: Open) -> None:
    one = at("short")
    press(one, "潞州区得分")
    one.page.click("#sign > summary")
    one.page.locator("#sign").get_by_label("裁判长").check(force=True)
    one.page.click("#sign-form button")
    assert one.ledger == ["rally A", "sign 裁判长"]


def test_signing_in(at: Open) -> None:
    one = at("rally")
    one.page.goto(f"{one.url}/signin")
    one.page.fill("#token", "48290716")
    press(one, "进入")
    one.page.get_by_role("link", name="举重 男子 65 公斤级").first.click()
    assert "男子 65 公斤级" in one.page.inner_text("h1")
