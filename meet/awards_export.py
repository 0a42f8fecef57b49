"""The games as an awards file (FORMATS §3): the official results and the games' own facts.

`meet award` makes of it the very tables that the pages show. An n that the desk has settled is
written as the number it settles; the number of ranked ones cannot be written so.
"""

import json
from typing import Any

from meet.awarding import Awarded, Awarding, event_result
from meet.awards_file import FORMAT
from scoring_rules.awards import EventResult, Placed
from scoring_rules.penalties import Imposed
from scoring_rules.ranking import Status
from scoring_rules.tables import CarriedIn


def awards_file(awarding: Awarding) -> dict[str, Any]:
    """The facts that both tables are made of, as plain JSON values."""
    now = awarding.tables()
    return {
        "format": FORMAT,
        "regulation": json.loads(awarding.regulation.source),
        "events": [_event(awarded) for awarded in now.official],
        "penalties": [_penalty(one) for one in now.imposed],
        "carry_in": [_carried(one) for one in now.games.carried],
    }


def _event(awarded: Awarded) -> dict[str, Any]:
    result = event_result(awarded.now)
    return {
        "event": result.event,
        "sport": result.sport,
        "tags": list(result.tags),
        "entered": _settled(result, "entered", result.entered),
        "started": _settled(result, "started", result.started),
        "placings": [_placing(placed) for placed in result.placings],
    }


def _settled(result: EventResult, count: str, counted: int) -> int:
    return result.frozen[1] if result.frozen and result.frozen[0] == count else counted


def _placing(placed: Placed) -> dict[str, Any]:
    row: dict[str, Any] = {"entrant": placed.entrant, "status": str(Status(placed.status))}
    if placed.place is not None:
        row["place"] = placed.place
    if placed.credits:
        row["credits"] = [
            {"delegation": c.delegation, "medal": str(c.medal), "points": str(c.points)}
            for c in placed.credits
        ]
    elif placed.members:
        row["members"] = list(placed.members)
    elif placed.delegation:
        row["delegation"] = placed.delegation
    if placed.records:
        row["records"] = list(placed.records)
    return row


def _penalty(one: Imposed) -> dict[str, str]:
    named = {"event": one.event, "entrant": one.entrant}
    given = {key: value for key, value in named.items() if value}
    return {"delegation": one.delegation, "code": one.code, **given}


def _carried(one: CarriedIn) -> dict[str, str]:
    amounts = {key: str(getattr(one, key)) for key in ("gold", "silver", "bronze", "points")}
    return {"delegation": one.delegation, **amounts}
