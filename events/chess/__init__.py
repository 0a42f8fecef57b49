"""Chess: xiangqi (象棋), entered by its placings."""

from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport

SPORT = Sport("chess", {"placed": Placed()})
