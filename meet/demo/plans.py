"""How an event that was entered is played: its file, its entrants' own fields, who plays it."""

from collections.abc import Mapping, Sequence
from typing import Any

from meet.codec import dump, parse
from meet.demo.chance import one_of, shuffled
from meet.demo.course import Plan
from meet.demo.entries import Entry, Offered
from meet.demo.lifting import SERIES, lots
from meet.demo.players import COURTS, player_of
from meet.demo.races import Out
from meet.event_file import FORMAT, read

SEEDED: Mapping[str, int] = {
    "table_tennis": 2,
    "badminton": 2,
    "chess": 4,
    "darts": 2,
    "curling": 2,
    "basketball": 2,
}
"""How many of an event's entrants are seeded, by sport, where at least twice as many enter."""

GUIDES = ("王建平", "李卫华", "张永强", "郭新民", "武俊峰", "申志勇")
"""Who runs beside those who do not see."""

NO_SIGHT = frozenset({"T11"})
"""Classes that run with a guide."""


def planned(
    offered: Offered,
    entries: Sequence[Entry],
    *,
    out: tuple[str, str] | None = None,
    withdraws: bool = False,
    minutes: int = 60,
) -> Plan:
    """The plan of an event whose entries are listed the strongest first.

    `out`: the status, and the rule if one was broken, of the last on the list in its race;
    `withdraws`: the last on the list does so. `minutes`: to a placing that alone is recorded.
    """
    event = offered.event
    entrants = _entrants(offered, entries)
    last = entrants[-1]["id"]
    drawn = shuffled([entrant["id"] for entrant in entrants], "draw", event.id)
    by_id = {entrant["id"]: entrant for entrant in entrants}
    whole = {"id": f"{event.id}-f", "phase": "final", "entrants": list(drawn)}
    file = read(
        parse(
            dump(
                {
                    "format": FORMAT,
                    "sport": offered.sport,
                    "event": event.id,
                    "name": event.name.zh,
                    "tags": list(event.tags),
                    "rules": event.rules_json(),
                    "draw": dict(event.draw),
                    "entrants": [by_id[one] for one in drawn],
                    "contests": [whole] if event.draw["format"] == "final" else [],
                }
            )
        )
    )
    return Plan(
        file,
        strengths={entry.entrant["id"]: entry.strength for entry in entries},
        player=player_of(file.event, minutes, Out(last, *out) if out else None),
        courts=COURTS.get(offered.sport, 1),
        withdrawn=last if withdraws else "",
    )


def _entrants(offered: Offered, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """The entrants from first to last: the best with their seeds, lifters with their lots, who
    does not see with a guide."""
    event = offered.event.id
    seeds = SEEDED.get(offered.sport, 0)
    seeds = seeds if len(entries) >= 2 * seeds else 0
    found = []
    for place, entry in enumerate(entries, start=1):
        own: dict[str, Any] = {"seed": place} if place <= seeds else {}
        if event in SERIES:
            own["lot"] = lots(event)[place - 1]
        if entry.entrant["class"] in NO_SIGHT:
            own["guide"] = one_of(GUIDES, "guide", entry.entrant["id"])
        found.append({**entry.entrant, **own})
    return found
