"""Results of event files, value by value as FORMATS §2 writes them."""

from typing import Any

import pytest

from meet.score import score
from tests.eventfile.samples import (
    LIFTING,
    PLACED,
    attempt,
    place,
    placings,
    read,
    with_calls,
    with_decisions,
)


def ranked(entrant: str, number: int, **more: Any) -> dict[str, Any]:
    return {
        "entrant": entrant,
        "place": number,
        "mark": "",
        "status": "ranked",
        "decided_by": "",
        "values": {},
        **more,
    }


def unranked(entrant: str, status: str) -> dict[str, Any]:
    return ranked(entrant, 0, place=None, status=status)


def test_the_result_is_written_as_the_format_says() -> None:
    rows = [ranked("b", 1), ranked("a", 2), ranked("d", 3), ranked("c", 4)]

    assert score(read(with_calls(place("b", "a", "d", "c")))) == {
        "format": "meet-result/1",
        "event": "e1",
        "over": True,
        "placings": rows,
        "contests": [{"id": "f", "over": True, "winner": None, "score": "", "placings": rows}],
    }


def test_entrants_who_share_a_place_leave_the_next_one_vacant() -> None:
    rows = score(read(with_calls(place("b", "ac", "d"))))["placings"]

    assert [(row["entrant"], row["place"]) for row in rows] == [
        ("b", 1),
        ("a", 2),
        ("c", 2),
        ("d", 4),
    ]


def test_every_entrant_is_listed_before_anything_was_called() -> None:
    result = score(read(PLACED))

    assert not result["over"]
    assert result["placings"] == [unranked(entrant, "NM") for entrant in "abcd"]
    assert result["contests"][0]["placings"] == result["placings"]


@pytest.mark.parametrize("status", ["DNS", "DNF", "NM", "DQ", "WD"])
def test_who_is_out_has_no_place_and_keeps_the_status(status: str) -> None:
    out = {"kind": "status", "entrant": "b", "status": status}
    result = score(read(with_calls(out, place("c", "a", "d"))))

    assert result["over"]
    assert result["placings"] == [
        ranked("c", 1),
        ranked("a", 2),
        ranked("d", 3),
        unranked("b", status),
    ]


def test_an_event_of_which_all_are_out_is_over() -> None:
    calls = [{"kind": "status", "entrant": entrant, "status": "DNS"} for entrant in "abcd"]

    assert score(read(with_calls(*calls)))["over"]
    assert not score(read(with_calls(*calls[:3])))["over"]


def test_a_missing_contest_leaves_the_event_open() -> None:
    raw = with_calls(place("a", "b"))
    raw["contests"][0]["entrants"] = ["a", "b"]

    assert placings(raw) == [
        ("a", 1, "ranked"),
        ("b", 2, "ranked"),
        ("c", None, "NM"),
        ("d", None, "NM"),
    ]
    assert not score(read(raw))["over"]
    assert score(read({**raw, "contests": []}))["contests"] == []


def test_several_contests_make_one_ranking_only_in_their_own_draw() -> None:
    raw = {
        **with_calls(),
        "contests": [
            {"id": "B", "entrants": ["a", "b"], "calls": [place("a", "b")]},
            {"id": "A", "entrants": ["c", "d"], "calls": [place("d", "c")]},
        ],
    }
    timed = {**raw, "draw": {"format": "timed_finals"}}

    assert [(e, p) for e, p, _ in placings(timed)] == [("a", 1), ("d", 1), ("b", 3), ("c", 3)]
    assert [(e, p) for e, p, _ in placings(raw)] == [("a", 1), ("b", 2), ("c", None), ("d", None)]
    assert [c["id"] for c in score(read(timed))["contests"]] == ["B", "A"]


def test_the_desk_places_an_event_by_hand() -> None:
    result = score(read(with_decisions({**place("d", "ab"), "reason": "仲裁改判"})))

    assert result["over"]
    assert result["placings"] == [
        ranked("d", 1, decided_by="jury"),
        ranked("a", 2, decided_by="jury"),
        ranked("b", 2, decided_by="jury"),
        unranked("c", "NM"),
    ]
    assert [row["entrant"] for row in result["contests"][0]["placings"]] == ["a", "b", "c", "d"]


