"""Floor curling as rules: what a call makes of a game, what a seat sees, what a table takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, assert_never

from events.curling import play, thinking
from events.curling.board import board, sheet
from events.curling.calls import (
    CALLS,
    Concede,
    CurlingCall,
    DrawShot,
    EndScore,
    Hammer,
    Lineup,
    Paper,
    Stone,
)
from events.curling.pad import pad
from events.curling.state import Game, game_of
from events.curling.terms import Terms
from events.curling.ties import TABLE
from scoring_rules.contest import Outcome, Setup
from scoring_rules.kinds.leaving import Disqualify, Retire, Walkover
from scoring_rules.kinds.stop_clock import SetClock
from scoring_rules.kinds.two_sides import Timeout, how_of, results_of, side_mark
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark, Status
from scoring_rules.ranking.match import Match
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet


@dataclass(frozen=True, slots=True)
class FloorCurling(Terms):
    """The rules of one game of floor curling between two teams."""

    calls: ClassVar[Mapping[str, type]] = CALLS
    independent: ClassVar[frozenset[str]] = frozenset({"clock"})

    def start(self, setup: Setup) -> Game:
        """No end is played."""
        return game_of(self, setup)

    def apply(self, state: Game, line: Line) -> Game:
        """The game after a call. Refused: `not_two`, `already_over`, and as each rule names."""
        call: CurlingCall = line.call
        if len(state.sides) != 2:
            raise Refused("not_two", n=len(state.sides))
        if state.over:
            raise Refused("already_over")
        match call:
            case Hammer():
                return play.with_hammer(state, call)
            case DrawShot():
                return play.with_draw_shot(state, call)
            case SetClock():
                return thinking.called(self, state, call, line.at_ms)
            case Timeout():
                return play.with_timeout(self, state, call, line.at_ms)
            case Stone() | EndScore() | Lineup():
                return self._in_play(state, call)
            case Concede() | Retire() | Walkover() | Disqualify():
                return play.left(state, call)
            case Paper():
                return play.from_paper(self, state, call)
        assert_never(call)

    def _in_play(self, state: Game, call: Stone | EndScore | Lineup) -> Game:
        match call:
            case Stone():
                return play.with_stone(self, state, call)
            case EndScore():
                return play.with_score(self, state, call)
            case Lineup():
                return play.with_lineup(self, state, call)

    def options(self, state: Game, _seat: str, _now_ms: int) -> Pad:
        """Who scored how many, time-outs, the hammer, who plays."""
        return pad(self, state)

    def outcome(self, state: Game) -> Outcome:
        """The points of both sides, and the winner once there is one."""
        if len(state.sides) != 2:
            return Outcome(False, tuple(Mark(one, "", Status.NM) for one in state.sides))
        first, second = state.total
        return Outcome(
            state.over,
            tuple(_mark(state, side) for side in (0, 1)),
            None if state.winner is None else state.sides[state.winner],
            f"{first}-{second}",
            match=_match(state),
        )

    def board(self, state: Game) -> Board:
        """The end grid with hammer and total, stones and time-outs left."""
        return board(self, state)

    def sheet(self, state: Game) -> Sheet:
        """The end grid, draw shots, who played."""
        return sheet(self, state)


def _mark(game: Game, side: int) -> Mark:
    entrant = game.sides[side]
    if game.winner is None:
        return Mark(entrant, "", Status.NM)
    return side_mark(entrant, str(game.total[side]), won=side == game.winner, end=game.end)


def _match(game: Game) -> Match:
    """A concession is an ordinary end of a game; draw shots count whatever becomes of it."""
    if game.winner is None:
        return Match(TABLE, draw_shots=game.shots)
    return Match(
        TABLE,
        how_of(game.end),
        results_of(game.winner),
        games=tuple(end.points for end in game.ends),
        end=game.end or "",
        by=1 - game.winner if game.end else None,
        draw_shots=game.shots,
    )
