"""Pairing beside the server: a process of its own for a round, so that pushes never wait for it.

A thread would share the interpreter with the event loop: measured, it woke 5 ms late at the median
and 65 ms at p99 for as long as the engine ran, beside a process 0.15 and 6 ms as when idle; and a
process that runs too long can be ended. JSON goes in and comes out.
"""

import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import msgspec

from meet.codec import decode, dump, encode
from meet.pairing import pair, paired
from meet.pairing.protocol import Asked, Paired
from scoring_rules.draws.pairing_check import Pair
from scoring_rules.refusal import Refused

LONGEST = 60
"""Seconds that a round may take."""

ROOT = Path(__file__).resolve().parents[2]


@lru_cache(maxsize=32)
def pair_beside(engine: str, asked: Asked) -> Paired:
    """As `meet.pairing.pair`, in a process of its own; the same question is asked only once.

    Refused, besides: `pairing_too_long`, `pairing_failed`.
    """
    command = [sys.executable, "-m", "meet.pairing.beside"]
    question = dump({"engine": engine, "asked": encode(asked)})
    try:
        done = subprocess.run(  # noqa: S603 - this very program
            command, input=question, capture_output=True, timeout=LONGEST, cwd=ROOT, check=True
        )
    except subprocess.TimeoutExpired as late:
        raise Refused("pairing_too_long", seconds=LONGEST) from late
    except subprocess.CalledProcessError as failed:
        raise Refused("pairing_failed") from failed
    answer = msgspec.json.decode(done.stdout)
    if "refused" in answer:
        raise Refused(answer["refused"], **answer["facts"])
    return paired(asked, tuple(decode(Pair, one) for one in answer["pairs"]))


def answered(question: bytes) -> bytes:
    """What the process answers."""
    plain = msgspec.json.decode(question)
    try:
        found = pair(plain["engine"], decode(Asked, plain["asked"]))
    except Refused as refused:
        return dump({"refused": refused.code, "facts": refused.facts})
    return dump({"pairs": [encode(one) for one in found.pairs]})


if __name__ == "__main__":
    sys.stdout.buffer.write(answered(sys.stdin.buffer.read()))
