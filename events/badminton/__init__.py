"""Badminton, entered by its placings."""

from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport

SPORT = Sport("badminton", {"placed": Placed()})
