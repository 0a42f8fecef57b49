"""The event file `meet-event/1`: one medal event as JSON, read strictly, and written back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from meet.codec import BadInput, decode, decode_call, encode
from meet.definitions import (
    check_together,
    draw_of,
    entrant_json,
    entrant_of,
    named_in,
    rival,
    rules_of,
    sport_of,
)
from scoring_rules import contest as contests
from scoring_rules.contest import Standing, calls_of
from scoring_rules.decisions import EVENT_CALLS, drawn_id
from scoring_rules.draws import Played, Swiss, check_contest
from scoring_rules.event import ContestOf, Decided, Event, append_decision, played, setup_of
from scoring_rules.ledger import Correct, Line
from scoring_rules.refusal import Refused

FORMAT = "meet-event/1"


class RefusedCall(BadInput):
    """A call of a file that the rules refuse; whose words say why, and the entrants' names."""

    def __init__(self, refused: Refused, at: str, event: Event) -> None:
        super().__init__(refused.code, at, **refused.facts)
        self.sport = event.sport
        members = (one for entrant in event.entrants for one in entrant.members)
        self.names = {one.id: one.name or one.id for one in members}
        self.names |= {entrant.id: entrant.name or entrant.id for entrant in event.entrants}


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
    check_together(rules, draw)
    entrants = tuple(entrant_of(sport, e, f"entrants[{i}]") for i, e in enumerate(top.entrants))
    _check_unique([entrant.id for entrant in entrants], "entrants")
    event = Event(top.event, top.sport, top.name or top.event, rules, draw, entrants, top.tags)
    if not top.event:
        raise BadInput("missing_field", "event", field="event")
    _check_groups(event)
    decided = _decisions(event, top.calls)
    framed = tuple(_contest(event, c, f"contests[{i}]") for i, c in enumerate(top.contests))
    _check_unique([contest.id for contest in framed], "contests")
    _check_unique([contest.shared or f"\n{i}" for i, contest in enumerate(framed)], "contests")
    _check_drawn(event, decided, framed)
    _check_parts(framed)
    _check_contests(event, framed)
    standings = tuple(
        fold_calls(event, contest, decided.lots, _calls(raw, i), f"contests[{i}]")
        for i, contest in enumerate(framed)
    )
    folded = zip(framed, standings, strict=True)
    file = EventFile(
        event=event,
        contests=tuple(replace(contest, lines=standing.lines) for contest, standing in folded),
        standings=standings,
        decided=decided,
        raw=raw,
    )
    _check_meetings(file)
    return file


def _calls(raw: Mapping[str, Any], contest: int) -> Sequence[Any]:
    calls: Sequence[Any] = raw["contests"][contest].get("calls", ())
    return calls


def _check_groups(event: Event) -> None:
    """Everybody in a group that the organiser wrote down is an entrant."""
    own = {entrant.id for entrant in event.entrants}
    groups: Mapping[str, Sequence[str]] = getattr(event.draw, "groups", {})
    for name, members in groups.items():
        for i, one in enumerate(members):
            if one not in own:
                raise BadInput("unknown_entrant", f"draw.groups.{name}[{i}]", entrant=one)


def _check_drawn(event: Event, decided: Decided, framed: Sequence[ContestOf]) -> None:
    """Contests that a `draw` line names and the file lists have the entrants that were drawn."""
    listed = {contest.id: (i, contest) for i, contest in enumerate(framed)}
    own = {entrant.id for entrant in event.entrants}
    for line in decided.draws:
        for n, drawn in enumerate(line.call.pairings):
            i, contest = listed.get(drawn_id(event.id, line.seq, n, drawn), (0, None))
            if contest and own & {*contest.entrants} != own & {*drawn.entrants}:
                raise BadInput("not_as_drawn", f"contests[{i}].entrants", line=line.seq)


def _check_parts(framed: Sequence[ContestOf]) -> None:
    """The matches inside a team tie are between its teams, each in a place of its own."""
    wholes = {contest.id: contest for contest in framed}
    taken: set[tuple[str, int]] = set()
    for i, contest in enumerate(framed):
        whole = wholes.get(contest.part_of)
        if whole and set(whole.entrants) != set(contest.entrants):
            raise BadInput("part_of_others", f"contests[{i}].entrants", tie=whole.id)
        if contest.part_of and contest.order is not None:
            if (contest.part_of, contest.order) in taken:
                raise BadInput("order_twice", f"contests[{i}].order", order=contest.order)
            taken.add((contest.part_of, contest.order))


def _check_contests(event: Event, framed: Sequence[ContestOf]) -> None:
    """Every contest is one that the draw can have."""
    for i, contest in enumerate(framed):
        try:
            check_contest(event.rules, event.draw, contest, framed[:i])
        except Refused as refused:
            raise RefusedCall(refused, f"contests[{i}]", event) from refused


def _check_meetings(file: EventFile) -> None:
    """Nobody meets another twice in a Swiss; whether they met is known once all is called."""
    if not isinstance(file.event.draw, Swiss):
        return
    before: dict[str, list[Played]] = {}
    for i, table in enumerate(played_of(file)):
        mine = [before.setdefault(entrant, []) for entrant in table.entrants]
        try:
            file.event.draw.check_meeting(table, [one for tables in mine for one in tables])
        except Refused as refused:
            raise RefusedCall(refused, f"contests[{i}]", file.event) from refused
        for tables in mine:
            tables.append(table)


def _check_unique(ids: Sequence[str], at: str) -> None:
    for i, one in enumerate(ids):
        if one in ids[:i]:
            raise BadInput("id_twice", f"{at}[{i}].id", id=one)
        if not one:
            raise BadInput("missing_field", f"{at}[{i}]", field="id")


def _contest(event: Event, raw: Any, at: str) -> ContestOf:
    """A contest without its calls; one that is shared may name entrants of other events, in its
    list or in its calls only."""
    shell = decode(_Contest, raw, at)
    known = {entrant.id for entrant in event.entrants}
    for i, entrant in enumerate(shell.entrants):
        if entrant not in known and not shell.shared:
            raise BadInput("unknown_entrant", f"{at}.entrants[{i}]", entrant=entrant)
        if entrant in shell.entrants[:i]:
            raise BadInput("id_twice", f"{at}.entrants[{i}]", id=entrant)
    members = {one.id for entrant in event.entrants for one in entrant.members}
    named = named_in(shell.calls) if shell.shared else ()
    called = (one for one in named if one not in known | members)
    entrants = tuple(dict.fromkeys((*shell.entrants, *called)))
    rivals = (entrant for entrant in entrants if entrant not in known)
    return ContestOf(
        id=shell.id,
        phase=shell.phase,
        entrants=entrants,
        part_of=shell.part_of,
        order=shell.order,
        shared=shell.shared,
        round=shell.round,
        rivals=tuple(rival(sport_of(event.sport), one) for one in rivals),
    )


def fold_calls(
    event: Event, frame: ContestOf, lots: Mapping[str, int], calls: Sequence[Any], at: str
) -> Standing[Any]:
    """Fold a contest's calls one by one, so that a refusal names the call by its path."""
    rules, setup = event.rules, setup_of(event, frame, lots)
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


def played_of(file: EventFile) -> tuple[Played, ...]:
    """The file's contests as its draw sees them."""
    event = file.event
    return tuple(
        played(event, contest, event.rules.outcome(standing.state), begun=standing.begun)
        for contest, standing in zip(file.contests, file.standings, strict=True)
    )


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
