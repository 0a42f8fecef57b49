"""A seat card from the desk's page to the pad of its seat, and whom a page's socket may reach."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.games import LIFTING
from tests.house import PLACED, running
from tests.server.process import Server, serving

pytestmark = [pytest.mark.browser, pytest.mark.server]

OPENER = {"kind": "declare", "entrant": "9", "attempt": 1, "kg": "100"}
GROUP = {**LIFTING, "contests": [{**LIFTING["contests"][0], "calls": [OPENER]}]}

CONNECT = """address => new Promise(done => {
  addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
  try {
    const socket = new WebSocket(address);
    socket.onopen = () => done("open");
    socket.onerror = () => setTimeout(() => done("error"), 500);
  } catch (fault) {
    done(fault.name);
  }
})"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("cards")
    with running(folder) as house:
        house.load(PLACED)
        house.load(GROUP, with_calls=True)
        (folder / "desk").write_text(house.token("desk"))
    with serving(folder) as opened:
        opened.environ["DESK"] = (folder / "desk").read_text()
        yield opened


@pytest.fixture
def desk(server: Server, page: Page) -> Page:
    """Somebody at the desk, looking at the cards."""
    page.goto(f"{server.url}/signin?token={server.environ['DESK']}")
    page.click("form button.submit")
    page.goto(f"{server.url}/desk/cards")
    return page


def test_a_card_is_scanned_and_its_seat_opens(desk: Page, server: Server, browser: Browser) -> None:
    """PADS §6: the link, then 开始; the digits leave the address at once."""
    desk.get_by_label("裁判（左席）").check()
    desk.get_by_label("某一天、某个大项").check()
    desk.select_option("#sport", "weightlifting")
    desk.get_by_role("button", name="发卡").click()
    expect(desk.locator(".seat-card")).to_have_count(1)
    link = desk.locator(".seat-card .code svg title").text_content()
    digits = re.sub(r"\D", "", desk.locator(".seat-card .digits").inner_text())[-8:]
    assert link is not None
    assert link.endswith(f"/signin#{digits}")
    context = browser.new_context(locale="zh-CN")
    tablet = context.new_page()
    tablet.goto(f"{server.url}/signin#{digits}")
    tablet.wait_for_url("**/pad")
    assert digits not in tablet.url
    tablet.get_by_role("link", name="是，开始").click()
    expect(tablet.locator("#pad .keys button.light")).to_have_count(2)
    calls = [
        json.loads(one.get_attribute("value") or "") for one in tablet.locator("[name=call]").all()
    ]
    assert {(call["kind"], call["seat"]) for call in calls} == {("vote", "left")}
    expect(tablet.locator("#undo")).to_have_count(0)
    context.close()


def test_whoever_is_signed_in_is_not_taken_elsewhere_by_a_link(desk: Page, server: Server) -> None:
    """A card's link on the desk's own computer fills in the digits and waits."""
    desk.goto(f"{server.url}/signin#12345678")
    expect(desk.locator("#token")).to_have_value("12345678")
    expect(desk.get_by_role("link", name="继续用现在的卡")).to_be_visible()


def test_a_pages_socket_reaches_its_own_host_and_no_other(server: Server, page: Page) -> None:
    socket = f"{server.port}/socket.io/?EIO=4&transport=websocket"
    page.goto(server.url)
    assert page.evaluate(CONNECT, f"ws://127.0.0.1:{socket}") == "open"
    for other in (f"ws://127.0.0.2:{socket}", f"ws://127.0.0.1:{server.port + 1}/"):
        assert page.evaluate(CONNECT, other) == "connect-src"
