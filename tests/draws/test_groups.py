"""Groups: made by snake or pots with delegations apart, drawn in rounds, and placed by table."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring_rules.contest import Entrant
from scoring_rules.draws import Groups, Proposal
from scoring_rules.draws.group_making import made_groups
from tests.draws.event_play import FIRST, Event
from tests.draws.fields import field, fields

METHODS = st.sampled_from(("snake", "pots"))


def seeded(n: int) -> tuple[Entrant, ...]:
    return field([""] * n, n)


def numbers(groups: dict[str, tuple[str, ...]]) -> dict[str, list[int]]:
    return {name: [int(one[1:]) for one in members] for name, members in groups.items()}


def test_the_snake_puts_1_8_9_and_16_together() -> None:
    assert numbers(dict(made_groups(seeded(16), 4, "snake", ""))) == {
        "A": [1, 8, 9, 16],
        "B": [2, 7, 10, 15],
        "C": [3, 6, 11, 14],
        "D": [4, 5, 12, 13],
    }


@pytest.mark.parametrize(
    ("n", "sizes"),
    [(2, [2]), (3, [3]), (5, [5]), (6, [3, 3]), (7, [3, 4]), (11, [3, 4, 4]), (13, [3, 3, 3, 4])],
)
def test_where_it_is_not_said_groups_are_of_four_and_three(n: int, sizes: list[int]) -> None:
    members = Groups().members(seeded(n), "")
    assert sorted(len(group) for group in members.values()) == sizes


def test_no_group_is_left_with_one() -> None:
    """Four groups were planned, seven are left: three groups."""
    assert sorted(map(len, Groups(into=4).members(seeded(7), "").values())) == [2, 2, 3]


@given(st.integers(2, 8), st.integers(2, 5), st.text(min_size=1, max_size=6))
def test_from_pots_every_group_gets_one_of_each(into: int, rows: int, seed: str) -> None:
    entrants = seeded(into * rows)
    groups = made_groups(entrants, into, "pots", seed)
    pots = [{e.id for e in entrants[i : i + into]} for i in range(0, len(entrants), into)]
    for members in groups.values():
        assert [len(pot & {*members}) for pot in pots] == [1] * rows


def test_pots_are_drawn() -> None:
    drawn = {made_groups(seeded(8), 4, "pots", str(n))["A"] for n in range(60)}
    assert {group[1] for group in drawn} == {"e5", "e6", "e7", "e8"}


@settings(deadline=None, max_examples=150)
@given(fields(least=4, most=24), st.integers(1, 6), METHODS, st.text(max_size=5))
def test_no_two_of_a_delegation_are_together_where_there_are_groups_enough(
    entrants: tuple[Entrant, ...], into: int, method: str, seed: str
) -> None:
    """Everybody is in one group, sizes differ by one at most, and a delegation with no more
    entrants than there are groups has them all in different ones, unless the seeds forbid it."""
    groups = made_groups(entrants, into, method, seed)  # type: ignore[arg-type]
    members = [one for group in groups.values() for one in group]
    assert sorted(members) == sorted(entrant.id for entrant in entrants)
    sizes = [len(group) for group in groups.values()]
    assert max(sizes) - min(sizes) <= 1
    teams = Counter(entrant.delegation for entrant in entrants if entrant.delegation)
    units = {entrant.id: entrant.delegation for entrant in entrants}
    if all(n <= into for n in teams.values()) and len(entrants) % into == 0:
        for group in groups.values():
            own = [units[one] for one in group if units[one]]
            assert len(set(own)) == len(own)


@given(fields(least=2, most=20), st.integers(1, 6), METHODS, st.text(min_size=1, max_size=5))
def test_groups_follow_from_the_seed(
    entrants: tuple[Entrant, ...], into: int, method: str, seed: str
) -> None:
    first = made_groups(entrants, into, method, seed)  # type: ignore[arg-type]
    assert made_groups(entrants, into, method, seed) == first  # type: ignore[arg-type]


def matches(proposals: tuple[Proposal, ...]) -> int:
    return len(proposals)


def test_thirteen_in_four_groups_have_15_matches_and_in_one_78() -> None:
    """4, 3, 3, 3 are 6 + 3 + 3 + 3; each with each is 13 × 12 / 2 (the handbook, §8)."""
    entrants = seeded(13)
    assert matches(Groups(into=4).propose(entrants, (), (), "").contests) == 15
    assert matches(Groups(into=1).propose(entrants, (), (), "").contests) == 78


@settings(deadline=None)
@given(st.integers(2, 20), st.integers(1, 5), st.integers(1, 2))
def test_everybody_meets_everybody_of_the_group_once_a_cycle_and_nobody_twice_in_a_round(
    n: int, into: int, cycles: int
) -> None:
    draw = Groups(into=into, cycles=cycles)
    entrants = seeded(n)
    proposals = draw.propose(entrants, (), (), "s").contests
    met = Counter(frozenset(one.entrants) for one in proposals)
    for group in draw.members(entrants, "s").values():
        for pair in combinations(group, 2):
            assert met.pop(frozenset(pair)) == cycles
    assert not met
    in_round = Counter((one.round, side) for one in proposals for side in one.entrants)
    assert set(in_round.values()) <= {1}


def groups_of(n: int, **parameters: object) -> Event:
    return Event({"format": "groups", "ranking": "ittf", **parameters}, seeded(n))


def test_groups_are_played_to_their_end_and_winners_stand_before_seconds() -> None:
    event = groups_of(8, into=2)
    drawn = event.play(lambda match: FIRST)
    assert len(drawn) == 12
    result = event.result()
    assert result["over"]
    places = sorted(event.places().values(), key=str)
    assert places == [1, 1, 3, 3, 5, 5, 7, 7]


def test_a_late_entry_is_told_and_plays_where_the_organiser_puts_it() -> None:
    event = groups_of(4, groups={"A": ["e1", "e2"], "B": ["e3", "e4"]})
    event.play(lambda match: FIRST)
    assert event.result()["over"]
    event.entrants = seeded(5)
    assert not event.result()["over"]
    event.draw = {**event.draw, "groups": {"A": ["e1", "e2", "e5"], "B": ["e3", "e4"]}}
    drawn = event.play(lambda match: FIRST)
    assert {frozenset(match.sides) for match in drawn} == {
        frozenset(("e1", "e5")),
        frozenset(("e2", "e5")),
    }
    assert event.result()["over"]


def test_missing_contests_leave_it_open_and_refuse_nothing() -> None:
    event = groups_of(6, groups={"A": ["e1", "e2", "e3"], "B": ["e4", "e5", "e6"]})
    event.play(lambda match: FIRST)
    everything = [*event.contests]
    event.calls = []
    for missing in everything:
        event.contests = [one for one in everything if one is not missing]
        assert not event.result()["over"]


def test_a_team_tie_of_a_group_counts_by_its_matches_without_a_label_of_their_own() -> None:
    event = groups_of(2, groups={"A": ["e1", "e2"]})
    (tie,) = event.decide()
    for n in (1, 2, 3):
        part = {"id": f"p{n}", "part_of": tie.id, "order": n, "entrants": list(tie.sides)}
        event.contests.append({**part, "calls": [FIRST]})
    result = event.result()
    assert (result["over"], result["contests"][0]["score"]) == (True, "2-0")


@pytest.mark.parametrize("listed", [True, False])
def test_who_withdraws_loses_to_those_it_has_not_met_listed_or_not(*, listed: bool) -> None:
    """ITTF 3.7.5.1: who does not come gets 0 points and the other 2. FORMATS §2: contests may be
    missing. e1 beats e2, e2 beats e3, and e1 goes home."""
    event = groups_of(3, groups={"A": ["e1", "e2", "e3"]})
    for number, sides in enumerate(("e1 e2", "e2 e3", "e1 e3")[: 2 + listed]):
        frame = {"id": f"m{number}", "phase": "group:A", "entrants": sides.split()}
        event.contests.append({**frame, "calls": [FIRST] if number < 2 else []})
    event.withdraw("e1")
    result = event.result()
    marks = [(row["entrant"], row["mark"]) for row in result["placings"]]
    assert (marks, result["over"]) == ([("e2", "3"), ("e3", "3"), ("e1", "2")], True)


def test_who_withdraws_from_a_group_leaves_no_match_open() -> None:
    event = groups_of(4, groups={"A": ["e1", "e2", "e3", "e4"]})
    drawn = event.decide()
    event.withdraw("e4")
    for match in drawn:
        if "e4" not in match.sides:
            event.say(match.id, FIRST)
    assert event.result()["over"]
    assert event.places()["e4"] == 4
