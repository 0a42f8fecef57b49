"""Draws: how contests arise from entrants, and an event's placings from its contests."""

from collections.abc import Mapping

from scoring_rules.draws.combined import Combined
from scoring_rules.draws.final import Final
from scoring_rules.draws.groups import Groups
from scoring_rules.draws.groups_knockout import GroupsKnockout
from scoring_rules.draws.heats import Heats
from scoring_rules.draws.knockout import Knockout
from scoring_rules.draws.protocol import Draw, Played, Proposal, Proposed, check_contest
from scoring_rules.draws.round_robin import RoundRobin
from scoring_rules.draws.swiss import Swiss
from scoring_rules.draws.timed_finals import TimedFinals

DRAWS: Mapping[str, type[Draw]] = {
    "final": Final,
    "timed_finals": TimedFinals,
    "combined": Combined,
    "heats": Heats,
    "round_robin": RoundRobin,
    "groups": Groups,
    "groups_knockout": GroupsKnockout,
    "knockout": Knockout,
    "swiss": Swiss,
}
"""The formats of FORMATS §2 by name; a draw's fields are its parameters."""

__all__ = [
    "DRAWS",
    "Combined",
    "Draw",
    "Final",
    "Groups",
    "GroupsKnockout",
    "Heats",
    "Knockout",
    "Played",
    "Proposal",
    "Proposed",
    "RoundRobin",
    "Swiss",
    "TimedFinals",
    "check_contest",
]
