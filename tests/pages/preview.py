"""Every template over invented views, as static pages: `python -m tests.pages.preview DIR`."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, render_template

from meet.intake import offered
from meet.web.filters import environment
from meet.words import ROOT
from tests.pages import sample_boards, sample_views

GAMES = {"name": "长治市第七届残疾人运动会", "dates": "2026-05-16/2026-05-17"}
EVERYWHERE: Mapping[str, Any] = {
    "lang": "zh",
    "games": GAMES,
    "now": "10:42:08",
    "csrf_token": lambda: "preview",
    "signed_in": "",
    "role": "",
    "epoch": "1",
    "zone": "Asia/Shanghai",
    "topic": "",
    "message": "",
    "new_id": lambda: "00000000-0000-4000-8000-000000000000",
    "may_declare": True,
    "steps": None,
    "me": {"label": "苏婉", "role": "desk"},
}


def pages() -> dict[str, tuple[str, dict[str, Any]]]:
    """Page name → (template, what it is rendered with)."""
    return {**spectators(), **boards(), **halls(), **others()}


def spectators() -> dict[str, tuple[str, dict[str, Any]]]:
    """Tables, events, people and lists."""
    home, delegation = sample_views.home(), sample_views.delegation()
    return {
        "home": ("home", {"view": home, "topic": "screen:home"}),
        "home-en": ("home", {"view": home, "lang": "en"}),
        "home-bare": ("home", {"view": sample_views.bare_home()}),
        "home-large": ("home", {"view": home, "large": True}),
        "home-plain": ("home_plain", {"view": home, "large": True, "plain": True}),
        "medals-plain": ("medals_plain", {"view": sample_views.medals(), "plain": True}),
        "search": ("search", {"view": sample_views.search()}),
        "search-nothing": ("search", {"view": sample_views.search("没有的人")}),
        "medals": ("medals", {"view": sample_views.medals(), "topic": "medals"}),
        "medals-joint": ("medals", {"view": sample_views.joint_medals()}),
        "points": ("points", {"view": sample_views.points(), "topic": "points"}),
        "event-start": ("event", {"view": sample_views.race("start_list")}),
        "event-unofficial": ("event", {"view": sample_views.race("unofficial")}),
        "event-official": ("event", {"view": sample_views.race("official")}),
        "why": ("why", {"view": sample_boards.why()}),
        "delegation": ("delegation", {"view": delegation}),
        "athlete": ("athlete", {"view": sample_views.athlete()}),
        "schedule": ("schedule", {"view": sample_views.schedule(), "topic": "schedule"}),
        "events": ("events", {"view": sample_views.events(), "topic": "events"}),
    }


def boards() -> dict[str, tuple[str, dict[str, Any]]]:
    """Boards on a page."""
    return {
        "contest-lifting": ("contest", {"view": sample_boards.lifting()}),
        "contest-race": ("contest", {"view": sample_boards.race_board()}),
        "contest-boards": ("contest", {"view": sample_boards.boards()}),
    }


def halls() -> dict[str, tuple[str, dict[str, Any]]]:
    """Screens of a hall."""
    return {
        "hall-lifting": ("hall", {"view": sample_boards.lifting()}),
        "hall-lifting-bad": ("hall", {"view": sample_boards.lifting("bad")}),
        "hall-lifting-now": ("hall", {"view": sample_boards.lifting("")}),
        "hall-race": ("hall", {"view": sample_boards.race_board()}),
        "hall-boards": ("hall", {"view": sample_boards.boards()}),
        "hall-rounds": ("hall", {"view": sample_boards.rounds()}),
        "hall-medals": ("medals_hall", {"view": sample_views.medals(), "topic": "medals"}),
        "hall-medals-joint": ("medals_hall", {"view": sample_views.joint_medals()}),
    }


def others() -> dict[str, tuple[str, dict[str, Any]]]:
    """The first page, a fault, and the desk."""
    nothing = {
        "games": {"name": "", "dates": ""},
        "today": "2026-05-16",
        "may_begin": lambda: True,
        "regulations": offered("zh"),
    }
    clerk = {"signed_in": "苏婉"}
    unofficial = sample_boards.desk_event("unofficial")
    return {
        "empty": ("empty", nothing),
        "error": ("error", {"status": 404, "message": "没有这样的小项。"}),
        "desk": ("desk/today", {"view": sample_boards.today(), **clerk}),
        "desk-event": ("desk/event", {"view": unofficial, **clerk, "message": "缺少理由。"}),
        "desk-official": ("desk/event", {"view": sample_boards.desk_event("official"), **clerk}),
    }


def application() -> Flask:
    """An application that only renders."""
    app = Flask("preview", template_folder=str(ROOT / "templates"))
    environment(app)
    return app


def rendered(name: str) -> str:
    """The HTML of a page by its name here."""
    template, values = pages()[name]
    with application().test_request_context("/"):
        return render_template(f"screen/{template}.html", **{**EVERYWHERE, **values})


def write(folder: Path) -> None:
    """Write every page; style sheets are read where they stand."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, of in (("static", "static"), ("sports", "events")):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / of)
    for name in pages():
        html = rendered(name).replace('"/static/', '"static/').replace('"/sports/', '"sports/')
        (folder / f"{name}.html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
