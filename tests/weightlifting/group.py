"""A lifting group under test: called line by line, asked what stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from events.weightlifting.calls import SEATS, Attempt, Clock, Declare, SetStatus, Vote, WeighIn
from events.weightlifting.order import queue
from events.weightlifting.rules import ParaBench
from events.weightlifting.state import Group as State
from events.weightlifting.state import Lifter
from meet.words import refusal, say
from scoring_rules.contest import Entrant, Outcome, Setup, fold
from scoring_rules.ledger import Line
from scoring_rules.ranking import Placing, place
from scoring_rules.refusal import Refused
from scoring_rules.views import Words


def lifter(lot: int | None = None, bodyweight: str = "", opener: str = "") -> Lifter:
    """A lifter with numbers as text; "" where one is not known."""
    return Lifter(
        lot,
        Decimal(bodyweight) if bodyweight else None,
        opener=Decimal(opener) if opener else None,
    )


@dataclass
class Group:
    """A contest whose lines are folded anew at every question, as a server might."""

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

    @property
    def state(self) -> State:
        """What stands."""
        return fold(self.rules, self.setup, self.lines).state

    def call(self, call: Any, seat: str = "", at_ms: int = 0) -> None:
        """Write a line; `Refused` leaves the ledger as it was."""
        line = Line(len(self.lines) + 1, call, seat, at_ms)
        fold(self.rules, self.setup, (*self.lines, line))
        self.lines.append(line)

    def refused(self, call: Any, seat: str = "", at_ms: int = 0) -> str:
        """The code of the refusal of a call that must be refused, and said in Chinese."""
        with pytest.raises(Refused) as caught:
            self.call(call, seat, at_ms)
        facts = {k: v for k, v in caught.value.facts.items() if k != "line"}
        assert refusal(caught.value.code, facts, "zh", sport="weightlifting")
        return caught.value.code

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

    def status(self, entrant: str, status: Any) -> None:
        """Say that an athlete lifts no more."""
        self.call(SetStatus(entrant, status))

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
    def outcome(self) -> Outcome:
        """What the rules make of it."""
        return self.rules.outcome(self.state)

    @property
    def placings(self) -> dict[str, Placing]:
        """Every entrant's placing."""
        return {placing.entrant: placing for placing in place(self.outcome.marks)}

    @property
    def places(self) -> dict[str, int | None]:
        """Every entrant's place."""
        return {entrant: placing.place for entrant, placing in self.placings.items()}

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
