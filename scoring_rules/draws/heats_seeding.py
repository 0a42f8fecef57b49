"""Seeding: the order of seeds, the zigzag through the heats, and delegations kept apart.

Rule 166.3 and 166.5 of 2016-17: the first round by entry marks, later ones by places and times of
the round before; A 1 6 7 12, B 2 5 8 11, C 3 4 9 10; of one delegation apart by an exchange with
the athlete of nearest seed.
"""

from collections.abc import Iterator, Mapping, Sequence

from scoring_rules.contest import Entrant
from scoring_rules.draws.heats_lanes import width
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.protocol import Played
from scoring_rules.ranking import Comparable, place

ORDER = ("Q", "q", "qR", "qJ")


def by_entry(entrants: Sequence[Entrant], seed: str) -> tuple[str, ...]:
    """The first round: by `Entrant.seed`, 1 the best; who has none follows by lot."""
    without = [entrant.id for entrant in entrants if entrant.seed is None]
    seeded = sorted((e for e in entrants if e.seed is not None), key=lambda e: e.seed or 0)
    drawn = lot_order(f"{seed}:seeds", without) if seed else tuple(without)
    return (*(entrant.id for entrant in seeded), *drawn)


def by_round(contests: Sequence[Played], codes: Mapping[str, str]) -> tuple[str, ...]:
    """A later round: heat winners by time, second places by time, …; then by time, then others."""

    def key(item: tuple[str, int, tuple[Comparable, ...]]) -> tuple[object, ...]:
        entrant, place_, time = item
        code = codes[entrant]
        return (ORDER.index(code), place_ if code == "Q" else 0, time)

    through = [item for item in _results(contests) if item[0] in codes]
    placed = sorted((item for item in through if item[2]), key=key)
    unplaced = [item for item in through if not item[2]]
    return tuple(entrant for entrant, _place, _time in (*placed, *unplaced))


def _results(contests: Sequence[Played]) -> Iterator[tuple[str, int, tuple[Comparable, ...]]]:
    """Entrant, place and mark; the mark is empty for who has no place."""
    for contest in contests:
        keys = {m.entrant: tuple(step.value for step in m.key) for m in contest.outcome.marks}
        for placing in place(contest.outcome.marks):
            placed = placing.place is not None
            yield placing.entrant, placing.place or 0, keys[placing.entrant] if placed else ()


def divided(order: Sequence[Entrant], heats: int, lanes: int) -> tuple[tuple[Entrant, ...], ...]:
    """Seeds, the best first, into heats: by zigzag, then delegations apart.

    Where a guide takes a second lane and a heat is full, the one with most lanes free is next.
    """
    groups: list[list[Entrant]] = [[] for _heat in range(heats)]
    for i, entrant in enumerate(order):
        row, column = divmod(i, heats)
        heat = heats - 1 - column if row % 2 else column
        if lanes and _lanes(groups[heat]) + width(entrant) > lanes:
            heat = min(range(heats), key=lambda one: (_lanes(groups[one]), one))
        groups[heat].append(entrant)
    _keep_apart(groups, order)
    ranks = {entrant.id: i for i, entrant in enumerate(order)}
    return tuple(tuple(sorted(group, key=lambda e: ranks[e.id])) for group in groups)


def _lanes(heat: Sequence[Entrant]) -> int:
    return sum(width(entrant) for entrant in heat)


def _keep_apart(groups: list[list[Entrant]], order: Sequence[Entrant]) -> None:
    """Exchange the weaker of two of one delegation with the nearest seed that parts more."""
    for i, entrant in enumerate(order):
        here = next(group for group in groups if entrant in group)
        better = {other.delegation for other in here if order.index(other) < i}
        if not entrant.delegation or entrant.delegation not in better:
            continue
        others = sorted(
            (j for j, other in enumerate(order) if j and other not in here),
            key=lambda j: (abs(j - i), -j),
        )
        for j in others:
            there = next(group for group in groups if order[j] in group)
            if width(order[j]) == width(entrant) and _parts(here, there, entrant, order[j]):
                here[here.index(entrant)] = order[j]
                there[there.index(order[j])] = entrant
                break


def _parts(here: Sequence[Entrant], there: Sequence[Entrant], one: Entrant, other: Entrant) -> bool:
    """Whether an exchange leaves fewer together than before."""
    after_here = [other if entrant is one else entrant for entrant in here]
    after_there = [one if entrant is other else entrant for entrant in there]
    return _together(after_here) + _together(after_there) < _together(here) + _together(there)


def _together(heat: Sequence[Entrant]) -> int:
    units = [entrant.delegation for entrant in heat if entrant.delegation]
    return len(units) - len(set(units))
