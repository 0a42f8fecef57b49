"""Whether a Swiss round may be paired so, and what there is to say of it; for engine and desk.

| rule | source | answer |
| --- | --- | --- |
| everybody paired once, nobody unknown | FIDE C.04.1, 1 | fault |
| never a rematch | C.04.1, 2; xiangqi 2011 | fault |
| at most one bye, none after points without play | C.04.1, 4 | fault |
| at most one bye in a round | C.04.1, 3 | fault |
| colours differ by 2 at most, none three times running | C.04.1, 6 and 7 | warning |
| the colour that is due | C.04.1, 8 | note |
| same delegation (同单位回避) | Chinese practice | warning |
| floats | C.04.1, 5 | note |
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring_rules.exact import shown
from scoring_rules.ranking.crosstable import Crosstable, Player, Side
from scoring_rules.views import Who, Words, words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who meet, the first side first; `second` is "" for the bye."""

    first: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a pair. A `fault` cannot stand; a `warning` needs a reason; a `note` not."""

    level: Literal["fault", "warning", "note"]
    pair: Pair | None
    text: Words


def met(player: Player) -> frozenset[str]:
    """Whom a player has met over the board; a forfeit is no meeting (C.04.1, 2)."""
    return frozenset(game.opponent for game in player.games if game.opponent and game.played)


def may_have_bye(player: Player) -> bool:
    """Neither a bye so far nor a win's points without play (C.04.1, 4)."""
    return not any(
        game.how == "bye" or (game.result == "win" and not game.played) for game in player.games
    )


def sides(player: Player) -> tuple[Side, ...]:
    """The colours of the games over the board, in order."""
    return tuple(game.side for game in player.games if game.played and game.side)


def balance(player: Player) -> int:
    """Games as first player less games as second."""
    had = Counter(sides(player))
    return had["first"] - had["second"]


def due(player: Player) -> Side:
    """The colour a player ought to have: the rarer one, else the one not had last; "" for any."""
    lead = balance(player)
    if lead:
        return "second" if lead > 0 else "first"
    had = sides(player)
    if not had:
        return ""
    return "second" if had[-1] == "first" else "first"


def bars(player: Player, side: Side) -> bool:
    """Whether a colour would be the third running, or make the difference greater than 2."""
    lead = balance(player) + (1 if side == "first" else -1)
    return abs(lead) > 2 or sides(player)[-2:] == (side, side)


def check(
    table: Crosstable,
    pairs: Sequence[Pair],
    present: Collection[str],
    units: Mapping[str, str],
    *,
    last_round: bool = False,
) -> tuple[Remark, ...]:
    """Everything there is to say of a round's pairs, faults first.

    `present`: who is to be paired. `units`: delegation by entrant. In the last round colours are
    only noted (C.04.1, 6 and 7).
    """
    players = {player.id: player for player in table.players}
    found = [*_everybody_once(pairs, present, players)]
    for pair in pairs:
        first, second = players.get(pair.first), players.get(pair.second)
        if first and second:
            found.extend(_pair(pair, first, second, units, last_round=last_round))
        elif first and not pair.second and not may_have_bye(first):
            found.append(Remark("fault", pair, words("pair_second_bye", who=Who(first.id))))
    order = ("fault", "warning", "note")
    return tuple(sorted(found, key=lambda remark: order.index(remark.level)))


def _everybody_once(
    pairs: Sequence[Pair], present: Collection[str], players: Mapping[str, Player]
) -> Iterator[Remark]:
    times = Counter(id_ for pair in pairs for id_ in (pair.first, pair.second) if id_)
    for id_, n in times.items():
        if id_ not in players or id_ not in present:
            yield Remark("fault", None, words("pair_not_present", who=Who(id_)))
        if n > 1:
            yield Remark("fault", None, words("pair_twice", who=Who(id_)))
    for id_ in present:
        if id_ not in times:
            yield Remark("fault", None, words("pair_missing", who=Who(id_)))
    byes = sum(not pair.second for pair in pairs)
    if byes > len(present) % 2:
        yield Remark("fault", None, words("pair_too_many_byes", n=byes))


def _pair(
    pair: Pair, first: Player, second: Player, units: Mapping[str, str], *, last_round: bool
) -> Iterator[Remark]:
    both = {"first": Who(first.id), "second": Who(second.id)}
    if first.id == second.id:
        yield Remark("fault", pair, words("pair_itself", who=Who(first.id)))
        return
    if second.id in met(first):
        rounds = [game.round for game in first.against(second.id) if game.played]
        yield Remark("fault", pair, words("pair_rematch", **both, round=rounds[0]))
    unit = units.get(first.id, "")
    if unit and unit == units.get(second.id, ""):
        yield Remark("warning", pair, words("pair_same_unit", **both))
    colours: tuple[tuple[Player, Side], ...] = ((first, "first"), (second, "second"))
    for player, side in colours:
        if bars(player, side):
            level: Literal["warning", "note"] = "note" if last_round else "warning"
            yield Remark(level, pair, words(f"pair_colour_barred_{side}", who=Who(player.id)))
        elif due(player) not in ("", side):
            yield Remark("note", pair, words(f"pair_colour_other_{side}", who=Who(player.id)))
    if first.points != second.points:
        up, down = sorted((first, second), key=lambda player: player.points)
        text = words(
            "pair_float",
            down=Who(down.id),
            high=shown(down.points),
            up=Who(up.id),
            low=shown(up.points),
        )
        yield Remark("note", pair, text)


def allowed(remarks: Sequence[Remark]) -> bool:
    """Whether a round may be published so."""
    return all(remark.level != "fault" for remark in remarks)
