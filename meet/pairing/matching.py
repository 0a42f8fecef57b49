"""Matching: everybody paired at once, so that what matters most is best first, on networkx."""

from collections.abc import Mapping, Sequence

import networkx as nx

Cost = Sequence[int]
"""What a pair costs, whole numbers from 0, by importance; all costs of a round are as long."""


def matched(size: int, costs: Mapping[tuple[int, int], Cost]) -> tuple[tuple[int, int], ...]:
    """Pair 0 … size-1; a pair that is not in `costs` cannot be. Empty where not all can be paired.

    Of all complete rounds the one whose summed costs are lowest in order of importance. The costs
    become one whole number each: a digit is greater than all that follow it can sum up to.
    """
    if not size or size % 2 or not costs:
        return ()
    bases = [1 + size // 2 * max(column) for column in zip(*costs.values(), strict=True)]
    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    worth = {pair: -_number(cost, bases) for pair, cost in costs.items()}
    graph.add_weighted_edges_from((a, b, value) for (a, b), value in worth.items())
    found = nx.max_weight_matching(graph, maxcardinality=True)
    if 2 * len(found) != size:
        return ()
    return tuple(sorted((min(pair), max(pair)) for pair in found))


def _number(cost: Cost, bases: Sequence[int]) -> int:
    number = 0
    for digit, base in zip(cost, bases, strict=True):
        number = number * base + digit
    return number
