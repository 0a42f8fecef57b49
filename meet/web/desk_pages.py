"""Pages of the desk: what needs somebody, the contests by state, and one event's decisions."""

import secrets
import uuid
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from meet.access import Grant, may
from meet.bodies import OfficialBody, UnofficialBody, Wanted
from meet.cards import handed_out
from meet.codec import BadInput, encode
from meet.desk import (
    ForbiddenError,
    IdReusedError,
    OfficialStandsError,
    Receipt,
    StaleError,
    UnknownSubjectError,
)
from meet.drawing import preview
from meet.present.desk import SEED_BYTES, desk_event_view, today_view
from meet.present.drawing import draw_view
from meet.present.organising import progress
from meet.web.answers import failure
from meet.web.pad_forms import weak_order
from meet.web.visit import check_csrf, house, lang, require_event, signed_in
from scoring_rules.draws import Swiss
from scoring_rules.draws.lots import lot_order
from scoring_rules.refusal import Refused

desk_pages = Blueprint("desk", __name__)

Form = Mapping[str, str]


def _desk() -> Grant:
    """Who may decide, in the event at hand if there is one."""
    return require_event(signed_in(), (request.view_args or {}).get("event_id", ""))


@desk_pages.get("/desk")
def today() -> Response:
    """What needs me, and the contests by state; `?state=` filters."""
    grant = _desk()
    with house().engine.connect() as conn:
        cards = handed_out(conn)
    with house().reader.context(lang()) as context:
        view = today_view(context, request.args.get("state", ""))
        steps = None if view.total or not may(grant, "roster") else progress(context, cards)
    return make_response(
        render_template("screen/desk/today.html", view=view, me=grant, steps=steps)
    )


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


@desk_pages.get("/desk/events/<path:event_id>/draw")
def draw(event_id: str) -> Response:
    """What the event's draw proposes: `?seed=`, and pairs `one`, `other` exchanged by hand; a
    round of a Swiss has a page of its own."""
    with house().reader.context(lang()) as context:
        events = context.results.roster.events
        if event_id in events and isinstance(events[event_id].event.draw, Swiss):
            to = f"/desk/events/{quote(event_id)}/round"
            return redirect(to, 303)  # type: ignore[return-value]
    return _draw_page(_desk(), event_id, request.args)


def _draw_page(
    grant: Grant, event_id: str, asked: MultiDict[str, str], message: str = "", status: int = 200
) -> Response:
    with house().reader.context(lang()) as context:
        if event_id not in context.results.roster.events:
            raise UnknownSubjectError(event_id)
        seed = asked.get("seed", "").strip() or secrets.token_hex(SEED_BYTES)
        known = {entrant.id for entrant in context.results.roster.events[event_id].event.entrants}
        swaps = tuple(pair for pair in _swaps(asked) if set(pair) <= known)
        view = draw_view(context, event_id, seed, swaps)
    page = render_template(
        "screen/desk/draw.html",
        view=view,
        me=grant,
        message=message,
        new_id=lambda: str(uuid.uuid4()),
    )
    return make_response(page, status)


