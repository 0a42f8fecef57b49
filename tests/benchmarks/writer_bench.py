"""How many calls a second the writer answers, and how long each waits, beside the bare disk.

Every call is answered after its COMMIT. A work does what the desk does on disk: it looks for the
id, reads the ledger's last number, and inserts the next line; folding the contest is not in it.
The bare disk is one thread that appends 200 bytes and calls `fdatasync`. Disks vary from second to
second, so each measurement of the writer has one of the disk beside it; compare only within a pair.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Connection

from meet import database, ledger
from meet.writer import Writer

ROOT = Path(__file__).parents[2]
VAR = ROOT / "var"  # on the disk that the meet's own database is on
TABLETS = (1, 20, 100)
CALL = {"kind": "attempt", "entrant": "7", "lift": "bench", "attempt": 1, "kg": "150", "good": True}


def figures(seconds: float = 2.0) -> list[dict[str, Any]]:
    """One row for each number of tablets, as threads and as greenlets; times in milliseconds."""
    return _series("threads", seconds) + _greenlets(seconds)


def _greenlets(seconds: float) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.benchmarks.writer_bench", str(seconds)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _series(kind: str, seconds: float) -> list[dict[str, Any]]:
    rows = []
    VAR.mkdir(exist_ok=True)
    for tablets in TABLETS:
        with tempfile.TemporaryDirectory(dir=VAR) as folder:
            disk = _told(_bare_disk(Path(folder), seconds / 2), seconds / 2)
            writer = _told(_writer(Path(folder), tablets, seconds), seconds)
        ratio = round(writer["per_second"] / disk["per_second"], 2)
        rows.append({"callers": kind, "tablets": tablets, **writer, "fdatasync": disk, "x": ratio})
    return rows


def _told(waits: list[float], seconds: float) -> dict[str, Any]:
    waits = sorted(waits)
    return {
        "per_second": round(len(waits) / seconds),
        "p50_ms": round(waits[len(waits) // 2] * 1000, 2),
        "p99_ms": round(waits[len(waits) * 99 // 100] * 1000, 2),
    }


def _bare_disk(folder: Path, seconds: float) -> list[float]:
    with (folder / "bare").open("ab", buffering=0) as file:

        def append() -> None:
            file.write(bytes(200))
            os.fdatasync(file.fileno())

        return _repeat(append, perf_counter() + seconds)


def _repeat(act: Callable[[], None], until: float) -> list[float]:
    waits = []
    while (began := perf_counter()) < until:
        act()
        waits.append(perf_counter() - began)
    return waits


def _writer(folder: Path, tablets: int, seconds: float) -> list[float]:
    engine = database.engine_for(f"sqlite:///{folder}/meet.sqlite")
    database.upgrade(engine)
    waits: list[float] = []

    with Writer(engine) as writer:

        def tablet(name: int) -> None:
            ids = iter(range(1_000_000))
            waits.extend(_repeat(lambda: writer.submit(_call(name, next(ids))), until))

        writer.submit(ledger.last_number)
        until = perf_counter() + seconds
        threads = [threading.Thread(target=tablet, args=[name]) for name in range(tablets)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    engine.dispose()
    return waits


def _call(tablet: int, number: int) -> Callable[[Connection], None]:
    subject, call_id = f"contest:{tablet}", f"{tablet}-{number}"

    def work(conn: Connection) -> None:
        assert ledger.by_id(conn, call_id) is None
        seq = ledger.last_seq(conn, subject) + 1
        ledger.insert(conn, subject, seq, call_id, CALL, "", "裁判员", "chief", "", None, number)

    return work


if __name__ == "__main__":
    from gevent import monkey

    monkey.patch_all()
    for row in _series("greenlets", float(sys.argv[1])):
        print(json.dumps(row))
