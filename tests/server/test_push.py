"""After every write, the pushed view equals the one that is fetched (law 4)."""

import json
import queue
from pathlib import Path
from typing import Any

import pytest
import socketio

from tests.house import PLACE, PLACED, new_id
from tests.server.process import STARTING_S, Server, command, serving

TOPICS = {
    "contest:relay-f": "/contests/relay-f",
    "event:relay": "/events/relay",
    "medals": "/medals",
    "points": "/points",
    "schedule": "/schedule",
    "news": "/news",
    "delegation:上党": "/delegations/%E4%B8%8A%E5%85%9A",
    "screen:home": "/screens/home",
}


class Watcher:
    """A program that watches topics and keeps the last view of each."""

    def __init__(self, server: Server) -> None:
        self.client = socketio.Client()
        self.frames: queue.Queue[dict[str, Any]] = queue.Queue()
        self.client.on("view", self.frames.put, namespace="/live")
        self.client.connect(
            server.url, transports=["websocket"], namespaces=["/live"], wait_timeout=STARTING_S
        )

    def watch(self, topic: str, **more: Any) -> dict[str, Any]:
        wanted = {"topic": topic, "version": 0, **more}
        answer: dict[str, Any] = self.client.call("watch", wanted, namespace="/live", timeout=20)
        return answer

    def latest(self, topics: set[str]) -> dict[str, dict[str, Any]]:
        """The last frame of each topic, once all have come and no more does."""
        last: dict[str, dict[str, Any]] = {}
        while True:
            try:
                frame = self.frames.get(timeout=20 if set(last) < topics else 1)
            except queue.Empty:
                return last
            last[frame["topic"]] = frame


@pytest.mark.server
def test_the_pushed_view_is_the_fetched_one_after_every_write(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        file = tmp_path / "relay.json"
        file.write_text(json.dumps(PLACED))
        command(server.environ, "load", str(file))
        desk = command(server.environ, "token", "--role", "desk").strip()
        watcher = Watcher(server)
        for topic, path in TOPICS.items():
            answer = watcher.watch(topic)
            assert answer["view"] == server.request(path)[1], topic
        writes = [
            ("/contests/relay-f/calls", {"id": new_id(), "seq": 0, "call": {"kind": "called"}}),
            ("/contests/relay-f/calls", {"id": new_id(), "seq": 1, "call": PLACE}),
            ("/contests/relay-f/retractions", {"id": new_id(), "seq": 2, "retracts": 2}),
            ("/contests/relay-f/retractions", {"id": new_id(), "seq": 3, "retracts": 3}),
            ("/contests/relay-f/sign", {"id": new_id(), "role": "裁判长"}),
            (
                "/events/relay/calls",
                {"id": new_id(), "seq": 0, "call": {"kind": "publish", "version": 1}},
            ),
        ]
        for path, body in writes:
            assert server.request(path, body, desk)[0] == 201, path
            check(server, watcher, {"contest:relay-f", "event:relay", "schedule", "screen:home"})
        seen = server.request("/events/relay")[1]["version"]
        official = {"id": new_id(), "seen": seen}
        assert server.request("/events/relay/official", official, desk)[0] == 201
        check(server, watcher, set(TOPICS))
        taken_back_and_corrected(server, watcher, desk)
        watcher.client.disconnect()


def taken_back_and_corrected(server: Server, watcher: Watcher, desk: str) -> None:
    """Medals and points go, a correction comes, and the news tells of both publications."""
    back = {"id": new_id(), "reason": "名次抄错"}
    assert server.request("/events/relay/unofficial", back, desk)[0] == 201
    check(server, watcher, set(TOPICS))
    assert {row["gold"] for row in server.request("/medals")[1]["rows"]} == {"0"}
    reopen = {"id": new_id(), "seq": 5, "reason": "名次抄错"}
    assert server.request("/contests/relay-f/reopen", reopen, desk)[0] == 201
    better = {"kind": "place", "placings": [["1"], ["2"], ["3"], ["4"]]}
    correct = {"id": new_id(), "seq": 6, "replaces": 2, "calls": [better], "reason": "抄错"}
    assert server.request("/contests/relay-f/corrections", correct, desk)[0] == 201
    check(server, watcher, {"contest:relay-f", "event:relay", "news"})
    again = {"id": new_id(), "seq": 3, "call": {"kind": "publish", "version": 3}}
    assert server.request("/events/relay/calls", again, desk)[0] == 201
    check(server, watcher, {"event:relay", "news"})
    said = [item["text"] for item in server.request("/news")[1]["items"]]
    assert [text.partition("：")[0].partition("，")[2] for text in said] == [
        "临时成绩",
        "正式成绩",
        "撤回正式成绩",
        "临时成绩（更正，第2次公布）",
    ]


def check(server: Server, watcher: Watcher, expected: set[str]) -> None:
    """Every topic that must have changed was pushed, and each as a fetch now gives it."""
    latest = watcher.latest(expected)
    assert expected <= set(latest)
    for topic, frame in latest.items():
        fetched = server.request(TOPICS[topic])[1]
        assert frame["view"] == fetched, topic
        assert frame["version"] == fetched["version"]
        assert frame.get("seq") == (fetched["seq"] if topic.startswith("contest:") else None)


@pytest.mark.server
def test_the_pushed_html_is_the_region_of_the_page(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        file = tmp_path / "relay.json"
        file.write_text(json.dumps(PLACED))
        command(server.environ, "load", str(file))
        watcher = Watcher(server)
        for topic, part in (
            ("event:relay", "page"),
            ("medals", "hall"),
            ("contest:relay-f", "hall"),
        ):
            answer = watcher.watch(topic, **{"as": "html", "lang": "en", "part": part})
            assert "<h1" in answer["html"], answer
        refused = watcher.watch("medals", **{"as": "html", "part": "nothing"})
        assert refused["error"] == "not_found"
        assert watcher.watch("contest:x")["error"] == "not_found"
        watcher.client.disconnect()