def _swaps(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    """The pairs to be exchanged, in the order they were asked for."""
    pairs = zip(form.getlist("one"), form.getlist("other"), strict=False)
    return [(one, other) for one, other in pairs if one != other]


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
        if act == "draw":
            return _draw_page(grant, event_id, request.form, str(body["message"]), status)
        return _event_page(grant, event_id, str(body["message"]), status)
    return redirect(f"/desk/events/{quote(event_id)}", 303)  # type: ignore[return-value]


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
    """What is published is the result that the page showed."""
    if "seen" in form:
        with house().reader.context(lang()) as context:
            now = context.results.event(event_id)
            if now.version != _number(form, "seen"):
                raise StaleError(now.decided.seq, ())
    version = _number(form, "version") if "version" in form else 1
    return _line(grant, event_id, form, {"kind": "publish", "version": version})


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


def _record(grant: Grant, event_id: str, form: Form) -> Receipt:
    call = {"kind": "record", "entrant": form.get("entrant", ""), "level": form.get("level", "")}
    return _line(grant, event_id, form, {**call, "reason": form.get("reason", "")})


def _advance(grant: Grant, event_id: str, form: Form) -> Receipt:
    """Referee or jury let somebody go on from a heat, whatever the results become."""
    call = {"kind": "decide", "what": form.get("what", ""), "entrant": form.get("entrant", "")}
    call |= {"contest": form.get("contest", ""), "reason": _reason(form)}
    return _line(grant, event_id, form, call)


def _take_away(grant: Grant, event_id: str, form: Form) -> Receipt:
    call = {"kind": "take_away", "entrant": form.get("entrant", ""), "reason": _reason(form)}
    return _line(grant, event_id, form, {**call, "status": form.get("status", "DQ")})


def _move(grant: Grant, event_id: str, form: Form) -> Receipt:
    call = {"kind": "move", "entrant": form.get("entrant", ""), "to": form.get("to", "")}
    results = form.get("results", "annul")
    return _line(grant, event_id, form, {**call, "results": results, "reason": _reason(form)})


def _merge(grant: Grant, event_id: str, form: Form) -> Receipt:
    call = {"kind": "merge", "into": form.get("into", ""), "reason": _reason(form)}
    return _line(grant, event_id, form, call)


def _draw(grant: Grant, event_id: str, form: Form) -> Receipt:
    """Decide what the page showed; refused where the draw would propose something else by now."""
    swaps = tuple(_swaps(request.form))
    with house().reader.context(lang()) as context:
        if event_id not in context.results.roster.events:
            raise UnknownSubjectError(event_id)
        drawn = preview(context.results.event(event_id), form.get("seed", ""), swaps)
    if drawn.input != form.get("input", ""):
        raise Refused("draw_moved_on")
    reason = _reason(form) if swaps else form.get("reason", "").strip()
    call = encode(drawn.call)
    return _line(grant, event_id, form, {**call, "reason": reason} if reason else call)


def _lots(grant: Grant, event_id: str, form: Form) -> Receipt:
    """Lots by the seed: numbers for all who compete, or the order of some who are level."""
    numbers = form.get("numbers") == "yes"
    order = list(lot_order(form.get("seed", "").strip(), request.form.getlist("entrant")))
    call: dict[str, Any] = {"kind": "decide", "what": "lot", "order": order}
    call |= {"seed": form.get("seed", "").strip(), "reason": form.get("reason", "")}
    return _line(grant, event_id, form, {**call, "numbers": True} if numbers else call)


def _cancel(grant: Grant, event_id: str, form: Form) -> Receipt:
    return _line(grant, event_id, form, {"kind": "cancel", "reason": _reason(form)})


def _retract(grant: Grant, event_id: str, form: Form) -> Receipt:
    line = _number(form, "retracts")
    call = {"kind": "retract", "line": line, "reason": _reason(form)}
    return _line(grant, event_id, form, call)


def _jury(grant: Grant, event_id: str, form: Form) -> Receipt:
    places = {
        key.removeprefix("place."): _number(form, key)
        for key in form
        if key.startswith("place.") and form[key].strip()
    }
    order = sorted(places, key=lambda entrant: places[entrant])
    if len(set(places.values())) != len(places):
        raise BadInput("order_shared", "order")
    call = {"kind": "decide", "what": "jury", "order": order, "reason": _reason(form)}
    return _line(grant, event_id, form, call)


def _standing(grant: Grant, event_id: str, form: Form) -> Receipt:
    """Whether who was disqualified in a match keeps the place."""
    call = {"kind": "decide", "what": "jury", "entrant": form.get("entrant", "")}
    call |= {"place": form.get("place", ""), "reason": form.get("reason", "").strip()}
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
    "record": _record,
    "advance": _advance,
    "take_away": _take_away,
    "cancel": _cancel,
    "move": _move,
    "merge": _merge,
    "draw": _draw,
    "lots": _lots,
    "retract": _retract,
    "jury": _jury,
    "standing": _standing,
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
