"""Colours of a pair: which are allowed, what it costs to give them, and who moves first."""

from meet.pairing.protocol import Asked
from scoring_rules.draws.lots import lot_of
from scoring_rules.draws.pairing_check import Pair, balance, bars, due, sides
from scoring_rules.ranking.crosstable import Player


def allowed(first: Player, second: Player) -> bool:
    """Whether the first may move first: no third time running, never more than 2 apart."""
    return not bars(first, "first") and not bars(second, "second")


def compatible(one: Player, other: Player) -> bool:
    """Whether the two may meet with either colour."""
    return allowed(one, other) or allowed(other, one)


def clash(one: Player, other: Player) -> int:
    """What it costs that both are due the same colour: 0 for nothing, more the further behind."""
    if not due(one) or due(one) != due(other):
        return 0
    return 1 + min(abs(balance(one)), abs(balance(other)))


def strength(player: Player) -> int:
    """How strong the preference is: 3 absolute, 2 strong, 1 mild, 0 none (C.04.3, 1.7)."""
    had = sides(player)
    if abs(balance(player)) > 1 or (len(had) > 1 and had[-1] == had[-2]):
        return 3
    return 2 if balance(player) else int(bool(had))


def sided(asked: Asked, high: Player, low: Player) -> Pair:
    """Who moves first (C.04.3, 5.2): both preferences, else the stronger one, of two absolute ones
    that of the wider difference, else other than when they last differed, else that of the
    higher ranked, else by pairing number."""
    if due(high) and due(low) and due(high) != due(low):
        return _pair(high, low, first=due(high) == "first")
    mine, theirs = (
        (strength(player), abs(balance(player)) if strength(player) == 3 else 0)
        for player in (high, low)
    )
    if mine > theirs:
        return _pair(high, low, first=due(high) == "first")
    if mine < theirs:
        return _pair(high, low, first=due(low) == "second")
    for my_side, their_side in zip(reversed(sides(high)), reversed(sides(low)), strict=False):
        if my_side != their_side:
            return _pair(high, low, first=their_side == "first")
    if due(high):
        return _pair(high, low, first=due(high) == "first")
    return by_number(asked, high, low)


def by_number(asked: Asked, high: Player, low: Player) -> Pair:
    """An odd pairing number has the colour of number 1, an even one the other (C.04.3, 5.2.5)."""
    odd = asked.numbers[high.id] % 2 == 1
    return _pair(high, low, first=odd == (asked.first == "first"))


def by_lot(asked: Asked, one: Player, other: Player) -> Pair:
    """The lower lot moves first."""
    lower = lot_of(asked.seed, one.id) < lot_of(asked.seed, other.id)
    return _pair(one, other, first=lower)


def _pair(high: Player, low: Player, *, first: bool) -> Pair:
    return Pair(high.id, low.id) if first else Pair(low.id, high.id)
