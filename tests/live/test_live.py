"""Watching topics: a frame equals a fresh fetch, the newest wins, and nobody is told twice."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any

import pytest
import socketio

from tests.live.processes import PATIENCE_S, Process, hall
from tests.live.raw_socket import RawSocket

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server() -> Iterator[Process]:
    with hall() as process:
        yield process


class Client:
    """A python-socketio client that keeps the frames it gets."""

    def __init__(self, server: Process, auth: Any = None) -> None:
        self.frames: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self.beats: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self.client = socketio.Client(reconnection=False)
        self.client.on("view", self.frames.put, namespace="/live")
        self.client.on("beat", self.beats.put, namespace="/live")
        self.client.connect(
            server.url,
            namespaces=["/live"],
            transports=["websocket"],
            auth=auth,
            wait_timeout=PATIENCE_S,
        )

    def call(self, event: str, payload: Any) -> Any:
        return self.client.call(event, payload, namespace="/live", timeout=PATIENCE_S)

    def watch(self, topic: str, **more: Any) -> Any:
        return self.call("watch", {"topic": topic, **more})

    def frame(self) -> dict[str, Any]:
        return self.frames.get(timeout=PATIENCE_S)


Connect = Callable[..., Client]


@pytest.fixture
def connect(server: Process) -> Iterator[Connect]:
    clients = []

    def connected(auth: Any = None) -> Client:
        clients.append(Client(server, auth))
        return clients[-1]

    yield connected
    for client in clients:
        client.client.disconnect()


def fetched(server: Process, topic: str, lang: str = "zh") -> Any:
    return server.get(f"/api/v1/{topic}?lang={lang}")


def rendered(server: Process) -> Any:
    return server.get("/state")["rendered"]


# --- What a client is told ---------------------------------------------------------------------


@pytest.mark.parametrize("topic", ["medals", "contest:f", "news"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_answer_to_watch_is_the_body_of_the_get(
    server: Process, connect: Connect, topic: str, lang: str
) -> None:
    body = fetched(server, topic, lang)
    answer = connect().watch(topic, version=0, lang=lang, part="card", **{"as": "view"})
    assert answer == {"topic": topic, "version": body["version"], "view": body}


@pytest.mark.parametrize("topic", ["medals", "contest:f"])
def test_what_is_pushed_is_what_a_fetch_then_gives(
    server: Process, connect: Connect, topic: str
) -> None:
    client = connect()
    client.watch(topic)
    for _ in range(10):
        server.post(f"/alter/{topic}")
        body = fetched(server, topic)
        seq = {"seq": body["seq"]} if "seq" in body else {}
        assert client.frame() == {
            "topic": topic,
            "version": body["version"],
            "view": body,
            **seq,
        }


def test_html_is_the_same_view_by_the_page_s_template(server: Process, connect: Connect) -> None:
    client = connect()
    asked = {"as": "html", "part": "page", "lang": "en", "version": 3}
    answer = client.watch("medals", **asked)
    assert answer["html"] in page(server, "/page/medals?lang=en")
    server.post("/alter/medals")
    frame = client.frame()
    assert set(frame) == {"topic", "version", "html"}
    assert frame["html"] in page(server, "/page/medals?lang=en")
    assert frame["html"] != answer["html"]


def page(server: Process, path: str) -> str:
    with urllib.request.urlopen(server.url + path, timeout=PATIENCE_S) as answer:
        text: str = answer.read().decode()
        return text


def test_each_shape_is_rendered_once_for_all_who_watch_it(
    server: Process, connect: Connect
) -> None:
    shapes = [
        {"lang": "zh"},
        {"lang": "en"},
        {"lang": "zh", "as": "html", "part": "page"},
        {"lang": "en", "as": "html", "part": "page"},
        {"lang": "zh", "as": "html", "part": "card"},
    ]
    clients = [connect() for _ in range(10)]
    for i, client in enumerate(clients):
        client.watch("medals", **shapes[i % len(shapes)])
    rendered(server)
    server.post("/alter/medals")
    for client in clients:
        client.frame()
    assert rendered(server) == {
        "medals view zh": 1,
        "medals view en": 1,
        "medals html zh page": 1,
        "medals html en page": 1,
        "medals html zh card": 1,
    }


def test_who_comes_later_causes_no_rendering(server: Process, connect: Connect) -> None:
    connect().watch("medals", lang="en")
    rendered(server)
    answers = [connect().watch("medals", lang="en") for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert rendered(server) == {}


def test_a_thousand_changes_at_once_end_with_the_last(server: Process, connect: Connect) -> None:
    client = connect()
    version = client.watch("medals")["version"]
    server.post("/alter/medals", {"times": 1000})
    body = fetched(server, "medals")
    versions = [version]
    while versions[-1] != body["version"]:
        frame = client.frame()
        versions.append(frame["version"])
    assert frame["view"] == body
    assert versions == sorted(set(versions))
    assert len(versions) < 1000


def test_announcements_from_many_threads_are_not_lost(server: Process, connect: Connect) -> None:
    client = connect()
    client.watch("medals")
    for _ in range(5):
        server.post("/announce/medals")
        altered = server.post("/alter/medals")
        assert client.frame()["version"] == altered["version"]


def test_a_version_that_did_not_change_is_not_sent(server: Process, connect: Connect) -> None:
    client = connect()
    client.watch("medals")
    client.watch("contest:f")
    server.post("/announce/medals")
    server.post("/alter/contest:f")
    assert client.frame()["topic"] == "contest:f"
    assert client.frames.empty()


def test_after_a_reconnect_the_whole_view_comes_again(server: Process, connect: Connect) -> None:
    first = connect()
    version = first.watch("medals")["version"]
    first.client.disconnect()
    server.post("/alter/medals", {"times": 3})
    again = connect().watch("medals", version=version)
    assert again["version"] > version
    assert again["view"] == fetched(server, "medals")


def test_watching_in_another_language_replaces_the_first(server: Process, connect: Connect) -> None:
    client = connect()
    client.watch("contest:f", lang="zh")
    client.watch("contest:f", lang="en")
    server.post("/alter/contest:f")
    assert client.frame()["view"] == fetched(server, "contest:f", "en")
    server.post("/alter/contest:f")
    assert client.frame()["view"] == fetched(server, "contest:f", "en")


def test_who_unwatches_hears_no_more(server: Process, connect: Connect) -> None:
    client = connect()
    client.watch("medals")
    client.watch("contest:f")
    assert client.call("unwatch", {"topic": "medals"}) == {"topic": "medals"}
    server.post("/alter/medals")
    server.post("/alter/contest:f")
    assert client.frame()["topic"] == "contest:f"
    rendered(server)


def test_what_nobody_watches_is_not_rendered(server: Process, connect: Connect) -> None:
    client = connect()
    client.watch("contest:f")
    rendered(server)
    server.post("/alter/medals")
    server.post("/alter/contest:f")
    client.frame()
    assert rendered(server) == {"contest:f view zh": 1}


def test_the_heartbeat_tells_server_time_and_epoch(server: Process, connect: Connect) -> None:
    client = connect()
    first = client.call("beat", None)
    assert first["epoch"] == "1"
    later = client.beats.get(timeout=PATIENCE_S)
    assert later["at"] > first["at"]
    assert later["epoch"] == "1"


@pytest.mark.parametrize("what", ["topic", "view", "card"])
def test_a_topic_that_fails_is_told_when_it_no_longer_does(
    server: Process, connect: Connect, what: str
) -> None:
    client, other = connect(), connect()
    client.watch("medals", part="card", **{"as": "html"})
    other.watch("medals", lang="en")
    server.post(f"/break/{what}")
    try:
        server.post("/alter/medals")
        if what == "card":
            assert other.frame()["view"] == fetched(server, "medals", "en")
    finally:
        server.post("/break/")
    version = server.post("/alter/medals")["version"]
    assert client.frame()["version"] == version
    assert other.frame()["version"] == version


# --- What is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        ({"topic": "event:nothing"}, "not_found"),
        ({"topic": ""}, "not_found"),
        ({"topic": "medals", "as": "html", "part": "poster"}, "not_found"),
        ({"topic": "medals", "lang": "fr"}, "unknown_language"),
        ({"topic": "medals", "language": "zh"}, "unknown_field"),
        ({"topic": "medals", "as": "xml"}, "bad_value"),
        ({"topic": "medals", "version": "3"}, "wrong_type"),
        ({"topic": 7}, "wrong_type"),
        ({}, "missing_field"),
        ([], "wrong_type"),
        (None, "wrong_type"),
    ],
)
def test_what_cannot_be_watched_is_refused(connect: Connect, payload: Any, error: str) -> None:
    answer = connect().call("watch", payload)
    assert set(answer) == {"error", "message"}
    assert answer["error"] == error
    assert answer["message"]


@pytest.mark.parametrize(
    ("lang", "message"),
    [("zh", "找不到「event:x」。"), ("en", "“event:x” was not found."), ("fr", "没有语言「fr」")],
)
def test_a_refusal_speaks_the_reader_s_language(connect: Connect, lang: str, message: str) -> None:
    answer = connect().watch("event:x", lang=lang)
    assert answer["message"].startswith(message)


def test_a_part_that_is_not_there_leaves_nobody_in_its_room(
    server: Process, connect: Connect
) -> None:
    client = connect()
    assert "error" in client.watch("medals", part="poster", **{"as": "html"})
    assert "error" in client.call("unwatch", {"topics": "medals"})
    rendered(server)
    server.post("/alter/medals")
    server.post("/alter/contest:f")
    client.watch("contest:f")
    assert "medals html zh poster" not in rendered(server)


def test_what_only_some_may_see_is_refused_to_others(connect: Connect) -> None:
    assert connect({"token": "barred"}).watch("news")["error"] == "forbidden"
    assert connect({"token": "other"}).watch("news")["topic"] == "news"


def test_polling_is_refused(server: Process) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        page(server, "/socket.io/?EIO=4&transport=polling")
    with refused.value as answer:
        assert answer.code == 400
        assert json.load(answer) == "Invalid transport"


@pytest.mark.parametrize(("origin", "status"), [("http://example.org", 400), ("", 101)])
def test_other_sites_may_not_connect(server: Process, origin: str, status: int) -> None:
    with connection(server, origin) as opened:
        assert opened == status


@contextmanager
def connection(server: Process, origin: str) -> Iterator[int]:
    """The status of a handshake; a site of another origin may get no handshake at all."""
    with RawSocket(server.port, origin=origin) as client:
        if client.status != 101:
            yield client.status
            return
        try:
            first = client.frame()
        except (AssertionError, EOFError):
            yield 400
            return
        assert first.startswith("0{")
        yield client.status


def test_a_client_watches_sixty_four_topics_and_no_more(connect: Connect) -> None:
    client = connect()
    for number in range(64):
        assert "view" in client.watch(f"delegation:{number}")
    assert client.watch("delegation:64")["error"] == "too_many_topics"
    assert "view" in client.watch("delegation:0", lang="en")
    client.call("unwatch", {"topic": "delegation:0"})
    assert "view" in client.watch("delegation:64")
