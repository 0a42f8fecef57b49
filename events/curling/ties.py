"""How floor curling ranks a table: World Curling, Rules of Competition C9; never by points."""

from dataclasses import replace

from scoring_rules.draws.match_table import MatchTable
from scoring_rules.ranking.bouts import Scale
from scoring_rules.ranking.tie_rule import Step, TieRule

WORLD_CURLING = TieRule(
    code="world-curling",
    scale=Scale(),  # the record of wins and losses
    # Two are ranked by their game; three or more by the record between them, and where that ranks
    # some but not all, by the record between those who remain; then the draw shot average
    # (the smaller the better), then the best single draw shot.
    steps=(
        Step("head_to_head", "record", restart=True),
        Step("draw_shot", "draw_shot", scope="all"),
        Step("draw_shot", "best_draw", scope="all"),
    ),
    columns=(),
)


# The older rule: those who are level on wins at the last place that goes on and the one after it
# share it until they have played a tie-break game.
WITH_GAME = replace(WORLD_CURLING, code="world-curling-game", game=True)

TABLE = MatchTable((WORLD_CURLING, WITH_GAME))
"""The `Match.rule` of curling; the first is in force where `draw.ranking` names none of them."""
