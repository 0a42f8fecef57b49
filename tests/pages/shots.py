"""Pictures of the previews in a real browser: `python -m tests.pages.shots DIR [PAGE…]`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.pages.preview import pages, write

SIZES = {"1920": (1920, 1080), "1280": (1280, 900), "800": (800, 1000), "390": (390, 844)}


def main(folder: Path, names: list[str]) -> None:
    """Every page at every size it is made for, light and dark; halls at 1920 only."""
    write(folder)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--allow-file-access"]
        )
        for name in names or pages():
            for label, (width, height) in SIZES.items():
                hall = name.startswith("hall")
                if hall != (label == "1920"):
                    continue
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto((folder / f"{name}.html").resolve().as_uri())
                page.screenshot(path=folder / f"{name}-{label}.png", full_page=not hall)
                page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
