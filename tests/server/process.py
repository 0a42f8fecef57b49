"""A server as a process of its own, on a free port, over a database in a folder of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
STARTING_S = 60


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A running server: where it is, and the environment that its commands share."""

    port: int
    environ: dict[str, str]
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        """Where it can be opened."""
        return f"http://127.0.0.1:{self.port}"

    def request(self, path: str, body: Any = None, token: str = "") -> tuple[int, Any]:
        """Ask as a program does: (status, body)."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        raw = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(self.url + "/api/v1" + path, raw, headers)
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.load(refused)

    def kill(self) -> None:
        """kill -9: no time for anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def restart(self) -> None:
        """Start again over the same database, on the same port."""
        self.process = launch(self.environ)
        wait_until_ready(self)

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        self.process.terminate()
        return self.process.wait(timeout=30)


def command(environ: dict[str, str], *words: str) -> str:
    """Run `meet WORDS`; its stdout."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "app.py"), *words],
        env=environ,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return done.stdout.decode()


def launch(environ: dict[str, str]) -> "subprocess.Popen[bytes]":
    """Start `meet serve`."""
    return subprocess.Popen([sys.executable, str(ROOT / "app.py"), "serve"], env=environ)


def wait_until_ready(server: Server) -> None:
    """Until the first page is served; fails where the process ends before."""
    until = time.monotonic() + STARTING_S
    while time.monotonic() < until:
        if server.process.poll() is not None:
            raise RuntimeError(f"the server ended with {server.process.returncode}")
        try:
            with urllib.request.urlopen(server.url + "/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the server did not start")


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server over an empty database."""
    port = free_port()
    environ = {
        **os.environ,
        "MEET_HOST": "127.0.0.1",
        "MEET_PORT": str(port),
        "MEET_DATABASE_URL": f"sqlite:///{folder / 'meet.sqlite'}",
        "MEET_SECRET_KEY": "a key for tests only",
        "MEET_LANG": "zh",
    }
    server = Server(port, environ, launch(environ))
    try:
        wait_until_ready(server)
        yield server
    finally:
        if server.process.poll() is None:
            server.kill()
