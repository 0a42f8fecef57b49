"""Rally as rules: what a call makes of the match, its outcome, and what each seat sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, assert_never

from scoring_rules.contest import Outcome, Setup
from scoring_rules.draws.table_rule import TableRule
from scoring_rules.kinds.leaving import Disqualify, Retire, Walkover
from scoring_rules.kinds.rally.board import board, sheet
from scoring_rules.kinds.rally.by_hand import with_set_score
from scoring_rules.kinds.rally.calls import (
    CALLS,
    Card,
    Ends,
    Expedite,
    GameScore,
    Injury,
    Let,
    Paper,
    RallyCall,
    RallyTo,
    SetScore,
    Start,
)
from scoring_rules.kinds.rally.conduct import between_rallies
from scoring_rules.kinds.rally.ending import counted, ended
from scoring_rules.kinds.rally.opening import with_opening
from scoring_rules.kinds.rally.pad import pad
from scoring_rules.kinds.rally.paper import with_paper
from scoring_rules.kinds.rally.playing import with_game_score, with_rally
from scoring_rules.kinds.rally.result import outcome
from scoring_rules.kinds.rally.scores import Score
from scoring_rules.kinds.rally.state import Play, begin, between_teams, over
from scoring_rules.kinds.rally.terms import Terms
from scoring_rules.kinds.two_sides import Lineup, Timeout
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Board, Pad, Sheet


@dataclass(frozen=True, slots=True)
class Rally(Terms):
    """The rules of one match: table tennis and badminton are values of it.

    `counts_as`: how the sheet says what a table takes of a match that was not played out.
    """

    calls: ClassVar[Mapping[str, type]] = CALLS
    independent: ClassVar[frozenset[str]] = frozenset()
    counts_as: ClassVar[str] = "counts_as"

    def table(self, *, team: bool) -> TableRule | None:  # noqa: ARG002 - a sport names its own
        """What ranks a table of such matches, or of team ties made of them."""
        return None

    def counted(self, state: Play) -> tuple[Score, ...]:
        """The games as a table takes them; () where they are those reached."""
        return counted(self, state)

    def start(self, setup: Setup) -> Play:
        """Nothing is played; the first entrant stands to the umpire's left."""
        return begin(self, setup)

    def apply(self, state: Play, line: Line) -> Play:
        """The match after a call. Refused: `not_two_sides`, `match_over`, and what each call names.

        The modules of this folder name the refusals.
        """
        if len(state.sides) != 2:
            raise Refused("not_two_sides", n=len(state.sides))
        if over(self, state):
            raise Refused("match_over")
        return self._called(state, line.call, line.at_ms)

    def _called(self, state: Play, call: RallyCall, at_ms: int) -> Play:
        match call:
            case RallyTo():
                return with_rally(self, state, call, at_ms)
            case GameScore():
                return with_game_score(self, state, call, at_ms)
            case SetScore():
                return with_set_score(self, state, call, at_ms)
            case Lineup() | Start() | Ends():
                return with_opening(self, state, call)
            case Timeout() | Injury() | Let() | Card() | Expedite():
                return between_rallies(self, state, call, at_ms)
            case Retire() | Walkover() | Disqualify():
                return ended(state, call)
            case Paper():
                return with_paper(self, state, call)
        assert_never(call)

    def options(self, state: Play, _seat: str, now_ms: int) -> Pad:
        """Two keys for the point, then what may happen between rallies."""
        return pad(self, state, now_ms)

    def outcome(self, state: Play) -> Outcome:
        """Winner, the score reached, and what a table takes from the match."""
        table = self.table(team=between_teams(state))
        return outcome(self, state, table, self.counted(state))

    def board(self, state: Play) -> Board:
        """Games and points of both sides, the court, and who serves."""
        return board(self, state)

    def sheet(self, state: Play) -> Sheet:
        """The games in print, with cards, time-outs, how it ended, and what a table takes."""
        return sheet(self, state, self.counts_as, self.counted(state))

    def traced(self, state: Play) -> Mapping[str, Any]:
        """Server and receiver of the next rally, for the trace of FORMATS §2."""
        service = state.service if not over(self, state) else None
        return {
            "server": service.server if service else None,
            "receiver": service.receiver if service else None,
        }
