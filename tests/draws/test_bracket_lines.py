"""The lines of a knock-out: seeds where they belong, byes opposite them, all of it replayable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring_rules.contest import Entrant
from scoring_rules.draws.bracket_lines import draw_lines, seed_places, size_for
from tests.draws.fields import field, fields

SEEDS = st.text(max_size=8)


def opposite(lines: tuple[str, ...], one: str) -> str:
    """Who stands against somebody in the first round."""
    return lines[lines.index(one) ^ 1]


def at(lines: tuple[str, ...], *numbers: int) -> set[str]:
    return {lines[number - 1] for number in numbers}


@pytest.mark.parametrize(
    ("n", "size"), [(2, 2), (3, 4), (4, 4), (5, 8), (8, 8), (9, 16), (17, 32), (33, 64), (64, 64)]
)
def test_a_bracket_has_the_next_power_of_two_of_lines(n: int, size: int) -> None:
    assert size_for(n) == size


@pytest.mark.parametrize("size", [2, 4, 8, 16, 32, 64])
def test_if_the_better_seed_always_wins_the_sums_of_each_round_are_alike(size: int) -> None:
    """1 meets 2 in the final, 1 to 4 are in the semi-finals, and so on."""
    ranks = [seed_places(size).index(line) + 1 for line in range(size)]
    while len(ranks) > 1:
        pairs = [*zip(ranks[::2], ranks[1::2], strict=True)]
        assert {a + b for a, b in pairs} == {len(ranks) + 1}
        ranks = [min(pair) for pair in pairs]


@settings(deadline=None, max_examples=150)
@given(fields(), SEEDS)
def test_everybody_stands_on_one_line_and_nobody_opposite_nobody(
    entrants: tuple[Entrant, ...], seed: str
) -> None:
    lines = draw_lines(entrants, seed)
    assert len(lines) == size_for(len(entrants))
    assert sorted(filter(None, lines)) == sorted(entrant.id for entrant in entrants)
    assert ("", "") not in zip(lines[::2], lines[1::2], strict=True)


@settings(deadline=None, max_examples=150)
@given(fields(), SEEDS)
def test_seeds_stand_where_they_belong(entrants: tuple[Entrant, ...], seed: str) -> None:
    """1 on the first line, 2 on the last; 3 and 4 at the other ends of the quarters, 5 to 8 of the
    eighths, 9 to 16 of the sixteenths: each part that ends there has one of the better half."""
    lines = draw_lines(entrants, seed)
    seeded = [entrant.id for entrant in entrants if entrant.seed]
    for n, one in enumerate(seeded):
        parts = 1 << n.bit_length()
        places = seed_places(len(lines))[parts // 2 : parts]
        assert lines.index(one) in (places if n else (0,))
    if len(lines) >= 8 and len(seeded) >= 4:
        half = len(lines) // 2
        assert (lines[0], lines[-1]) == tuple(seeded[:2])
        assert at(lines, half, half + 1) == set(seeded[2:4])


@settings(deadline=None, max_examples=150)
@given(fields(), SEEDS)
def test_byes_go_to_the_best_seeds(entrants: tuple[Entrant, ...], seed: str) -> None:
    lines = draw_lines(entrants, seed)
    byes = len(lines) - len(entrants)
    seeded = [entrant.id for entrant in entrants if entrant.seed]
    for n, one in enumerate(seeded):
        assert (opposite(lines, one) == "") == (n < byes)


@pytest.mark.parametrize("seed", [str(n) for n in range(20)])
def test_the_third_bye_is_the_third_seeds_on_whichever_line(seed: str) -> None:
    """3 and 4 are drawn: the bye goes with the seed, not with the line."""
    lines = draw_lines(field("ABCDE", seeded=5), seed)
    assert [opposite(lines, f"e{n}") == "" for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert opposite(lines, "e4") == "e5"


@given(st.integers(3, 32), SEEDS)
def test_byes_without_seeds_are_spread_evenly(n: int, seed: str) -> None:
    lines = draw_lines(field([""] * n), seed)
    quarter = max(1, len(lines) // 4)
    byes = [lines[i : i + quarter].count("") for i in range(0, len(lines), quarter)]
    assert max(byes) - min(byes) <= 1


@settings(deadline=None)
@given(fields(), SEEDS.filter(bool), st.randoms(use_true_random=False))
def test_the_draw_follows_from_its_seed_and_not_from_the_order_of_entry(
    entrants: tuple[Entrant, ...], seed: str, chance: object
) -> None:
    mixed = [*entrants]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert draw_lines(entrants, seed) == draw_lines(entrants, seed)
    if all(entrant.delegation == "" for entrant in entrants):
        assert draw_lines(mixed, seed) == draw_lines(entrants, seed)


def test_the_lot_reaches_every_line_it_may() -> None:
    """Of 400 draws of eight with two seeds every other entrant is on every other line."""
    entrants = field("ABCDEFGH", seeded=2)
    drawn = [draw_lines(entrants, str(n)) for n in range(400)]
    for entrant in entrants[2:]:
        assert {lines.index(entrant.id) for lines in drawn} == set(range(1, 7))


def test_the_third_and_the_fourth_are_drawn_and_a_delegation_stays_apart() -> None:
    free = {draw_lines(field("ABCDEFGH", seeded=4), str(n))[3] for n in range(40)}
    assert free == {"e3", "e4"}
    same = {draw_lines(field("ABACDEFG", seeded=4), str(n))[4] for n in range(40)}
    assert same == {"e3"}, "the third seed is of the first one's delegation: the other half"
    lone = {draw_lines(field("ABACDEFG", seeded=3), str(n))[4] for n in range(40)}
    assert lone == {"e3"}
