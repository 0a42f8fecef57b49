"""Athletics 田径: races, jumps and throws by distance, jumps by height."""

from events.athletics.card import Athlete
from events.athletics.combined import Combined
from events.athletics.horizontal import Horizontal
from events.athletics.race import Race
from events.athletics.team_race import TeamRace
from events.athletics.vertical import Vertical
from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport

SPORT = Sport(
    "athletics",
    {
        "race": Race(),
        "horizontal": Horizontal(),
        "vertical": Vertical(),
        "combined": Combined(),
        "team-race": TeamRace(),
        "placed": Placed(),
    },
    entry=Athlete,
)
