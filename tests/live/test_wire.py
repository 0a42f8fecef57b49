"""Sockets that stop reading or answering, and the way a server ends."""

import json
import os
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gevent
import gevent.socket
import pytest
from geventwebsocket.websocket import WebSocket

from meet import fanout
from tests.live.processes import PATIENCE_S, Process, eventually, hall
from tests.live.raw_socket import RawSocket

pytestmark = pytest.mark.server

LONG = {"as": "html", "part": "large", "lang": "zh"}  # about 180 kB a frame
SMALL_BUFFER = 4096


def watching(port: int, **shape: str) -> RawSocket:
    client = RawSocket(port, SMALL_BUFFER)
    client.join()
    client.emit("watch", {"topic": "medals", **shape}, 1)
    return client


def is_stalled(server: Process) -> bool:
    return max(server.get("/state")["waiting"], default=0) > 0


def stall(server: Process) -> None:
    """Send frames until the buffers of a client that does not read are full."""
    for _ in range(200):
        if is_stalled(server):
            return
        server.post("/alter/medals")
    raise AssertionError("200 frames of 180 kB fitted into the buffers")


def test_a_reader_that_stalls_keeps_one_frame_of_a_room_and_misses_no_byte() -> None:
    with hall() as server, watching(server.port, **LONG) as client:
        assert client.packet()[0] == "31"
        stall(server)
        before = server.get("/state")["resident"]
        for _ in range(40):
            server.post("/alter/medals", {"times": 10})
            assert server.get("/state")["waiting"] == [1]
        grown = server.get("/state")["resident"] - before
        assert grown < 8_000_000, "600 changes of 180 kB would be 72 MB in a queue"
        last = server.post("/alter/medals")["version"]
        versions = [0]
        while versions[-1] != last:
            event, (name, frame) = client.packet()
            assert (event, name) == ("2", "view")
            assert frame["html"].endswith("大大大")
            assert f"<caption>{frame['version']}</caption>" in frame["html"]
            versions.append(frame["version"])
        assert versions == sorted(set(versions))
        assert len(versions) < 300


def test_answers_and_pings_never_meet_inside_a_frame() -> None:
    """A reader that stalls, asks on, and is pinged: every frame is whole when it reads again."""
    with hall("1", "30") as server, watching(server.port, **LONG) as client:
        assert client.packet()[0] == "31"
        stall(server)
        for number in range(2, 22):
            client.emit("watch", {"topic": "contest:f"}, number)
            server.post("/alter/medals")
        time.sleep(1.2)  # a ping falls due meanwhile
        last = server.post("/alter/medals")["version"]
        answered, seen, pinged = [], [], False
        while not pinged or len(answered) < 20 or seen[-1] != last:
            text = client.frame()
            if text == "2":
                pinged = True
                client.say("3")
                continue
            body = text[text.index("[") :]
            value = json.loads(body)
            if text.startswith("43"):
                answered.append(int(text.removeprefix("43/live,").removesuffix(body)))
                assert value[0]["view"]["id"] == "f"
            else:
                seen.append(value[1]["version"])
        assert answered == list(range(2, 22))
        assert seen == sorted(set(seen))


def test_a_stalled_reader_holds_up_nobody_else() -> None:
    with (
        hall() as server,
        watching(server.port, **LONG) as stalled,
        watching(server.port, lang="en") as client,
    ):
        assert client.packet()[0] == "31"
        stall(server)
        version = 0
        while version != server.get("/api/v1/medals")["version"]:
            version = client.packet()[1][1]["version"]
        for _ in range(20):
            version = server.post("/alter/medals")["version"]
            assert client.packet()[1][1]["version"] == version
        assert is_stalled(server)
        assert stalled.packet()[0] == "31"


@pytest.mark.parametrize("reads", [True, False])
def test_who_never_answers_a_ping_is_cut(*, reads: bool) -> None:
    with hall("1", "1") as server:
        files = server.get("/state")["files"]
        with watching(server.port, **LONG) as silent:
            assert server.get("/state")["files"] == files + 1
            if reads:
                read_to_the_end(silent)
            else:
                stall(server)
            eventually(lambda: server.get("/state")["files"] == files)
            assert server.get("/state")["waiting"] == []


def read_to_the_end(client: RawSocket) -> None:
    try:
        while client.frame():
            pass
    except (EOFError, ConnectionError):
        pass


def test_who_opens_a_socket_and_says_nothing_is_cut() -> None:
    with hall("1", "1") as server:
        files = server.get("/state")["files"]
        with RawSocket(server.port) as silent:
            assert silent.status == 101
            eventually(lambda: server.get("/state")["files"] == files)


def test_who_answers_pings_stays() -> None:
    with hall("1", "1") as server, watching(server.port) as client:
        client.packet()
        for _ in range(5):  # five pings, more than twice the silence that is allowed
            assert client.frame() == "2"
            client.say("3")
        version = server.post("/alter/medals")["version"]
        assert client.packet()[1][1]["version"] == version


# --- The end of a server -----------------------------------------------------------------------


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_end_answers_what_it_began(
    tmp_path: Path, sign: signal.Signals
) -> None:
    told = tmp_path / "told"
    answers: list[Any] = []
    with hall("25", "20", str(told)) as server, watching(server.port) as client:
        client.packet()
        request = threading.Thread(target=lambda: answers.append(get(server, "/slow")))
        request.start()
        eventually(told.exists)
        server.process.send_signal(sign)
        eventually(lambda: is_refused(server))
        request.join()
        assert answers == ["slow"]
        assert server.process.wait(PATIENCE_S) == 0
    assert told.read_text(encoding="utf-8").splitlines() == [
        "a request began",
        "it was answered",
        "the writer was drained",
    ]


