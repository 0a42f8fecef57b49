"""How table tennis ranks a table: ITTF Handbook 3.7.5, by ratios among those who are level."""

from scoring_rules.draws.match_table import MatchTable
from scoring_rules.ranking.bouts import Scale
from scoring_rules.ranking.match import End
from scoring_rules.ranking.team_tie import ONE_MATCH, TeamTie
from scoring_rules.ranking.tie_rule import Step, TieRule

UNPLAYED: tuple[End, ...] = ("retired", "walkover", "disqualified", "forfeit", "default")
"""3.7.5.1: a match that was not played, or not to its end."""


def ittf(games: int = 3, tie: TeamTie = ONE_MATCH, points: int = 11) -> TieRule:
    """The rule; `games` of `points` win an individual match, which is what an unplayed one counts
    as, and `tie` says how many of those make a team tie."""
    return TieRule(
        code="ittf",
        # 3.7.5.1: 2 match points for a win, 1 for a loss in a played match, 0 for a loss in an
        # unplayed or unfinished match.
        scale=Scale(win=2, loss=1, unplayed=0, unplayed_ends=UNPLAYED),
        # 3.7.5.2: only the matches between those who are level: match points, then the ratios of
        # wins to losses first in individual matches (for a team event), games and points.
        # 3.7.5.3: the results of those whose positions are determined are excluded from any
        # further calculation. 3.7.5.4: by lot.
        steps=(
            Step("head_to_head", "record", restart=True),
            Step("ratio", "ratio", "matches", restart=True),
            Step("ratio", "ratio", "games", restart=True),
            Step("ratio", "ratio", "points", restart=True),
        ),
        columns=("games", "points") if tie.matches == 1 else ("matches", "games"),
        walkover=(1, games, points * games),
        unfinished=UNPLAYED,
        tie=tie,
    )


def table(games: int = 3, tie: TeamTie = ONE_MATCH, points: int = 11) -> MatchTable:
    """The `Match.rule` of a match won with so many games (`best_of // 2 + 1`)."""
    return MatchTable((ittf(games, tie, points),))


TABLE = table()
"""The `Match.rule` of best of five."""
