"""Answering calls over HTTP: from the tablet's request to its 201, beside the disk and the writer.

The clients are greenlets of one process of their own, each with one connection kept open, and the
server is `meet serve`; both share the machine's cores. In the same run stand the disk's own
fdatasync and the group commit without validation and HTTP (`writer_bench`).
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests.benchmarks.writer_bench import figures as writer_figures
from tests.house import PLACED
from tests.server.process import ROOT, command, serving

SECONDS = 4


def figures(seconds: float = SECONDS) -> list[dict[str, Any]]:
    """One row for each number of tablets, then the disk and the writer alone."""
    alone = writer_figures(1.0)
    disk = next(row for row in alone if "fdatasync" in str(row))
    rows = [_answering(tablets, seconds) for tablets in (1, 20, 100)]
    return [*rows, *({"what": "alone", **row} for row in (disk, *alone))]


def _answering(tablets: int, seconds: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        file = Path(folder) / "relay.json"
        file.write_text(json.dumps(PLACED))
        command(server.environ, "load", str(file))
        token = command(server.environ, "token", "--role", "desk").strip()
        words = [str(server.port), token, str(tablets), str(seconds)]
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.answer_bench", *words],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
    result: dict[str, Any] = json.loads(done.stdout)
    return {"what": "HTTP call to 201", "tablets": tablets, **result}


def _client() -> None:
    """The tablets, in a process that gevent has patched: prints p50, p99 and calls per second."""
    from gevent import monkey

    monkey.patch_all()
    import http.client
    import uuid

    import gevent

    port, token, tablets, seconds = sys.argv[1:]
    until = time.perf_counter() + float(seconds)
    taken: list[float] = []
    headers = {"Authorization": f"Bearer {token}"}

    def tablet() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", int(port))
        while time.perf_counter() < until:
            call = {"kind": "note", "text": "位置已核对"}
            body = json.dumps({"id": str(uuid.uuid4()), "seq": None, "call": call})
            begun = time.perf_counter()
            connection.request("POST", "/api/v1/contests/relay-f/calls", body, headers)
            answer = connection.getresponse()
            answer.read()
            taken.append(time.perf_counter() - begun)
            if answer.status != 201:
                raise SystemExit(answer.status)

    gevent.joinall([gevent.spawn(tablet) for _ in range(int(tablets))], raise_error=True)
    p99 = quantiles(taken, n=100)[98]
    figure = {
        "p50_ms": round(median(taken) * 1000, 2),
        "p99_ms": round(p99 * 1000, 2),
        "per_s": round(len(taken) / float(seconds)),
    }
    sys.stdout.write(json.dumps(figure))


if __name__ == "__main__":
    _client()
