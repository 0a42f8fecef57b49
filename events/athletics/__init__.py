"""Athletics: races, jumps and throws, entered by their placings."""

from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport

SPORT = Sport("athletics", {"placed": Placed()})
