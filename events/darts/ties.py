"""How darts ranks a table: there is no world standard, so the order is chosen on the event."""

from scoring_rules.draws.match_table import MatchTable
from scoring_rules.ranking.bouts import Scale
from scoring_rules.ranking.tie_rule import Step, TieRule

# Usual in leagues: two points for a win, one for a draw.
POINTS = Scale(win=2, draw=1)

DARTS = TieRule(
    code="darts",
    scale=POINTS,
    # Points, leg difference, the matches between those who are level, legs won; then a
    # nine-dart shoot-out, which officials enter as an order.
    steps=(
        Step("difference", "difference", "games", "all"),
        Step("head_to_head", "record", restart=True),
        Step("scored", "won", "games", "all"),
    ),
    columns=("games",),
)

DARTS_DIRECT = TieRule(
    code="darts-direct",
    scale=POINTS,
    # The same with the matches between those who are level first.
    steps=(
        Step("head_to_head", "record", restart=True),
        Step("difference", "difference", "games", "all"),
        Step("scored", "won", "games", "all"),
    ),
    columns=("games",),
)

TABLE = MatchTable((DARTS, DARTS_DIRECT))
"""The `Match.rule` of darts."""
