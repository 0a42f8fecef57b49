"""Lanes: pools of them by the years' rules as data, and who of a heat runs in which.

Rule 166.4 of 2016-17 and its changes since November 2021 (straight, 200 m, 400 m and longer):
first round by lot; later the best seeds draw for the first pool. With fewer runners the inside
lanes stay free. Who runs with a guide takes two lanes side by side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring_rules.contest import Entrant
from scoring_rules.draws.lots import lot_order
from scoring_rules.refusal import Refused
from scoring_rules.views import Words, words

Pools = tuple[tuple[int, ...], ...]

POOLS: Mapping[str, Pools] = {
    "2016": ((3, 4, 5, 6), (7, 8), (1, 2)),
    "straight-2021": ((3, 4, 5, 6), (2, 7), (1, 8)),
    "200m-2021": ((5, 6, 7), (3, 4, 8), (1, 2)),
    "400m-2021": ((4, 5, 6, 7), (3, 8), (1, 2)),
}
"""Lanes of a track with eight, the best seeds' first."""

NINE_LANES: Mapping[str, Pools] = {
    "straight-2021": ((4, 5, 6), (3, 7), (2, 8), (1, 9)),
    "200m-2021": ((5, 6, 7, 8), (3, 4, 9), (1, 2)),
    "400m-2021": ((5, 6, 7), (4, 8), (3, 9), (1, 2)),
}
"""The same on a track with nine, by TR20.4.6 to 20.4.8 as a published implementation gives them,
which has the pools of eight lanes as above; the rule book itself has not been read."""
OF_TRACK: Mapping[int, Mapping[str, Pools]] = {8: POOLS, 9: NINE_LANES}
"""By the number of lanes; other tracks write theirs out."""


@dataclass(frozen=True, slots=True)
class LinedUp:
    """A heat in lane order; `first` is the lane of the first, None without lanes."""

    order: tuple[str, ...]
    first: int | None
    why: tuple[Words, ...]


def width(entrant: Entrant) -> int:
    """How many lanes an entrant takes."""
    return 2 if getattr(entrant.own, "guide", "") else 1


def spans_from(first: int, heat: Sequence[Entrant]) -> tuple[str, ...]:
    """The lanes of a heat in lane order from its first lane on: 3, or 3–4 with a guide."""
    spans = []
    lane = first
    for entrant in heat:
        last = lane + width(entrant) - 1
        spans.append(str(lane) if last == lane else f"{lane}–{last}")
        lane = last + 1
    return tuple(spans)


def pools_named(pools: str | Pools, lanes: int) -> Pools:
    """The pools. Refused: `unknown_pools`; `pools_not_of_track` where they do not hold every lane
    once; `pools_with_gap` where a lane stays free between two runners. A track that has
    none of that name draws all by lot."""
    if isinstance(pools, str):
        if pools not in POOLS:
            raise Refused("unknown_pools", pools=pools, known=", ".join(POOLS))
        return OF_TRACK.get(lanes, {}).get(pools, ())
    listed = [lane for pool in pools for lane in pool]
    if sorted(listed) != list(range(1, lanes + 1)):
        raise Refused("pools_not_of_track", lanes=lanes)
    for n in range(1, lanes + 1):
        used = sorted(lane for pool in kept(pools, n) for lane in pool)
        if used[-1] - used[0] != n - 1:
            raise Refused("pools_with_gap", n=n)
    return pools


def in_lanes(heat: Sequence[Entrant], lanes: int, pools: Pools, seed: str) -> LinedUp:
    """Line up a heat, its best seed first; without pools by lot, without a seed as seeded."""
    ids = tuple(entrant.id for entrant in heat)
    taken = sum(width(entrant) for entrant in heat)
    if not lanes:
        return LinedUp(lot_order(seed, ids) if seed else ids, None, ())
    if taken > lanes:
        return LinedUp(ids, None, (words("heats_too_many", n=taken, most=lanes),))
    wide = taken == 2 * len(ids)
    if not pools or (taken != len(ids) and not wide):
        order = lot_order(seed, ids) if seed else ids
        return LinedUp(order, lanes - taken + 1, (words("heats_lanes_by_lot"),))
    lane_of = _drawn(ids, kept(_pairs(pools, lanes) if wide else pools, len(ids)), seed)
    first = min(lane_of.values())
    order = tuple(sorted(ids, key=lane_of.__getitem__))
    return LinedUp(order, 2 * first - 1 if wide else first, (words("heats_lanes_by_pools"),))


def _drawn(ids: Sequence[str], pools: Pools, seed: str) -> dict[str, int]:
    """A lane for each: in every pool its seeds draw."""
    lane_of: dict[str, int] = {}
    rest = list(ids)
    for pool in pools:
        seeds, rest = rest[: len(pool)], rest[len(pool) :]
        drawn = lot_order(seed, seeds) if seed else seeds
        lane_of.update(zip(drawn, pool, strict=True))
    return lane_of


def kept(pools: Pools, runners: int) -> Pools:
    """The pools as far as there are runners: side by side, and the inside lanes free."""
    used: list[int] = []
    found = []
    for pool in pools:
        free, chosen = list(pool), list[int]()
        while free and len(used) < runners:
            beside = [lane for lane in free if lane - 1 in used or lane + 1 in used]
            lane = max(beside or free)
            free.remove(lane)
            chosen.append(lane)
            used.append(lane)
        if chosen:
            found.append(tuple(sorted(chosen)))
    return tuple(found)


def _pairs(pools: Pools, lanes: int) -> Pools:
    """Pools of pairs of lanes 1-2, 3-4, …, the ones in better lanes first."""
    rank = {lane: i for i, pool in enumerate(pools) for lane in pool}
    worth: dict[int, list[int]] = {}
    for pair in range(1, lanes // 2 + 1):
        worth.setdefault(rank[2 * pair - 1] + rank[2 * pair], []).append(pair)
    return tuple(tuple(worth[value]) for value in sorted(worth))
