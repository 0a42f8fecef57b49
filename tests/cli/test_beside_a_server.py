"""Commands while a server runs on the same database: it shows what they wrote, and pushes it."""

import json
import queue
import subprocess
from pathlib import Path
from typing import Any

import pytest
import socketio

from tests.cli.shell import COMMAND, Shell, shell_in
from tests.house import PLACE, PLACED, new_id
from tests.server.process import Server, serving

SECOND = {
    **PLACED,
    "event": "second",
    "contests": [{"id": "relay-f", "entrants": ["1", "2"], "calls": []}],
}


def shell_beside(server: Server, folder: Path) -> Shell:
    """A shell with the server's environment."""
    ours = {name: text for name, text in server.environ.items() if name.startswith("MEET_")}
    return Shell(folder, ours)


class Pushed:
    """What the server pushes to somebody who watches."""

    def __init__(self, server: Server, *topics: str) -> None:
        self.client = socketio.Client()
        self.frames: queue.Queue[dict[str, Any]] = queue.Queue()
        self.client.on("view", self.frames.put, namespace="/live")
        self.client.connect(server.url, transports=["websocket"], namespaces=["/live"])
        for topic in topics:
            answer = self.client.call("watch", {"topic": topic}, namespace="/live", timeout=20)
            assert "view" in answer, answer

    def until(self, topic: str, version: int) -> dict[str, Any]:
        """The frame of that topic and version, or a later one."""
        while True:
            frame = self.frames.get(timeout=20)
            if frame["topic"] == topic and frame["version"] >= version:
                return dict(frame["view"])


@pytest.mark.server
def test_what_is_loaded_beside_a_server_is_shown_and_pushed(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        shell = shell_beside(server, tmp_path)
        assert server.request("/events")[0] == 404, "it began with nothing"
        first = shell.file("a.json", PLACED)
        assert shell.meet("load", first).status == 0
        assert server.request("/events/relay")[0] == 200
        desk = shell.meet("token", "--role", "desk").stdout.decode().strip()
        pushed = Pushed(server, "events", "event:relay", "medals")
        done = shell.meet("load", "--with-calls", shell.file("b.json", SECOND), first)
        assert [line.get("contests", line.get("error")) for line in done.lines] == [
            {"relay-f": "second-relay-f"},
            "event_exists",
        ]
        shown = server.request("/events")[1]
        assert [one["id"] for _s, _n, events in shown["sports"] for one in events] == [
            "relay",
            "second",
        ]
        assert pushed.until("events", shown["version"]) == shown
        body = {"id": new_id(), "seq": 0, "call": PLACE}
        assert server.request("/contests/relay-f/calls", body, desk) == (201, {"seq": 1})
        finished = {**PLACED, "event": "third"}
        finished["contests"] = [{**PLACED["contests"][0], "id": "third-f", "calls": [PLACE]}]
        declared = shell.meet(
            "load", "--with-calls", "--official", shell.file("c.json", finished)
        ).lines
        assert declared[0]["official"] is True
        medals = server.request("/medals")[1]
        assert (medals["planned"], medals["awarded"]) == (3, 1)
        assert pushed.until("medals", medals["version"]) == medals
        pushed.client.disconnect()
        assert server.stop() == 0


@pytest.mark.server
def test_no_secret_is_in_what_a_server_says(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Its own streams hold neither the key nor a token, whatever is asked of it."""
    with serving(tmp_path) as server:
        shell = shell_beside(server, tmp_path)
        shell.meet("load", shell.file("a.json", PLACED))
        desk = shell.meet("token", "--role", "desk").stdout.decode().strip()
        body = {"id": new_id(), "seq": 0, "call": PLACE}
        assert server.request("/contests/relay-f/calls", body, desk)[0] == 201
        assert server.request("/contests/relay-f/calls", body, desk + "x")[0] == 401
        assert server.request(f"/x?token={desk}", token=desk)[0] == 404
        assert server.stop() == 0
    said = "".join(capfd.readouterr())
    assert server.url in said
    for secret in (desk, desk.partition(".")[2], server.environ["MEET_SECRET_KEY"]):
        assert secret not in said


@pytest.mark.server
def test_two_shells_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each of several processes loads its own event into the same empty place."""
    shell = shell_in(tmp_path)
    names = [f"e{i}" for i in range(3)]
    files = [
        shell.file(f"{name}.json", {**PLACED, "event": name, "contests": [{"id": "f"}]})
        for name in names
    ]
    started = [
        subprocess.Popen(
            [*COMMAND, "load", file],
            env={"PATH": "/usr/bin:/bin", **shell.environ},
            stdout=subprocess.PIPE,
        )
        for file in files
    ]
    lines = [json.loads(one.communicate(timeout=60)[0]) for one in started]
    assert [one.returncode for one in started] == [0, 0, 0]
    assert [line["event"] for line in lines] == names
    given = sorted(line["contests"]["f"] for line in lines)
    assert given.count("f") == 1
    assert len(set(given)) == len(given)
