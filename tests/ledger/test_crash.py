"""Killed at any moment, the record holds every answered call exactly once, without a gap.

What a killed process has handed to the system survives it; that a loss of power is survived too
rests on `synchronous=FULL` and on the disk, and is not shown here.
"""

import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from meet import database, ledger
from tests.ledger.tablets import CONTESTS, subject

ROOT = Path(__file__).parents[2]
CALLS = 2000
KILLS = 4


def run(url: str, numbers: set[int], answers_until_killed: int | None) -> dict[int, int]:
    """Let the tablets call these numbers, kill them after so many answers: the answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.tablets", url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(" ".join(map(str, numbers)))
    process.stdin.close()
    answers = []
    for line in process.stdout:
        answers.append(line)
        if len(answers) == answers_until_killed:
            process.kill()
    process.stdout.close()
    killed = process.wait(60)
    assert killed == (0 if answers_until_killed is None else -signal.SIGKILL)
    pairs = [tuple(map(int, line.split())) for line in answers]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def on_disk(url: str) -> dict[int, int]:
    """Numbers and their seqs; every ledger without a gap, every number once."""
    engine = database.engine_for(url)
    with engine.connect() as conn:
        assert conn.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        lines = [line for _, lines in ledger.all_lines(conn) for line in lines]
    engine.dispose()
    assert not [number for number, times in Counter(x.id for x in lines).items() if times > 1]
    for contest in range(CONTESTS):
        own = [line for line in lines if line.subject == subject(contest)]
        assert [line.seq for line in own] == list(range(1, len(own) + 1))
    assert all(line.subject == subject(int(line.id)) for line in lines)
    return {int(line.id): line.seq for line in lines}


def test_no_answered_call_is_lost_or_doubled(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/meet.sqlite"
    engine = database.engine_for(url)
    database.upgrade(engine)
    engine.dispose()
    chance = random.Random(7)
    answered: dict[int, int] = {}
    for kill in range(KILLS + 1):
        left = set(range(CALLS)) - answered.keys()
        last = kill == KILLS
        answered |= run(url, left, None if last else chance.randrange(1, CALLS // 5))
        written = on_disk(url)
        assert answered.items() <= written.items()
    assert written.keys() == answered.keys() == set(range(CALLS))