def get(server: Process, path: str) -> str:
    with urllib.request.urlopen(server.url + path, timeout=PATIENCE_S) as answer:
        text: str = answer.read().decode()
        return text


def is_refused(server: Process) -> bool:
    try:
        get(server, "/state")
    except urllib.error.URLError as wrong:
        return isinstance(wrong.reason, ConnectionRefusedError)
    except ConnectionResetError:
        # It still stood in the backlog when the server stopped listening: ask again.
        return False
    return False


# --- One socket, step by step ------------------------------------------------------------------


class Pair:
    """A wire and the other end of its socket, which is read without letting anything else run."""

    def __init__(self) -> None:
        near, self.far = gevent.socket.socketpair()
        near.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL_BUFFER)
        self.near = near
        self.wire = fanout.Wire(near, near.makefile("rb"), 5)
        self.received = b""

    def read(self, size: int) -> None:
        while len(self.received) < size:
            self.received += os.read(self.far.fileno(), 1000)

    def read_to_end(self) -> bytes:
        while part := self.far.recv(65_536):
            self.received += part
        return self.received

    def read_all(self, size: int) -> bytes:
        while len(self.received) < size:
            self.received += self.far.recv(65_536)
        return self.received


@pytest.fixture
def pair() -> Iterator[Pair]:
    made = Pair()
    yield made
    made.wire.cut()
    made.near.close()
    made.far.close()


def test_a_frame_waits_for_the_end_of_a_long_answer(pair: Pair) -> None:
    answer, frame = b"a" * 200_000, b"f" * 100
    writing = gevent.spawn(pair.wire.write, answer)
    gevent.sleep(0)
    pair.read(5_000)  # there is room in the socket now, in the middle of the answer
    pair.wire.offer("room", frame)
    assert pair.read_all(len(answer + frame)) == answer + frame
    writing.get()


def test_an_answer_waits_for_the_end_of_a_long_frame(pair: Pair) -> None:
    frame, answer = b"f" * 200_000, b"a" * 100
    pair.wire.offer("room", frame)
    pair.read(5_000)
    writing = gevent.spawn(pair.wire.write, answer)
    assert pair.read_all(len(frame + answer)) == frame + answer
    writing.get()


def test_of_what_waits_the_newest_of_each_room_goes_in_the_order_of_the_rooms(pair: Pair) -> None:
    begun = b"b" * 200_000
    pair.wire.offer("one", begun)
    for room, frame in [("one", b"1"), ("two", b"2"), ("one", b"3"), ("two", b"4")]:
        pair.wire.offer(room, frame * 10)
    assert pair.wire.waiting == 2
    assert pair.read_all(len(begun) + 20) == begun + b"3" * 10 + b"4" * 10
    assert pair.wire.waiting == 0


def test_after_half_a_frame_has_failed_nothing_follows(pair: Pair) -> None:
    pair.near.settimeout(0.05)
    pair.wire.offer("one", b"b" * 200_000)
    pair.wire.offer("one", b"next")
    eventually(lambda: gevent.sleep(0.01) or pair.wire.waiting == 0)
    with pytest.raises(OSError, match="Broken pipe"):
        pair.wire.write(b"more")
    pair.wire.offer("one", b"more")
    assert set(pair.read_to_end()) == set(b"b")


# --- What this rests on ------------------------------------------------------------------------


def test_gevent_websocket_is_the_one_we_know(monkeypatch: pytest.MonkeyPatch) -> None:
    fanout.require_gevent_websocket()
    monkeypatch.setattr(fanout.driver, "SimpleWebSocketWSGI", object)
    with pytest.raises(RuntimeError, match=r"0\.10\.1"):
        fanout.require_gevent_websocket()


def test_a_websocket_reads_and_writes_by_what_is_set_on_it() -> None:
    """The contract with gevent-websocket: frames leave by `raw_write` and come by `raw_read`."""
    written: list[bytes] = []

    class Stream:
        def __init__(self) -> None:
            self.incoming = b"\x81\x83\0\0\0\0abc"
            self.write = written.append

        def read(self, size: int) -> bytes:
            taken, self.incoming = self.incoming[:size], self.incoming[size:]
            return taken

    class Handler:
        logger = None

    websocket = WebSocket({}, Stream(), Handler())
    received: list[int] = []
    plain = websocket.stream.read

    def read(size: int) -> bytes:
        received.append(size)
        data: bytes = plain(size)
        return data

    websocket.raw_write = written.append
    websocket.raw_read = websocket.stream.read = read
    assert websocket.receive() == "abc"
    assert received == [2, 4, 3]
    websocket.send("金牌")
    assert written == [b"\x81\x06" + "金牌".encode()]
    websocket.closed = True


@pytest.mark.parametrize(
    ("size", "header"),
    [
        (0, b"\x81\x00"),
        (125, b"\x81\x7d"),
        (126, b"\x81\x7e\x00\x7e"),
        (65535, b"\x81\x7e\xff\xff"),
        (65536, b"\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"),
    ],
)
def test_a_frame_has_the_header_of_rfc_6455(size: int, header: bytes) -> None:
    assert fanout.text_frame("x" * size) == header + b"x" * size
