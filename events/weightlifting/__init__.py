"""Weightlifting 举重: the para bench press in rounds."""

from events.weightlifting.rules import ParaBench
from events.weightlifting.state import Lifter
from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport

SPORT = Sport("weightlifting", {"wpp": ParaBench(), "placed": Placed()}, entry=Lifter)
