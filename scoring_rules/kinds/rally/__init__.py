"""Rally: a match of games of rallies, for two sides; a scoring system is a value of its terms."""

from scoring_rules.kinds.rally.rules import Rally
from scoring_rules.kinds.rally.terms import Terms

__all__ = ["Rally", "Terms"]
