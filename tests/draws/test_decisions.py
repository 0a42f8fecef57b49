"""Decisions that alter a ranking: lots, orders, withdrawals, ties between groups."""

from copy import deepcopy
from typing import Any

import pytest

from meet.codec import BadInput
from meet.event_file import played_of
from meet.score import contest_json, score
from scoring_rules import event as event_fold
from scoring_rules.contest import Outcome
from scoring_rules.draws import Final, Proposal
from scoring_rules.draws.lots import lot_order
from scoring_rules.ranking import Detail, Mark, Status, Step
from scoring_rules.views import words
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


def lot(*order: str, **more: Any) -> dict[str, Any]:
    return {"kind": "decide", "what": "lot", "order": list(order), **more}


def rows(raw: Any) -> list[tuple[str, int | None, str]]:
    return [(p["entrant"], p["place"], p["decided_by"]) for p in score(read(raw))["placings"]]


def tied(*decisions: Any) -> dict[str, Any]:
    """a first, b and c level behind it, d last."""
    return {**with_calls(place("a", "bc", "d")), "calls": list(decisions)}


def test_a_lot_separates_those_who_are_level() -> None:
    assert rows(tied()) == [("a", 1, ""), ("b", 2, ""), ("c", 2, ""), ("d", 4, "")]
    assert rows(tied(lot("c", "b"))) == [("a", 1, ""), ("c", 2, ""), ("b", 3, "lot"), ("d", 4, "")]


def test_a_lot_never_goes_before_the_mark() -> None:
    assert rows(tied(lot("d", "c", "b", "a")))[0] == ("a", 1, "")


def test_lot_numbers_are_not_an_order_of_placing() -> None:
    assert rows(tied(lot("d", "c", "b", "a", numbers=True))) == rows(tied())


def test_a_retracted_lot_is_as_if_it_had_never_been_drawn() -> None:
    undone = tied(lot("c", "b"), {"kind": "retract", "line": 1})
    assert score(read(undone)) == score(read(tied()))


def test_a_lot_with_a_seed_is_the_one_that_the_seed_gives() -> None:
    order = lot_order("2027", ("b", "c"))
    assert rows(tied(lot(*order, seed="2027")))[1][0] == order[0]
    with pytest.raises(BadInput) as refused:
        read(tied(lot(*reversed(order), seed="2027")))
    assert refused.value.code == "lot_not_from_seed"


def lifters(*decisions: Any, lots: bool = True) -> dict[str, Any]:
    """Both lift 150 in their first attempt at one body weight."""
    raw = deepcopy(dict(LIFTING))
    for entrant in raw["entrants"]:
        entrant["bodyweight"] = "53.20"
        if not lots:
            del entrant["lot"]
    failed = [attempt(e, n, "151", good=False) for n in (2, 3) for e in ("7", "9")]
    good = [attempt("9", 1, "150", good=True), attempt("7", 1, "150", good=True)]
    raw["contests"][0]["calls"] = [*good, *failed]
    return {**raw, "calls": list(decisions)}


def test_lots_reach_the_rules_where_the_entry_has_none() -> None:
    """WPP: at equal weights the lower lot lifts first, and here it decides last of all."""
    numbers = lot("9", "7", numbers=True)
    assert rows(lifters(numbers, lots=False)) == [("9", 1, ""), ("7", 2, "lot")]
    other = lot("7", "9", numbers=True)
    assert rows(lifters(other, lots=False)) == [("7", 1, ""), ("9", 2, "lot")]
    # Who was entered with a lot keeps it: 9 has 4, 7 has 11.
    assert rows(lifters(other)) == [("9", 1, ""), ("7", 2, "lot")]


@pytest.mark.parametrize("what", ["lot", "jury"])
def test_an_order_of_the_officials_settles_the_tie(what: str) -> None:
    decided = {"kind": "decide", "what": what, "order": ["7", "9"]}
    assert rows(lifters(decided)) == [("7", 1, ""), ("9", 2, what)]


def test_who_withdrew_has_no_place_where_only_places_are_recorded() -> None:
    withdraw = {"kind": "withdraw", "entrant": "a", "reason": "伤病"}
    assert placings(with_decisions(withdraw)) == [
        ("b", 1, "ranked"),
        ("c", 2, "ranked"),
        ("d", 3, "ranked"),
        ("a", None, "WD"),
    ]


def test_who_withdrew_after_a_good_lift_keeps_the_place() -> None:
    withdraw = {"kind": "withdraw", "entrant": "9", "reason": "伤病"}
    assert ("9", 1, "ranked") in placings(lifters(withdraw))


