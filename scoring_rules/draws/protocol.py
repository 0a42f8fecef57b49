"""What every draw answers: which contests to play, and what they make of the entrants.

All four arguments are values. `entrants`: whom the draw is about, in order of the entry list.
`played`: the event's contests in the order they were listed, also those that were only drawn.
`decisions`: the event's calls `DrawMade`, `Decide` and `Withdraw` that count, in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from scoring_rules.contest import Entrant, Outcome
from scoring_rules.ranking import Ranked
from scoring_rules.views import Words


@dataclass(frozen=True, slots=True)
class Played:
    """A contest of the event with what it says so far.

    `entrants` and the outcome's marks are those of this event only. `begun`: it has calls; a
    contest that was only drawn has none. `kept`: it belongs to another event, from which an
    entrant was moved here with its result; it feeds one ranking and no table of matches.
    """

    contest: str
    phase: str
    entrants: tuple[str, ...]
    outcome: Outcome
    begun: bool = True
    round: int | None = None
    part_of: str = ""
    order: int | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A contest the draw proposes, without an id: its label, and who competes in draw order.

    A slot is an entrant's id, or words for the reader where it is not known yet who comes
    ("winner of semi-final 1"). `table`: the court, the board, or the first lane.
    """

    phase: str
    slots: tuple[str | Words, ...]
    round: int | None = None
    part_of: str = ""
    order: int | None = None
    table: int | None = None
    why: tuple[Words, ...] = ()

    @property
    def entrants(self) -> tuple[str, ...]:
        """Those who are known."""
        return tuple(slot for slot in self.slots if isinstance(slot, str))

    @property
    def ready(self) -> bool:
        """Whether everybody is known, so that a `draw` line may decide it."""
        return bool(self.slots) and len(self.entrants) == len(self.slots)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is to be played next: the ready contests may be decided, the others are a look ahead.

    `engine`, `version`: who proposes, as the `draw` line records it; `why` explains the whole.
    `bracket`: the lines of a knock-out from the top, "" for a free one, where they are drawn now.
    """

    contests: tuple[Proposal, ...] = ()
    engine: str = ""
    version: str = ""
    why: tuple[Words, ...] = ()
    bracket: tuple[str, ...] = ()

    @property
    def ready(self) -> tuple[Proposal, ...]:
        """The contests that a `draw` line may decide now."""
        return tuple(contest for contest in self.contests if contest.ready)


class Framed(Protocol):
    """What a draw must know of a contest to say whether it can be: also of one only proposed."""

    @property
    def phase(self) -> str:
        """Its label."""

    @property
    def entrants(self) -> tuple[str, ...]:
        """Who competes."""

    @property
    def round(self) -> int | None:
        """The number of its round, None where it has none."""

    @property
    def part_of(self) -> str:
        """The team tie it belongs to, "" for none."""


class Draw(Protocol):
    """A format of FORMATS §2; a frozen dataclass whose fields are its parameters.

    A draw of matches also has `tables(entrants, played, decisions)`, the `views.Table`s of its
    standings, cross tables and groups for the event's page and sheet; one with a bracket
    `bracket_of` with the same arguments, the `views.Bracket`; one that can tell which contests
    cannot be `check_contest(phase, entrants, others)`, which raises `Refused`.
    """

    engine: ClassVar[str]
    version: ClassVar[str]

    def propose(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        seed: str,
        /,
    ) -> Proposed:
        """The contests to be played next; none where nothing is missing.

        `entrants` are those who still compete. `seed` is printed; lots follow from it
        (`draws.lots`), "" where nothing is drawn by lot.
        """

    def placings(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        /,
    ) -> Ranked:
        """Every entrant placed or listed, from what was played; `Ranked.details` by contest."""


def check_contest(rules: object, draw: Draw, contest: Framed, others: Sequence[Framed]) -> None:
    """Raise `Refused` where a draw cannot have this contest beside the others, or rules that hold
    by phases (`check_phase`) have none for it; the matches inside a team tie are the tie's own
    affair."""
    if contest.part_of:
        return
    asks = getattr(draw, "check_contest", None)
    if asks is not None:
        asks(contest.phase, contest.entrants, others)
    held_by_phases = getattr(rules, "check_phase", None)
    if held_by_phases is not None:
        held_by_phases(contest.phase)
