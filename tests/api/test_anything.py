"""Whatever is sent, the answer is one of the documented ones, and the record stays whole."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import sports
from events.weightlifting.rules import ParaBench
from scoring_rules.contest import calls_of
from scoring_rules.decisions import EVENT_CALLS
from tests.api.games import EVENT, RELAY, VIEWS, Official
from tests.house import Running, new_id

LIFT = "/contests/pwl-f"
WORDS = st.sampled_from(
    [
        "",
        "1",
        "2",
        "7",
        "9",
        "潞州",
        "relay-f",
        "left",
        "bench",
        "100",
        "DNS",
        "DQ",
        "裁判长",
        "\x00",
    ]
)
NUMBERS = st.one_of(
    st.integers(-2, 4), st.sampled_from([2**31, 2**63 - 1, 2**63, 2**64, -(2**63) - 1, 10**30])
)
LEAVES = st.one_of(st.none(), st.booleans(), NUMBERS, WORDS, st.text(max_size=4))
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=2)),
    max_leaves=6,
)
UNDO = {"retract": ["line", "reason"], "correct": ["line", "calls", "reason"]}


def named(calls: Mapping[str, type]) -> dict[str, list[str]]:
    """The fields of every kind, undo included."""
    kinds = {kind: [field.name for field in fields(call)] for kind, call in calls.items()}
    return kinds | UNDO


KINDS = {
    RELAY: named(calls_of(sports()["placed"].rules["placed"])),
    LIFT: named(calls_of(ParaBench())),
    EVENT: named(EVENT_CALLS),
}
LIKELY = {
    "placings": st.sampled_from([[["1"], ["2"], ["3"], ["4"]], [["7", "9"]], [["1"], ["1"]], [[]]]),
    "entrant": st.sampled_from(["1", "2", "7", "9", "x"]),
    "kg": st.sampled_from(["100", "100.5", "101", "0", "-1", "1e9"]),
    "bodyweight": st.sampled_from(["53.00", "53.001", "0", "300"]),
    "lift": st.just("bench"),
    "good": st.booleans(),
    "attempt": st.integers(0, 5),
    "seat": st.sampled_from(["left", "chief", "right"]),
    "state": st.sampled_from(["group", "start", "stop"]),
    "status": st.sampled_from(["DNS", "DNF", "DQ", "NM", "WD"]),
    "line": st.integers(0, 6),
    "what": st.sampled_from(["lot", "qR", "qJ", "jury"]),
    "order": st.lists(st.sampled_from(["1", "2", "3"]), max_size=4),
    "results": st.sampled_from(["keep", "annul"]),
    "count": st.sampled_from(["entered", "started", "ranked"]),
    "upheld": st.booleans(),
    "n": NUMBERS,
    "version": NUMBERS,
    "protest": st.integers(0, 4),
    "seconds": NUMBERS,
}


@st.composite
def a_call(draw: st.DrawFn, where: str) -> dict[str, Any]:
    """Mostly as a call may be; any of its fields may be missing, or anything at all."""
    kinds = KINDS[where]
    kind = draw(st.sampled_from(sorted(kinds)))
    call: dict[str, Any] = {"kind": kind}
    for field in kinds[kind]:
        how = draw(st.integers(0, 19))
        if field == "calls" and how:
            call[field] = draw(st.lists(a_call(where), max_size=2))
        elif how > 1:
            call[field] = draw(LIKELY.get(field, WORDS))
        elif how:
            call[field] = draw(VALUES)
    return call


LINES = st.integers(1, 9)
BODIES: Mapping[str, tuple[str, ...]] = {
    "calls": ("call",),
    "retractions": ("retracts",),
    "corrections": ("replaces", "calls", "reason"),
    "sign": ("role",),
    "reopen": ("reason",),
    "official": ("seen",),
    "unofficial": ("reason",),
}


@st.composite
def a_body(draw: st.DrawFn, where: str, route: str) -> dict[str, Any]:
    """Mostly as a body may be. What is "now" is filled in when it is sent."""
    likely = {
        "call": a_call(where),
        "calls": st.lists(a_call(where), min_size=1, max_size=2),
        "retracts": LINES,
        "replaces": LINES,
        "reason": st.just("抄错"),
        "role": st.sampled_from(["", "裁判长"]),
        "seen": st.just("now"),
    }
    body: dict[str, Any] = {"id": "now"} | ({} if route in NO_SEQ else {"seq": "now"})
    body |= {field: draw(likely[field]) for field in BODIES[route]}
    if draw(st.integers(0, 4)) == 0:
        body[draw(st.sampled_from([*body, "said_at", "device", "seq", "by"]))] = draw(VALUES)
    return body


NO_SEQ = ("official", "unofficial")
EXAMPLES = 15
ROUTES = [
    *((RELAY, route) for route in ("calls", "retractions", "corrections", "sign", "reopen")),
    *((LIFT, route) for route in ("calls", "corrections")),
    *((EVENT, route) for route in ("calls", "corrections", *NO_SEQ)),
]


@pytest.mark.parametrize(("where", "route"), ROUTES)
def test_no_body_is_a_fault_of_ours(desk: Official, where: str, route: str) -> None:
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.lists(st.sampled_from([route, "calls"]).flatmap(lambda r: one(where, r)), max_size=4))
    def send(bodies: list[tuple[str, dict[str, Any]]]) -> None:
        for to, body in bodies:
            status, answer = desk.meet.post(f"{where}/{to}", filled(desk, where, body), desk.token)
            assert status in (200, 201, 400, 409, 422), (body, answer)
            assert status < 300 or (answer["error"] and answer["message"])

    send()
    check_whole(desk.meet, desk, where)


def one(where: str, route: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.tuples(st.just(route), a_body(where, route))


def filled(desk: Official, where: str, body: dict[str, Any]) -> dict[str, Any]:
    now = {"id": new_id, "seq": lambda: desk.last(where)}
    now["seen"] = lambda: desk.meet.get(where)[1]["version"]
    return {key: now[key]() if value == "now" else value for key, value in body.items()}


def check_whole(meet: Running, desk: Official, where: str) -> None:
    lines = meet.get(f"{where}/ledger", desk.token)[1]["lines"]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    for view in (*VIEWS, f"{LIFT}/pad", f"{RELAY}/pad"):
        assert meet.get(view, desk.token)[0] == 200, view
