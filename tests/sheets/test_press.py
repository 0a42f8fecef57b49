"""The press makes PDFs in processes of their own, and outlives what goes wrong in them."""

import base64
import json
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from meet.press import INSTALL, ROOT, Press, PressFailed, PressUnavailable

PAGE = '<html lang="zh-Hans"><title>页</title><p>长治'
# WeasyPrint 70 looks for the tag of a text that it has not drawn.
NOT_TAGGABLE = PAGE + '<p style="transform: scale(0)">市'


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Callable[..., Press]]:
    """Presses whose worker is a few lines of Python: `job` and `answer(pdf)` are at hand."""
    made = []

    def press(does: str, **options: Any) -> Press:
        script = tmp_path / "worker.py"
        script.write_text(
            "import base64, json, os, pathlib, sys, time\n"
            f"here = pathlib.Path({str(tmp_path)!r})\n"
            "def answer(pdf, peak_kb=1):\n"
            "    pdf = base64.b64encode(pdf.encode()).decode()\n"
            "    print(json.dumps({'id': job['id'], 'pdf': pdf, 'peak_kb': peak_kb}), flush=True)\n"
            "for line in sys.stdin:\n"
            "    job = json.loads(line)\n"
            f"    {does}\n"
        )
        made.append(Press(command=(sys.executable, str(script)), **options))
        return made[-1]

    yield press
    for one in made:
        one.close()


def gone(pid: int) -> bool:
    """Whether that process has ended and been waited for."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


# --- The real worker -----------------------------------------------------------------------------


def test_a_page_becomes_a_pdf(press: Press) -> None:
    assert press.pdf(PAGE).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "reads",
    [
        '<link rel="stylesheet" href="http://127.0.0.1:9/print.css">',
        '<link rel="stylesheet" href="css/missing.css">',
        '<img alt="" src="../setup.cfg">',
        f'<img alt="" src="file://{ROOT}/setup.cfg">',
        '<img alt="" src="data:image/png;base64,AAAA">',
    ],
)
def test_a_page_may_read_nothing_but_the_style_of_the_project(press: Press, reads: str) -> None:
    with pytest.raises(PressFailed, match="may not read"):
        press.pdf(PAGE + reads)
    assert press.pdf(PAGE + '<link rel="stylesheet" href="css/print.css">')


def test_what_cannot_be_tagged_is_printed_plain_and_logged(
    press: Press, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert press.pdf(NOT_TAGGABLE).startswith(b"%PDF-")
    assert "pdf/ua-1 failed: KeyError" in caplog.text
    caplog.clear()
    press.pdf(PAGE)
    assert not caplog.text


def test_without_pango_it_names_the_command_and_recovers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("libpango-1.0.so.0", "libpango-1.0-0", "libpango-1.0.dylib"):
        (tmp_path / name).touch()
    press = Press()
    with monkeypatch.context() as without:
        without.setenv("LD_LIBRARY_PATH", str(tmp_path))
        for _ in range(2):
            with pytest.raises(PressUnavailable, match="libpango") as refused:
                press.pdf(PAGE)
            assert INSTALL in str(refused.value)
    assert press.pdf(PAGE)
    press.close()


def test_the_worker_ends_with_its_stdin_wherever_the_project_stands(tmp_path: Path) -> None:
    elsewhere = tmp_path / "运动会 7"
    (elsewhere / "meet").mkdir(parents=True)
    (elsewhere / "static" / "css").mkdir(parents=True)
    shutil.copy(ROOT / "meet" / "press.py", elsewhere / "meet")
    shutil.copy(ROOT / "static" / "css" / "print.css", elsewhere / "static" / "css")
    page = PAGE + '<link rel="stylesheet" href="css/print.css">'
    jobs = [{"id": number, "html": page, "variant": "pdf/ua-1"} for number in (7, 8)]
    ended = subprocess.run(
        [sys.executable, str(elsewhere / "meet" / "press.py")],
        input="".join(json.dumps(job) + "\n" for job in jobs),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [7, 8]
    for answer in answers:
        assert base64.b64decode(answer["pdf"]).startswith(b"%PDF-1.7")
        assert answer["peak_kb"] > 10_000


def test_a_worker_that_is_killed_over_a_document_is_replaced_and_makes_it(press: Press) -> None:
    press.start()
    worker = press._workers[0].start()
    os.kill(worker.pid, signal.SIGSTOP)  # it has the job and does not get to answer
    made: list[bytes] = []
    asking = threading.Thread(target=lambda: made.append(press.pdf(PAGE)))
    asking.start()
    while press._idle.qsize():
        time.sleep(0.001)
    os.kill(worker.pid, signal.SIGKILL)
    asking.join()
    assert made[0].startswith(b"%PDF-1.7")
    assert gone(worker.pid)


def test_an_interrupt_in_the_terminal_is_for_the_server(press: Press) -> None:
    press.start()
    assert os.getsid(press._workers[0].start().pid) != os.getsid(0)


def test_no_socket_of_the_server_is_inherited() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.set_inheritable(True)
        address = server.getsockname()
        press = Press()
        press.start()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address)
    press.close()


GEVENT = """
from gevent import monkey
monkey.patch_all()
import gevent, json, pathlib, sys
from meet.press import Press

