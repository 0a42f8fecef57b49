"""A full disk answers 503 in words and keeps what it has; with room again it goes on."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def check(*command: str) -> None:
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["statuses"].keys() == {"201", "503"}
    assert told["errors"] == ["storage_full"]
    assert [word for word in told["words"] if "磁盘已满" in word] == told["words"] != []
    assert told["kept"], "what was answered 201 is there, and nothing else"
    assert told["repeated"], "a written id is answered as before"
    assert told["views"] == [200, 200, 200, 200]
    assert (told["batch"][0], told["batch"][1]["error"]) == (503, "storage_full")
    assert told["again"], "the same id goes through once there is room"
    assert told["ready"] == 200
    assert told["reopened"]


def test_a_real_disk_that_is_full(tmp_path: Path) -> None:
    """In a mount namespace of its own, which ends with the process."""
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-Ur", "--mount"]
    mount = f"mount -t tmpfs -o size=1m tmpfs {shlex.quote(str(tmp_path))}"
    tried = subprocess.run([*unshare, "sh", "-c", mount], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip(f"no small file system can be mounted here: {tried.stderr.decode().strip()}")
    child = shlex.join([sys.executable, "-m", "tests.api.full_disk", "disk", str(tmp_path)])
    check(*unshare, "sh", "-c", f"{mount} && exec {child}")


def test_a_database_that_may_not_grow(tmp_path: Path) -> None:
    check(sys.executable, "-m", "tests.api.full_disk", "pages", str(tmp_path))
