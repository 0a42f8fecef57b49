"""A pad in a real browser: what its keys do, and what it keeps while it changes."""

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
    """Opens tablets, and closes them after the test."""
    with ExitStack() as stack:
        yield lambda *where, **how: stack.enter_context(tablet(browser, *where, **how))


# --- Keys ----------------------------------------------------------------------------------------


def test_a_tap_is_answered_on_the_key_itself(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.tap("潞州区得分")
    one.eventually(lambda: one.page.get_attribute("#key-0", "data-said"), "✓ 已记")
    assert one.page.inner_text("#spoken") == "已记：潞州区得分"


def test_after_a_vote_the_seat_shows_what_can_still_be_said(at: Open) -> None:
    one = at("lights", "chief")
    assert one.page.locator(".light").count() == 2
    one.tap("失败")
    one.page.wait_for_selector("text=你判：× 失败")
    keys = one.page.locator(".keys button").all_inner_texts()
    assert [text.split("\n")[0].strip() for text in keys] == [
        "身体姿势",
        "控制杠铃",
        "胸上停留",
        "推起",
        "改判成功",
        "停表",
    ]
    one.tap("胸上停留")
    one.eventually(lambda: len(one.ledger), 2)
    one.tap("改判成功")
    one.page.wait_for_selector("text=你判：○ 成功")
    assert one.ledger == ["vote 5 False chief", "vote 5 False chest chief", "vote 5 True chief"]


def test_a_tap_meant_for_the_key_before_does_not_count(at: Open) -> None:
    """Within 350 ms after a key has changed its meaning: nobody judges what is not there."""
    one = at("lights", "left")
    press_at_once = """() => new Promise((done) => {
      const pad = document.getElementById("pad");
      new MutationObserver((_, observer) => {
        if (pad.dataset.layout !== "voted") return;
        observer.disconnect();
        setTimeout(() => { document.getElementById("key-0").click(); done(); }, 30);
      }).observe(pad, { attributes: true });
    })"""
    one.page.wait_for_timeout(500)
    one.page.click("text=成功")
    one.page.evaluate(press_at_once)
    assert one.page.inner_text("#spoken") == "刚换了内容，看清再按"
    one.page.wait_for_timeout(600)
    assert one.ledger == ["vote 5 True left"]
    one.tap("改判失败")
    one.eventually(lambda: len(one.ledger), 2)


def test_what_is_half_typed_stays_while_the_pad_changes(at: Open) -> None:
    one = at("weights")
    one.digits("14")
    one.page.focus("#in-0-kg")
    other = {"kind": "declare", "entrant": "9", "kg": 150}
    one.peer.other("weights", other)
    one.eventually(lambda: "150" in one.page.inner_text("#board"), True)
    assert one.page.input_value("#in-0-kg") == "14"
    assert one.page.evaluate("document.activeElement.id") == "in-0-kg"
    one.digits("1")
    one.tap("记下")
    one.eventually(lambda: one.ledger, ["declare 9 150", "declare 2 141"])


def test_a_value_out_of_range_says_why_while_it_is_typed(at: Open) -> None:
    one = at("weights")
    one.digits("134")
    assert one.page.inner_text("[data-shown] [data-note]") == "最少 136"
    one.tap("记下")
    assert one.ledger == []
    one.page.click("[data-shown] [data-set]")
    one.page.click("[data-shown] [data-add='2']")
    one.tap("记下")
    one.eventually(lambda: one.ledger, ["declare 2 138"])
    assert one.peer.requests[0]["body"]["call"]["kg"] == 138


def test_the_refused_value_and_its_reason_stand_in_a_red_box(at: Open) -> None:
    one = at("weights")
    one.digits("140")
    one.tap("记下")
    box = one.page.wait_for_selector(".refused")
    assert box is not None
    assert "不能记：许立 报重 140 公斤" in box.inner_text()
    assert "140 已经报过，不能再报。" in box.inner_text()
    one.digits("141")
    one.tap("记下")
    one.eventually(lambda: one.ledger, ["declare 2 141"])
    assert one.page.locator(".refused").count() == 0


def test_a_mark_is_typed_in_digits_only(at: Open) -> None:
    one = at("throws")
    one.digits("1246")
    assert one.page.input_value("#in-0-mark") == "12.46"
    one.page.click("[data-shown] [data-erase]")
    assert one.page.input_value("#in-0-mark") == "1.24"
    one.page.focus("#in-0-mark")
    one.page.keyboard.type("6")
    one.page.keyboard.press("Enter")
    one.eventually(lambda: one.ledger, ["trial 5 12.46"])
    one.tap("失败")
    one.eventually(lambda: one.ledger[1:], ["trial 5 X"])


def test_a_placing_is_entered_by_tapping_names(at: Open) -> None:
    one = at("placed")
    for name in ("韩志远 潞州", "冯国强 长子", "许立 黎城"):
        one.page.click(f"[data-next]:has-text('{name}')")
    one.eventually(lambda: one.page.inner_text("[data-shown] [data-note]"), "还有 2 人没有名次")
    one.tap("记下")
    assert one.ledger == []
    one.page.fill("[data-entrant='9'] input", "3")
    one.page.click("[data-next]:has-text('卢平 武乡')")
    assert one.page.input_value("[data-entrant='4'] input") == "5"
    one.page.click("[data-entrant='4'] [data-move='-1']")
    rows = one.page.locator(".placings li").all()
    assert [row.locator("input").input_value() for row in rows] == ["1", "2", "3", "4", "4"]
    one.tap("记下")
    one.eventually(lambda: one.ledger, ["place [['5'], ['7'], ['4'], ['2', '9']]"])


def test_another_form_is_chosen_and_stays_chosen(at: Open) -> None:
    one = at("placed")
    one.tap("无名次")
    one.page.get_by_label("冯国强 长子", exact=True).check(force=True)
    one.page.get_by_label("DNS", exact=True).check(force=True)
    one.tap("记下")
    one.eventually(lambda: one.ledger, ["status 7 DNS"])
    assert one.page.is_visible("#form-1")
    assert one.page.is_hidden("#form-0")


# --- Undo, ledger, signature ---------------------------------------------------------------------


def test_the_foot_names_what_it_undoes(at: Open) -> None:
    one = at("rally")
    one.tap("潞州区得分")
    one.tap("武乡县得分")
    one.eventually(lambda: one.page.inner_text("#undo .what"), "武乡县得分")
    one.tap("撤销")
    one.eventually(lambda: one.ledger, ["rally A", "rally B", "retract 2"])
    one.eventually(lambda: one.page.inner_text("#undo .what"), "潞州区得分")


def test_an_older_line_is_undone_with_its_reason(at: Open) -> None:
    one = at("rally")
    one.tap("潞州区得分")
    one.tap("武乡县得分")
    one.eventually(lambda: len(one.ledger), 2)
    one.page.click("#ledger > summary")
    one.page.click("#line-1")
    assert "撤销第 1 行：潞州区得分" in one.page.inner_text(".undo-chosen")
    one.page.click(".undo-chosen >> text=多按")
    one.page.click(".undo-chosen >> text=撤销这一行")
    one.eventually(lambda: one.ledger[2:], ["retract 1 多按"])
    one.eventually(lambda: one.page.inner_text(".figure b"), "0:1")
    assert one.page.is_hidden("#ledger .panel")


def test_a_finished_contest_is_signed(at: Open) -> None:
    one = at("short")
    one.page.click("#sign > summary")
    assert "比赛还没有结束，不能签字。" in one.page.inner_text("#sign .panel")
    one.page.keyboard.press("Escape")
    one.tap("潞州区得分")
    one.page.wait_for_selector("text=可以签了")
    one.page.click("#sign > summary")
    one.page.click("#sign >> text=裁判长")
    one.page.click("#sign-form button")
    one.eventually(lambda: one.ledger, ["rally A", "sign 裁判长"])
    one.page.wait_for_selector("text=已签 1 人")


# --- By keyboard, and what is heard --------------------------------------------------------------


def test_everything_is_reached_and_pressed_by_keyboard(at: Open) -> None:
    one = at("rally")
    one.page.wait_for_timeout(500)
    reached = []
    for _ in range(12):
        one.page.keyboard.press("Tab")
        reached.append(one.page.evaluate("document.activeElement.textContent.trim().slice(0, 5)"))
        if reached[-1] == "武乡县得分" and reached.count("武乡县得分") == 1:
            one.page.keyboard.press("Enter")
            one.eventually(lambda: one.ledger, ["rally B"])
            one.page.wait_for_selector("#undo button:not(.blocked)")
    assert reached.index("潞州区得分") < reached.index("武乡县得分")
    assert any(text.startswith("撤销") for text in reached)
    assert any(text.startswith("记录簿") for text in reached)
    assert any(text.startswith("签字") for text in reached)


def test_focus_stays_on_the_key_through_a_new_pad(at: Open) -> None:
    one = at("rally")
    one.page.focus("#key-0")
    one.page.keyboard.press("Enter")
    one.eventually(lambda: one.page.inner_text(".figure b"), "1:0")
    assert one.page.evaluate("document.activeElement.id") == "key-0"
    one.page.wait_for_timeout(420)
    one.page.keyboard.press("Enter")
    one.eventually(lambda: one.ledger, ["rally A", "rally A"])


def test_the_slip_takes_the_focus_and_its_keys_are_first(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.tap("潞州区得分")
    one.eventually(one.states, ["pending"])
    one.peer.other("rally", {"kind": "rally", "to": "B"})
    one.online()
    one.page.wait_for_selector("#slip[open]")
    one.page.keyboard.press("Tab")
    assert "仍要记" in one.page.evaluate("document.activeElement.textContent")
    one.page.keyboard.press("Enter")
    one.eventually(lambda: one.ledger, ["rally B", "rally A"])


# --- Signing in ----------------------------------------------------------------------------------


def test_eight_digits_lead_to_the_contests_and_the_pad(at: Open) -> None:
    one = at("rally")
    one.open("/signin")
    for digit in "11111111":
        one.page.click(f"[data-digit='{digit}']")
    one.page.click("text=进入")
    assert "这张卡进不去。" in one.page.inner_text("[role=alert]")
    one.page.wait_for_selector("html[data-js]")
    for digit in "48290716":
        one.page.click(f"[data-digit='{digit}']")
    assert one.page.inner_text(".cells") == "\n".join("48290716")
    one.page.click("text=进入")
    one.page.wait_for_selector("text=只能记这些比赛")
    assert "你面前的是「3 号场」吗？" in one.page.inner_text("main")
    one.page.click("text=是，开始")
    one.page.wait_for_selector(".guard")


def test_a_cards_link_has_its_token_read_in(at: Open) -> None:
    one = at("rally")
    one.open("/signin?token=1.secret")
    one.page.click("text=进入")
    one.page.wait_for_selector("text=只能记这些比赛")


def test_the_left_hand_and_the_dim_hall_are_kept_for_the_pad(at: Open) -> None:
    one = at("rally")
    one.open("/pad")
    one.tap("左手")
    one.tap("暗场")
    one.page.wait_for_selector("html[data-theme=dark]")
    one.open()
    assert one.page.get_attribute("html", "data-hand") == "left"
    assert one.page.get_attribute("html", "data-theme") == "dark"
    undo = one.page.locator("#undo").bounding_box()
    sign = one.page.locator("#sign").bounding_box()
    assert undo is not None
    assert sign is not None
    assert undo["x"] > sign["x"]
