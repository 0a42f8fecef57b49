"""FIDE Dutch (C.04.3, in force from February 2026) by caissify-pairings; round 1 and delegations
are ours.

The engine is told what it must not pair as games that were played. Delegations are kept apart as
far as a legal round exists: where none does, the ban is lifted for the delegations that stand in
the way, and only for them, and the round says so. A rematch, a second bye and a barred colour are
never accepted. Colours are ours too: the engine (0.5.0) takes the pairing number alone for the
rank where the rule means score and number (C.04.3, 1.2 and 5.2.4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, ClassVar

import caissify_pairings

from meet.pairing.bans import refusal
from meet.pairing.colours import by_number, compatible, sided
from meet.pairing.matching import Cost, matched
from meet.pairing.protocol import Asked
from scoring_rules.draws.pairing_check import Pair, allowed, may_have_bye, met, sides
from scoring_rules.ranking.crosstable import Crosstable, Game, Player

COLOURS = {"first": "white", "second": "black"}


@dataclass(frozen=True, slots=True)
class Dutch:
    """The engine `fide-dutch`."""

    name: ClassVar[str] = "fide-dutch"
    most: ClassVar[int] = 100

    def pair(self, asked: Asked) -> tuple[Pair, ...]:
        """The round of who is present. Refused: `cannot_pair`, `nobody_for_bye`."""
        if asked.round == 1:
            return _first_round(asked)
        pairs = _by_engine(asked, _barred(asked, _lifted(asked) if asked.units else frozenset()))
        players = {player.id: player for player in asked.players}
        legal = (_legal(asked, players[p.first], players[p.second]) for p in pairs if p.second)
        if not allowed(asked.remarks(pairs)) or not all(legal):
            raise refusal(asked.players)
        return pairs


def _first_round(asked: Asked) -> tuple[Pair, ...]:
    """The upper half meets the lower half in order (C.04.3, 1.2 and 3.3). Where delegations ask
    for it the lower half is moved, as little as need be, and only then do halves mix; the last
    has the bye."""
    players, units = asked.players, dict(asked.units)
    half = len(players) // 2
    costs: dict[tuple[int, int], Cost] = {}
    for i, j in combinations(range(2 * half), 2):
        unit = units.get(players[i].id)
        same = bool(unit) and unit == units.get(players[j].id)
        costs[i, j] = (int(same), int(not i < half <= j), (j - i - half) ** 2)
    found = matched(2 * half, costs)
    pairs = [by_number(asked, players[i], players[j]) for i, j in found]
    return (*pairs, *(Pair(player.id) for player in players[2 * half :]))


def _lifted(asked: Asked) -> frozenset[str]:
    """Delegations that cannot be kept apart: those of the same-delegation pairs in a legal round
    that has the fewest of them."""
    units, players = dict(asked.units), asked.players
    costs: dict[tuple[int, int], Cost] = {}
    for (i, one), (j, other) in combinations(enumerate(players), 2):
        if _legal(asked, one, other):
            unit = units.get(one.id)
            costs[i, j] = (int(bool(unit) and unit == units.get(other.id)),)
    if len(players) % 2:
        end = len(players)
        costs |= {(i, end): (0,) for i, player in enumerate(players) if may_have_bye(player)}
    found = matched(len(players) + len(players) % 2, costs)
    if not found:
        raise refusal(players)
    return frozenset(units[players[i].id] for i, j in found if costs[i, j][0])


def _legal(asked: Asked, one: Player, other: Player) -> bool:
    """The absolute criteria (C.04.3, 2.1): no rematch, and colours that both may have; topscorers
    of the last round may have any."""
    if other.id in met(one):
        return False
    top = asked.table.win * (asked.round - 1) / 2
    free = asked.last_round and max(one.points, other.points) > top
    return free or compatible(one, other)


def _barred(asked: Asked, lifted: frozenset[str]) -> set[tuple[int, int]]:
    """Pairs that must not be, by pairing number: who met, and who is of the same delegation."""
    numbers, units = asked.numbers, dict(asked.units)
    kept = [id_ for id_ in asked.present if units.get(id_) and units[id_] not in lifted]
    same = ((a, b) for a, b in combinations(kept, 2) if units[a] == units[b])
    had = ((player.id, other) for player in asked.players for other in met(player))
    return {(numbers[a], numbers[b]) for a, b in (*same, *had)}


def _by_engine(asked: Asked, barred: set[tuple[int, int]]) -> tuple[Pair, ...]:
    numbers = asked.numbers
    ids = {number: id_ for id_, number in numbers.items()}
    everybody = {player.id: player for player in asked.table.players}
    rows = caissify_pairings.generate_pairings(
        system="dutch",
        players=[
            {
                "id": numbers[player.id],
                "starting_number": numbers[player.id],
                "pairing_number": numbers[player.id],
                **_history(asked.table, everybody, player),
            }
            for player in asked.players
        ],
        previous_pairings=barred,
        round_number=asked.round,
        total_rounds=asked.rounds or asked.round + 1,
        initial_color=COLOURS[asked.first],
    )
    return tuple(
        Pair(ids[row["white_id"]])
        if row["black_id"] is None
        else sided(asked, *_ranked(everybody, ids[row["white_id"]], ids[row["black_id"]]))
        for row in rows
    )


def _ranked(everybody: Mapping[str, Player], one: str, other: str) -> tuple[Player, Player]:
    """The higher ranked first: by score, then by pairing number (C.04.3, 1.2)."""
    order = [player for player in everybody.values() if player.id in (one, other)]
    high, low = sorted(order, key=lambda player: -player.points)
    return high, low


def _history(table: Crosstable, everybody: Mapping[str, Player], player: Player) -> dict[str, Any]:
    """A player's rounds as the engine takes them, in points of which a win gives 1.

    A score above a loss without play is a downfloat (C.04.1, 1.4.3); colours are those of games
    over the board; a win's points without play bar from the bye.
    """
    return {
        "score": float(player.points / table.win),
        "color_hist": [COLOURS[side] for side in sides(player)],
        "float_history": [_float(everybody, player, game) for game in player.games],
        "bye_count": int(not may_have_bye(player)),
    }


def _float(everybody: Mapping[str, Player], player: Player, game: Game) -> str:
    if not game.played or not game.opponent:
        return "down" if game.result != "loss" else "none"
    mine = player.points_after(game.round - 1)
    theirs = everybody[game.opponent].points_after(game.round - 1)
    if mine == theirs:
        return "none"
    return "down" if mine > theirs else "up"
