"""Rounds that follow from the number of runners: rule 166.2, and the same sum on other tracks."""

from itertools import pairwise

import pytest

from scoring_rules.contest import Entrant
from scoring_rules.draws import Heats
from scoring_rules.draws.heats_qualifying import Round
from scoring_rules.draws.heats_rounds import heats_for, rounds_from

FINAL = Round(1)
TWO_SEMIS, THREE_SEMIS = Round(2, 3, 2), Round(3, 2, 2)


@pytest.mark.parametrize(
    ("entrants", "rounds"),
    [
        (8, (FINAL,)),
        (9, (Round(2, 3, 2), FINAL)),
        (16, (Round(2, 3, 2), FINAL)),
        (17, (Round(3, 2, 2), FINAL)),
        (24, (Round(3, 2, 2), FINAL)),
        (25, (Round(4, 3, 4), TWO_SEMIS, FINAL)),
        (32, (Round(4, 3, 4), TWO_SEMIS, FINAL)),
        (33, (Round(5, 4, 4), THREE_SEMIS, FINAL)),
        (40, (Round(5, 4, 4), THREE_SEMIS, FINAL)),
    ],
)
def test_the_tables_of_the_rule(entrants: int, rounds: tuple[Round, ...]) -> None:
    """IAAF Competition Rules 2016-17, 166.2: 100 m to 400 m, eight lanes."""
    everybody = [Entrant(str(i)) for i in range(entrants)]
    assert rounds_from(heats_for(everybody, 8), 8) == rounds


@pytest.mark.parametrize("runners", range(1, 11))
@pytest.mark.parametrize("heats", range(1, 13))
def test_every_number_of_heats_comes_to_one_last_race(heats: int, runners: int) -> None:
    rounds = rounds_from(heats, runners)
    assert rounds[0].heats == heats
    assert rounds[-1] == FINAL
    assert all(one.by_place >= 1 for one in rounds[:-1])
    for one, following in pairwise(rounds):
        through = one.heats * one.by_place + one.by_time
        assert through == max(following.heats * runners, one.heats)
    Heats(rounds=rounds)


def test_runners_with_guides_fill_two_lanes_each() -> None:
    """T11: four to a heat of eight lanes, so five make two heats, one through of each and two by
    time.
    """
    draw = Heats(lanes=8, lanes_each=2)
    five = [Entrant(str(i), own=_Guided()) for i in range(5)]
    proposed = draw.propose(five, [], [], "2027")
    assert sorted(len(contest.entrants) for contest in proposed.contests) == [2, 3]
    assert [contest.phase for contest in proposed.contests] == ["1", "1"]
    assert rounds_from(2, 4) == (Round(2, 1, 2), FINAL)


class _Guided:
    guide = "向导"


def test_a_race_that_fits_is_run_at_once() -> None:
    (race,) = Heats(lanes=8).propose([Entrant(str(i)) for i in range(6)], [], [], "2027").contests
    assert race.phase == "1"
    assert race.table == 3
