"""Server processes for tests: started, waited for, asked over HTTP, and ended."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE_S = 20
PATCHED = "from gevent import monkey; monkey.patch_all(); from tests.live import hall; hall.main()"


class Process:
    """A running hall."""

    def __init__(self, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port = port
        self.process = process
        self.url = f"http://127.0.0.1:{port}"

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def post(self, path: str, body: Any = None) -> Any:
        asked = urllib.request.Request(
            self.url + path,
            data=json.dumps(body or {}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
            return json.load(answer)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def hall(*arguments: str, port: int = 0) -> Iterator[Process]:
    """A hall that has begun to listen; `arguments`: ping interval, ping timeout, file."""
    port = port or free_port()
    command = [sys.executable, "-c", PATCHED, str(port), *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    assert process.stderr is not None
    try:
        while not process.stderr.readline().strip().startswith(b"http://"):
            assert process.poll() is None, "the server did not start"
        yield Process(port, process)
    finally:
        process.terminate()
        process.wait(PATIENCE_S)
        process.stderr.close()


def eventually(says: Any, patience_s: float = PATIENCE_S) -> Any:
    """Wait until `says()` is true, and return it."""
    end = time.monotonic() + patience_s
    while not (value := says()):
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.02)
    return value
