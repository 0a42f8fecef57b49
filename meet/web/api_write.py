"""The programming interface, writing: calls, retractions, corrections, signatures, decisions."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, Response, request

from meet import bodies
from meet.bodies import Wanted
from meet.codec import BadInput, parse
from meet.desk import (
    Answer,
    IdReusedError,
    OfficialStandsError,
    Receipt,
    StaleError,
)
from meet.web.answers import contest_answer, failure, json
from meet.web.visit import bearer, house, require
from scoring_rules.refusal import Refused

writing = Blueprint("api_write", __name__, url_prefix="/api/v1")

ANSWERED = (Refused, BadInput, StaleError, OfficialStandsError, IdReusedError)
"""What the desk answers instead of a receipt; all else is a fault of the request or the disk."""


def _body() -> Any:
    return parse(request.get_data())


def _in_contest(contest_id: str, wanted: Callable[[], Wanted], action: str = "call") -> Response:
    grant = require(bearer(), action, contest_id)
    answer: Answer
    try:
        answer = house().desk.contest_line(grant, contest_id, wanted())
    except ANSWERED as refused:
        answer = refused
    status, body = contest_answer(grant, contest_id, answer)
    return json(body, status)


@writing.post("/contests/<contest_id>/calls")
def contest_calls(contest_id: str) -> Response:
    """One call, or a batch that stops at the first refused."""
    raw = _body()
    batch = bodies.batch_wanted(raw)
    if batch is None:
        return _in_contest(contest_id, partial(bodies.call_wanted, raw))
    grant = require(bearer(), "call", contest_id)
    wanted = [partial(bodies.call_wanted, one, f"calls[{i}]") for i, one in enumerate(batch)]
    answers = house().desk.contest_batch(grant, contest_id, wanted)
    listed = []
    for answer in answers:
        status, body = contest_answer(grant, contest_id, answer)
        listed.append({"status": status, **body})
    return json({"answers": listed})


@writing.post("/contests/<contest_id>/retractions")
def contest_retractions(contest_id: str) -> Response:
    """Withdraw a line."""
    return _in_contest(contest_id, partial(bodies.retraction_wanted, _body()))


@writing.post("/contests/<contest_id>/corrections")
def contest_corrections(contest_id: str) -> Response:
    """Put calls in the place of a line."""
    return _in_contest(contest_id, partial(bodies.correction_wanted, _body()))


@writing.post("/contests/<contest_id>/sign")
def contest_sign(contest_id: str) -> Response:
    """Sign a finished contest."""
    return _in_contest(contest_id, partial(bodies.sign_wanted, _body()), "sign")


@writing.post("/contests/<contest_id>/reopen")
def contest_reopen(contest_id: str) -> Response:
    """Open a signed contest again."""
    return _in_contest(contest_id, partial(bodies.reopen_wanted, _body()), "reopen")


def _in_event(write: Callable[[Any], Receipt], action: str = "event") -> Response:
    grant = require(bearer(), action)
    try:
        receipt = write(grant)
    except ANSWERED as refused:
        status, body = failure(refused)
        if isinstance(refused, StaleError):
            body |= {"seq": refused.seq, "lines": [line.as_json() for line in refused.lines]}
        return json(body, status)
    return json({"seq": receipt.seq}, 200 if receipt.repeated else 201)


def _event_line(event_id: str, wanted: Callable[[], Wanted]) -> Response:
    return _in_event(lambda grant: house().desk.event_line(grant, event_id, wanted()))


@writing.post("/events/<event_id>/calls")
def event_calls(event_id: str) -> Response:
    """A decision of desk, secretary or jury."""
    return _event_line(event_id, partial(bodies.call_wanted, _body()))


@writing.post("/events/<event_id>/retractions")
def event_retractions(event_id: str) -> Response:
    """Withdraw a decision."""
    return _event_line(event_id, partial(bodies.retraction_wanted, _body()))


@writing.post("/events/<event_id>/corrections")
def event_corrections(event_id: str) -> Response:
    """Put decisions in the place of a line."""
    return _event_line(event_id, partial(bodies.correction_wanted, _body()))


@writing.post("/events/<event_id>/official")
def event_official(event_id: str) -> Response:
    """Declare the result official."""
    body = _body()

    def write(grant: Any) -> Receipt:
        wanted = bodies.official_body(body)
        return house().desk.official(grant, event_id, wanted)

    return _in_event(write, "official")


@writing.post("/events/<event_id>/unofficial")
def event_unofficial(event_id: str) -> Response:
    """Take an official result back."""
    body = _body()

    def write(grant: Any) -> Receipt:
        wanted = bodies.unofficial_body(body)
        return house().desk.unofficial(grant, event_id, wanted)

    return _in_event(write, "official")
