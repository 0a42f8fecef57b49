"""A call is a line or nothing: ids, numbers, statuses and batches as FORMATS §4 says them."""

import uuid
from typing import Any

import pytest

from tests.api.games import BETTER, EVENT, RELAY, Official
from tests.house import PLACE, Running, new_id

LINE = {
    "seq", "id", "call", "retracts", "replaces", "reason", "by", "seat", "device", "said_at", "at",
}  # fmt: skip
NOTE = {"kind": "note", "text": "风大"}


def test_a_line_of_a_ledger_has_its_parts(meet: Running) -> None:
    chief = Official(meet, meet.token("referee", seat="chief"))
    call_id = str(uuid.uuid4())
    body = {
        "id": call_id,
        "seq": 0,
        "call": PLACE,
        "said_at": "2027-05-15T10:00:00.250+08:00",
        "device": "平板 3",
    }
    assert meet.post(f"{RELAY}/calls", body, chief.token) == (201, {"seq": 1})
    assert chief.retract(RELAY, 1) == (201, {"seq": 2})
    assert chief.retract(RELAY, 2) == (201, {"seq": 3})
    assert chief.correct(RELAY, 1, BETTER) == (201, {"seq": 4})
    status, ledger = meet.get(f"{RELAY}/ledger", chief.token)
    assert status == 200
    assert set(ledger) == {"seq", "lines"}
    assert ledger["seq"] == 4
    first, undo, redo, better = ledger["lines"]
    assert all(set(line) == LINE for line in ledger["lines"])
    assert [line["seq"] for line in ledger["lines"]] == [1, 2, 3, 4]
    assert (first["id"], first["call"]) == (call_id, PLACE)
    assert (first["by"], first["seat"], first["device"]) == ("referee 测试", "chief", "平板 3")
    assert first["said_at"] == "2027-05-15T02:00:00.250Z"
    assert first["at"].endswith("Z")
    assert [undo["retracts"], redo["retracts"], better["retracts"]] == [1, 2, None]
    assert [first["replaces"], undo["replaces"], better["replaces"]] == [None, None, 1]
    assert [first["reason"], undo["reason"], better["reason"]] == ["", "按错", "抄错"]


def test_a_ledger_is_read_from_where_one_stopped(desk: Official) -> None:
    for text in "一二三":
        assert desk.call(RELAY, {"kind": "note", "text": text})[0] == 201
    for since, left in ((0, [1, 2, 3]), (2, [3]), (3, []), (99, [])):
        status, ledger = desk.meet.get(f"{RELAY}/ledger?since={since}", desk.token)
        assert (status, ledger["seq"]) == (200, 3)
        assert [line["seq"] for line in ledger["lines"]] == left


@pytest.mark.parametrize("since", ["-1", "x", "", "1.5", "9" * 5000])
def test_since_is_a_number(resting: Running, since: str) -> None:
    status, answer = resting.get(f"{RELAY}/ledger?since={since}", resting.token("desk"))
    assert (status, answer["error"], answer["at"]) == (400, "wrong_type", "since")


@pytest.mark.parametrize(
    ("route", "body"),
    [
        ("calls", {"call": PLACE}),
        ("retractions", {"retracts": 1}),
        ("corrections", {"replaces": 1, "calls": [BETTER], "reason": "抄错"}),
        ("sign", {"role": "裁判长"}),
        ("reopen", {"reason": "抄错"}),
    ],
)
def test_a_written_id_is_answered_again_and_used_up(
    desk: Official, route: str, body: dict[str, Any]
) -> None:
    """The same answer for the same call on every route, whatever was seen and said besides."""
    if route != "calls":
        desk.call(RELAY, PLACE)
    if route == "reopen":
        desk.sign(RELAY)
    seq = desk.last(RELAY)
    sent = {"id": new_id(), "seq": seq, **body}
    path = f"{RELAY}/{route}"
    assert desk.meet.post(path, sent, desk.token) == (201, {"seq": seq + 1})
    desk.call(RELAY, NOTE)
    again = {**sent, "seq": 0, "said_at": "2027-05-15T10:00:00+08:00", "device": "another"}
    assert desk.meet.post(path, again, desk.token) == (200, {"seq": seq + 1})
    reused = {"id": sent["id"], "seq": seq + 2, "call": NOTE}
    status, answer = desk.meet.post(f"{RELAY}/calls", reused, desk.token)
    assert (status, answer["error"]) == (422, "id_reused")
    elsewhere = {"id": sent["id"], "seq": 0, "call": {"kind": "called"}}
    status, answer = desk.meet.post("/contests/pwl-f/calls", elsewhere, desk.token)
    assert (status, answer["error"]) == (422, "id_reused")
    assert desk.last(RELAY) == seq + 2


