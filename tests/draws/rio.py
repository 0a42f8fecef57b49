"""The rounds of Rio 2016 as event files of the draw `heats`, with the Q and q that were printed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.athletics import data

ROUNDS = {"PRELIM", "HEAT", "SEMI"}


@dataclass(frozen=True)
class Qualifying:
    """One round of an event: its heats in the data, places and times that go on from them."""

    label: str
    heats: Sequence[data.Result]

    @property
    def by_place(self) -> int:
        """As many as every heat sends; a tie sends more, a re-run nobody."""
        sent = [sum(r["qual"] == "Q" for r in heat["results"]) for heat in self.heats]
        return min((n for n in sent if n), default=0)

    @property
    def by_time(self) -> int:
        """As many as the data's heats sent by time."""
        return sum(r["qual"] == "q" for heat in self.heats for r in heat["results"])

    @property
    def official(self) -> Mapping[str, str]:
        """Q and q by entrant: the heat's number and the position in it."""
        return {
            f"{h}-{i}": result["qual"]
            for h, heat in enumerate(self.heats)
            for i, result in enumerate(heat["results"], 1)
            if result["qual"]
        }

    def file(self, *calls: Mapping[str, Any], lanes: int = 0) -> dict[str, Any]:
        """The round as the first of two, with decisions of referee and jury."""
        contests, entrants = [], []
        for h, heat in enumerate(self.heats):
            ids = [f"{h}-{i}" for i in range(1, len(heat["results"]) + 1)]
            entrants += ids
            called = [
                {**call, "entrant": f"{h}-{call['entrant']}"} if "entrant" in call else call
                for call in data.race_calls(heat)
            ]
            contests.append({"id": f"h{h}", "phase": "1", "entrants": ids, "calls": called})
        first = {"heats": len(self.heats), "by_place": self.by_place, "by_time": self.by_time}
        last = {"heats": 1, "by_place": 0, "by_time": 0}
        return {
            "format": "meet-event/1",
            "sport": "athletics",
            "event": "e",
            "rules": {"preset": "race"},
            "draw": {"format": "heats", "rounds": [first, last], "lanes": lanes},
            "entrants": [{"id": one} for one in entrants],
            "contests": contests,
            "calls": list(calls),
        }


def rounds() -> Iterator[Qualifying]:
    """Every round of which a heat is in the data; combined events have none."""
    found: dict[str, list[data.Result]] = defaultdict(list)
    for race in data.races():
        if not race["combined_event"] and race["round"] in ROUNDS:
            found[f"{race['event']} {race['gender']} {race['round']}"].append(race)
    for label, heats in found.items():
        yield Qualifying(label, heats)


def advanced(result: Mapping[str, Any]) -> dict[str, str]:
    """Who goes on by `meet score`."""
    return {
        row["entrant"]: row["advance"]
        for contest in result["contests"]
        for row in contest["placings"]
        if row.get("advance")
    }
