"""Games that every route of the interface has something to show of, and every kind of change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.house import PLACE, Running, new_id

LIFTING: dict[str, Any] = {
    "format": "meet-event/1",
    "sport": "weightlifting",
    "event": "pwl-m54",
    "name": "男子 54 公斤级",
    "rules": {"preset": "wpp"},
    "draw": {"format": "final"},
    "entrants": [
        {"id": "7", "name": "阎岩", "delegation": "潞州", "lot": 1, "bodyweight": "53.20"},
        {"id": "9", "name": "乔木", "delegation": "上党", "lot": 2, "bodyweight": "53.10"},
    ],
    "contests": [{"id": "pwl-f", "phase": "final", "entrants": ["7", "9"]}],
}
"""Two lifters in one group."""

VIEWS = (
    "/medals",
    "/points",
    "/schedule",
    "/news",
    "/events",
    "/events/relay",
    "/events/pwl-m54",
    "/contests/relay-f",
    "/contests/pwl-f",
    "/delegations/上党",
    "/screens/home",
    "/devices",
)
"""Every GET of the table's first row."""

RELAY = "/contests/relay-f"
EVENT = "/events/relay"
BETTER = {"kind": "place", "placings": [["1"], ["2"], ["3"], ["4"]]}


def vote(seat: str, attempt: int = 1, *, good: bool = True) -> dict[str, Any]:
    """A light of one seat on the lifter who comes first."""
    call = {"kind": "vote", "seat": seat, "entrant": "9", "lift": "bench"}
    return {**call, "attempt": attempt, "good": good}


@dataclass
class Official:
    """An official with a token who reads the last number before every line, as a tablet does."""

    meet: Running
    token: str

    def last(self, where: str) -> int:
        """The number of the last line of a ledger."""
        return int(self.meet.get(f"{where}/ledger", self.token)[1]["seq"])

    def call(self, where: str, call: dict[str, Any], **more: Any) -> Any:
        """A call after the last line: (status, body)."""
        body = {"id": new_id(), "seq": self.last(where), "call": call, **more}
        return self.meet.post(f"{where}/calls", body, self.token)

    def free(self, where: str, call: dict[str, Any]) -> Any:
        """A call that names its own matter: (status, body)."""
        body = {"id": new_id(), "seq": None, "call": call}
        return self.meet.post(f"{where}/calls", body, self.token)

    def retract(self, where: str, line: int) -> Any:
        """Withdraw a line: (status, body)."""
        body = {"id": new_id(), "seq": self.last(where), "retracts": line, "reason": "按错"}
        return self.meet.post(f"{where}/retractions", body, self.token)

    def correct(self, where: str, line: int, *calls: dict[str, Any]) -> Any:
        """Put calls in the place of a line: (status, body)."""
        body = {"id": new_id(), "seq": self.last(where), "replaces": line, "calls": list(calls)}
        return self.meet.post(f"{where}/corrections", {**body, "reason": "抄错"}, self.token)

    def sign(self, where: str) -> Any:
        """Sign a contest: (status, body)."""
        return self.meet.post(f"{where}/sign", {"id": new_id(), "role": "裁判长"}, self.token)

    def reopen(self, where: str) -> Any:
        """Open a signed contest again: (status, body)."""
        body = {"id": new_id(), "seq": self.last(where), "reason": "名次抄错"}
        return self.meet.post(f"{where}/reopen", body, self.token)

    def declare(self, where: str) -> Any:
        """Declare the result that is shown now: (status, body)."""
        seen = self.meet.get(where)[1]["version"]
        return self.meet.post(f"{where}/official", {"id": new_id(), "seen": seen}, self.token)

    def take_back(self, where: str) -> Any:
        """Take an official result back: (status, body)."""
        body = {"id": new_id(), "reason": "兴奋剂复查"}
        return self.meet.post(f"{where}/unofficial", body, self.token)


def changes(desk: Official) -> Iterator[tuple[str, Any]]:
    """One change of each kind, in an order that could happen: what it is, and (status, body)."""
    yield "the call room", desk.call(RELAY, {"kind": "called"}, device="平板 3")
    yield "a placing", desk.call(RELAY, PLACE, device="平板 3")
    yield "a withdrawal", desk.retract(RELAY, 2)
    yield "a redo", desk.retract(RELAY, 3)
    yield "publishing", desk.call(EVENT, {"kind": "publish", "version": 1})
    yield "a correction of what was published", desk.correct(RELAY, 2, BETTER)
    yield "a signature", desk.sign(RELAY)
    yield "reopening", desk.reopen(RELAY)
    yield "another signature", desk.sign(RELAY)
    yield "a protest", desk.call(EVENT, {"kind": "protest", "delegation": "潞州", "reason": "串道"})
    yield "a ruling", desk.call(EVENT, {"kind": "rule", "protest": 2, "upheld": False})
    yield "the official result", desk.declare(EVENT)
    yield "its end", desk.take_back(EVENT)
    yield "another official result", desk.declare(EVENT)
    yield (
        "a weigh-in",
        desk.call("/contests/pwl-f", {"kind": "weigh_in", "entrant": "7", "bodyweight": "53.00"}),
    )
