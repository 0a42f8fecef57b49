"""The team event in the bench press as rules: a contest is one stage of teams."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from events.weightlifting.board import board
from events.weightlifting.calls import CALLS, SEAT_CALLS, SEATS, Paper
from events.weightlifting.lifting import benched
from events.weightlifting.marshal_pad import MARSHAL, marshal_pad
from events.weightlifting.order import queue
from events.weightlifting.paper import closed, from_paper
from events.weightlifting.plates import PlateLoad, load
from events.weightlifting.seat_pad import seat_pad
from events.weightlifting.secretary_pad import secretary_pad
from events.weightlifting.statuses import status_forms
from events.weightlifting.team_ranking import TeamPlaces, composition, level, outcome
from events.weightlifting.team_state import Teams, limited, teams_of
from events.weightlifting.team_table import sheet, team_table
from events.weightlifting.terms import TeamTerms
from events.weightlifting.weight_forms import weigh_in_forms
from scoring_rules.contest import Outcome, Setup
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark
from scoring_rules.views import Board, CardLine, Pad, Sheet, Who, Words, words


@dataclass(frozen=True, slots=True)
class TeamBench(TeamTerms):
    """The rules of `wpp-team`. In its calls `entrant` is the member who lifts."""

    calls: ClassVar[Mapping[str, type]] = CALLS
    independent: ClassVar[frozenset[str]] = frozenset({"vote", "declare", "clock"})
    seats: ClassVar[Mapping[str, frozenset[str]]] = SEAT_CALLS

    def start(self, setup: Setup) -> Teams:
        """Everyone as on the start list."""
        return teams_of(self, setup)

    def apply(self, state: Teams, line: Line) -> Teams:
        """The teams after a call (`lifting.benched`, `paper.from_paper`)."""
        if isinstance(line.call, Paper):
            entered = from_paper(state, line, (state.group,), self.apply)
            return entered.having(closed(entered.group))
        return limited(self, state.having(benched(self, state.group, line)))

    def options(self, state: Teams, seat: str, now_ms: int) -> Pad:
        """Lights for the referees, weights for the marshal, all of it for any other seat."""
        group = state.group
        for referee in SEATS:
            if seat == referee:
                coming = tuple((group, turn) for turn in queue(self, group))
                return seat_pad(self, group, referee, coming, now_ms)
        weighing = weigh_in_forms(self, group)
        if seat == MARSHAL:
            made = marshal_pad(self, group, now_ms, weighing)
        else:
            tables = (team_table(self, state),)
            more = (*weighing, *status_forms(group))
            made = secretary_pad(self, group, now_ms, tables, more)
        return replace(made, warnings=(*made.warnings, *composition(self, state)))

    def outcome(self, state: Teams) -> Outcome:
        """The sums of all teams, and whether nobody lifts on."""
        return outcome(self, state)

    def questions_between(self, marks: tuple[Mark, ...]) -> tuple[Words, ...]:
        """What ties between the contests of one event ask of the officials."""
        return level(marks)

    def board(self, state: Teams) -> Board:
        """Who is up, for which team, the plates, and the table of teams."""
        places = TeamPlaces(self, state)
        made = board(self, state.group, places, (team_table(self, state),), _bar)
        card = tuple(CardLine(p.entrant, p.mark, p.place) for p in places.teams[:3] if p.place)
        if made.hero is None:
            return replace(made, card=card)
        team = words("of_team", who=Who(state.team_of(state.group.ids.index(made.hero.who))))
        hero = replace(made.hero, details=(team, *made.hero.details))
        return replace(made, hero=hero, card=card)

    def sheet(self, state: Teams) -> Sheet:
        """All attempts in print."""
        return sheet(self, state)


def _bar(_index: int, kg: Decimal) -> PlateLoad:
    return load(kg)
