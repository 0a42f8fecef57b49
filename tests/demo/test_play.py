"""Played to the end the demonstration awards 157, 178 or 146 medals, as the regulation says."""

from collections import Counter
from dataclasses import replace

import pytest

from events.weightlifting.order import queue
from meet.words import say
from scoring_rules import contest as contests
from scoring_rules.event import outcomes, placings, setup_of
from tests.demo.played import awarded, files, results, said

LIFTING = tuple(event for event in files() if event.startswith("pwl"))

TOTALS = [
    # field/regulations.md §4: one data set, three regulations
    ("municipal-7", ("64", "53", "40"), 157),
    ("para-award-all", ("64", "61", "53"), 178),
    ("para-min3-minus1", ("53", "53", "40"), 146),
]


@pytest.mark.parametrize(("regulation", "sums", "medals"), TOTALS)
def test_the_medals_of_the_games(regulation: str, sums: tuple[str, ...], medals: int) -> None:
    assert awarded(regulation)["totals"] == {
        "gold": sums[0],
        "silver": sums[1],
        "bronze": sums[2],
        "medals_handed_out": medals,
    }


def test_the_medal_table_looks_like_one() -> None:
    table = awarded("municipal-7")["medal_table"]

    assert len(table) == 13
    assert int(table[0]["gold"]) < 32
    assert sum(row["gold"] != "0" for row in table) >= 8
    assert sum("/" in row["bronze"] for row in table) == 2


def test_every_event_is_over_and_lists_everyone() -> None:
    for event, result in results().items():
        entrants = [entrant.id for entrant in files()[event].event.entrants]
        assert result["over"], event
        assert sorted(row["entrant"] for row in result["placings"]) == sorted(entrants)


def test_nobody_shares_a_place_that_a_medal_hangs_on() -> None:
    for event, result in results().items():
        places = [row["place"] for row in result["placings"] if row["place"]]
        medals = [place for place in places if place <= 3]
        assert len(set(medals)) == len(medals), event


def test_some_have_no_place() -> None:
    rows = [row for result in results().values() for row in result["placings"]]

    assert {row["status"] for row in rows} == {"ranked", "DNS", "DNF", "NM", "WD", "DQ"}


def test_no_event_is_placed_by_hand_and_every_contest_is_played_by_its_own_calls() -> None:
    for event, file in files().items():
        assert "place" not in {line.call["kind"] for line in said(event)}
        assert file.decided.by_hand is None
        for contest in file.contests:
            kinds = {line.call.kind for line in contest.lines}
            assert not kinds & {"place", "paper", "game", "period_score"}
            assert kinds or len(contest.entrants) == 1  # a bye asks for no call


def test_lifting_is_attempt_by_attempt() -> None:
    for event in LIFTING:
        kinds = Counter(str(line.call["kind"]) for line in said(event))
        lifters = len(files()[event].event.entrants)
        assert kinds["vote"] == 9 * lifters
        assert kinds["weigh_in"] == lifters
        assert kinds["declare"] >= 3 * lifters


@pytest.mark.parametrize("event", LIFTING)
def test_lifters_are_called_in_the_order_that_the_rules_offer(event: str) -> None:
    file = files()[event]
    rules, setup = file.event.rules, setup_of(file.event, file.contests[0])
    standing = contests.fold(rules, setup, ())
    called = 0
    for line in file.contests[0].lines:
        if line.call.kind == "clock" and line.call.state == "start":
            first = queue(rules, standing.state)[0]
            assert setup.entrants[first.index].id == line.call.entrant
            assert first.attempt == line.call.attempt
            called += 1
        standing = contests.append(rules, setup, standing, replace(line, at_ms=line.seq * 1000))

    assert called == 3 * len(setup.entrants)


def test_referees_disagree_both_ways() -> None:
    lights = Counter[tuple[str, str, int]]()
    for event in LIFTING:
        for line in said(event):
            if line.call["kind"] == "vote":
                lights[event, line.call["entrant"], line.call["attempt"]] += line.call["good"]

    assert set(lights.values()) == {0, 1, 2, 3}


def test_bodyweight_decides_a_gold_medal_and_says_so() -> None:
    file = files()["pwl-m-72"]
    first, second = placings(
        file.event, file.decided, outcomes(file.event, file.contests)
    ).placings[:2]

    assert (first.mark, second.mark) == ("128", "128")
    assert (first.place, second.place, second.decided_by) == (1, 2, "bodyweight")
    assert second.why is not None
    sentence = say(second.why, "zh", str, "weightlifting")
    assert "70.35" in sentence
    assert "71.1" in sentence


def test_who_is_hurt_gives_up_and_the_other_wins() -> None:
    retired = [
        (file, contest)
        for file in files().values()
        for contest in file.contests
        if "retire" in {line.call.kind for line in contest.lines}
    ]

    assert retired
    for file, contest in retired:
        standing = file.standings[file.contests.index(contest)]
        (left,) = (x.call.entrant for x in contest.lines if x.call.kind == "retire")
        assert {file.event.rules.outcome(standing.state).winner} == {*contest.entrants} - {left}


def test_two_days_have_what_two_days_have() -> None:
    """Not only the usual: what officials rarely call is called somewhere."""
    kinds = {line.call["kind"] for event in files() for line in said(event)}

    assert {"withdraw", "decide", "draw", "publish"} <= kinds
    assert {"let", "timeout", "injury", "foul", "concede", "period_end"} <= kinds
    curling = [
        sum(line.call.kind == "end" for line in contest.lines)
        for event in ("fcu-x-wheelchair", "fcu-x-deaf")
        for contest in files()[event].contests
    ]
    assert max(curling) > 6  # an extra end
    games_played = [
        len(standing.state.games)
        for event, file in files().items()
        if event.startswith("tt-")
        for standing in file.standings
    ]
    assert {3, 4, 5} <= set(games_played)
