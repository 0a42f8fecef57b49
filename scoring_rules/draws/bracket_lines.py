"""The lines of a knock-out: seeds where they belong, byes to the best, delegations far apart.

Seed 1 stands on the first line, 2 on the last, 3 and 4 by lot where the other quarters begin, 5
to 8 by lot in the other eighths, and so on; byes stand opposite the seeds, in their order. The
handbooks of table tennis (ITTF 3.6.2 to 3.6.4) and badminton (GCR 11 to 13) draw so.
"""

from collections.abc import Iterator, Mapping, Sequence

from scoring_rules.contest import Entrant
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.separation import Places, separated


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
    units = {"": "", **{entrant.id: entrant.delegation for entrant in entrants}}
    fixed: dict[int, str] = {}
    for end in (1 << k for k in range(size.bit_length() - 1)):
        _draw_seeds(ranked[end // 2 : end], places[end // 2 : end], fixed, size, units, seed)
    free = _free(ranked, places, fixed, size - len(ids))
    last = [line for line in places[size // 2 :] if line not in free]
    _draw_seeds(ranked[size // 2 :], last, fixed, size, units, seed)
    others = tuple(one for one in lots if one not in fixed.values())
    return separated(Places(size, free, fixed, units, seed), others)


def _draw_seeds(
    group: Sequence[str],
    lines: Sequence[int],
    fixed: dict[int, str],
    size: int,
    units: Mapping[str, str],
    seed: str,
) -> None:
    """Put seeds of the same rank on some of these lines, by lot, and so that a delegation's meet
    as late as they can; without a seed in their order."""
    if not group:
        return
    nobody = len(lines) - len(group)
    drawn = [*group, *[""] * nobody]
    if seed:
        numbers = lot_order(f"{seed}:seeds:{len(lines)}", map(str, range(len(lines))))
        in_order = [drawn[int(number)] for number in numbers]
    else:
        in_order = [drawn[lines.index(line)] for line in sorted(lines)]
    shut = frozenset(range(size)) - set(lines) - fixed.keys()
    found = separated(Places(size, shut, fixed, units, seed), in_order)
    fixed |= {line: found[line] for line in lines if found[line]}


def _free(
    ranked: Sequence[str], places: Sequence[int], fixed: Mapping[int, str], byes: int
) -> frozenset[int]:
    """The free lines: opposite the seeds in their order, then where further seeds would stand."""
    of_seeds = sorted(fixed, key=lambda line: ranked.index(fixed[line]))
    others = (line for line in places if line not in fixed)
    return frozenset(_opposite(line, 2) for line in (*of_seeds, *others)[:byes])
