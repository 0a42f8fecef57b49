"""Ways to play: counted by hand, played to the end as promised, and one of them recommended.

Figures from the field handbook, §8: 13 delegations, a single round robin is 78 games; groups of 4,
3, 3, 3 are 15, plus quarter-finals, semi-finals, final and third place 8, together 23.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meet.codec import encode
from scoring_rules.draws import DRAWS
from scoring_rules.draws.formats import Choice, Means, Option, choice, described, group_turns
from scoring_rules.draws.groups_knockout import GroupsKnockout
from scoring_rules.draws.knockout import Knockout
from scoring_rules.draws.round_robin import RoundRobin
from scoring_rules.draws.swiss import Swiss
from tests.draws.format_play import play

TWO_DAYS = Means(courts=4, minutes=60, days=2, day_minutes=360, a_day=3)
"""Floor curling on four sheets."""


def only(found: Choice, draw: type, **fields: object) -> Option:
    (one,) = [
        option
        for option in found.options
        if type(option.draw) is draw
        and all(getattr(option.draw, name) == value for name, value in fields.items())
    ]
    return one


def test_thirteen_teams_in_two_days_play_groups_and_a_knock_out() -> None:
    found = choice(13, TWO_DAYS)
    everybody = only(found, RoundRobin)
    assert (everybody.contests, everybody.least, everybody.most) == (78, 12, 12)
    four = only(found, GroupsKnockout, into=4, qualify=2)
    assert (sorted(four.groups), four.contests) == ([3, 3, 3, 4], 23)
    assert [stage.contests for stage in four.stages] == [15, 4, 2, 2]
    assert (four.least, four.most) == (2, 6)  # a group of three; a group of four and three rounds
    assert four.places == (1, 2, 3, 4, 5, 5, 5, 5, 9, 9, 9, 9, 13)
    assert found.chosen is four
    # 15 in 4 turns of 4 sheets, then one turn a round: 7 hours of the 12.
    assert (four.turns, TWO_DAYS.turns) == (7, 12)
    assert [said.code for said in everybody.shortage(TWO_DAYS)] == [
        "format_too_long",
        "format_too_many",
    ]


def test_a_regulation_that_shares_third_place_has_one_match_less() -> None:
    shared = choice(13, replace(TWO_DAYS, third="shared"))
    four = only(shared, GroupsKnockout, into=4, qualify=2)
    assert (four.contests, four.places[:4]) == (22, (1, 2, 3, 3))
    assert only(shared, Knockout, third="playoff").undecided(replace(TWO_DAYS, third="shared"))


@pytest.mark.parametrize(
    ("n", "third", "fifth", "contests"),
    [
        (2, "playoff", "shared", 1),
        (3, "playoff", "shared", 2),  # who loses the only semi-final is third
        (4, "playoff", "shared", 4),
        (8, "playoff", "shared", 8),
        (13, "playoff", "shared", 13),
        (13, "shared", "shared", 12),
        (8, "playoff", "playoff", 12),  # and 5-8 twice, 5th, 7th
        (6, "playoff", "playoff", 7),  # two go out in the quarter-finals and play for 5th
        (32, "playoff", "playoff", 36),
    ],
)
def test_a_knock_out_has_a_match_for_all_but_one_and_those_for_places(
    n: int, third: str, fifth: str, contests: int
) -> None:
    means = replace(TWO_DAYS, third=third, fifth=fifth)  # type: ignore[arg-type]
    assert only(choice(n, means), Knockout, third=third).contests == contests


@pytest.mark.parametrize(
    ("sizes", "courts", "turns"),
    [
        ((8,), 4, 7),  # 28 matches, four at a time
        ((8,), 9, 7),  # more courts are no use: seven matches each
        ((5,), 9, 5),  # somebody rests in each round
        ((5,), 1, 10),
        ((6,), 2, 8),  # 15 matches
        ((4, 3), 2, 5),  # 6 + 3
        ((3, 3, 3), 2, 5),
        ((4, 3, 3, 3), 5, 3),
        ((1,), 2, 0),
        ((2, 2), 1, 2),
    ],
)
def test_turns_of_groups(sizes: tuple[int, ...], courts: int, turns: int) -> None:
    matches = list(all_matches(sizes))
    assert group_turns(sizes, len(matches), courts) == turns
    assert timetable(matches, courts, turns)
    assert not matches or not timetable(matches, courts, turns - 1)


def all_matches(sizes: Sequence[int]) -> Iterator[tuple[str, str]]:
    for group, size in zip("ABCDEF", sizes, strict=False):
        yield from combinations([f"{group}{i}" for i in range(size)], 2)


def timetable(matches: Sequence[tuple[str, str]], courts: int, turns: int) -> bool:
    """Whether somebody can write a timetable: searched, not computed."""
    if len(matches) > courts * turns:
        return False
    table: list[list[tuple[str, str]]] = [[] for _ in range(turns)]

    def place(at: int) -> bool:
        if at == len(matches):
            return True
        empty_seen = False
        for turn in table:
            if not turn and empty_seen:
                continue
            empty_seen = empty_seen or not turn
            if len(turn) < courts and not any(set(one) & set(matches[at]) for one in turn):
                turn.append(matches[at])
                if place(at + 1):
                    return True
                turn.pop()
        return False

    return place(0)


@settings(max_examples=40)
@given(st.integers(2, 14), st.sampled_from(["playoff", "shared"]), st.data())
def test_what_is_promised_is_played(n: int, fifth: str, data: st.DataObject) -> None:
    """Contests, matches of each and places are those of the event played by the draw itself."""
    means = replace(TWO_DAYS, fifth=fifth)  # type: ignore[arg-type]
    option = data.draw(st.sampled_from(choice(n, means).options))
    strongest_first = data.draw(st.permutations(range(1, n + 1)))
    name = next(name for name, draw in DRAWS.items() if draw is type(option.draw))
    ended = play({"format": name, **encode(option.draw)}, strongest_first)
    assert (ended.contests, ended.places) == (option.contests, option.places)
    assert ended.over
    assert all(option.least <= ended.each[str(i)] <= option.most for i in range(1, n + 1))


@given(st.integers(0, 70), st.integers(1, 12), st.integers(1, 4), st.integers(1, 8))
def test_what_is_recommended_can_be_done_where_anything_can(
    n: int, courts: int, days: int, a_day: int
) -> None:
    means = Means(courts, 30, days, 240, a_day)
    found = choice(n, means)
    assert bool(found.options) == (n > 1)
    assert all(len(one.places) == n for one in found.options)
    possible = [o for o in found.options if not o.shortage(means) and not o.undecided(means)]
    if possible:
        assert found.chosen in possible
        assert all(found.chosen.least >= one.least for one in possible)  # type: ignore[union-attr]
    if found.chosen:
        assert found.chosen.turns * courts >= found.chosen.contests
        assert found.chosen.turns >= found.chosen.most


def test_a_swiss_of_five_rounds_leaves_one_out_in_each() -> None:
    swiss = only(choice(13, replace(TWO_DAYS, courts=20, rounds=5)), Swiss)
    assert (swiss.contests, swiss.turns, swiss.least, swiss.most) == (30, 5, 4, 5)


def test_where_nothing_can_be_finished_the_shortest_is_named() -> None:
    found = choice(13, Means(courts=1, minutes=60, days=1, day_minutes=240, a_day=3))
    assert found.chosen is not None
    assert described(found.chosen.draw).code == "format_knockout_playoff"
    assert [said.code for said in found.why] == [
        "format_none_fits",
        "format_too_long",
        "format_too_many",
    ]
