"""Jumps and throws by distance as rules (180): what a trial makes of the contest.

Who goes on after the cut is known once all have taken the trials before it; until then a later
trial is accepted, so that a contest may be written down athlete by athlete.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, assert_never

from events.athletics import paper, trial_board, trial_pad
from events.athletics.calls import SeriesPaper, SetStatus, Trial
from events.athletics.card import cards, check_status, position
from events.athletics.heat import STRONGEST_WIND
from events.athletics.marks import length_cm, metres
from events.athletics.series import Series, Thrower, Try
from events.athletics.trial_order import queue
from events.athletics.trial_ranking import claims, marks, through
from events.athletics.trial_terms import TrialTerms
from scoring_rules.contest import Outcome, Setup
from scoring_rules.ledger import Line
from scoring_rules.record_book import Claim
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet, Who

SIGNS = frozenset({"X", "-", "r"})
HorizontalCall = Trial | SetStatus | SeriesPaper


@dataclass(frozen=True, slots=True)
class Horizontal(TrialTerms):
    """The rules of `horizontal`."""

    calls: ClassVar[Mapping[str, type]] = {
        call.kind: call for call in (Trial, SetStatus, SeriesPaper)
    }
    independent: ClassVar[frozenset[str]] = frozenset()

    def start(self, setup: Setup) -> Series:
        """Nobody has tried."""
        known = cards(setup)
        none: tuple[Try | None, ...] = (None,) * self.trials
        return Series(
            tuple(card.id for card in known), tuple(Thrower(card, none) for card in known)
        )

    def apply(self, state: Series, line: Line) -> Series:
        """The contest after a call; each rule names its own refusals."""
        call: HorizontalCall = line.call
        match call:
            case Trial():
                return _trial(self, state, call)
            case SetStatus():
                i = position(state.ids, call.entrant)
                athlete = state.athletes[i]
                marked = bool(athlete.marks(self.trials))
                check_status(athlete, call, begun=athlete.begun, marked=marked)
                return state.with_athlete(i, replace(athlete, status=call.status, rule=call.rule))
            case SeriesPaper():
                return paper.of_series(self, state, line, call, self.apply)
        assert_never(call)

    def options(self, state: Series, _seat: str, _now_ms: int) -> Pad:
        """The athlete in order with the keys of a trial, and any other athlete."""
        return trial_pad.pad(self, state)

    def outcome(self, state: Series) -> Outcome:
        """Over once nobody has a trial to come."""
        over = bool(state.ids) and not queue(self, state)
        return Outcome(over, marks(self, state, self.trials))

    def claims(self, state: Series) -> tuple[Claim, ...]:
        """Who has come up to a record, for officials to confirm."""
        return claims(self, state)

    def board(self, state: Series) -> Board:
        """Who is up, what must be reached, and everybody's series."""
        return trial_board.board(self, state)

    def sheet(self, state: Series) -> Sheet:
        """All trials in print."""
        return trial_board.sheet(self, state)


def _trial(terms: TrialTerms, series: Series, call: Trial) -> Series:
    """Refused: `no_such_trial`, `trial_taken`, `athlete_out`, `not_through`, and what `_try`
    refuses.
    """
    i = position(series.ids, call.entrant)
    athlete = series.athletes[i]
    who = Who(call.entrant)
    if not 1 <= call.round <= terms.trials:
        raise Refused("no_such_trial", n=call.round, most=terms.trials)
    if athlete.tries[call.round - 1] is not None:
        raise Refused("trial_taken", who=who, n=call.round)
    if athlete.status:
        raise Refused("athlete_out", who=who, status=athlete.status)
    if athlete.retired:
        raise Refused("athlete_retired", who=who)
    if call.round > terms.before_cut:
        going_on = through(terms, series)
        if going_on is not None and i not in going_on:
            raise Refused("not_through", who=who, n=terms.before_cut)
    tried = athlete.with_try(call.round, _try(terms, call))
    return replace(series.with_athlete(i, tried), last=(i, call.round))


def _try(terms: TrialTerms, call: Trial) -> Try:
    """Refused: `no_such_mark`, `mark_too_far`, `no_such_wind`."""
    wind = call.wind_tenths
    if wind is not None and not -STRONGEST_WIND <= wind <= STRONGEST_WIND:
        raise Refused("no_such_wind")
    if call.mark in SIGNS:
        return Try(None, call.mark, wind)
    cm = length_cm(call.mark)
    if not cm:
        raise Refused("no_such_mark", mark=call.mark)
    if cm > terms.longest:
        raise Refused("mark_too_far", mark=metres(cm), most=metres(terms.longest))
    return Try(cm, "", wind)
