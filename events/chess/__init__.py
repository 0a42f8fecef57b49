"""Chess: xiangqi (象棋) by the rules of 2011, and international chess as a preset."""

from events.chess.rules import Chess
from events.chess.terms import ONE_HALF
from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport, Timing

SPORT = Sport(
    "chess",
    {
        "xiangqi-2011": Chess(),
        "fide": Chess(style="fide", points=ONE_HALF, fouls_lose=0),
        "placed": Placed(),
    },
    timing=Timing(courts=20, minutes=75, a_day=5),
)