def test_an_id_may_come_again_changed_after_409_and_422(desk: Official) -> None:
    desk.call(RELAY, {"kind": "called"})
    sent = {"id": new_id(), "seq": 0, "call": {"kind": "place", "placings": [["9"]]}}
    assert desk.meet.post(f"{RELAY}/calls", sent, desk.token)[0] == 409
    assert desk.meet.post(f"{RELAY}/calls", {**sent, "seq": 1}, desk.token)[0] == 422
    sound = {**sent, "seq": 1, "call": PLACE}
    assert desk.meet.post(f"{RELAY}/calls", sound, desk.token) == (201, {"seq": 2})


def test_who_is_behind_is_told_and_shown_the_pad(meet: Running, desk: Official) -> None:
    desk.call(RELAY, {"kind": "called"})
    desk.call(RELAY, NOTE)
    referee = meet.token("referee", seat="chief")
    body = {"id": new_id(), "seq": 1, "call": PLACE}
    status, answer = meet.post(f"{RELAY}/calls", body, referee)
    assert status == 409
    assert set(answer) == {"error", "message", "seq", "lines", "pad"}
    assert (answer["error"], answer["seq"]) == ("stale", 2)
    assert answer["lines"] == meet.get(f"{RELAY}/ledger?since=1", desk.token)[1]["lines"]
    assert answer["pad"] == meet.get(f"{RELAY}/pad", referee)[1]
    assert (answer["pad"]["seat"], answer["pad"]["seq"]) == ("chief", 2)


def test_who_is_ahead_of_the_ledger_is_stale_too(desk: Official) -> None:
    body = {"id": new_id(), "seq": 5, "call": PLACE}
    status, answer = desk.meet.post(f"{RELAY}/calls", body, desk.token)
    assert (status, answer["error"], answer["seq"], answer["lines"]) == (409, "stale", 0, [])


def test_a_refused_call_brings_its_sentence_and_the_pad(desk: Official) -> None:
    status, answer = desk.call(RELAY, {"kind": "place", "placings": [["1"], ["1"]]})
    assert status == 422
    assert set(answer) == {"error", "message", "seq", "pad"}
    assert "李堃" in answer["message"]


def test_a_batch_is_answered_one_by_one_up_to_the_first_refused(desk: Official) -> None:
    def one(seq: int | None, call: Any, call_id: str = "") -> dict[str, Any]:
        return {"id": call_id or new_id(), "seq": seq, "call": call}

    def send(*bodies: Any) -> list[dict[str, Any]]:
        status, answer = desk.meet.post(f"{RELAY}/calls", {"calls": list(bodies)}, desk.token)
        assert (status, set(answer)) == (200, {"answers"})
        return list(answer["answers"])

    assert send() == []
    first, last = new_id(), new_id()
    assert send(one(0, {"kind": "called"}, first), one(1, NOTE), one(None, NOTE)) == [
        {"status": 201, "seq": 1},
        {"status": 201, "seq": 2},
        {"status": 201, "seq": 3},
    ]
    done, refused = send(one(0, {"kind": "called"}, first), one(3, {"kind": "place"}), one(3, NOTE))
    assert done == {"status": 200, "seq": 1}
    assert (refused["status"], refused["error"], refused["seq"]) == (422, "missing_field", 3)
    assert refused["message"]
    (stale,) = send(one(1, NOTE), one(3, NOTE))
    assert (stale["status"], stale["error"], stale["seq"]) == (409, "stale", 3)
    written, bad = send(one(3, NOTE), {"seq": 4, "call": NOTE}, one(4, NOTE))
    assert written == {"status": 201, "seq": 4}
    assert (bad["status"], bad["error"], bad["at"]) == (400, "missing_field", "calls[1]")
    reused = send(one(4, NOTE, last), one(5, PLACE, last), one(5, NOTE))
    assert [answer["status"] for answer in reused] == [201, 422]
    assert reused[1]["error"] == "id_reused"
    assert desk.last(RELAY) == 5


