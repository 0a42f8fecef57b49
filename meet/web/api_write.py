"""The programming interface, writing: calls, retractions, corrections, signatures, decisions.

Who asks is settled before what is asked is read, so that a stranger learns nothing of either.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, Response, request

from meet import bodies
from meet.access import Grant
from meet.bodies import Wanted
from meet.codec import parse
from meet.desk import REFUSALS, Answer, Receipt
from meet.web.answers import contest_answer, event_answer, json
from meet.web.visit import bearer, house, require

writing = Blueprint("api_write", __name__, url_prefix="/api/v1")


def _body() -> Any:
    return parse(request.get_data())


def _in_contest(contest_id: str, read: Callable[[Any], Wanted], action: str = "call") -> Response:
    return _written(require(bearer(), action, contest_id), contest_id, read, _body())


def _written(grant: Grant, contest_id: str, read: Callable[[Any], Wanted], body: Any) -> Response:
    answer: Answer
    try:
        answer = house().desk.contest_line(grant, contest_id, read(body))
    except REFUSALS as refused:
        answer = refused
    status, said = contest_answer(grant, contest_id, answer)
    return json(said, status)


@writing.post("/contests/<path:contest_id>/calls")
def contest_calls(contest_id: str) -> Response:
    """One call, or a batch that stops at the first refused."""
    grant = require(bearer(), "call", contest_id)
    raw = _body()
    batch = bodies.batch_wanted(raw)
    if batch is None:
        return _written(grant, contest_id, bodies.call_wanted, raw)
    wanted = [partial(bodies.call_wanted, one, f"calls[{i}]") for i, one in enumerate(batch)]
    answers = house().desk.contest_batch(grant, contest_id, wanted)
    listed = []
    for answer in answers:
        status, body = contest_answer(grant, contest_id, answer)
        listed.append({"status": status, **body})
    return json({"answers": listed})


@writing.post("/contests/<path:contest_id>/retractions")
def contest_retractions(contest_id: str) -> Response:
    """Withdraw a line."""
    return _in_contest(contest_id, bodies.retraction_wanted)


@writing.post("/contests/<path:contest_id>/corrections")
def contest_corrections(contest_id: str) -> Response:
    """Put calls in the place of a line."""
    return _in_contest(contest_id, bodies.correction_wanted)


@writing.post("/contests/<path:contest_id>/sign")
def contest_sign(contest_id: str) -> Response:
    """Sign a finished contest."""
    return _in_contest(contest_id, bodies.sign_wanted, "sign")


@writing.post("/contests/<path:contest_id>/reopen")
def contest_reopen(contest_id: str) -> Response:
    """Open a signed contest again."""
    return _in_contest(contest_id, bodies.reopen_wanted, "reopen")


def _in_event(
    event_id: str, write: Callable[[Grant, Any], Receipt], action: str = "event"
) -> Response:
    """`write` the body as whoever asks, if they may act on events so."""
    grant = require(bearer(), action)
    answer: Answer
    try:
        answer = write(grant, _body())
    except REFUSALS as refused:
        answer = refused
    status, body = event_answer(event_id, answer)
    return json(body, status)


def _event_line(event_id: str, read: Callable[[Any], Wanted]) -> Response:
    return _in_event(
        event_id, lambda grant, raw: house().desk.event_line(grant, event_id, read(raw))
    )


@writing.post("/events/<path:event_id>/calls")
def event_calls(event_id: str) -> Response:
    """A decision of desk, secretary or jury."""
    return _event_line(event_id, bodies.call_wanted)


@writing.post("/events/<path:event_id>/retractions")
def event_retractions(event_id: str) -> Response:
    """Withdraw a decision."""
    return _event_line(event_id, bodies.retraction_wanted)


@writing.post("/events/<path:event_id>/corrections")
def event_corrections(event_id: str) -> Response:
    """Put decisions in the place of a line."""
    return _event_line(event_id, bodies.correction_wanted)


@writing.post("/events/<path:event_id>/official")
def event_official(event_id: str) -> Response:
    """Declare the result official."""

    def write(grant: Grant, raw: Any) -> Receipt:
        return house().desk.official(grant, event_id, bodies.official_body(raw))

    return _in_event(event_id, write, "official")


@writing.post("/events/<path:event_id>/unofficial")
def event_unofficial(event_id: str) -> Response:
    """Take an official result back."""

    def write(grant: Grant, raw: Any) -> Receipt:
        return house().desk.unofficial(grant, event_id, bodies.unofficial_body(raw))

    return _in_event(event_id, write, "official")
