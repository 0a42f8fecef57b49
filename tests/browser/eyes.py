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
TEXTS = """
  const places = new Map();
  const place = (element) => {  // where the ancestors of an element let it show
    if (!element) return {left: -1e9, top: -1e9, right: 1e9, bottom: 1e9};
    if (places.has(element)) return places.get(element);
    let {left, top, right, bottom} = place(element.parentElement);
    const style = getComputedStyle(element);
    const own = element.getBoundingClientRect();
    if (style.clipPath !== "none") [left, right] = [0, 0];
    if (style.overflowX !== "visible")
      [left, right] = [Math.max(left, own.left), Math.min(right, own.right)];
    if (style.overflowY !== "visible")
      [top, bottom] = [Math.max(top, own.top), Math.min(bottom, own.bottom)];
    places.set(element, {left, top, right, bottom});
    return places.get(element);
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.nodeValue.trim() || parent.closest("script, option, .skip")) continue;
    if (!parent.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const bounds = place(parent);
    for (const line of range.getClientRects()) {
      const ink = {  // a line is taller than its characters
        left: Math.max(line.left, bounds.left),
        right: Math.min(line.right, bounds.right),
        top: Math.max(line.top + line.height * 0.2, bounds.top),
        bottom: Math.min(line.bottom - line.height * 0.2, bounds.bottom),
      };
      if (ink.right - ink.left > 1 && ink.bottom - ink.top > 1)
        texts.push({parent, ink, line, words: node.nodeValue.trim().slice(0, 30)});
    }
  }"""
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => !one.matches("input"))  // a field scrolls what is written in it
  .filter((one) => getComputedStyle(one).overflowX !== "visible")
  .filter((one) => one.checkVisibility({visibilityProperty: true}))
  .filter((one) => !one.closest(".unseen, .board, .board-tables, .board-single, .two"))
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
  .map((one) => `${one.scrollWidth - one.clientWidth} px cut: ${one.outerHTML.slice(0, 80)}`)"""
CLASHES = (
    "(pixels) => {"
    + TEXTS
    + """
  const found = new Set();
  for (const {parent, line, words} of texts) {
    const own = parent.getBoundingClientRect();
    if (getComputedStyle(parent).overflowX !== "visible") continue;
    if (line.right > own.right + pixels || line.left < own.left - pixels)
      found.add(`「${words}」 is wider than its place`);
  }
  texts.sort((a, b) => a.ink.top - b.ink.top);
  for (let i = 0; i < texts.length; i++) {
    const a = texts[i].ink;
    for (let j = i + 1; j < texts.length && texts[j].ink.top < a.bottom - pixels; j++) {
      const b = texts[j].ink;
      if (texts[i].parent === texts[j].parent) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > pixels
          && Math.min(a.bottom, b.bottom) - b.top > pixels)
        found.add(`「${texts[i].words}」 and 「${texts[j].words}」 overlap`);
    }
  }
  return [...found];
}"""
)


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


def clashes(page: Page) -> list[str]:
    """Texts that lie over each other or reach out of their places."""
    found: list[str] = page.evaluate(CLASHES, 3)
    return found


def cut(page: Page) -> list[str]:
    """Boxes whose content goes on beyond their side, but for tables that are meant to scroll."""
    found: list[str] = page.evaluate(CUT)
    return found


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    wider: int = page.evaluate(OVERFLOW)
    return wider


def small_keys(page: Page, least: int = LEAST_PX) -> list[str]:
    """Controls that a thumb would miss."""
    found: list[str] = page.evaluate(SMALL, [KEYS, least])
    return found
