"""Team ties: on paper, and made of individual matches with ledgers of their own."""

from dataclasses import replace
from typing import Any

import pytest

from events.table_tennis import SPORT
from meet import event_file
from meet.codec import BadInput
from meet.event_file import played_of
from meet.score import score
from meet.words import say
from scoring_rules.event import placings
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import Paper
from scoring_rules.ranking.team_tie import TeamTie, TieNow
from scoring_rules.refusal import Refused
from tests.badminton.rallies import SINGLES, called

ITTF = SPORT.rules["ittf"]
assert isinstance(ITTF, Rally)
PLAY_ON = replace(ITTF, play_on=True)
A, B = (3, 1), (0, 3)


def paper(rules: Rally, *matches: tuple[int, int]) -> tuple[str | None, str]:
    outcome = rules.outcome(called(rules, SINGLES, [Paper(matches=matches)]))
    assert outcome.match is not None
    assert outcome.match.games == matches
    return outcome.winner, outcome.score


def test_a_tie_on_paper() -> None:
    assert paper(ITTF, A, A, A) == ("a", "3-0")
    assert paper(ITTF, A, B, B, A, B) == ("b", "2-3")
    assert paper(PLAY_ON, A, A, A, B, A) == ("a", "4-1")


@pytest.mark.parametrize(
    ("rules", "matches", "code"),
    [
        (ITTF, [A, A, A, B], "matches_beyond"),
        (ITTF, [A, B], "not_decided_tie"),
        (ITTF, [A, (3, 3), A], "match_impossible"),
        (ITTF, [A, (2, 1), A], "match_impossible"),
        (ITTF, [A, (4, 1), A], "match_impossible"),
        (ITTF, [A, (3, -1), A], "match_impossible"),
        (PLAY_ON, [A, A, A], "not_decided_tie"),
        (PLAY_ON, [A, A, A, B, B, B], "matches_beyond"),
    ],
)
def test_a_tie_that_cannot_be(rules: Rally, matches: list[tuple[int, int]], code: str) -> None:
    with pytest.raises(Refused) as refused:
        paper(rules, *matches)
    assert refused.value.code == code


WON, LOST, DRAWN = (1, 0), (0, 1), (0, 0)
OPEN = None


@pytest.mark.parametrize(
    ("tie", "matches", "expected"),
    [
        (TeamTie(5), [], TieNow((0, 0), over=False)),
        (TeamTie(5), [WON, OPEN, LOST, OPEN, OPEN], TieNow((1, 1), over=False)),
        (TeamTie(5), [WON, WON, LOST, WON, OPEN], TieNow((3, 1), over=True, winner=0)),
        (TeamTie(5), [LOST, LOST, LOST, WON], TieNow((0, 3), True, 1, (3,))),
        (TeamTie(5), [WON, WON, OPEN], TieNow((2, 0), over=True, winner=0)),  # best of 3 drawn
        (TeamTie(5), [WON, WON, WON], TieNow((3, 0), over=True, winner=0)),
        (TeamTie(5, play_on=True), [LOST, LOST, LOST, WON, OPEN], TieNow((1, 3), over=False)),
        (TeamTie(5, play_on=True), [LOST] * 3 + [WON] * 2, TieNow((2, 3), over=True, winner=1)),
        (TeamTie(), [WON, DRAWN, LOST, DRAWN], TieNow((1, 1), over=True)),
    ],
)
def test_the_value_of_a_tie(
    tie: TeamTie, matches: list[tuple[int, int] | None], expected: TieNow
) -> None:
    assert tie.after(matches) == expected


def round_robin(calls: list[dict[str, Any]]) -> dict[str, Any]:
    teams = [
        {"id": team, "members": [{"id": f"{team}{n}", "name": ""} for n in (1, 2, 3)]}
        for team in ("p", "q")
    ]
    tie_contest = {"id": "t", "phase": "1", "entrants": ["p", "q"], "calls": calls}
    return {
        "format": "meet-event/1",
        "sport": "table_tennis",
        "event": "e",
        "name": "团体",
        "tags": ["team"],
        "rules": {"preset": "ittf"},
        "draw": {"format": "round_robin", "ranking": "ittf"},
        "entrants": teams,
        "contests": [tie_contest],
    }


