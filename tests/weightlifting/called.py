"""A contest of lifters under test: called line by line, folded anew at every question."""

from typing import Any

import pytest

from events.weightlifting.calls import SetStatus
from meet.words import refusal
from scoring_rules.contest import Outcome, Setup, fold
from scoring_rules.ledger import Line
from scoring_rules.ranking import Placing, place
from scoring_rules.refusal import Refused


class Called:
    """What a dataclass with `rules`, `lines` and a `setup` can be asked and told."""

    rules: Any
    lines: list[Line]

    @property
    def setup(self) -> Setup:
        """Who competes."""
        raise NotImplementedError

    @property
    def state(self) -> Any:
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

    def status(self, entrant: str, status: Any) -> None:
        """Say that an athlete lifts no more."""
        self.call(SetStatus(entrant, status))

    @property
    def outcome(self) -> Outcome:
        """What the rules make of it."""
        made: Outcome = self.rules.outcome(self.state)
        return made

    @property
    def placings(self) -> dict[str, Placing]:
        """Every entrant's placing."""
        return {placing.entrant: placing for placing in place(self.outcome.marks)}

    @property
    def places(self) -> dict[str, int | None]:
        """Every entrant's place."""
        return {entrant: placing.place for entrant, placing in self.placings.items()}
