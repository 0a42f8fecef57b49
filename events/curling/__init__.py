"""Floor curling (旱地冰壶): teams of four, ends, and the last stone."""

from events.curling.rules import FloorCurling
from events.curling.team import Squad
from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport, Timing

SPORT = Sport(
    "curling",
    {"floor": FloorCurling(), "placed": Placed()},
    entry=Squad,
    timing=Timing(courts=4, minutes=60, a_day=3),
)
