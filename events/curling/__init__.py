"""Floor curling (旱地冰壶), entered by its placings."""

from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport

SPORT = Sport("curling", {"placed": Placed()})
