"""The press: worker processes that turn the HTML of a sheet into PDF, one sheet at a time each.

A worker is a fresh interpreter (`python -m meet.press`) that is spoken to over its pipes in JSON
lines: `{"id", "html", "variant"}` in, `{"id", "pdf": base64, "peak_kb", "plain"?}` or
`{"id", "error", "message"}` out; it ends when its stdin closes. Nothing is inherited but the three
pipes, so a worker may be started, or replaced, while the server listens.
"""

import base64
import itertools
import json
import logging
import os
import queue
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[1]
STATIC = ROOT / "static"
WORKER = (sys.executable, "-m", "meet.press")
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-noto-cjk"
INSTALL = f"apt-get install -y --no-install-recommends {PACKAGES}"


class PressFailed(Exception):  # noqa: N818 - it is an answer to whoever asked for the sheet
    """This sheet could not be made; another may. `code` is stable, the text says why."""

    code = "press_failed"


class PressUnavailable(PressFailed):
    """This machine lacks what PDFs are made with; the text holds the command that brings it."""

    code = "press_unavailable"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"无法生成 PDF：缺少系统组件，请以管理员身份执行 / "
            f"PDF cannot be made, system packages are missing; as root, run: {INSTALL} ({reason})"
        )


class _WorkerEndedError(Exception):
    """The worker ended without an answer."""


class _Worker:
    """One worker process, started when first needed and again after it has ended."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.process: subprocess.Popen[bytes] | None = None
        self.made = 0

    def start(self) -> subprocess.Popen[bytes]:
        """The running process; it loads its libraries while the caller goes on."""
        if self.process is None:
            self.made = 0
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT,
                close_fds=True,
                # Ctrl-C in a terminal is for the server; the worker ends with its stdin.
                start_new_session=True,
            )
        return self.process

    def stop(self) -> None:
        """End the process at once. It holds nothing that would be lost."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):  # what was still to be written has no reader now
                        pipe.close()

    def ask(self, job: dict[str, Any], timeout: float) -> dict[str, Any]:
        """The answer to a job.

        Raises `_WorkerEndedError`, `PressUnavailable`, and `PressFailed` after `timeout` seconds.
        """
        process = self.start()
        assert process.stdin is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        hung = threading.Event()

        def give_up() -> None:
            hung.set()
            process.kill()

        watchdog = threading.Timer(timeout, give_up)
        watchdog.start()
        line = b""
        try:
            with suppress(OSError):
                process.stdin.write(json.dumps(job).encode() + b"\n")
                process.stdin.flush()
                line = process.stdout.readline()
        finally:
            watchdog.cancel()
        if line.endswith(b"\n"):
            self.made += 1
            answer: dict[str, Any] = json.loads(line)
            if answer.get("error") == PressUnavailable.code:
                raise PressUnavailable(answer["message"])
            return answer
        if hung.is_set():
            raise PressFailed(f"no PDF within {timeout:g} s")
        raise _WorkerEndedError


class Press:
    """A pool of workers; `pdf` blocks its caller until one is free and has answered.

    Lock, queue, timer and pipes are the standard library's: in a process that gevent has patched
    they wait as greenlets and the hub goes on (call it from the hub's own thread), elsewhere as
    threads. `timeout` is seconds for a document; a worker is replaced after `documents` documents,
    or once it has used more than `memory_mb` at its peak.
    """

    def __init__(
        self,
        workers: int = 1,
        *,
        timeout: float = 60,
        documents: int = 200,
        memory_mb: int = 700,
        command: Sequence[str] = WORKER,
    ) -> None:
        self._timeout, self._documents, self._memory_kb = timeout, documents, memory_mb * 1024
        self._workers = tuple(_Worker(command) for _ in range(workers))
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._ids = itertools.count(1)

    def start(self) -> None:
        """Start all workers now, before the first sheet is asked for; `pdf` would do it then."""
        for worker in self._workers:
            worker.start()

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.stop()

    def pdf(self, html: str, variant: str = "pdf/ua-1") -> bytes:
        """The document as PDF. Raises `PressUnavailable`, `PressFailed`.

        A document that cannot be made in this variant is made as plain PDF, and logged.
        A worker that dies over it is replaced and asked once more.
        """
        worker = self._idle.get()
        try:
            answer = self._ask_twice(
                worker, {"id": next(self._ids), "html": html, "variant": variant}
            )
            self._replace_if_worn(worker, answer)
        except BaseException:
            # A late answer must not meet another's job; and what was missing may be there by then.
            worker.stop()
            raise
        finally:
            self._idle.put(worker)
        if "error" in answer:
            raise PressFailed(answer["message"])
        if answer.get("plain"):
            log.warning("made as plain PDF, since %s failed: %s", variant, answer["plain"])
        return base64.b64decode(answer["pdf"])

    def _ask_twice(self, worker: _Worker, job: dict[str, Any]) -> dict[str, Any]:
        for _ in range(2):
            try:
                return worker.ask(job, self._timeout)
            except _WorkerEndedError:
                log.warning("a press worker ended over document %s", job["id"])
                worker.stop()
        raise PressFailed("the worker ended twice over this document")

    def _replace_if_worn(self, worker: _Worker, answer: dict[str, Any]) -> None:
        if worker.made >= self._documents or answer["peak_kb"] > self._memory_kb:
            worker.stop()
            worker.start()


# --- The worker's side ---------------------------------------------------------------------------


def _renderer() -> Callable[[str, str | None], bytes]:
    """How WeasyPrint makes a PDF of (html, variant), reading nothing but the files of `static`.

    Raises OSError where Pango is missing.
    """
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002
            parts = urlsplit(url)
            path = Path(unquote(parts.path)).resolve()
            if parts.scheme != "file" or not path.is_relative_to(STATIC) or not path.is_file():
                raise FatalURLFetchingError(f"a sheet may not read {url}")
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "text/css"})

    def render(html: str, variant: str | None) -> bytes:
        document = weasyprint.HTML(
            string=html, base_url=f"{STATIC.as_uri()}/", url_fetcher=OwnFiles()
        )
        made: bytes = document.write_pdf(pdf_variant=variant)
        return made

    return render


def _missing(error: OSError) -> Callable[[str, str | None], bytes]:
    """A renderer for a machine without Pango: it says so for each document."""

    def render(html: str, variant: str | None) -> bytes:  # noqa: ARG001
        raise error

    return render


def _answer(render: Callable[[str, str | None], bytes], job: dict[str, Any]) -> dict[str, Any]:
    """One document, in its variant or, where WeasyPrint fails on that, as plain PDF."""
    done: dict[str, Any] = {}
    try:
        pdf = render(job["html"], job["variant"])
    except Exception as error:  # noqa: BLE001
        done["plain"] = repr(error)
        pdf = render(job["html"], None)
    return {**done, "pdf": base64.b64encode(pdf).decode()}


def main() -> None:
    """Answer jobs until stdin closes."""
    # Whatever a library prints goes to the log, never between two answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        render, failed = _renderer(), PressFailed.code
    except OSError as error:
        render, failed = _missing(error), PressUnavailable.code
    for line in sys.stdin.buffer:
        job = json.loads(line)
        try:
            answer = _answer(render, job)
        # FatalURLFetchingError is a BaseException: a sheet without its style is no sheet.
        except BaseException as error:  # noqa: BLE001
            answer = {"error": failed, "message": f"{type(error).__name__}: {error}"}
        answer |= {"id": job["id"], "peak_kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