def test_who_is_placed_by_hand_keeps_the_mark() -> None:
    lifts = [attempt("7", 1, "150", good=True), attempt("9", 1, "160", good=True)]
    raw = with_calls(*lifts, sample=LIFTING)
    raw["calls"] = [{**place("7", "9"), "reason": "仲裁改判"}]
    rows = {row["entrant"]: row for row in score(read(raw))["placings"]}
    assert (rows["7"]["place"], rows["7"]["mark"], rows["7"]["decided_by"]) == (1, "150", "jury")
    assert (rows["9"]["place"], rows["9"]["mark"], rows["9"]["decided_by"]) == (2, "160", "jury")


def test_a_hand_placing_that_is_retracted_no_longer_counts() -> None:
    by_hand = {**place("d", "c", "b", "a"), "reason": "误"}
    raw = with_decisions(by_hand, {"kind": "retract", "line": 1})

    assert [entrant for entrant, _, _ in placings(raw)] == ["a", "b", "c", "d"]


def test_who_withdraws_before_a_mark_is_listed_as_withdrawn() -> None:
    raw = {**PLACED, "calls": [{"kind": "withdraw", "entrant": "b", "reason": "伤病"}]}

    assert ("b", None, "WD") in placings(raw)


def test_who_withdraws_before_the_draw_does_not_keep_the_event_open() -> None:
    withdraw = {"kind": "withdraw", "entrant": "d", "reason": "伤病"}
    raw = {**with_calls(place("a", "b", "c")), "calls": [withdraw]}
    raw["contests"][0]["entrants"] = ["a", "b", "c"]

    assert score(read(raw))["over"]
    assert placings(raw)[-1] == ("d", None, "WD")


def test_who_was_moved_to_another_event_is_not_listed() -> None:
    move = {"kind": "move", "entrant": "d", "to": "e2", "reason": "改级"}
    raw = {**with_calls(place("a", "b", "c")), "calls": [move]}
    raw["contests"][0]["entrants"] = ["a", "b", "c"]

    assert placings(raw) == [("a", 1, "ranked"), ("b", 2, "ranked"), ("c", 3, "ranked")]
    assert score(read(raw))["over"]


def test_a_cancelled_event_keeps_what_was_called() -> None:
    raw = with_decisions({"kind": "cancel", "reason": "暴雨"})

    assert [entrant for entrant, _, _ in placings(raw)] == ["a", "b", "c", "d"]


def test_other_decisions_change_no_placing() -> None:
    decisions = [
        {"kind": "publish", "version": 1},
        {"kind": "protest", "delegation": "luzhou", "reason": "犯规"},
        {"kind": "rule", "protest": 2, "upheld": False},
        {"kind": "freeze_n", "n": 3, "count": "entered"},
        {"kind": "official", "contests": [["f", 1]], "digest": "x"},
        {"kind": "unofficial", "reason": "补"},
        {"kind": "note", "text": "补记"},
        {"kind": "draw", "pairings": [{"entrants": ["a", "b"]}], "engine": "manual", "seed": "1"},
        {"kind": "merge", "into": "e2"},
    ]

    assert score(read(with_decisions(*decisions))) == score(read(with_decisions()))


def test_weightlifting_by_the_example_of_the_format() -> None:
    """Equal kilos: the lighter lifter goes first (World Para Powerlifting; FORMATS §2)."""
    calls = [attempt("9", n, kg, good=kg != "151") for n, kg in enumerate(("149", "151", "151"), 1)]
    calls += [
        attempt("7", n, kg, good=kg != "150") for n, kg in enumerate(("149", "150", "150"), 1)
    ]
    result = score(read(with_calls(*calls, sample=LIFTING)))

    assert result["over"]
    assert result["placings"] == [
        ranked("7", 1, mark="149"),
        ranked("9", 2, mark="149", decided_by="bodyweight"),
    ]


def test_three_failures_are_no_mark() -> None:
    calls = [attempt("9", n, "150", good=False) for n in (1, 2, 3)]
    rows = score(read(with_calls(*calls, attempt("7", 1, "90", good=True), sample=LIFTING)))

    assert not rows["over"]
    assert [(row["entrant"], row["place"], row["status"]) for row in rows["placings"]] == [
        ("7", 1, "ranked"),
        ("9", None, "NM"),
    ]
