"""A session of snatch and clean & jerk under test: called line by line, asked what stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from events.weightlifting.calls import SEATS, Attempt, Clock, Declare, Pass, Vote
from events.weightlifting.olympic import Olympic
from events.weightlifting.order import due, queue
from events.weightlifting.state import Lifter
from scoring_rules.contest import Entrant, Setup
from scoring_rules.ledger import Line
from scoring_rules.views import Pad
from tests.weightlifting.called import Called

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
class Session(Called):
    """Snatch and clean & jerk."""

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

    def rest(self, entrant: str, lift: LiftName) -> None:
        """Say that an athlete takes no more attempts of a lift."""
        self.call(Pass(entrant, lift))

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
