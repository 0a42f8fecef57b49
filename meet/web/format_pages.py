"""The desk on how an event is played: ways with contests and hours, and the choice of one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args
from urllib.parse import quote

from flask import Blueprint, Response, make_response, redirect, render_template, request

from meet import registration
from meet.access import Grant, may
from meet.codec import BadInput
from meet.desk import ForbiddenError, UnknownSubjectError
from meet.present.context import Context
from meet.present.formats import (
    MOST_DAYS,
    Ruled,
    draw_json,
    formats_view,
    key_of,
    offered,
    rankings_of,
    ruled_now,
    rules_json,
    tie_breaks_of,
    timing_of,
    usual,
)
from meet.results import EventNow
from meet.score import message
from meet.web.organise_pages import work
from meet.web.visit import check_csrf, house, lang, require_event, signed_in
from scoring_rules.decisions import Ruling
from scoring_rules.draws import Swiss
from scoring_rules.draws.formats import Means
from scoring_rules.exact import exact

format_pages = Blueprint("formats", __name__)

MOST = {"courts": 99, "minutes": 600, "days": MOST_DAYS, "a_day": 20, "rounds": 30}
"""The largest that may be asked for of each field."""

LONGEST_DAY = 24
POLICIES = ("playoff", "shared")


@format_pages.get("/desk/events/<path:event_id>/formats")
def show(event_id: str) -> Response:
    """`?courts=&minutes=&days=&hours=&a_day=&third=&fifth=&rounds=`, where what is left out is
    usual, and `&ranking=&disqualified=&tie_breaks=`, which stay as they are."""
    return _page(require_event(signed_in(), event_id), event_id, request.args)


@format_pages.post("/desk/events/<path:event_id>/formats")
def choose(event_id: str) -> Response:
    """Play the event in the way that was chosen; the draw of it comes next."""
    check_csrf()
    grant = require_event(signed_in(), event_id)
    if not may(grant, "roster"):
        raise ForbiddenError
    try:
        _choose(grant, event_id)
    except BadInput as bad:
        return _page(grant, event_id, request.form, message(bad, lang()), 400)
    return redirect(f"/desk/events/{quote(event_id)}/draw", 303)  # type: ignore[return-value]


def _choose(grant: Grant, event_id: str) -> None:
    with house().reader.context(lang()) as context:
        now, means, ruled = _asked(context, event_id, request.form)
        wanted = request.form.get("option", "")
        found = [one for one in offered(now, means).options if key_of(one.draw) == wanted]
        if not found:
            raise BadInput("format_gone", "option")
        draw = draw_json(found[0], ruled)
        rounds = means.rounds if isinstance(found[0].draw, Swiss) else 0
        rules = rules_json(now, rounds, ruled)
    work(grant, lambda office: registration.choose_format(office, event_id, draw, rules))


def _page(
    grant: Grant, event_id: str, asked: Mapping[str, str], said: str = "", status: int = 200
) -> Response:
    with house().reader.context(lang()) as context:
        now, means, ruled = _asked(context, event_id, asked)
        view = formats_view(context, now, means, ruled)
    page = render_template(
        "screen/desk/formats.html",
        view=view,
        me=grant,
        message=said,
        may_choose=may(grant, "roster"),
    )
    return make_response(page, status)


def _asked(
    context: Context, event_id: str, form: Mapping[str, str]
) -> tuple[EventNow, Means, Ruled]:
    """The event, with means and choices as the form gives them; an event that is no matches is not
    here."""
    if event_id not in context.results.roster.events:
        raise UnknownSubjectError(event_id)
    now = context.results.event(event_id)
    timing = timing_of(now)
    if timing is None:
        raise UnknownSubjectError(event_id)
    known = usual(context, now, timing)
    numbers = {
        key: _number(form.get(key, ""), getattr(known, key), most)
        for key, most in MOST.items()
        if key != "rounds" or known.rounds
    }
    policies = {key: form[key] for key in ("third", "fifth") if form.get(key) in POLICIES}
    hours = _minutes(form.get("hours", ""), known.day_minutes)
    means = replace(known, **numbers, **policies, day_minutes=hours)  # type: ignore[arg-type]
    return now, means, _ruled(now, form)


def _ruled(now: EventNow, form: Mapping[str, str]) -> Ruled:
    """The choices of the form, of those there are; what is left out stays as it is."""
    said = ruled_now(now)
    ranking = form.get("ranking", said.ranking)
    disqualified = form.get("disqualified", said.disqualified)
    ties = form.get("tie_breaks", said.tie_breaks)
    return Ruled(
        ranking if ranking in ("", said.ranking, *rankings_of(now)) else said.ranking,
        disqualified if disqualified in get_args(Ruling) else said.disqualified,
        ties if ties in tie_breaks_of(now) else said.tie_breaks,
    )


def _number(text: str, usual: int, most: int) -> int:
    """A count as typed, from 1 to `most`; what is none is the usual one."""
    typed = text.strip()
    return min(max(int(typed), 1), most) if typed.isdecimal() else usual


def _minutes(text: str, usual: int) -> int:
    """Hours as typed ("4", "4.5") in minutes, at most a day; what is no number is the usual one."""
    try:
        typed = int(exact(text.strip()) * 60)
    except ValueError:
        return usual
    return min(typed, LONGEST_DAY * 60) if typed > 0 else usual
