"""Official results: only what was seen is declared, nothing beneath moves, and back again."""

from typing import Any

import pytest

from tests.api.games import BETTER, EVENT, RELAY, Official
from tests.house import PLACE, Running, new_id


def gold(desk: Official) -> list[str]:
    """The delegations that have a gold medal."""
    rows = desk.meet.get("/medals")[1]["rows"]
    return [row["delegation"]["id"] for row in rows if row["gold"] != "0"]


def test_the_result_that_was_seen_is_declared_and_counts(desk: Official) -> None:
    desk.call(RELAY, PLACE)
    assert gold(desk) == []
    assert desk.declare(EVENT) == (201, {"seq": 1})
    assert gold(desk) == ["上党"]
    view = desk.meet.get(EVENT)[1]
    assert (view["stage"]["code"], view["seq"]) == ("official", 1)
    line = desk.meet.get(f"{EVENT}/ledger", desk.token)[1]["lines"][0]["call"]
    assert line["contests"] == [["relay-f", 1]]
    assert len(line["digest"]) == 64
    assert [(one["entrant"], one["place"]) for one in line["placings"]] == [
        ("2", 1),
        ("1", 2),
        ("3", 2),
        ("4", 4),
    ]


@pytest.mark.parametrize("off", [-1, 1, 10**30])
@pytest.mark.parametrize("route", ["official", "unofficial"])
def test_another_version_than_the_one_that_stands_is_stale(
    desk: Official, route: str, off: int
) -> None:
    desk.call(RELAY, PLACE)
    if route == "unofficial":
        desk.declare(EVENT)
    before = desk.meet.get(EVENT)[1]
    body = {"id": new_id(), "seen": before["version"] + off, "reason": "复查"}
    status, answer = desk.meet.post(f"{EVENT}/{route}", body, desk.token)
    assert (status, answer["error"]) == (409, "stale")
    assert answer["message"].startswith("你看过之后，这一项又有了变化。")
    assert desk.meet.get(EVENT)[1] == before
    body["seen"] = before["version"]
    assert desk.meet.post(f"{EVENT}/{route}", body, desk.token)[0] == 201


def test_a_correction_after_the_view_was_seen_makes_it_stale(desk: Official) -> None:
    desk.call(RELAY, PLACE)
    seen = desk.meet.get(EVENT)[1]["version"]
    desk.correct(RELAY, 1, BETTER)
    body = {"id": new_id(), "seen": seen}
    assert desk.meet.post(f"{EVENT}/official", body, desk.token)[0] == 409
    assert gold(desk) == []


def test_a_declaration_may_be_sent_again(desk: Official) -> None:
    """Also after everything has moved on: the answer is that of its line."""
    desk.call(RELAY, PLACE)
    body = {"id": new_id(), "seen": desk.meet.get(EVENT)[1]["version"]}
    path = f"{EVENT}/official"
    assert desk.meet.post(path, body, desk.token) == (201, {"seq": 1})
    assert desk.meet.post(path, body, desk.token) == (200, {"seq": 1})
    back = {"id": new_id(), "reason": "复查"}
    assert desk.meet.post(f"{EVENT}/unofficial", back, desk.token) == (201, {"seq": 2})
    assert desk.meet.post(f"{EVENT}/unofficial", back, desk.token) == (200, {"seq": 2})
    assert desk.meet.post(path, body, desk.token) == (200, {"seq": 1})
    assert gold(desk) == []
    reused = {**back, "reason": "别的事"}
    status, answer = desk.meet.post(f"{EVENT}/unofficial", reused, desk.token)
    assert (status, answer["error"]) == (422, "id_reused")


def test_under_an_official_result_no_contest_moves(desk: Official) -> None:
    desk.call(RELAY, PLACE)
    desk.sign(RELAY)
    desk.declare(EVENT)
    for status, answer in (
        desk.free(RELAY, {"kind": "note", "text": "迟到"}),
        desk.call(RELAY, BETTER),
        desk.retract(RELAY, 1),
        desk.correct(RELAY, 1, BETTER),
        desk.reopen(RELAY),
        desk.sign(RELAY),
    ):
        assert (status, answer["error"], answer["seq"]) == (409, "official", 2)
        assert answer["pad"]["official"] is True
    assert desk.last(RELAY) == 2
    repeated = desk.meet.get(f"{RELAY}/ledger", desk.token)[1]["lines"][0]
    body = {"id": repeated["id"], "seq": 0, "call": PLACE}
    assert desk.meet.post(f"{RELAY}/calls", body, desk.token) == (200, {"seq": 1})
    assert desk.call("/contests/pwl-f", {"kind": "called"})[0] == 201


def test_taken_back_it_can_be_corrected_and_declared_anew(desk: Official) -> None:
    desk.call(RELAY, PLACE)
    desk.declare(EVENT)
    assert desk.take_back(EVENT) == (201, {"seq": 2})
    assert gold(desk) == []
    assert desk.take_back(EVENT)[1]["error"] == "not_official"
    assert desk.correct(RELAY, 1, BETTER) == (201, {"seq": 2})
    assert desk.declare(EVENT) == (201, {"seq": 3})
    assert gold(desk) == ["潞州"]
    assert desk.declare(EVENT)[1]["error"] == "official"


@pytest.mark.parametrize(
    ("route", "body", "error", "at"),
    [
        ("official", {"id": "a"}, "missing_field", ""),
        ("official", {"seen": 1}, "missing_field", ""),
        ("official", {"id": "a", "seen": "1"}, "wrong_type", "seen"),
        ("official", {"id": "a", "seen": None}, "wrong_type", "seen"),
        ("official", {"id": "", "seen": 1}, "bad_id", "id"),
        ("official", {"id": "a", "seen": 1, "by": "me"}, "unknown_field", "by"),
        ("unofficial", {"id": "a"}, "missing_field", ""),
        ("unofficial", {"id": "a", "reason": ""}, "missing_field", ""),
    ],
)
def test_a_body_that_is_not_sound_says_where(
    resting: Running, route: str, body: Any, error: str, at: str
) -> None:
    status, answer = resting.post(f"{EVENT}/{route}", body, resting.token("desk"))
    assert (status, answer["error"], answer["at"]) == (400, error, at)
