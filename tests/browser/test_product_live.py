"""The running product moves while one watches: pages, halls and pads follow every call."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import midway as games
from tests.browser.conftest import SignedIn
from tests.browser.midway import Midway

pytestmark = [pytest.mark.browser, pytest.mark.server]

SPRINT, SHOT, SOLO, PUT = games.UNPLAYED
UP = {"entrant": games.UP, "attempt": games.ATTEMPT}
KEEP = "window.sameDocument = true"
KEPT = "window.sameDocument"


def watch(page: Page, url: str) -> None:
    """Open a page and wait until the server has told it the time: then it watches."""
    with page.expect_websocket() as opened:
        page.goto(url)
    opened.value.wait_for_event("framereceived", predicate=lambda frame: "epoch" in str(frame))
    page.evaluate(KEEP)


def entrants(midway: Midway, event: str) -> list[dict[str, str]]:
    listed: list[dict[str, str]] = midway.get(f"/events/{event}")["entrants"]
    return listed


def place(midway: Midway, event: str) -> list[str]:
    """Place the entrants of an event in the order of its start list; their names."""
    listed = entrants(midway, event)
    placings = [[one["id"]] for one in listed]
    midway.call(f"{event}-f", {"kind": "place", "placings": placings}, "secretary")
    return [one["name"] for one in listed]


# --- A spectator's pages -------------------------------------------------------------------------


def test_an_event_from_its_start_list_to_its_medals(midway: Midway, page: Page) -> None:
    watch(page, f"{midway.url}/events/{SPRINT}")
    chip = page.locator(".state-line .chip").first
    expect(chip).to_have_text("未开始")
    expect(page.locator("table.start-list tbody tr")).to_have_count(3)
    midway.call(f"{SPRINT}-f", {"kind": "called"}, "marshal")
    expect(page.locator("aside .chip").first).to_have_text("检录")
    names = place(midway, SPRINT)
    expect(chip).to_have_text("已结束")
    expect(page.locator("table.placings tbody th .name")).to_have_text(names)
    expect(page.locator(".medal")).to_have_count(0)
    midway.sign(SPRINT)
    midway.decide(SPRINT, {"kind": "publish", "version": 1})
    expect(chip).to_have_text("临时成绩")
    expect(page.locator(".facts")).to_contain_text("申诉截止")
    midway.protest(SPRINT)
    expect(page.locator(".state-line .chip.protested")).to_be_visible()
    seq = midway.get(f"/events/{SPRINT}")["seq"]
    ruling = {"kind": "rule", "protest": seq, "upheld": False, "reason": "录像没有显示抢跑。"}
    midway.decide(SPRINT, ruling)
    expect(page.locator(".state-line .chip.protested")).to_have_count(0)
    midway.declare(SPRINT)
    expect(chip).to_have_text("正式成绩")
    # Three started, minus one: two are admitted.
    expect(page.locator("table.placings .medal")).to_have_count(2)
    expect(page.locator("table.placings td.points")).to_have_text(["9", "7", "0"])
    assert page.evaluate(KEPT)


def test_a_figure_that_changes_is_marked_and_the_focus_stays(midway: Midway, page: Page) -> None:
    watch(page, f"{midway.url}/medals")
    total = page.locator("table.medals tfoot td.total")
    before = int(total.inner_text())
    link = page.locator("table.medals tbody a.name").nth(3)
    link.focus()
    team = link.inner_text()
    page.evaluate(
        """() => new MutationObserver((all) => {
          window.marked ||= all.some(({target}) => target.matches("tfoot td.total.changed"));
        }).observe(document.querySelector("main"), {subtree: true, attributeFilter: ["class"]})"""
    )
    place(midway, SHOT)
    midway.sign(SHOT)
    midway.decide(SHOT, {"kind": "publish", "version": 1})
    midway.declare(SHOT)
    expect(total).to_have_text(str(before + 2))
    assert page.evaluate("window.marked")
    assert page.evaluate("document.activeElement.textContent") == team
    expect(total).not_to_have_class("changed")
    assert page.evaluate(KEPT)


def test_home_moves_with_every_call(midway: Midway, page: Page) -> None:
    watch(page, midway.url)
    card = page.locator(f"#card-{games.JUDGED}-f")
    said = card.inner_text()
    midway.play(games.JUDGED, games.JUDGED_UNTIL + 7)
    expect(card).not_to_have_text(said, use_inner_text=True)
    assert page.evaluate(KEPT)


# --- The hall ------------------------------------------------------------------------------------


def vote(midway: Midway, seat: str, *, good: bool) -> None:
    call = {"kind": "vote", "lift": "bench", "seat": seat, "good": good}
    midway.call(f"{games.LIFTING}-f", {**call, **UP}, seat)


def test_the_hall_hides_the_lights_until_the_third(midway: Midway, page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    watch(page, f"{midway.url}/contests/{games.LIFTING}-f?as=hall")
    figure = page.locator(".hero-figure .figure")
    expect(figure).to_have_text(str(games.KG))
    lights = page.locator(".light")
    vote(midway, "right", good=True)
    expect(page.locator(".light.hidden")).to_have_count(1)
    vote(midway, "left", good=False)
    expect(page.locator(".light.hidden")).to_have_count(2)
    assert page.locator(".light.white, .light.red").count() == 0
    board = midway.get(f"/contests/{games.LIFTING}-f")["board"]
    assert {light["shown"] for light in board["hero"]["lights"]} == {"hidden", "empty"}
    vote(midway, "chief", good=True)
    expect(page.locator(".light.hidden")).to_have_count(0)
    expect(lights.locator("visible=true")).to_have_count(3)
    expect(page.locator(".light.white")).to_have_count(2)
    expect(page.locator(".light.red")).to_have_count(1)
    expect(page.locator(".verdict")).to_have_text("试举成功")
    expect(page.locator(".hero-places")).to_contain_text("第1名")
    assert page.evaluate(KEPT)


# --- Two tablets, and one without network --------------------------------------------------------


def tap(page: Page, words: str) -> None:
    """Press a key later than a second tap of a double one would come."""
    page.wait_for_timeout(420)
    page.get_by_role("button", name=words).first.click()


def enter_placing(page: Page, names: list[str]) -> None:
    for name in names:
        page.locator("[data-next]", has_text=name).click()
    tap(page, "记下")


def open_pad(page: Page, midway: Midway, contest: str) -> None:
    page.goto(f"{midway.url}/pad/{contest}")
    page.wait_for_selector("html[data-js]")


def test_of_two_tablets_one_wins_and_the_other_is_asked(
    midway: Midway, signed_in: SignedIn
) -> None:
    contest = f"{SOLO}-f"
    one, other = signed_in("secretary"), signed_in("desk-2")
    names = [entrant["name"] for entrant in entrants(midway, SOLO)]
    for page in (one, other):
        open_pad(page, midway, contest)
    other.context.set_offline(True)
    expect(other.locator("#sync-word")).to_have_text("没有网络")
    enter_placing(one, names)
    expect(one.locator("#sync-word")).to_have_text("已送达")
    enter_placing(other, names[::-1])
    expect(other.locator("#sync-word")).to_have_text("1 条未送出")
    other.context.set_offline(False)
    slip = other.locator("#slip")
    expect(slip).to_be_visible()
    expect(other.locator("#sync-word")).to_have_text("1 处不一致")
    expect(slip).to_contain_text("李敏")
    expect(slip).to_contain_text("现在算数")
    assert placed(midway, SOLO) == names
    tap(other, "不记")
    expect(slip).to_be_hidden()
    assert placed(midway, SOLO) == names


def placed(midway: Midway, event: str) -> list[str]:
    """Who is where, whatever notes about the disagreement the ledger holds besides."""
    return [row["entrant"]["name"] for row in midway.get(f"/events/{event}")["placings"]]


def test_what_is_called_offline_is_written_once(midway: Midway, signed_in: SignedIn) -> None:
    contest = f"{games.VOTING}-f"
    page = signed_in("chief")
    open_pad(page, midway, contest)
    before = midway.get(f"/contests/{contest}")["seq"]
    page.context.set_offline(True)
    tap(page, "失败")
    expect(page.locator("#sync-word")).to_have_text("1 条未送出")
    page.wait_for_timeout(1_000)
    assert midway.get(f"/contests/{contest}")["seq"] == before
    page.context.set_offline(False)
    expect(page.locator("#sync-word")).to_have_text("已送达")
    page.wait_for_timeout(1_000)
    assert midway.get(f"/contests/{contest}")["seq"] == before + 1


def test_a_pad_without_a_card_asks_for_one_and_a_card_can_be_given_back(
    midway: Midway, signed_in: SignedIn
) -> None:
    page = signed_in("desk")
    page.goto(f"{midway.url}/desk")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("link", name="工作人员登录")).to_be_visible()
    for path in ("/desk", f"/pad/{games.LIFTING}-f"):
        answer = page.goto(midway.url + path)
        assert answer is not None
        assert answer.status == 401 or page.url.endswith("/signin")


# --- A server that goes and comes back -----------------------------------------------------------


def test_a_killed_server_is_told_and_its_return_is_found(
    midway: Midway, context: BrowserContext, signed_in: SignedIn
) -> None:
    page, hall, pad = context.new_page(), context.new_page(), signed_in("secretary")
    for one in (page, hall):
        one.clock.install()
    watch(page, f"{midway.url}/events/{PUT}")
    watch(hall, f"{midway.url}/contests/{PUT}-f?as=hall")
    open_pad(pad, midway, f"{PUT}-f")
    midway.server.kill()
    for one in (page, hall):
        settle(one, partial(in_state, one, "stale"))
        assert "数据停在 " in one.locator("[data-fresh-text]").inner_text()
    enter_placing(pad, pad.locator("[data-next]").all_inner_texts())
    expect(pad.locator("#sync-word")).to_have_text("1 条未送出", timeout=15_000)
    midway.server.restart()
    expect(pad.locator("#sync-word")).to_have_text("已送达", timeout=20_000)
    for one in (page, hall):
        settle(one, partial(in_state, one, "live"))
        settle(one, partial(shows_places, one))
        assert one.evaluate(KEPT)
    settle(page, lambda: page.locator(".state-line .chip").first.inner_text() == "已结束")
    assert midway.get(f"/contests/{PUT}-f")["seq"] == 1


def in_state(page: Page, state: str) -> bool:
    return page.get_attribute("body", "data-state") == state


def shows_places(page: Page) -> bool:
    return page.locator("tbody td.place").all_inner_texts() == ["1", "2", "3", "4"]


def settle(page: Page, says: Callable[[], bool]) -> None:
    """Let the page's own clock run until `says()` is true."""
    for _ in range(200):
        if says():
            return
        page.clock.run_for(1_000)
        page.wait_for_timeout(50)
    assert says()
