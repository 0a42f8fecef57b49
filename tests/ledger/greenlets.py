"""What the writer does in a process that gevent has patched; prints what it saw as JSON.

Run as a process of its own: the tests themselves are never patched.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402 - everything else is imported patched, as it is by the server
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402

import gevent  # noqa: E402
from gevent.event import Event  # noqa: E402
from sqlalchemy import Connection, Engine  # noqa: E402

from meet import database, ledger  # noqa: E402
from meet.writer import ClosedError, Writer  # noqa: E402
from tests.ledger import calls  # noqa: E402

native_id = monkey.get_original("_thread", "get_ident")
native_lock = monkey.get_original("_thread", "allocate_lock")


def a_thread_of_its_own(writer: Writer, _engine: Engine) -> bool:
    return writer.submit(lambda _conn: native_id()) != native_id()


def blocked() -> tuple[Callable[[Connection], None], Callable[[], None]]:
    """A work that blocks its whole thread, and what lets it go on."""
    lock = native_lock()
    lock.acquire()
    return (lambda _conn: lock.acquire() and None), lock.release


def the_hub_goes_on(writer: Writer, _engine: Engine) -> int:
    """If the hub stood still as well, nobody could let the work go on."""
    work, let_go = blocked()
    waiting = gevent.spawn(writer.submit, work)
    turns = 0
    while turns < 100:
        gevent.sleep(0.0001)
        turns += not waiting.ready()
    let_go()
    waiting.get()
    return turns


def many_callers(writer: Writer, engine: Engine) -> dict[str, object]:
    def tablet(name: int) -> list[int]:
        return [writer.submit(calls.append("contest:a", f"{name}-{i}")) for i in range(40)]

    groups: list[int] = []
    writer.on_commit.append(lambda lines: groups.append(len(lines)))
    tablets = [gevent.spawn(tablet, name) for name in range(50)]
    answered = sorted(seq for each in tablets for seq in each.get())
    with engine.connect() as conn:
        written = [line.seq for line in ledger.lines(conn, "contest:a")]
    expected = list(range(1, 2001))
    return {
        "once": answered == expected and written == expected,
        "shared": max(groups) > 1 and sum(groups) == 2000,
    }


def one_who_gave_up(writer: Writer, engine: Engine) -> list[object]:
    """A caller that no longer waits; its work stands, and the others are answered."""
    work, let_go = blocked()

    def late(conn: Connection) -> int:
        work(conn)
        return calls.append("contest:b", "late")(conn)

    with gevent.Timeout(0.01, False):
        writer.submit(late)
    patient = gevent.spawn(writer.submit, calls.append("contest:b", "next"))
    gevent.sleep(0)
    let_go()
    answer = patient.get()
    with engine.connect() as conn:
        return [answer, [line.id for line in ledger.lines(conn, "contest:b")]]


def a_refusal(writer: Writer, _engine: Engine) -> str:
    def refused(_conn: Connection) -> None:
        raise LookupError("no such contest")

    try:
        writer.submit(refused)
    except LookupError as error:
        return str(error)
    return "not raised"


def a_hook_that_wakes_a_greenlet(writer: Writer, _engine: Engine) -> int:
    """How a broadcaster learns of a change."""
    changed = Event()
    writer.on_commit.append(lambda _lines: changed.set())
    watching = gevent.spawn(changed.wait)
    gevent.sleep(0)
    writer.submit(calls.append("contest:c", "1"))
    return int(bool(watching.get()))


def closing(writer: Writer, _engine: Engine) -> list[object]:
    """Closes the writer: the last of the scenes."""
    work, let_go = blocked()
    gevent.spawn(writer.submit, work)
    rest = [gevent.spawn(writer.submit, calls.append("contest:d", f"d{i}")) for i in range(10)]
    gevent.sleep(0)
    ending = gevent.spawn(writer.close)
    gevent.sleep(0)
    waited = not ending.ready()
    let_go()
    ending.get()
    try:
        writer.submit(calls.append("contest:d", "too late"))
    except ClosedError:
        return [waited, sorted(each.get() for each in rest), "closed"]
    return ["not closed"]


SCENES = (
    a_thread_of_its_own,
    the_hub_goes_on,
    many_callers,
    one_who_gave_up,
    a_refusal,
    a_hook_that_wakes_a_greenlet,
    closing,
)


def main(url: str) -> None:
    engine = database.engine_for(url)
    database.upgrade(engine)
    writer = Writer(engine)
    print(json.dumps({scene.__name__: scene(writer, engine) for scene in SCENES}))


if __name__ == "__main__":
    main(sys.argv[1])
