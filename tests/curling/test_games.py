"""A game of floor curling: the hammer end by end, extra ends, draw shots, teams, refusals."""

import json
from pathlib import Path
from typing import Any

import pytest

from events import sports
from events.curling.calls import (
    Concede,
    DrawShot,
    EndScore,
    Hammer,
    Lineup,
    Paper,
    Stone,
)
from events.curling.state import hammer
from events.curling.team import Curler, Squad
from meet import event_file
from meet.codec import BadInput, decode_call, override
from meet.score import score
from meet.words import refusal, say
from scoring_rules.contest import Entrant, Member, Setup, Standing, append
from scoring_rules.kinds.leaving import Disqualify, Retire, Walkover
from scoring_rules.kinds.two_sides import Timeout
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused

GOLDEN = Path(__file__).resolve().parents[2] / "events" / "curling" / "golden"
FLOOR: Any = sports()["curling"].rules["floor"]
MEN = tuple(Curler(f"a{n}", "M", "轮椅") for n in range(1, 5))
WOMAN = Curler("a5", "W", "轮椅")
DEAF = Curler("a6", "W", "听力")


def rules(**changes: Any) -> Any:
    return override(FLOOR, changes)


def setup(*squad: Curler) -> Setup:
    members = tuple(Member(one.id) for one in squad)
    return Setup("c", (Entrant("A", members=members, own=Squad(squad)), Entrant("B")))


def played(*calls: Any, terms: Any = FLOOR, of: Setup | None = None) -> Standing[Any]:
    of = of or setup()
    standing: Standing[Any] = Standing(terms.start(of))
    for number, call in enumerate(calls, start=1):
        standing = append(terms, of, standing, Line(number, call))
    return standing


def refused(*calls: Any, terms: Any = FLOOR, of: Setup | None = None) -> str:
    played(*calls[:-1], terms=terms, of=of)
    with pytest.raises(Refused) as caught:
        played(*calls, terms=terms, of=of)
    for lang in ("zh", "en"):
        assert refusal(caught.value.code, caught.value.facts, lang, sport="curling")
    return caught.value.code


def ends(*scores: tuple[str | None, int]) -> list[EndScore]:
    return [EndScore(*one) for one in scores]


WORKED = ends(("A", 2), (None, 0), ("A", 1), ("B", 3), ("B", 1), ("A", 1))
"""The worked case of six ends, 4-4; B has the hammer of the extra end."""


def test_the_hammer_follows_the_worked_case() -> None:
    state = played(Hammer("A"), *WORKED).state
    assert [end.hammer for end in state.ends] == [0, 1, 1, 1, 0, 0]
    assert (state.total, state.over, hammer(state)) == ((4, 4), False, 1)


# Who had the last stone, end by end, as the reports say: nrk.no 2018-03-17 (China in the first
# end), paralympic.org 2018-03-16 and -17 (steals, blanks), worldcurl.com 1554 (Sweden first).
HAMMERS = {
    "paralympics-2018-final": ["chn", "nor", "chn", "chn", "nor", "nor", "chn", "nor", "chn"],
    "paralympics-2018-semifinal": ["kor", "kor", "nor", "kor", "nor", "nor", "nor", "kor", "nor"],
    "olympics-2018-m-final": ["swe", "swe", "usa", "swe", "swe", "usa", "swe", "usa", "swe"],
}


@pytest.mark.parametrize("name", HAMMERS)
def test_the_hammer_of_real_games(name: str) -> None:
    raw = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    contest = raw["contests"][0]
    of = Setup("c", tuple(Entrant(side) for side in contest["entrants"]))
    calls = [decode_call(FLOOR.calls, call) for call in contest["calls"]]
    state = played(*calls, terms=rules(ends=raw["rules"]["ends"]), of=of).state
    assert [state.sides[end.hammer] for end in state.ends] == HAMMERS[name]


def test_an_extra_end_decides_and_a_blank_one_is_played_again() -> None:
    state = played(Hammer("A"), *WORKED, EndScore(None, 0)).state
    assert not state.over
    assert hammer(state) == 1
    done = played(Hammer("A"), *WORKED, EndScore(None, 0), EndScore("B", 1))
    outcome = FLOOR.outcome(done.state)
    assert (outcome.over, outcome.winner, outcome.score) == (True, "B", "4-5")


