"""A pad in a real browser: what its keys do, and what it keeps while it changes."""

from urllib.parse import quote

import pytest

from tests.tablet.meeting import ODD
from tests.tablet.stage import AWAY, HOME, A, B, Open, out

pytestmark = [pytest.mark.browser, pytest.mark.server]

VOTE = "vote 1 2"
"""A light on the first attempt of the first lifter."""


# --- Keys ----------------------------------------------------------------------------------------


def test_a_tap_is_answered_on_the_key_itself(at: Open) -> None:
    one = at("group", "left")
    one.offline()
    one.tap("成功")
    one.eventually(lambda: one.page.get_attribute("#key-0", "data-said"), "✓ 已记")
    assert one.page.inner_text("#spoken") == "已记：许立 136 公斤 成功"


def test_after_a_vote_the_seat_shows_what_can_still_be_said(at: Open) -> None:
    one = at("group", "chief")
    assert one.page.locator(".light").count() == 2
    one.tap("失败")
    one.page.wait_for_selector("[data-layout=voted]")
    keys = one.page.locator(".keys button").all_inner_texts()
    assert [text.split("\n")[0].strip() for text in keys] == [
        "身体姿势",
        "控制杠铃",
        "胸上停留",
        "推起",
        "改判成功",
        "叫许立上台",
    ]
    one.tap("胸上停留")
    one.eventually(lambda: len(one.ledger), 2)
    one.tap("改判成功")
    one.page.wait_for_selector("text=你判：成功")
    assert one.ledger == [
        f"{VOTE} False bench chief",
        f"{VOTE} False bench chest chief",
        f"{VOTE} True bench chief",
    ]


def test_a_tap_meant_for_the_key_before_does_not_count(at: Open) -> None:
    """Within 350 ms after a key has changed its meaning: nobody judges what is not there."""
    one = at("group", "left")
    press_at_once = """() => new Promise((done) => {
      const pad = document.getElementById("pad");
      new MutationObserver((_, observer) => {
        if (pad.dataset.layout !== "voted") return;
        observer.disconnect();
        setTimeout(() => { document.getElementById("key-0").click(); done(); }, 30);
      }).observe(pad, { attributes: true });
    })"""
    one.tap("成功")
    one.page.evaluate(press_at_once)
    assert one.page.inner_text("#spoken") == "刚换了内容，看清再按"
    one.tap("改判失败")
    one.eventually(lambda: one.ledger, [f"{VOTE} True bench left", f"{VOTE} False bench left"])


def test_what_is_half_typed_stays_while_the_pad_changes(at: Open) -> None:
    one = at("group", "marshal")
    one.digits("14")
    one.page.focus("#in-0-kg")
    one.other({"kind": "declare", "entrant": "7", "attempt": 1, "kg": "150"})
    one.eventually(lambda: "150" in one.page.inner_text("#board"), True)
    assert one.page.input_value("#in-0-kg") == "14"
    assert one.page.evaluate("document.activeElement.id") == "in-0-kg"
    one.digits("1")
    one.tap("记下")
    one.eventually(lambda: one.ledger, ["declare 1 7 150", "declare 1 2 141"])


def test_a_value_out_of_range_says_why_while_it_is_typed(at: Open) -> None:
    one = at("group", "marshal")
    one.digits("10")
    assert one.page.inner_text("[data-shown] [data-note]") == "最少 20"
    one.tap("记下")
    assert one.ledger == []
    one.page.click("[data-shown] [data-set]")
    one.page.click("[data-shown] [data-add='1']")
    one.tap("记下")
    one.eventually(lambda: one.ledger, ["declare 1 2 137"])
    one.eventually(lambda: [body["call"]["kg"] for body in one.sent], ["137"])


def test_the_refused_value_and_its_reason_stand_in_a_red_box(at: Open) -> None:
    """The opener may change once; another tablet has just changed it."""
    one = at("group", "marshal")
    one.offline()
    one.digits("140")
    one.tap("记下")
    one.other({"kind": "declare", "entrant": "2", "attempt": 1, "kg": "138"})
    one.online()
    box = one.page.wait_for_selector(".refused")
    assert box is not None
    assert "不能记：许立 报第1把 140 公斤" in box.inner_text()
    assert "许立的第1把最多改 1 次，已经用完。" in box.inner_text()
    one.page.locator("#others summary, #chooser summary").first.click()
    one.page.locator("[data-choose]:has-text('韩志远 报第1把')").first.click()
    one.digits("141")
    one.tap("记下")
    one.eventually(lambda: one.ledger, ["declare 1 2 138", "declare 1 5 141"])
    assert one.page.locator(".refused").count() == 0


def test_a_bodyweight_is_typed_in_digits_only(at: Open) -> None:
    one = at("group", "marshal")
    one.page.locator("#chooser summary").click()
    one.page.locator("[data-choose]:has-text('称重')").click()
    weight = one.page.locator("[data-shown] [name=in_bodyweight]")
    weight.focus()
    one.digits("6215")
    assert weight.input_value() == "62.15"
    one.page.click("[data-shown] [data-erase]")
    assert weight.input_value() == "6.21"
    weight.focus()
    one.page.keyboard.type("4")
    assert weight.input_value() == "62.14"
    one.page.locator("[data-shown] label:has-text('许立')").click()
    weight.focus()
    one.page.keyboard.press("Enter")
    one.eventually(lambda: one.ledger, ["weigh_in 62.14 2"])


def test_a_placing_is_entered_by_tapping_names(at: Open) -> None:
    one = at("list")
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
    one = at("list")
    one.report(HOME)
    one.eventually(lambda: one.seq, "1")
    assert one.page.is_visible("#form-1")
    assert one.page.is_hidden("#form-0")


