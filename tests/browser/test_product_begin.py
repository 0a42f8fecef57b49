"""The first page of an empty database: its three ways to begin, each until something is shown."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.house import PLACED
from tests.server.process import serving

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_the_demonstration_games_play_while_one_watches(tmp_path: Path, page: Page) -> None:
    with serving(tmp_path) as server:
        page.goto(server.url)
        expect(page.get_by_role("heading", level=1)).to_have_text("从哪里开始？")
        page.get_by_role("button", name="打开示范运动会").click()
        expect(page.locator(".headline")).to_contain_text("/64 项已决出", timeout=15_000)
        page.evaluate("window.sameDocument = true")
        card = page.locator(".card").first
        expect(card).to_contain_text("进行中", timeout=20_000)
        said = card.inner_text()
        expect(card).not_to_have_text(said, use_inner_text=True, timeout=30_000)
        assert page.evaluate("window.sameDocument")
        # Who opened the games is their desk; nobody opens them twice.
        expect(page.get_by_role("link", name="记录台")).to_be_visible()
        page.goto(f"{server.url}/desk")
        expect(page.locator("table.at-desk tbody tr[id]").nth(20)).to_be_visible()


def test_event_files_are_loaded_or_told_what_is_wrong(tmp_path: Path, page: Page) -> None:
    good, bad = tmp_path / "relay.json", tmp_path / "bad.json"
    good.write_text(json.dumps(PLACED))
    bad.write_text(json.dumps({**PLACED, "rules": {"preset": "unknown"}}))
    with serving(tmp_path) as server:
        page.goto(server.url)
        page.set_input_files("[name=files]", [good, bad])
        page.get_by_role("button", name="读入文件").click()
        expect(page.locator("main")).to_contain_text("bad.json：rules.preset")
        page.goto(server.url)
        expect(page.get_by_role("heading", level=1)).to_have_text("从哪里开始？")
        page.set_input_files("[name=files]", [good])
        page.get_by_role("button", name="读入文件").click()
        expect(page.locator("main")).to_contain_text("混合 4×100 米接力")
        page.get_by_role("link", name="混合 4×100 米接力").first.click()
        expect(page.locator("main")).to_contain_text("马𬱖")


def test_a_meet_of_ones_own_begins_at_the_desk(tmp_path: Path, page: Page) -> None:
    with serving(tmp_path) as server:
        page.goto(server.url)
        page.get_by_label("运动会名称").fill("潞州区残疾人运动会")
        page.get_by_role("button", name="新建运动会").click()
        expect(page).to_have_url(re.compile("/desk$"))
        expect(page.locator("header")).to_contain_text("潞州区残疾人运动会")
        page.goto(f"{server.url}/medals")
        expect(page.locator("main")).to_contain_text("奖牌榜")
