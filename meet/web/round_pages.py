"""The desk on a Swiss round: check-in, the round as an engine pairs it, swaps, publishing."""

import secrets
import uuid
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from meet import trf
from meet.access import Grant
from meet.bodies import Wanted
from meet.codec import BadInput, encode
from meet.desk import IdReusedError, OfficialStandsError, StaleError, UnknownSubjectError
from meet.pairing import VERSIONS
from meet.pairing.report import report_of
from meet.pairing.rounds import AWAY, Choice, Round, due, is_swiss, made
from meet.present.desk import SEED_BYTES
from meet.present.rounds import round_view
from meet.results import EventNow
from meet.web.answers import failure
from meet.web.visit import check_csrf, house, lang, require_event, signed_in
from meet.words import say
from scoring_rules.event import competing
from scoring_rules.refusal import Refused

round_pages = Blueprint("rounds", __name__)


@round_pages.get("/desk/events/<path:event_id>/round")
def show(event_id: str) -> Response:
    """Check-in; with `?pair=1` the round: `away.ID`, `engine`, `seed`, and swaps `one`, `other`."""
    return _page(require_event(signed_in(), event_id), event_id, request.args)


@round_pages.get("/events/<path:event_id>/report.trf")
def report(event_id: str) -> Response:
    """The event as a tournament report (TRF16); 404 where there can be none."""
    with house().reader.context(lang()) as context:
        if event_id not in context.results.roster.events:
            raise UnknownSubjectError(event_id)
        now = context.results.event(event_id)
    try:
        made = report_of(now.frame.event, now.decided, now.played, now.ranked.placings)
    except Refused as refused:
        raise UnknownSubjectError(event_id) from refused
    answer = make_response(trf.write(made))
    answer.headers["Content-Type"] = "text/plain; charset=utf-8"
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(event_id)}.trf"
    return answer


@round_pages.post("/desk/events/<path:event_id>/round")
def publish(event_id: str) -> Response:
    """Decide the round that the page showed: its line, and the results of who is away."""
    check_csrf()
    grant = require_event(signed_in(), event_id)
    try:
        _publish(grant, event_id)
    except (Refused, BadInput, StaleError, OfficialStandsError, IdReusedError) as refused:
        status, body = failure(refused)
        return _page(grant, event_id, request.form, str(body["message"]), status)
    return redirect(f"/desk/events/{quote(event_id)}", 303)  # type: ignore[return-value]


def _publish(grant: Grant, event_id: str) -> None:
    form = request.form
    choice = _choice(_event(event_id), form)
    round_ = _made(event_id, choice)
    if round_.input != form.get("input", ""):
        raise Refused("draw_moved_on")
    said = form.get("reason", "").strip()
    if choice.swaps and not said:
        raise BadInput("missing_field", "reason", field="reason")
    with house().reader.context(lang()) as context:
        voice = context.event_voice(context.results.event(event_id))
        relaxed = [say(why, lang(), voice.name) for why in round_.paired.why]
    call: dict[str, Any] = encode(round_.call)
    reason = "；".join((*((said,) if said else ()), *relaxed))
    seq = form.get("seq", "")
    if not seq.isdecimal():
        raise BadInput("wrong_type", "seq", expected="int", got=seq or "—")
    line = {**call, "reason": reason} if reason else call
    wanted = Wanted(form.get("id", "") or str(uuid.uuid4()), int(seq), line, reason)
    house().desk.event_round(grant, event_id, wanted, round_.results)


def _event(event_id: str) -> EventNow:
    """An event that is paired a round at a time; others are not found here."""
    with house().reader.context(lang()) as context:
        if event_id not in context.results.roster.events:
            raise UnknownSubjectError(event_id)
        now = context.results.event(event_id)
    if not is_swiss(now):
        raise UnknownSubjectError(event_id)
    return now


def _made(event_id: str, choice: Choice) -> Round:
    """The round of what stands now; nobody waits for the engine but who asked."""
    now = _event(event_id)
    return made(now, due(now, choice), choice)


def _choice(now: EventNow, asked: MultiDict[str, str]) -> Choice:
    """What the page's fields say, as far as it can be."""
    here = competing(now.frame.event, now.decided)
    known = {entrant.id for entrant in here} - now.decided.out
    ways = {f"away.{id_}": id_ for id_ in known}
    away = ((ways[key], how) for key in asked if key in ways for how in AWAY if asked[key] == how)
    pairs = zip(asked.getlist("one"), asked.getlist("other"), strict=False)
    engine = asked.get("engine", "")
    return Choice(
        engine=engine if engine in VERSIONS else "",
        seed=asked.get("seed", "").strip() or secrets.token_hex(SEED_BYTES),
        away=tuple(sorted(away)),
        swaps=tuple((a, b) for a, b in pairs if a != b and {a, b} <= known),
    )


def _page(
    grant: Grant, event_id: str, asked: MultiDict[str, str], message: str = "", status: int = 200
) -> Response:
    choice = _choice(_event(event_id), asked)
    round_, refused = None, None
    try:
        if asked.get("pair"):
            round_ = _made(event_id, choice)
        else:
            due(_event(event_id), choice)
    except Refused as why:
        refused = why
    with house().reader.context(lang()) as context:
        now = context.results.event(event_id)
        view = round_view(context, now, choice, round_, refused)
    page = render_template(
        "screen/desk/round.html",
        view=view,
        me=grant,
        message=message,
        new_id=lambda: str(uuid.uuid4()),
    )
    return make_response(page, status)