def test_by_club_rules_a_blank_extra_end_is_lost_by_the_hammer() -> None:
    terms = rules(blank_extra_loses=True)
    state = played(Hammer("A"), *WORKED, EndScore(None, 0), terms=terms).state
    assert terms.outcome(state).winner == "A"


def test_nothing_ends_before_the_last_end() -> None:
    state = played(*ends(("A", 8), ("A", 8), ("A", 8), ("A", 8), ("A", 8))).state
    assert not state.over
    assert played(*ends(*[("A", 8)] * 6)).state.over


def test_the_better_draw_shots_have_the_hammer() -> None:
    shots = (DrawShot("A", 584), DrawShot("B", 731), DrawShot("A", 1200), DrawShot("B", 200))
    assert hammer(played(*shots[:2]).state) == 0
    assert hammer(played(*shots[:3]).state) is None
    state = played(*shots).state
    assert hammer(state) == 1
    match = FLOOR.outcome(state).match
    assert match.draw_shots == ((584, 1200), (731, 200))
    assert say(FLOOR.board(state).why[0], "zh", str, "curling") == (
        "投准 93.1 < 178.4 厘米，第1局由 B 后手"
    )


def test_draw_shots_may_precede_the_paper() -> None:
    calls = (DrawShot("A", 584), DrawShot("B", 731), Paper(((2, 0), (0, 1), (1, 0), *[(0, 0)] * 3)))
    state = played(*calls).state
    assert [end.hammer for end in state.ends] == [0, 1, 0, 1, 1, 1]
    outcome = FLOOR.outcome(state)
    assert (outcome.winner, outcome.score) == ("A", "3-1")
    assert outcome.match.games[0] == (2, 0)
    assert outcome.match.draw_shots == ((584,), (731,))


def test_a_hammer_against_the_rules_needs_a_reason() -> None:
    first = (Hammer("A"), EndScore("A", 1))
    assert refused(*first, Hammer("A")) == "reason_needed"
    state = played(*first, Hammer("A", "壶被踢动，重赛"), EndScore(None, 0)).state
    assert state.ends[1].hammer == 0
    assert hammer(state) == 0
    assert refused(*first, Stone("B"), Hammer("B")) == "end_begun"


def test_a_concession_keeps_the_score_and_is_an_ordinary_end() -> None:
    outcome = FLOOR.outcome(played(*ends(("A", 4), ("B", 1)), Concede("B")).state)
    assert (outcome.winner, outcome.score, outcome.match.end) == ("A", "4-1", "")
    grid = FLOOR.board(played(*ends(("A", 4)), Concede("B")).state).tables[0]
    assert [cell.text for cell in grid.rows[0].cells[1:]] == ["4", "X", "X", "X", "X", "X", "4"]


@pytest.mark.parametrize(
    ("calls", "end", "statuses"),
    [
        ((Walkover("A"),), "walkover", ["DNS", "ranked"]),
        ((EndScore("A", 1), Retire("A")), "retired", ["ranked", "ranked"]),
        ((EndScore("A", 1), Disqualify("A", "8")), "disqualified", ["DQ", "ranked"]),
        ((Paper(((1, 0),), "retired", "A"),), "retired", ["ranked", "ranked"]),
    ],
)
def test_who_leaves_loses(calls: tuple[Any, ...], end: str, statuses: list[str]) -> None:
    outcome = FLOOR.outcome(played(*calls).state)
    assert (outcome.winner, outcome.match.end, outcome.match.by) == ("B", end, 0)
    assert [str(mark.status) for mark in outcome.marks] == statuses


