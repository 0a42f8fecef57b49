"""Whatever is sent, the answer is one of the documented ones, and the record stays whole."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import sports
from events.weightlifting.rules import ParaBench
from scoring_rules.contest import calls_of
from scoring_rules.decisions import EVENT_CALLS
from tests.api.games import EVENT, RELAY, Official
from tests.house import Running, new_id

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
FIELDS = {
    kind: [field.name.rstrip("_") for field in fields(call)]
    for calls in (calls_of(ParaBench()), calls_of(sports()["placed"].rules["placed"]), EVENT_CALLS)
    for kind, call in calls.items()
} | {"retract": ["line", "reason"], "correct": ["line", "calls", "reason"], "goal": []}
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
def a_call(draw: st.DrawFn) -> dict[str, Any]:
    """Mostly as a call may be; any of its fields may be missing or anything at all."""
    kind = draw(st.sampled_from(sorted(FIELDS)))
    call: dict[str, Any] = {"kind": kind}
    for field in FIELDS[kind]:
        how = draw(st.integers(0, 9))
        if field == "calls" and how:
            call[field] = draw(st.lists(a_call(), max_size=2))
        elif how > 1:
            call[field] = draw(LIKELY.get(field, WORDS))
        elif how:
            call[field] = draw(VALUES)
    return call


LIKELY_HERE = {
    "call": a_call(),
    "calls": st.lists(a_call(), max_size=2),
    "retracts": st.integers(0, 6),
    "replaces": st.integers(0, 6),
    "reason": WORDS,
    "seen": st.integers(1, 9),
}


@st.composite
def a_body(draw: st.DrawFn) -> Any:
    body: dict[str, Any] = {"id": draw(st.one_of(st.just("fresh"), WORDS)), "seq": None}
    for field in draw(
        st.lists(
            st.sampled_from([*LIKELY_HERE, "seq", "said_at", "device", "role", "id"]),
            max_size=5,
        )
    ):
        body[field] = draw(LIKELY_HERE.get(field, VALUES))
    if draw(st.booleans()):
        body["call"] = draw(a_call())
    return draw(st.sampled_from([body, {"calls": [body, body]}]))


EXAMPLES = 60
ROUTES = [
    *(f"{RELAY}/{one}" for one in ("calls", "retractions", "corrections", "sign", "reopen")),
    *(f"/contests/pwl-f/{one}" for one in ("calls", "retractions", "corrections")),
    *(f"{EVENT}/{one}" for one in ("calls", "retractions", "corrections")),
    *(f"{EVENT}/{one}" for one in ("official", "unofficial")),
]


@pytest.mark.parametrize("path", ROUTES)
def test_no_body_is_a_fault_of_ours(desk: Official, path: str) -> None:
    where = path.rpartition("/")[0]

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(a_body())
    def send(body: Any) -> None:
        if isinstance(body, dict) and body.get("id") == "fresh":
            body = {**body, "id": new_id(), "seq": desk.last(where)}
        status, answer = desk.meet.post(path, body, desk.token)
        assert status in (200, 201, 400, 409, 422), (body, answer)
        if status >= 400:
            assert answer["error"]
            assert answer["message"]

    send()
    check_whole(desk.meet, desk, where)


def check_whole(meet: Running, desk: Official, where: str) -> None:
    lines = meet.get(f"{where}/ledger", desk.token)[1]["lines"]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    for view in (where, "/medals", "/points", "/schedule", "/news", "/screens/home"):
        assert meet.get(view)[0] == 200, view
