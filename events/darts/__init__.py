"""Darts: x01 in legs and sets, and count-up for players and teams."""

from events.darts.count_up import CountUp
from events.darts.rules import X01
from events.darts.tally import Player
from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport, Timing

SPORT = Sport(
    "darts",
    {
        "501": X01(),
        "301": X01(score=301),
        "701": X01(score=701),
        "count-up": CountUp(),
        "count-up-team": CountUp(men=3, women=1),
        "placed": Placed(),
    },
    entry=Player,
    timing=Timing(courts=4, minutes=30, a_day=5),
)
