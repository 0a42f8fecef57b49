"""The trace of a doubles match: score, server and receiver of the next rally after every call."""

from typing import Any

from meet import event_file
from meet.score import score

PAIRS = {"ab": ("A", "B"), "xy": ("X", "Y")}


def traced(calls: list[dict[str, Any]], **rules: Any) -> list[dict[str, Any]]:
    """The trace of a match with these calls."""
    raw = {
        "format": "meet-event/1",
        "sport": "table_tennis",
        "event": "e",
        "name": "双打",
        "tags": ["pair"],
        "rules": {"preset": "ittf", "best_of": 3, **rules},
        "draw": {"format": "final"},
        "entrants": [
            {"id": one, "members": [{"id": member} for member in members]}
            for one, members in PAIRS.items()
        ],
        "contests": [{"id": "f", "phase": "final", "entrants": [*PAIRS], "calls": calls}],
    }
    steps: list[dict[str, Any]] = score(event_file.read(raw), trace=True)["contests"][0]["trace"]
    return steps


def rallies(to: str, times: int) -> list[dict[str, Any]]:
    return [{"kind": "rally", "to": to}] * times


START = {"kind": "start", "server": "A", "receiver": "X"}


def test_the_worked_order_of_doubles() -> None:
    """Handbook 2.13.3: A to X for 2, X to B 2, B to Y 2, Y to A 2, A to X."""
    steps = traced([START, *rallies("ab", 8)])
    assert [(step["server"], step["receiver"]) for step in steps] == [
        *[("A", "X")] * 2,
        *[("X", "B")] * 2,
        *[("B", "Y")] * 2,
        *[("Y", "A")] * 2,
        ("A", "X"),
    ]
    assert [step["score"] for step in steps] == [f"{n}-0" for n in range(9)]


def test_after_a_game_those_of_the_next_and_after_the_match_nobody() -> None:
    steps = traced([START, *rallies("ab", 11), *rallies("ab", 11)])
    assert steps[11] == {"score": "11-0", "server": "X", "receiver": "A"}
    assert steps[-1] == {"score": "11-0 11-0", "server": None, "receiver": None}


def test_a_let_and_a_time_out_count_as_steps_and_what_is_withdrawn_does_not() -> None:
    steps = traced(
        [
            START,
            {"kind": "let"},
            {"kind": "timeout", "entrant": "xy"},
            *rallies("ab", 1),
            *rallies("xy", 1),
            {"kind": "retract", "line": 5},
        ]
    )
    assert [step["score"] for step in steps] == ["0-0", "0-0", "0-0", "1-0"]
    assert {(step["server"], step["receiver"]) for step in steps} == {("A", "X")}


def test_a_card_moves_the_service_with_the_points_it_gives() -> None:
    cards = [{"kind": "card", "entrant": "ab", "colour": colour} for colour in ("yellow", "red")]
    steps = traced([START, *cards, cards[1]])
    assert [step["score"] for step in steps] == ["0-0", "0-0", "0-1", "0-3"]
    assert [(step["server"], step["receiver"]) for step in steps[2:]] == [("A", "X"), ("X", "B")]


def test_in_the_last_game_the_order_turns_at_5() -> None:
    steps = traced([START, *rallies("ab", 11), *rallies("xy", 11), *rallies("ab", 5)])
    fourth, fifth = steps[-2], steps[-1]
    assert (fourth["score"], fifth["score"]) == ("11-0 0-11 4-0", "11-0 0-11 5-0")
    assert (fourth["server"], fourth["receiver"]) == ("B", "Y")
    assert (fifth["server"], fifth["receiver"]) == ("B", "X")
