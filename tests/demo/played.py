"""The demonstration played without a database: its event files with their calls, and results."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from meet import awards_file, event_file
from meet.codec import dump, parse
from meet.demo.course import OFFICIAL, DemoCall
from meet.demo.games import MUNICIPAL, games
from meet.demo.script import DemoEvent, ScriptLine, script
from meet.event_file import EventFile
from meet.score import score


@cache
def whole(name: str = MUNICIPAL) -> tuple[ScriptLine, ...]:
    """The script of the games."""
    return tuple(script(games(name)))


@cache
def _by_event(name: str) -> Mapping[str, list[DemoCall]]:
    found: dict[str, list[DemoCall]] = defaultdict(list)
    for line in whole(name):
        found[line.event].append(line.said)
    return found


def said(event_id: str, name: str = MUNICIPAL) -> list[DemoCall]:
    """Every line of an event, the declaration included."""
    return _by_event(name)[event_id]


def with_calls(event: DemoEvent, name: str) -> dict[str, Any]:
    """The event's file with its calls, as it would be exported at the end."""
    lines = said(event.id, name)
    own = [line.call for line in lines if not line.contest and line.call != OFFICIAL]
    drawn = [
        {
            "id": f"{event.id}-{number}-{n}",
            "phase": pairing["phase"],
            "entrants": pairing["entrants"],
            "round": pairing.get("round"),
            "order": pairing.get("order", pairing.get("table")),
        }
        for number, call in enumerate(own, start=1)
        if call["kind"] == "draw"
        for n, pairing in enumerate(call["pairings"], start=1)
    ]
    contests = [
        {**contest, "calls": [line.call for line in lines if line.contest == contest["id"]]}
        for contest in (*event.file["contests"], *drawn)
    ]
    return {**event.file, "contests": contests, "calls": own}


@cache
def files(name: str = MUNICIPAL) -> Mapping[str, EventFile]:
    """Every event by id, read from JSON; reading folds every call."""
    return {
        event.id: event_file.read(parse(dump(with_calls(event, name))))
        for event in games(name).events
    }


@cache
def results(name: str = MUNICIPAL) -> Mapping[str, dict[str, Any]]:
    """The result of every event by id."""
    return {event: score(file) for event, file in files(name).items()}


@cache
def awarded(regulation: str, name: str = MUNICIPAL) -> dict[str, Any]:
    """What a shipped regulation makes of the results."""
    events = [_placings(file, results(name)[event]) for event, file in files(name).items()]
    raw = {"format": "meet-awards/1", "regulation": regulation, "events": events}
    return awards_file.award(awards_file.read(parse(dump(raw))), "zh")


def _placings(file: EventFile, result: Mapping[str, Any]) -> dict[str, Any]:
    """The event of an awards file: who never started does not count as started."""
    people = {entrant.id: entrant for entrant in file.event.entrants}
    placings = []
    for row in result["placings"]:
        entrant = people[row["entrant"]]
        belongs: dict[str, Any] = {"delegation": entrant.delegation}
        if entrant.members:
            belongs = {"members": [member.delegation for member in entrant.members]}
        placings.append(
            {"entrant": entrant.id, "place": row["place"], "status": row["status"], **belongs}
        )
    absent = sum(row["status"] in ("DNS", "WD") for row in result["placings"])
    return {
        "event": file.event.id,
        "sport": file.event.sport,
        "tags": list(file.event.tags),
        "entered": len(placings),
        "started": len(placings) - absent,
        "placings": placings,
    }
