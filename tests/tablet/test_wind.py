"""Figures that are said in another unit than a call counts: the wind in metres a second."""

import pytest

from tests.tablet.stage import Open, Tablet

pytestmark = [pytest.mark.browser, pytest.mark.server]

MARK, WIND = "in_mark", "in_wind_tenths"


def pressed(one: Tablet, *keys: str) -> None:
    """Keys of the form that is shown: digits, `±`, `<` to erase."""
    others = {"±": "[data-sign]", "<": "[data-erase]"}
    for key in keys:
        named = others.get(key) or f"[data-digit='{key}']"
        one.page.click(f"[data-shown] {named}")


def value(one: Tablet, name: str) -> str:
    return one.page.input_value(f"[data-shown] [name={name}]")


def test_the_wind_is_typed_as_it_is_said_and_called_in_tenths(at: Open) -> None:
    one = at("jump")
    pressed(one, *"523")
    pressed(one, "±", *"13", "<", "2")
    assert (value(one, MARK), value(one, WIND)) == ("5.23", "-1.2")
    one.tap("记下")
    one.eventually(lambda: one.ledger, ["trial 7 5.23 1 -12"])
    one.eventually(lambda: "风速 −1.2 米/秒" in one.page.inner_text(".undo"), True)


def test_a_keyboard_turns_the_sign_with_minus(at: Open) -> None:
    one = at("jump")
    one.page.focus(f"[data-shown] [name={WIND}]")
    one.page.keyboard.type("-04")
    assert value(one, WIND) == "-0.4"
    one.page.keyboard.press("-")
    assert value(one, WIND) == "0.4"


def test_no_gauge_shows_such_a_wind(at: Open) -> None:
    one = at("jump")
    one.page.focus(f"[data-shown] [name={WIND}]")
    one.page.keyboard.type("201")
    assert "20.0" in one.page.inner_text("[data-shown] [data-note]")


def test_without_javascript_the_unit_is_the_same(at: Open) -> None:
    one = at("jump", java_script_enabled=False)
    form = one.page.locator("#form-0")
    form.locator(f"[name={MARK}]").fill("5.23")
    form.locator(f"[name={WIND}]").fill("-0.4")
    form.locator("button.submit").click()
    assert one.ledger == ["trial 7 5.23 1 -4"]


def test_an_upright_tablet_keeps_rows_of_the_board(at: Open) -> None:
    """900 by 900: two figures beside each other, the other keys beside the keypad."""
    one = at("jump")
    one.page.set_viewport_size({"width": 900, "height": 900})
    box = one.page.locator(".board").bounding_box()
    assert box
    assert box["height"] >= 3 * 48
    hidden = "(keys) => keys.scrollHeight - keys.clientHeight"
    assert one.page.locator(".keys").evaluate(hidden) == 0
