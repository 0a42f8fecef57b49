"""What every draw answers: which contests to play, and what they make of the entrants."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from scoring_rules.contest import Entrant, Outcome
from scoring_rules.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Played:
    """A contest of the event with what it says so far, in the order it was listed."""

    contest: str
    phase: str
    entrants: tuple[str, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Proposal:
    """A contest the draw proposes: its label and its entrants in draw order."""

    phase: str
    entrants: tuple[str, ...]


class Draw(Protocol):
    """A format of FORMATS §2; a frozen dataclass whose fields are its parameters."""

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        /,
    ) -> tuple[Proposal, ...]:
        """The contests to be played next; none where nothing is missing."""

    def placings(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        /,
    ) -> Ranked:
        """Every entrant placed or listed, from what was played."""
