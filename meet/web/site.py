"""The site: the Flask application over a house, with its routes, errors and headers."""

import logging
import re
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import PathConverter

from meet.house import House, now_ms
from meet.settings import ROOT
from meet.web import answers
from meet.web.api import reading
from meet.web.api_write import writing
from meet.web.card_pages import card_pages
from meet.web.desk_pages import desk_pages
from meet.web.entry_pages import entry_pages
from meet.web.filters import environment
from meet.web.format_pages import format_pages
from meet.web.games_pages import games_pages
from meet.web.health import health
from meet.web.lynx_pages import lynx_pages
from meet.web.organise_pages import organise_pages
from meet.web.pad_pages import pad_pages
from meet.web.pages import error_page, pages
from meet.web.record_pages import record_pages
from meet.web.round_pages import round_pages
from meet.web.sheet_pages import sheet_pages
from meet.web.start_pages import start_pages
from meet.web.visit import csrf_token, house, lang, visitor

log = logging.getLogger(__name__)

LARGEST_REQUEST = 16 * 1024 * 1024
"""Bytes: a batch of calls is far below; event files are uploaded on the first page."""

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; "
    "connect-src 'self'{socket}; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
"""Scripts and styles are files of our own, nothing is inline. `{socket}`: this host's own."""

SECURE_HEADERS = {"Cross-Origin-Opener-Policy": "same-origin"}
"""By https only: elsewhere a browser heeds them not, and logs an error on every page."""

HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z._-]+)(:[0-9]+)?")


class AnyId(PathConverter):
    """An id as FORMATS allows it: anything at all, slashes at its ends too."""

    regex = ".+?"
    part_isolating = False


def build(served: House) -> Flask:
    """The application; `served` must have a secret key."""
    app = Flask("meet", root_path=str(ROOT), template_folder="templates", static_folder="static")
    app.secret_key = served.settings.secret_key
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="meet",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
    )
    app.extensions["meet"] = served
    app.url_map.merge_slashes = False
    app.url_map.converters["path"] = AnyId
    environment(app)
    app.context_processor(_page_facts)
    for blueprint in (
        card_pages,
        pages, sheet_pages, start_pages, pad_pages, desk_pages, games_pages, organise_pages,
        round_pages, format_pages, entry_pages, lynx_pages, record_pages, reading, writing, health,
    ):  # fmt: skip
        app.register_blueprint(blueprint)
    app.after_request(_headers)
    app.register_error_handler(Exception, _failed)
    return app


def _page_facts() -> dict[str, Any]:
    """What every page may show: the games, the time, who is signed in."""
    served = house()
    roster = served.reader.roster()
    grant = visitor()
    return {
        "lang": lang(),
        "games": {
            "name": roster.title.in_(lang()) if roster else "",
            "dates": f"{roster.starts_on}/{roster.ends_on}" if roster and roster.starts_on else "",
        },
        "now": served.zone.hhmmss(now_ms()),
        "csrf_token": csrf_token,
        "signed_in": (grant.label or grant.role) if grant else "",
        "role": grant.role if grant else "",
        "epoch": roster.epoch if roster else "",
        "zone": served.settings.zone,
    }


def _headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value.replace("{socket}", _socket(request.host)))
    if request.is_secure:
        response.headers.update(SECURE_HEADERS)
    if request.path.startswith(("/pad", "/desk")):
        response.headers["Cache-Control"] = "no-store"
    if request.path.startswith("/api/"):
        response.headers.setdefault("Cache-Control", "no-cache")
    response.headers.setdefault("Vary", "Cookie, Accept-Language, Authorization")
    return response


def _socket(host: str) -> str:
    """The live socket of the host that was asked, which older browsers do not count as 'self'."""
    return f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""


def _failed(error: Exception) -> Response:
    """A fault as JSON for programs, as a page for people; what is not ours is logged."""
    if isinstance(error, HTTPException):
        status, body = error.code or 500, _http_body(error)
    else:
        try:
            status, body = answers.failure(error)
        except Exception:
            log.exception("%s %s", request.method, request.path)
            status, body = 500, answers.fault("failed")
    if request.path.startswith("/api/"):
        return answers.json(body, status)
    return error_page(status, body)


def _http_body(error: HTTPException) -> dict[str, Any]:
    code = {404: "not_found", 405: "not_allowed", 413: "too_large", 400: "bad_request"}.get(
        error.code or 500, "failed"
    )
    return answers.fault(code)
