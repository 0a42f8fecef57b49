"""Table tennis, entered by its placings."""

from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport

SPORT = Sport("table_tennis", {"placed": Placed()})
