"""A race as rules: the judge's place is an input and goes before the time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, assert_never

from events.athletics import paper, race_board, race_pad, race_ranking, relay
from events.athletics.calls import (
    Finish,
    Judge,
    Lane,
    Lineup,
    RacePaper,
    SetStatus,
    Watches,
    Wind,
)
from events.athletics.card import MOST_LANES, cards, check_status, position
from events.athletics.heat import LONGEST_MS, STRONGEST_WIND, Heat, Runner
from events.athletics.marks import of_watches, wind_tenths
from events.athletics.race_terms import RaceTerms
from scoring_rules.contest import Outcome, Setup
from scoring_rules.ledger import Line
from scoring_rules.record_book import Claim
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet, Who, Words

RaceCall = Finish | Watches | Judge | SetStatus | Wind | Lane | Lineup | RacePaper
SLOWEST_REACTION_MS = 9999
MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Race(RaceTerms):
    """The rules of `race`."""

    calls: ClassVar[Mapping[str, type]] = {
        call.kind: call
        for call in (Finish, Watches, Judge, SetStatus, Wind, Lane, Lineup, RacePaper)
    }
    independent: ClassVar[frozenset[str]] = frozenset({"wind"})
    seats: ClassVar[Mapping[str, frozenset[str]]] = {
        "wind": frozenset({"wind"}),
        "finish": frozenset({"finish", "status"}),
    }

    def start(self, setup: Setup) -> Heat:
        """Everyone in the lanes of the start list."""
        known = cards(setup)
        return Heat(tuple(card.id for card in known), tuple(Runner(card) for card in known))

    def apply(self, state: Heat, line: Line) -> Heat:
        """The heat after a call; each rule names its own refusals."""
        call: RaceCall = line.call
        match call:
            case Finish():
                return _finish(state, call)
            case Watches():
                return _watches(self, state, call)
            case Judge():
                return _judge(self, state, call)
            case SetStatus():
                runner = state.runners[position(state.ids, call.entrant)]
                done = runner.finished
                check_status(runner, call, begun=done, marked=done, finished=done)
                return state.with_runner(replace(runner, status=call.status, rule=call.rule))
            case Wind():
                return replace(state, wind=_wind(state, call))
            case Lane():
                return _lane(state, call)
            case Lineup():
                return relay.lineup(self, state, call)
            case RacePaper():
                return paper.of_race(state, line, call, self.apply)
        assert_never(call)

    def options(self, state: Heat, seat: str, _now_ms: int) -> Pad:
        """The gauge for the seat `wind`, the order of coming in for `finish`, all for others."""
        return race_pad.pad(self, state, seat)

    def outcome(self, state: Heat) -> Outcome:
        """Over once everyone is in or out and no tie waits for the judges."""
        return race_ranking.outcome(self, state)

    def over_rounds(self, states: Sequence[Heat]) -> tuple[Words, ...]:
        """What the rounds of an event, in order, show only together: a relay's substitutes."""
        return relay.substitutes(states)

    def claims(self, state: Heat) -> tuple[Claim, ...]:
        """Who has come up to a record, for officials to confirm."""
        return race_ranking.claims(self, state)

    def board(self, state: Heat) -> Board:
        """Lanes until the race is over, then places."""
        return race_board.board(self, state)

    def sheet(self, state: Heat) -> Sheet:
        """Places, lanes, times and statuses in print."""
        return race_board.sheet(self, state)


def _running(heat: Heat, entrant: str) -> Runner:
    """Refused: `unknown_entrant`, `athlete_out`."""
    runner = heat.runners[position(heat.ids, entrant)]
    if runner.status:
        raise Refused("athlete_out", who=Who(entrant), status=runner.status)
    return runner


def _finish(heat: Heat, call: Finish) -> Heat:
    """Refused: `nothing_given`, `no_such_place`, `place_given`, `no_such_time`, `time_given`,
    `time_twice`, `no_such_minutes`, `no_such_reaction`.
    """
    runner = _running(heat, call.entrant)
    who = Who(call.entrant)
    ms = call.read_ms
    if call.place is None and ms is None:
        raise Refused("nothing_given", who=who)
    if call.ms is not None and call.seconds is not None:
        raise Refused("time_twice")
    if call.minutes is not None and not 0 <= call.minutes <= MOST_MINUTES:
        raise Refused("no_such_minutes", minutes=call.minutes, most=MOST_MINUTES)
    if call.reaction is not None and not 0 <= call.reaction <= SLOWEST_REACTION_MS:
        raise Refused("no_such_reaction", ms=call.reaction, most=SLOWEST_REACTION_MS)
    if call.place is not None:
        if not 1 <= call.place <= len(heat.ids):
            raise Refused("no_such_place", place=call.place, most=len(heat.ids))
        if runner.place is not None:
            raise Refused("place_given", who=who, place=runner.place)
        runner = replace(runner, place=call.place)
    if ms is not None:
        runner = _timed(runner, ms)
    return heat.with_runner(replace(runner, reaction=call.reaction or runner.reaction))


def _timed(runner: Runner, ms: int) -> Runner:
    _check_time(ms)
    if runner.ms is not None:
        raise Refused("time_given", who=Who(runner.card.id))
    return replace(runner, ms=ms)


def _check_time(ms: int) -> None:
    if not 1 <= ms <= LONGEST_MS:
        raise Refused("no_such_time", ms=ms)


def _watches(race: RaceTerms, heat: Heat, call: Watches) -> Heat:
    """Refused: `not_by_hand` and as for a time."""
    runner = _running(heat, call.entrant)
    if race.timing != "hand":
        raise Refused("not_by_hand")
    for ms in call.read:
        _check_time(ms)
    return heat.with_runner(_timed(runner, of_watches(call.read, race.step)))


def _judge(race: RaceTerms, heat: Heat, call: Judge) -> Heat:
    """The judges order a tie. Refused: `not_tied` unless all whom one tie holds are named."""
    named = [entrant for group in call.order for entrant in group]
    for entrant in named:
        _running(heat, entrant)
    ties = race_ranking.ties(race, heat)
    tie = next((tie for tie in ties if sorted(tie.entrants) == sorted(named)), None)
    if tie is None or not all(call.order):
        raise Refused("not_tied")
    for number, group in enumerate(call.order, start=1):
        for entrant in group:
            runner = heat.runners[position(heat.ids, entrant)]
            heat = heat.with_runner(replace(runner, among=number))
    return heat


def _wind(heat: Heat, call: Wind) -> int:
    """Refused: `closed` where it is known already, `no_such_wind`."""
    if heat.wind is not None:
        raise Refused("closed")
    if (call.tenths is None) == (call.hundredths is None):
        raise Refused("no_such_wind")
    tenths = wind_tenths(call.hundredths or 0) if call.tenths is None else call.tenths
    if not -STRONGEST_WIND <= tenths <= STRONGEST_WIND:
        raise Refused("no_such_wind")
    return tenths


def _lane(heat: Heat, call: Lane) -> Heat:
    """Refused: `no_such_lane`, `lane_taken`; once somebody is in, `race_begun`."""
    runner = _running(heat, call.entrant)
    first, last = call.lane, call.lane if call.to is None else call.to
    if not 1 <= first <= last <= MOST_LANES:
        raise Refused("no_such_lane", most=MOST_LANES)
    if heat.begun:
        raise Refused("race_begun")
    for other in heat.runners:
        held = other.card.lanes
        if other is not runner and held and held[0] <= last and first <= held[1]:
            raise Refused("lane_taken", who=Who(other.card.id), lane=first)
    return heat.with_runner(replace(runner, card=replace(runner.card, lanes=(first, last))))
