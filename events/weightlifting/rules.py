"""The para bench press as rules: what a call makes of a group, and what every seat sees of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, assert_never

from events.weightlifting import ranking
from events.weightlifting.attempts import check_load, check_open, judged, without_votes
from events.weightlifting.board import board
from events.weightlifting.calls import (
    CALLS,
    Attempt,
    Clock,
    Declare,
    LiftingCall,
    SetStatus,
    Vote,
    WeighIn,
)
from events.weightlifting.clock import clock
from events.weightlifting.declarations import declare, weigh_in
from events.weightlifting.pad import pad
from events.weightlifting.sheet import sheet
from events.weightlifting.state import ROUNDS, Athlete, Group, Lift, group_of
from events.weightlifting.terms import Terms
from events.weightlifting.voting import vote
from scoring_rules.contest import Outcome, Setup
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet, Who


@dataclass(frozen=True, slots=True)
class ParaBench(Terms):
    """The rules of `wpp`: bench press in rounds (World Para Powerlifting)."""

    calls: ClassVar[Mapping[str, type]] = CALLS
    independent: ClassVar[frozenset[str]] = frozenset({"vote", "declare", "clock"})

    def start(self, setup: Setup) -> Group:
        """Everyone as on the start list."""
        return group_of(setup, self.exact_step)

    def apply(self, state: Group, line: Line) -> Group:
        """The group after a call; each rule names its own refusals."""
        call: LiftingCall = line.call
        match call:
            case Vote():
                return vote(self, state, line, call)
            case Attempt():
                index = state.index(call.entrant)
                athlete = state.athletes[index]
                check_open(athlete, call.attempt, independent=False)
                check_load(self, athlete, call.kg)
                return judged(state, index, Lift(call.kg, call.good, line.at_ms))
            case Declare():
                return declare(self, state, call)
            case Clock():
                return clock(self, state, line, call)
            case WeighIn():
                return weigh_in(self, state, call)
            case SetStatus():
                return _with_status(state, call)
        assert_never(call)

    def options(self, state: Group, seat: str, now_ms: int) -> Pad:
        """Lights for the referees, weights for the marshal, all of it for any other seat."""
        return pad(self, state, seat, now_ms)

    def outcome(self, state: Group) -> Outcome:
        """Marks of all, and whether everyone has three attempts or a status."""
        return ranking.outcome(self, state)

    def board(self, state: Group) -> Board:
        """Who is up or was just judged, the plates, and the group's table."""
        return board(self, state)

    def sheet(self, state: Group) -> Sheet:
        """All attempts in print."""
        return sheet(self, state)


def _with_status(group: Group, call: SetStatus) -> Group:
    """Refused: `already_out` (but anyone can be disqualified), `has_lifted`, `has_good_lift`."""
    index = group.index(call.entrant)
    athlete = group.athletes[index]
    who = Who(call.entrant)
    if athlete.status and (call.status != "DQ" or athlete.status == "DQ"):
        raise Refused("already_out", who=who, status=athlete.status)
    if call.status == "DNS" and athlete.lifts:
        raise Refused("has_lifted", who=who)
    if call.status == "NM" and any(lift.good for lift in athlete.lifts[:ROUNDS]):
        raise Refused("has_good_lift", who=who)
    out = Athlete(athlete.card, athlete.lifts, (), call.status)
    called = group.called
    return Group(
        group.ids,
        group.with_athlete(index, out),
        without_votes(group, index),
        group.judged,
        None if called and called.index == index else called,
    )
