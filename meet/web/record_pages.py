"""The organiser's page of the record books: what stands, and a table that is taken in whole."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, request

from meet import entry_table, record_books
from meet.present.context import Context
from meet.web.organise_pages import HOME, act, organiser, page, work
from meet.web.visit import house, lang
from scoring_rules.record_book import LEVELS

record_pages = Blueprint("records", __name__, url_prefix=HOME)

EXAMPLE = "小项\t纪录\t成绩\t级别\t性别\t器械\t保持者\t日期"


@record_pages.get("/records")
def show() -> Response:
    """The record books, and the form for a table."""
    organiser()
    return _page()


@record_pages.post("/records")
def take() -> Response:
    """Take a table in, all of it or nothing."""
    grant = organiser()

    def do() -> str:
        upload = request.files.get("file")
        raw = (upload.read() if upload else b"") or request.form.get("text", "").encode()
        cells = entry_table.read(raw)
        with house().reader.context(lang()) as context:
            found = record_books.read(cells, context.results.roster)
        work(grant, lambda office: record_books.take(office, found))
        return f"{HOME}/records?done=saved"

    return act(do, _page)


def _page(said: str = "", status: int = 200) -> Response:
    return page("records", _view, said, status)


def _view(context: Context) -> Mapping[str, Any]:
    roster = context.results.roster
    return {
        "books": [
            (roster.events[book.event].name.in_(context.lang), record)
            for book in record_books.books(roster)
            for record in book.records
        ],
        "levels": {one: context.voice.word(f"award_level_{one}") for one in LEVELS},
        "example": EXAMPLE,
    }
