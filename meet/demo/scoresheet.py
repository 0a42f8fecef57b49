"""One contest of the demonstration as officials score it: its rules take every call as it is made.

Players of a sport read the state and say the next call, so that what is played is always legal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meet.codec import encode
from meet.demo.chance import number
from scoring_rules import contest as contests
from scoring_rules.contest import Outcome, Rules, Setup, Standing
from scoring_rules.ledger import Line

STRONGEST, WEAKEST = 1320, 240
"""Between these lie the strengths of entrants (`entries`)."""

EDGE = 160
"""Of 1000: how much more than half a strong side wins from a weak one, at most."""


@dataclass(frozen=True, slots=True)
class Said:
    """A call: seconds from the event's start, the seat, the call as plain values."""

    at_seconds: int
    seat: str
    call: dict[str, Any]


class Scoresheet:
    """A contest from its first call to its last; `now` is the time, in seconds, of the next.

    `rules` and `state` are of the sport whose player reads them.
    """

    def __init__(
        self, rules: Rules[Any], setup: Setup, strengths: Mapping[str, int], now: int
    ) -> None:
        self.rules: Any = rules
        self.setup = setup
        self.strengths = strengths
        self.now = now
        self.standing: Standing[Any] = Standing(rules.start(setup))
        self.said: list[Said] = []

    @property
    def state(self) -> Any:
        """The sport's state after the calls so far."""
        return self.standing.state

    @property
    def outcome(self) -> Outcome:
        """What the contest says so far."""
        said: Outcome = self.rules.outcome(self.standing.state)
        return said

    @property
    def ids(self) -> tuple[str, ...]:
        """The entrants in draw order."""
        return tuple(entrant.id for entrant in self.setup.entrants)

    def say(self, call: Any, seat: str = "", *, after: int = 0) -> None:
        """Make a call `after` so many seconds; raises `Refused` as the rules do."""
        self.now += after
        line = Line(self.standing.seq + 1, call, seat, self.now * 1000)
        self.standing = contests.append(self.rules, self.setup, self.standing, line)
        self.said.append(Said(self.now, seat, encode(call)))

    def draw(self, *about: object, below: int) -> int:
        """A number from 0 to `below` - 1 that hangs on this contest and on what is decided."""
        return number(self.setup.contest, *about, below=below)

    def wins(self, first: str, second: str, *about: object) -> bool:
        """Whether the first of two wins a point, by their strengths and by chance."""
        gap = (self.strengths[first] - self.strengths[second]) * EDGE // 600
        return self.draw(*about, below=1000) < 500 + max(-EDGE, min(EDGE, gap))

    def skill(self, entrant: str) -> int:
        """How strong an entrant is, of 1000."""
        above = self.strengths[entrant] - WEAKEST
        return max(0, min(1000, above * 1000 // (STRONGEST - WEAKEST)))
