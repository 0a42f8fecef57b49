"""How the pads look: sizes of keys, nothing cut off, and nothing that axe finds, light and dark."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser

from meet.words import ROOT
from tests.tablet.stage import Tablet, chromium, tablet

pytestmark = [pytest.mark.browser, pytest.mark.server]

AXE = ROOT / "tests" / "browser" / "vendor" / "axe-core" / "axe.min.js"
RULES = {
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SIZES = ((1024, 768), (800, 1280), (390, 844))
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


MEASURE = """(keys) => [...document.querySelectorAll(keys)]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1)
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .map(([text, box]) => [text, Math.round(box.width), Math.round(box.height)])"""
LEAST = (
    ("lights", ".light", {1024: (490, 270), 800: (380, 450), 390: (174, 490)}),
    ("rally", ".buttons .key", {1024: (490, 270), 800: (380, 300), 390: (174, 300)}),
    ("weights", "[data-digit]", {1024: (115, 64), 800: (120, 64), 390: (112, 64)}),
    ("throws", ".submit", {1024: (88, 60), 800: (88, 60), 390: (88, 60)}),
)


@pytest.mark.parametrize(("contest", "keys", "least"), LEAST)
def test_the_main_keys_are_large_enough(
    at: Open, contest: str, keys: str, least: dict[int, tuple[int, int]]
) -> None:
    one = at(contest, "chief" if contest == "lights" else "")
    for width, height in SIZES:
        one.page.set_viewport_size({"width": width, "height": height})
        boxes = one.page.evaluate(MEASURE, keys)
        wide, high = least[width]
        assert boxes
        assert [(width, box) for box in boxes if box[1] < wide or box[2] < high] == []


@pytest.mark.parametrize("contest", ["rally", "lights", "weights", "throws", "placed"])
def test_everything_fits_and_every_key_is_at_least_48(at: Open, contest: str) -> None:
    one = at(contest)
    for width, height in SIZES:
        one.page.set_viewport_size({"width": width, "height": height})
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert one.page.evaluate(overflow) == 0
        assert one.page.evaluate("document.documentElement.scrollHeight") <= height
        boxes = one.page.evaluate(MEASURE, "button, summary, select, .option span, #pad input")
        assert [(width, box) for box in boxes if box[2] < 48 or box[1] < 48] == []


def violations(one: Tablet) -> list[str]:
    one.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = one.page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:240]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def _plain(one: Tablet) -> None:
    one.page.wait_for_timeout(300)


def _voted(one: Tablet) -> None:
    one.tap("失败")
    one.page.wait_for_selector("[data-layout=voted]")


def _wrong(one: Tablet) -> None:
    one.digits("134")


def _refused(one: Tablet) -> None:
    one.digits("140")
    one.tap("记下")
    one.page.wait_for_selector(".refused")


def _ledger(one: Tablet) -> None:
    one.tap("潞州区得分")
    one.tap("撤销")
    one.page.wait_for_selector("#line-2", state="attached")
    one.page.click("#ledger > summary")


def _offline(one: Tablet) -> None:
    one.offline()
    one.tap("潞州区得分")
    one.eventually(one.band, "1 条未送出")
    one.tap("看这 1 条")


def _conflict(one: Tablet) -> None:
    one.offline()
    one.tap("潞州区得分")
    one.eventually(one.states, ["pending"])
    one.peer.other("rally", {"kind": "rally", "to": "B"})
    one.online()
    one.page.wait_for_selector("#slip[open]")


def _signed(one: Tablet) -> None:
    one.tap("潞州区得分")
    one.page.wait_for_selector("text=可以签了")
    one.page.click("#sign > summary")


def _signin(one: Tablet) -> None:
    one.open("/signin")
    one.page.click("[data-digit='1']")


def _contests(one: Tablet) -> None:
    one.open("/pad")


SCENES = {
    "rally": ("rally", _plain),
    "lights": ("lights", _plain),
    "voted": ("lights", _voted),
    "weights": ("weights", _plain),
    "wrong": ("weights", _wrong),
    "refused": ("weights", _refused),
    "throws": ("throws", _plain),
    "placings": ("placed", _plain),
    "ledger": ("rally", _ledger),
    "offline": ("rally", _offline),
    "conflict": ("rally", _conflict),
    "sign": ("short", _signed),
    "signin": ("rally", _signin),
    "contests": ("rally", _contests),
}


@pytest.mark.parametrize("scene", SCENES)
def test_axe_finds_nothing_light_or_dark(at: Open, scene: str) -> None:
    contest, act = SCENES[scene]
    one = at(contest, "chief" if contest == "lights" else "")
    act(one)
    for theme in ("light", "dark"):
        one.page.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
        assert violations(one) == []
