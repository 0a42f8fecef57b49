"""The trace: one object for each call that counts, with the score after it (FORMATS §2)."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from meet.cli import commands
from meet.score import score
from tests.eventfile.samples import LIFTING, attempt, place, read, with_calls

DNS = {"kind": "status", "entrant": "d", "status": "DNS"}
DONE = place("a", "b", "c", "d")
UNDO = {"kind": "retract", "line": 1}
CORRECT = {"kind": "correct", "line": 1, "calls": [DNS, place("a", "b", "c")], "reason": "错"}
SIGNS = [{"kind": "sign", "role": "裁判长"}, {"kind": "note", "text": "完"}]

COUNTS = [
    ([], 0),
    ([DONE], 1),
    ([DNS, place("a", "b", "c")], 2),
    ([DONE, UNDO], 0),
    ([DONE, UNDO, DNS], 1),
    ([DONE, UNDO, {**UNDO, "line": 2}], 1),
    ([DONE, CORRECT], 2),
    ([{"kind": "called"}, DONE, *SIGNS], 1),
]


@pytest.mark.parametrize(("calls", "count"), COUNTS)
def test_what_counts_is_traced_and_nothing_else(calls: list[object], count: int) -> None:
    (contest,) = score(read(with_calls(*calls)), trace=True)["contests"]

    assert contest["trace"] == [{"score": ""}] * count


def test_without_being_asked_for_there_is_no_trace() -> None:
    (contest,) = score(read(with_calls(DONE)))["contests"]

    assert "trace" not in contest


def test_every_contest_has_its_own() -> None:
    raw = with_calls()
    raw["contests"] = [
        {"id": "A", "entrants": ["a", "b"], "calls": [place("a", "b")]},
        {"id": "B", "entrants": ["c", "d"], "calls": []},
    ]

    assert [len(c["trace"]) for c in score(read(raw), trace=True)["contests"]] == [1, 0]


def test_attempts_are_traced_one_by_one() -> None:
    calls = [attempt("7", n, "100", good=False) for n in (1, 2, 3)]
    (contest,) = score(read(with_calls(*calls, sample=LIFTING)), trace=True)["contests"]

    assert len(contest["trace"]) == 3


def test_the_command_traces_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "e.json"
    path.write_text(json.dumps(with_calls(DONE)), encoding="utf-8")
    result = CliRunner().invoke(commands, ["score", "--trace", str(path)])

    assert result.exit_code == 0
    assert json.loads(result.stdout)["contests"][0]["trace"] == [{"score": ""}]
