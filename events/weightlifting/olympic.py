"""Snatch and clean & jerk as rules: what a call makes of a session, what every seat sees of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from events.weightlifting import olympic_ranking as ranking
from events.weightlifting.board import board, next_words
from events.weightlifting.calls import (
    OLYMPIC_CALLS,
    OLYMPIC_SEATS,
    ConfirmLate,
    OlympicCall,
    Paper,
    Pass,
    SetStatus,
    WeighIn,
)
from events.weightlifting.declarations import weigh_in
from events.weightlifting.goals import goals
from events.weightlifting.late import confirm
from events.weightlifting.lifting import lifted, no_such_lift
from events.weightlifting.olympic_pad import has_total, pad
from events.weightlifting.olympic_table import grids, sheet
from events.weightlifting.paper import closed, from_paper
from events.weightlifting.plates import BARS, OLYMPIC_PLATES, PlateLoad, load
from events.weightlifting.session import Session, coming, lift_meant, session_of
from events.weightlifting.state import NOBODY
from events.weightlifting.statuses import check_out, out, passed
from events.weightlifting.terms import OlympicTerms
from events.weightlifting.weights import BAR
from scoring_rules.contest import Outcome, Setup
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet, Who, Words


@dataclass(frozen=True, slots=True)
class Olympic(OlympicTerms):
    """The rules of `iwf-2017` and, with its ties, of `iwf-2005`."""

    calls: ClassVar[Mapping[str, type]] = OLYMPIC_CALLS
    independent: ClassVar[frozenset[str]] = frozenset({"vote", "declare", "clock"})
    seats: ClassVar[Mapping[str, frozenset[str]]] = OLYMPIC_SEATS

    def start(self, setup: Setup) -> Session:
        """Everyone as on the start list."""
        return session_of(self, setup)

    def apply(self, state: Session, line: Line) -> Session:
        """The session after a call. Refused: `no_such_lift`; each rule names its own."""
        call: OlympicCall = line.call
        if isinstance(call, Paper):
            entered = from_paper(state, line, state.groups, self.apply)
            return Session(*(closed(group) for group in entered.groups))
        if isinstance(call, WeighIn):
            cj = weigh_in(self, state.cj, replace(call, opener=call.opener_cj))
            return Session(weigh_in(self, state.snatch, call), cj)
        if isinstance(call, SetStatus):
            return self._with_status(state, call)
        if isinstance(call, Pass):
            return _passed(state, call)
        lift = lift_meant(state, call.entrant, call.lift)
        if lift is None:
            raise no_such_lift(call.lift, call.entrant)
        if isinstance(call, ConfirmLate):
            return state.having(confirm(state.of(lift), call))
        before = state.of(lift)
        after = lifted(self, before, line, call)
        if lift == "cj" and after.athletes is not before.athletes and after.last != NOBODY:
            state = _snatch_over(state, after.last)
        return state.having(after)

    def _with_status(self, session: Session, call: SetStatus) -> Session:
        """Refused: `already_out`, `has_lifted`, `has_total`."""
        index = session.snatch.index(call.entrant)
        snatch, cj = session.snatch.athletes[index], session.cj.athletes[index]
        check_out(snatch, call)
        if call.status == "DNS" and (snatch.lifts or cj.lifts):
            raise Refused("has_lifted", who=Who(call.entrant))
        if call.status == "NM" and has_total(self, snatch, cj):
            raise Refused("has_total", who=Who(call.entrant))
        return Session(*(out(group, index, call.status) for group in session.groups))

    def options(self, state: Session, seat: str, now_ms: int) -> Pad:
        """Lights for the referees, weights for the marshal, all of it for any other seat."""
        return pad(self, state, seat, now_ms)

    def outcome(self, state: Session) -> Outcome:
        """Totals of all, the ranking of each lift, and whether nobody lifts on."""
        return ranking.outcome(self, state)

    def questions_between(self, marks: tuple[Mark, ...]) -> tuple[Words, ...]:
        """What ties between the groups of one class ask of the officials."""
        return ranking.questions(marks)

    def board(self, state: Session) -> Board:
        """Who is up or was just judged and what that athlete needs, the plates, the grids."""
        group = state.shown
        places = ranking.SessionPlaces(self, state, group.lift)

        def bar(index: int, kg: Decimal) -> PlateLoad:
            return load(kg, BARS.get(group.athletes[index].card.sex, BAR), OLYMPIC_PLATES)

        made = board(self, group, places, grids(self, state), bar)
        if made.hero is not None and group.judged is None:
            needed = goals(self, state, group.ids.index(made.hero.who))
            made = replace(made, hero=replace(made.hero, details=(*made.hero.details, *needed)))
        turns = coming(self, state)
        if group is not state.working and turns:
            later = ranking.SessionPlaces(self, state, state.working.lift)
            made = replace(made, next=next_words(state.working, later, turns[0][1]))
        return made

    def sheet(self, state: Session) -> Sheet:
        """All attempts in print."""
        return sheet(self, state)


def _snatch_over(session: Session, index: int) -> Session:
    """Who lifts the clean & jerk takes no snatch any more."""
    if not session.snatch.athletes[index].lifting:
        return session
    return session.having(passed(session.snatch, index))


def _passed(session: Session, call: Pass) -> Session:
    """Refused: `nothing_to_pass`."""
    group = session.of(call.lift)
    index = group.index(call.entrant)
    if not group.athletes[index].lifting:
        raise Refused("nothing_to_pass", who=Who(call.entrant))
    return session.having(passed(group, index))
