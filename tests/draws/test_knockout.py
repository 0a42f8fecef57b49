"""Knock-outs: played at random to their end, with byes, walkovers, withdrawals and corrections."""

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring_rules.contest import Entrant
from scoring_rules.draws.bracket import MAIN
from scoring_rules.draws.bracket_lines import draw_lines
from tests.draws.event_play import FIRST, SECOND, Event, Match, retires, stays_away
from tests.draws.fields import field, fields

POLICIES = st.sampled_from(("playoff", "shared"))


def by_chance(seed: int) -> Any:
    """Either side wins."""
    chance = random.Random(seed)
    return lambda _match: FIRST if chance.random() < 0.5 else SECOND


def first_always(_match: Match) -> Any:
    return FIRST


def winner(match: Match, event: Event) -> str:
    said = next(one for one in event.contests if one["id"] == match.id)["calls"][-1]
    return match.sides[0] if said is FIRST else match.sides[1]


def knockout(n: int = 8, **parameters: Any) -> Event:
    """So many seeds without delegations: seed 1 on the first line, 2 on the last."""
    return Event({"format": "knockout", **parameters}, field([""] * n, n))


@settings(deadline=None, max_examples=40)
@given(fields(), POLICIES, POLICIES, st.integers(0, 10**6), st.text(min_size=1, max_size=6))
def test_every_field_is_played_to_its_end(
    entrants: tuple[Entrant, ...], third: str, fifth: str, chance: int, seed: str
) -> None:
    """n - 1 ties of the main draw, everybody placed once, each winner before each loser; who
    lost in the same round shares a place, or plays for it."""
    event = Event({"format": "knockout", "third": third, "fifth": fifth}, entrants, seed)
    matches = event.play(by_chance(chance))
    result = event.result()
    n = len(entrants)
    assert result["over"]
    assert event.questions() == []
    assert sum(match.phase in MAIN for match in matches) == n - 1
    assert Counter(match.phase == "bronze" for match in matches)[True] == (
        third == "playoff" and n >= 4
    )
    places = event.places()
    assert sorted(places) == sorted(entrant.id for entrant in entrants)
    for match in matches:
        won = winner(match, event)
        lost = next(side for side in match.sides if side != won)
        assert (places[won] or 0) < (places[lost] or 0)
    assert sorted(p or 0 for p in places.values()) == expected_places(n, third, fifth)
    bracket = event.calls[0]["bracket"]
    assert tuple(bracket) == draw_lines(entrants, seed), "the draw is that of its seed"


