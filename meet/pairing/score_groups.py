"""积分编排: a round paired from the top score group down, by one matching.

Rules of xiangqi 2011 (积分编排制): no rematch; the same score meets, else the nearest, from the top
band down; in round 1 the field is cut into halves that are drawn together; who moved first more
often meets who moved second more often. Where not everything can be had, what gives way first is
what stands last here; 1 never does:

1. no rematch, no second bye
2. no third colour running, colours never more than 2 apart
3. delegations apart (同单位回避)
4. the bye for the last of the lowest score
5. the fewest and shortest floats, the top score group's first
6. both have the colour that is due
7. the upper half of a score group meets the lower half
8. the first of the one the first of the other, and so on
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from meet.pairing.bans import refusal
from meet.pairing.colours import by_lot, clash, compatible, sided
from meet.pairing.matching import Cost, matched
from meet.pairing.protocol import Asked
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.pairing_check import Pair, may_have_bye, met
from scoring_rules.ranking.crosstable import Player


@dataclass(frozen=True, slots=True)
class ScoreGroups:
    """The engine `score-groups`."""

    name: ClassVar[str] = "score-groups"
    most: ClassVar[int] = 0

    def pair(self, asked: Asked) -> tuple[Pair, ...]:
        """The round of who is present. Refused: `cannot_pair`, `nobody_for_bye`."""
        order = _order(asked)
        found = matched(len(order) + len(order) % 2, _costs(order, dict(asked.units)))
        if not found:
            raise refusal(order)
        side = by_lot if asked.round == 1 and asked.seed else sided
        return tuple(
            side(asked, order[i], order[j]) if j < len(order) else Pair(order[i].id)
            for i, j in found
        )


def _order(asked: Asked) -> tuple[Player, ...]:
    """By score, then by pairing number; in round 1 the lower half in the order of its lots."""
    players = asked.players
    if asked.round == 1 and asked.seed:
        half = len(players) // 2
        by_id = {player.id: player for player in players}
        lower = lot_order(asked.seed, [player.id for player in players[half:]])
        players = (*players[:half], *(by_id[id_] for id_ in lower))
    return tuple(sorted(players, key=lambda player: -player.points))


def _costs(order: Sequence[Player], units: dict[str, str]) -> dict[tuple[int, int], Cost]:
    """What each possible pair costs in the order above; the place after the last is the bye."""
    points = [player.points for player in order]
    scores = sorted(set(points), reverse=True)
    group = [scores.index(one) for one in points]
    half = [group.count(i) // 2 for i in range(len(scores))]
    opponents = [met(player) for player in order]
    costs: dict[tuple[int, int], Cost] = {}
    for j, low in enumerate(order):
        for i, high in enumerate(order[:j]):
            if low.id in opponents[i]:
                continue
            floats = [0] * len(scores)
            floats[group[i]] = group[j] - group[i]
            middle = points.index(high.points) + half[group[i]]
            mixed = group[i] == group[j] and not i < middle <= j
            fold = j - i - (half[group[i]] if group[i] == group[j] else 0)
            unit = units.get(high.id)
            costs[i, j] = (
                int(not compatible(high, low)),
                int(bool(unit) and unit == units.get(low.id)),
                0,
                *floats,
                clash(high, low),
                int(mixed),
                fold * fold,
            )
    if len(order) % 2:
        none = [0] * (len(scores) + 3)
        for i, player in enumerate(order):
            if may_have_bye(player):
                costs[i, len(order)] = (0, 0, len(order) - 1 - i, *none)
    return costs
