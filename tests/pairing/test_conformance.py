"""FIDE Dutch against the endorsed engine: every round of its tournaments, and its own cases."""

import json
from pathlib import Path

import pytest

from meet import trf
from meet.pairing import DUTCH, VERSIONS, pair
from meet.pairing.asking import asked_in
from meet.pairing.files import pair_file
from scoring_rules.refusal import Refused
from tests.pairing.reports import rounds_of, text_of

ROUNDS = {
    "t001": 9, "t002": 5, "t003": 9, "t005": 5, "t008": 7,
    "t013": 7, "t021": 9, "t034": 5, "t055": 9, "t089": 5,
}  # fmt: skip
"""The tournaments that bbpPairings 6.0.0 paired under the rules of 2025/26: 70 rounds."""

OTHER_SYSTEM = "issue_15: 180 players, paired by Burstein (1 meets 90, 10 meets 81), not by Dutch"


@pytest.mark.parametrize("name", ROUNDS)
def test_every_round_is_the_endorsed_engines_own_with_its_colours(name: str) -> None:
    equal = 0
    for number, before, expected in rounds_of(f"pairing_oracle_bbp6/{name}.trf"):
        told = pair(DUTCH, asked_in(before)).pairs
        assert {(one.first, one.second) for one in told} == expected, f"round {number}"
        equal += 1
    assert equal == ROUNDS[name]


@pytest.mark.parametrize("case", ["dutch_2025_C5", "dutch_2025_C9", "issue_7"])
def test_the_regression_cases_board_by_board(case: str) -> None:
    expected = text_of(f"pairing_cases/{case}.output.expected").split("\n")
    text = text_of(f"pairing_cases/{case}.input")
    line = pair_file("case.trf", text.encode(), "en")
    told = [f"{one['red']} {one['black']}" for one in line["pairings"]]
    told += [f"{line['bye']} 0"] if line["bye"] else []
    assert told == expected[1 : 1 + int(expected[0])]
    assert line["why"] == []
    assert json.dumps(line)


def test_the_case_of_another_system_is_beyond_the_limit() -> None:
    report = trf.read(text_of("pairing_cases/issue_15.input"))
    assert (len(report.players), report.players[0].game(1).opponent) == (180, 90), OTHER_SYSTEM
    with pytest.raises(Refused) as refused:
        pair(DUTCH, asked_in(report))
    assert (refused.value.code, refused.value.facts) == (
        "too_many_to_pair",
        {"n": 180, "most": 100},
    )


def test_the_version_is_the_one_that_is_pinned() -> None:
    setup = (Path(__file__).resolve().parents[2] / "setup.cfg").read_text()
    pinned = VERSIONS[DUTCH].removeprefix("2026/caissify-pairings-")
    assert f"caissify-pairings=={pinned}\n" in setup
