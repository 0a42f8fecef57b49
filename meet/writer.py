"""The one writer: works queue up, share a transaction, and are answered after its COMMIT.

A disk can flush a few hundred times a second, however little is flushed each time; so everything
that waits is committed together. The writer is a real thread, also in a process that gevent has
patched, and there only the greenlet that waits for an answer stands still.
"""

import logging
import sqlite3
import sys
from collections.abc import Callable
from queue import Empty
from typing import Any, Generic, Protocol, Self, TypeVar, cast

from gevent import get_hub, monkey
from gevent.hub import Waiter
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from meet.database import IMMEDIATE, engine_for
from meet.ledger import WRITTEN, Written

T = TypeVar("T")
Hook = Callable[[list[Written]], None]

LARGEST_GROUP = 256
"""Works in one transaction: bounds how long the first of them waits for the last."""

SWITCH_S = 0.0005
"""Seconds after which a busy hub gives way to the writer. A work asks for the interpreter some ten
times, at every statement, and by default would wait 5 ms each time: measured beside a busy hub,
20 tablets waited 275 ms (p50), with this 67 ms, and the hub did no less."""

STORAGE_CODES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
"""What SQLite answers where the fault is the disk's; it may have rolled everything back."""

# As they were before gevent patched them, if it did.
start_thread = monkey.get_original("_thread", "start_new_thread")
new_lock = monkey.get_original("_thread", "allocate_lock")
thread_id = monkey.get_original("_thread", "get_ident")
NativeQueue = monkey.get_original("queue", "SimpleQueue")

log = logging.getLogger(__name__)


class StorageFailed(Exception):  # noqa: N818 - it is an answer: 503
    """The disk did not take the transaction; nothing of it stands."""

    code = "storage_failed"


class StorageFull(StorageFailed):
    """The disk is full."""

    code = "storage_full"


class ClosedError(RuntimeError):
    """The writer takes no more works."""


class Writer:
    """Runs works one after the other on its thread, in groups that are committed together.

    `on_commit`: called on the writer's thread after each COMMIT and before anyone is answered,
    with the lines that the group wrote, in the order of their numbers. A hook must be quick and
    must not wait.
    """

    def __init__(self, engine: Engine) -> None:
        self.on_commit: list[Hook] = []
        # Its own pool: no lock is ever shared between the thread and the greenlets.
        self._engine = engine_for(engine.url).execution_options(**IMMEDIATE)
        self._queue = NativeQueue()
        self._lock = new_lock()
        self._ended: _Pause | None = None
        sys.setswitchinterval(SWITCH_S)
        self._thread = start_thread(self._run, ())

    def submit(self, work: Callable[[Connection], T]) -> T:
        """Run `work` within a transaction; returns or raises what it does, after the COMMIT.

        Whatever `work` wrote before it raised is undone. `StorageFull`, `StorageFailed`: nothing
        of the whole group stands. A caller that stops waiting does not stop its work.
        """
        if thread_id() == self._thread:
            raise RuntimeError("a work or a hook may not wait for another work")
        job = _Job(work)
        with self._lock:
            if self._ended:
                raise ClosedError
            self._queue.put(job)
        job.pause.wait()
        if job.error is not None:
            raise job.error
        return cast("T", job.value)

    def close(self) -> None:
        """Finish what was submitted, then end the thread."""
        with self._lock:
            if self._ended:
                return
            self._ended = _pause()
            self._queue.put(None)
        self._ended.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self) -> None:
        last = False
        while not last:
            group, last = self._take()
            self._write(group)
            for job in group:
                job.pause.end()
        self._engine.dispose()
        if self._ended:
            self._ended.end()

    def _take(self) -> "tuple[list[_Job[Any]], bool]":
        """What waits now, at least one; and whether it is the last."""
        group: list[_Job[Any]] = []
        try:
            while len(group) < LARGEST_GROUP:
                job = self._queue.get(block=not group)
                if job is None:
                    return group, True
                group.append(job)
        except Empty:
            pass
        return group, False

    def _write(self, group: "list[_Job[Any]]") -> None:
        written: list[Written] = []
        try:
            with self._engine.begin() as connection:
                connection.info[WRITTEN] = written
                for job in group:
                    _do(connection, job, written)
        except BaseException as failed:
            log.exception("a group of %d was rolled back", len(group))
            kind = StorageFull if _primary_code(failed) == sqlite3.SQLITE_FULL else StorageFailed
            for job in group:
                job.error = kind(str(failed))
            return
        if written:
            self._tell(written)

    def _tell(self, written: list[Written]) -> None:
        for hook in self.on_commit:
            try:
                hook(written)
            except Exception:
                log.exception("a hook failed; the lines stand")


def _do(connection: Connection, job: "_Job[Any]", written: list[Written]) -> None:
    """Run one work of a group by itself; raises only what concerns the whole group."""
    before = len(written)
    connection.exec_driver_sql("SAVEPOINT work")
    try:
        job.value = job.work(connection)
    except BaseException as error:
        if _primary_code(error) in STORAGE_CODES:
            raise
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT work")
        del written[before:]
        job.error = error
    connection.exec_driver_sql("RELEASE SAVEPOINT work")


def _primary_code(error: BaseException) -> int | None:
    """SQLite's result code, without its details."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    return cause.sqlite_errorcode & 0xFF if isinstance(cause, sqlite3.Error) else None


class _Job(Generic[T]):
    """A work, what became of it, and its caller's pause."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self.work = work
        self.value: T | None = None
        self.error: BaseException | None = None
        self.pause = _pause()


class _Pause(Protocol):
    def wait(self) -> None:
        """Stand still until the other thread ends it."""

    def end(self) -> None:
        """End it, from another thread."""


def _pause() -> _Pause:
    return _GreenletPause() if monkey.is_module_patched("threading") else _ThreadPause()


class _ThreadPause:
    """A thread's pause: a lock that the other thread opens."""

    def __init__(self) -> None:
        self._lock = new_lock()
        self._lock.acquire()

    def wait(self) -> None:
        self._lock.acquire()

    def end(self) -> None:
        self._lock.release()


class _GreenletPause:
    """A greenlet's pause: the hub goes on, and the other thread wakes it by an async watcher."""

    def __init__(self) -> None:
        hub = get_hub()
        self._waiter: Waiter[None] = Waiter(hub)
        self._watcher = hub.loop.async_()
        self._watcher.start(self._waiter.switch, None)

    def wait(self) -> None:
        try:
            self._waiter.get()
        finally:
            self._watcher.stop()
            self._watcher.close()

    def end(self) -> None:
        self._watcher.send()
