"""A session of snatch and clean & jerk under test: called line by line, asked what stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

import pytest

from events.weightlifting.calls import SEATS, Attempt, Clock, Declare, Pass, SetStatus, Vote
from events.weightlifting.olympic import Olympic
from events.weightlifting.order import due, queue
from events.weightlifting.session import Session as State
from events.weightlifting.state import Lifter
from meet.words import refusal
from scoring_rules.contest import Entrant, Outcome, Setup, fold
from scoring_rules.ledger import Line
from scoring_rules.ranking import Placing, place
from scoring_rules.refusal import Refused
from scoring_rules.views import Pad

LiftName = Literal["snatch", "cj"]
YEAR_2005 = Olympic(ties=("bodyweight", "reached_first"))


def lifter(lot: int, bodyweight: str, snatch: str = "", cj: str = "", **more: Any) -> Lifter:
    """A lifter with numbers as text; "" where one is not known."""
    return Lifter(
        lot,
        Decimal(bodyweight),
        opener=Decimal(snatch) if snatch else None,
        opener_cj=Decimal(cj) if cj else None,
        **more,
    )


@dataclass
class Session:
    """A contest whose lines are folded anew at every question."""

    lifters: Mapping[str, Lifter]
    rules: Olympic = field(default_factory=Olympic)
    classes: Mapping[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @property
    def setup(self) -> Setup:
        """The entrants in the order given."""
        return Setup(
            "f",
            tuple(
                Entrant(i, own=own, sex="F", class_=self.classes.get(i, ""))
                for i, own in self.lifters.items()
            ),
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

    def refused(self, call: Any, at_ms: int = 0) -> str:
        """The code of the refusal of a call that must be refused, and said in Chinese."""
        with pytest.raises(Refused) as caught:
            self.call(call, at_ms=at_ms)
        facts = {k: v for k, v in caught.value.facts.items() if k != "line"}
        assert refusal(caught.value.code, facts, "zh", sport="weightlifting")
        return caught.value.code

    def _lift(self, lift: LiftName, entrant: str, lifts: tuple[str, ...]) -> None:
        group = self.state.of(lift)
        taken = len(group.athletes[group.index(entrant)].lifts)
        for number, text in enumerate(lifts, taken + 1):
            kg = Decimal(text.removeprefix("x"))
            self.call(Attempt(entrant, lift, number, kg, not text.startswith("x")))

    def snatch(self, entrant: str, *lifts: str) -> None:
        """Snatches from the next one on: `"100"` good, `"x100"` failed."""
        self._lift("snatch", entrant, lifts)

    def cj(self, entrant: str, *lifts: str) -> None:
        """The same of the clean & jerk."""
        self._lift("cj", entrant, lifts)

    def declare(self, entrant: str, attempt: int, kg: str, at_ms: int = 0, **more: Any) -> None:
        """Hand in a weight."""
        self.call(Declare(entrant, attempt, Decimal(kg), **more), at_ms=at_ms)

    def vote(self, entrant: str, lift: LiftName, attempt: int, lights: str, at_ms: int = 0) -> None:
        """Lights from left to right: `w` white, `r` red."""
        for seat, light in zip(SEATS, lights, strict=True):
            self.call(Vote(seat, entrant, lift, attempt, light == "w"), seat, at_ms)

    def start(self, entrant: str, attempt: int, at_ms: int = 0, lift: Any = "") -> None:
        """Call an athlete to the bar."""
        self.call(Clock("start", entrant, attempt, lift=lift), "chief", at_ms)

    def status(self, entrant: str, status: Any) -> None:
        """Say that an athlete lifts no more."""
        self.call(SetStatus(entrant, status))

    def rest(self, entrant: str, lift: LiftName) -> None:
        """Say that an athlete takes no more attempts of a lift."""
        self.call(Pass(entrant, lift))

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

    def values(self, entrant: str) -> dict[str, str]:
        """The values of a placing."""
        return dict(self.placings[entrant].values)

    @property
    def order(self) -> list[str]:
        """Who lifts, in order."""
        group = self.state.working
        return [group.ids[turn.index] for turn in queue(self.rules, group)]

    def load(self, entrant: str, lift: LiftName = "snatch") -> str:
        """The weight of an athlete's next attempt, "" where none is known."""
        group = self.state.of(lift)
        kg = due(self.rules, group.athletes[group.index(entrant)])
        return "" if kg is None else str(kg)

    def pad(self, seat: str = "", now_ms: int = 0) -> Pad:
        """What a seat may call."""
        return self.rules.options(self.state, seat, now_ms)

    def time_left(self) -> tuple[int | None, int | None]:
        """Deadline and what is left of the clock on the board."""
        hero = self.rules.board(self.state).hero
        assert hero is not None
        assert hero.clock is not None
        return hero.clock.deadline_ms, hero.clock.left_ms
