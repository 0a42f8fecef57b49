"""Pages of the desk: what needs somebody, the contests by state, and one event's decisions."""

import re
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request

from meet.access import Grant, may
from meet.bodies import OfficialBody, UnofficialBody, Wanted
from meet.codec import BadInput
from meet.desk import (
    ForbiddenError,
    IdReusedError,
    OfficialStandsError,
    Receipt,
    StaleError,
    UnknownSubjectError,
)
from meet.present.desk import desk_event_view, today_view
from meet.web.answers import failure
from meet.web.pad_forms import weak_order
from meet.web.visit import check_csrf, house, lang, signed_in
from scoring_rules.refusal import Refused

desk_pages = Blueprint("desk", __name__)

Form = Mapping[str, str]


def _desk() -> Grant:
    grant = signed_in()
    if not may(grant, "event"):
        raise ForbiddenError
    return grant


@desk_pages.get("/desk")
def today() -> Response:
    """What needs me, and the contests by state; `?state=` filters."""
    grant = _desk()
    with house().reader.context(lang()) as context:
        view = today_view(context, request.args.get("state", ""))
    return make_response(render_template("screen/desk/today.html", view=view, me=grant))


@desk_pages.get("/desk/events/<path:event_id>")
def event(event_id: str) -> Response:
    """One event at the desk."""
    return _event_page(_desk(), event_id)


def _event_page(grant: Grant, event_id: str, message: str = "", status: int = 200) -> Response:
    with house().reader.context(lang()) as context:
        if event_id not in context.results.roster.events:
            raise UnknownSubjectError(event_id)
        view = desk_event_view(context, event_id)
    page = render_template(
        "screen/desk/event.html",
        view=view,
        me=grant,
        message=message,
        new_id=lambda: str(uuid.uuid4()),
        may_declare=may(grant, "official"),
    )
    return make_response(page, status)


@desk_pages.post("/desk/events/<path:event_id>")
def decide(event_id: str) -> Response:
    """A decision from the desk's forms; `act` names it."""
    check_csrf()
    grant = _desk()
    act = request.form.get("act", "")
    if act not in ACTS:
        raise BadInput("unknown_kind", "act", kind=act, known=", ".join(ACTS))
    try:
        ACTS[act](grant, event_id, request.form)
    except (Refused, BadInput, StaleError, OfficialStandsError, IdReusedError) as refused:
        status, body = failure(refused)
        return _event_page(grant, event_id, str(body["message"]), status)
    return redirect(f"/desk/events/{event_id}", 303)  # type: ignore[return-value]


def _official(grant: Grant, event_id: str, form: Form) -> Receipt:
    if not may(grant, "official"):
        raise ForbiddenError
    body = OfficialBody(_id(form), _number(form, "seen"), form.get("reason", ""))
    return house().desk.official(grant, event_id, body)


def _unofficial(grant: Grant, event_id: str, form: Form) -> Receipt:
    if not may(grant, "official"):
        raise ForbiddenError
    return house().desk.unofficial(grant, event_id, UnofficialBody(_id(form), _reason(form)))


def _line(grant: Grant, event_id: str, form: Form, call: dict[str, Any]) -> Receipt:
    wanted = Wanted(_id(form), _number(form, "seq"), call, str(call.get("reason", "")))
    return house().desk.event_line(grant, event_id, wanted)


def _publish(grant: Grant, event_id: str, form: Form) -> Receipt:
    return _line(grant, event_id, form, {"kind": "publish", "version": 1})


def _place(grant: Grant, event_id: str, form: Form) -> Receipt:
    """Places by number; who has none may have a status."""
    places = {
        key.removeprefix("place."): _number(form, key)
        for key, text in form.items()
        if key.startswith("place.") and text.strip()
    }
    statuses = [
        [key.removeprefix("status."), text]
        for key, text in form.items()
        if key.startswith("status.") and text and key.removeprefix("status.") not in places
    ]
    call = {"kind": "place", "placings": weak_order(places), "reason": _reason(form)}
    return _line(grant, event_id, form, {**call, "statuses": statuses} if statuses else call)


def _freeze(grant: Grant, event_id: str, form: Form) -> Receipt:
    call: dict[str, Any] = {"kind": "freeze_n", "n": _number(form, "n")}
    call["count"] = form.get("count", "started")
    return _line(grant, event_id, form, {**call, "reason": form.get("reason", "")})


def _protest(grant: Grant, event_id: str, form: Form) -> Receipt:
    call = {"kind": "protest", "delegation": form.get("delegation", "")}
    return _line(grant, event_id, form, {**call, "reason": _reason(form)})


def _rule(grant: Grant, event_id: str, form: Form) -> Receipt:
    call: dict[str, Any] = {"kind": "rule", "protest": _number(form, "protest")}
    call["upheld"] = form.get("upheld") == "yes"
    return _line(grant, event_id, form, {**call, "reason": _reason(form)})


def _withdraw(grant: Grant, event_id: str, form: Form) -> Receipt:
    call = {"kind": "withdraw", "entrant": form.get("entrant", ""), "reason": _reason(form)}
    return _line(grant, event_id, form, call)


def _cancel(grant: Grant, event_id: str, form: Form) -> Receipt:
    return _line(grant, event_id, form, {"kind": "cancel", "reason": _reason(form)})


def _retract(grant: Grant, event_id: str, form: Form) -> Receipt:
    line = _number(form, "retracts")
    call = {"kind": "retract", "line": line, "reason": _reason(form)}
    return _line(grant, event_id, form, call)


def _jury(grant: Grant, event_id: str, form: Form) -> Receipt:
    order = [one for one in re.split(r"[,，、;；\s]+", form.get("order", "")) if one]
    call = {"kind": "decide", "what": "jury", "order": order, "reason": _reason(form)}
    return _line(grant, event_id, form, call)


def _reopen(grant: Grant, _event_id: str, form: Form) -> Receipt:
    """Open a signed contest of the event again."""
    if not may(grant, "reopen"):
        raise ForbiddenError
    call = {"kind": "reopen", "reason": _reason(form)}
    wanted = Wanted(_id(form), _number(form, "seq"), call, _reason(form))
    return house().desk.contest_line(grant, form.get("contest", ""), wanted)


ACTS: Mapping[str, Callable[[Grant, str, Form], Receipt]] = {
    "publish": _publish,
    "official": _official,
    "unofficial": _unofficial,
    "place": _place,
    "freeze_n": _freeze,
    "protest": _protest,
    "rule": _rule,
    "withdraw": _withdraw,
    "cancel": _cancel,
    "retract": _retract,
    "jury": _jury,
    "reopen": _reopen,
}


def _id(form: Form) -> str:
    return form.get("id", "") or str(uuid.uuid4())


def _reason(form: Form) -> str:
    reason = form.get("reason", "").strip()
    if not reason:
        raise BadInput("missing_field", "reason", field="reason")
    return reason


def _number(form: Form, key: str) -> int:
    text = form.get(key, "").strip()
    if not text.isdecimal():
        raise BadInput("wrong_type", key, expected="int", got=text or "—")
    return int(text)