@pytest.mark.parametrize(
    ("calls", "code"),
    [
        ((EndScore("A", 9),), "too_many_points"),
        ((EndScore("A", 0),), "points_missing"),
        ((EndScore(None, 1),), "blank_has_points"),
        ((EndScore("C", 1),), "unknown_entrant"),
        ((*[Stone("A")] * 8, Stone("A")), "no_stone_left"),
        ((Timeout("A"), Timeout("A")), "timeout_used"),
        ((DrawShot("A", 1997),), "no_such_distance"),
        ((EndScore("A", 1), DrawShot("A", 10)), "has_begun"),
        ((Concede("A"), EndScore("A", 1)), "already_over"),
        ((Paper(((1, 1),)),), "both_scored"),
        ((Paper(((9, 0),)),), "too_many_points"),
        ((Paper(((-1, 0),)),), "negative_points"),
        ((Paper(((1, 0),)),), "not_finished"),
        ((Paper(((1, 0), *[(0, 0)] * 5, (1, 0))),), "end_too_many"),
        ((Paper(((1, 0), (0, 1), *[(0, 0)] * 4)),), "not_finished"),
        ((Paper(((1, 0), *[(0, 0)] * 5), "retired", "A"),), "was_finished"),
        ((Paper(((1, 0),), "retired", "C"),), "unknown_entrant"),
    ],
)
def test_what_cannot_be_is_refused(calls: tuple[Any, ...], code: str) -> None:
    assert refused(*calls) == code


def test_stones_per_side_are_a_parameter_and_begin_anew_with_each_end() -> None:
    terms = rules(stones=4)
    assert refused(EndScore("A", 5), terms=terms) == "too_many_points"
    stones = [Stone("A")] * 4
    state = played(*stones, EndScore("B", 4), *stones, terms=terms).state
    assert state.stones == (4, 0)


def test_a_side_alone_plays_no_game() -> None:
    alone = Setup("c", (Entrant("A"),))
    assert refused(EndScore("A", 1), of=alone) == "not_two"


@pytest.mark.parametrize(
    ("squad", "call", "code"),
    [
        ((*MEN, WOMAN), Lineup("A", ("a1", "a2", "a3", "a4")), "lineup_mixed"),
        ((*MEN, WOMAN), Lineup("A", bench="a5"), "lineup_mixed"),
        ((*MEN, WOMAN), Lineup("A", ("a1", "a2", "a5")), "lineup_size"),
        ((*MEN, DEAF), Lineup("A", ("a1", "a2", "a3", "a6")), "lineup_class"),
        ((*MEN, WOMAN), Lineup("A", ("a1", "a1", "a3", "a5")), "member_twice"),
        ((*MEN, WOMAN), Lineup("A", ("a1", "a2", "a3", "x")), "unknown_member"),
        ((*MEN, WOMAN), Lineup("A"), "no_lineup"),
    ],
)
def test_a_line_up_is_checked(squad: tuple[Curler, ...], call: Lineup, code: str) -> None:
    terms = rules(classes=["轮椅"])
    assert refused(call, terms=terms, of=setup(*squad)) == code


def test_a_line_up_against_the_rules_stands_with_a_reason_but_strangers_never_do() -> None:
    of = setup(*MEN, WOMAN)
    forced = Lineup("A", ("a1", "a2", "a3", "a4"), reason="女队员受伤，技术代表同意")
    assert played(forced, of=of).state.lineups[0] == ("a1", "a2", "a3", "a4")
    stranger = Lineup("A", ("a1", "a2", "a3", "x"), reason="why")
    assert refused(stranger, of=of) == "unknown_member"


def test_who_is_not_known_to_break_a_rule_may_play() -> None:
    of = setup(*(Curler(f"a{n}") for n in range(1, 5)))
    call = Lineup("A", ("a1", "a2", "a3", "a4"))
    assert played(call, terms=rules(classes=["听力"]), of=of).state.lineups[0] == call.members


def test_a_trace_of_a_real_game_is_scored() -> None:
    raw = json.loads((GOLDEN / "paralympics-2018-final.json").read_text(encoding="utf-8"))
    contest = score(event_file.read(raw))["contests"][0]
    assert (contest["winner"], contest["score"], contest["over"]) == ("chn", "6-5", True)


@pytest.mark.parametrize(
    "terms",
    [
        {"ends": 0},
        {"ends": 10**9},
        {"stones": 0},
        {"on_field": 0},
        {"timeouts": -1},
        {"outside_mm": 2000},
    ],
)
def test_terms_by_which_nobody_can_play_are_refused(terms: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="bad_terms"):
        rules(**terms)
