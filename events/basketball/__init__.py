"""Deaf basketball 聋人篮球: FIBA five a side and 3×3."""

from dataclasses import asdict

from events.basketball.rules import Basketball
from events.basketball.terms import THREE
from scoring_rules.kinds.placed import Placed
from scoring_rules.sport import Sport, Timing

SPORT = Sport(
    "basketball",
    {"fiba": Basketball(), "fiba-3x3": Basketball(**asdict(THREE)), "placed": Placed()},
    timing=Timing(courts=2, minutes=90, a_day=2),
)
