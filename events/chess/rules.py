"""Chess as rules: what a call makes of a game, what a seat sees, and how a table is ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, assert_never

from events.chess.board import board, sheet
from events.chess.calls import CALLS, ChessCall, Foul, Paper, Result
from events.chess.gathering import Gathered, gather
from events.chess.pad import pad
from events.chess.standings import Standings, codes_of, standings
from events.chess.state import Game, from_paper, match_of, with_foul, with_result
from events.chess.tables import (
    contributions,
    cross_table,
    progress_table,
    round_table,
    standings_table,
)
from events.chess.terms import Terms
from scoring_rules.contest import Entrant, Outcome, Setup
from scoring_rules.draws.protocol import Played
from scoring_rules.draws.table_rule import Account, Meeting
from scoring_rules.exact import shown
from scoring_rules.ledger import Line
from scoring_rules.ranking import Mark, Placing, Ranked, Status, Step, place
from scoring_rules.views import Board, Pad, Sheet, Table


@dataclass(frozen=True, slots=True)
class Chess(Terms):
    """The rules of one game of xiangqi or international chess, and of its tables."""

    calls: ClassVar[Mapping[str, type]] = CALLS
    independent: ClassVar[frozenset[str]] = frozenset()

    def start(self, setup: Setup) -> Game:
        """Nothing is played; the first entrant is red."""
        sides = tuple(entrant.id for entrant in setup.entrants)
        return Game(sides, (0,) * len(sides))

    def apply(self, state: Game, line: Line) -> Game:
        """The game after a call; `state.py` names the refusals."""
        call: ChessCall = line.call
        match call:
            case Result():
                return with_result(state, call)
            case Foul():
                return with_foul(state, call)
            case Paper():
                return with_result(state, from_paper(state, call))
        assert_never(call)

    def options(self, state: Game, _seat: str, _now_ms: int) -> Pad:
        """Three keys for the result, then forfeits and fouls."""
        return pad(self, state)

    def outcome(self, state: Game) -> Outcome:
        """Points of both sides; a double forfeit gives both those of a loss."""
        match = match_of(self, state)
        points = dict(zip(state.sides, match.points, strict=False))
        winner = next(
            (s for s, r in zip(state.sides, match.results, strict=False) if r == "win"), None
        )
        score = "-".join(shown(value) for value in match.points) if not state.lone else ""
        marks = tuple(_mark(side, points.get(side)) for side in state.sides)
        return Outcome(state.over, marks, winner, score, match=match)

    def board(self, state: Game) -> Board:
        """Both sides with their result and fouls."""
        return board(self, state)

    def sheet(self, state: Game) -> Sheet:
        """The same in print."""
        return sheet(self, state)

    def ranked(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        meeting: Meeting,
    ) -> Ranked:
        """The table of all games (`draws.table_rule.TableRule`)."""
        gathered = gather(self, entrants, played, decisions, meeting)
        stands = self.standings(gathered, decisions, meeting)
        placings = tuple(_withdrawn(p, gathered) for p in place(stands.marks))
        return Ranked(
            placings,
            over=_over(gathered),
            uncounted=gathered.uncounted,
            details=gathered.details,
            marks=stands.marks,
        )

    def tables(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        meeting: Meeting,
    ) -> tuple[Table, ...]:
        """The round that is on, standings with why lines, then who met whom in all rounds."""
        gathered = gather(self, entrants, played, decisions, meeting)
        stands = self.standings(gathered, decisions, meeting)
        placings = tuple(_withdrawn(p, gathered) for p in place(stands.marks))
        now = round_table(self, gathered)
        first = (*((now,) if now else ()), standings_table(stands, placings))
        if meeting.format == "swiss":
            return (*first, progress_table(self.style, gathered, placings))
        return (*first, cross_table(gathered, placings))

    def accounts(
        self,
        entrants: Sequence[Entrant],
        played: Sequence[Played],
        decisions: Sequence[Any],
        meeting: Meeting,
    ) -> tuple[Account, ...]:
        """What each round gave to the tie-breaks of everybody who has games."""
        gathered = gather(self, entrants, played, decisions, meeting)
        stands = self.standings(gathered, decisions, meeting)
        return tuple(
            Account(player.id, code, shown(value.total), contributions(value))
            for player in gathered.table.players
            for code, of_all in stands.values.items()
            if (value := of_all.get(player.id)) is not None and value.parts
        )

    def standings(
        self, gathered: Gathered, decisions: Sequence[Any], meeting: Meeting
    ) -> Standings:
        """Marks, and the values behind them with the contribution of each round."""
        codes = codes_of(self, meeting, teams=gathered.teams)
        return standings(gathered.table, self, codes, decisions)


def _mark(side: str, points: Fraction | None) -> Mark:
    if points is None:
        return Mark(side, "", Status.NM)
    return Mark(side, shown(points), Status.RANKED, (Step("", -points),))


def _withdrawn(placing: Placing, gathered: Gathered) -> Placing:
    """Who left too early has no result, so no place."""
    if placing.entrant in gathered.annulled:
        return Placing(placing.entrant, None, status=Status.WD)
    return placing


def _over(gathered: Gathered) -> bool:
    """Whether all is drawn and played: every meeting, or every round of everybody."""
    return bool(gathered.table.rounds) and not gathered.open and not gathered.missing
