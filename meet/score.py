"""Scoring event files without a database: `meet-event/1` in, `meet-result/1` out (FORMATS §2)."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from meet.codec import BadInput
from meet.event_file import EventFile, RefusedCall, played_of
from meet.words import refusal
from scoring_rules import event as event_fold
from scoring_rules import ledger
from scoring_rules.contest import LIFE_CALLS, Outcome
from scoring_rules.event import ContestOf
from scoring_rules.ranking import Detail, Mark, Placing, Status, Step, place
from scoring_rules.views import Words, words

FORMAT = "meet-result/1"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a file beyond it is not an event file."""


def score(file: EventFile, *, trace: bool = False) -> dict[str, Any]:
    """The result of an event file, every entrant and every contest listed."""
    event = file.event
    outcomes = [event.rules.outcome(standing.state) for standing in file.standings]
    ranked = event_fold.placings(event, file.decided, played_of(file))
    return {
        "format": FORMAT,
        "event": event.id,
        "over": ranked.over,
        "placings": [placing_json(placing) for placing in ranked.placings],
        "contests": [
            contest_json(outcome, ranked.detail(contest.id))
            | ({"trace": traced(file, contest)} if trace else {})
            for contest, outcome in zip(file.contests, outcomes, strict=True)
        ],
    }


def placing_json(placing: Placing) -> dict[str, Any]:
    """A placing as FORMATS §2 writes it."""
    return {
        "entrant": placing.entrant,
        "place": placing.place,
        "mark": placing.mark,
        "status": str(placing.status),
        "decided_by": placing.decided_by,
        "values": dict(placing.values),
    }


def contest_json(outcome: Outcome, detail: Detail) -> dict[str, Any]:
    """A contest as FORMATS §2 writes it: what it says itself, and what the draw says of it."""
    placings = [placing_json(placing) for placing in place(_marks(outcome, detail))]
    if detail.advance is not None:
        advance = dict(detail.advance)
        placings = [{**row, "advance": advance.get(row["entrant"])} for row in placings]
    return {
        "id": detail.contest,
        "over": outcome.over if detail.over is None else detail.over,
        "winner": outcome.winner if detail.winner is None else detail.winner,
        "score": outcome.score if detail.score is None else detail.score,
        "placings": placings,
    }


def _marks(outcome: Outcome, detail: Detail) -> tuple[Mark, ...]:
    """Its own; where it is made of other contests, its sides by who won, each with its score."""
    sides = (detail.score or "").split("-")
    own = any(mark.status is Status.RANKED for mark in outcome.marks)
    if own or not detail.over or len(sides) != len(outcome.marks):
        return outcome.marks
    return tuple(
        Mark(mark.entrant, side, Status.RANKED, (Step("", int(lost)),))
        for mark, side in zip(outcome.marks, sides, strict=True)
        for lost in (detail.winner not in (None, mark.entrant),)
    )


def traced(file: EventFile, contest: ContestOf) -> list[dict[str, Any]]:
    """The score after every call that counts, and what else its rules trace (who serves next)."""
    rules = file.event.rules
    traced_by: Callable[[Any], Mapping[str, Any]] = getattr(rules, "traced", lambda _state: {})
    state = rules.start(event_fold.setup_of(file.event, contest, file.decided.lots))
    steps = []
    for line in ledger.counted(contest.lines):
        if not isinstance(line.call, tuple(LIFE_CALLS.values())):
            state = rules.apply(state, line)
            steps.append({"score": rules.outcome(state).score, **traced_by(state)})
    return steps


def read_bytes(path: str) -> bytes:
    """A file's content; raises `BadInput` where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as wrong:
        raise BadInput("unreadable", reason=_why_unreadable(wrong)) from wrong
    if len(content) > LARGEST_FILE:
        raise BadInput("file_too_large", most=LARGEST_FILE // 1024 // 1024)
    return content


def _why_unreadable(wrong: OSError) -> Words | str:
    """In words what happens to people; what only happens to machines as the machine says it."""
    match wrong:
        case FileNotFoundError():
            return words("file_missing")
        case IsADirectoryError():
            return words("file_is_folder")
        case PermissionError():
            return words("file_forbidden")
    return wrong.strerror or str(wrong)


def printable(path: str) -> str:
    """A file's name, whatever its bytes are: those that are no UTF-8 become �."""
    return os.fsencode(path).decode(errors="replace")


def error_json(path: str, bad: BadInput, lang: str) -> dict[str, Any]:
    """The line `meet-error/1` of a file that cannot be read or a call that is refused."""
    return {
        "format": "meet-error/1",
        "file": printable(path),
        "error": bad.code,
        "at": bad.at,
        "message": message(bad, lang),
    }


def message(bad: BadInput, lang: str) -> str:
    """The sentence of a file's fault; a refused call speaks the words of its sport."""
    if not isinstance(bad, RefusedCall):
        return refusal(bad.code, bad.facts, lang)
    return refusal(bad.code, bad.facts, lang, lambda id_: bad.names.get(id_, id_), bad.sport)
