"""Who may do what: every route of the interface against every role, as FORMATS §4 says."""

from typing import Any

import pytest

from meet import access
from meet.access import ROLES
from meet.house import now_ms
from tests.api.games import BETTER, EVENT, RELAY, Official
from tests.house import PLACE, Running, new_id

CALLING = {"desk", "secretary", "referee", "marshal"}
SIGNING = {"desk", "secretary", "referee"}
DECIDING = {"desk", "secretary", "jury"}
OFFICIALS = set(ROLES) - {"screen"}
NOTE = {"kind": "note", "text": "风大"}

READS = {
    "/devices": {"desk"},
    f"{RELAY}/ledger": OFFICIALS,
    f"{RELAY}/pad": CALLING,
    f"{EVENT}/ledger": DECIDING,
}
WRITES = {
    f"{RELAY}/calls": CALLING,
    f"{RELAY}/retractions": CALLING,
    f"{RELAY}/corrections": CALLING,
    f"{RELAY}/sign": SIGNING,
    f"{RELAY}/reopen": {"desk"},
    f"{EVENT}/calls": DECIDING,
    f"{EVENT}/retractions": DECIDING,
    f"{EVENT}/corrections": DECIDING,
    f"{EVENT}/official": {"desk"},
    f"{EVENT}/unofficial": {"desk"},
}


@pytest.mark.parametrize("path", READS)
def test_who_may_read(resting: Running, path: str) -> None:
    assert resting.get(path)[0] == 401
    for role in ROLES:
        status, answer = resting.get(path, resting.token(role))
        assert status == (200 if role in READS[path] else 403), role
        assert role in READS[path] or answer["error"] == "forbidden"


@pytest.mark.parametrize("path", WRITES)
def test_who_may_write(resting: Running, path: str) -> None:
    """Whether they may is settled before the body is read, and this body is empty."""
    for token in ("", "nonsense", "a.b", "é.é"):
        status, answer = resting.post(path, {}, token)
        assert (status, answer["error"]) == (401, "unauthorized")
        assert answer["message"]
    for role in ROLES:
        status, answer = resting.post(path, {}, resting.token(role))
        assert status == (400 if role in WRITES[path] else 403), role
        assert answer["message"]


def test_who_is_not_known_is_told_how_to_become_so(resting: Running) -> None:
    answer = resting.client.post(f"/api/v1{RELAY}/calls", data=b"{}")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_is_read_in_any_case(resting: Running, scheme: str) -> None:
    header = {"Authorization": f"{scheme} {resting.token('desk')}"}
    assert resting.client.get("/api/v1/devices", headers=header).status_code == 200


@pytest.mark.parametrize("scheme", ["Basic", "Token", ""])
def test_another_scheme_is_none(resting: Running, scheme: str) -> None:
    header = {"Authorization": f"{scheme} {resting.token('desk')}"}
    assert resting.client.get("/api/v1/devices", headers=header).status_code == 401


def test_a_session_is_no_token(meet: Running) -> None:
    """A browser that is signed in cannot be made to write by another site's page."""
    with meet.client.session_transaction() as session:
        session["token"] = meet.token("desk")
    assert meet.client.get("/desk").status_code == 200
    body = {"id": new_id(), "seq": 0, "call": PLACE}
    assert meet.post(f"{RELAY}/calls", body)[0] == 401
    assert meet.get("/devices")[0] == 401


def test_a_card_for_some_contests_calls_only_there(meet: Running) -> None:
    elsewhere = Official(meet, meet.token("referee", contests=["pwl-f"]))
    assert elsewhere.call(RELAY, NOTE)[0] == 403
    assert elsewhere.sign(RELAY)[0] == 403
    assert elsewhere.retract(RELAY, 1)[0] == 403
    assert elsewhere.correct(RELAY, 1, BETTER)[0] == 403
    assert elsewhere.call("/contests/pwl-f", NOTE)[0] == 201
    nowhere = Official(meet, meet.token("referee", contests=[]))
    assert nowhere.call(RELAY, NOTE)[0] == 403


def test_the_desk_calls_in_any_contest(meet: Running) -> None:
    desk = Official(meet, meet.token("desk", contests=["pwl-f"]))
    assert desk.call(RELAY, PLACE) == (201, {"seq": 1})


def test_signing_needs_its_right_whatever_the_route(meet: Running, desk: Official) -> None:
    """A marshal calls, but neither signs nor takes a signature away."""
    marshal = Official(meet, meet.token("marshal"))
    sign = {"kind": "sign", "role": "裁判长"}
    assert marshal.call(RELAY, PLACE)[0] == 201
    assert marshal.free(RELAY, sign)[0] == 403
    assert marshal.correct(RELAY, 1, BETTER, sign)[0] == 403
    assert desk.sign(RELAY)[0] == 201
    assert marshal.retract(RELAY, 2)[0] == 403
    assert desk.retract(RELAY, 2)[0] == 201
    assert marshal.retract(RELAY, 3)[0] == 403
    assert meet.get(RELAY)[1]["stage"]["code"] == "finished"


def test_only_the_desk_reopens_whatever_the_route(meet: Running, desk: Official) -> None:
    referee = Official(meet, meet.token("referee"))
    reopen = {"kind": "reopen", "reason": "抄错"}
    referee.call(RELAY, PLACE)
    referee.sign(RELAY)
    assert referee.call(RELAY, reopen)[0] == 403
    assert referee.correct(RELAY, 2, reopen)[0] == 403
    batch = {"calls": [{"id": new_id(), "seq": 2, "call": reopen}]}
    answers = meet.post(f"{RELAY}/calls", batch, referee.token)[1]["answers"]
    assert [(answer["status"], answer["error"]) for answer in answers] == [(403, "forbidden")]
    assert meet.get(RELAY)[1]["stage"]["code"] == "signed"
    assert desk.reopen(RELAY) == (201, {"seq": 3})


@pytest.mark.parametrize("kind", ["official", "unofficial"])
def test_what_makes_official_comes_by_no_other_route(desk: Official, kind: str) -> None:
    """Neither as a call, nor inside a correction, nor by undoing one."""
    desk.call(RELAY, PLACE)
    desk.call(EVENT, NOTE)
    call: dict[str, Any] = {"kind": kind, "reason": "补"}
    correct = {"kind": "correct", "line": 1, "calls": [call], "reason": "补"}
    for answer in (desk.call(EVENT, call), desk.correct(EVENT, 1, call), desk.call(EVENT, correct)):
        assert (answer[0], answer[1]["error"]) == (422, "own_route")
    assert desk.declare(EVENT) == (201, {"seq": 2})
    if kind == "unofficial":
        assert desk.take_back(EVENT) == (201, {"seq": 3})
    for answer in (
        desk.retract(EVENT, desk.last(EVENT)),
        desk.correct(EVENT, desk.last(EVENT), NOTE),
    ):
        assert (answer[0], answer[1]["error"]) == (422, "own_route")
    official = desk.meet.get(EVENT)[1]["stage"]["code"] == "official"
    assert official is (kind == "official")


def test_a_token_ends_with_its_days(resting: Running) -> None:
    yesterday = now_ms() - access.DAY_MS
    for issued, status in ((yesterday, 401), (yesterday + 60_000, 200)):
        token = resting.house.writer.submit(
            lambda conn, at=issued: access.issue(conn, "desk", "", None, 1, at)
        )
        assert resting.get("/devices", token)[0] == status
