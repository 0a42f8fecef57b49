"""Delegations apart: no arrangement of the lines is better, as trying them all says."""

import random
from collections.abc import Mapping
from itertools import permutations

import pytest

from scoring_rules.draws.bracket_lines import draw_lines
from scoring_rules.draws.separation import Cost, Places, clashes, separated
from tests.draws.fields import field


def best_by_trying(places: Places, entrants: list[str]) -> Cost:
    """The smallest cost of all arrangements."""
    shut = places.free | places.fixed.keys()
    free = [line for line in range(places.size) if line not in shut]
    return min(
        clashes(places.size, {**places.fixed, **dict(zip(free, order, strict=True))}, places.units)
        for order in permutations(entrants)
    )


def small(seed: int) -> tuple[Places, list[str]]:
    """Eight or sixteen lines of which at most six are to be filled, many of one delegation: so
    crowded that the first division that finds room is often not the best."""
    chance = random.Random(seed)
    size = chance.choice((4, 8, 8, 16))
    lines = chance.sample(range(size), size)
    to_fill = chance.randint(2, min(6, size))
    byes = chance.randint(0, size - to_fill)
    units = {f"e{n}": chance.choice(("A", "A", "B", "C", "")) for n in range(size)}
    fixed = {line: f"e{n}" for n, line in enumerate(lines[to_fill + byes :])}
    free = frozenset(lines[to_fill : to_fill + byes])
    others = [f"e{n}" for n in range(size - to_fill, size)]
    return Places(size, free, fixed, units, str(seed)), others


@pytest.mark.parametrize("hundred", range(4))
def test_no_arrangement_is_better(hundred: int) -> None:
    for seed in range(100 * hundred, 100 * hundred + 100):
        places, entrants = small(seed)
        check(places, entrants)


def check(places: Places, entrants: list[str]) -> None:
    lines = separated(places, entrants)
    assert all(lines[line] == one for line, one in places.fixed.items())
    assert all(lines[line] == "" for line in places.free)
    assert sorted(filter(None, lines)) == sorted([*places.fixed.values(), *entrants])
    held = {line: one for line, one in enumerate(lines) if one}
    assert clashes(places.size, held, places.units) == best_by_trying(places, entrants)


def meetings(lines: tuple[str, ...], units: Mapping[str, str]) -> Cost:
    return clashes(len(lines), {n: one for n, one in enumerate(lines) if one}, units)


@pytest.mark.parametrize("seeded", [0, 2, 4, 8])
@pytest.mark.parametrize("n", [1, 2, 3])
def test_thirteen_delegations_meet_as_late_as_their_number_allows(n: int, seeded: int) -> None:
    """Of 13 delegations one, two or three each: two are in the two halves, three in three of the
    quarters, so that one pair meets in a semi-final and two in the final."""
    entrants = field([f"D{k % 13}" for k in range(13 * n)], seeded)
    lines = draw_lines(entrants, "2027")
    cost = meetings(lines, {entrant.id: entrant.delegation for entrant in entrants})
    rounds = len(lines).bit_length() - 1
    pairs = {1: (0, 0), 2: (0, 13), 3: (13, 26)}[n]
    assert cost[: rounds - 2] == (0,) * (rounds - 2)
    if n != 2 or seeded < 8:
        assert cost[-2:] == pairs
    else:
        assert cost[-2] <= 1, "byes of drawn seeds can leave fourteen places in one half"


def test_a_delegation_of_five_has_no_meeting_before_it_must() -> None:
    """Five in four quarters: one quarter holds two, in its two eighths; its half has three."""
    lines = draw_lines(field(["A"] * 5 + [*"BCDEFGHIJKL"]), "s")
    cost = meetings(lines, {f"e{n}": "A" if n < 6 else "" for n in range(1, 17)})
    assert cost == (0, 1, 3, 6)


def test_who_is_alone_gives_way() -> None:
    """Two of one delegation and six others: in all draws the two are in different halves."""
    for n in range(50):
        lines = draw_lines(field("AABCDEFG"), str(n))
        assert (lines.index("e1") < 4) != (lines.index("e2") < 4)