def test_a_tie_on_paper_makes_a_table() -> None:
    raw = round_robin([{"kind": "paper", "matches": [[3, 1], [0, 3], [3, 2], [3, 0]]}])
    result = score(event_file.read(raw))
    assert [(row["entrant"], row["place"]) for row in result["placings"]] == [("p", 1), ("q", 2)]
    assert (result["contests"][0]["score"], result["contests"][0]["winner"]) == ("3-1", "p")


def test_a_refused_paper_names_its_place() -> None:
    raw = round_robin([{"kind": "paper", "matches": [[3, 1], [2, 2]]}])
    with pytest.raises(BadInput) as bad:
        event_file.read(raw)
    assert (bad.value.code, bad.value.at) == ("match_impossible", "contests[0].calls[0]")


def with_parts(*parts: list[dict[str, Any]], **rules: Any) -> dict[str, Any]:
    """The round robin with its tie made of these matches, each with its calls."""
    raw = round_robin([])
    raw["rules"] |= rules
    whole = raw["contests"][0]
    for order, calls in enumerate(parts, start=1):
        part = {"id": f"t{order}", "part_of": "t", "order": order, "calls": calls}
        raw["contests"].append({**whole, **part})
    return raw


FOR_P = [{"kind": "paper", "games": [[11, 3], [11, 3], [11, 3]]}]
FOR_Q = [{"kind": "paper", "games": [[3, 11], [11, 9], [3, 11], [3, 11]]}]
STAYS_AWAY = [{"kind": "walkover", "entrant": "q"}]
RETIRES = [{"kind": "paper", "games": [[11, 3], [5, 2]], "end": "retired", "by": "p"}]


def test_matches_of_a_tie_have_ledgers_of_their_own() -> None:
    finished = [{"kind": "lineup", "entrant": "p", "members": ["p1"]}, *FOR_P]
    begun = [{"kind": "start", "server": "q1", "receiver": "p2"}]
    result = score(event_file.read(with_parts(finished, begun, [])), trace=True)
    parts = {contest["id"]: contest for contest in result["contests"]}
    assert parts["t1"]["score"] == "11-3 11-3 11-3"
    assert parts["t2"]["trace"] == [{"score": "0-0", "server": "q1", "receiver": "p2"}]
    assert (parts["t"]["over"], result["over"]) == (False, False)


def tie_of(raw: dict[str, Any]) -> tuple[bool, str | None, str, list[str]]:
    """Whether the tie is over, who won it, its score, and the order of the table."""
    result = score(event_file.read(raw))
    whole = result["contests"][0]
    ranked = [row["entrant"] for row in result["placings"] if row["place"]]
    return whole["over"], whole["winner"], whole["score"], ranked


def test_a_tie_stops_when_it_is_decided() -> None:
    raw = with_parts(FOR_P, FOR_Q, FOR_P, FOR_P, [])
    assert tie_of(raw) == (True, "p", "3-1", ["p", "q"])
    assert tie_of(with_parts(FOR_P, FOR_Q, FOR_P, [], [])) == (False, None, "", [])


def test_a_match_after_the_decision_does_not_count_and_says_so() -> None:
    file = event_file.read(with_parts(FOR_Q, FOR_Q, FOR_Q, FOR_P, []))
    assert tie_of(file.raw) == (True, "q", "0-3", ["q", "p"])
    (uncounted,) = placings(file.event, file.decided, played_of(file)).uncounted
    assert (uncounted.contest, uncounted.reason.code) == ("t4", "uncounted_decided")


def test_by_rule_a_tie_plays_on() -> None:
    raw = with_parts(FOR_Q, FOR_Q, FOR_Q, FOR_P, [], play_on=True)
    assert tie_of(raw) == (False, None, "", [])
    assert tie_of(with_parts(FOR_Q, FOR_Q, FOR_Q, FOR_P, FOR_P, play_on=True)) == (
        (True, "q", "2-3", ["q", "p"])
    )


def test_unplayed_and_unfinished_matches_of_a_tie_count_as_lost_to_nothing() -> None:
    """A walkover is 3 games and 33 points; so is a match that was not finished (3.7.5.1)."""
    result = score(event_file.read(with_parts(STAYS_AWAY, RETIRES, FOR_P, FOR_P, [])))
    values = {row["entrant"]: row["values"] for row in result["placings"]}
    assert (result["contests"][0]["score"], result["contests"][0]["winner"]) == ("3-1", "p")
    assert (values["p"]["games_won"], values["p"]["games_lost"]) == ("9", "3")
    assert result["contests"][2]["score"] == "11-3 5-2"


