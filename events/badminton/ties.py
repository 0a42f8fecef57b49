"""How badminton ranks a table: BWF General Competition Regulations 16.2."""

from dataclasses import replace

from scoring_rules.draws.match_table import MatchTable
from scoring_rules.ranking.bouts import Scale
from scoring_rules.ranking.team_tie import TeamTie
from scoring_rules.ranking.tie_rule import Step, TieRule

BWF = TieRule(
    code="bwf",
    scale=Scale(),  # the number of matches won
    # Level on matches won: two by the match between them; three or more by the difference of
    # games won and lost in all matches of the group (team ties: of matches first), then of points
    # won and lost. Wherever that leaves two level, the match between them decides. Then the lot.
    steps=(
        Step("difference", "difference", "matches", "all"),
        Step("difference", "difference", "games", "all"),
        Step("difference", "difference", "points", "all"),
    ),
    columns=("games", "points"),
    pairs_first=True,
    # Who cannot complete all matches of the group, through illness, injury, disqualification or
    # any other reason, has all results deleted; retiring during a match is not completing it.
    leaving="delete",
)

TABLE = MatchTable((BWF,))
"""The `Match.rule` of singles and pairs."""


def team_table(tie: TeamTie) -> MatchTable:
    """The `Match.rule` of team ties, which show matches before games."""
    return MatchTable((replace(BWF, columns=("matches", "games", "points"), tie=tie),))
