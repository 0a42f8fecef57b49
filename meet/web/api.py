"""The programming interface, reading: the same views as the pages, as JSON."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request

from meet.codec import BadInput
from meet.desk import UnknownSubjectError
from meet.house import now_ms
from meet.present.context import Context
from meet.present.devices import devices_view
from meet.present.pads import pad_view
from meet.results import contest_subject, event_subject
from meet.topics import known_view
from meet.view_models import HomeView, encode_view
from meet.web.answers import json
from meet.web.openapi import document
from meet.web.visit import bearer, house, lang, not_modified, require, require_event

LONGEST_NUMBER = 18
"""Digits; no ledger has more lines."""

reading = Blueprint("api", __name__, url_prefix="/api/v1")


def _topic(topic: str) -> Response:
    return _view(lambda context: known_view(topic, context))


def _view(make: Callable[[Context], Any]) -> Response:
    """The JSON of a view, or 304. The tag is the version, the language and the representation,
    in which a home page also names the day of the games."""
    with house().reader.context(lang()) as context:
        view = make(context)
        day = f"-{context.today}" if isinstance(view, HomeView) else ""
        etag = f"{context.results.roster.epoch[:8]}-{view.version}{day}-{lang()}-json"
        unchanged = not_modified(etag)
        if unchanged:
            return unchanged
        response = json(encode_view(view))
        response.set_etag(etag)
        response.headers["X-Meet-Epoch"] = context.results.roster.epoch
        return response


@reading.get("/medals")
@reading.get("/points")
@reading.get("/schedule")
@reading.get("/news")
@reading.get("/events")
def whole() -> Response:
    """The views without an id."""
    return _topic(request.path.rpartition("/")[2])


@reading.get("/events/<path:event_id>")
def event(event_id: str) -> Response:
    """An event."""
    return _topic(f"event:{event_id}")


@reading.get("/contests/<path:contest_id>")
def contest(contest_id: str) -> Response:
    """A contest."""
    return _topic(f"contest:{contest_id}")


@reading.get("/delegations/<path:delegation_id>")
def delegation(delegation_id: str) -> Response:
    """A delegation."""
    return _topic(f"delegation:{delegation_id}")


@reading.get("/screens/<screen_id>")
def screen(screen_id: str) -> Response:
    """A screen's content; `home` is the home page."""
    return _topic(f"screen:{screen_id}")


@reading.get("/devices")
def devices() -> Response:
    """The tablets that were heard of, for the desk."""
    require(bearer(), "devices")
    return _view(devices_view)


@reading.get("/contests/<path:contest_id>/pad")
def pad(contest_id: str) -> Response:
    """The pad of the token's seat."""
    grant = require(bearer(), "call", contest_id)
    with house().reader.context(lang()) as context:
        if contest_id not in context.results.roster.contests:
            raise UnknownSubjectError(contest_id)
        return json(encode_view(pad_view(context, contest_id, grant, now_ms())))


@reading.get("/contests/<path:contest_id>/ledger")
def contest_ledger(contest_id: str) -> Response:
    """The contest's lines after `since`; officials only."""
    require(bearer(), "ledger", contest_id)
    return _ledger(contest_subject(contest_id), contest_id, "contests")


@reading.get("/events/<path:event_id>/ledger")
def event_ledger(event_id: str) -> Response:
    """The event's lines after `since`; for those who may write there."""
    require_event(bearer(), event_id)
    return _ledger(event_subject(event_id), event_id, "events")


def _ledger(subject: str, one: str, kind: str) -> Response:
    since = request.args.get("since", "0")
    if not since.isdecimal() or len(since) > LONGEST_NUMBER:
        raise BadInput("wrong_type", "since", expected="int", got=since[:LONGEST_NUMBER])
    with house().reader.context(lang()) as context:
        if one not in getattr(context.results.roster, kind):
            raise UnknownSubjectError(one)
        lines = context.results.record.lines(subject)
        shown = [line.as_json() for line in lines[int(since) :]]
        return json({"seq": len(lines), "lines": shown})


@reading.get("/openapi.json")
def openapi() -> Response:
    """The description of this interface."""
    return json(document())
