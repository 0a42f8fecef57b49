"""Rounds of heats: who goes on, ties at the last place, decisions that stay, places over all."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from meet import event_file
from meet.codec import BadInput, dump, parse
from meet.event_file import EventFile
from meet.score import message, score
from meet.words import LANGUAGES, say
from scoring_rules import event as event_fold
from tests.draws.rio import advanced

FINAL = {"heats": 1, "by_place": 0, "by_time": 0}
Times = Sequence[tuple[str, int | str]]


def race(key: str, phase: str, times: Times, *places: int) -> dict[str, Any]:
    """A race: each with a time in ms, or the status that is called."""
    calls: list[dict[str, Any]] = []
    for i, (who, time) in enumerate(times):
        if isinstance(time, str):
            calls.append({"kind": "status", "entrant": who, "status": time})
        else:
            place = {"place": places[i]} if places else {}
            calls.append({"kind": "finish", "entrant": who, "ms": time, **place})
    entrants = [who for who, _time in times]
    return {"id": key, "phase": phase, "entrants": entrants, "calls": calls}


def event(
    contests: Sequence[Mapping[str, Any]],
    *decisions: Mapping[str, Any],
    by_place: int = 1,
    by_time: int = 1,
    lanes: int = 3,
    heats: int = 2,
) -> dict[str, Any]:
    entrants = dict.fromkeys(who for contest in contests for who in contest["entrants"])
    first = {"heats": heats, "by_place": by_place, "by_time": by_time}
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "event": "e",
        "rules": {"preset": "race"},
        "draw": {
            "format": "heats",
            "rounds": [first, FINAL],
            "lanes": lanes,
            "pools": [list(range(1, lanes + 1))] if lanes else "2016",
        },
        "entrants": [{"id": who} for who in entrants],
        "contests": list(contests),
        "calls": list(decisions),
    }


def read(raw: Mapping[str, Any]) -> EventFile:
    return event_file.read(parse(dump(raw)))


def codes(raw: Mapping[str, Any]) -> dict[str, str]:
    return advanced(score(read(raw)))


def places(raw: Mapping[str, Any]) -> list[tuple[str, int | None, str]]:
    return [(p["entrant"], p["place"], p["mark"]) for p in score(read(raw))["placings"]]


def questions(raw: Mapping[str, Any]) -> list[str]:
    file = read(raw)
    ranked = event_fold.placings(file.event, file.decided, event_file.played_of(file))
    return [say(q, "zh", str, "athletics") for q in ranked.questions]


def decide(what: str, entrant: str = "", *order: str) -> dict[str, Any]:
    return {"kind": "decide", "what": what, "entrant": entrant, "order": list(order)}


ONE = race("h1", "1", (("a", 11001), ("b", 11205), ("c", 11400)))
TWO = race("h2", "1", (("d", 11100), ("e", 11201), ("f", "DNF")))
TIED = race("h2", "1", (("d", 11100), ("e", 11205), ("f", "DNF")))


def test_places_of_each_heat_then_the_best_time_of_all() -> None:
    """b and e are both 11.21: the thousandths decide between heats (167.2)."""
    assert codes(event([ONE, TWO])) == {"a": "Q", "d": "Q", "e": "q"}


def test_nothing_goes_on_by_time_before_every_heat_is_run() -> None:
    assert codes(event([ONE])) == {"a": "Q"}
    assert codes(event([ONE, race("h2", "1", (("d", 11100), ("e", 11201)))])) == {
        "a": "Q",
        "d": "Q",
        "e": "q",
    }


def test_a_tie_for_the_last_place_that_thousandths_leave_is_asked() -> None:
    raw = event([ONE, TIED])
    assert codes(raw) == {"a": "Q", "d": "Q"}
    assert questions(raw) == ["b 与 e 同为 11.21，千分之一秒也相同，只剩 1 个晋级名额：请抽签"]


def test_the_lot_that_is_recorded_decides_it() -> None:
    raw = event([ONE, TIED], decide("lot", "", "e", "b"))
    assert codes(raw) == {"a": "Q", "d": "Q", "e": "q"}
    assert questions(raw) == []


def test_both_go_on_where_there_is_a_lane_for_them() -> None:
    """167.1: where it can be done, the tied enter the next round."""
    assert codes(event([ONE, TIED], lanes=4)) == {"a": "Q", "d": "Q", "b": "q", "e": "q"}


def test_a_tie_on_the_last_place_takes_a_time_away() -> None:
    level = race("h1", "1", (("a", 11000), ("b", 11000), ("c", 11100)), 1, 1, 3)
    assert codes(event([level, TWO])) == {"a": "Q", "b": "Q", "d": "Q"}


def test_equal_times_without_a_judge_hold_the_round_open() -> None:
    level = race("h1", "1", (("a", 11000), ("b", 11000), ("c", 11100)))
    assert codes(event([level, TWO])) == {"d": "Q"}
    assert questions(event([level, TWO])) != []


def test_judges_order_within_a_heat_stands_beside_the_lot() -> None:
    """b before c by the judges, e level with both in time: c cannot go on before b."""
    one = race("h1", "1", (("a", 11001), ("b", 11205), ("c", 11205)), 1, 2, 3)
    raw = event([one, TIED], decide("lot", "", "c", "b", "e"))
    assert codes(raw) == {"a": "Q", "d": "Q", "b": "q"}
    two = event([one, TIED], decide("lot", "", "c", "b", "e"), by_time=2)
    assert codes(two) == {"a": "Q", "d": "Q", "b": "q", "c": "q"}


def test_who_has_no_time_cannot_go_on_by_time() -> None:
    untimed = {**TWO, "calls": [*TWO["calls"]]}
    untimed["calls"][1] = {"kind": "finish", "entrant": "e", "place": 2}
    assert codes(event([ONE, untimed])) == {"a": "Q", "d": "Q"}
    assert questions(event([ONE, untimed])) == ["e 没有成绩，不能按时间排晋级"]


def test_referee_and_jury_advance_whom_no_recomputation_erases() -> None:
    by_hand = [decide("qR", "f"), decide("qJ", "c")]
    assert codes(event([ONE, TWO], *by_hand)) == {
        "a": "Q",
        "d": "Q",
        "e": "q",
        "f": "qR",
        "c": "qJ",
    }
    again = race("h1", "1", (("a", "DQ"), ("b", 11205), ("c", 11400)))
    assert codes(event([again, TWO], *by_hand)) == {
        "b": "Q",
        "d": "Q",
        "e": "q",
        "f": "qR",
        "c": "qJ",
    }
    undone = {"kind": "retract", "line": 1}
    assert "f" not in codes(event([ONE, TWO], *by_hand, undone))


def test_finalists_first_then_those_who_went_out_by_their_marks() -> None:
    final = race("f", "2", (("a", 11300), ("d", 10900), ("e", "DNF")))
    assert places(event([ONE, TWO, final])) == [
        ("d", 1, "10.90"),
        ("a", 2, "11.30"),
        ("b", 3, "11.21"),
        ("c", 4, "11.40"),
        ("e", None, ""),
        ("f", None, ""),
    ]
    assert score(read(event([ONE, TWO, final])))["over"] is True


def test_equal_times_of_different_heats_tie_among_those_who_went_out() -> None:
    two = race("h2", "1", (("d", 11100), ("e", 11201), ("f", 11399)))
    final = race("f", "final", (("a", 11300), ("d", 10900), ("e", 11500)))
    assert places(event([ONE, two, final]))[3:] == [
        ("b", 4, "11.21"),
        ("c", 5, "11.40"),
        ("f", 5, "11.40"),
    ]


def test_without_the_final_those_who_go_on_stand_before_those_who_do_not() -> None:
    slow = race("h2", "1", (("d", 12100), ("e", 12201)))
    raw = event([ONE, slow], by_time=0)
    assert places(raw)[:3] == [("a", 1, "11.01"), ("d", 2, "12.10"), ("b", 3, "11.21")]
    assert score(read(raw))["over"] is False


def test_a_final_alone_is_ranked() -> None:
    raw = event([race("f", "2", (("a", 11300), ("d", 10900)))])
    assert places(raw) == [("d", 1, "10.90"), ("a", 2, "11.30")]
    assert codes(raw) == {}


PHOTO = race("h1", "1", (("a", 11001), ("b", 11201), ("c", 11205)))
JUDGED = race("h1", "1", (("a", 11001), ("b", 11205), ("c", 11205)), 1, 2, 3)
LATE = race("h2", "1", (("d", 11100), ("e", 11900)))
LEVEL = race("h2", "1", (("d", 11100), ("e", 11205)))


@pytest.mark.parametrize(
    ("heats", "decisions", "below", "decided_by", "why"),
    [
        ([ONE, TWO], [], "b", "thousandths", "与 e 同为 11.21，看终点摄影：11.201 < 11.205"),
        ([PHOTO, LATE], [], "c", "thousandths", "与 b 同为 11.21，看终点摄影：11.201 < 11.205"),
        ([JUDGED, LATE], [], "c", "judge", "与 b 同为 11.21，终点裁判判定 b 在前"),
        ([ONE, LEVEL], [decide("lot", "", "e", "b")], "b", "lot", "与 e 相同，抽签定 e 在前"),
        ([ONE, LEVEL], [decide("jury", "", "e", "b")], "b", "jury", "与 e 相同，仲裁定 e 在前"),
        ([ONE, LEVEL], [decide("qR", "b")], "e", "jury", "与 b 同为 11.21，裁判长定 b 晋级"),
        ([ONE, LEVEL], [decide("qJ", "b")], "e", "jury", "与 b 同为 11.21，仲裁定 b 晋级"),
    ],
)
def test_what_sent_one_of_two_with_the_same_time_on_is_told(
    heats: Sequence[Mapping[str, Any]],
    decisions: Sequence[Mapping[str, Any]],
    below: str,
    decided_by: str,
    why: str,
) -> None:
    by_time = 0 if any(d["what"] in ("qR", "qJ") for d in decisions) else 1
    file = read(event(heats, *decisions, by_time=by_time))
    ranked = event_fold.placings(file.event, file.decided, event_file.played_of(file))
    (placing,) = [p for p in ranked.placings if p.entrant == below]
    assert (placing.place, placing.decided_by) == (4, decided_by)
    assert placing.why is not None
    assert say(placing.why, "zh", str, "athletics") == why
    assert [p.entrant for p in ranked.placings if p.decided_by] == [below]


def test_who_went_on_by_the_place_in_a_race_of_its_own_needs_no_reason() -> None:
    """d won its heat in the 11.21 that was the second of the other: the place did it."""
    raw = event([ONE, race("h2", "1", (("d", 11208), ("e", 11900)))], by_time=0)
    assert places(raw)[1:3] == [("d", 2, "11.21"), ("b", 3, "11.21")]
    assert [p["decided_by"] for p in score(read(raw))["placings"]] == [""] * 5


def test_a_finalist_is_before_who_went_out_whatever_their_times() -> None:
    """e, last of the final in 11.21, and b, out with 11.21: rounds apart, no photo between them."""
    final = race("f", "2", (("a", 11000), ("d", 11100), ("e", 11209)))
    raw = event([ONE, TWO, final])
    assert places(raw)[2:4] == [("e", 3, "11.21"), ("b", 4, "11.21")]
    assert [p["decided_by"] for p in score(read(raw))["placings"]] == [""] * 6


def test_only_contests_of_earlier_rounds_tell_who_goes_on() -> None:
    final = race("f", "2", (("a", 11300), ("d", 10900)))
    told = {
        c["id"]: "advance" in c["placings"][0] for c in score(read(event([ONE, final])))["contests"]
    }
    assert told == {"h1": True, "f": False}


def test_who_withdraws_after_the_heats_keeps_the_mark_and_not_the_place_in_the_final() -> None:
    raw = event([ONE, TWO], {"kind": "withdraw", "entrant": "a", "reason": "受伤"})
    assert codes(raw) == {"d": "Q", "e": "q"}
    assert places(raw)[:3] == [("d", 1, "11.10"), ("e", 2, "11.21"), ("a", 3, "11.01")]


@pytest.mark.parametrize(
    ("draw", "code"),
    [
        ({"rounds": [{"heats": 2, "by_place": 1}]}, "no_last_race"),
        ({"rounds": [{"heats": 0}, FINAL]}, "round_of_nothing"),
        ({"rounds": [{"heats": 1, "by_time": -1}, FINAL]}, "round_of_nothing"),
        ({"rounds": []}, "no_last_race"),
        ({"rounds": [FINAL], "pools": "1999"}, "unknown_pools"),
        ({"rounds": [FINAL], "lanes": 21}, "lanes_out_of_range"),
        ({"rounds": [FINAL], "lanes": 4, "pools": [[1, 4], [2, 3]]}, "pools_with_gap"),
        ({"rounds": [FINAL], "lanes": 4, "pools": [[1, 2], [3]]}, "pools_not_of_track"),
    ],
)
def test_rounds_that_lead_nowhere_and_lanes_that_are_not_there(
    draw: dict[str, Any], code: str
) -> None:
    raw = event([ONE]) | {"draw": {"format": "heats", **draw}}
    with pytest.raises(BadInput) as bad:
        read(raw)
    assert (bad.value.code, bad.value.at) == (code, "draw")
    assert len({message(bad.value, lang) for lang in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("phase", ["0", "3"])
def test_a_heat_of_a_round_that_is_not_run_never_vanishes_from_the_ranking(phase: str) -> None:
    with pytest.raises(BadInput) as bad:
        read(event([ONE, race("h2", phase, (("d", 11100),))]))
    assert (bad.value.code, bad.value.at) == ("no_such_round", "contests[1]")
