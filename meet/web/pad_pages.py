"""Pages for officials with a tablet: their contests, and the pad of one seat."""

import dataclasses
import uuid
from collections.abc import Mapping
from urllib.parse import quote

from flask import Blueprint, Response, make_response, redirect, render_template, request, session

from meet.access import Grant, may
from meet.desk import REFUSALS, UnknownSubjectError
from meet.house import now_ms
from meet.present.pads import pad_view
from meet.results import ContestNow
from meet.rights import FREE, seats_of, sign_roles
from meet.web.answers import failure
from meet.web.pad_forms import wanted_of
from meet.web.visit import SESSION_TOKEN, check_csrf, csrf_token, house, lang, require, signed_in
from scoring_rules.contest import calls_of, independent_kinds

pad_pages = Blueprint("pads", __name__)


@pad_pages.get("/pad")
def contests() -> Response:
    """The contests that this card may enter calls in."""
    grant = require(signed_in(), "call")
    with house().reader.context(lang()) as context:
        mine = tuple(
            context.contest_ref(contest)
            for contest in context.results.contests()
            if may(grant, "call", contest.frame.id)
        )
    return make_response(render_template("tablet/contests.html", contests=mine, me=grant))


@pad_pages.get("/pad/<path:contest_id>")
def pad(contest_id: str) -> Response:
    """The pad; `?part=body` is its changing part alone."""
    grant = seated(require(signed_in(), "call", contest_id), request.args)
    return make_response(_page(contest_id, grant))


@pad_pages.post("/pad/<path:contest_id>")
def press(contest_id: str) -> Response:
    """A key pressed without JavaScript: the call is written, and the pad comes back."""
    check_csrf()
    grant = seated(require(signed_in(), "call", contest_id), request.form)
    try:
        wanted, action = wanted_of(request.form, _kinds(contest_id))
        require(grant, action, contest_id)
        house().desk.contest_line(grant, contest_id, wanted)
    except REFUSALS as refused:
        status, body = failure(refused)
        return make_response(_page(contest_id, grant, str(body["message"])), status)
    seat = f"?seat={grant.seat}" if grant.seat else ""
    return redirect(f"/pad/{quote(contest_id)}{seat}", 303)  # type: ignore[return-value]


def _kinds(contest_id: str) -> Mapping[str, type]:
    roster = house().reader.roster()
    if roster is None or contest_id not in roster.contests:
        raise UnknownSubjectError(contest_id)
    return calls_of(roster.contests[contest_id].rules)


def seated(grant: Grant, asked: Mapping[str, str]) -> Grant:
    """A card keeps its seat; desk and secretary without one take the seat that is asked for."""
    seat = asked.get("seat", "")
    if grant.seat or grant.role not in FREE or not seat.isidentifier():
        return grant
    return dataclasses.replace(grant, seat=seat)


def _page(contest_id: str, grant: Grant, message: str = "") -> str:
    with house().reader.context(lang()) as context:
        if contest_id not in context.results.roster.contests:
            raise UnknownSubjectError(contest_id)
        at_ms = now_ms()
        now: ContestNow = context.results.contest(contest_id)
        view = pad_view(context, contest_id, grant, at_ms)
    view = dataclasses.replace(view, can_sign=view.can_sign and may(grant, "sign", contest_id))
    body_only = request.args.get("part") == "body"
    return render_template(
        "tablet/body.html" if body_only else "tablet/pad.html",
        pad=view,
        me=grant,
        sign_roles=sign_roles(grant),
        own_keys=grant.seat in seats_of(now.frame.rules),
        place=now.frame.venue,
        token=session.get(SESSION_TOKEN, ""),
        csrf_token=csrf_token(),
        new_id=lambda: str(uuid.uuid4()),
        independent=sorted(independent_kinds(now.frame.rules)),
        now_ms=at_ms,
        now=house().zone.hhmmss(at_ms),
        message=message,
    )
