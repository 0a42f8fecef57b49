"""An event written back as a file reads as the same values, whatever it holds."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meet import event_file
from meet.codec import dump, parse
from meet.demo.games import games
from meet.event_file import EventFile
from meet.score import score
from tests.eventfile.samples import (
    LIFTING,
    PLACED,
    attempt,
    place,
    read,
    with_calls,
    with_decisions,
)

OUT = ("DNS", "DNF", "NM", "DQ", "WD")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
EXACT = st.sampled_from(["0", "1", "1/2", "3/2"])


def exported(file: EventFile) -> dict[str, Any]:
    return event_file.export(
        file.event, file.raw["rules"], file.raw["draw"], file.contests, file.decided
    )


def assert_same(raw: Any) -> None:
    """Read, written and read again: equal values, equal result, and then equal bytes."""
    first = read(raw)
    again = event_file.read(parse(dump(exported(first))))

    assert again.event == first.event
    assert again.contests == first.contests
    assert again.standings == first.standings
    assert again.decided == first.decided
    assert score(again, trace=True) == score(first, trace=True)
    assert dump(exported(again)) == dump(exported(first))


LIFTS = [
    {"kind": "weigh_in", "entrant": "7", "bodyweight": "53.20", "rack": "7"},
    {"kind": "declare", "entrant": "7", "attempt": 1, "kg": "100.5"},
    {"kind": "vote", "seat": "left", "entrant": "7", "lift": "bench", "attempt": 1, "good": True},
    {
        "kind": "vote",
        "seat": "right",
        "entrant": "7",
        "lift": "bench",
        "attempt": 1,
        "good": False,
        "reason": "press",
    },
    attempt("9", 1, "90", good=False),
    {"kind": "status", "entrant": "9", "status": "DQ", "rule": "4.2"},
]
SAMPLES = {
    "as it is": PLACED,
    "nothing but what must be": {
        key: PLACED[key] for key in ("format", "sport", "event", "rules", "draw")
    },
    "with calls": with_calls(place("a", "bc", "d")),
    "with decisions": with_decisions(
        {**place("d", "ab"), "reason": "改判"},
        {"kind": "correct", "line": 1, "calls": [{**place("d"), "reason": "再改"}], "reason": "错"},
        {"kind": "withdraw", "entrant": "a", "reason": "伤"},
        {"kind": "move", "entrant": "b", "to": "e2", "results": "keep"},
        {"kind": "freeze_n", "n": 0},
        {"kind": "protest"},
        {"kind": "rule", "protest": 6, "upheld": False},
        {"kind": "official", "contests": [["f", 1]], "digest": "0a"},
    ),
    "weightlifting": with_calls(*LIFTS, sample=LIFTING),
    "other rules": {**LIFTING, "rules": {"preset": "wpp", "step": "2.5", "call_seconds": 60}},
    "contests of a tie": {
        **PLACED,
        "draw": {"format": "timed_finals", "ranking": "xiangqi"},
        "contests": [
            {"id": "t", "phase": "group:A", "round": 0, "entrants": ["a", "b"]},
            {"id": "t1", "part_of": "t", "order": 0, "shared": "s", "entrants": ["a", "b"]},
        ],
    },
}


@pytest.mark.parametrize("raw", SAMPLES.values(), ids=SAMPLES.keys())
def test_a_sample_comes_back(raw: Any) -> None:
    assert_same(raw)


def test_an_export_keeps_every_field_that_was_given() -> None:
    raw = with_calls(place("a", "bc", "d"))

    assert exported(read(raw)) == raw


def test_every_event_of_the_demonstration_comes_back() -> None:
    for event in games().events:
        assert_same(event.file)


@st.composite
def entrants(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One to six entrants with any of the fields an entrant may have."""
    ids = draw(st.lists(TEXT.filter(bool), min_size=1, max_size=6, unique=True))
    some = st.fixed_dictionaries(
        {},
        optional={
            "name": TEXT,
            "delegation": TEXT,
            "seed": st.integers(-1, 2**40),
            "class": TEXT,
            "sex": TEXT,
            "number": TEXT,
            "members": st.lists(
                st.fixed_dictionaries({"id": TEXT}, optional={"name": TEXT, "number": TEXT}),
                max_size=2,
            ),
            "credits": st.lists(
                st.fixed_dictionaries({"delegation": TEXT}, optional={"medal": EXACT}), max_size=2
            ),
        },
    )
    return [{"id": one, **draw(some)} for one in ids]


@st.composite
def placing_calls(draw: st.DrawFn, ids: list[str]) -> list[dict[str, Any]]:
    """A legal ledger: some are out, the others placed with ties, then perhaps undone or redone."""
    out = draw(st.lists(st.sampled_from(ids), unique=True, max_size=len(ids) - 1))
    calls: list[dict[str, Any]] = [
        {"kind": "status", "entrant": one, "status": draw(st.sampled_from(OUT))} for one in out
    ]
    groups: list[list[str]] = []
    for one in draw(st.permutations([one for one in ids if one not in out])):
        if groups and draw(st.booleans()):
            groups[-1].append(one)
        else:
            groups.append([one])
    line = len(calls) + 1
    other = {"kind": "place", "placings": [[one for group in groups for one in group]]}
    after = [
        [],
        [{"kind": "note", "text": draw(TEXT)}],
        [{"kind": "retract", "line": line, "reason": draw(TEXT)}],
        [{"kind": "retract", "line": line}, {"kind": "retract", "line": line + 1}],
        [{"kind": "correct", "line": line, "calls": [other], "reason": draw(TEXT)}],
    ]
    return [*calls, {"kind": "place", "placings": groups}, *draw(st.sampled_from(after))]


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """An event of one to three contests, some entrants in none of them."""
    people = draw(entrants())
    contests = []
    left = [person["id"] for person in people]
    while left and len(contests) < 3:
        size = draw(st.integers(1, len(left)))
        inside, left = left[:size], left[size:]
        calls = draw(placing_calls(inside))
        contests.append({"id": f"c{len(contests)}", "entrants": inside, "calls": calls})
    return {
        "format": "meet-event/1",
        "sport": "placed",
        "event": draw(TEXT.filter(bool)),
        "name": draw(TEXT),
        "tags": draw(st.lists(TEXT, max_size=2)),
        "rules": {"preset": "placed"},
        "draw": {"format": draw(st.sampled_from(["final", "timed_finals"]))},
        "entrants": people,
        "contests": contests,
        "calls": [
            {"kind": "withdraw", "entrant": one, "reason": draw(TEXT)}
            for one in draw(st.lists(st.sampled_from([p["id"] for p in people]), max_size=2))
        ],
    }


@given(files())
def test_any_event_comes_back(raw: dict[str, Any]) -> None:
    assert_same(raw)


@given(files())
def test_every_entrant_is_in_the_result_once(raw: dict[str, Any]) -> None:
    result = score(read(raw))

    assert sorted(row["entrant"] for row in result["placings"]) == sorted(
        person["id"] for person in raw["entrants"]
    )
    for contest, source in zip(result["contests"], raw["contests"], strict=True):
        assert sorted(row["entrant"] for row in contest["placings"]) == sorted(source["entrants"])
