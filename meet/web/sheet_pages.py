"""Printed documents over HTTP: what was published, byte for byte, version by version."""

import re

from flask import Blueprint, Response, redirect

from meet import sheets
from meet.desk import UnknownSubjectError
from meet.publishing import Due, due_now, print_due
from meet.sheets import MadeSheet
from meet.web.visit import house, not_modified

sheet_pages = Blueprint("sheets", __name__)

PDF = "application/pdf"
DOCUMENT = re.compile(r"[A-Za-z0-9._-]{1,120}")


@sheet_pages.get("/sheets/<document>.pdf")
def latest(document: str) -> Response:
    """The latest version; printed now where its decision was taken a moment ago."""
    _check(document)
    for due in _due(document):
        print_due(house(), due)
    made = _published(document, None)
    return redirect(f"/sheets/{document}/{made.version}.pdf")  # type: ignore[return-value]


def _due(document: str) -> list[Due]:
    return [due for due in due_now(house()) if due.document == document]


@sheet_pages.get("/sheets/<document>/<int:version>.pdf")
def one(document: str, version: int) -> Response:
    """One version, as it was published; its digest is the entity tag."""
    _check(document)
    made = _published(document, version)
    unchanged = not_modified(made.sha256)
    if unchanged:
        return unchanged
    response = Response(made.pdf, mimetype=PDF)
    response.set_etag(made.sha256)
    response.headers["Content-Disposition"] = f'inline; filename="{document}-{version}.pdf"'
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
