"""Groups share a COMMIT, and every caller gets its own answer after it."""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine

from meet import ledger, tables
from meet.database import IMMEDIATE
from meet.ledger import TakenError, Written
from meet.writer import LARGEST_GROUP, ClosedError, StorageFailed, StorageFull, Writer
from tests.ledger import calls

Work = Callable[[Connection], object]
SECONDS = 60  # nothing here takes long; a test that would wait for ever fails


@pytest.fixture
def callers() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(LARGEST_GROUP + 50) as pool:
        yield pool


@contextmanager
def held(writer: Writer, callers: ThreadPoolExecutor) -> Iterator[None]:
    """Keep the writer busy, so that what is submitted meanwhile makes one group."""
    entered, release = threading.Event(), threading.Event()

    def work(_conn: Connection) -> None:
        entered.set()
        assert release.wait(SECONDS)

    holding = callers.submit(writer.submit, work)
    assert entered.wait(SECONDS)
    yield
    release.set()
    holding.result(SECONDS)


def queue(writer: Writer, callers: ThreadPoolExecutor, works: list[Work]) -> list[Future[object]]:
    """Submit the works in this order, and return once all of them wait."""
    answers = []
    for work in works:
        before = writer._queue.qsize()
        answers.append(callers.submit(writer.submit, work))
        while writer._queue.qsize() == before:
            threading.Event().wait(0.001)
    return answers


def one_group(
    writer: Writer, callers: ThreadPoolExecutor, works: list[Work]
) -> list[Future[object]]:
    with held(writer, callers):
        return queue(writer, callers, works)


def gathered(writer: Writer) -> list[list[str]]:
    """The ids of the lines that hooks are told of, one list for each group."""
    told: list[list[str]] = []
    writer.on_commit.append(lambda lines: told.append([line.id for line in lines]))
    return told


def ids(engine: Engine) -> list[str]:
    with engine.connect() as conn:
        return [line.id for line in ledger.read(conn, 0)]


def test_what_is_answered_is_committed(engine: Engine, writer: Writer) -> None:
    assert writer.submit(calls.append("contest:a", "1")) == 1
    assert ids(engine) == ["1"]


def test_what_waits_is_committed_together(
    engine: Engine, writer: Writer, callers: ThreadPoolExecutor
) -> None:
    told = gathered(writer)
    names = [str(i) for i in range(10)]
    answers = one_group(writer, callers, [calls.append("contest:a", name) for name in names])
    assert [answer.result(SECONDS) for answer in answers] == list(range(1, 11))
    assert told == [names]
    assert ids(engine) == names


def test_a_group_is_bounded(writer: Writer, callers: ThreadPoolExecutor) -> None:
    told = gathered(writer)
    works: list[Work] = [calls.append("contest:a", str(i)) for i in range(LARGEST_GROUP + 10)]
    for answer in one_group(writer, callers, works):
        answer.result(SECONDS)
    assert [len(group) for group in told] == [LARGEST_GROUP, 10]


def test_a_refusal_undoes_its_own_work_and_no_other(
    engine: Engine, writer: Writer, callers: ThreadPoolExecutor
) -> None:
    def refused(conn: Connection) -> None:
        calls.append("contest:a", "bad")(conn)
        raise LookupError("not in this contest")

    told = gathered(writer)
    works = [calls.append("contest:a", "1"), refused, calls.append("contest:a", "2")]
    first, second, third = one_group(writer, callers, works)
    with pytest.raises(LookupError, match="not in this contest"):
        second.result(SECONDS)
    assert (first.result(SECONDS), third.result(SECONDS)) == (1, 2)
    assert ids(engine) == ["1", "2"]
    assert told == [["1", "2"]]


def test_nobody_is_answered_before_the_commit(
    engine: Engine, writer: Writer, callers: ThreadPoolExecutor
) -> None:
    reached, looked = threading.Event(), threading.Event()

    def refused(conn: Connection) -> None:
        raise LookupError(ledger.last_seq(conn, "contest:a"))

    def last(_conn: Connection) -> None:
        reached.set()
        assert looked.wait(SECONDS)

    works = [calls.append("contest:a", "1"), refused, last]
    answers = one_group(writer, callers, works)
    assert reached.wait(SECONDS)
    # The first two are done, and the group cannot be committed before the last one is.
    seen = ids(engine), [answer.done() for answer in answers]
    looked.set()
    assert seen == ([], [False, False, False])
    assert answers[0].result(SECONDS) == 1
    with pytest.raises(LookupError):
        answers[1].result(SECONDS)
    assert ids(engine) == ["1"]


def breaks_the_commit(conn: Connection) -> None:
    """A foreign key that SQLite finds broken only when it commits."""
    conn.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    conn.execute(tables.contest_event.insert().values(contest="none", event="none"))


