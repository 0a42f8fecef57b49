"""Who may do what: every route of the interface against every role, as FORMATS §4 says."""

from typing import Any

import pytest

from meet import access
from meet.access import ROLES
from meet.house import now_ms
from tests.api.games import BETTER, EVENT, RELAY, Official, vote
from tests.house import PLACE, Running, new_id

CALLING = {"desk", "secretary", "referee", "marshal"}
SIGNING = {"desk", "secretary", "referee"}
DECIDING = {"desk", "secretary", "jury"}
OFFICIALS = set(ROLES) - {"screen"}
NOTE = {"kind": "note", "text": "风大"}

LIFT = "/contests/pwl-f"

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
    head = {"id": new_id(), "seq": 0}
    for route, body in {
        "calls": {**head, "call": NOTE},
        "sign": {"id": new_id(), "role": "主裁判"},
        "retractions": {**head, "retracts": 1},
        "corrections": {**head, "replaces": 1, "calls": [BETTER], "reason": "抄错"},
    }.items():
        assert meet.post(f"{RELAY}/{route}", body, elsewhere.token)[0] == 403, route
    assert meet.get(f"{RELAY}/ledger", elsewhere.token)[0] == 403
    assert meet.get(f"{RELAY}/pad", elsewhere.token)[0] == 403
    assert elsewhere.call(LIFT, NOTE)[0] == 201
    nowhere = meet.token("referee", contests=[])
    assert meet.post(f"{RELAY}/calls", {**head, "call": NOTE}, nowhere)[0] == 403


def test_a_card_for_some_contests_decides_in_their_events_only(meet: Running) -> None:
    for role in ("secretary", "jury"):
        limited = Official(meet, meet.token(role, contests=["pwl-f"]))
        head = {"id": new_id(), "seq": 0}
        assert meet.post(f"{EVENT}/calls", {**head, "call": NOTE}, limited.token)[0] == 403
        assert meet.post(f"{EVENT}/retractions", {**head, "retracts": 1}, limited.token)[0] == 403
        assert meet.get(f"{EVENT}/ledger", limited.token)[0] == 403
        assert limited.call("/events/pwl-m54", NOTE)[0] == 201


def test_a_card_for_some_contests_sees_no_other_page(meet: Running) -> None:
    limited = meet.token("secretary", contests=["pwl-f"])
    with meet.client.session_transaction() as session:
        session["token"] = limited
    assert meet.client.get("/desk/events/relay").status_code == 403
    assert meet.client.get("/desk/events/pwl-m54").status_code == 200
    assert meet.client.get("/pad/relay-f").status_code == 403
    listed = meet.client.get("/pad").get_data(as_text=True)
    assert "/pad/pwl-f" in listed
    assert "relay-f" not in listed


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
    referee = Official(meet, meet.token("referee", "chief"))
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


ATTEMPT = {"kind": "attempt", "entrant": "9", "lift": "bench", "attempt": 1, "kg": "100"}
DQ = {"kind": "status", "entrant": "9", "status": "DQ"}
WEIGH_IN = {"kind": "weigh_in", "entrant": "9", "bodyweight": "53.00"}
DECLARE = {"kind": "declare", "entrant": "9", "attempt": 1, "kg": "100"}
LIFTING_CALLS = {
    "left": vote("left"),
    "chief": vote("chief"),
    "right": vote("right"),
    "attempt": {**ATTEMPT, "good": True},
    "status": DQ,
    "weigh_in": WEIGH_IN,
    "declare": DECLARE,
    "note": NOTE,
}
WEIGHTS = {"weigh_in", "declare"}
CARDS = {
    ("referee", "left"): {"left", "note"},
    ("referee", "chief"): {"chief", "note"},
    ("referee", "right"): {"right", "note"},
    ("referee", ""): {*WEIGHTS, "attempt", "status", "note"},
    ("marshal", ""): {*WEIGHTS, "note"},
    ("marshal", "marshal"): {*WEIGHTS, "note"},
    ("secretary", ""): set(LIFTING_CALLS),
    ("desk", ""): set(LIFTING_CALLS),
}
"""World Para Powerlifting: three referees give lights, each their own; the marshal takes weights;
results without lights are the secretary's, or of whoever referees alone."""


@pytest.mark.parametrize("card", CARDS, ids="-".join)
def test_what_each_card_may_send_in_a_lifting_contest(resting: Running, card: Any) -> None:
    """403 where the card has no right to it, whatever stands; else the rules answer (their 422)."""
    token = resting.token(*card, contests=["pwl-f"])
    for name, call in LIFTING_CALLS.items():
        # A number that no ledger has: what may be said is answered `stale`, and not written.
        body = {"id": new_id(), "seq": 99, "call": call}
        status, answer = resting.post(f"{LIFT}/calls", body, token)
        assert (status == 403) is (name not in CARDS[card]), (name, status, answer)


