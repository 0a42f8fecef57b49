"""A full disk refuses the call, keeps what was answered, and goes on once there is room."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str) -> dict[str, Any]:
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def check(told: dict[str, Any], code: str) -> None:
    assert told["first"].keys() == {"written", code}
    assert code in told["together"]
    assert told["together"].keys() <= {"written", code}
    assert told["kept"]
    assert told["again"]
    assert told["reopened"]
    assert told["sound"] == "ok"


def test_a_real_disk_that_is_full(tmp_path: Path) -> None:
    """In a mount namespace of its own, which ends with the process."""
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-Ur", "--mount"]
    mount = f"mount -t tmpfs -o size=1m tmpfs {shlex.quote(str(tmp_path))}"
    tried = subprocess.run([*unshare, "sh", "-c", mount], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip(f"no small file system can be mounted here: {tried.stderr.decode().strip()}")
    child = shlex.join([sys.executable, "-m", "tests.ledger.full_disk", "disk", str(tmp_path)])
    check(run(*unshare, "sh", "-c", f"{mount} && exec {child}"), "storage_full")


@pytest.mark.parametrize(("kind", "code"), [("limit", "storage_failed"), ("pages", "storage_full")])
def test_a_disk_that_takes_no_more(tmp_path: Path, kind: str, code: str) -> None:
    check(run(sys.executable, "-m", "tests.ledger.full_disk", kind, str(tmp_path)), code)
