"""A hall under load: tablets that write, watchers that follow, and the server's memory beside."""

import json
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import socketio

from tests.house import PLACED
from tests.server.process import STARTING_S, Server, command, serving

PAUSE_S = 0.25
"""A tablet's pause between two calls: faster than any referee."""


def soak(seconds: int, tablets: int, watchers: int) -> dict[str, Any]:
    """Run the hall; figures: calls, times in ms, memory in MiB at the start and at the end.

    Raises AssertionError where a call was lost or doubled, or the last view did not arrive.
    """
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        file = Path(folder) / "relay.json"
        file.write_text(json.dumps(PLACED))
        command(server.environ, "load", str(file))
        token = command(server.environ, "token", "--role", "desk").strip()
        watching = [_watch(server) for _ in range(watchers)]
        before = _memory_mib(server)
        taken = _write(server, token, tablets, seconds)
        last = _seen_by_all(watching, len(taken))
        after = _memory_mib(server)
        _, ledger = server.request("/contests/relay-f/ledger", token=token)
        for watcher in watching:
            watcher.client.disconnect()
    assert ledger["seq"] == len(taken), (ledger["seq"], len(taken))
    assert [line["seq"] for line in ledger["lines"]] == list(range(1, len(taken) + 1))
    assert last, "a watcher did not see the last call"
    return {
        "seconds": seconds,
        "tablets": tablets,
        "watchers": watchers,
        "calls": len(taken),
        "p50_ms": round(median(taken) * 1000, 1),
        "p99_ms": round(quantiles(taken, n=100)[98] * 1000, 1),
        "frames": sum(watcher.frames for watcher in watching),
        "memory_mib": [before, after],
    }


class Watcher:
    """A spectator's page: counts its frames and remembers the newest ledger number."""

    def __init__(self, server: Server) -> None:
        self.frames = 0
        self.seq = 0
        self.client = socketio.Client()
        self.client.on("view", self._view, namespace="/live")
        self.client.connect(
            server.url, transports=["websocket"], namespaces=["/live"], wait_timeout=STARTING_S
        )

    def _view(self, frame: dict[str, Any]) -> None:
        self.frames += 1
        self.seq = max(self.seq, frame["seq"])


def _watch(server: Server) -> Watcher:
    watcher = Watcher(server)
    wanted = {"topic": "contest:relay-f", "version": 0}
    watcher.client.call("watch", wanted, namespace="/live", timeout=30)
    return watcher


def _write(server: Server, token: str, tablets: int, seconds: int) -> list[float]:
    """All tablets write until the time is over; how long each call took, in seconds."""
    until = time.monotonic() + seconds
    taken: list[float] = []

    def tablet() -> None:
        while time.monotonic() < until:
            call = {"kind": "note", "text": "位置已核对"}
            body = {"id": str(uuid.uuid4()), "seq": None, "call": call}
            begun = time.monotonic()
            status, answer = server.request("/contests/relay-f/calls", body, token)
            assert status == 201, answer
            taken.append(time.monotonic() - begun)
            time.sleep(PAUSE_S)

    _together(tablet, tablets)
    return taken


def _together(work: Callable[[], None], threads: int) -> None:
    started = [threading.Thread(target=work) for _ in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()


def _seen_by_all(watching: list[Watcher], seq: int) -> bool:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if all(watcher.seq == seq for watcher in watching):
            return True
        time.sleep(0.1)
    return False


def _memory_mib(server: Server) -> int:
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    kib = next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]
    return int(kib) // 1024
