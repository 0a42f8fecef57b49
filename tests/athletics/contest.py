"""A contest of athletics under test: called in JSON, asked what stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from events.athletics import SPORT
from events.athletics.card import Athlete
from meet.codec import decode_call
from meet.definitions import rules_of
from meet.words import refusal, say
from scoring_rules.contest import Entrant, Outcome, Setup, Standing, append, calls_of
from scoring_rules.ledger import Line
from scoring_rules.ranking import Placing, place
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Words


def entrants(*ids: str, **own: Athlete) -> tuple[Entrant, ...]:
    """Entrants by id, some with fields of their own."""
    return tuple(Entrant(one, own=own.get(one)) for one in ids)


@dataclass
class Contest:
    """A contest played line by line through the ledger."""

    preset: str
    who: Sequence[Entrant]
    terms: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rules = rules_of(SPORT, {"preset": self.preset, **self.terms})
        self.setup = Setup("c", tuple(self.who))
        self.standing: Standing[Any] = Standing(self.rules.start(self.setup))

    def call(self, kind: str, **fields: Any) -> "Contest":
        """One line; `Refused` passes."""
        call = decode_call(calls_of(self.rules), {"kind": kind, **fields})
        line = Line(self.standing.seq + 1, call)
        self.standing = append(self.rules, self.setup, self.standing, line)
        return self

    def refused(self, code: str, kind: str, **fields: Any) -> str:
        """The call is refused with this code and changes nothing; its Chinese sentence."""
        before = self.standing
        with pytest.raises(Refused) as caught:
            self.call(kind, **fields)
        assert caught.value.code == code
        assert self.standing is before
        return refusal(code, caught.value.facts, "zh", str, "athletics")

    @property
    def state(self) -> Any:
        """The state as it stands."""
        return self.standing.state

    @property
    def outcome(self) -> Outcome:
        """What the contest says."""
        return self.rules.outcome(self.state)

    @property
    def placings(self) -> dict[str, Placing]:
        """Placings by entrant."""
        return {placing.entrant: placing for placing in place(self.outcome.marks)}

    @property
    def places(self) -> dict[str, int | None]:
        """Places by entrant."""
        return {entrant: placing.place for entrant, placing in self.placings.items()}

    @property
    def decided(self) -> dict[str, str]:
        """What decided each place."""
        return {entrant: placing.decided_by for entrant, placing in self.placings.items()}

    @property
    def board(self) -> Board:
        """The live board."""
        return self.rules.board(self.state)

    def pad(self, seat: str = "") -> Pad:
        """What a seat may call."""
        return self.rules.options(self.state, seat, 0)

    def throws(self, entrant: str, *marks: str, start: int = 1) -> "Contest":
        """Trials of one athlete in a row."""
        for number, mark in enumerate(marks, start):
            self.call("trial", entrant=entrant, round=number, mark=mark)
        return self

    def jumps(self, **by: str) -> "Contest":
        """Jumps at the bar, trial by trial in draw order."""
        for trial in range(3):
            for entrant, jumped in by.items():
                if trial < len(jumped):
                    self.call("jump", entrant=entrant, result=jumped[trial])
        return self


def said(text: Words | None) -> str:
    """Words in Chinese, entrants by id."""
    return say(text, "zh", str, "athletics") if text else ""