# --- Undo, ledger, signature ---------------------------------------------------------------------


def test_the_foot_names_what_it_undoes(at: Open) -> None:
    one = at("list")
    one.report(HOME, AWAY)
    one.eventually(lambda: one.page.inner_text("#undo .what"), "许立：未参赛")
    one.tap("撤销")
    one.eventually(lambda: one.ledger, [A, B, "retract 2"])
    one.eventually(lambda: one.page.inner_text("#undo .what"), "冯国强：未参赛")


def test_an_older_line_is_undone_with_its_reason(at: Open) -> None:
    one = at("list")
    one.report(HOME, AWAY)
    one.eventually(lambda: one.seq, "2")
    one.page.click("#ledger > summary")
    one.page.click("#line-1")
    assert "撤销第 1 行：冯国强：未参赛" in one.page.inner_text(".undo-chosen")
    one.page.click(".undo-chosen >> text=多按")
    one.page.click(".undo-chosen >> text=撤销这一行")
    one.eventually(lambda: one.ledger[2:], ["retract 1 多按"])
    one.eventually(lambda: one.seq, "3")
    assert one.page.is_hidden("#ledger .panel")


def test_a_finished_contest_is_signed(at: Open) -> None:
    one = at("solo", "desk")
    one.page.click("#sign > summary")
    assert "比赛还没有结束，不能签字。" in one.page.inner_text("#sign .panel")
    one.page.keyboard.press("Escape")
    one.report(HOME)
    one.page.wait_for_selector("text=可以签了")
    one.page.click("#sign > summary")
    one.page.click("#sign >> text=裁判长")
    one.page.click("#sign-form button")
    one.eventually(lambda: one.ledger, [A, "sign 裁判长"])
    one.page.wait_for_selector("text=已签 1 人")


# --- By keyboard, and what is heard --------------------------------------------------------------


def test_everything_is_reached_and_pressed_by_keyboard(at: Open) -> None:
    one = at("group")
    one.page.wait_for_timeout(500)
    reached = []
    for _ in range(40):
        one.page.keyboard.press("Tab")
        reached.append(one.page.evaluate("document.activeElement.textContent.trim().slice(0, 3)"))
        if reached[-1] == "失败\n" and reached.count("失败\n") == 1:
            one.page.keyboard.press("Enter")
            one.eventually(lambda: one.ledger, ["attempt 1 2 False 136 bench"])
            one.page.wait_for_selector("#undo button:not(.blocked)")
        if reached[-1].startswith("签字"):
            break
    assert reached.index("成功\n") < reached.index("失败\n")
    assert any(text.startswith("撤销") for text in reached)
    assert any(text.startswith("记录簿") for text in reached)
    assert reached[-1].startswith("签字")


def test_focus_stays_on_the_key_through_a_new_pad(at: Open) -> None:
    one = at("group")
    one.page.focus("#key-0")
    one.page.keyboard.press("Enter")
    one.eventually(lambda: one.seq, "1")
    assert one.page.evaluate("document.activeElement.id") == "key-0"
    one.page.wait_for_timeout(420)
    one.page.keyboard.press("Enter")
    first, second = "attempt 1 2 True 136 bench", "attempt 1 5 True 140 bench"
    one.eventually(lambda: one.ledger, [first, second])


def test_the_slip_takes_the_focus_and_its_keys_are_first(at: Open) -> None:
    one = at("list")
    one.offline()
    one.report(HOME)
    one.eventually(one.states, ["pending"])
    one.other(out("2"))
    one.online()
    one.page.wait_for_selector("#slip[open]")
    one.page.keyboard.press("Tab")
    assert "仍要记" in one.page.evaluate("document.activeElement.textContent")
    one.page.keyboard.press("Enter")
    one.eventually(lambda: one.ledger, [B, A])


# --- Addresses -----------------------------------------------------------------------------------


def test_an_id_with_signs_of_an_address_is_one_id(at: Open) -> None:
    one = at(ODD)
    one.report(HOME)
    one.eventually(lambda: one.ledger, [A])
    one.eventually(lambda: one.seq, "1")
    one.open("/pad")
    one.page.locator(f'a[href*="{quote(ODD)}"]').first.click()
    one.page.wait_for_selector(".guard")
    assert one.page.get_attribute("body", "data-contest") == ODD


# --- Signing in ----------------------------------------------------------------------------------


def test_eight_digits_lead_to_the_contests_and_the_pad(at: Open) -> None:
    one = at("group")
    card = one.venue.digits(one.venue.issue("referee", "left", [one.contest]))
    one.open("/signin")
    for digit in "00000000":
        one.page.click(f"[data-digit='{digit}']")
    one.page.click("text=进入")
    assert "这张卡进不去。" in one.page.inner_text("[role=alert]")
    one.page.wait_for_selector("html[data-js]")
    for digit in card:
        one.page.click(f"[data-digit='{digit}']")
    assert one.page.inner_text(".cells") == "\n".join(card)
    one.page.click("text=进入")
    one.page.wait_for_selector("text=只能记这些比赛")
    assert "你面前的是「男子 65 公斤级" in one.page.inner_text("main")
    one.page.click("text=是，开始")
    one.page.wait_for_selector(".guard")


def test_a_cards_link_has_its_token_read_in(at: Open) -> None:
    one = at("list")
    token = one.venue.issue("referee", "", [one.contest])
    one.open(f"/signin?token={token}")
    one.page.click("form button.submit")
    one.page.wait_for_selector("text=只能记这些比赛")


def test_the_left_hand_and_the_dim_hall_are_kept_for_the_pad(at: Open) -> None:
    one = at("list")
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
