"""The draw of heats: zigzag, delegations apart, lanes by the years' pools, guides' lanes."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.athletics.card import Athlete
from meet.event_file import played_of
from scoring_rules.contest import Entrant
from scoring_rules.draws.heats import Heats
from scoring_rules.draws.heats_lanes import (
    OF_TRACK,
    POOLS,
    in_lanes,
    kept,
    pools_named,
    spans_from,
)
from scoring_rules.draws.heats_qualifying import Round
from scoring_rules.draws.heats_seeding import by_entry, by_round, divided
from scoring_rules.draws.lots import lot_order
from scoring_rules.draws.protocol import Proposed
from tests.athletics.contest import Contest
from tests.draws.test_heats import event, race, read

GUIDE = Athlete(guide="向导")


def seeds(*units: str, own: Any = None) -> list[Entrant]:
    """Entrants of these delegations, "" for none; the first is the best seed."""
    return [
        Entrant(str(i), delegation=unit, seed=i, own=own) for i, unit in enumerate(units, start=1)
    ]


def ids(heats: Sequence[Sequence[Entrant]]) -> list[list[int]]:
    return [[int(entrant.id) for entrant in heat] for heat in heats]


def test_the_zigzag_of_the_rule_book() -> None:
    """166.3: A 1 6 7 12 13 18, B 2 5 8 11 14 17, C 3 4 9 10 15 16."""
    assert ids(divided(seeds(*[""] * 18), 3, 8)) == [
        [1, 6, 7, 12, 13, 18],
        [2, 5, 8, 11, 14, 17],
        [3, 4, 9, 10, 15, 16],
    ]


def test_a_delegation_is_parted_by_an_exchange_with_the_nearest_seed() -> None:
    """1 and 4 of one delegation meet in heat A: 4 changes with 3."""
    field = seeds("潞州区", "", "", "潞州区", "", "")
    assert ids(divided(field, 2, 8)) == [[1, 3, 5], [2, 4, 6]]


@given(st.lists(st.sampled_from("甲乙丙丁"), min_size=2, max_size=24), st.integers(2, 4))
def test_nobody_is_lost_and_heats_are_as_large_as_each_other(units: list[str], heats: int) -> None:
    found = ids(divided(seeds(*units), heats, 8))
    assert sorted(one for heat in found for one in heat) == list(range(1, len(units) + 1))
    sizes = [len(heat) for heat in found]
    assert max(sizes) - min(sizes) <= 1


@given(st.permutations("甲甲乙乙丙丙丁丁"))
def test_two_of_a_delegation_never_meet_where_there_are_two_heats(units: list[str]) -> None:
    by_id = {str(i): unit for i, unit in enumerate(units, start=1)}
    for heat in divided(seeds(*units), 2, 8):
        assert len({by_id[entrant.id] for entrant in heat}) == len(heat)


def test_who_has_no_seed_follows_by_lot() -> None:
    listed = [Entrant("c"), Entrant("b", seed=2), Entrant("d"), Entrant("a", seed=1)]
    assert by_entry(listed, "2027") == ("a", "b", *lot_order("2027:seeds", ("c", "d")))
    assert by_entry(listed, "") == ("a", "b", "c", "d")


def test_later_rounds_by_places_then_times() -> None:
    """Heat winners by time, second places by time, then those who go on by time."""
    one = race("h1", "1", (("a", 11300), ("b", 11400), ("c", 11450)))
    two = race("h2", "1", (("d", 11100), ("e", 11420), ("f", 11900)))
    played = played_of(read(event([one, two])))
    codes = {"a": "Q", "d": "Q", "b": "Q", "e": "Q", "c": "q", "f": "qR"}
    assert by_round(played, codes) == ("d", "a", "b", "e", "c", "f")


@pytest.mark.parametrize(
    "pools, runners, lanes",
    [
        ("2016", 8, [(3, 4, 5, 6), (7, 8), (1, 2)]),
        ("2016", 6, [(3, 4, 5, 6), (7, 8)]),
        ("straight-2021", 8, [(3, 4, 5, 6), (2, 7), (1, 8)]),
        ("straight-2021", 7, [(3, 4, 5, 6), (2, 7), (8,)]),
        ("straight-2021", 5, [(3, 4, 5, 6), (7,)]),
        ("200m-2021", 8, [(5, 6, 7), (3, 4, 8), (1, 2)]),
        ("200m-2021", 7, [(5, 6, 7), (3, 4, 8), (2,)]),
        ("200m-2021", 5, [(5, 6, 7), (4, 8)]),
        ("400m-2021", 8, [(4, 5, 6, 7), (3, 8), (1, 2)]),
        ("400m-2021", 7, [(4, 5, 6, 7), (3, 8), (2,)]),
        ("400m-2021", 5, [(4, 5, 6, 7), (8,)]),
    ],
)
def test_pools_of_the_years_and_the_inside_lanes_free(
    pools: str, runners: int, lanes: list[tuple[int, ...]]
) -> None:
    assert list(kept(POOLS[pools], runners)) == lanes


@pytest.mark.parametrize(
    ("lanes", "pools"), [(lanes, name) for lanes, named in OF_TRACK.items() for name in named]
)
def test_runners_stand_side_by_side_in_every_pool(lanes: int, pools: str) -> None:
    for runners in range(1, lanes + 1):
        used = sorted(lane for pool in kept(OF_TRACK[lanes][pools], runners) for lane in pool)
        assert used == list(range(used[0], used[0] + runners))


def test_nine_lanes_have_pools_of_their_own_and_those_of_2016_are_for_eight() -> None:
    """TR20.4.6: the three best draw lanes 4, 5 and 6, the next two 3 and 7, then 2 and 8."""
    lined_up = in_lanes(seeds(*[""] * 9), 9, pools_named("straight-2021", 9), "2027")
    best = [lined_up.order[lane - lined_up.first] for lane in (4, 5, 6, 3, 7, 2, 8, 1, 9)]
    ids = [entrant.id for entrant in seeds(*[""] * 9)]
    assert [set(best[:3]), set(best[3:5]), set(best[5:7]), set(best[7:])] == [
        set(ids[:3]),
        set(ids[3:5]),
        set(ids[5:7]),
        set(ids[7:]),
    ]
    assert pools_named("2016", 9) == ()
    assert pools_named("straight-2021", 6) == ()
    four = in_lanes(seeds("", "", "", "", own=GUIDE), 9, pools_named("400m-2021", 9), "2027")
    assert four.first is not None
    assert spans_from(four.first, seeds("", "", "", "", own=GUIDE)) == ("1–2", "3–4", "5–6", "7–8")


def test_the_best_draw_among_the_best_lanes() -> None:
    lined_up = in_lanes(seeds(*[""] * 8), 8, POOLS["straight-2021"], "2027")
    assert lined_up.first == 1
    assert {int(one) for one in lined_up.order[2:6]} == {1, 2, 3, 4}
    assert lined_up.order[2:6] == lot_order("2027", ("1", "2", "3", "4"))
    assert {int(lined_up.order[i]) for i in (1, 6)} == {5, 6}


def test_without_a_lot_they_stand_as_seeded_and_without_lanes_too() -> None:
    lined_up = in_lanes(seeds("", "", "", "", ""), 8, (), "")
    assert (lined_up.order, lined_up.first) == (("1", "2", "3", "4", "5"), 4)
    assert in_lanes(seeds("", ""), 0, (), "").first is None


def test_guided_runners_stand_in_pairs_of_lanes() -> None:
    """1-2, 3-4, 5-6, 7-8; the two best of a straight in the middle ones."""
    lined_up = in_lanes(seeds("", "", "", "", own=GUIDE), 8, POOLS["straight-2021"], "2027")
    assert lined_up.first == 1
    assert set(lined_up.order[1:3]) == {"1", "2"}
    three = in_lanes(seeds("", "", "", own=GUIDE), 8, POOLS["400m-2021"], "2027")
    assert three.first == 3
    assert three.order[1] == "1"


def test_a_heat_counts_lanes_and_not_runners() -> None:
    field = [*seeds("", "", own=GUIDE), Entrant("3"), Entrant("4"), Entrant("5")]
    lined_up = in_lanes(field, 8, POOLS["2016"], "2027")
    assert lined_up.first == 2
    assert sorted(lined_up.order) == ["1", "2", "3", "4", "5"]
    assert in_lanes(seeds(*[""] * 5, own=GUIDE), 8, (), "").first is None


def test_the_lanes_of_the_draw_are_those_of_the_race() -> None:
    field = [Entrant("1", own=Athlete()), Entrant("2", own=GUIDE), Entrant("3", own=Athlete())]
    contest = Contest("race", field)
    drawn = type(contest.setup)("c", tuple(field), "1", 4)
    lanes = [runner.card.lanes for runner in contest.rules.start(drawn).runners]
    assert lanes == [(4, 4), (5, 6), (7, 7)]


def proposed(raw: dict[str, Any], draw: Heats, seed: str = "2027") -> Proposed:
    file = read(raw)
    return draw.propose(file.event.entrants, played_of(file), file.decided.decisions, seed)


TWO_ROUNDS = Heats((Round(2, 1, 1), Round(1)))


def test_the_first_round_is_all_heats_at_once() -> None:
    found = TWO_ROUNDS.propose(seeds("甲", "乙", "甲", "乙", "丙"), (), (), "2027")
    assert [(one.phase, one.round) for one in found.contests] == [("1", 1), ("1", 1)]
    assert sorted(x for one in found.ready for x in one.entrants) == ["1", "2", "3", "4", "5"]
    assert {one.table for one in found.contests} == {6, 7}
    assert found == TWO_ROUNDS.propose(seeds("甲", "乙", "甲", "乙", "丙"), (), (), "2027")


def test_the_next_round_waits_for_every_heat_and_every_question() -> None:
    one = race("h1", "1", (("a", 11001), ("b", 11205)))
    two = race("h2", "1", (("d", 11100), ("e", 11205)))
    assert not proposed(event([one]), TWO_ROUNDS).contests
    tied = Heats((Round(2, 1, 1), Round(1)), lanes=3, pools=((1, 2, 3),))
    waiting = proposed(event([one, two]), tied)
    assert not waiting.contests
    assert [text.code for text in waiting.why] == ["heats_round_open", "question_last_place"]
    both = proposed(event([one, two]), TWO_ROUNDS).contests
    assert [sorted(final.entrants) for final in both] == [["a", "b", "d", "e"]]
    assert both[0].table == 3


def test_after_the_final_nothing_is_proposed() -> None:
    final = race("f", "2", (("a", 11300), ("d", 10900)))
    assert proposed(event([final]), TWO_ROUNDS) == Proposed()
