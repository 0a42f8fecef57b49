"""Where two tablets disagree, or the rules refuse: an official is asked, and nothing is lost."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.tablet.stage import Tablet, chromium, tablet

pytestmark = [pytest.mark.browser, pytest.mark.server]

A, B = "rally A", "rally B"
HOME, AWAY = "潞州区得分", "武乡县得分"
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


def other_call(to: str = "B") -> dict[str, Any]:
    return {"kind": "rally", "to": to}


def conflict(at: Open, calls: int = 1) -> Tablet:
    """A tablet that was offline while another one wrote a point."""
    one = at("rally")
    one.offline()
    one.taps(HOME, calls)
    one.eventually(one.states, ["pending"] * calls)
    one.peer.other("rally", other_call())
    one.online()
    one.page.wait_for_selector("#slip[open]")
    return one


def test_a_conflict_shows_both_and_writes_neither(at: Open) -> None:
    one = conflict(at, 3)
    assert one.band() == "1 处不一致"
    assert one.ledger == [B]
    sides = one.page.locator("#slip .side").all_inner_texts()
    assert "武乡县得分" in sides[0]
    assert "第 1 行" in sides[0]
    assert "何川" in sides[0]
    assert "潞州区得分" in sides[1]
    assert "未写入" in sides[1]
    assert one.page.locator("#slip button").count() == 3


def test_the_band_is_not_covered_by_the_slip(at: Open) -> None:
    one = conflict(at)
    band = one.page.locator(".band").bounding_box()
    slip = one.page.locator("#slip").bounding_box()
    assert band is not None
    assert slip is not None
    assert slip["y"] >= band["y"] + band["height"]


def test_said_again_it_is_written_with_all_that_follow(at: Open) -> None:
    one = conflict(at, 3)
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A, A, A])
    one.eventually(one.band, "已送达")
    assert one.page.is_hidden("#slip")


def test_dropped_it_stays_on_the_tablet_and_the_next_is_asked(at: Open) -> None:
    one = conflict(at, 2)
    one.tap("不记")
    one.page.wait_for_selector("text=前面一条没写入，这一条还记吗？")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A])
    assert one.states() == ["dropped", "sent"]
    one.page.click("#ledger > summary")
    assert "没有写入的单子：1 张" in one.page.inner_text("#own")


def test_parked_it_leaves_a_note_for_the_chief(at: Open) -> None:
    one = conflict(at)
    one.tap("交裁判长定")
    one.eventually(lambda: len(one.ledger), 2)
    assert one.ledger[1].startswith("note 等裁判长定：潞州区得分")
    one.eventually(one.states, ["parked", "sent"])
    one.page.click("#ledger > summary")
    one.page.click("#own >> text=再送")
    one.page.wait_for_selector("#slip[open]")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger[2:], [A])


def test_a_slip_put_aside_comes_back(at: Open) -> None:
    one = conflict(at)
    one.page.keyboard.press("Escape")
    one.page.wait_for_selector("#slip", state="hidden")
    assert one.band() == "1 处不一致"
    one.tap("看这一处")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A])


def test_a_slip_survives_a_reload(at: Open) -> None:
    one = conflict(at)
    one.open()
    one.page.wait_for_selector("#slip[open]")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A])


def test_notes_of_others_are_no_conflict(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.taps(HOME, 2)
    one.eventually(one.states, ["pending", "pending"])
    one.peer.other("rally", {"kind": "note", "text": "换球"})
    one.online()
    one.eventually(lambda: one.ledger, ["note 换球", A, A])


def test_a_vote_needs_no_seq_and_never_collides(at: Open) -> None:
    one = at("lights", "chief")
    one.offline()
    one.tap("失败")
    one.eventually(one.states, ["pending"])
    left = {"kind": "vote", "seat": "left", "entrant": "5", "good": True}
    one.peer.other("lights", left)
    one.online()
    one.eventually(lambda: one.ledger, ["vote 5 True left", "vote 5 False chief"])
    assert one.peer.requests[0]["body"]["seq"] is None


def test_an_official_result_leaves_the_call_on_the_tablet(at: Open) -> None:
    one = at("rally")
    one.peer.subjects["rally"].official = True
    one.tap(HOME)
    one.page.wait_for_selector("text=正式成绩已定：潞州区得分")
    assert one.ledger == []
    assert one.states() == ["asked"]
    one.peer.subjects["rally"].official = False
    one.tap("再送一次")
    one.eventually(lambda: one.ledger, [A])


# --- Refused by the rules ----------------------------------------------------------------------


def test_a_refused_call_shows_its_sentence_and_the_pad_as_it_is(at: Open) -> None:
    one = at("short")
    one.page.wait_for_timeout(300)
    one.offline()
    one.taps(HOME, 2)
    one.eventually(one.states, ["pending", "pending"])
    one.online()
    one.page.wait_for_selector(".refused")
    box = one.page.inner_text(".refused")
    assert "不能记：潞州区得分" in box
    assert "这一局已经结束。" in box
    assert one.ledger == [A]
    one.eventually(lambda: one.page.inner_text(".figure b"), "1:0")
    one.tap("知道了")
    assert one.page.locator(".refused").count() == 0
    assert one.states() == ["sent", "refused"]


def test_after_a_refusal_the_following_calls_are_asked_about(at: Open) -> None:
    one = at("short")
    one.offline()
    one.taps(HOME, 3)
    one.eventually(one.states, ["pending"] * 3)
    one.online()
    one.page.wait_for_selector("#slip[open]")
    assert one.states() == ["sent", "refused", "asked"]
    one.tap("不记")
    one.eventually(one.states, ["sent", "refused", "dropped"])
    assert one.ledger == [A]


# --- Undo without a network --------------------------------------------------------------------


def test_an_unsent_call_is_undone_by_a_line_of_its_own(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.tap(HOME)
    one.tap(AWAY)
    one.eventually(one.states, ["pending", "pending"])
    one.eventually(lambda: one.page.inner_text("#undo .what"), "武乡县得分")
    one.tap("撤销")
    one.eventually(lambda: one.page.inner_text("#undo .what"), "潞州区得分")
    one.online()
    one.eventually(lambda: one.ledger, [A, B, "retract 2"])


def test_the_undo_of_a_dropped_call_is_dropped_with_it(at: Open) -> None:
    one = at("rally")
    one.offline()
    one.tap(HOME)
    one.tap("撤销")
    one.eventually(one.states, ["pending", "pending"])
    one.peer.other("rally", other_call())
    one.online()
    one.page.wait_for_selector("#slip[open]")
    one.tap("不记")
    one.eventually(one.states, ["dropped", "dropped"])
    assert one.ledger == [B]
