"""A shell: commands of `meet` run as typed, with what they said to programs and to people."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from meet import cli

COMMAND = (sys.executable, str(Path(__file__).parents[2] / "app.py"))


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit status, and both streams as bytes."""

    status: int
    stdout: bytes
    stderr: bytes

    @property
    def lines(self) -> list[Any]:
        """What programs read: every line of stdout is JSON."""
        return [json.loads(line) for line in self.stdout.decode().splitlines()]

    @property
    def words(self) -> str:
        """What people read."""
        return self.stderr.decode()


@dataclass(frozen=True)
class Shell:
    """A folder with its own database, and an environment with nothing of this machine's."""

    folder: Path
    environ: Mapping[str, str]

    def meet(self, *words: str, **environ: str) -> Done:
        """Run `meet WORDS` here, with more variables; in this process, which is quick."""
        out, err = (io.TextIOWrapper(io.BytesIO(), write_through=True) for _ in range(2))
        variables = {**self.environ, **environ}
        status = 0
        with (
            patch.dict(os.environ, variables, clear=True),
            patch.object(sys, "argv", ["meet", *words]),
            patch.object(sys, "stdout", out),
            patch.object(sys, "stderr", err),
        ):
            try:
                cli.run()
            except SystemExit as ended:
                status = int(ended.code or 0)
        return Done(status, out.buffer.getvalue(), err.buffer.getvalue())  # type: ignore[attr-defined]

    def process(self, *words: str, limit: str = "unlimited", **environ: str) -> Done:
        """Run `meet WORDS` as a process of its own; `limit`: no file may be longer, 512 bytes."""
        done = subprocess.run(
            ["sh", "-c", f'ulimit -f {limit} && exec "$@"', "sh", *COMMAND, *words],
            env={**os.environ, **self.environ, **environ},
            cwd=self.folder,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def file(self, name: str, content: Any) -> str:
        """A file of that content; its path."""
        path = self.folder / name
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        path.write_bytes(raw)
        return str(path)


def shell_in(folder: Path) -> Shell:
    """A shell over an empty place."""
    return Shell(
        folder,
        {
            "MEET_DATABASE_URL": f"sqlite:///{folder / 'place' / 'meet.sqlite'}",
            "MEET_SECRET_KEY": "a key for tests only",
        },
    )
