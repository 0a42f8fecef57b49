"""How the pads look: sizes of keys, nothing cut off, and nothing that axe finds, light and dark."""

import pytest

from tests.browser.eyes import violations
from tests.tablet.stage import HOME, Open, Tablet, out

pytestmark = [pytest.mark.browser, pytest.mark.server]

SIZES = ((1024, 768), (800, 1280), (390, 844))
MEASURE = """(keys) => [...document.querySelectorAll(keys)]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1)
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .map(([text, box]) => [text, Math.round(box.width), Math.round(box.height)])"""
LEAST = (
    ("group", "chief", ".light", {1024: (490, 270), 800: (380, 450), 390: (174, 490)}),
    (
        "group",
        "marshal",
        "[data-shown] [data-digit]",
        {1024: (115, 64), 800: (120, 64), 390: (112, 64)},
    ),
    ("group", "marshal", "[data-shown] .submit", {1024: (88, 60), 800: (88, 60), 390: (88, 60)}),
    ("list", "", "[data-next]", {1024: (160, 48), 800: (160, 48), 390: (120, 48)}),
)


@pytest.mark.parametrize(("contest", "card", "keys", "least"), LEAST)
def test_the_main_keys_are_large_enough(
    at: Open, contest: str, card: str, keys: str, least: dict[int, tuple[int, int]]
) -> None:
    one = at(contest, card)
    for width, height in SIZES:
        one.page.set_viewport_size({"width": width, "height": height})
        boxes = one.page.evaluate(MEASURE, keys)
        wide, high = least[width]
        assert boxes
        assert [(width, box) for box in boxes if box[1] < wide or box[2] < high] == []


@pytest.mark.parametrize(
    ("contest", "card"),
    [("group", "chief"), ("group", "marshal"), ("group", ""), ("list", "")],
)
def test_everything_fits_and_every_key_is_at_least_48(at: Open, contest: str, card: str) -> None:
    one = at(contest, card)
    for width, height in SIZES:
        one.page.set_viewport_size({"width": width, "height": height})
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert one.page.evaluate(overflow) == 0
        assert one.page.evaluate("document.documentElement.scrollHeight") <= height
        boxes = one.page.evaluate(MEASURE, "button, summary, select, .option span, #pad input")
        assert [(width, box) for box in boxes if box[2] < 48 or box[1] < 48] == []


IN_VIEW = """() => {
  const row = document.querySelector('.lines [data-mark="now"]').getBoundingClientRect()
  const board = document.getElementById("board").getBoundingClientRect()
  return [row.top >= board.top - 1, row.bottom <= board.bottom + 1]
}"""


@pytest.mark.parametrize("size", SIZES)
def test_who_is_up_stands_whole_in_the_table(at: Open, size: tuple[int, int]) -> None:
    one = at("group", "marshal")
    one.page.set_viewport_size({"width": size[0], "height": size[1]})
    one.page.reload()
    _plain(one)
    assert one.page.evaluate(IN_VIEW) == [True, True]


def _plain(one: Tablet) -> None:
    one.page.wait_for_selector("[data-state=connected]")


def _voted(one: Tablet) -> None:
    one.tap("失败")
    one.page.wait_for_selector("[data-layout=voted]")


def _wrong(one: Tablet) -> None:
    one.digits("10")


def _refused(one: Tablet) -> None:
    one.offline()
    one.digits("141")
    one.tap("记下")
    one.other({"kind": "declare", "entrant": "2", "attempt": 1, "kg": "138"})
    one.online()
    one.page.wait_for_selector(".refused")


def _ledger(one: Tablet) -> None:
    one.report(HOME)
    one.eventually(lambda: one.seq, "1")
    one.tap("撤销")
    one.page.wait_for_selector("#line-2", state="attached")
    one.page.click("#ledger > summary")


def _offline(one: Tablet) -> None:
    one.offline()
    one.report(HOME)
    one.eventually(one.band, "1 条未送出")
    one.tap("看这 1 条")


def _conflict(one: Tablet) -> None:
    one.offline()
    one.report(HOME)
    one.eventually(one.states, ["pending"])
    one.other(out("2"))
    one.online()
    one.page.wait_for_selector("#slip[open]")


def _signed(one: Tablet) -> None:
    one.report(HOME)
    one.page.wait_for_selector("text=可以签了")
    one.page.click("#sign > summary")


def _signin(one: Tablet) -> None:
    one.open("/signin")
    one.page.click("[data-digit='1']")


def _contests(one: Tablet) -> None:
    one.sign_in(one.venue.issue("referee", "left", [one.contest, one.venue.contest("list")]))
    one.open("/pad")


SCENES = {
    "lights": ("group", "chief", _plain),
    "voted": ("group", "chief", _voted),
    "weights": ("group", "marshal", _plain),
    "scores": ("group", "", _plain),
    "wrong": ("group", "marshal", _wrong),
    "refused": ("group", "marshal", _refused),
    "placings": ("list", "", _plain),
    "ledger": ("list", "", _ledger),
    "offline": ("list", "", _offline),
    "conflict": ("list", "", _conflict),
    "sign": ("solo", "", _signed),
    "signin": ("list", "", _signin),
    "contests": ("group", "", _contests),
}


@pytest.mark.parametrize("scene", SCENES)
def test_axe_finds_nothing_light_or_dark(at: Open, scene: str) -> None:
    contest, card, act = SCENES[scene]
    one = at(contest, card)
    act(one)
    for theme in ("light", "dark"):
        one.page.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
        assert violations(one.page) == []
