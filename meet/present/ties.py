"""A team tie as shown: from its individual matches, unless something was called about the whole."""

from dataclasses import dataclass

from meet.results import ContestNow, Results, played_of
from scoring_rules.contest import Stage
from scoring_rules.draws.match_table import PLAIN, MatchTable
from scoring_rules.draws.table_rule import table_rule
from scoring_rules.draws.tie_views import tie_board
from scoring_rules.ranking.team_tie import TieNow
from scoring_rules.views import Board


@dataclass(frozen=True, slots=True)
class TieShown:
    """A tie: its matches in their order, its board, how it stands, and where it is in its life."""

    parts: tuple[ContestNow, ...]
    board: Board
    now: TieNow
    stage: Stage
    teams: tuple[str, str]

    @property
    def winner(self) -> str | None:
        """The team that has won; None while nobody has."""
        return None if self.now.winner is None else self.teams[self.now.winner]

    @property
    def score(self) -> str:
        """Matches won, from the first team's side; "" before the first."""
        return f"{self.now.won[0]}-{self.now.won[1]}" if any(self.now.won) else ""


def tie_shown(results: Results, whole: ContestNow) -> TieShown | None:
    """The tie that a contest is; None where it is a match by itself, or was decided as a whole."""
    frame = whole.frame
    inner = results.roster.parts.get(frame.id, ())
    if not inner or whole.outcome.over or len(frame.entrants) != 2:
        return None
    parts = tuple(results.contest(one) for one in inner)
    event = results.roster.events[frame.events[0]]
    played = played_of(event, parts)
    carried = table_rule(played)
    ranking = str(event.draw_json.get("ranking", ""))
    table = carried if isinstance(carried, MatchTable) else PLAIN
    teams = (frame.entrants[0].id, frame.entrants[1].id)
    board, now = tie_board(table.rule(ranking), teams, played)
    begun = any(part.standing.begun for part in parts)
    stage = Stage.FINISHED if now.over else Stage.LIVE if begun else whole.stage
    return TieShown(parts, board, now, whole.stage if whole.standing.signatures else stage, teams)
