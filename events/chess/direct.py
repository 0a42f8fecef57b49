"""Direct results among those who are tied: 直胜 of xiangqi 2011 (14.1), FIDE's DE (C.07, 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring_rules.ranking.crosstable import Crosstable, Game, Player


@dataclass(frozen=True, slots=True)
class Encounters:
    """One player among the tied: points against them, and the most they could have been."""

    id: str
    points: Fraction
    most: Fraction


def direct(table: Crosstable, tied: Sequence[Player], *, by_top: bool) -> dict[str, int]:
    """How many of the tied each goes before; all 0 where nothing is decided.

    Used if all have met, a second time among those still level. `by_top` (FIDE, Swiss, 6.2):
    if they have not, who is first whatever the missing games give goes first, and so on.
    """
    ahead = dict.fromkeys((player.id for player in tied), 0)
    groups = [list(tied)]
    while groups:
        group = groups.pop()
        split = _split(table, group, by_top=by_top) if len(group) > 1 else [group]
        if len(split) < 2:
            continue
        for i, part in enumerate(split):
            behind = sum(len(later) for later in split[i + 1 :])
            for player in part:
                ahead[player.id] += behind
        groups.extend(split)
    return ahead


def _split(table: Crosstable, group: list[Player], *, by_top: bool) -> list[list[Player]]:
    """The group in order, those still level together."""
    encounters = {one.id: one for one in (_among(table, player, group) for player in group)}
    by_points = sorted(group, key=lambda player: -encounters[player.id].points)
    if all(one.points == one.most for one in encounters.values()):
        return _level(by_points, encounters)
    if not by_top:
        return [group]
    sure: list[list[Player]] = []
    rest = by_points
    while len(rest) > 1:
        first, *others = rest
        if encounters[first.id].points <= max(encounters[o.id].most for o in others):
            break
        sure.append([first])
        rest = others
    return [*sure, rest]


def _level(by_points: list[Player], encounters: dict[str, Encounters]) -> list[list[Player]]:
    split: list[list[Player]] = []
    for player in by_points:
        if split and encounters[split[-1][0].id].points == encounters[player.id].points:
            split[-1].append(player)
        else:
            split.append([player])
    return split


def _among(table: Crosstable, player: Player, group: list[Player]) -> Encounters:
    """Several games against one opponent count by their average (6.1.2)."""
    points = Fraction(0)
    missing = 0
    for other in group:
        if other.id == player.id:
            continue
        games = [game for game in player.against(other.id) if _counts(table, game)]
        if games:
            points += sum((game.points for game in games), Fraction(0)) / len(games)
        else:
            missing += 1
    return Encounters(player.id, points, points + missing * table.win)


def _counts(table: Crosstable, game: Game) -> bool:
    """A forfeit is an encounter in a round robin, and none in a Swiss."""
    return game.played or not table.swiss