@pytest.mark.parametrize(("size", "status"), [(200, 200), (201, 400)])
def test_a_batch_has_two_hundred_calls_at_most(desk: Official, size: int, status: int) -> None:
    calls = [{"id": new_id(), "seq": None, "call": NOTE} for _ in range(size)]
    assert desk.meet.post(f"{RELAY}/calls", {"calls": calls}, desk.token)[0] == status
    assert desk.last(RELAY) == (size if status == 200 else 0)


@pytest.mark.parametrize(
    ("call", "status"),
    [
        (NOTE, 201),
        ({"kind": "sign", "role": "裁判长"}, 201),
        ({"kind": "called"}, 422),
        ({**PLACE, "placings": [["1"], ["2"], ["3"], ["4"]]}, 422),
        ({"kind": "reopen", "reason": "抄错"}, 422),
        ({"kind": "retract", "line": 1}, 422),
    ],
)
def test_only_what_names_its_matter_needs_no_number(
    desk: Official, call: dict[str, Any], status: int
) -> None:
    desk.call(RELAY, PLACE)
    got, answer = desk.free(RELAY, call)
    assert got == status
    assert answer.get("error") == (None if status == 201 else "seq_needed")


@pytest.mark.parametrize("line", [0, -1, 2, 10**30])
def test_only_a_line_that_exists_is_withdrawn_or_replaced(desk: Official, line: int) -> None:
    desk.call(RELAY, PLACE)
    for answer in (desk.retract(RELAY, line), desk.correct(RELAY, line, BETTER)):
        assert answer[0] == 422
        assert (answer[1]["error"], answer[1]["seq"]) == ("no_such_line", 1)


def test_what_later_lines_stand_on_cannot_be_withdrawn(desk: Official) -> None:
    """The first that would not follow any more is named, in words too."""
    desk.call(RELAY, PLACE)
    desk.call(RELAY, NOTE)
    desk.sign(RELAY)
    status, answer = desk.retract(RELAY, 1)
    assert (status, answer["error"], answer["seq"]) == (422, "later_lines", 3)
    assert "第 3 行" in answer["message"]


def test_a_correction_needs_its_reason_and_its_calls(desk: Official) -> None:
    desk.call(RELAY, PLACE)
    body = {"id": new_id(), "seq": 1, "replaces": 1, "calls": [BETTER], "reason": "抄错"}
    for name in ("reason", "calls", "replaces"):
        short = {key: value for key, value in body.items() if key != name}
        status, answer = desk.meet.post(f"{RELAY}/corrections", short, desk.token)
        assert (status, answer["error"]) == (400, "missing_field")
    two = {**body, "calls": [{"kind": "status", "entrant": "4", "status": "DNS"}, BETTER]}
    status, answer = desk.meet.post(f"{RELAY}/corrections", two, desk.token)
    assert (status, answer["error"]) == (422, "out_but_placed")
    assert desk.meet.post(f"{RELAY}/corrections", body, desk.token) == (201, {"seq": 2})


def test_a_signature_closes_a_contest_until_the_desk_reopens_it(desk: Official) -> None:
    assert desk.sign(RELAY)[1]["error"] == "not_over"
    desk.call(RELAY, PLACE)
    assert desk.reopen(RELAY)[1]["error"] == "not_signed"
    assert desk.sign(RELAY) == (201, {"seq": 2})
    assert desk.meet.get(RELAY)[1]["stage"]["code"] == "signed"
    assert desk.sign(RELAY)[1]["error"] == "already_signed"
    assert desk.call(RELAY, BETTER)[1]["error"] == "signed"
    without = {"id": new_id(), "seq": 2}
    assert desk.meet.post(f"{RELAY}/reopen", without, desk.token)[0] == 400
    assert desk.reopen(RELAY) == (201, {"seq": 3})
    assert desk.meet.get(RELAY)[1]["stage"]["code"] == "finished"
    assert desk.correct(RELAY, 1, BETTER) == (201, {"seq": 4})


