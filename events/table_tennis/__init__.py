"""Table tennis by the ITTF handbook: games to 11, service in turns of two."""

from dataclasses import dataclass

from events.table_tennis.ties import table as table_won_by
from scoring_rules.draws.match_table import MatchTable
from scoring_rules.kinds.placed import Placed
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.scores import Score
from scoring_rules.kinds.rally.state import Play
from scoring_rules.ranking.team_tie import ONE_MATCH
from scoring_rules.sport import Sport, Timing


@dataclass(frozen=True, slots=True)
class TableTennis(Rally):
    """A match of table tennis; the parameters of a rally match are those of the handbook."""

    def table(self, *, team: bool) -> MatchTable:
        """How matches of so many games, or ties of so many matches, make a table."""
        return table_won_by(self.to_win, self.tie if team else ONE_MATCH, self.points)

    def counted(self, state: Play) -> tuple[Score, ...]:
        """3.7.5.1: a match that was not played to its end counts as one that was not played."""
        if state.end is None or state.matches:
            return ()
        game = (0, self.points) if state.end.by == 0 else (self.points, 0)
        return (game,) * self.to_win


SPORT = Sport(
    "table_tennis",
    {"ittf": TableTennis(), "placed": Placed()},
    timing=Timing(courts=4, minutes=30, a_day=5),
)
