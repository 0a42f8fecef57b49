"""Bans of a round: which of them the pairs break, and why nobody could be paired.

The published order in which they give way: delegations apart first, then colours (not in FIDE
Dutch); a rematch and a second bye never.
"""

from collections.abc import Sequence

from meet.pairing.colours import compatible
from meet.pairing.protocol import Asked
from scoring_rules.draws.pairing_check import Pair, may_have_bye
from scoring_rules.ranking.crosstable import Player
from scoring_rules.refusal import Refused
from scoring_rules.views import Who, Words, words


def relaxed(asked: Asked, pairs: Sequence[Pair]) -> tuple[Words, ...]:
    """Which bans the pairs break, each with its reason; in the last round colours are free
    (C.04.1, 6 and 7)."""
    units = dict(asked.units)
    players = {player.id: player for player in asked.table.players}
    found = []
    for pair in pairs:
        if not pair.second:
            continue
        both = {"one": Who(pair.first), "other": Who(pair.second)}
        if not asked.last_round and not compatible(players[pair.first], players[pair.second]):
            found.append(words("why_colours_relaxed", **both))
        if units.get(pair.first) and units.get(pair.first) == units.get(pair.second):
            found.append(words("why_units_relaxed", **both))
    return tuple(found)


def refusal(players: Sequence[Player]) -> Refused:
    """Why these players cannot be paired."""
    if len(players) % 2 and not any(may_have_bye(player) for player in players):
        return Refused("nobody_for_bye")
    return Refused("cannot_pair")
