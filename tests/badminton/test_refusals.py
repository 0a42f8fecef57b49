"""Bad input of a match of rallies: each refusal has its code and its sentence in both languages,
and leaves the ledger as it was."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from events.badminton import TO_21
from events.table_tennis import TableTennis
from meet.words import LANGUAGES, refusal
from scoring_rules.contest import Entrant, Setup, Standing, append
from scoring_rules.kinds.leaving import Disqualify
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import (
    Card,
    Expedite,
    Let,
    Paper,
    RallyTo,
    SetScore,
    Start,
)
from scoring_rules.kinds.two_sides import Lineup, Timeout
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from tests.badminton.rallies import DOUBLES, SINGLES, pair, points

WORDS = Path(__file__).resolve().parents[2] / "scoring_rules/words/rally.toml"
ITTF = TableTennis()
TEAMS = Setup("c", (pair("p", "1", "2", "3"), pair("q", "4", "5", "6")))
ALONE = Setup("c", (Entrant("a"),))
ON = Start("a")
PAIRS = Start("A", "C")
OUT = [Card("a", "yellow"), Card("a", "red"), Card("a", "red")]

CASES: dict[str, tuple[Rally, Setup, list[Any], Any]] = {
    "not_two_sides": (ITTF, ALONE, [], Start("a")),
    "match_over": (ITTF, SINGLES, [Disqualify("a")], RallyTo("b")),
    "no_start": (ITTF, SINGLES, [], RallyTo("a")),
    "game_running": (ITTF, SINGLES, [ON, *points("0")], ON),
    "unknown_player": (ITTF, SINGLES, [], Start("z")),
    "same_side": (TO_21, DOUBLES, [], Start("A", "B")),
    "receiver_missing": (TO_21, DOUBLES, [], Start("A")),
    "lineup_uneven": (
        ITTF, TEAMS, [Lineup("p", ("1", "2")), Lineup("q", ("4",))], Start("1", "4")),
    "lineup_late": (ITTF, TEAMS, [Start("1", "4")], Lineup("p", ("2",))),
    "bad_lineup": (ITTF, TEAMS, [], Lineup("p", ("4",))),
    "lineup_size": (replace(ITTF, players=2), TEAMS, [], Lineup("p", ("1",))),
    "not_their_service": (
        TO_21, DOUBLES, [PAIRS, *points("0" * 21, ("ab", "cd"))], Start("C", "A")),
    "wrong_receiver": (ITTF, DOUBLES, [PAIRS, *points("0" * 11, ("ab", "cd"))], Start("C", "B")),
    "no_timeouts": (TO_21, SINGLES, [ON], Timeout("a")),
    "let_reason": (TO_21, SINGLES, [ON], Let("stopped")),
    "yellow_twice": (ITTF, SINGLES, [ON, OUT[0]], OUT[0]),
    "yellow_missing": (ITTF, SINGLES, [ON], OUT[1]),
    "referee_decides": (ITTF, SINGLES, [ON, *OUT], OUT[1]),
    "no_black_card": (ITTF, SINGLES, [ON], Card("a", "black")),
    "expedite_none": (TO_21, SINGLES, [ON], Expedite()),
    "expedite_on": (ITTF, SINGLES, [ON, Expedite()], Expedite()),
    "expedite_late": (ITTF, SINGLES, [ON, *points("01" * 9)], Expedite()),
    "score_impossible": (ITTF, SINGLES, [], Paper(((11, 10), (11, 3), (11, 3)))),
    "game_unfinished": (ITTF, SINGLES, [], Paper(((9, 3), (11, 3)), end="retired", by="a")),
    "score_finished": (ITTF, SINGLES, [], SetScore(11, 3, "a")),
    "games_beyond": (ITTF, SINGLES, [], Paper(((11, 3),) * 4)),
    "not_decided": (ITTF, SINGLES, [], Paper(((11, 3),) * 2)),
    "already_decided": (ITTF, SINGLES, [], Paper(((11, 3),) * 3, end="retired", by="b")),
    "paper_late": (ITTF, SINGLES, [ON, *points("0")], Paper(((11, 3),) * 3)),
    "paper_both": (ITTF, SINGLES, [], Paper(((11, 3),), ((3, 0),))),
    "paper_empty": (ITTF, SINGLES, [], Paper()),
    "match_impossible": (ITTF, SINGLES, [], Paper(matches=((3, 1), (2, 2), (3, 0)))),
    "matches_beyond": (ITTF, SINGLES, [], Paper(matches=((3, 1),) * 4)),
    "not_decided_tie": (ITTF, SINGLES, [], Paper(matches=((3, 1),) * 2)),
}  # fmt: skip


def test_every_refusal_of_the_kind_is_here() -> None:
    """Those about a line-up are also where its reason is named."""
    codes = tomllib.loads(WORDS.read_text(encoding="utf-8"))["refused"]
    assert set(CASES) == set(codes)


@pytest.mark.parametrize("code", CASES)
def test_what_cannot_be_is_refused_in_both_languages_and_changes_nothing(code: str) -> None:
    rules, setup, before, call = CASES[code]
    standing = Standing(rules.start(setup))
    for number, one in enumerate(before, start=1):
        standing = append(rules, setup, standing, Line(number, one))
    state, lines = standing.state, standing.lines
    with pytest.raises(Refused) as refused:
        append(rules, setup, standing, Line(len(lines) + 1, call))
    assert refused.value.code == code
    sentences = {refusal(code, refused.value.facts, lang, str, "badminton") for lang in LANGUAGES}
    assert len(sentences) == len(LANGUAGES)
    assert (standing.state, standing.lines) == (state, lines)