def test_a_refused_card_is_told_which_may(resting: Running) -> None:
    def told(seat: str, call: dict[str, Any], lang: str = "zh") -> Any:
        body = {"id": new_id(), "seq": 0, "call": call}
        path = f"{LIFT}/calls?lang={lang}"
        return resting.post(path, body, resting.token("referee", seat))[1]["message"]

    attempt = LIFTING_CALLS["attempt"]
    assert told("left", attempt) == "左席的卡不能记这一项。能记的卡：无席位的裁判、编排、记录。"
    assert told("", vote("left")) == "无席位的裁判的卡不能记这一项。能记的卡：左席、编排、记录。"
    assert told("right", DECLARE) == (
        "右席的卡不能记这一项。能记的卡：检录席、无席位的裁判、编排、记录。"
    )
    assert told("left", attempt, "en").startswith("A card of the Left seat may not call this.")


def test_nobody_undoes_or_replaces_anothers_light(meet: Running, desk: Official) -> None:
    seats = {s: Official(meet, meet.token("referee", s)) for s in ("left", "chief", "right")}
    marshal = Official(meet, meet.token("marshal"))
    assert marshal.call(LIFT, DECLARE)[0] == 201
    assert seats["left"].free(LIFT, vote("left"))[0] == 201
    for other in (seats["chief"], seats["right"], marshal):
        assert other.retract(LIFT, 2)[1]["error"] == "wrong_card"
        swapped = other.correct(LIFT, 2, vote("left", good=False))
        assert (swapped[0], swapped[1]["error"]) == (403, "wrong_card")
    assert seats["left"].correct(LIFT, 2, vote("right"))[0] == 403
    assert seats["left"].retract(LIFT, 1)[0] == 403
    assert seats["left"].retract(LIFT, 2)[0] == 201
    assert seats["right"].retract(LIFT, 3)[0] == 403, "nor what undid it"
    assert desk.retract(LIFT, 3)[0] == 201
    assert desk.last(LIFT) == 4


def test_a_pad_offers_to_undo_only_what_its_card_may(meet: Running) -> None:
    left, right = (Official(meet, meet.token("referee", seat)) for seat in ("left", "right"))
    marshal = Official(meet, meet.token("marshal"))
    marshal.call(LIFT, DECLARE)
    left.free(LIFT, vote("left"))

    def undo(one: Official) -> tuple[int | None, list[int]]:
        pad = meet.get(f"{LIFT}/pad", one.token)[1]
        undo = pad["undo"]["seq"] if pad["undo"] else None
        return undo, [line["seq"] for line in pad["lines"] if line["undoable"]]

    assert undo(left) == (2, [2])
    assert undo(right) == (None, [])
    assert undo(marshal) == (1, [1])
    assert undo(Official(meet, meet.token("secretary"))) == (2, [2, 1])


@pytest.mark.parametrize(
    ("role", "seat", "status"),
    [
        ("desk", "", 201),
        ("referee", "chief", 201),
        ("referee", "", 403),
        ("referee", "left", 403),
        ("secretary", "", 403),
        ("secretary", "chief", 403),
        ("marshal", "chief", 403),
    ],
)
@pytest.mark.parametrize("line", ["裁判长", " 裁 判长", "Chief referee", "CHIEF REFEREE", ""])
def test_the_chief_referee_signs_from_the_chiefs_seat(
    meet: Running, desk: Official, role: str, seat: str, status: int, line: str
) -> None:
    desk.call(RELAY, PLACE)
    body = {"id": new_id(), "role": line}
    answer = meet.post(f"{RELAY}/sign", body, meet.token(role, seat))
    assert answer[0] == status
    if status == 201:
        judge = Official(meet, meet.token("referee"))
        assert judge.retract(RELAY, 2)[0] == 403, "nor may others take it back"
    elif role != "marshal":
        assert answer[1]["error"] == "chief_signs"
        assert "裁判长席" in answer[1]["message"]


def test_other_lines_of_the_sheet_are_signed_by_those_who_stand_there(
    meet: Running, desk: Official
) -> None:
    desk.call(RELAY, PLACE)
    for role, line in (("referee", "主裁判"), ("secretary", "记录")):
        body = {"id": new_id(), "role": line}
        assert meet.post(f"{RELAY}/sign", body, meet.token(role))[0] == 201


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
