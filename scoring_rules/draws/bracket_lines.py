"""The lines of a knock-out: seeds where they belong, byes to the best, delegations far apart.

Seed 1 stands on the first line, 2 on the last, 3 and 4 by lot where the other quarters begin, 5
to 8 by lot in the other eighths; byes stand opposite the seeds, in their order. The handbooks of
table tennis (ITTF 3.6.2 to 3.6.4) and badminton (GCR 11 to 13) draw so.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from scoring_rules.contest import Entrant
from scoring_rules.draws.bracket import MAIN
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.separation import Places, clashes, separated

LARGEST = max(MAIN.values())
"""The most lines of a bracket."""


def size_for(n: int) -> int:
    """The lines a bracket of n needs, a power of two."""
    return 1 << max(n - 1, 1).bit_length()


def seed_places(size: int) -> tuple[int, ...]:
    """The line of each seed in order, counted from 0: of eight 0, 7, 4, 3, 2, 5, 6, 1.

    Who wins against everybody behind meets 2 in the final, and each round's sum is the same.
    """
    order = [0]
    while len(order) < size:
        span = size // len(order)
        order += [_opposite(line, span) for line in _by_rank(order)]
    return tuple(order)


def _by_rank(order: Sequence[int]) -> Iterator[int]:
    """The next seeds stand opposite the last ones first."""
    return reversed(order)


def _opposite(line: int, span: int) -> int:
    """The other end of the part of `span` lines that begins or ends at this line."""
    start = line - line % span
    return start + span - 1 - line % span


def draw_lines(entrants: Sequence[Entrant], seed: str) -> tuple[str, ...]:
    """The bracket's lines from the top, "" for a free one; the lots are those of the seed.

    Without a seed lots fall in the order of entry, for programs that only need a legal bracket.
    """
    size = size_for(len(entrants))
    places = seed_places(size)
    ids = [entrant.id for entrant in entrants]
    lots = lot_order(f"{seed}:bracket", ids) if seed else tuple(ids)
    seeds = {entrant.id: entrant.seed for entrant in entrants if entrant.seed is not None}
    ranked = sorted(seeds, key=lambda one: (seeds[one], lots.index(one)))
    byes = size - len(ids)
    free = {_opposite(line, 2) for line in places[:byes]}
    units = {entrant.id: entrant.delegation for entrant in entrants}
    fixed = _seeded(ranked, places, units, seed)
    others = tuple(one for one in lots if one not in fixed.values())
    given = Places(size, frozenset(free), fixed, units, seed)
    return separated(given, others)


def _seeded(
    ranked: Sequence[str], places: Sequence[int], units: dict[str, str], seed: str
) -> dict[int, str]:
    """The seeds by line: 1 and 2 have theirs; 3-4 and 5-8 are drawn among theirs, so that a
    delegation's meet as late as they can; of equally good ones the lot takes the first."""
    fixed: dict[int, str] = {}
    size = len(places)
    start, end = 0, 1
    while start < len(ranked):
        group = ranked[start:end]
        lines = places[start:end]
        drawn = (
            tuple(map(int, lot_order(f"{seed}:seeds:{end}", map(str, lines)))) if seed else lines
        )
        # From the 9th seed on the lot alone decides: eight lines have too many orders to compare.
        orders = permutations(drawn, len(group)) if end - start <= 4 else [drawn]
        options = [fixed | dict(zip(order, group, strict=False)) for order in orders]
        fixed = min(options, key=lambda option: clashes(size, option, units))
        start, end = end, end * 2
    return fixed
