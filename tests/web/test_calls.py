"""An answered call is never lost or doubled; who is behind is told and shown what it missed."""

from typing import Any

import pytest

from tests.house import PLACE, Running, new_id

CALLS = "/contests/relay-f/calls"


def call(seq: int | None, said: dict[str, Any], call_id: str = "") -> dict[str, Any]:
    return {"id": call_id or new_id(), "seq": seq, "call": said}


def test_a_call_is_written_and_seen(meet: Running) -> None:
    desk = meet.token("desk")
    assert meet.post(CALLS, call(0, PLACE), desk) == (201, {"seq": 1})
    status, view = meet.get("/contests/relay-f")
    assert status == 200
    assert (view["seq"], view["over"], view["stage"]["code"]) == (1, True, "finished")
    places = [
        (row["entrant"]["id"], row["place"]) for row in meet.get("/events/relay")[1]["placings"]
    ]
    assert places == [("2", 1), ("1", 2), ("3", 2), ("4", 4)]


def test_a_repeated_id_is_answered_the_same_and_written_once(meet: Running) -> None:
    desk = meet.token("desk")
    body = call(0, PLACE)
    assert meet.post(CALLS, body, desk) == (201, {"seq": 1})
    again = {**body, "seq": 1, "device": "another", "said_at": "2027-05-15T10:00:00+08:00"}
    assert meet.post(CALLS, again, desk) == (200, {"seq": 1})
    assert meet.get("/contests/relay-f/ledger", desk)[1]["seq"] == 1


def test_a_written_id_with_another_call_is_refused(meet: Running) -> None:
    desk = meet.token("desk")
    body = call(0, {"kind": "note", "text": "风大"})
    meet.post(CALLS, body, desk)
    status, answer = meet.post(CALLS, {**body, "call": PLACE}, desk)
    assert (status, answer["error"]) == (422, "id_reused")


def test_an_id_is_used_up_only_by_a_line(meet: Running) -> None:
    desk = meet.token("desk")
    wrong = call(0, {"kind": "place", "placings": [["9"]]})
    assert meet.post(CALLS, wrong, desk)[0] == 422
    assert meet.post(CALLS, {**wrong, "call": PLACE}, desk) == (201, {"seq": 1})


def test_of_two_tablets_one_wins_and_the_other_is_shown_what_it_missed(meet: Running) -> None:
    desk, other = meet.token("desk"), meet.token("secretary")
    meet.post(CALLS, call(0, {"kind": "called"}), desk)
    mine = call(0, PLACE)
    status, answer = meet.post(CALLS, mine, other)
    assert (status, answer["error"], answer["seq"]) == (409, "stale", 1)
    assert [line["call"] for line in answer["lines"]] == [{"kind": "called"}]
    assert answer["message"]
    assert answer["pad"]["seq"] == 1
    assert meet.post(CALLS, {**mine, "seq": 1}, other) == (201, {"seq": 2})


def test_a_refused_call_brings_its_sentence_and_the_pad_and_changes_nothing(meet: Running) -> None:
    desk = meet.token("desk")
    said = {"kind": "place", "placings": [["1"], ["1"], ["2"]]}
    status, answer = meet.post(CALLS, call(0, said), desk)
    assert (status, answer["error"]) == (422, "placed_twice")
    assert "李堃" in answer["message"]
    assert (answer["seq"], answer["pad"]["seq"]) == (0, 0)
    assert meet.get("/contests/relay-f/ledger", desk)[1] == {"seq": 0, "lines": []}


def test_a_sentence_comes_in_the_readers_language(meet: Running) -> None:
    desk = meet.token("desk")
    said = call(0, {"kind": "place", "placings": [["1"], ["1"]]})
    chinese = meet.post(CALLS, said, desk)[1]["message"]
    english = meet.post(CALLS + "?lang=en", said, desk)[1]["message"]
    assert english.isascii() is False or english != chinese
    assert "李堃" in english
    assert english != chinese


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({"seq": 0, "call": PLACE}, 400, "missing_field"),
        ({"id": "", "seq": 0, "call": PLACE}, 400, "bad_id"),
        ({"id": "x" * 65, "seq": 0, "call": PLACE}, 400, "bad_id"),
        ({"id": "a", "seq": "0", "call": PLACE}, 400, "wrong_type"),
        ({"id": "a", "call": PLACE}, 400, "missing_field"),
        ({"id": "a", "seq": 0, "call": PLACE, "who": "me"}, 400, "unknown_field"),
        ({"id": "a", "seq": 0, "call": {"kind": "goal"}}, 422, "unknown_kind"),
        ({"id": "a", "seq": 0, "call": {**PLACE, "x": 1}}, 422, "unknown_field"),
        ({"id": "a", "seq": 0, "call": {"kind": "place"}}, 422, "missing_field"),
        ({"id": "a", "seq": 0, "call": PLACE, "said_at": "gestern"}, 400, "bad_time"),
        ({"id": "a", "seq": None, "call": PLACE}, 422, "seq_needed"),
        (b"{", 400, "not_json"),
        (b'{"id": "a", "seq": 0.5, "call": {}}', 400, "float_given"),
        ([], 400, "wrong_type"),
    ],
)
def test_bad_input_says_what_and_changes_nothing(
    meet: Running, body: Any, status: int, error: str
) -> None:
    desk = meet.token("desk")
    got, answer = meet.post(CALLS, body, desk)
    assert (got, answer["error"]) == (status, error)
    assert answer["message"]
    assert meet.get("/contests/relay-f/ledger", desk)[1]["seq"] == 0


