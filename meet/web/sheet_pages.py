"""Printed documents over HTTP: what was published, byte for byte, version by version."""

import re
from urllib.parse import quote

from flask import Blueprint, Response, redirect

from meet import sheets
from meet.desk import UnknownSubjectError
from meet.publishing import Due, draw_pdf, due_now, print_due
from meet.sheets import MadeSheet
from meet.web.visit import house, lang, not_modified

sheet_pages = Blueprint("sheets", __name__)

PDF = "application/pdf"
DOCUMENT = re.compile(r"[^\x00-\x1f\x7f]{1,200}")


@sheet_pages.get("/events/<path:event_id>/draw.pdf")
def draw(event_id: str) -> Response:
    """The draw as it stands, made from the record whenever it is asked for."""
    pdf = draw_pdf(house(), event_id, lang())
    if pdf is None:
        raise UnknownSubjectError(event_id)
    response = Response(pdf, mimetype=PDF)
    name = quote(sheets.document_number("draw", event_id), safe="")
    response.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{name}.pdf"
    return response


@sheet_pages.get("/sheets/<path:document>.pdf")
def latest(document: str) -> Response:
    """The latest version; printed now where its decision was taken a moment ago."""
    _check(document)
    for due in _due(document):
        print_due(house(), due)
    made = _published(document, None)
    return redirect(f"/sheets/{quote(document)}/{made.version}.pdf")  # type: ignore[return-value]


def _due(document: str) -> list[Due]:
    return [due for due in due_now(house()) if due.document == document]


@sheet_pages.get("/sheets/<path:document>/<int(max=99999):version>.pdf")
def one(document: str, version: int) -> Response:
    """One version, as it was published; its digest is the entity tag."""
    _check(document)
    made = _published(document, version)
    unchanged = not_modified(made.sha256)
    if unchanged:
        return unchanged
    response = Response(made.pdf, mimetype=PDF)
    response.set_etag(made.sha256)
    response.headers["Content-Disposition"] = (
        f"inline; filename*=UTF-8''{quote(document, safe='')}-{version}.pdf"
    )
    return response


def _check(document: str) -> None:
    if not DOCUMENT.fullmatch(document):
        raise UnknownSubjectError(document)


def _published(document: str, version: int | None) -> MadeSheet:
    with house().engine.connect() as conn:
        made = sheets.published(conn, document, version)
    if made is None:
        raise UnknownSubjectError(document)
    return made
