"""Where two tablets disagree, or the rules refuse: an official is asked, and nothing is lost."""

import pytest

from tests.tablet.stage import AWAY, HOME, A, B, Open, Tablet, out

pytestmark = [pytest.mark.browser, pytest.mark.server]

WAITS = ["note ≠ 等定：无名次 冯国强", "note ≠ 等裁判长定：无名次 冯国强"]


def conflict(at: Open, *names: str) -> Tablet:
    """A tablet that was offline while another one wrote a line."""
    one = at("list")
    one.offline()
    one.report(*names or (HOME,))
    one.eventually(one.states, ["pending"] * len(names or (HOME,)))
    one.other(out("2"))
    one.online()
    one.page.wait_for_selector("#slip[open]")
    return one


def test_a_conflict_shows_both_and_writes_neither(at: Open) -> None:
    one = conflict(at, HOME, AWAY, HOME)
    assert one.band() == "1 处不一致"
    assert one.ledger == [B]
    sides = one.page.locator("#slip .side").all_inner_texts()
    assert "许立：未参赛" in sides[0]
    assert "第 1 行" in sides[0]
    assert "何川" in sides[0]
    assert "冯国强" in sides[1]
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
    one = conflict(at, HOME, AWAY, HOME)
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A, B, A])
    one.eventually(one.band, "已送达")
    assert one.page.is_hidden("#slip")


def test_dropped_it_stays_on_the_tablet_and_the_next_is_asked(at: Open) -> None:
    one = conflict(at, HOME, AWAY)
    one.tap("不记")
    one.page.wait_for_selector("text=前面一条没写入，这一条还记吗？")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, B])
    one.eventually(one.states, ["dropped", "sent"])
    one.page.click("#ledger > summary")
    assert "没有写入的单子：1 张" in one.page.inner_text("#own")


def test_parked_it_leaves_a_note_for_the_chief(at: Open) -> None:
    one = conflict(at)
    one.tap("交裁判长定")
    one.eventually(one.states, ["parked"])
    one.eventually(lambda: len(one.told), 2)
    assert [note[: len(text)] for note, text in zip(one.told, WAITS, strict=True)] == WAITS
    one.page.click("#ledger > summary")
    one.page.click("#own >> text=再送")
    one.page.wait_for_selector("#slip[open]")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger, [B, A])
    one.eventually(lambda: len(one.told), 4)
    assert one.told[2].startswith(WAITS[0])
    assert one.told[3].startswith("note ＝ 已另记：无名次 冯国强")


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
    one = at("list")
    one.offline()
    one.report(HOME, AWAY)
    one.eventually(one.states, ["pending", "pending"])
    one.other({"kind": "note", "text": "换球"})
    one.online()
    one.eventually(lambda: one.ledger, ["note 换球", A, B])


def test_a_vote_needs_no_seq_and_never_collides(at: Open) -> None:
    one = at("group", "chief")
    one.offline()
    one.tap("失败")
    one.eventually(one.states, ["pending"])
    left = {"kind": "vote", "seat": "left", "entrant": "2", "lift": "bench", "attempt": 1}
    one.other({**left, "good": True})
    one.online()
    votes = ["vote 1 2 True bench left", "vote 1 2 False bench chief"]
    one.eventually(lambda: one.ledger, votes)
    assert one.sent[-1]["seq"] is None


def test_an_official_result_leaves_the_call_on_the_tablet(at: Open) -> None:
    one = at("solo")
    contest, event = f"/contests/{one.contest}", f"/events/{one.contest.removesuffix('-f')}"
    one.offline()
    one.report(HOME)
    one.other(out("7"))
    one.venue.say(f"{contest}/sign", {"seq": 1, "role": "裁判长"})
    one.venue.declare(event)
    one.online()
    one.page.wait_for_selector("text=正式成绩已定：无名次 冯国强")
    assert one.ledger == [A, "sign 裁判长"]
    assert one.states() == ["asked"]
    one.venue.say(f"{event}/unofficial", {"reason": "申诉成立"})
    one.venue.say(f"{contest}/reopen", {"seq": 2, "reason": "申诉成立"})
    one.venue.say(f"{contest}/retractions", {"seq": 3, "retracts": 1})
    one.tap("再送一次")
    one.page.wait_for_selector("text=两台平板写得不一样")
    one.tap("仍要记")
    one.eventually(lambda: one.ledger[4:], [A])


# --- Refused by the rules ----------------------------------------------------------------------


def refused(at: Open, times: int) -> Tablet:
    """A tablet that called a contest's only entrant out, more often than can be."""
    one = at("solo")
    one.offline()
    one.report(*[HOME] * times)
    one.eventually(one.states, ["pending"] * times)
    one.online()
    return one


def test_a_refused_call_shows_its_sentence_and_the_pad_as_it_is(at: Open) -> None:
    one = refused(at, 2)
    one.page.wait_for_selector(".refused")
    box = one.page.inner_text(".refused")
    assert "不能记：无名次 冯国强" in box
    assert "名次已经记录。" in box
    assert one.ledger == [A]
    one.eventually(lambda: "未参赛" in one.page.inner_text("#board"), True)
    one.tap("知道了")
    assert one.page.locator(".refused").count() == 0
    assert one.states() == ["sent", "refused"]


def test_after_a_refusal_the_following_calls_are_asked_about(at: Open) -> None:
    one = refused(at, 3)
    one.page.wait_for_selector("#slip[open]")
    assert one.states() == ["sent", "refused", "asked"]
    one.tap("不记")
    one.eventually(one.states, ["sent", "refused", "dropped"])
    assert one.ledger == [A]


# --- Undo without a network --------------------------------------------------------------------


def test_an_unsent_call_is_undone_by_a_line_of_its_own(at: Open) -> None:
    one = at("list")
    one.offline()
    one.report(HOME, AWAY)
    one.eventually(one.states, ["pending", "pending"])
    one.eventually(lambda: "许立" in one.page.inner_text("#undo .what"), True)
    one.tap("撤销")
    one.eventually(lambda: "冯国强" in one.page.inner_text("#undo .what"), True)
    one.online()
    one.eventually(lambda: one.ledger, [A, B, "retract 2"])


def test_the_undo_of_a_dropped_call_is_dropped_with_it(at: Open) -> None:
    one = at("list")
    one.offline()
    one.report(HOME)
    one.eventually(one.states, ["pending"])
    one.tap("撤销")
    one.eventually(one.states, ["pending", "pending"])
    one.other(out("2"))
    one.online()
    one.page.wait_for_selector("#slip[open]")
    one.tap("不记")
    one.eventually(one.states, ["dropped", "dropped"])
    assert one.ledger == [B]
