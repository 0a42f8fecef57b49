"""In a process that gevent has patched, the writer is still a thread and the hub never waits."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each scene of `greenlets.py` saw. A hub that stands still would never end."""
    url = f"sqlite:///{tmp_path_factory.mktemp('patched')}/meet.sqlite"
    command = [sys.executable, "-W", "error", "-m", "tests.ledger.greenlets", url]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        ("a_thread_of_its_own", True),
        ("the_hub_goes_on", 100),
        ("many_callers", {"once": True, "shared": True}),
        ("one_who_gave_up", [2, ["late", "next"]]),
        ("a_refusal", "no such contest"),
        ("a_hook_that_wakes_a_greenlet", 1),
        ("closing", [True, list(range(1, 11)), "closed"]),
    ],
)
def test_under_gevent(seen: dict[str, Any], scene: str, expected: object) -> None:
    assert seen[scene] == expected
