"""Pages of the games' own ledger at the desk: penalties, and what was carried in."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request

from meet import games_desk
from meet.access import Grant, may
from meet.awards_export import awards_file
from meet.bodies import Wanted
from meet.codec import BadInput
from meet.desk import ForbiddenError, IdReusedError, StaleError
from meet.present.games_desk import games_desk_view
from meet.web.answers import failure, json
from meet.web.visit import check_csrf, house, lang, signed_in
from scoring_rules.refusal import Refused

games_pages = Blueprint("games", __name__)

Form = Mapping[str, str]
AMOUNTS = ("gold", "silver", "bronze", "points")


def _desk() -> Grant:
    grant = signed_in()
    if not may(grant, "official"):
        raise ForbiddenError
    return grant


@games_pages.get("/desk/games")
def games() -> Response:
    """What stands imposed and carried in, with every line."""
    return _page(_desk())


@games_pages.get("/desk/games/awards.json")
def awards() -> Response:
    """The official results and the games' own facts as an awards file (FORMATS §3)."""
    _desk()
    with house().reader.context(lang()) as context:
        return json(awards_file(context.awarding))


@games_pages.post("/desk/games")
def decide() -> Response:
    """One line of the ledger from the page's forms; `act` names it."""
    check_csrf()
    grant = _desk()
    act = request.form.get("act", "")
    if act not in ACTS:
        raise BadInput("unknown_kind", "act", kind=act, known=", ".join(ACTS))
    try:
        call = ACTS[act](request.form)
        games_desk.write(house(), grant, _wanted(request.form, call))
    except (Refused, BadInput, StaleError, IdReusedError) as refused:
        status, body = failure(refused)
        return _page(grant, str(body["message"]), status)
    return redirect("/desk/games", 303)  # type: ignore[return-value]


def _page(grant: Grant, message: str = "", status: int = 200) -> Response:
    with house().reader.context(lang()) as context:
        view = games_desk_view(context)
    page = render_template(
        "screen/desk/games.html",
        view=view,
        me=grant,
        message=message,
        new_id=lambda: str(uuid.uuid4()),
    )
    return make_response(page, status)


def _wanted(form: Form, call: dict[str, Any]) -> Wanted:
    seq = form.get("seq", "")
    if not seq.isdecimal():
        raise BadInput("wrong_type", "seq", expected="int", got=seq or "—")
    return Wanted(form.get("id", "") or str(uuid.uuid4()), int(seq), call, call["reason"])


def _penalty(form: Form) -> dict[str, Any]:
    event, _, entrant = form.get("about", "").partition(" ")
    call = {
        "kind": "penalty",
        "delegation": form.get("delegation", ""),
        "code": form.get("code", ""),
    }
    return {**call, "event": event, "entrant": entrant, "reason": _reason(form)}


def _carry_in(form: Form) -> dict[str, Any]:
    amounts = {key: form.get(key, "").strip() or "0" for key in AMOUNTS}
    call = {"kind": "carry_in", "delegation": form.get("delegation", "")}
    return {**call, **amounts, "reason": _reason(form)}


def _retract(form: Form) -> dict[str, Any]:
    line = form.get("retracts", "")
    if not line.isdecimal():
        raise BadInput("wrong_type", "retracts", expected="int", got=line or "—")
    return {"kind": "retract", "line": int(line), "reason": _reason(form)}


ACTS: Mapping[str, Callable[[Form], dict[str, Any]]] = {
    "penalty": _penalty,
    "carry_in": _carry_in,
    "retract": _retract,
}


def _reason(form: Form) -> str:
    reason = form.get("reason", "").strip()
    if not reason:
        raise BadInput("missing_field", "reason", field="reason")
    return reason
