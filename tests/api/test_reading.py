"""Every view: its version orders what clients see, its tag names what they have."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.api.games import LIFTING, VIEWS, Official, changes
from tests.house import PLACED, Running, running


def views(meet: Running, desk: str) -> dict[str, Any]:
    return {path: meet.get(path, desk)[1] for path in VIEWS}


def get(meet: Running, path: str, **headers: str) -> Any:
    token = meet.token("desk")
    sent = {"Authorization": f"Bearer {token}", **headers}
    return meet.client.get("/api/v1" + path, headers=sent)


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_has_a_version(resting: Running, path: str) -> None:
    response = get(resting, path)
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    view = response.get_json()
    assert isinstance(view["version"], int)
    if path.startswith(("/contests", "/events/")):
        assert view["seq"] == 0


def offences(desk: Official) -> list[tuple[str, str]]:
    """Changes and the views whose version went back, or stood still while they changed."""
    before = views(desk.meet, desk.token)
    found: list[tuple[str, str]] = []
    altered: set[str] = set()
    for what, (status, answer) in changes(desk):
        assert status == 201, (what, answer)
        after = views(desk.meet, desk.token)
        for path in VIEWS:
            old, new = before[path], after[path]
            changed = {**new, "version": 0} != {**old, "version": 0}
            altered |= {path} if changed else set()
            if new["version"] < old["version"] + changed:
                found.append((what, path))
        before = after
    assert altered == set(VIEWS)
    return found


def test_a_version_grows_with_every_change_of_its_view(desk: Official) -> None:
    assert offences(desk) == []


def test_a_version_grows_when_another_event_is_loaded(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(PLACED)
        before = {path: meet.get(path)[1] for path in ("/events", "/schedule", "/medals")}
        meet.load(LIFTING)
        for path, old in before.items():
            new = meet.get(path)[1]
            assert new["version"] > old["version"], path
            assert {**new, "version": 0} != {**old, "version": 0}, path


def test_views_and_tags_are_the_same_after_a_restart(tmp_path: Path) -> None:
    def seen(meet: Running) -> list[Any]:
        desk = meet.token("desk")
        responses = [
            meet.client.get("/api/v1" + path, headers={"Authorization": f"Bearer {desk}"})
            for path in VIEWS
        ]
        return [(r.get_json(), r.headers["ETag"], r.headers["X-Meet-Epoch"]) for r in responses]

    with running(tmp_path) as meet:
        meet.load(PLACED)
        meet.load(LIFTING)
        for _what, (status, _answer) in changes(Official(meet, meet.token("desk"))):
            assert status == 201
        before = seen(meet)
    with running(tmp_path) as meet:
        assert seen(meet) == before


@pytest.mark.parametrize("path", VIEWS)
def test_what_a_reader_has_is_not_sent_again(resting: Running, path: str) -> None:
    tag = get(resting, path).headers["ETag"]
    for asked in (tag, f'"another", {tag}', f"W/{tag}", "*"):
        unchanged = get(resting, path, **{"If-None-Match": asked})
        assert (unchanged.status_code, unchanged.data) == (304, b""), asked
        assert unchanged.headers["ETag"] == tag
    assert get(resting, path, **{"If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize("path", VIEWS)
def test_a_tag_is_of_one_language(resting: Running, path: str) -> None:
    chinese = get(resting, path).headers["ETag"]
    english = get(resting, path + "?lang=en").headers["ETag"]
    assert chinese != english
    asked = get(resting, path, **{"If-None-Match": chinese, "Accept-Language": "en"})
    assert asked.status_code == 200
    assert asked.headers["ETag"] == english
    assert "Accept-Language" in asked.headers["Vary"]


def test_a_tag_changes_with_the_version(desk: Official) -> None:
    before = get(desk.meet, "/contests/relay-f").headers["ETag"]
    desk.call("/contests/relay-f", {"kind": "called"})
    now = get(desk.meet, "/contests/relay-f", **{"If-None-Match": before})
    assert now.status_code == 200
    assert now.headers["ETag"] != before
    assert str(now.get_json()["version"]) in now.headers["ETag"]


def is_english(sentence: str) -> bool:
    assert sentence
    return not re.search("[一-鿿]", sentence)


@pytest.mark.parametrize(
    ("header", "english"),
    [
        ({}, False),
        ({"Accept-Language": "en"}, True),
        ({"Accept-Language": "en-GB,en;q=0.9"}, True),
        ({"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}, False),
        ({"Accept-Language": "fr;q=0.9, en;q=0.1"}, True),
        ({"Accept-Language": "fr"}, False),
        ({"Accept-Language": "*"}, False),
    ],
)
def test_an_error_is_in_the_readers_language(
    resting: Running, header: dict[str, str], *, english: bool
) -> None:
    answer = resting.client.get("/api/v1/events/x", headers=header)
    assert answer.status_code == 404
    assert set(answer.get_json()) == {"error", "message"}
    assert is_english(answer.get_json()["message"]) is english


def test_the_switch_of_a_browser_goes_before_what_it_accepts(meet: Running) -> None:
    meet.client.set_cookie("lang", "zh")
    answer = meet.client.get("/api/v1/events/x", headers={"Accept-Language": "en"})
    assert not is_english(answer.get_json()["message"])


def test_a_page_is_chinese_first_whatever_the_browser_accepts(resting: Running) -> None:
    page = resting.client.get("/medals", headers={"Accept-Language": "en"})
    assert "奖牌榜" in page.get_data(as_text=True)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_address_may_name_the_language(resting: Running, code: str) -> None:
    header = {"Accept-Language": "en" if code == "zh" else "zh"}
    answer = resting.client.get(f"/api/v1/events/x?lang={code}", headers=header)
    assert is_english(answer.get_json()["message"]) is (code == "en")


@pytest.mark.parametrize(
    "path",
    [
        "/events/x",
        "/contests/x",
        "/delegations/x",
        "/screens/x",
        "/x",
        "/events/",
        "/contests/relay-f/x",
        "/contests/x/pad",
        "/contests/x/ledger",
        "/events/x/ledger",
        "/events/relay-f",
        "/contests/relay",
    ],
)
def test_what_does_not_exist_is_a_404_in_json(resting: Running, path: str) -> None:
    status, answer = resting.get(path, resting.token("desk"))
    assert (status, answer["error"]) == (404, "not_found")
    assert answer["message"]


def test_before_there_are_games_every_view_is_a_404(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        desk = meet.token("desk")
        for path in VIEWS:
            status, answer = meet.get(path, desk)
            assert (status, answer["error"]) == (404, "no_games"), path
        written = {"id": "1", "seq": 0, "call": {"kind": "called"}}
        assert meet.post("/contests/x/calls", written, desk)[0] == 404
        assert meet.post("/contests/x/calls", {**written, "call": "called"}, desk)[0] == 404
        assert meet.post("/events/x/official", {"id": "1", "seen": 1}, desk)[0] == 404


def test_the_address_of_an_id_is_its_utf8(resting: Running) -> None:
    quoted = resting.get("/delegations/%E4%B8%8A%E5%85%9A")
    assert quoted == resting.get("/delegations/上党")
    assert quoted[0] == 200


def test_a_delegation_may_be_named_by_any_character(meet: Running) -> None:
    """Its id is its name as the event file says it; in the address it is percent-encoded."""
    name = "长治/沁源 联队?#1"
    entrants = [{"id": "1", "name": "李堃", "delegation": name}]
    meet.load({**PLACED, "event": "e", "entrants": entrants, "contests": []})
    status, view = meet.get(f"/delegations/{quote(name, safe='')}")
    assert (status, view["delegation"]["id"]) == (200, name)


def test_a_method_that_is_not_taken_is_refused_in_json(resting: Running) -> None:
    for method in ("put", "delete", "patch"):
        answer = getattr(resting.client, method)("/api/v1/medals")
        assert (answer.status_code, answer.get_json()["error"]) == (405, "not_allowed")
    assert resting.client.head("/api/v1/medals").status_code == 200


def test_devices_are_those_that_wrote(desk: Official) -> None:
    desk.call("/contests/relay-f", {"kind": "called"}, device="平板 3")
    shown = desk.meet.get("/devices", desk.token)[1]["devices"]
    assert [(d["device"], d["by"], d["contest"], d["lines"]) for d in shown] == [
        ("平板 3", "desk 测试", "relay-f", 1)
    ]
