"""Groups to knock-out: slots name who comes, winners stand as seeds, places follow both."""

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring_rules.draws import GroupsKnockout
from scoring_rules.draws.bracket import MAIN
from scoring_rules.draws.groups_knockout import slot_of
from tests.draws.event_play import FIRST, SECOND, Event, Match
from tests.draws.fields import field


def event_of(n: int, **parameters: Any) -> Event:
    draw = {"format": "groups_knockout", "ranking": "ittf", **parameters}
    return Event(draw, field([""] * n, n))


def better(match: Match) -> dict[str, Any]:
    """The better seed wins."""
    first, second = (int(side[1:]) for side in match.sides)
    return FIRST if first < second else SECOND


def lines(event: Event) -> list[str]:
    return next(call["bracket"] for call in event.calls if call.get("bracket"))


@given(st.integers(2, 16), st.integers(1, 3))
def test_winner_and_second_of_a_group_are_in_opposite_halves(groups: int, qualify: int) -> None:
    names = [chr(ord("A") + n) for n in range(groups)]
    coming = dict.fromkeys(names, qualify)
    slots = [slot for pair in GroupsKnockout(qualify=qualify).slots(coming) for slot in pair]
    assert sorted(filter(None, slots)) == sorted(
        f"{g}{n + 1}" for g in names for n in range(qualify)
    )
    if qualify == 1:
        return
    half = len(slots) // 2
    for name in names:
        first, second = slots.index(f"{name}1"), slots.index(f"{name}2")
        assert (first < half) != (second < half)


@given(st.integers(2, 16), st.integers(1, 3))
def test_winners_of_groups_stand_as_seeds_and_have_the_byes(groups: int, qualify: int) -> None:
    names = [chr(ord("A") + n) for n in range(groups)]
    pairs = GroupsKnockout(qualify=qualify).slots(dict.fromkeys(names, qualify))
    byes = [next(slot for slot in pair if slot) for pair in pairs if "" in pair]
    assert ("", "") not in pairs
    first = [slot for slot in byes if slot_of(slot)[1] == 1]
    assert len(first) == min(len(byes), groups)


def test_thirteen_teams_play_23_matches() -> None:
    """Groups of 4, 3, 3, 3 are 15, and two of each play 4 + 2 + 1 and for the third place (§8)."""
    event = event_of(13, into=4)
    phases = Counter(match.phase.split(":")[0] for match in event.play(better))
    assert phases == {"group": 15, "quarter": 4, "semi": 2, "final": 1, "bronze": 1}
    assert sum(phases.values()) == 23
    assert event.result()["over"]
    places = event.places()
    assert [places[f"e{n}"] for n in (1, 2)] == [1, 2]
    assert sorted(places.values(), key=lambda p: p or 0) == [1, 2, 3, 4, *[5] * 4, *[9] * 4, 13]


def test_a_bracket_is_taken_as_it_is_written() -> None:
    bracket = [["A1", "B2"], ["B1", "A2"]]
    event = event_of(
        8,
        groups={"A": ["e1", "e3", "e5", "e7"], "B": ["e2", "e4", "e6", "e8"]},
        bracket=bracket,
        third="shared",
    )
    event.play(better)
    assert lines(event) == ["e1", "e4", "e2", "e3"]
    assert sorted(event.places().values(), key=str) == [1, 2, 3, 3, 5, 5, 7, 7]


@settings(deadline=None, max_examples=25)
@given(
    st.integers(4, 13),
    st.integers(1, 5),
    st.integers(1, 3),
    st.sampled_from(("playoff", "shared")),
    st.sampled_from(("playoff", "shared")),
    st.integers(0, 10**6),
)
def test_every_field_is_played_to_its_end(
    n: int, into: int, qualify: int, third: str, fifth: str, chance: int
) -> None:
    """Groups, then a bracket of those who qualified: each match once, everybody placed or named in
    a question; who reached the bracket stands before who did not."""
    event = event_of(n, into=into, qualify=qualify, third=third, fifth=fifth)
    luck = random.Random(chance)
    played = event.play(lambda _match: FIRST if luck.random() < 0.5 else SECOND)
    result = event.result()
    places = event.places()
    assert sorted(places) == sorted(entrant.id for entrant in event.entrants)
    assert len({(m.phase, frozenset(m.sides)) for m in played}) == len(played)
    inside = {side for match in played if match.phase in MAIN for side in match.sides}
    if not inside:
        assert event.questions() or (into == 1 and qualify == 1)
        return
    assert result["over"]
    assert sum(match.phase in MAIN for match in played) == len(inside) - 1
    worst = max(places[one] or 0 for one in inside)
    assert all((places[one] or 99) > worst for one in places if one not in inside)