def expected_places(n: int, third: str, fifth: str) -> list[int]:
    """1, 2, then shared places by round, but for those that are played for."""
    played_for = {1, 2, *([3, 4] if third == "playoff" else [])}
    played_for |= {5, 6, 7, 8} if fifth == "playoff" else set()
    found = []
    for place in range(1, n + 1):
        among = 1 << (place - 1).bit_length()
        found.append(place if place in played_for else among // 2 + 1 if place > 1 else 1)
    return found


@settings(deadline=None, max_examples=40)
@given(fields(most=20), POLICIES, POLICIES, st.integers(0, 10**6))
def test_who_retires_stays_away_or_withdraws_never_stops_the_event(
    entrants: tuple[Entrant, ...], third: str, fifth: str, chance: int
) -> None:
    """Whatever happens between matches: over in the end, everybody listed once, one winner (or a
    question that names the last two), and nobody has a place who never met anybody in play."""
    event = Event({"format": "knockout", "third": third, "fifth": fifth}, entrants)
    luck = random.Random(chance)
    met: set[str] = set()
    staying = [entrant.id for entrant in entrants]
    while drawn := event.decide():
        for match in drawn:
            what = luck.choice(("play", "play", "retire", "away", "withdraw"))
            one = luck.choice(match.sides)
            if what == "withdraw" and one in staying:
                staying.remove(one)
                event.withdraw(one)
            elif what == "away":
                event.say(match.id, stays_away(one))
            else:
                call = retires(one) if what == "retire" else luck.choice((FIRST, SECOND))
                event.say(match.id, call)
                met |= {*match.sides}
        if luck.random() < 0.3 and staying:
            event.withdraw(staying.pop(luck.randrange(len(staying))))
    result = event.result()
    places = event.places()
    assert sorted(places) == sorted(entrant.id for entrant in entrants)
    if event.questions():
        assert set(event.questions()) == {"question_no_winner"}
        assert not result["over"]
        return
    assert result["over"]
    assert list(places.values()).count(1) <= 1
    walked = {row["entrant"] for row in result["placings"] if row["place"]} - met
    for one in walked:
        assert (places[one] or 99) < len(entrants), "only who won by a walkover"


def test_byes_pass_and_the_next_tie_is_ready_at_once() -> None:
    """Five: 4 meets 5, and the two who pass in the other half meet without waiting."""
    event = knockout(5)
    first = {(match.phase, frozenset(match.sides)) for match in event.decide()}
    assert len(first) == 2
    assert ("quarter", frozenset(("e4", "e5"))) in first
    assert ("semi") in {phase for phase, _sides in first}


def test_two_alone_play_a_final_and_three_have_no_match_for_the_third_place() -> None:
    assert [match.phase for match in knockout(2).play(first_always)] == ["final"]
    event = knockout(3)
    assert [match.phase for match in event.play(first_always)] == ["semi", "final"]
    assert sorted(event.places().values(), key=str) == [1, 2, 3]
    assert event.result()["over"]


def test_nobody_has_a_place_before_anything_is_decided() -> None:
    event = knockout(4)
    event.decide()
    assert set(event.places().values()) == {None}
    assert not event.result()["over"]


def test_while_it_goes_on_whoever_is_still_in_is_in_front() -> None:
    event = knockout(4)
    semi, _other = event.decide()
    event.say(semi.id, FIRST)
    places = event.places()
    assert places[semi.sides[1]] == 4
    assert not event.result()["over"]


def test_four_beaten_quarter_finalists_play_for_5_to_8() -> None:
    event = knockout(8, fifth="playoff")
    matches = event.play(first_always)
    counts = Counter(match.phase for match in matches)
    assert counts == {"quarter": 4, "semi": 2, "5-8": 2, "5": 1, "7": 1, "bronze": 1, "final": 1}
    assert sorted(event.places().values(), key=str) == [*range(1, 9)]


@pytest.mark.parametrize(("n", "behind"), [(5, []), (6, ["5"]), (7, ["5-8", "5"])])
def test_fewer_beaten_quarter_finalists_play_what_is_left(n: int, behind: list[str]) -> None:
    event = knockout(n, fifth="playoff")
    phases = [match.phase for match in event.play(first_always)]
    assert [p for p in phases if p in ("5-8", "5", "7")] == behind
    assert sorted(event.places().values(), key=str) == [*range(1, n + 1)]
    assert event.result()["over"]


def test_who_withdraws_before_the_draw_is_not_drawn_and_after_it_loses() -> None:
    event = knockout(5)
    event.withdraw("e5")
    drawn = event.decide()
    assert len(event.calls[-1]["bracket"]) == 4
    assert all("e5" not in match.sides for match in drawn)
    event.withdraw(drawn[0].sides[0])
    event.say(drawn[1].id, FIRST)
    rest = event.play(first_always)
    assert any(drawn[0].sides[1] in match.sides for match in rest if match.phase == "final")


def test_who_withdraws_before_the_final_is_second_and_no_final_is_drawn() -> None:
    event = knockout(4, third="shared")
    for match in event.decide():
        event.say(match.id, FIRST)
    first, second = (match["entrants"][0] for match in event.contests)
    event.withdraw(second)
    assert event.decide() == []
    places = event.places()
    assert (places[first], places[second]) == (1, 2)
    assert sorted(places.values(), key=str) == [1, 2, 3, 3]
    assert event.result()["over"]


def test_where_neither_semi_finalist_comes_the_other_finalist_wins() -> None:
    """A tie that nobody wins: who waits for its winner passes."""
    event = knockout(4)
    one, other = event.decide()
    event.say(one.id, FIRST)
    for side in other.sides:
        event.withdraw(side)
    assert event.decide() == []
    result = event.result()
    assert result["over"]
    assert [(row["entrant"], row["place"]) for row in result["placings"][:2]] == [
        (one.sides[0], 1),
        (one.sides[1], 2),
    ] or event.places()[one.sides[0]] == 1
    assert {row["status"] for row in result["placings"][2:]} == {"WD"}


def test_a_final_to_which_nobody_comes_is_a_question_for_the_jury() -> None:
    """Two winners of semi-finals who both withdraw: nobody is first by himself."""
    event = knockout(4, third="shared")
    for match in event.decide():
        event.say(match.id, FIRST)
    finalists = [match["entrants"][0] for match in event.contests]
    for one in finalists:
        event.withdraw(one)
    assert event.decide() == []
    assert (event.questions(), event.result()["over"]) == (["question_no_winner"], False)
    event.calls.append({"kind": "decide", "what": "jury", "order": finalists[::-1], "reason": "r"})
    assert event.result()["over"]
    assert [event.places()[one] for one in finalists] == [2, 1]


def test_a_correction_moves_nobody_who_was_drawn_and_nobody_strays_into_a_medal() -> None:
    """The loser of a quarter-final wins after all when the semi-final has been played: the result
    is not over, it says who belongs where, and the champion stays alone."""
    event = knockout(8, third="shared")
    matches = event.play(first_always)
    assert event.result()["over"]
    quarter = next(m for m in matches if m.phase == "quarter" and "e1" in m.sides)
    event.say(quarter.id, {"kind": "correct", "line": 1, "calls": [SECOND], "reason": "看错"})
    assert not event.result()["over"]
    assert event.questions() == ["question_stranded"]
    places = event.places()
    assert list(places.values()).count(1) == 1
    stranded = quarter.sides[1]
    assert places[stranded] == 5
    semi = next(m for m in matches if m.phase == "semi" and "e1" in m.sides)
    order = [*semi.sides, stranded]
    event.calls.append({"kind": "decide", "what": "jury", "order": order, "reason": "维持编排"})
    assert (event.questions(), event.result()["over"]) == ([], True)


def test_winners_who_were_exchanged_by_hand_are_played_as_they_were_drawn() -> None:
    event = knockout(4)
    lines = ["e1", "e4", "e3", "e2"]
    pairs = [("e1", "e3"), ("e4", "e2")]
    frames = [
        {"id": f"s{n}", "phase": "semi", "entrants": list(pair), "order": n}
        for n, pair in enumerate(pairs, 1)
    ]
    event.calls.append({"kind": "draw", "pairings": frames, "bracket": lines, "reason": "手工"})
    event.contests += [{**frame, "calls": [FIRST]} for frame in frames]
    assert {frozenset(m.sides) for m in event.decide()} == {
        frozenset(("e3", "e2")),
        frozenset(("e1", "e4")),
    }


def test_a_late_entry_is_waited_for_and_may_take_a_free_line() -> None:
    """Three were drawn, a fourth comes: not over, until it plays against who passed."""
    event = knockout(3)
    event.decide()
    event.entrants = field([""] * 4, 3)
    event.say("m1", FIRST)
    assert not event.result()["over"]
    free = {"id": "late", "phase": "semi", "entrants": ["e1", "e4"], "order": 1}
    event.calls.append({"kind": "draw", "pairings": [free], "reason": "补报"})
    event.contests.append({**free, "calls": [SECOND]})
    rest = event.play(first_always)
    assert {frozenset(m.sides) for m in rest if m.phase == "final"} == {
        frozenset((event.contests[0]["entrants"][0], "e4"))
    }
    assert event.result()["over"]
    assert sorted(event.places().values(), key=str) == [1, 2, 3, 4]


def test_contests_may_be_missing_and_then_it_is_not_over() -> None:
    """Of four quarter-finals, two semi-finals, bronze and final any one is left out."""
    event = knockout(8)
    event.play(first_always)
    event.calls = []
    assert event.result()["over"], "without draw lines the contests say it all"
    everything = [*event.contests]
    for missing in everything:
        event.contests = [one for one in everything if one is not missing]
        result = event.result()
        assert not result["over"], missing["phase"]
        assert len(result["placings"]) == 8


def test_team_ties_go_on_by_their_matches_and_their_own_rule() -> None:
    """Three matches win a tie of five: two are not enough, whatever label the matches carry."""
    event = knockout(2)
    (final,) = event.decide()
    for n, call in enumerate((FIRST, FIRST, SECOND), start=1):
        part = {"id": f"p{n}", "part_of": final.id, "order": n, "entrants": list(final.sides)}
        event.contests.append({**part, "calls": [call]})
    for n in (4, 5):
        part = {"id": f"p{n}", "part_of": final.id, "order": n, "entrants": list(final.sides)}
        event.contests.append({**part, "phase": "1", "calls": []})
    assert not event.result()["over"]
    event.say("p4", FIRST)
    result = event.result()
    assert (result["over"], result["contests"][0]["score"]) == (True, "3-1")
    assert [event.places()[side] for side in final.sides] == [1, 2]


def test_the_same_file_gives_the_same_result_again() -> None:
    event = Event({"format": "knockout"}, field("ABCABCABCABCA", 4))
    event.play(by_chance(7))
    assert (
        event.result()
        == Event(event.draw, event.entrants, "", event.calls, event.contests).result()
    )
