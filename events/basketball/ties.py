"""How basketball ranks a table: FIBA Official Rules D.1, and FIBA 3×3 for the half court."""

from scoring_rules.draws.match_table import MatchTable
from scoring_rules.ranking.bouts import Scale
from scoring_rules.ranking.tie_rule import Step, TieRule

# D.1.1: two points for a win, one for a loss, also by default; none for a loss by forfeit.
POINTS = Scale(win=2, loss=1, unplayed=0, unplayed_ends=("forfeit", "walkover", "disqualified"))

FIBA = TieRule(
    code="fiba",
    scale=POINTS,
    # D.1.3: the games between the teams that are level: their points, difference, points scored;
    # then difference and points scored in all games; then a draw. D.1.4: as soon as somebody is
    # placed, the procedure is repeated from the beginning for those who are not.
    steps=(
        Step("head_to_head", "record", restart=True),
        Step("difference", "difference", "points", restart=True),
        Step("scored", "won", "points", restart=True),
        Step("difference", "difference", "points", "all", restart=True),
        Step("scored", "won", "points", "all", restart=True),
    ),
    walkover=(1, 0, 20),
    most_forfeits=1,
)

FIBA_RATIO = TieRule(
    code="fiba-ratio",
    scale=POINTS,
    # Before 2017, and still in Chinese regulations (得失分率): goal average by division among the
    # teams that are level, then in all games.
    steps=(
        Step("head_to_head", "record", restart=True),
        Step("ratio", "ratio", "points", restart=True),
        Step("ratio", "ratio", "points", "all", restart=True),
    ),
    walkover=(1, 0, 20),
    most_forfeits=1,
)

FIBA_3X3 = TieRule(
    code="fiba-3x3",
    scale=Scale(),
    # 3×3 rules, ranking in a pool: most wins; the games between those who are level, wins only;
    # most points scored on average, without what was won by forfeit; the better seed.
    steps=(
        Step("head_to_head", "record", restart=True),
        Step("scored", "average", "points", "all"),
        Step("seed", "seed", "points", "all"),
    ),
)

TABLE = MatchTable((FIBA, FIBA_RATIO, FIBA_3X3))
"""The `Match.rule` of 5×5; the first is in force where `draw.ranking` names none of them."""

TABLE_3X3 = MatchTable((FIBA_3X3, FIBA, FIBA_RATIO))
"""The `Match.rule` of 3×3."""