def test_the_bracket_waits_for_the_groups_and_shows_its_slots_meanwhile() -> None:
    event = event_of(6, into=2)
    drawn = event.decide()
    proposed = event.proposed()
    assert proposed.ready == ()
    assert [why.code for why in proposed.why] == ["groups_open"]
    ahead = [slot.code for one in proposed.contests for slot in one.slots]
    assert Counter(ahead) == {"slot_group": 4, "slot_winner": 2, "slot_loser": 2}
    for match in drawn:
        event.say(match.id, better(match))
    assert {one.phase for one in event.proposed().ready} == {"semi"}


def test_who_is_level_at_the_last_place_that_goes_on_is_settled_first() -> None:
    """Three with a win each by the same scores: nothing is drawn until a lot or the jury spoke,
    also not the tie of two other groups' winners, who are known."""
    groups = {"A": ["e1", "e2", "e3"], "B": ["e4", "e5"], "C": ["e6", "e7"]}
    event = event_of(7, groups=groups, qualify=1, third="shared")
    beats = {("e1", "e2"), ("e2", "e3"), ("e3", "e1"), ("e4", "e5"), ("e6", "e7")}
    for match in event.decide():
        games = [[11, 5], [11, 5]] if match.sides in beats else [[5, 11], [5, 11]]
        event.say(match.id, {"kind": "paper", "games": games})
    proposed = event.proposed()
    assert proposed.ready == ()
    assert [why.code for why in proposed.why] == ["question_level"]
    order = ["e3", "e1", "e2"]
    event.calls.append({"kind": "decide", "what": "jury", "order": order, "reason": "抽签"})
    (semi,) = event.decide()
    assert set(semi.sides) == {"e4", "e6"}
    assert lines(event)[0] == "e3", "the winner of A is the first seed and passes"


def test_a_lot_among_a_group_decides_no_later_match_of_the_same_two() -> None:
    """What officials ordered before the bracket was drawn is about the group only."""
    event = event_of(4, groups={"A": ["e1", "e2"], "B": ["e3", "e4"]}, third="shared")
    event.calls.append({"kind": "decide", "what": "jury", "order": ["e1", "e2"], "reason": "组内"})
    event.play(better)
    file = event.read()
    assert file.event.draw.ranking == "ittf"
    assert event.result()["over"]


def test_a_correction_in_a_group_after_the_draw_moves_nobody_and_is_asked_about() -> None:
    """The fourth seed's win over the fifth turns out a loss: the fifth belongs in the bracket."""
    event = event_of(8, into=2, third="shared")
    event.play(better)
    before = lines(event)
    assert event.result()["over"]
    match = next(one for one in event.contests if set(one["entrants"]) == {"e4", "e5"})
    turned = SECOND if match["calls"][0] is FIRST else FIRST
    event.say(match["id"], {"kind": "correct", "line": 1, "calls": [turned], "reason": "看错"})
    places = event.places()
    assert {one for one in places if (places[one] or 99) <= 4} == set(before)
    assert event.proposed().ready == ()
    assert (event.questions(), event.result()["over"]) == (["question_not_drawn"], False)
    order = ["e4", "e5"]
    event.calls.append({"kind": "decide", "what": "jury", "order": order, "reason": "维持编排"})
    assert (event.questions(), event.result()["over"]) == ([], True)


def test_who_qualified_and_withdraws_gives_a_walkover() -> None:
    event = event_of(8, into=2, third="shared")
    for match in event.decide():
        event.say(match.id, better(match))
    event.withdraw("e1")
    drawn = event.play(better)
    assert all("e1" not in match.sides for match in drawn)
    assert "e1" in lines(event)
    assert event.result()["over"]
    assert event.places()["e1"] == 3


@pytest.mark.parametrize("qualify", [1, 2, 3])
def test_a_group_that_has_fewer_leaves_its_line_free(qualify: int) -> None:
    event = event_of(5, groups={"A": ["e1", "e3", "e5"], "B": ["e2", "e4"]}, qualify=qualify)
    event.play(better)
    assert event.result()["over"]
    assert event.places()["e1"] == 1


def test_who_waits_for_a_semi_final_is_not_behind_who_lost_one() -> None:
    """A file in which only one semi-final stands so far, without a line that drew the bracket."""
    groups = {"A": ["e1", "e3"], "B": ["e2", "e4"]}
    event = event_of(4, groups=groups, bracket=[["A1", "B2"], ["B1", "A2"]])
    for number, (phase, sides) in enumerate(
        [("group:A", "e1 e3"), ("group:B", "e2 e4"), ("semi", "e1 e4")]
    ):
        frame = {"id": f"m{number}", "phase": phase, "entrants": sides.split()}
        event.contests.append({**frame, "calls": [FIRST]})
    assert event.places() == {"e1": 1, "e2": 1, "e3": 1, "e4": 4}
    assert event.result()["over"] is False
