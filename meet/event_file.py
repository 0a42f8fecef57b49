"""The event file `meet-event/1`: one medal event as JSON, read strictly, and written back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from meet.codec import BadInput, decode, decode_call, encode
from meet.definitions import draw_of, entrant_json, entrant_of, rules_of, sport_of
from scoring_rules import contest as contests
from scoring_rules.contest import Rules, Standing, calls_of
from scoring_rules.decisions import EVENT_CALLS
from scoring_rules.event import ContestOf, Decided, Event, append_decision, setup_of
from scoring_rules.ledger import Correct, Line
from scoring_rules.refusal import Refused

FORMAT = "meet-event/1"


class RefusedCall(BadInput):
    """A call of a file that the rules refuse; whose words say why, and the entrants' names."""

    def __init__(self, refused: Refused, at: str, event: Event) -> None:
        super().__init__(refused.code, at, **refused.facts)
        self.sport = event.sport
        self.names = {entrant.id: entrant.name or entrant.id for entrant in event.entrants}


@dataclass(frozen=True, slots=True)
class EventFile:
    """An event as its file holds it; `raw` is the file as plain values."""

    event: Event
    contests: tuple[ContestOf, ...]
    standings: tuple[Standing[Any], ...]
    decided: Decided
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Top:
    """The file's own fields, before the sport reads what is its own."""

    format: str
    sport: str
    event: str
    rules: Any
    draw: Any
    name: str = ""
    tags: tuple[str, ...] = ()
    entrants: tuple[Any, ...] = ()
    contests: tuple[Any, ...] = ()
    calls: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class _Contest:
    """A contest's own fields, before its calls are read."""

    id: str
    phase: str = ""
    entrants: tuple[str, ...] = ()
    calls: tuple[Any, ...] = ()
    part_of: str = ""
    order: int | None = None
    shared: str = ""
    round: int | None = None


def read(raw: Any) -> EventFile:
    """Read an event file from plain values; raises `BadInput` with the place of the fault.

    Calls are folded as they are read: one that the rules refuse is named by its path, as in
    `contests[0].calls[3]`.
    """
    if not isinstance(raw, Mapping):
        raise BadInput("wrong_type", "", expected="object", got=type(raw).__name__)
    if raw.get("format") != FORMAT:
        raise BadInput("wrong_format", "format", expected=FORMAT, got=str(raw.get("format")))
    top = decode(_Top, raw)
    sport = sport_of(top.sport)
    rules = rules_of(sport, top.rules)
    draw = draw_of(top.draw)
    entrants = tuple(entrant_of(sport, e, f"entrants[{i}]") for i, e in enumerate(top.entrants))
    _check_unique([entrant.id for entrant in entrants], "entrants")
    event = Event(top.event, top.sport, top.name or top.event, rules, draw, entrants, top.tags)
    if not top.event:
        raise BadInput("missing_field", "event", field="event")
    read_contests = [_contest(event, c, f"contests[{i}]") for i, c in enumerate(top.contests)]
    _check_unique([contest.id for contest, _standing in read_contests], "contests")
    return EventFile(
        event=event,
        contests=tuple(contest for contest, _standing in read_contests),
        standings=tuple(standing for _contest, standing in read_contests),
        decided=_decisions(event, top.calls),
        raw=raw,
    )


def _check_unique(ids: Sequence[str], at: str) -> None:
    for i, one in enumerate(ids):
        if one in ids[:i]:
            raise BadInput("id_twice", f"{at}[{i}].id", id=one)
        if not one:
            raise BadInput("missing_field", f"{at}[{i}]", field="id")


def _contest(event: Event, raw: Any, at: str) -> tuple[ContestOf, Standing[Any]]:
    shell = decode(_Contest, raw, at)
    known = {entrant.id for entrant in event.entrants}
    for i, entrant in enumerate(shell.entrants):
        if entrant not in known:
            raise BadInput("unknown_entrant", f"{at}.entrants[{i}]", entrant=entrant)
        if entrant in shell.entrants[:i]:
            raise BadInput("id_twice", f"{at}.entrants[{i}]", id=entrant)
    frame = ContestOf(
        id=shell.id,
        phase=shell.phase,
        entrants=shell.entrants,
        part_of=shell.part_of,
        order=shell.order,
        shared=shell.shared,
        round=shell.round,
    )
    standing = fold_calls(event.rules, event, frame, shell.calls, at)
    return replace(frame, lines=standing.lines), standing


def fold_calls(
    rules: Rules[Any], event: Event, frame: ContestOf, calls: Sequence[Any], at: str
) -> Standing[Any]:
    """Fold a contest's calls one by one, so that a refusal names the call by its path."""
    setup = setup_of(event, frame)
    standing: Standing[Any] = Standing(rules.start(setup))
    kinds = calls_of(rules)
    for i, raw in enumerate(calls):
        path = f"{at}.calls[{i}]"
        line = Line(i + 1, decode_call(kinds, raw, path))
        try:
            standing = contests.append(rules, setup, standing, line)
        except Refused as refused:
            raise RefusedCall(refused, path, event) from refused
    return standing


def _decisions(event: Event, calls: Sequence[Any]) -> Decided:
    decided = Decided()
    for i, raw in enumerate(calls):
        path = f"calls[{i}]"
        line = Line(i + 1, decode_call(EVENT_CALLS, raw, path))
        try:
            decided = append_decision(event, decided, line)
        except Refused as refused:
            raise RefusedCall(refused, path, event) from refused
    return decided


def export(
    event: Event,
    rules: Mapping[str, Any],
    draw: Mapping[str, Any],
    all_contests: Sequence[ContestOf],
    decided: Decided,
) -> dict[str, Any]:
    """The event as a file: what `read` gives back as the same values."""
    top: dict[str, Any] = {
        "format": FORMAT,
        "sport": event.sport,
        "event": event.id,
        "name": event.name,
        "tags": list(event.tags),
        "rules": dict(rules),
        "draw": dict(draw),
        "entrants": [entrant_json(entrant) for entrant in event.entrants],
        "contests": [_contest_json(contest) for contest in all_contests],
    }
    if decided.lines:
        top["calls"] = [call_json(line.call) for line in decided.lines]
    return top


def _contest_json(contest: ContestOf) -> dict[str, Any]:
    shell = {
        "id": contest.id,
        "phase": contest.phase,
        "part_of": contest.part_of,
        "order": contest.order,
        "shared": contest.shared,
        "round": contest.round,
    }
    return {
        **{key: value for key, value in shell.items() if value not in ("", None)},
        "entrants": list(contest.entrants),
        "calls": [call_json(line.call) for line in contest.lines],
    }


def call_json(call: Any) -> Any:
    """A call as plain values, with its kind."""
    if isinstance(call, Correct):
        plain = encode(call)
        return {**plain, "calls": [call_json(inner) for inner in call.calls]}
    return encode(call)