def test_who_withdrew_cannot_be_placed_by_hand() -> None:
    withdraw = {"kind": "withdraw", "entrant": "a", "reason": "伤病"}
    by_hand = {**place("a", "b", "c", "d"), "reason": "改判"}
    with pytest.raises(BadInput) as refused:
        read(with_decisions(withdraw, by_hand))
    assert (refused.value.code, refused.value.at) == ("has_withdrawn", "calls[1]")
    assert ("a", None, "WD") in placings(with_decisions(by_hand, withdraw))


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ({"kind": "draw", "pairings": [{"entrants": ["a", "z"]}]}, "unknown_entrant"),
        ({"kind": "draw", "pairings": [{"entrants": ["a", "a"]}]}, "placed_twice"),
        ({"kind": "draw", "pairings": [{"entrants": []}]}, "empty_pairing"),
        (
            {"kind": "draw", "pairings": [{"id": "x", "entrants": [e]} for e in "ab"]},
            "contest_drawn_twice",
        ),
        ({"kind": "draw", "pairings": [{"id": "f", "entrants": ["a", "b"]}]}, "not_as_drawn"),
        ({"kind": "publish", "version": -1}, "bad_version"),
        (lot("a"), "no_order"),
        ({"kind": "decide", "what": "qR", "reason": "受阻"}, "nobody_advanced"),
        ({"kind": "decide", "what": "qJ", "reason": "改判"}, "nobody_advanced"),
    ],
)
def test_what_cannot_be_decided_is_named(call: dict[str, Any], code: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(with_decisions(call))
    assert refused.value.code == code


def test_a_draw_that_lists_what_the_file_lists_changes_nothing() -> None:
    drawn = {"id": "f", "phase": "final", "entrants": ["d", "c", "b", "a"]}
    raw = with_decisions({"kind": "draw", "pairings": [drawn], "engine": "final"})
    assert score(read(raw)) == score(read(with_decisions()))


def two_groups(*decisions: Any) -> dict[str, Any]:
    """One lifter in each group of a class, level in kilos and body weight."""
    raw = lifters(*decisions)
    calls = raw["contests"][0]["calls"]
    raw["draw"] = {"format": "timed_finals"}
    raw["contests"] = [
        {"id": group, "entrants": [e], "calls": [c for c in calls if c["entrant"] == e]}
        for group, e in (("B", "7"), ("A", "9"))
    ]
    return raw


def test_a_tie_between_groups_is_asked_of_the_officials() -> None:
    """The B group lifted first, so 7 reached the weight first; equal body weights were to be
    weighed again, as within one group."""
    file = read(two_groups())
    assert rows(two_groups()) == [("7", 1, ""), ("9", 2, "reached_first")]
    assert [q.code for q in questions(two_groups())] == ["question_weigh_again"]
    assert file.decided.decisions == ()
    jury = {"kind": "decide", "what": "jury", "order": ["9", "7"]}
    assert questions(two_groups(jury)) == ()
    assert rows(two_groups(jury)) == [("9", 1, ""), ("7", 2, "jury")]


def questions(raw: Any) -> Any:
    file = read(raw)
    return event_fold.placings(file.event, file.decided, played_of(file)).questions


def test_a_final_proposes_all_by_lot_and_nothing_once_it_is_drawn() -> None:
    file = read({**PLACED, "contests": []})
    entrants = file.event.entrants
    (contest,) = Final().propose(entrants, (), (), "2027").contests
    assert contest.slots == lot_order("2027", "abcd")
    (as_listed,) = Final().propose(entrants, (), (), "").ready
    assert as_listed.entrants == tuple("abcd")
    assert Final().propose(entrants, played_of(read(PLACED)), (), "").contests == ()


def test_a_contest_without_calls_is_known_as_drawn_but_not_played() -> None:
    (drawn,) = played_of(read(PLACED))
    (over,) = played_of(read(with_calls(place("a", "b", "c", "d"))))
    assert (drawn.begun, over.begun) == (False, True)


def test_a_slot_that_is_not_known_yet_cannot_be_decided() -> None:
    known = Proposal("semi", ("a", "b"))
    open_slot = Proposal("final", ("a", words("winner_of", contest="2")))
    assert (known.ready, open_slot.ready) == (True, False)
    assert open_slot.entrants == ("a",)


def test_what_the_draw_says_of_a_contest_is_printed_with_it() -> None:
    marks = tuple(Mark(e, "", Status.RANKED, (Step("", i),)) for i, e in enumerate("ab"))
    outcome = Outcome(True, marks)
    plain = contest_json(outcome, Detail("h1"))
    assert "advance" not in plain["placings"][0]
    told = contest_json(outcome, Detail("h1", advance=(("a", "Q"),), winner="b", score="3-1"))
    assert [row["advance"] for row in told["placings"]] == ["Q", None]
    assert (told["winner"], told["score"], plain["winner"]) == ("b", "3-1", None)


SHARED = {
    "id": "race",
    "shared": "race-1",
    "entrants": ["a", "b", "x", "c", "d"],
    "calls": [place("x", "a", "b", "c", "d")],
}


def test_rivals_of_a_shared_contest_are_listed_and_ranked_in_no_event() -> None:
    result = score(read({**PLACED, "contests": [SHARED]}))
    assert [row["entrant"] for row in result["contests"][0]["placings"]] == [
        "x",
        "a",
        "b",
        "c",
        "d",
    ]
    assert [(p["entrant"], p["place"]) for p in result["placings"]] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("d", 4),
    ]
    with pytest.raises(BadInput) as refused:
        read({**PLACED, "contests": [{**SHARED, "shared": ""}]})
    assert refused.value.code == "unknown_entrant"
