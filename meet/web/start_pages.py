"""The first page's three ways to begin, and signing in with a card."""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import gevent
from flask import Blueprint, Response, make_response, redirect, render_template, request, session
from werkzeug.datastructures import FileStorage

from meet import access, intake
from meet.access import Tries, may, sign_in
from meet.codec import BadInput
from meet.demo import play as demo_play
from meet.demo.games import games
from meet.demo.script import ScriptLine, script
from meet.house import now_ms
from meet.score import message
from meet.web.visit import SESSION_TOKEN, OutsideError, check_csrf, house, lang, visitor
from meet.words import refusal

start_pages = Blueprint("start", __name__)

tries = Tries()
HOME_ROLES = {"desk": "/desk", "secretary": "/desk", "jury": "/desk"}


@start_pages.post("/start/demo")
def start_demo() -> Response:
    """Open the demonstration games; with `play`, they are played while one watches."""
    check_csrf()
    _begin_only()
    demo_play.load(house())
    if request.form.get("play"):
        gevent.spawn(demo_play.say, house(), _beside(script(games())), demo_play.speed_of("60"))
    _sign_in_as_desk()
    return redirect("/")  # type: ignore[return-value]


def _beside(lines: Iterator[ScriptLine]) -> Iterator[ScriptLine]:
    """The lines as they are asked for, made in a native thread: a draw and its matches take longer
    than pages should wait."""
    pool = gevent.get_hub().threadpool
    while (line := pool.apply(next, (lines, None))) is not None:
        yield line


@start_pages.post("/start/files")
def start_files() -> Response:
    """Load event files."""
    check_csrf()
    _begin_only()
    try:
        intake.load_all(house(), [(f.filename or "", f.read()) for f in _uploads()])
    except BadInput as bad:
        page = render_template("screen/error.html", status=400, message=_placed(bad))
        return make_response(page, 400)
    _sign_in_as_desk()
    return redirect("/")  # type: ignore[return-value]


def _uploads() -> list[FileStorage]:
    uploads = [upload for upload in request.files.getlist("files") if upload.filename]
    if not uploads:
        raise BadInput("missing_field", "files", field="files")
    return uploads


def _placed(bad: BadInput) -> str:
    """The file, the place in it, and what is wrong there."""
    return "：".join(part for part in (bad.source, bad.at, message(bad, lang())) if part)


@start_pages.post("/start/meet")
def start_meet() -> Response:
    """Start a meet of one's own."""
    check_csrf()
    _begin_only()
    form, file = request.form, request.files.get("own")
    try:
        intake.start_games(
            house(),
            form.get("title", ""),
            form.get("starts_on", ""),
            form.get("ends_on", ""),
            form.get("regulation", intake.REGULATION),
            (file.filename or "", file.read()) if file else None,
        )
    except BadInput as bad:
        return make_response(
            render_template("screen/error.html", status=400, message=_placed(bad)), 400
        )
    _sign_in_as_desk()
    return redirect("/desk")  # type: ignore[return-value]


def _begin_only() -> None:
    """Beginning is for an empty database; afterwards there is the desk."""
    if house().reader.roster() is not None:
        raise BadInput("games_exist")
    if not may_begin():
        raise OutsideError


def may_begin() -> bool:
    """Whether who asks may begin: from this machine or its own network, or with a desk's card.

    Behind a proxy every address it names must be of the own network.
    """
    grant = visitor()
    if grant is not None and may(grant, "roster"):
        return True
    passed_on = request.headers.getlist("X-Forwarded-For") + request.headers.getlist("X-Real-IP")
    named = [one.strip() for line in passed_on for one in line.split(",")]
    foreign = "Forwarded" in request.headers  # what it says is not read
    return not foreign and all(map(_is_near, (request.remote_addr or "", *named)))


def _is_near(address: str) -> bool:
    try:
        return not ip_address(address).is_global
    except ValueError:
        return False


@start_pages.app_context_processor
def _for_the_first_page() -> dict[str, Any]:
    return {"may_begin": may_begin}


def _sign_in_as_desk() -> None:
    """Who began the games in this browser is their desk."""
    if visitor() is not None:
        return
    token = house().writer.submit(
        lambda conn: access.issue(conn, "desk", "", None, 14, now_ms(), intake.CLERK.label)
    )
    session[SESSION_TOKEN] = token


@start_pages.get("/signin")
def sign_in_form() -> Response:
    """The form for a card's eight digits, or its link."""
    return _form()


def _form(message: str = "", status: int = 200, *, waiting: bool = False) -> Response:
    page = render_template(
        "tablet/signin.html",
        message=message,
        waiting=waiting,
        given=request.args.get("token", ""),
        visitor=visitor(),
    )
    return make_response(page, status)


@start_pages.post("/signin")
def sign_in_now() -> Response:
    """Sign in with a token or with a card's eight digits."""
    check_csrf()
    address = request.remote_addr or ""
    wait_ms = tries.wait_ms(address, now_ms())
    if wait_ms:
        message = refusal("too_many_tries", {"seconds": wait_ms // 1000 + 1}, lang())
        return _form(message, 429, waiting=True)
    left = tries.count(address, now_ms())
    token = _token_of(request.form.get("token", "").strip())
    if token is None:
        return _form(_refused(left), 403)
    tries.right(address)
    session[SESSION_TOKEN] = token
    with house().engine.connect() as conn:
        grant = access.check(conn, token, now_ms())
    return redirect(HOME_ROLES.get(grant.role if grant else "", "/pad"))  # type: ignore[return-value]


def _refused(left: int) -> str:
    if left:
        return refusal("card_refused", {"left": left}, lang())
    return refusal("last_try", {"seconds": Tries.WAIT_MS // 1000}, lang())


def _token_of(given: str) -> str | None:
    """The token itself, or a new one for the digits of a card; None if neither is valid."""
    with house().engine.connect() as conn:
        if access.check(conn, given, now_ms()):
            return given
    settings = house().settings
    key = access.card_key(settings.secret_key, settings.var)
    return house().writer.submit(lambda conn: sign_in(conn, given, key, now_ms()))


@start_pages.post("/signout")
def sign_out() -> Response:
    """End the session of this browser, and the token it had for a card's digits."""
    check_csrf()
    token = session.get(SESSION_TOKEN, "")
    house().writer.submit(lambda conn: access.sign_out(conn, token, now_ms()))
    session.clear()
    return redirect("/")  # type: ignore[return-value]
