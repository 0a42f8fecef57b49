"""An event written as a tournament report, and read back: the same games, points and next round."""

from dataclasses import replace

import pytest

from meet import event_file, trf
from meet.event_file import EventFile, played_of
from meet.pairing.asking import asked_in
from meet.pairing.report import report_of
from scoring_rules import event as event_fold
from scoring_rules.refusal import Refused
from tests.chess.published import contest, event
from tests.pairing.reports import rounds_of, text_of

SAME = {"W": "1", "D": "=", "L": "0", "F": "U"}
"""What a report of ours says in other letters: unrated games, byes of a full point."""


def written(file: EventFile) -> trf.Trf:
    """The report of an event file."""
    played = played_of(file)
    ranked = event_fold.placings(file.event, file.decided, played)
    return report_of(file.event, file.decided, played, ranked.placings)


def games(report: trf.Trf) -> dict[int, list[trf.TrfGame]]:
    found = {}
    for player in report.players:
        rounds = [
            replace(game, result=SAME.get(game.result, game.result)) for game in player.rounds
        ]
        while rounds and rounds[-1].result in ("Z", ""):
            rounds.pop()  # who stays away to the end
        found[player.number] = rounds
    return found


@pytest.mark.parametrize("name", ["t001", "t008", "t021", "t089"])
def test_a_tournament_that_comes_back_asks_the_engine_the_same(name: str) -> None:
    """Games, byes, forfeits, points and colours: round after round the whole question is equal."""
    for number, before, _expected in rounds_of(f"pairing_oracle_bbp6/{name}.trf"):
        again = trf.read(trf.write(written(event_of(before))))
        ours, theirs = asked_in(again), asked_in(before)
        assert ours.table == theirs.table
        assert (ours.round, ours.rounds) == (theirs.round, theirs.rounds)
        assert number == 1 or ours.first == theirs.first


def event_of(report: trf.Trf) -> EventFile:
    """The report as an event, entrants by pairing number."""
    raw = trf.event_of(report)
    raw["entrants"].sort(key=lambda entrant: int(entrant["id"]))
    return event_file.read(raw)


def test_xiangqi_is_written_in_points_of_which_a_win_gives_one() -> None:
    contests = [
        contest("1", 1, "ab", outcome="red"),
        contest("2", 1, "c", how="bye"),
        contest("3", 2, "ca", outcome="draw"),
        contest("4", 2, "b", how="half_bye"),
        contest("5", 3, "bc"),
        contest("6", 3, "a", how="zero_bye"),
    ]
    raw = event(
        "abc", contests, rules={"preset": "xiangqi-2011", "rounds": 5}, draw={"format": "swiss"}
    )
    report = written(event_file.read(raw))
    lines = trf.write(report).split("\n")
    assert lines[3:6] == [
        "001    1      棋手a" + " " * 63 + " 1.5    1     2 w 1     3 b =  0000 - Z",
        "001    2      棋手b" + " " * 63 + " 0.5    3     1 b 0  0000 - H     3 w",
        "001    3      棋手c" + " " * 63 + " 1.5    2  0000 - U     1 w =     2 b",
    ]
    assert lines[6:8] == ["XXR 5", "XXC white1"]
    assert trf.read("\n".join(lines)).players[1].game(3) == trf.TrfGame(3, "w")


@pytest.mark.parametrize(
    "raw",
    [
        event("ab", [], rules={"preset": "xiangqi-2011"}, draw={"format": "knockout"}),
        event("ab", [], rules={"preset": "placed"}, draw={"format": "swiss"}),
    ],
)
def test_what_has_no_report(raw: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        written(event_file.read(raw))
    assert refused.value.code == "no_report"


def test_the_case_with_forfeits_keeps_its_signs() -> None:
    report = trf.read(text_of("pairing_oracle_bbp6/t089.trf"))
    again = written(event_of(report))
    assert games(trf.read(trf.write(again))) == games(
        replace(report, players=tuple(sorted(report.players, key=lambda p: p.number)))
    )