def test_a_team_that_stays_away_loses_the_tie_unplayed() -> None:
    raw = with_parts([], [], [], [], [])
    raw["contests"][0]["calls"] = [{"kind": "walkover", "entrant": "q"}]
    result = score(event_file.read(raw))
    first, second = result["placings"]
    assert (first["entrant"], first["mark"], second["mark"]) == ("p", "2", "0")
    assert (first["values"]["matches_won"], first["values"]["games_won"]) == ("3", "9")


def test_a_tie_decides_a_final_and_who_is_in_no_tie_is_listed() -> None:
    raw = with_parts(FOR_P, FOR_Q, FOR_P, FOR_P, []) | {"draw": {"format": "final"}}
    assert tie_of(raw) == (True, "p", "3-1", ["p", "q"])
    assert score(event_file.read(raw))["over"] is True
    raw["entrants"] = [*raw["entrants"], {"id": "r", "name": "丙队"}]
    result = score(event_file.read(raw))
    assert [(row["entrant"], row["status"]) for row in result["placings"]][2:] == [("r", "NM")]
    assert result["over"] is False


@pytest.mark.parametrize(
    ("wrong", "code", "at"),
    [
        ({"entrants": ["p", "r"]}, "part_of_others", "contests[2].entrants"),
        ({"order": 1}, "order_twice", "contests[2].order"),
    ],
)
def test_a_match_that_is_no_part_of_its_tie(wrong: dict[str, Any], code: str, at: str) -> None:
    raw = with_parts(FOR_P, FOR_Q)
    raw["entrants"] = [*raw["entrants"], {"id": "r", "name": "丙队"}]
    raw["contests"][2] |= wrong
    with pytest.raises(BadInput) as bad:
        event_file.read(raw)
    assert (bad.value.code, bad.value.at) == (code, at)


def test_badminton_ties_are_made_of_matches_too() -> None:
    to_p, to_q = ([{"kind": "paper", "games": [g, g]}] for g in ([21, 8], [19, 21]))
    raw = with_parts(to_p, to_q, to_p) | {"sport": "badminton"}
    raw["rules"], raw["draw"]["ranking"] = {"preset": "bwf-3x15", "points": 21, "cap": 30}, "bwf"
    assert tie_of(raw) == (True, "p", "2-1", ["p", "q"])
    for row in score(event_file.read(raw))["placings"]:
        assert row["values"]["matches_won"] == {"p": "2", "q": "1"}[row["entrant"]]


SYSTEMS = {"table_tennis": ("ittf", "ittf"), "badminton": ("bwf-3x21", "bwf")}
"""Preset and ranking of a sport."""


def plays(player: str, *others: str) -> list[dict[str, Any]]:
    return [{"kind": "lineup", "entrant": "p", "members": [player, *others]}, *FOR_P]


@pytest.mark.parametrize(
    ("sport", "parts", "told"),
    [
        ("table_tennis", [("p1",), ("p2",), ("p1", "p3"), ("p1",), ("p2",)], []),
        ("table_tennis", [("p1",), ("p1",), ("p1",)], ["remark_many_singles"]),
        ("badminton", [("p1",), ("p2",), ("p1", "p2")], []),
        ("badminton", [("p1",), ("p1",)], ["remark_many_singles"]),
        ("badminton", [("p1",), ("p1", "p2"), ("p1", "p3")], ["remark_many_matches"]),
    ],
)
def test_who_plays_too_often_in_a_tie_is_said(
    sport: str, parts: list[tuple[str, ...]], told: list[str]
) -> None:
    """Two singles in the team systems of table tennis (ITTF 3.7.6); in badminton one, and a pair
    besides. The line-ups stand: the tie goes on as it is."""
    raw = with_parts(*(plays(*names) for names in parts), play_on=True)
    preset, raw["draw"]["ranking"] = SYSTEMS[sport]
    raw["sport"] = sport
    raw["rules"] |= {"preset": preset}
    if sport == "badminton":
        won = {"kind": "paper", "games": [[21, 3], [21, 3]]}
        for contest in raw["contests"][1:]:
            contest["calls"] = [contest["calls"][0], won]
    file = event_file.read(raw)
    found = placings(file.event, file.decided, played_of(file)).remarks
    assert [one.code for one in found] == told
    for one in found:
        assert say(one, "zh", str).startswith("p1 在 p 与 q 的团体赛中上场")
        assert "the rules allow" in say(one, "en", str)
