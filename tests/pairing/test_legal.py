"""Laws of pairing: tournaments at random are paired legally, whoever leaves or comes."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meet.codec import decode, encode
from meet.pairing import pair
from meet.pairing.colours import compatible
from meet.pairing.protocol import Asked, Paired
from scoring_rules.draws.pairing_check import allowed, may_have_bye, met
from scoring_rules.refusal import Refused
from tests.pairing.tournaments import Tournament

FIELDS = st.lists(st.sampled_from("ABCDEF"), min_size=2, max_size=19).map(tuple)
"""Delegations of a field; often one of them has half of it."""


def complete(asked: Asked) -> bool:
    """Whether everybody could be paired at all: no rematch, no second bye; by trying."""

    def tried(left: tuple[str, ...], bye: bool) -> bool:
        if not left:
            return True
        one, others = players[left[0]], left[1:]
        for other in others:
            if other not in met(one):
                rest = tuple(id_ for id_ in others if id_ != other)
                if tried(rest, bye):
                    return True
        return bye and may_have_bye(one) and tried(others, False)

    players = {player.id: player for player in asked.players}
    return tried(asked.present, len(asked.present) % 2 == 1)


def clashes(asked: Asked, paired: Paired) -> int:
    units = dict(asked.units)
    return sum(units[one.first] == units[one.second] for one in paired.tables)


@pytest.mark.parametrize("engine", ["score-groups", "fide-dutch"])
@settings(max_examples=60, deadline=None)
@given(units=FIELDS, rounds=st.integers(1, 9), seed=st.integers(0, 10**6))
def test_every_round_is_legal_or_refused_with_cause(
    engine: str, units: tuple[str, ...], rounds: int, seed: int
) -> None:
    games = Tournament(engine, units, rounds, seed)
    for _ in range(rounds):
        asked = games.asked()
        try:
            paired = pair(engine, asked)
        except Refused as refused:
            cause = refused.code
        else:
            cause = ""
        if cause == "too_few_to_pair":
            assert len(asked.present) < 2
        elif cause and engine == "score-groups" and len(asked.present) <= 10:
            assert not complete(asked), cause
        if cause:
            return
        remarks = asked.remarks(paired.pairs)
        assert allowed(remarks), remarks
        players = {player.id: player for player in asked.players}
        if engine == "fide-dutch" and not asked.last_round:
            assert all(compatible(players[p.first], players[p.second]) for p in paired.tables)
        assert len(paired.why) >= clashes(asked, paired)
        games.play(asked, paired)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), players=st.integers(10, 26))
def test_delegations_of_a_third_never_meet_themselves_in_round_one(seed: int, players: int) -> None:
    units = tuple("ABC"[n % 3] if n % 4 else "D" for n in range(players))
    for engine in ("score-groups", "fide-dutch"):
        asked, paired = Tournament(engine, units, 5, seed, leaving=False).round()
        most = max(units.count(unit) for unit in set(units))
        assert most <= len(asked.present) // 2
        assert clashes(asked, paired) == 0
        assert paired.why == ()


@pytest.mark.parametrize("engine", ["score-groups", "fide-dutch"])
def test_halves_mix_in_round_one_only_where_delegations_leave_nothing_else(engine: str) -> None:
    """Eight players of four delegations, 1 and 5 of one, 2 and 6 of the next: that the lower half
    is moved is enough, and 1 never meets 2, 3 or 4 (C.04.3: exchanges come last)."""
    games = Tournament(engine, tuple("ABCDABCD"), 5, 1, leaving=False)
    games.late.clear()
    asked, paired = games.round()
    upper = set(asked.present[:4])
    assert all((one.first in upper) != (one.second in upper) for one in paired.tables)
    assert clashes(asked, paired) == 0


def test_a_question_survives_the_way_to_another_process() -> None:
    games = Tournament("score-groups", tuple("AABBCCD"), 5, 7)
    for _ in range(3):
        asked, _paired = games.round()
        assert decode(Asked, encode(asked)) == asked
        assert hash(asked) == hash(decode(Asked, encode(asked)))


def test_nobody_is_left_to_meet() -> None:
    """Three players have met all round: there is no fourth round, and it is said why."""
    games = Tournament("score-groups", ("A", "B", "C"), 9, 3, leaving=False)
    games.late = set()
    seen = set()
    for _ in range(3):
        _asked, paired = games.round()
        seen |= {frozenset((one.first, one.second)) for one in paired.tables}
    assert seen == {frozenset(pair) for pair in combinations("123", 2)}
    with pytest.raises(Refused) as refused:
        games.round()
    assert refused.value.code in ("cannot_pair", "nobody_for_bye")
