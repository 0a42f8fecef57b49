"""What a stranger can do, what a foreign page can make a browser do, and what leaks: nothing."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from meet.house import House
from tests.api.games import EVENT, RELAY, Official
from tests.house import PLACE, Running, running

IDS = {"event_id": "relay", "contest_id": "relay-f", "code": "en", "card_id": "c"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}


def writing_routes(client: FlaskClient) -> Iterator[tuple[str, str]]:
    """Every address and method that is not for reading."""
    for rule in client.application.url_map.iter_rules():
        for method in (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}:
            yield re.sub(r"<(?:\w+:)?(\w+)>", lambda name: IDS[name[1]], rule.rule), method


def written(house: House) -> tuple[int, int]:
    """How many lines there are, and how many tokens."""
    with house.engine.connect() as conn:
        tokens = conn.exec_driver_sql("SELECT count(*) FROM token").scalar_one()
    return house.reader.last_number(), tokens


def test_nothing_is_written_for_a_stranger(meet: Running, desk: Official) -> None:
    desk.call(RELAY, PLACE)
    before = written(meet.house)
    routes = list(writing_routes(meet.client))
    assert len(routes) > 15
    for path, method in routes:
        answer = meet.client.open(path, method=method, data={"act": "publish", "play": "1"})
        refused = {401} if path.startswith("/api/") else {400, 401}
        assert answer.status_code in refused, path
        assert written(meet.house) == before, path


def test_nothing_is_written_by_a_form_of_another_site(meet: Running, desk: Official) -> None:
    """The browser is signed in and sends its cookie, but the form has no token of ours."""
    desk.call(RELAY, PLACE)
    client = meet.client
    with client.session_transaction() as session:
        session["token"] = desk.token
    assert client.get("/desk").status_code == 200
    before = written(meet.house)
    for path, method in writing_routes(client):
        if path.startswith("/api/"):
            continue
        for forged in ("", "x", "é", "a" * 32):
            fields = {"csrf_token": forged, "act": "publish", "seq": "0", "back": "/"}
            answer = client.open(path, method=method, data=fields)
            assert answer.status_code == 400, (path, forged)
            assert not answer.headers.getlist("Set-Cookie") or "lang=en" not in str(answer.headers)
    assert written(meet.house) == before


def test_nothing_is_written_for_a_stranger_before_there_are_games(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        for path, method in writing_routes(meet.client):
            answer = meet.client.open(path, method=method, data={"title": "夺取"})
            assert answer.status_code in (400, 401), path
        assert written(meet.house) == (0, 0)


def answers(meet: Running, desk: Official) -> Iterator[tuple[str, TestResponse]]:
    """One response of every sort."""
    client = meet.client
    token = {"Authorization": f"Bearer {desk.token}"}
    tag = client.get("/api/v1/medals").headers["ETag"]
    for path in ("/", "/medals", "/signin", "/healthz", "/readyz", "/api/v1/openapi.json"):
        yield path, client.get(path)
    yield "304", client.get("/api/v1/medals", headers={"If-None-Match": tag})
    yield "static", client.get("/static/css/tokens.css")
    yield "401", client.get("/api/v1/devices")
    yield "figures", client.get("/metrics", headers=token)
    yield "404 page", client.get("/x")
    yield "404 file", client.get("/static/x.css")
    yield "404 json", client.get("/api/v1/x")
    yield "405", client.delete("/api/v1/medals")
    yield "400", client.post("/signin")
    yield "redirect", client.get("/sheets/X.pdf")
    yield "422", client.post(f"/api/v1{RELAY}/calls", headers=token, json={"call": "x"})
    yield "413", client.post(f"/api/v1{RELAY}/calls", headers=token, data=bytes(17 * 1024 * 1024))


def test_every_response_carries_the_security_headers(meet: Running, desk: Official) -> None:
    for what, response in answers(meet, desk):
        for name, value in HEADERS.items():
            assert response.headers.get(name) == value, (what, name)
        policy = dict(
            part.strip().split(" ", 1)
            for part in response.headers["Content-Security-Policy"].split(";")
        )
        assert policy["default-src"] == "'self'", what
        assert "'unsafe" not in policy.get("script-src", policy["default-src"])
        assert policy["object-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["form-action"] == "'self'"
        response.close()


def test_a_fault_of_ours_is_a_500_in_words_with_headers(
    meet: Running, desk: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the fault itself is told to a stranger."""

    def broken(*_: object) -> None:
        raise RuntimeError("what lies in the cellar")

    monkeypatch.setattr(meet.house.reader, "context", broken)
    for path in ("/api/v1/medals", "/medals"):
        answer = meet.client.get(path)
        assert answer.status_code == 500
        assert "cellar" not in answer.get_data(as_text=True)
        assert "服务器出了问题" in answer.get_data(as_text=True)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_cookies_are_for_http_and_for_our_own_pages(meet: Running, desk: Official) -> None:
    client = meet.client
    page = client.get("/signin")
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.get_data(as_text=True))
    assert found
    csrf = {"csrf_token": found[1]}
    responses = [
        page,
        client.post("/lang/en", data={**csrf, "back": "/"}),
        client.post("/signin", data={**csrf, "token": desk.token}),
        client.post("/signout", data=csrf),
    ]
    cookies = [cookie for one in responses for cookie in one.headers.getlist("Set-Cookie")]
    assert {cookie.split("=")[0] for cookie in cookies} == {"meet", "lang"}
    for cookie in cookies:
        assert "; HttpOnly" in cookie
        assert "; SameSite=Lax" in cookie
    assert client.get("/desk").status_code == 401, "signed out"


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "http://evil.example", ""])
def test_the_switch_of_language_leads_to_our_own_pages_only(meet: Running, back: str) -> None:
    page = meet.client.get("/signin").get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    answer = meet.client.post("/lang/en", data={"csrf_token": found[1], "back": back})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_no_secret_is_logged(
    meet: Running, desk: Official, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither what opens nor what was tried, also where something fails."""
    caplog.set_level(logging.DEBUG)
    page = meet.client.get("/signin").get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    tried = "12345678"
    for token in (desk.token, tried):
        meet.client.post("/signin", data={"csrf_token": found[1], "token": token})
    meet.client.get(f"/signin?token={desk.token}")
    desk.call(RELAY, PLACE)
    desk.declare(EVENT)
    desk.call(EVENT, {"kind": "x"})
    meet.house.writer.submit(lambda c: c.exec_driver_sql("PRAGMA max_page_count=1").close())
    for _ in range(40):
        desk.free("/contests/pwl-f", {"kind": "note", "text": "x" * 2000})
    assert "rolled back" in caplog.text
    key = meet.house.settings.secret_key
    for secret in (desk.token, desk.token.partition(".")[2], tried, key, found[1]):
        assert secret
        assert secret not in caplog.text


def test_what_the_database_keeps_opens_nothing(meet: Running, desk: Official) -> None:
    """A stolen file has no token in it."""
    secret = desk.token.partition(".")[2].encode()
    folder = Path(str(meet.house.engine.url.database)).parent
    stored = b"".join(path.read_bytes() for path in folder.iterdir())
    assert desk.token.partition(".")[0].encode() in stored
    assert secret not in stored
