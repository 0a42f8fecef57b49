"""A lifting group under test: called line by line, asked what stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from events.weightlifting.calls import SEATS, Attempt, Clock, Declare, Vote, WeighIn
from events.weightlifting.order import queue
from events.weightlifting.rules import ParaBench
from events.weightlifting.state import Lifter
from meet.words import say
from scoring_rules.contest import Entrant, Setup
from scoring_rules.ledger import Line
from scoring_rules.views import Words
from tests.weightlifting.called import Called


def lifter(lot: int | None = None, bodyweight: str = "", opener: str = "") -> Lifter:
    """A lifter with numbers as text; "" where one is not known."""
    return Lifter(
        lot,
        Decimal(bodyweight) if bodyweight else None,
        opener=Decimal(opener) if opener else None,
    )


@dataclass
class Group(Called):
    """A bench press."""

    lifters: Mapping[str, Lifter]
    rules: ParaBench = field(default_factory=ParaBench)
    sex: str = "F"
    lines: list[Line] = field(default_factory=list)

    @property
    def setup(self) -> Setup:
        """The entrants in the order given."""
        return Setup(
            "f", tuple(Entrant(i, own=own, sex=self.sex) for i, own in self.lifters.items())
        )

    def lift(self, entrant: str, *lifts: str) -> None:
        """Attempts from the next one on: `"100"` good, `"x100"` failed."""
        taken = len(self.state.athletes[self.state.index(entrant)].lifts)
        for number, text in enumerate(lifts, taken + 1):
            kg = Decimal(text.removeprefix("x"))
            self.call(Attempt(entrant, "bench", number, kg, not text.startswith("x")))

    def declare(self, entrant: str, attempt: int, kg: str, override: str = "") -> None:
        """Hand in a weight."""
        self.call(Declare(entrant, attempt, Decimal(kg), override))

    def weigh(self, entrant: str, bodyweight: str, **more: Any) -> None:
        """Put an athlete on the scales."""
        self.call(WeighIn(entrant, Decimal(bodyweight), **more))

    def vote(self, entrant: str, attempt: int, lights: str, at_ms: int = 0) -> None:
        """Lights from left to right: `w` white, `r` red, `.` not yet."""
        for seat, light in zip(SEATS, lights, strict=False):
            if light != ".":
                vote = Vote(seat, entrant, "bench", attempt, light == "w")
                self.call(vote, seat, at_ms)

    def start(self, entrant: str, attempt: int, at_ms: int = 0) -> None:
        """Call an athlete to the bar."""
        self.call(Clock("start", entrant, attempt), "chief", at_ms)

    @property
    def order(self) -> list[str]:
        """Who lifts, in order."""
        return [self.state.ids[turn.index] for turn in queue(self.rules, self.state)]

    def load(self, entrant: str) -> str:
        """The weight of an athlete's next attempt, "" where none is known."""
        turns = {self.state.ids[t.index]: t.kg for t in queue(self.rules, self.state)}
        kg = turns[entrant]
        return "" if kg is None else str(kg)


def said(text: Words | None) -> str:
    """Words in Chinese, entrants by their ids."""
    return "" if text is None else say(text, "zh", str, "weightlifting")
