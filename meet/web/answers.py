"""Answers: what became of a request, as status and body, for people and for programs."""

import re
from typing import Any

from flask import Response, request

from meet.access import Grant
from meet.codec import BadInput, dump
from meet.desk import (
    Answer,
    ForbiddenError,
    IdReusedError,
    OfficialStandsError,
    Receipt,
    StaleError,
    UnknownSubjectError,
)
from meet.house import now_ms
from meet.present.pads import pad_view
from meet.press import PressFailed, PressUnavailable
from meet.reader import NoGamesError
from meet.results import event_subject
from meet.view_models import encode_view
from meet.web.visit import OutsideError, UnauthorizedError, house, lang
from meet.words import refusal
from meet.writer import StorageFailed, StorageFull
from scoring_rules.refusal import Refused

Body = dict[str, Any]

UNAUTHORIZED = 401
STATUS: dict[type[Exception], tuple[int, str]] = {
    StaleError: (409, "stale"),
    OfficialStandsError: (409, "official"),
    IdReusedError: (422, "id_reused"),
    UnknownSubjectError: (404, "not_found"),
    UnauthorizedError: (UNAUTHORIZED, "unauthorized"),
    ForbiddenError: (403, "forbidden"),
    OutsideError: (403, "begin_elsewhere"),
    NoGamesError: (404, "no_games"),
    StorageFull: (503, "storage_full"),
    StorageFailed: (503, "storage_failed"),
    PressUnavailable: (503, "press_unavailable"),
    PressFailed: (500, "press_failed"),
}
"""Faults that have one status and one sentence each."""

NOT_WRITTEN = (409, 422)
"""What is sound but cannot be written as things now stand."""

IN_A_CALL = re.compile(r"(calls\[[0-9]+\]\.)?call\b")
"""Where the rules read: what is wrong there is refused (422), elsewhere the body is bad (400)."""


def json(body: Any, status: int = 200) -> Response:
    """A JSON response, characters unescaped."""
    response = Response(dump(body), status=status, mimetype="application/json")
    if status == UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def fault(code: str) -> Body:
    """`{"error", "message"}` of a code that has no facts but the address that was asked for."""
    return {"error": code, "message": refusal(code, {"what": request.path}, lang())}


def failure(error: Exception) -> tuple[int, Body]:
    """Status and `{"error", "message"}` of a fault; raises what is not one of ours."""
    if isinstance(error, Refused):
        return 422, {"error": error.code, "message": _spoken(error)}
    if isinstance(error, BadInput):
        message = refusal(error.code, error.facts, lang())
        status = 422 if IN_A_CALL.match(error.at) else 400
        return status, {"error": error.code, "message": message, "at": error.at}
    if isinstance(error, ForbiddenError) and error.args:
        refused: Refused = error.args[0]
        return 403, {"error": refused.code, "message": _spoken(refused)}
    if isinstance(error, StaleError) and "event_id" in (request.view_args or {}):
        return 409, {"error": "stale", "message": refusal("stale_result", {}, lang())}
    for kind, (status, code) in STATUS.items():
        if type(error) is kind:
            return status, fault(code)
    raise error


def _spoken(refused: Refused) -> str:
    """The sentence of a refusal: with the names of those who compete in the contest or event that
    the address names, and in the words of its sport."""
    asked = request.view_args or {}
    with house().reader.context(lang()) as context:
        roster = context.results.roster
        voice = context.voice
        if asked.get("contest_id") in roster.contests:
            voice = context.contest_voice(roster.contests[asked["contest_id"]])
        elif asked.get("event_id") in roster.events:
            voice = context.event_voice(context.results.event(asked["event_id"]))
        return refusal(refused.code, refused.facts, lang(), voice.name, voice.sport)


def contest_answer(grant: Grant, contest_id: str, answer: Answer) -> tuple[int, Body]:
    """What became of a call in a contest; a refused one brings the pad as it now is."""
    if isinstance(answer, Receipt):
        return _received(answer)
    status, body = failure(answer)
    if status in NOT_WRITTEN:
        seq, pad = _pad(grant, contest_id)
        body |= {"seq": seq, "pad": pad}
    return status, body | _missed(answer)


def event_answer(event_id: str, answer: Answer) -> tuple[int, Body]:
    """What became of a decision about an event; a refused one brings the ledger's last number."""
    if isinstance(answer, Receipt):
        return _received(answer)
    status, body = failure(answer)
    if status in NOT_WRITTEN:
        with house().reader.context(lang()) as context:
            body |= {"seq": context.results.record.seq(event_subject(event_id))}
    return status, body | _missed(answer)


def _received(receipt: Receipt) -> tuple[int, Body]:
    return (200 if receipt.repeated else 201), {"seq": receipt.seq}


def _missed(answer: Answer) -> Body:
    if not isinstance(answer, StaleError):
        return {}
    return {"seq": answer.seq, "lines": [line.as_json() for line in answer.lines]}


def _pad(grant: Grant, contest_id: str) -> tuple[int, Any]:
    with house().reader.context(lang()) as context:
        if contest_id not in context.results.roster.contests:
            raise UnknownSubjectError(contest_id)
        view = pad_view(context, contest_id, grant, now_ms())
        return view.seq, encode_view(view)
