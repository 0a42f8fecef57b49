"""The para bench press as rules: what a call makes of a group, and what every seat sees of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from events.weightlifting import ranking
from events.weightlifting.board import board
from events.weightlifting.calls import CALLS, SEAT_CALLS, Paper
from events.weightlifting.group_table import group_table
from events.weightlifting.lifting import benched
from events.weightlifting.pad import pad
from events.weightlifting.paper import closed, from_paper
from events.weightlifting.plates import PlateLoad, load
from events.weightlifting.sheet import sheet
from events.weightlifting.state import Group, group_of
from events.weightlifting.terms import BenchTerms
from scoring_rules.contest import Outcome, Setup
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark
from scoring_rules.views import Board, Pad, Sheet, Words


@dataclass(frozen=True, slots=True)
class ParaBench(BenchTerms):
    """The rules of `wpp`: bench press in rounds (World Para Powerlifting)."""

    calls: ClassVar[Mapping[str, type]] = CALLS
    independent: ClassVar[frozenset[str]] = frozenset({"vote", "declare", "clock"})
    seats: ClassVar[Mapping[str, frozenset[str]]] = SEAT_CALLS

    def start(self, setup: Setup) -> Group:
        """Everyone as on the start list."""
        return group_of(self, setup)

    def apply(self, state: Group, line: Line) -> Group:
        """The group after a call (`lifting.benched`, `paper.from_paper`)."""
        if isinstance(line.call, Paper):
            return closed(from_paper(state, line, (state,), self.apply))
        return benched(self, state, line)

    def options(self, state: Group, seat: str, now_ms: int) -> Pad:
        """Lights for the referees, weights for the marshal, all of it for any other seat."""
        return pad(self, state, seat, now_ms)

    def outcome(self, state: Group) -> Outcome:
        """Marks of all, and whether everyone has three attempts or a status."""
        return ranking.outcome(self, state)

    def questions_between(self, marks: tuple[Mark, ...]) -> tuple[Words, ...]:
        """What ties between the groups of one class ask of the officials."""
        return ranking.questions(self, marks)

    def board(self, state: Group) -> Board:
        """Who is up or was just judged, the plates, and the group's table."""
        places = ranking.BenchPlaces(self, state)
        return board(self, state, places, (group_table(self, state, places),), _bar)

    def sheet(self, state: Group) -> Sheet:
        """All attempts in print."""
        return sheet(self, state)


def _bar(_index: int, kg: Decimal) -> PlateLoad:
    return load(kg)
