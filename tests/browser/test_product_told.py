"""What the running product tells where a reader could stumble: ranks, states, days, times."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser import midway as games
from tests.browser.conftest import SignedIn
from tests.browser.midway import Midway
from tests.server.process import serving

pytestmark = [pytest.mark.browser, pytest.mark.server]

NO_RANK = "—无名次"


def test_who_holds_nothing_has_no_rank(tmp_path: Path, page: Page) -> None:
    with serving(tmp_path) as server:
        page.goto(server.url)
        page.uncheck("[name=play]")
        page.get_by_role("button", name="打开示范运动会").click()
        expect(page.locator(".headline")).to_contain_text("/64 项已决出")
        for path in ("/", "/medals", "/points", "/medals?as=hall"):
            page.goto(server.url + path)
            ranks = page.locator("tbody td.place").all_text_contents()
            assert set(ranks) == {NO_RANK}, path
        page.goto(f"{server.url}/delegations/luzhou")
        assert "第" not in page.inner_text(".headline")


def test_who_holds_something_has_its_rank(midway: Midway, page: Page) -> None:
    page.goto(f"{midway.url}/medals")
    rows = midway.get("/medals")["rows"]
    expected = [str(row["rank"]) if row["total"] != "0" else NO_RANK for row in rows]
    assert NO_RANK in expected
    assert page.locator("tbody td.place").all_text_contents() == expected


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"/contests/{games.contest_of('ath-m-100-t46')}", "正式成绩"),
        (f"/contests/{games.contest_of('ath-m-100-t46')}?as=hall", "正式成绩"),
        (f"/contests/{games.contest_of(games.UNOFFICIAL)}", "临时成绩"),
        (f"/contests/{games.contest_of(games.SIGNED)}", "裁判长签字"),
        (f"/contests/{games.LIFTING}-f", "进行中"),
    ],
)
def test_a_contest_says_what_its_result_counts(
    midway: Midway, page: Page, path: str, words: str
) -> None:
    page.goto(midway.url + path)
    assert page.locator("main .chip").first.inner_text() == words


def test_a_time_says_of_which_day(midway: Midway, page: Page) -> None:
    page.goto(f"{midway.url}/delegations/luzhou")
    days = page.locator(".coming-day").all_inner_texts()
    assert days == ["2027年5月15日　星期六", "2027年5月16日　星期日"]


def test_who_has_not_begun_has_no_result(midway: Midway, page: Page, signed_in: SignedIn) -> None:
    page.goto(f"{midway.url}/events/{games.VOTING}")
    assert page.locator("table.placings tbody tr").count() == 3
    assert "NM" not in page.inner_text("main")
    desk = signed_in("desk")
    desk.goto(f"{midway.url}/desk/events/{games.START_LIST}")
    assert "NM" not in desk.locator("section").first.inner_text()
    assert desk.locator("table.start-list tbody tr").count() == 5


def test_a_joint_pair_is_named_with_both_delegations_and_its_share(
    midway: Midway, page: Page
) -> None:
    page.goto(f"{midway.url}/events/tt-m-d-deaf")
    row = page.locator("table.placings tbody tr").nth(2)
    assert row.locator(".name").inner_text() == "桑鑫／刘卫东"
    assert row.locator(".delegation").all_inner_texts() == ["黎城", "特教"]
    assert row.locator(".members").count() == 0
    for delegation in ("licheng", "tejiao"):
        page.goto(f"{midway.url}/delegations/{delegation}")
        earned = page.locator("table.contributions tr", has_text="桑鑫／刘卫东")
        assert earned.locator(".share").inner_text() == "½"
        assert "；联合组队" in earned.locator(".reason").inner_text()


def test_a_pad_names_the_seat_it_is_used_in(midway: Midway, signed_in: SignedIn) -> None:
    page = signed_in("desk")
    for seat, word in (("", "编排"), ("marshal", "检录"), ("secretary", "记录"), ("left", "左")):
        page.goto(f"{midway.url}/pad/{games.LIFTING}-f?seat={seat}")
        assert page.inner_text(".guard b") == word


def test_a_pad_tells_the_time_of_the_games(midway: Midway, signed_in: SignedIn) -> None:
    page = signed_in("marshal")
    away = page.context.browser
    assert away is not None
    context = away.new_context(
        storage_state=page.context.storage_state(), timezone_id="America/New_York"
    )
    pad = context.new_page()
    pad.goto(f"{midway.url}/pad/{games.LIFTING}-f")
    pad.wait_for_selector("#sync[data-state=connected]")
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    times = {f"{now + timedelta(minutes=m):%H:%M}" for m in (-1, 0, 1)}
    assert pad.inner_text("#sync-detail")[:5] in times
    context.close()


def test_an_empty_ledger_says_so_on_one_line(midway: Midway, signed_in: SignedIn) -> None:
    page = signed_in("desk")
    page.goto(f"{midway.url}/desk/events/{games.START_LIST}")
    nothing = page.get_by_text("还没有裁定。")
    box = nothing.bounding_box()
    assert box is not None
    assert box["width"] > 200


def test_a_phone_shows_who_rose_and_who_fell(midway: Midway, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(midway.url)
    expect(page.locator(".medals thead .change")).to_be_visible()
    expect(page.locator(".medals tbody .change").first).to_be_visible()
