"""Answers: what became of a request, as status and body, for people and for programs."""

from typing import Any

from flask import Response

from meet.access import Grant
from meet.codec import BadInput, dump
from meet.desk import (
    Answer,
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
from meet.view_models import encode_view
from meet.web.visit import ForbiddenError, UnauthorizedError, house, lang
from meet.words import refusal
from meet.writer import StorageFailed, StorageFull
from scoring_rules.refusal import Refused

Body = dict[str, Any]

STATUS: dict[type[Exception], tuple[int, str]] = {
    StaleError: (409, "stale"),
    OfficialStandsError: (409, "official"),
    IdReusedError: (422, "id_reused"),
    UnknownSubjectError: (404, "not_found"),
    UnauthorizedError: (401, "unauthorized"),
    ForbiddenError: (403, "forbidden"),
    NoGamesError: (404, "no_games"),
    StorageFull: (503, "storage_full"),
    StorageFailed: (503, "storage_failed"),
    PressUnavailable: (503, "press_unavailable"),
    PressFailed: (500, "press_failed"),
}
"""Faults that have one status and one sentence each."""


def json(body: Any, status: int = 200) -> Response:
    """A JSON response, characters unescaped."""
    return Response(dump(body), status=status, mimetype="application/json")


def fault(code: str) -> Body:
    """`{"error", "message"}` of a code that has no facts."""
    return {"error": code, "message": refusal(code, {}, lang())}


def failure(error: Exception) -> tuple[int, Body]:
    """Status and `{"error", "message"}` of a fault; raises what is not one of ours."""
    if isinstance(error, Refused):
        return 422, {"error": error.code, "message": refusal(error.code, error.facts, lang())}
    if isinstance(error, BadInput):
        message = refusal(error.code, error.facts, lang())
        status = 422 if error.at.startswith("call") else 400
        return status, {"error": error.code, "message": message, "at": error.at}
    for kind, (status, code) in STATUS.items():
        if type(error) is kind:
            return status, fault(code)
    raise error


def contest_answer(grant: Grant, contest_id: str, answer: Answer) -> tuple[int, Body]:
    """What became of a call in a contest; a refused one brings the pad as it now is."""
    if isinstance(answer, Receipt):
        return (200 if answer.repeated else 201), {"seq": answer.seq}
    status, body = failure(answer)
    if isinstance(answer, Refused):
        body["message"] = _in_contest(contest_id, answer)
    if status in (409, 422):
        seq, pad = _pad(grant, contest_id)
        body |= {"seq": seq, "pad": pad}
    if isinstance(answer, StaleError):
        body |= {"seq": answer.seq, "lines": [line.as_json() for line in answer.lines]}
    return status, body


def _in_contest(contest_id: str, refused: Refused) -> str:
    """The sentence of a refusal, with the names of the contest's entrants and its sport's words."""
    with house().reader.context(lang()) as context:
        voice = context.contest_voice(context.results.contest(contest_id).frame)
        return refusal(refused.code, refused.facts, lang(), voice.name, voice.sport)


def _pad(grant: Grant, contest_id: str) -> tuple[int, Any]:
    with house().reader.context(lang()) as context:
        view = pad_view(context, contest_id, grant.seat, now_ms())
        return view.seq, encode_view(view)
