"""Pages of the photo finish: start lists to download, results to look at and to take."""

import hashlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, make_response, redirect, render_template, request

from meet.access import Grant
from meet.bodies import Wanted
from meet.codec import BadInput
from meet.desk import REFUSALS, UnknownSubjectError
from meet.lynx import lif, start_lists
from meet.lynx.races import Race, race_named, race_of, races
from meet.lynx.taking import lines
from meet.present.lynx import plan_view, planned, race_view, race_views
from meet.web.answers import failure
from meet.web.visit import check_csrf, house, lang, require, require_event, signed_in
from scoring_rules.refusal import Refused

lynx_pages = Blueprint("lynx", __name__)

FILES = ("lynx.evt", "lynx.ppl", "lynx.sch")
ENCODINGS = ("utf-8-sig", "gb18030")


@lynx_pages.get("/desk/lynx")
def show() -> Response:
    """The races with their numbers, the start lists, and a form for a result of any of them."""
    require(signed_in(), "event")
    return _races_page()


@lynx_pages.get("/desk/lynx/files/<name>")
def download(name: str) -> Response:
    """A start list; `?encoding=gb18030` for older programs on Chinese Windows."""
    require(signed_in(), "event")
    if name not in FILES:
        raise UnknownSubjectError(name)
    encoding = request.args.get("encoding", ENCODINGS[0])
    text = _start_list(name)
    raw = text.encode(encoding if encoding in ENCODINGS else ENCODINGS[0], errors="replace")
    answer = Response(raw, mimetype="text/plain")
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    return answer


def _start_list(name: str) -> str:
    with house().reader.context(lang()) as context:
        roster = context.results.roster
        if name == "lynx.sch":
            order = {contest: n for n, contest in enumerate(roster.by_time)}
            return start_lists.sch(sorted(races(roster), key=lambda one: order[one.contest.id]))
        found = races(roster)
        home = {one: delegation.short.zh for one, delegation in roster.delegations.items()}
        if name == "lynx.ppl":
            return start_lists.ppl(found, home)
        names = {one.contest.id: context.contest_name(one.contest) for one in found}
        states = {
            one.contest.id: context.results.contest(one.contest.id).standing.state for one in found
        }
        return start_lists.evt(found, {**home, **names}, states)


@lynx_pages.post("/desk/lynx")
def any_race() -> Response:
    """A result of whichever race it says it is of."""
    check_csrf()
    grant = require(signed_in(), "event")
    try:
        raw = _uploaded()
        file = lif.read(raw)
        with house().reader.context(lang()) as context:
            race = race_named(context.results.roster, file)
        return _look(grant, race, raw)
    except (Refused, BadInput) as refused:
        return _races_page(refused)


@lynx_pages.get("/desk/contests/<path:contest_id>/lynx")
def one_race(contest_id: str) -> Response:
    """One race: the form for its result."""
    _grant, race = _race(contest_id)
    return _race_page(race)


@lynx_pages.post("/desk/contests/<path:contest_id>/lynx")
def result(contest_id: str) -> Response:
    """Look at a result of this race, or take the one that was looked at."""
    check_csrf()
    grant, race = _race(contest_id)
    if request.form.get("act") == "take":
        return _take(grant, race)
    try:
        return _look(grant, race, _uploaded())
    except (Refused, BadInput) as refused:
        return _race_page(race, refused)


def _race(contest_id: str) -> tuple[Grant, Race]:
    with house().reader.context(lang()) as context:
        roster = context.results.roster
        race = race_of(roster, contest_id)
    if race is None:
        raise UnknownSubjectError(contest_id)
    return require_event(signed_in(), race.contest.events[0]), race


def _uploaded() -> bytes:
    file = request.files.get("file")
    raw = file.read() if file else b""
    if not raw:
        raise BadInput("lif_no_file", "file")
    return raw


def _look(grant: Grant, race: Race, raw: bytes) -> Response:
    """The file against the race; refused whole where it is of another one."""
    require_event(grant, race.contest.events[0])
    file = lif.read(raw)
    with house().reader.context(lang()) as context:
        view = plan_view(context, race, file)
    return _rendered("lynx_race", race=view.race, plan=view, text=b64encode(raw).decode())


def _take(grant: Grant, race: Race) -> Response:
    try:
        raw = b64decode(request.form.get("text", ""), validate=True)
        seq = int(request.form.get("seq", ""))
    except (NotBase64, ValueError) as wrong:
        raise BadInput("lif_no_file", "file") from wrong
    try:
        wanted = _wanted(race, raw, seq)
        house().desk.contest_all(grant, race.contest.id, wanted)
    except REFUSALS as refused:
        return _race_page(race, refused)
    return redirect(  # type: ignore[return-value]
        f"/desk/contests/{quote(race.contest.id)}/lynx?taken={len(wanted)}", 303
    )


def _wanted(race: Race, raw: bytes, seq: int) -> list[Wanted]:
    """The lines that the page promised; nothing else where the race has moved on since."""
    with house().reader.context(lang()) as context:
        now, taken = planned(context, race, lif.read(raw))
        reason = context.voice.word("lif_saved_again")
    if now.standing.seq != seq:
        raise Refused("lif_moved_on")
    return lines(race.contest.id, hashlib.sha256(raw).hexdigest(), seq, taken, reason)


def _races_page(refused: Exception | None = None) -> Response:
    with house().reader.context(lang()) as context:
        found = race_views(context)
    return _rendered("lynx", refused, races=found, files=FILES)


def _race_page(race: Race, refused: Exception | None = None) -> Response:
    with house().reader.context(lang()) as context:
        view = race_view(context, race)
    taken = request.args.get("taken", "")
    return _rendered(
        "lynx_race",
        refused,
        race=view,
        plan=None,
        text="",
        taken=taken if taken.isdecimal() else "",
    )


def _rendered(template: str, refused: Exception | None = None, **facts: Any) -> Response:
    status, said = 200, ""
    if refused is not None:
        status, body = failure(refused)
        said = str(body["message"])
    page = render_template(
        f"screen/desk/{template}.html", **{"taken": "", **facts, "message": said}
    )
    return make_response(page, status)
