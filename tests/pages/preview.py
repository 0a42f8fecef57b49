"""Every template rendered over invented views, as static pages: `python -m tests.pages.preview DIR`."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, render_template

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
    "topic": "",
    "message": "",
    "new_id": lambda: "00000000-0000-4000-8000-000000000000",
    "may_declare": True,
    "me": {"label": "苏婉", "role": "desk"},
}


def pages() -> dict[str, tuple[str, dict[str, Any]]]:
    """Page name → (template, what it is rendered with)."""
    views, boards = sample_views, sample_boards
    empty = {"games": {"name": "", "dates": ""}, "today": "2026-05-16"}
    return {
        "home": ("home", {"view": views.home(), "topic": "screen:home"}),
        "home-en": ("home", {"view": views.home(), "lang": "en"}),
        "home-bare": ("home", {"view": views.bare_home()}),
        "home-large": ("home", {"view": views.home(), "large": True}),
        "medals": ("medals", {"view": views.medals(), "topic": "medals"}),
        "medals-joint": ("medals", {"view": views.joint_medals()}),
        "points": ("points", {"view": views.points(), "topic": "points"}),
        "event-start": ("event", {"view": views.race("start_list")}),
        "event-unofficial": ("event", {"view": views.race("unofficial")}),
        "event-official": ("event", {"view": views.race("official")}),
        "why": ("why", {"view": boards.why()}),
        "contest-lifting": ("contest", {"view": boards.lifting()}),
        "contest-race": ("contest", {"view": boards.race_board()}),
        "contest-boards": ("contest", {"view": boards.boards()}),
        "hall-lifting": ("hall", {"view": boards.lifting()}),
        "hall-lifting-bad": ("hall", {"view": boards.lifting("bad")}),
        "hall-lifting-now": ("hall", {"view": boards.lifting("")}),
        "hall-race": ("hall", {"view": boards.race_board()}),
        "hall-boards": ("hall", {"view": boards.boards()}),
        "hall-medals": ("medals_hall", {"view": views.medals()}),
        "hall-medals-joint": ("medals_hall", {"view": views.joint_medals()}),
        "delegation": ("delegation", {"view": views.delegation()}),
        "athlete": ("athlete", {"view": views.athlete()}),
        "schedule": ("schedule", {"view": views.schedule()}),
        "events": ("events", {"view": views.events()}),
        "empty": ("empty", empty),
        "error": ("error", {"status": 404, "message": "没有这样的小项。"}),
        "desk": ("desk/today", {"view": boards.today(), "signed_in": "苏婉"}),
        "desk-event": (
            "desk/event",
            {"view": boards.desk_event("unofficial"), "signed_in": "苏婉", "message": "缺少理由。"},
        ),
        "desk-official": (
            "desk/event",
            {"view": boards.desk_event("official"), "signed_in": "苏婉"},
        ),
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
    static = folder / "static"
    if not static.exists():
        static.symlink_to(ROOT / "static")
    for name in pages():
        html = rendered(name).replace('"/static/', '"static/')
        (folder / f"{name}.html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
