"""Undo, redo and correction in a file: a line withdrawn is as if it had never been called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meet.score import score
from tests.eventfile.samples import place, placings, read, with_calls

DONE = place("a", "b", "c", "d")
OTHER = place("d", "cb", "a")
DNS = {"kind": "status", "entrant": "d", "status": "DNS"}
DNF = {"kind": "status", "entrant": "d", "status": "DNF"}


def retract(line: int) -> dict[str, object]:
    return {"kind": "retract", "line": line, "reason": "误触"}


def correct(line: int, *calls: object) -> dict[str, object]:
    return {"kind": "correct", "line": line, "calls": list(calls), "reason": "看错"}


SAME = [
    ("undone", [DONE, retract(1)], []),
    ("undone and called anew", [DONE, retract(1), OTHER], [OTHER]),
    ("redone", [DONE, retract(1), retract(2)], [DONE]),
    ("redo undone", [DONE, retract(1), retract(2), retract(3)], []),
    ("corrected", [DONE, correct(1, OTHER)], [OTHER]),
    ("correction undone", [DONE, correct(1, OTHER), retract(2)], [DONE]),
    ("correction redone", [DONE, correct(1, OTHER), retract(2), retract(3)], [OTHER]),
    ("corrected twice", [DONE, correct(1, OTHER), correct(2, DONE)], [DONE]),
    ("corrected into several", [DONE, correct(1, DNS, place("a", "bc"))], [DNS, place("a", "bc")]),
    ("corrected into nothing", [DNS, correct(1)], []),
    ("in its own place", [DNS, place("a", "b", "c"), correct(1, DNF)], [DNF, place("a", "b", "c")]),
    ("a note between", [{"kind": "note", "text": "风大"}, DONE], [DONE]),
    (
        "a line in the middle",
        [DNF, DNS, retract(1), place("a", "b", "c")],
        [DNS, place("a", "b", "c")],
    ),
]


@pytest.mark.parametrize(("said", "meant"), [row[1:] for row in SAME], ids=[r[0] for r in SAME])
def test_what_stands_is_what_was_not_withdrawn(said: list[object], meant: list[object]) -> None:
    assert score(read(with_calls(*said))) == score(read(with_calls(*meant)))


def test_a_correction_is_in_force_at_the_end() -> None:
    assert placings(with_calls(DONE, correct(1, OTHER)))[0] == ("d", 1, "ranked")


@given(st.lists(st.sampled_from(["undo", "redo", "note"]), max_size=12))
def test_undo_and_redo_in_any_number_end_where_the_last_one_left(steps: list[str]) -> None:
    """Undo withdraws the placing if it stands; redo withdraws the last undo if there is one."""
    calls: list[object] = [DONE]
    standing, last_undo = True, 0
    for step in steps:
        if step == "undo" and standing:
            calls.append(retract(1))
            standing, last_undo = False, len(calls)
        elif step == "redo" and not standing:
            calls.append(retract(last_undo))
            standing = True
        elif step == "note":
            calls.append({"kind": "note", "text": "…"})

    assert score(read(with_calls(*calls)))["over"] is standing


def test_a_reopened_contest_may_be_changed() -> None:
    sign = {"kind": "sign", "role": "裁判长"}
    reopen = {"kind": "reopen", "reason": "录入有误"}

    assert placings(with_calls(DONE, sign, reopen, correct(1, OTHER)))[0][0] == "d"
