"""Team ties: on paper, and made of individual matches with ledgers of their own."""

from dataclasses import replace
from typing import Any

import pytest

from events.table_tennis import SPORT
from meet import event_file
from meet.codec import BadInput
from meet.score import score
from scoring_rules.draws.protocol import Played
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import Paper
from scoring_rules.kinds.rally.team_tie import Tie, tie, tie_of
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


@pytest.mark.parametrize(
    ("rules", "winners", "expected"),
    [
        (ITTF, [], Tie((0, 0), over=False)),
        (ITTF, [0, None, 1], Tie((1, 1), over=False)),
        (ITTF, [0, 0, 1, 0, None], Tie((3, 1), over=True, winner=0, needless=(4,))),
        (ITTF, [1, 1, 1, 0], Tie((0, 3), over=True, winner=1, needless=(3,))),
        (PLAY_ON, [1, 1, 1, 0], Tie((1, 3), over=False)),
        (PLAY_ON, [1, 1, 1, 0, 0], Tie((2, 3), over=True, winner=1)),
    ],
)
def test_the_value_of_a_tie(rules: Rally, winners: list[int | None], expected: Tie) -> None:
    assert tie(rules, winners) == expected


def test_a_tie_is_made_of_its_parts_in_their_order() -> None:
    lost = ITTF.outcome(called(ITTF, SINGLES, [Paper(((0, 11),) * 3)]))
    won = ITTF.outcome(called(ITTF, SINGLES, [Paper(((11, 0),) * 3)]))
    parts = [
        Played(f"m{order}", "", ("a", "b"), outcome, part_of="tie", order=order)
        for order, outcome in ((4, lost), (2, won), (1, won), (3, won))
    ]
    detail = tie_of(ITTF, "tie", ("a", "b"), parts)
    assert (detail.winner, detail.score, detail.over) == ("a", "3-0", True)


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


def test_matches_of_a_tie_have_ledgers_of_their_own() -> None:
    raw = round_robin([])
    whole = raw["contests"][0]
    finished = [
        {"kind": "lineup", "entrant": "p", "members": ["p1"]},
        {"kind": "paper", "games": [[11, 3], [11, 3], [11, 3]]},
    ]
    begun = [{"kind": "start", "server": "q1", "receiver": "p2"}]
    for order, calls in enumerate((finished, begun), start=1):
        part = {"id": f"t{order}", "part_of": "t", "order": order, "calls": calls}
        raw["contests"].append({**whole, **part})
    result = score(event_file.read(raw), trace=True)
    parts = {contest["id"]: contest for contest in result["contests"]}
    assert parts["t1"]["score"] == "11-3 11-3 11-3"
    assert parts["t2"]["trace"] == [{"score": "0-0", "server": "q1", "receiver": "p2"}]