def test_an_events_ledger_is_written_as_a_contests(desk: Official) -> None:
    protest = {"kind": "protest", "delegation": "潞州", "reason": "串道"}
    sent = {"id": new_id(), "seq": 0, "call": protest}
    path = f"{EVENT}/calls"
    assert desk.meet.post(path, sent, desk.token) == (201, {"seq": 1})
    assert desk.meet.post(path, {**sent, "seq": 7}, desk.token) == (200, {"seq": 1})
    stale = desk.meet.post(path, {**sent, "id": new_id()}, desk.token)
    assert (stale[0], stale[1]["error"], stale[1]["seq"]) == (409, "stale", 1)
    assert [line["call"] for line in stale[1]["lines"]] == [protest]
    refused = desk.call(EVENT, {"kind": "rule", "protest": 9, "upheld": True})
    assert (refused[0], refused[1]["seq"]) == (422, 1)
    assert refused[1]["message"]
    unknown = desk.call(EVENT, {"kind": "place", "placings": [["1"], ["1"]], "reason": "计时故障"})
    assert (unknown[0], unknown[1]["error"]) == (422, "placed_twice")
    assert "李堃" in unknown[1]["message"]
    assert desk.retract(EVENT, 1) == (201, {"seq": 2})
    assert desk.retract(EVENT, 2) == (201, {"seq": 3})
    other = {"kind": "protest", "delegation": "屯留", "reason": "串道"}
    assert desk.correct(EVENT, 1, other) == (201, {"seq": 4})
    view = desk.meet.get(EVENT)[1]
    assert (view["seq"], view["protested"]) == (4, True)
    ledger = desk.meet.get(f"{EVENT}/ledger?since=3", desk.token)[1]
    assert [set(line) for line in ledger["lines"]] == [LINE]
    assert (ledger["seq"], ledger["lines"][0]["replaces"]) == (4, 1)


BAD_BODIES: list[tuple[Any, str, str]] = [
    (b"", "not_json", ""),
    (b"{", "not_json", ""),
    (b"\xff", "not_json", ""),
    (b'{"id": "\\ud800", "seq": 0, "call": {"kind": "called"}}', "not_json", ""),
    (b'{"id": "a", "seq": 0, "call": {"kind": "called"}, "x": 1.5}', "float_given", "x"),
    (b"[" * 100_000, "not_json", ""),
    ("text", "wrong_type", ""),
    ({"id": "a", "seq": 0, "call": NOTE, "by": "me"}, "unknown_field", "by"),
    ({"id": 7, "seq": 0, "call": NOTE}, "wrong_type", "id"),
    ({"id": "a", "seq": True, "call": NOTE}, "wrong_type", "seq"),
    ({"id": "a", "seq": 0, "call": NOTE, "device": 3}, "wrong_type", "device"),
    ({"id": "a", "seq": 0, "call": NOTE, "device": "x" * 2001}, "too_long", "device"),
    ({"id": "a", "seq": 0, "call": NOTE, "said_at": "2027-05-15"}, "bad_time", "said_at"),
    ({"id": "a", "seq": 0, "call": NOTE, "said_at": "2027-05-15T10:00"}, "bad_time", "said_at"),
    (
        {"id": "a", "seq": 0, "call": NOTE, "said_at": "0001-01-01T00:00:00+14:00"},
        "bad_time",
        "said_at",
    ),
    ({"calls": [], "id": "a"}, "unknown_field", "id"),
    ({"calls": {}}, "unknown_field", ""),
]


@pytest.mark.parametrize(("body", "error", "at"), BAD_BODIES)
def test_a_body_that_cannot_be_read_says_where(
    resting: Running, body: Any, error: str, at: str
) -> None:
    desk = Official(resting, resting.token("desk"))
    status, answer = resting.post(f"{RELAY}/calls", body, desk.token)
    assert (status, answer["error"], answer["at"]) == (400, error, at)
    assert answer["message"]
    assert desk.last(RELAY) == 0


def test_a_body_that_is_too_large_is_not_read(desk: Official) -> None:
    status, answer = desk.meet.post(f"{RELAY}/calls", bytes(17 * 1024 * 1024), desk.token)
    assert (status, answer["error"]) == (413, "too_large")
