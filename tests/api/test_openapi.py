"""The description is sound, describes every route and no other, and what it says is so."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.api.games import BETTER, EVENT, RELAY, VIEWS, Official, changes
from tests.api.json_schema import Schemas
from tests.house import PLACE, Running, new_id

METHODS = {"get", "post"}
BESIDE = {"/healthz", "/readyz", "/metrics"}
NOTE = {"kind": "note", "text": "风大"}


@pytest.fixture
def document(resting: Running) -> dict[str, Any]:
    """The description as a program gets it."""
    status, document = resting.get("/openapi.json")
    assert status == 200
    return dict(document)


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method in METHODS & item.keys():
            yield path, method, item[method]


def test_the_document_has_the_parts_that_openapi_demands(document: dict[str, Any]) -> None:
    assert re.fullmatch(r"3\.1\.\d+", document["openapi"])
    assert document["info"]["title"]
    assert document["info"]["version"]
    assert document["servers"] == [{"url": "/api/v1"}]
    for path, item in document["paths"].items():
        assert path.startswith("/")
        assert item.keys() <= METHODS | {"servers"}, path
    for path, method, operation in operations(document):
        where = f"{method} {path}"
        assert operation["summary"], where
        assert operation["responses"], where
        for status, response in operation["responses"].items():
            assert re.fullmatch("[1-5][0-9][0-9]", status), where
            assert response["description"], where
            for media in response.get("content", {}).values():
                assert media["schema"], where
        declared = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"}
        assert declared == set(re.findall(r"\{(\w+)\}", path)), where
        for parameter in operation.get("parameters", ()):
            assert parameter["schema"], where
            assert parameter.get("required") is True or parameter["in"] == "query", where
        for need in operation.get("security", ()):
            assert need.keys() <= document["components"]["securitySchemes"].keys(), where
        assert (method == "post") == ("requestBody" in operation), where


def test_every_reference_leads_somewhere_and_nothing_is_left_over(document: dict[str, Any]) -> None:
    def refs(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (one for name, one in value.items() if name == "$ref")
            for one in value.values():
                yield from refs(one)
        elif isinstance(value, list):
            for one in value:
                yield from refs(one)

    found = set(refs(document))
    schemas = Schemas(document)
    assert all(schemas.resolve(ref) for ref in found)
    listed = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert found == listed


def test_every_route_is_described_and_every_description_is_a_route(
    resting: Running, document: dict[str, Any]
) -> None:
    routes = set()
    for rule in resting.client.application.url_map.iter_rules():
        path = re.sub(r"<[^>]+>", "{id}", rule.rule)
        if path.startswith("/api/v1") or path in BESIDE:
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                routes.add((path.removeprefix("/api/v1"), method.lower()))
    assert {(path, method) for path, method, _ in operations(document)} == routes
    for path in BESIDE:
        assert document["paths"][path]["servers"] == [{"url": "/"}]


def test_what_needs_a_token_says_so(resting: Running, document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        prefix = "" if path in BESIDE else "/api/v1"
        address = prefix + path.replace("{id}", "relay" if "/events" in path else "relay-f")
        status = resting.client.open(address, method=method.upper(), json={}).status_code
        assert (status == 401) == ("security" in operation), path
        assert (status == 401) == ("401" in operation["responses"]), path


def schema_of(document: dict[str, Any], method: str, path: str, status: int) -> Any:
    """The schema of an answer of that route."""
    name = re.sub(r"^/(events|contests|delegations|screens)/[^/]+", r"/\1/{id}", path)
    response = document["paths"][name][method]["responses"][str(status)]
    return response["content"]["application/json"]["schema"]


def test_every_answer_is_as_described(desk: Official, document: dict[str, Any]) -> None:
    """Views before, between and after; lines; receipts; refusals; batches."""
    schemas = Schemas(document)

    def check(method: str, path: str, answer: tuple[int, Any]) -> None:
        status, body = answer
        schema = schema_of(document, method, path, status)
        assert list(schemas.faults(body, schema)) == [], (method, path, status)

    def read() -> None:
        for path in (*VIEWS, f"{RELAY}/pad", "/contests/pwl-f/pad"):
            check("get", path, desk.meet.get(path, desk.token))
        for path in (RELAY, EVENT):
            check("get", f"{path}/ledger", desk.meet.get(f"{path}/ledger", desk.token))

    read()
    calls = f"{RELAY}/calls"
    check("post", calls, desk.free(RELAY, {"kind": "place"}))
    check("post", calls, desk.meet.post(calls, {"id": "a", "seq": 9, "call": NOTE}, desk.token))
    check("post", calls, desk.meet.post(calls, b"{", desk.token))
    check("post", calls, desk.meet.post(calls, {"calls": []}))
    batch = [{"id": new_id(), "seq": 0, "call": call} for call in (NOTE, NOTE, NOTE)]
    check("post", calls, desk.meet.post(calls, {"calls": batch}, desk.token))
    retracted = desk.retract(RELAY, 1)
    check("post", f"{RELAY}/retractions", retracted)
    check(
        "post", f"{EVENT}/calls", desk.call(EVENT, {"kind": "rule", "protest": 1, "upheld": True})
    )
    check("get", "/events/x", desk.meet.get("/events/x"))
    for _what, answer in changes(Fresh(desk)):
        check("post", calls, answer)
        read()


class Fresh(Official):
    """The same official in a ledger that has begun: numbers of lines follow those before."""

    def __init__(self, desk: Official) -> None:
        super().__init__(desk.meet, desk.token)
        self.before = desk.last(RELAY)

    def retract(self, where: str, line: int) -> Any:
        return super().retract(where, line + self.before if where == RELAY else line)

    def correct(self, where: str, line: int, *calls: dict[str, Any]) -> Any:
        return super().correct(where, line + self.before, *calls)


SENT = {
    f"{RELAY}/calls": [
        {"id": "a", "seq": 0, "call": PLACE},
        {"id": "a", "seq": None, "call": NOTE, "said_at": "2027-05-15T10:00:00Z", "device": "1"},
        {"calls": [{"id": "a", "seq": 0, "call": PLACE}]},
    ],
    f"{RELAY}/retractions": [{"id": "a", "seq": 0, "retracts": 1, "reason": "按错"}],
    f"{RELAY}/corrections": [
        {"id": "a", "seq": 0, "replaces": 1, "calls": [BETTER], "reason": "抄错"}
    ],
    f"{RELAY}/sign": [{"id": "a"}, {"id": "a", "seq": 1, "role": "裁判长"}],
    f"{RELAY}/reopen": [{"id": "a", "seq": 1, "reason": "抄错"}],
    f"{EVENT}/official": [{"id": "a", "seen": 3}, {"id": "a", "seen": 3, "reason": "补"}],
    f"{EVENT}/unofficial": [
        {"id": "a", "reason": "复查"},
        {"id": "a", "seen": 3, "reason": "复查"},
    ],
}


@pytest.mark.parametrize("path", SENT)
def test_what_may_be_sent_is_what_is_taken(
    desk: Official, document: dict[str, Any], path: str
) -> None:
    """A body that the description allows is read; one that it does not allow is a 400."""
    name = re.sub(r"^/(events|contests)/[^/]+", r"/\1/{id}", path)
    body = document["paths"][name]["post"]["requestBody"]["content"]["application/json"]["schema"]
    schemas = Schemas(document)
    for sent in SENT[path]:
        assert list(schemas.faults(sent, body)) == []
        assert desk.meet.post(path, sent, desk.token)[0] != 400
        strange = {**sent, "by": "me"}
        missing = {key: value for key, value in sent.items() if key != "id"}
        for wrong in (strange, missing) if "calls" not in sent or "id" in sent else (strange,):
            assert list(schemas.faults(wrong, body)) != []
            assert desk.meet.post(path, wrong, desk.token)[0] == 400
