"""A visit: the house, the language, and who asks, for the request at hand."""

import hmac
import re
import secrets
from typing import cast

from flask import Response, abort, current_app, g, request, session

from meet.access import Grant, check, covers, may
from meet.desk import ForbiddenError
from meet.house import House, now_ms
from meet.settings import LANGUAGES

API = "/api/"
BEARER = "bearer"
LANG_COOKIE = "lang"
SESSION_TOKEN = "token"  # noqa: S105 - the name of a field
CSRF = "csrf"
OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x1f\x7f]*")
YEAR_S = 365 * 24 * 3600


class UnauthorizedError(Exception):
    """No token, or one that is not valid (any more)."""


class OutsideError(Exception):
    """Somebody from outside the server's network who wants to begin games."""


def house() -> House:
    """The house this application serves."""
    return cast("House", current_app.extensions["meet"])


def lang() -> str:
    """The reader's language: `?lang=`, else the cookie of the switch, else for programs the one
    that Accept-Language likes best, else the meet's own, which is that of every first page."""
    if "lang" not in g:
        asked = request.args.get("lang") or request.cookies.get(LANG_COOKIE)
        own = house().settings.lang
        g.lang = asked if asked in LANGUAGES else _accepted(own) if _by_program() else own
    return cast("str", g.lang)


def _by_program() -> bool:
    return request.path.startswith(API)


def _accepted(own: str) -> str:
    """Of languages liked equally, the meet's own."""
    offered = sorted(LANGUAGES, key=lambda one: one != own)
    return request.accept_languages.best_match(offered, own)


def bearer() -> Grant:
    """Who a program or tablet writes as; raises `UnauthorizedError`."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != BEARER:
        raise UnauthorizedError
    return _checked(token.strip())


def visitor() -> Grant | None:
    """Who a browser is signed in as; None for a spectator."""
    token = session.get(SESSION_TOKEN)
    if not token:
        return None
    with house().engine.connect() as conn:
        return check(conn, token, now_ms())


def signed_in() -> Grant:
    """Who a browser is signed in as; raises `UnauthorizedError`."""
    grant = visitor()
    if grant is None:
        raise UnauthorizedError
    return grant


def _checked(token: str) -> Grant:
    with house().engine.connect() as conn:
        grant = check(conn, token, now_ms())
    if grant is None:
        raise UnauthorizedError
    return grant


def require(grant: Grant, action: str, contest: str | None = None) -> Grant:
    """The grant, if it may do this; raises `ForbiddenError`."""
    if not may(grant, action, contest):
        raise ForbiddenError
    return grant


def require_event(grant: Grant, event_id: str) -> Grant:
    """The grant, if it may read and decide about this event; an unknown one is left to others."""
    roster = house().reader.roster()
    known = roster.events.get(event_id) if roster else None
    if known and not covers(grant, known.contests):
        raise ForbiddenError
    return require(grant, "event")


def csrf_token() -> str:
    """The session's token that every form carries."""
    if CSRF not in session:
        session[CSRF] = secrets.token_urlsafe(24)
    return cast("str", session[CSRF])


def check_csrf() -> None:
    """Refuse a form that did not come from our own page."""
    given = request.form.get("csrf_token", "")
    if not hmac.compare_digest(given.encode(), csrf_token().encode()):
        abort(400)


def inside(address: str) -> str:
    """A path of this site, as a form says where to go back to; anything else is the first page.

    Browsers read a backslash as a slash and leave out tabs and line breaks, so neither may stand
    in it: `/\\t/host` would lead away.
    """
    return address if OWN_PATH.fullmatch(address) else "/"


def not_modified(etag: str) -> Response | None:
    """304 where the reader has this already; a proxy that compresses marks its tag as weak."""
    if request.if_none_match.contains_weak(etag):
        response = Response(status=304)
        response.set_etag(etag)
        return response
    return None
