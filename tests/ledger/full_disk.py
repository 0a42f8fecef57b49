"""A record on a disk that becomes full and is given room again; prints what it saw as JSON.

Run as a process of its own, in a folder of its own. `disk`: the folder is a small file system, most
of it taken by a file that is deleted later. `limit`: files of this process may not grow further,
which SQLite meets as an error of the disk. `pages`: SQLite's own bound on the database, a stand-in
for a full disk where none can be made.
"""

import json
import logging
import resource
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import Connection, Engine

from meet import database, ledger
from meet.writer import StorageFailed, Writer
from tests.ledger import calls

LONG = "x" * 2000
UNLIMITED = resource.getrlimit(resource.RLIMIT_FSIZE)[1]


def narrow(kind: str, folder: Path, writer: Writer) -> None:
    if kind == "disk":
        (folder / "other").write_bytes(bytes(600_000))
    elif kind == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, UNLIMITED))
    else:
        writer.submit(lambda conn: conn.exec_driver_sql("PRAGMA max_page_count=60").close())


def widen(kind: str, folder: Path, writer: Writer) -> None:
    if kind == "disk":
        (folder / "other").unlink()
    elif kind == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))
    else:
        writer.submit(lambda conn: conn.exec_driver_sql("PRAGMA max_page_count=9999").close())


def call(writer: Writer, number: int) -> str:
    """The name of what came of a long call."""

    def work(conn: Connection) -> None:
        seq = ledger.last_seq(conn, "contest:a") + 1
        call = {"kind": "note", "text": LONG}
        ledger.insert(conn, "contest:a", seq, str(number), call, "", "", "", "", None, 0)

    try:
        writer.submit(work)
    except StorageFailed as failed:
        return failed.code
    return "written"


def ids(engine: Engine) -> list[str]:
    with engine.connect() as conn:
        lines = ledger.lines(conn, "contest:a")
        assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
        return [line.id for line in lines]


def main(kind: str, folder: Path) -> None:
    logging.disable()
    url = f"sqlite:///{folder}/meet.sqlite"
    engine = database.engine_for(url)
    database.upgrade(engine)
    with Writer(engine) as writer, ThreadPoolExecutor(20) as tablets:
        narrow(kind, folder, writer)
        first = [call(writer, number) for number in range(300)]
        written = [str(number) for number, came in enumerate(first) if came == "written"]
        kept = ids(engine) == written
        together = list(tablets.map(lambda number: call(writer, number), range(1000, 1040)))
        kept_still = set(ids(engine)) >= set(written)
        widen(kind, folder, writer)
        again = writer.submit(calls.append("contest:a", "again"))
    after = ids(engine)
    engine.dispose()
    reopened = database.engine_for(url)
    with reopened.connect() as conn:
        sound = conn.exec_driver_sql("PRAGMA integrity_check").scalar()
    told = {
        "first": Counter(first),
        "together": Counter(together),
        "kept": kept and kept_still,
        "again": again == len(after) and after[-1] == "again",
        "reopened": ids(reopened) == after,
        "sound": sound,
    }
    reopened.dispose()
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
