"""How soon a change reaches a thousand watchers, and what each message costs the server.

Beside it, in the same run, the least a Python process can do: a loop of non-blocking sends of the
same bytes. Watchers are websockets of one process on the same machine (no network, no browsers),
which share its processors with the server; the time is from the request that alters the medals
(or the word that starts the loop) to the frame's last byte. Compare only within a run.
"""

import json
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.live.processes import Process, hall
from tests.live.raw_socket import RawSocket

CLIENTS = 1000
ROUNDS = 30
PATIENCE_S = 20


def figures(clients: int = CLIENTS, rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """The live push, then the plain loop: milliseconds to a client, microseconds a message."""
    pushed, size = _pushed(clients, rounds)
    plain = _plain(clients, rounds, size)
    ratio = round(pushed["cpu_us"] / plain["cpu_us"], 2)
    return [
        {"sends": "live push", "clients": clients, "bytes": size, **pushed, "cpu_x": ratio},
        {"sends": "plain loop", "clients": clients, "bytes": size, **plain, "cpu_x": 1.0},
    ]


def _pushed(clients: int, rounds: int) -> tuple[dict[str, float], int]:
    with hall() as server:
        watchers = [_watcher(server) for _ in range(clients)]
        receiver = _Receiver(watcher.socket for watcher in watchers)
        server.post("/alter/medals")
        size = receiver.all_frames()
        told = _rounds(
            rounds, server.process.pid, clients, lambda: server.post("/alter/medals"), receiver
        )
        for watcher in watchers:
            watcher.socket.close()
    return told, size


def _watcher(server: Process) -> RawSocket:
    client = RawSocket(server.port)
    client.join()
    client.emit("watch", {"topic": "medals"}, 1)
    assert client.packet()[0] == "31"
    return client


def _plain(clients: int, rounds: int, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.fanout_bench", str(clients), str(size)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        port = int(process.stdout.readline())
        sockets = [socket.create_connection(("127.0.0.1", port)) for _ in range(clients)]
        receiver = _Receiver(sockets)
        process.stdout.readline()

        def start() -> None:
            process.stdin.write(b"\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]

        start()
        receiver.all_frames()
        told = _rounds(rounds, process.pid, clients, start, receiver)
        for one in sockets:
            one.close()
        process.stdin.close()
    return told


def _rounds(
    rounds: int, pid: int, clients: int, start: Callable[[], Any], receiver: "_Receiver"
) -> dict[str, float]:
    waits: list[float] = []
    before = _cpu_ns(pid)
    for _ in range(rounds):
        began = time.perf_counter()
        start()
        receiver.all_frames()
        waits += [at - began for at in receiver.arrived]
    cpu = _cpu_ns(pid) - before
    waits.sort()
    return {
        "p50_ms": round(waits[len(waits) // 2] * 1000, 1),
        "p99_ms": round(waits[len(waits) * 99 // 100] * 1000, 1),
        "cpu_us": round(cpu / 1000 / rounds / clients, 1),
    }


def _cpu_ns(pid: int) -> int:
    """What the threads of a process have used of the processors."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)


class _Receiver:
    """Waits until every socket has received a frame as long as the others'; notes when."""

    def __init__(self, sockets: Any) -> None:
        self.poll = select.epoll()
        self.sockets = {one.fileno(): one for one in sockets}
        for number, one in self.sockets.items():
            one.setblocking(False)
            self.poll.register(number, select.EPOLLIN)
        self.arrived: list[float] = []

    def all_frames(self) -> int:
        """The bytes of the frame that each has received."""
        self.arrived = []
        size = 0
        missing = dict.fromkeys(self.sockets, 0)
        while missing:
            ready = self.poll.poll(PATIENCE_S)
            assert ready, f"{len(missing)} clients wait for ever"
            for number, _ in ready:
                received = self.sockets[number].recv(65_536)
                assert received, "the server has closed"
                if received == b"\x81\x012":  # a ping of engine.io
                    self.sockets[number].send(b"\x81\x81\0\0\0\x003")
                    continue
                missing[number] += len(received)
                size = size or _frame_size(received)
                if missing[number] >= size:
                    del missing[number]
                    self.arrived.append(time.perf_counter())
        return size


def _frame_size(start: bytes) -> int:
    return 4 + int.from_bytes(start[2:4]) if start[1] == 126 else 2 + start[1]


def _plain_loop(clients: int, size: int) -> None:
    frame = b"\x81\x7e" + (size - 4).to_bytes(2) + bytes(size - 4)
    with socket.create_server(("127.0.0.1", 0), backlog=clients) as server:
        sys.stdout.write(f"{server.getsockname()[1]}\n")
        sys.stdout.flush()
        accepted = [server.accept()[0] for _ in range(clients)]
    for one in accepted:
        one.setblocking(False)
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sys.stdout.write("\n")
    sys.stdout.flush()
    while os.read(0, 1):
        for one in accepted:
            assert one.send(frame) == size
    for one in accepted:
        one.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _plain_loop(int(sys.argv[1]), int(sys.argv[2]))
    else:
        for row in figures():
            print(json.dumps(row))
