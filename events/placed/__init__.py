"""Placed: the smallest sport. Only the placing is recorded; its rules are a kind for all."""

from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport

SPORT = Sport(key="placed", rules={"placed": Placed()})
