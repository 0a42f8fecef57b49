"""What matches of two sides share: who is meant, time-outs and line-ups, how a side is listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from scoring_rules.kinds.leaving import LOST, LeftHow
from scoring_rules.ranking import Mark, Status, Step
from scoring_rules.ranking.match import How, Result
from scoring_rules.refusal import Refused
from scoring_rules.views import Who

Pair = tuple[int, int]
"""A number of either side, in the order of the entrants."""


@dataclass(frozen=True, slots=True)
class Timeout:
    """A side takes a time-out."""

    kind: ClassVar[str] = "timeout"
    entrant: str


@dataclass(frozen=True, slots=True)
class Lineup:
    """Who plays for a side; `reason`: why it stands although the rules ask for others."""

    kind: ClassVar[str] = "lineup"
    entrant: str
    members: tuple[str, ...]
    reason: str = ""


def side_index(sides: Sequence[str], entrant: str) -> int:
    """Which side an entrant is. Refused: `unknown_entrant`."""
    if entrant not in sides:
        raise Refused("unknown_entrant", entrant=entrant)
    return sides.index(entrant)


def with_one(pair: Pair, side: int) -> Pair:
    """One more for a side."""
    return (pair[0] + (side == 0), pair[1] + (side == 1))


def check_timeout(entrant: str, left: int) -> None:
    """Refused: `timeout_used`."""
    if left < 1:
        raise Refused("timeout_used", who=Who(entrant))


def side_mark(entrant: str, text: str, *, won: bool, end: LeftHow | None) -> Mark:
    """A side of a finished match: who was put out or stayed away has no place, who retired is
    second."""
    lost = None if won or end is None else LOST.get(end)
    if lost is not None:
        return Mark(entrant, text, lost)
    return Mark(entrant, text, Status.RANKED, (Step("", int(not won)),))


def results_of(winner: int) -> tuple[Result, Result]:
    """What both sides made of a match that side `winner` won."""
    return ("loss", "win") if winner else ("win", "loss")


def how_of(end: LeftHow | None) -> How:
    """How the result came about for a table: only who stayed away forfeits."""
    return "forfeit" if end == "walkover" else "played"
