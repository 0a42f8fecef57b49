"""Answering calls over HTTP: from the tablet's request to its 201, beside the disk and the writer.

The clients are greenlets of one process of their own, each with one connection kept open, and the
server is `meet serve`; both share the machine's cores. Tablets either call as fast as they are
answered, or once a second each, as a busy referee does. In the same run stand the disk's own
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
    """One row for each number of tablets and pace; `x_disk`, `x_commit`: times the median of a
    flush, and of a group commit by as many callers without validation and HTTP."""
    alone = [row for row in writer_figures(1.0) if row["callers"] == "greenlets"]
    commit = {row["tablets"]: row["p50_ms"] for row in alone}
    disk = median(row["fdatasync"]["p50_ms"] for row in alone)
    return [
        {
            "a call each": pace,
            "tablets": tablets,
            **(answered := _answering(tablets, seconds, every)),
            "x_disk": round(answered["p50_ms"] / disk, 1),
            "x_commit": round(answered["p50_ms"] / commit[tablets], 1),
        }
        for pace, every, crowds in (("second", 1.0, (20, 100)), ("as answered", 0.0, (1, 20, 100)))
        for tablets in crowds
    ]


def _answering(tablets: int, seconds: float, every: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        file = Path(folder) / "relay.json"
        file.write_text(json.dumps(PLACED))
        command(server.environ, "load", str(file))
        token = command(server.environ, "token", "--role", "desk").strip()
        words = [str(server.port), token, str(tablets), str(seconds), str(every)]
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.answer_bench", *words],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _client() -> None:
    """The tablets, in a process that gevent has patched: prints p50, p99 and calls per second."""
    from gevent import monkey

    monkey.patch_all()
    import http.client
    import uuid

    import gevent

    port, token, tablets, seconds, every = sys.argv[1:]
    until = time.perf_counter() + float(seconds)
    taken: list[float] = []
    headers = {"Authorization": f"Bearer {token}"}

    def tablet(number: int) -> None:
        gevent.sleep(float(every) * number / int(tablets))
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
            gevent.sleep(float(every))

    gevent.joinall([gevent.spawn(tablet, n) for n in range(int(tablets))], raise_error=True)
    p99 = quantiles(taken, n=100)[98]
    figure = {
        "p50_ms": round(median(taken) * 1000, 2),
        "p99_ms": round(p99 * 1000, 2),
        "per_s": round(len(taken) / float(seconds)),
    }
    sys.stdout.write(json.dumps(figure))


if __name__ == "__main__":
    _client()
