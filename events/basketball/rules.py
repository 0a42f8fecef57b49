"""Basketball as rules: what a call makes of a game, what a seat sees, and what a table takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from events.basketball import game_clock, play
from events.basketball.board import board
from events.basketball.calls import CALLS
from events.basketball.endings import default, forfeit, period_end, period_score
from events.basketball.pad import pad
from events.basketball.paper import paper
from events.basketball.score import figures
from events.basketball.sheet import sheet
from events.basketball.state import Game, Side, game_of
from events.basketball.terms import Terms
from events.basketball.ties import TABLE, TABLE_3X3
from scoring_rules.contest import Outcome, Setup
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark, Status, Step
from scoring_rules.ranking.match import Match
from scoring_rules.views import Board, Pad, Sheet

STEPS: Mapping[str, Callable[[Terms, Game, Line, Any], Game]] = {
    "basket": play.basket,
    "foul": play.foul,
    "timeout": play.timeout,
    "arrow": play.arrow,
    "horn": play.signal,
    "lineup": play.lineup,
    "last_minutes": play.last_minutes,
    "clock": game_clock.called,
    "period_end": period_end,
    "period_score": period_score,
    "default": default,
    "forfeit": forfeit,
    "paper": paper,
}
"""What each kind of call makes of a game."""


@dataclass(frozen=True, slots=True)
class Basketball(Terms):
    """The rules of one game, five a side or three a side."""

    calls: ClassVar[Mapping[str, type]] = CALLS
    independent: ClassVar[frozenset[str]] = frozenset({"clock"})

    def start(self, setup: Setup) -> Game:
        """No points; the first entrant is the first side."""
        return game_of(setup)

    def apply(self, state: Game, line: Line) -> Game:
        """The game after a call; each function of `STEPS` names its refusals."""
        return STEPS[line.call.kind](self, state, line, line.call)

    def options(self, state: Game, _seat: str, now_ms: int) -> Pad:
        """Points, time-outs, the horn; fouls and points by player."""
        return pad(self, state, now_ms)

    def outcome(self, state: Game) -> Outcome:
        """The score, and the winner once there is one."""
        if len(state.sides) != 2:
            marks = tuple(Mark(side.id, "", Status.NM) for side in state.sides)
            return Outcome(False, marks)
        end = state.end
        return Outcome(
            end is not None,
            tuple(_mark(state, side, index) for index, side in enumerate(state.sides)),
            state.sides[end.winner].id if end else None,
            "-".join(figures(state)) if state.begun else "",
            match=_match(self, state),
        )

    def board(self, state: Game) -> Board:
        """The score, periods, fouls and time-outs, and how the lead went."""
        return board(self, state)

    def sheet(self, state: Game) -> Sheet:
        """Periods, both teams' players, the running score."""
        return sheet(self, state)


def _mark(game: Game, side: Side, index: int) -> Mark:
    """A side's points; the winner is first, also where no points say so («w–0»)."""
    if not game.begun:
        return Mark(side.id, "", Status.NM)
    text = figures(game)[index]
    won = game.end is not None and game.end.winner == index
    key = (Step("", -1 if won else 0), Step("", -int(text) if text.isdigit() else 0))
    by_period = tuple((f"p{i}", str(points)) for i, points in enumerate(side.points, 1))
    return Mark(side.id, text, Status.RANKED, key, by_period if game.whole else ())


def _match(rules: Basketball, game: Game) -> Match:
    """What the table takes; `ties.py` knows the points of a win, a loss and a forfeit."""
    table = TABLE_3X3 if rules.target else TABLE
    end = game.end
    if end is None:
        return Match(table)
    first, second = game.sides
    return Match(
        table,
        "forfeit" if end.how == "forfeit" else "played",
        ("loss", "win") if end.winner else ("win", "loss"),
        games=tuple(zip(first.points, second.points, strict=True)),
        counted=() if end.score in (None, game.totals) else (end.score,),
        end="" if end.how == "played" else end.how,
        by=end.by,
    )
