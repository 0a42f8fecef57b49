"""A visit: the house, the language, and who asks, for the request at hand."""

import hmac
import secrets
from typing import cast

from flask import Response, abort, current_app, g, request, session

from meet.access import Grant, check, may
from meet.house import House, now_ms
from meet.settings import LANGUAGES

BEARER = "Bearer "
LANG_COOKIE = "lang"
SESSION_TOKEN = "token"  # noqa: S105 - the name of a field
CSRF = "csrf"
YEAR_S = 365 * 24 * 3600


class UnauthorizedError(Exception):
    """No token, or one that is not valid (any more)."""


class ForbiddenError(Exception):
    """A token without the right."""


def house() -> House:
    """The house this application serves."""
    return cast("House", current_app.extensions["meet"])


def lang() -> str:
    """The reader's language: `?lang=`, else the cookie, else the first of Accept-Language that
    the meet speaks (only for programs that send no cookie), else the meet's own."""
    if "lang" not in g:
        asked = request.args.get("lang") or request.cookies.get(LANG_COOKIE)
        g.lang = asked if asked in LANGUAGES else house().settings.lang
    return cast("str", g.lang)


def bearer() -> Grant:
    """Who a program or tablet writes as; raises `UnauthorizedError`."""
    header = request.headers.get("Authorization", "")
    if not header.startswith(BEARER):
        raise UnauthorizedError
    return _checked(header.removeprefix(BEARER))


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


def csrf_token() -> str:
    """The session's token that every form carries."""
    if CSRF not in session:
        session[CSRF] = secrets.token_urlsafe(24)
    return cast("str", session[CSRF])


def check_csrf() -> None:
    """Refuse a form that did not come from our own page."""
    given = request.form.get("csrf_token", "")
    if not hmac.compare_digest(given, csrf_token()):
        abort(400)


def not_modified(etag: str) -> Response | None:
    """304 where the reader has this already."""
    if request.if_none_match.contains(etag):
        response = Response(status=304)
        response.set_etag(etag)
        return response
    return None
