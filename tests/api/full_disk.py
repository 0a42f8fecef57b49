"""Calls over HTTP onto a disk that becomes full and is given room again; prints what was answered.

Run as a process of its own: `disk` in a folder that is a small file system, most of it taken by a
file that is deleted later; `pages` with SQLite's own bound on the database as a stand-in for it.
"""

import json
import logging
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.house import PLACED, Running, running

LONG = {"kind": "note", "text": "风" * 2000}
CALLS = "/contests/relay-f/calls"
LEDGER = "/contests/relay-f/ledger"
WATCHED = ("/contests/relay-f", "/events/relay", "/medals", "/schedule")


def narrow(kind: str, folder: Path, meet: Running) -> None:
    if kind == "disk":
        (folder / "other").write_bytes(bytes(600_000))
    else:
        bound(meet, 60)


def widen(kind: str, folder: Path, meet: Running) -> None:
    if kind == "disk":
        (folder / "other").unlink()
    else:
        bound(meet, 9999)


def bound(meet: Running, pages: int) -> None:
    statement = f"PRAGMA max_page_count={pages}"
    meet.house.writer.submit(lambda conn: conn.exec_driver_sql(statement).close())


def send(meet: Running, desk: str, call_id: str) -> tuple[int, Any]:
    return meet.post(CALLS, {"id": call_id, "seq": None, "call": LONG}, desk)


def main(kind: str, folder: Path) -> None:
    logging.disable()
    with running(folder) as meet:
        meet.client.application.testing = False
        meet.load(PLACED)
        desk = meet.token("desk")
        narrow(kind, folder, meet)
        answers = {f"call-{i}": send(meet, desk, f"call-{i}") for i in range(250)}
        written = {one: body["seq"] for one, (status, body) in answers.items() if status == 201}
        refused = [body for status, body in answers.values() if status == 503]
        kept = {line["id"]: line["seq"] for line in meet.get(LEDGER, desk)[1]["lines"]}
        first = next(iter(written))
        told: dict[str, Any] = {
            "statuses": Counter(str(status) for status, _ in answers.values()),
            "errors": sorted({body["error"] for body in refused}),
            "words": sorted({body["message"] for body in refused}),
            "kept": kept == written,
            "repeated": send(meet, desk, first) == (200, {"seq": written[first]}),
            "views": [meet.get(path)[0] for path in WATCHED],
            "batch": meet.post(
                CALLS, {"calls": [{"id": "b", "seq": None, "call": LONG}] * 3}, desk
            ),
        }
        widen(kind, folder, meet)
        last = f"call-{249}"
        told["again"] = send(meet, desk, last) == (201, {"seq": len(written) + 1})
        told["ready"] = meet.client.get("/readyz").status_code
    with running(folder) as meet:
        lines = meet.get(LEDGER, desk)[1]["lines"]
        told["reopened"] = {line["id"]: line["seq"] for line in lines} == {
            **written,
            last: len(written) + 1,
        }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