page, file = sys.argv[1], pathlib.Path(sys.argv[2])
press = Press(workers=2)
jobs = [gevent.spawn(press.pdf, page + word * 200_000) for word in ("", "a", "b")]
gevent.joinall(jobs, raise_error=True)
press.close()

# A worker that answers with what it was asked once that file is there.
waits = '''
import base64, json, pathlib, sys, time
for line in sys.stdin:
    job = json.loads(line)
    while not pathlib.Path(sys.argv[1]).exists():
        time.sleep(0.01)
    echo = base64.b64encode(job["html"].encode()).decode()
    print(json.dumps({"id": job["id"], "pdf": echo, "peak_kb": 1}), flush=True)
'''
slow = Press(command=(sys.executable, "-c", waits, str(file)), timeout=30)
given_up = gevent.spawn(slow.pdf, "given up")
gevent.sleep(0.01)
given_up.kill()
gevent.spawn_later(0.01, file.touch)
own = slow.pdf("own").decode()
slow.close()
print(json.dumps([*(job.value[:8].decode() for job in jobs), own]))
"""


def test_in_a_patched_process_only_the_greenlet_that_asks_waits(tmp_path: Path) -> None:
    """The last worker answers only if another greenlet runs while its own one waits."""
    ended = subprocess.run(
        [sys.executable, "-c", GEVENT, PAGE, str(tmp_path / "now")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert json.loads(ended.stdout) == ["%PDF-1.7"] * 3 + ["own"]


# --- Small workers that misbehave ----------------------------------------------------------------


def test_nothing_is_started_before_it_is_needed(small: Callable[..., Press]) -> None:
    press = small("answer(str(os.getpid()))")
    assert press._workers[0].process is None
    press.start()
    process = press._workers[0].process
    assert process is not None
    assert press.pdf("") == str(process.pid).encode()


def test_a_worker_that_dies_twice_over_a_document_fails_it_and_the_next_is_made(
    small: Callable[..., Press], tmp_path: Path
) -> None:
    press = small(
        "[(here / f'tried{os.getpid()}').touch(), os._exit(1)] if job['html'] == 'bad' "
        "else answer('good')"
    )
    with pytest.raises(PressFailed, match="twice"):
        press.pdf("bad")
    assert len(list(tmp_path.glob("tried*"))) == 2
    assert press.pdf("other") == b"good"


def test_half_an_answer_is_none(small: Callable[..., Press]) -> None:
    with pytest.raises(PressFailed, match="twice"):
        small("sys.stdout.write('{\"pdf\":'), sys.stdout.flush(), os._exit(0)").pdf("")


def test_a_worker_that_hangs_is_killed_and_replaced(small: Callable[..., Press]) -> None:
    press = small("time.sleep(600 * (job['html'] == 'slow')), answer(str(os.getpid()))")
    first = int(press.pdf(""))
    press._timeout = 0.5
    with pytest.raises(PressFailed, match=r"no PDF within 0\.5 s"):
        press.pdf("slow")
    press._timeout = 60
    assert gone(first)
    assert int(press.pdf("")) != first


def test_a_worker_that_does_not_even_read_is_killed(small: Callable[..., Press]) -> None:
    press = small("time.sleep(600)", timeout=1)
    with pytest.raises(PressFailed, match="within 1 s"):
        press.pdf("x" * 1_000_000)


@pytest.mark.parametrize(
    ("does", "options", "workers"),
    [
        ("answer(str(os.getpid()))", {"documents": 3}, [1, 1, 1, 2, 2, 2, 3]),
        (
            "answer(str(os.getpid()), 2048 if job['html'] == '2' else 1024)",
            {"memory_mb": 1},
            [1, 1, 1, 2, 2, 2, 2],
        ),
        ("answer(str(os.getpid()))", {}, [1] * 7),
    ],
)
def test_a_worn_worker_is_replaced(
    small: Callable[..., Press], does: str, options: dict[str, int], workers: list[int]
) -> None:
    press = small(does, **options)
    pids = [press.pdf(str(number)) for number in range(7)]
    order = list(dict.fromkeys(pids))
    assert [1 + order.index(pid) for pid in pids] == workers
    assert all(gone(int(pid)) for pid in order[:-1])


def test_a_refusal_of_one_document_leaves_the_worker_as_it_is(small: Callable[..., Press]) -> None:
    press = small(
        "print(json.dumps({'id': 1, 'error': 'press_failed', 'message': 'no', 'peak_kb': 1}), "
        "flush=True) if job['html'] == 'bad' else answer(str(os.getpid()))"
    )
    first = press.pdf("")
    with pytest.raises(PressFailed, match="no"):
        press.pdf("bad")
    assert press.pdf("") == first


def test_two_workers_work_at_once(small: Callable[..., Press], tmp_path: Path) -> None:
    meet = (
        "(here / job['html']).touch(), [time.sleep(.01) for _ in iter(lambda: "
        "(here / 'a').exists() and (here / 'b').exists(), True)], answer(job['html'])"
    )
    press = small(meet, workers=2, timeout=30)
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda n=n: made.append(press.pdf(n))) for n in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [b"a", b"b"]


def test_closing_ends_the_workers(small: Callable[..., Press]) -> None:
    press = small("answer(str(os.getpid()))")
    pid = int(press.pdf(""))
    press.close()
    assert gone(pid)
