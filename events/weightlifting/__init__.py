"""Weightlifting 举重: the para bench press in rounds; snatch and clean & jerk."""

from events.weightlifting.olympic import Olympic
from events.weightlifting.rules import ParaBench
from events.weightlifting.state import Lifter
from events.weightlifting.team_rules import TeamBench
from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport

SPORT = Sport(
    "weightlifting",
    {
        "wpp": ParaBench(),
        "wpp-team": TeamBench(),
        "iwf-2017": Olympic(),
        "iwf-2005": Olympic(ties=("bodyweight", "reached_first")),
        "placed": Placed(),
    },
    entry=Lifter,
)
