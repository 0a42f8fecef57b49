"""Draws: how contests arise from entrants, and an event's placings from its contests."""

from collections.abc import Mapping

from scoring_rules.draws.final import Final
from scoring_rules.draws.protocol import Draw, Played, Proposal
from scoring_rules.draws.timed_finals import TimedFinals

DRAWS: Mapping[str, type[Draw]] = {"final": Final, "timed_finals": TimedFinals}
"""The formats of FORMATS §2 by name; a draw's fields are its parameters."""

__all__ = ["DRAWS", "Draw", "Final", "Played", "Proposal", "TimedFinals"]