def test_kinds_that_name_their_matter_need_no_seq(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(CALLS, call(0, {"kind": "called"}), desk)
    note = call(None, {"kind": "note", "text": "轮椅检查完毕"})
    assert meet.post(CALLS, note, desk) == (201, {"seq": 2})


def test_a_batch_stops_at_the_first_refused(meet: Running) -> None:
    desk = meet.token("desk")
    note = {"kind": "note", "text": "一"}
    bodies = [call(0, {"kind": "called"}), call(1, note), call(1, note), call(2, PLACE)]
    status, answer = meet.post(CALLS, {"calls": bodies}, desk)
    assert status == 200
    assert [(a["status"], a.get("error")) for a in answer["answers"]] == [
        (201, None),
        (201, None),
        (409, "stale"),
    ]
    assert meet.get("/contests/relay-f/ledger", desk)[1]["seq"] == 2
    too_many = {"calls": [call(i, note) for i in range(201)]}
    assert meet.post(CALLS, too_many, desk)[1]["error"] == "too_many_calls"


def test_a_retraction_a_redo_and_a_correction(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post(CALLS, call(0, PLACE), desk)
    path = "/contests/relay-f"
    undo = {"id": new_id(), "seq": 1, "retracts": 1, "reason": "按错"}
    assert meet.post(f"{path}/retractions", undo, desk) == (201, {"seq": 2})
    assert meet.get(path)[1]["over"] is False
    redo = {"id": new_id(), "seq": 2, "retracts": 2}
    assert meet.post(f"{path}/retractions", redo, desk) == (201, {"seq": 3})
    assert meet.get(path)[1]["over"] is True
    better = {"kind": "place", "placings": [["1"], ["2"], ["3"], ["4"]]}
    correct = {"id": new_id(), "seq": 3, "replaces": 1, "calls": [better], "reason": "并列有误"}
    assert meet.post(f"{path}/corrections", correct, desk) == (201, {"seq": 4})
    places = [row["entrant"]["id"] for row in meet.get("/events/relay")[1]["placings"]]
    assert places == ["1", "2", "3", "4"]
    lines = meet.get(f"{path}/ledger?since=1", desk)[1]["lines"]
    assert [(line["seq"], line["retracts"], line["replaces"]) for line in lines] == [
        (2, 1, None),
        (3, 2, None),
        (4, None, 1),
    ]
    again = {"id": new_id(), "seq": 4, "retracts": 1}
    assert meet.post(f"{path}/retractions", again, desk)[1]["error"] == "not_counted"
    missing = {"id": new_id(), "seq": 4, "retracts": 9}
    assert meet.post(f"{path}/retractions", missing, desk)[1]["error"] == "no_such_line"


def test_signing_and_reopening(meet: Running) -> None:
    desk, referee = meet.token("desk"), meet.token("referee", "chief")
    path = "/contests/relay-f"
    early = meet.post(f"{path}/sign", {"id": new_id(), "role": "裁判长"}, referee)
    assert (early[0], early[1]["error"]) == (422, "not_over")
    meet.post(CALLS, call(0, PLACE), desk)
    signed = meet.post(f"{path}/sign", {"id": new_id(), "role": "裁判长"}, referee)
    assert signed == (201, {"seq": 2})
    assert meet.get(path)[1]["stage"]["code"] == "signed"
    undo = {"id": new_id(), "seq": 2, "retracts": 1}
    assert meet.post(f"{path}/retractions", undo, desk)[0] == 422
    reopen = {"id": new_id(), "seq": 2, "reason": "名次抄错"}
    assert meet.post(f"{path}/reopen", reopen, referee)[0] == 403
    assert meet.post(f"{path}/reopen", reopen, desk) == (201, {"seq": 3})
    undo = {"id": new_id(), "seq": 3, "retracts": 1}
    assert meet.post(f"{path}/retractions", undo, desk) == (201, {"seq": 4})


def test_rights(meet: Running) -> None:
    body = call(0, PLACE)
    assert meet.post(CALLS, body)[0] == 401
    assert meet.post(CALLS, body, "wrong.token")[0] == 401
    assert meet.post(CALLS, body, meet.token("announcer"))[0] == 403
    assert meet.post(CALLS, body, meet.token("referee", contests=["other"]))[0] == 403
    assert meet.get("/contests/relay-f/ledger")[0] == 401
    assert meet.get("/contests/relay-f/ledger", meet.token("screen"))[0] == 403
    assert meet.get("/devices")[0] == 401
    assert meet.get("/devices", meet.token("referee"))[0] == 403
    assert meet.post(CALLS, body, meet.token("referee", contests=["relay-f"]))[0] == 201


def test_unknown_subjects_are_a_clear_404(meet: Running) -> None:
    desk = meet.token("desk")
    for path in ("/contests/x", "/events/x", "/delegations/x", "/screens/x", "/nothing"):
        status, answer = meet.get(path)
        assert (status, answer["error"]) == (404, "not_found")
    assert meet.get("/contests/x/ledger", desk)[0] == 404
    assert meet.post("/contests/x/calls", call(0, PLACE), desk)[0] == 404
    assert meet.post("/events/x/calls", call(0, {"kind": "note", "text": "?"}), desk)[0] == 404
