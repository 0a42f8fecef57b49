"""Lots: anyone with a seed and the ids comes to the same order (DESIGN §4)."""

import hashlib
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring_rules.draws.lots import lot_of, lot_order


def test_a_lot_is_the_sha256_of_seed_and_id() -> None:
    """The digits are those of `printf 2027:7 | sha256sum`."""
    by_shell = "cfcd3f9cc1996d08fadb3964257780764c841bddbd92c3bcb871caca21f10f86"
    assert lot_of("2027", "7") == by_shell


@pytest.mark.parametrize("order", tuple(permutations(("1", "2", "3"))))
def test_the_order_is_that_of_the_digits(order: tuple[str, ...]) -> None:
    by_hand = sorted(
        (hashlib.sha256(f"晋东 2027:{one}".encode()).hexdigest(), one) for one in ("1", "2", "3")
    )
    assert lot_order("晋东 2027", order) == tuple(one for _digits, one in by_hand)


@given(st.text(max_size=9), st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=9))
def test_nobody_is_lost_and_the_entry_order_plays_no_part(seed: str, ids: list[str]) -> None:
    drawn = lot_order(seed, ids)
    assert sorted(drawn) == sorted(ids)
    assert lot_order(seed, reversed(ids)) == drawn


@given(st.lists(st.text(min_size=1, max_size=5), unique=True, min_size=2, max_size=9))
def test_who_stays_away_changes_nothing_among_the_others(ids: list[str]) -> None:
    """A lot is an entrant's own: so one who withdraws leaves the order of the rest."""
    rest = [one for one in lot_order("s", ids) if one != ids[0]]
    assert lot_order("s", ids[1:]) == tuple(rest)
