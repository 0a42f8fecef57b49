"""Two events of invented lifters, and the desk's own way of writing about them."""

from collections.abc import Mapping
from typing import Any

from tests.house import Running, new_id

Call = Mapping[str, Any]


NAMES = {"a": "安强", "b": "白松", "c": "程远", "d": "丁立", "x": "许宁"}


def lifting(event: str, name: str, lifters: str, **more: Any) -> dict[str, Any]:
    """An event of the bench press with one contest `EVENT-f`; a lifter's id is one letter."""
    return {
        "format": "meet-event/1",
        "sport": "weightlifting",
        "event": event,
        "name": name,
        "rules": {"preset": "wpp"},
        "draw": {"format": "final"},
        "entrants": [
            {
                "id": one,
                "name": NAMES[one],
                "delegation": "潞州",
                "number": f"{event}{one}" if one != "x" else "900",
                "sex": "M",
                "bodyweight": "53.20",
            }
            for one in lifters
        ],
        "contests": [{"id": f"{event}-f", "phase": "final", "entrants": list(lifters)}],
        **more,
    }


class Office:
    """The desk of a house: each call with the number last seen."""

    def __init__(self, meet: Running) -> None:
        self.meet = meet
        self.desk = meet.token("desk")

    def _post(self, path: str, what: str, body: Call) -> tuple[int, Any]:
        seq = self.meet.get(f"{path}/ledger", self.desk)[1]["seq"]
        answer = self.meet.post(f"{path}/{what}", {"id": new_id(), "seq": seq, **body}, self.desk)
        status, said = answer
        return status, said

    def event(self, event: str, call: Call) -> tuple[int, Any]:
        """A decision about an event."""
        return self._post(f"/events/{event}", "calls", {"call": call})

    def undo(self, event: str, line: int) -> tuple[int, Any]:
        """Withdraw a line of the event's ledger."""
        return self._post(f"/events/{event}", "retractions", {"retracts": line, "reason": "误"})

    def contest(self, contest: str, *calls: Call) -> None:
        """Calls in a contest, all accepted."""
        for call in calls:
            status, said = self._post(f"/contests/{contest}", "calls", {"call": call})
            assert status == 201, said

    def official(self, event: str) -> tuple[int, Any]:
        """Declare the event official as it stands."""
        seen = self.meet.get(f"/events/{event}")[1]["version"]
        body = {"id": new_id(), "seen": seen}
        status, said = self.meet.post(f"/events/{event}/official", body, self.desk)
        return status, said

    def placings(self, event: str) -> list[tuple[str, int | None, str]]:
        """Entrant, place and mark."""
        rows = self.meet.get(f"/events/{event}")[1]["placings"]
        return [(row["entrant"]["id"], row["place"], row["mark"]) for row in rows]

    def entrants(self, event: str) -> list[str]:
        """The start list."""
        return [one["id"] for one in self.meet.get(f"/events/{event}")[1]["entrants"]]

    def standing(self, *events: str) -> Any:
        """All that pages show of the events, but the numbers that grow with every line."""
        return [_plain(self.meet.get(f"/events/{event}")[1]) for event in events]

    def in_contest(self, contest: str) -> list[str]:
        """Who competes in a contest."""
        roster = self.meet.house.reader.roster()
        assert roster is not None
        return [one.id for one in roster.contests[contest].entrants]


def lift(entrant: str, kg: str, *more: str) -> list[dict[str, Any]]:
    """Three attempts: the first good, the others failed unless weights are given for them."""
    weights = [(kg, True), *((one, True) for one in more)]
    weights += [(weights[-1][0], False)] * (3 - len(weights))
    return [
        {
            "kind": "attempt",
            "entrant": entrant,
            "lift": "bench",
            "attempt": n,
            "kg": str(int(weight) + (0 if good else 1)),
            "good": good,
        }
        for n, (weight, good) in enumerate(weights, start=1)
    ]


def _plain(view: Any) -> Any:
    if isinstance(view, dict):
        return {k: _plain(v) for k, v in view.items() if k not in ("version", "seq")}
    return [_plain(one) for one in view] if isinstance(view, list) else view
