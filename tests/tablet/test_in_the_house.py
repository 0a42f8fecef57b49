"""Pads of the real site over a real database: three referees, a marshal, a placing, a signature."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.house import PLACED, Running, running
from tests.tablet.peer_site import Quiet
from tests.tablet.stage import HOST, chromium

pytestmark = [pytest.mark.browser, pytest.mark.server]

LIFTERS = (("韩志远", "潞州"), ("许立", "黎城"), ("郑大伟", "屯留"))
GROUP = {
    "format": "meet-event/1",
    "sport": "weightlifting",
    "event": "m65",
    "name": "男子 65 公斤级",
    "tags": [],
    "rules": {"preset": "wpp"},
    "draw": {"format": "final"},
    "entrants": [
        {"id": str(i), "name": name, "delegation": of, "lot": i, "bodyweight": f"6{i}.20"}
        for i, (name, of) in enumerate(LIFTERS, start=1)
    ],
    "contests": [
        {
            "id": "m65-f",
            "phase": "final",
            "entrants": ["1", "2", "3"],
            "calls": [
                {"kind": "declare", "entrant": str(i), "attempt": 1, "kg": str(120 + 5 * i)}
                for i in (1, 2, 3)
            ],
        }
    ],
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@contextmanager
def open_site(folder: Path) -> Iterator[tuple[Running, str]]:
    """A house with two contests, and its address."""
    with running(folder) as house:
        house.load(GROUP, with_calls=True)
        house.load(PLACED)
        server = make_server(
            "127.0.0.1", 0, house.client.application, threaded=True, request_handler=Quiet
        )
        server.daemon_threads = True  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield house, f"http://{HOST}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Running, str]]:
    with open_site(tmp_path) as opened:
        yield opened


@pytest.fixture
def pad(browser: Browser, site: tuple[Running, str]) -> Iterator[Callable[..., Page]]:
    """Signs a card in and opens the pad of its seat."""
    house, url = site
    with ExitStack() as stack:

        def opened(role: str, contest: str, seat: str = "") -> Page:
            context = browser.new_context(locale="zh-CN", viewport={"width": 1024, "height": 768})
            stack.callback(context.close)
            page = context.new_page()
            page.goto(f"{url}/signin?token={house.token(role, seat)}")
            page.get_by_role("button", name="进入").click()
            page.goto(f"{url}/pad/{contest}?seat={seat}")
            page.wait_for_selector("html[data-js]")
            return page

        yield opened


def kinds(house: Running, contest: str) -> list[str]:
    """The kinds of the lines of a contest's ledger."""
    _status, body = house.get(f"/contests/{contest}/ledger?since=0", house.token("desk"))
    return [line["call"]["kind"] for line in body["lines"]]


def press(page: Page, words: str) -> None:
    """Press a key, later than 350 ms after it may have changed."""
    page.wait_for_timeout(600)
    page.get_by_role("button", name=words).first.click()


def test_three_referees_judge_an_attempt(
    site: tuple[Running, str], pad: Callable[..., Page]
) -> None:
    house, _url = site
    seats: dict[str, Any] = {
        seat: pad("referee", "m65-f", seat) for seat in ("left", "chief", "right")
    }
    press(seats["chief"], "叫韩志远上台")
    for seat in ("left", "right", "chief"):
        seats[seat].reload()
        seats[seat].wait_for_selector("html[data-js] .light")
        press(seats[seat], "失败" if seat == "left" else "成功")
        seats[seat].wait_for_selector("[data-state=delivered]")
    assert kinds(house, "m65-f") == ["declare"] * 3 + ["clock"] + ["vote"] * 3
    seats["left"].wait_for_selector("text=试举成功")


def test_the_marshal_hands_in_a_weight_and_is_refused_one(
    site: tuple[Running, str], pad: Callable[..., Page]
) -> None:
    house, _url = site
    page = pad("marshal", "m65-f", "marshal")
    page.wait_for_selector("text=韩志远 报第1把")
    for digit in "127":
        page.click(f"[data-shown] [data-digit='{digit}']")
    press(page, "记下")
    page.wait_for_selector("[data-state=delivered]")
    assert kinds(house, "m65-f") == ["declare"] * 4


def test_a_placing_is_entered_and_signed(
    site: tuple[Running, str], pad: Callable[..., Page]
) -> None:
    house, _url = site
    page = pad("secretary", "relay-f")
    for name in ("陶喆", "李堃", "马𬱖", "阿卜杜拉·热合曼"):
        page.click(f"[data-next]:has-text('{name}')")
    press(page, "记下")
    page.wait_for_selector("text=可以签了")
    page.click("#sign > summary")
    page.get_by_text("裁判长", exact=True).click()
    page.click("#sign-form button")
    page.wait_for_selector("text=已签 1 人")
    assert kinds(house, "relay-f") == ["place", "sign"]


def test_two_tablets_on_one_contest(site: tuple[Running, str], pad: Callable[..., Page]) -> None:
    house, _url = site
    first, second = pad("secretary", "relay-f"), pad("referee", "relay-f")
    for page in (first, second):
        for name in ("陶喆", "李堃", "马𬱖", "阿卜杜拉·热合曼"):
            page.click(f"[data-next]:has-text('{name}')")
    second.context.set_offline(True)
    press(second, "记下")
    press(first, "记下")
    first.wait_for_selector("[data-state=delivered]")
    second.context.set_offline(False)
    second.wait_for_selector("#slip[open]")
    sides = second.locator("#slip .side").all_inner_texts()
    assert "1 陶喆、2 李堃" in sides[0]
    assert "陶喆" in sides[1]
    press(second, "仍要记")
    second.wait_for_selector("text=名次已经记录。要改，请先撤销那一行。")
    assert kinds(house, "relay-f") == ["place"]


def test_a_pad_asks_for_a_card(site: tuple[Running, str], browser: Browser) -> None:
    _house, url = site
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(f"{url}/pad/relay-f")
    assert answer is not None
    assert answer.status == 401
    context.close()