def test_where_the_commit_fails_nothing_of_the_group_stands_and_all_are_told(
    engine: Engine, writer: Writer, callers: ThreadPoolExecutor
) -> None:
    def refused(conn: Connection) -> None:
        raise LookupError(ledger.last_seq(conn, "contest:a"))

    told = gathered(writer)
    works = [calls.append("contest:a", "1"), refused, breaks_the_commit]
    for answer in one_group(writer, callers, works):
        with pytest.raises(StorageFailed) as failed:
            answer.result(SECONDS)
        assert not isinstance(failed.value, StorageFull)
        assert failed.value.code == "storage_failed"
    assert told == []
    assert writer.submit(calls.append("contest:a", "1")) == 1
    assert ids(engine) == ["1"]
    assert told == [["1"]]


def test_another_process_that_keeps_the_lock_makes_it_fail_and_not_hang(
    engine: Engine, writer: Writer
) -> None:
    writer.submit(lambda conn: conn.exec_driver_sql("PRAGMA busy_timeout=1").close())
    with engine.execution_options(**IMMEDIATE).begin(), pytest.raises(StorageFailed):
        writer.submit(calls.append("contest:a", "1"))
    assert writer.submit(calls.append("contest:a", "1")) == 1


def test_two_writers_never_write_the_same_number(
    engine: Engine, writer: Writer, callers: ThreadPoolExecutor
) -> None:
    with Writer(engine) as other:
        answers = [
            callers.submit(which.submit, calls.append("contest:a", f"{name}-{i}"))
            for i in range(100)
            for name, which in (("one", writer), ("other", other))
        ]
        seqs = [answer.result(SECONDS) for answer in answers]
        with pytest.raises(TakenError):
            other.submit(lambda conn: calls.at(conn, "contest:a", 200, "late"))
    assert sorted(seqs) == list(range(1, 201))
    with engine.connect() as conn:
        assert [line.seq for line in ledger.lines(conn, "contest:a")] == list(range(1, 201))


def test_of_two_tablets_that_saw_the_same_number_one_wins(
    engine: Engine, writer: Writer, callers: ThreadPoolExecutor
) -> None:
    works: list[Work] = [
        lambda conn: calls.at(conn, "contest:a", 1, "mine"),
        lambda conn: calls.at(conn, "contest:a", 1, "yours"),
    ]
    mine, yours = one_group(writer, callers, works)
    assert isinstance(mine.result(SECONDS), Written)
    with pytest.raises(TakenError):
        yours.result(SECONDS)
    assert ids(engine) == ["mine"]


def test_a_retry_is_harmless(engine: Engine, writer: Writer, callers: ThreadPoolExecutor) -> None:
    again: list[Work] = [calls.append("contest:a", "same") for _ in range(20)]
    assert {answer.result(SECONDS) for answer in one_group(writer, callers, again)} == {1}
    assert ids(engine) == ["same"]


def test_hooks_have_run_when_the_caller_is_answered(engine: Engine, writer: Writer) -> None:
    def hook(lines: list[Written]) -> None:
        seen.append((lines, ids(engine), threading.get_ident()))

    seen: list[tuple[list[Written], list[str], int]] = []
    writer.on_commit.append(hook)
    for name in ("1", "2"):
        writer.submit(calls.append("contest:a", name))
        lines, committed, thread = seen[-1]
        assert [line.id for line in lines] == [name]
        assert committed[-1] == name
        assert thread != threading.get_ident()
    writer.submit(ledger.last_number)
    assert len(seen) == 2


def test_a_hook_that_fails_harms_nobody(
    engine: Engine, writer: Writer, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_lines: list[Written]) -> None:
        raise ValueError("no such topic")

    writer.on_commit.append(broken)
    told = gathered(writer)
    with caplog.at_level(logging.ERROR):
        assert writer.submit(calls.append("contest:a", "1")) == 1
    assert told == [["1"]]
    assert "no such topic" in caplog.text
    assert ids(engine) == ["1"]


def test_a_work_that_would_wait_for_a_work_is_told(engine: Engine, writer: Writer) -> None:
    with pytest.raises(RuntimeError, match="may not wait"):
        writer.submit(lambda _conn: writer.submit(calls.append("contest:a", "1")))
    assert ids(engine) == []


def test_closing_finishes_what_was_submitted(engine: Engine, callers: ThreadPoolExecutor) -> None:
    writer = Writer(engine)
    with held(writer, callers):
        works: list[Work] = [calls.append("contest:a", str(i)) for i in range(10)]
        answers = queue(writer, callers, works)
        before = writer._queue.qsize()
        closing = callers.submit(writer.close)
        while writer._queue.qsize() == before:
            threading.Event().wait(0.001)
        assert not closing.done()
    closing.result(SECONDS)
    assert [answer.result(SECONDS) for answer in answers] == list(range(1, 11))
    with pytest.raises(ClosedError):
        writer.submit(calls.append("contest:a", "late"))
    writer.close()
    assert len(ids(engine)) == 10
