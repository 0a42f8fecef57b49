"""What an eye, a thumb and a screen reader find fault with on a page, measured in the browser."""

import json
from typing import Any

from playwright.sync_api import Page

from meet.words import ROOT

AXE = (ROOT / "tests" / "browser" / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
AAA = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
BY_COLOUR = ["color-contrast-enhanced"]
BY_WIDTH = [*BY_COLOUR, "target-size"]
"""Rules that may find something else in other colours, or at another width."""

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KEYS = (
    "a.button, a.key, button, summary, select, nav a, .check, .option,"
    "input:not([type=hidden]):not(.check input):not(.option input)"
)
SMALL = """([keys, least]) => [...document.querySelectorAll(keys)]
  .filter((one) => one.checkVisibility({visibilityProperty: true}))
  .filter((one) => !one.closest(".unseen, .skip"))
  .map((one) => [one.outerHTML.slice(0, 100), one.getBoundingClientRect()])
  .filter(([, box]) => Math.round(box.height) < least || Math.round(box.width) < least)
  .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
LEAST_PX = 44


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe-core finds, AAA contrast and target size on; `rules`: only those."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    options |= {"runOnly": {"type": "rule", "values": rules}} if rules else {"rules": AAA}
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{one['id']}: {node['html'][:140]} {node['failureSummary'][:220]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    wider: int = page.evaluate(OVERFLOW)
    return wider


def small_keys(page: Page, least: int = LEAST_PX) -> list[str]:
    """Controls that a thumb would miss."""
    found: list[str] = page.evaluate(SMALL, [KEYS, least])
    return found
