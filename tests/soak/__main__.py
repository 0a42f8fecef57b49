"""`./run soak`: tablets write and spectators watch for a long time; nothing is lost, nothing grows.

`MEET_SOAK_SECONDS` (600), `MEET_SOAK_TABLETS` (20), `MEET_SOAK_WATCHERS` (200); loopback only.
"""

import os
import sys

from meet.codec import dump
from tests.soak.hall import soak

if __name__ == "__main__":
    figures = soak(
        seconds=int(os.environ.get("MEET_SOAK_SECONDS", "600")),
        tablets=int(os.environ.get("MEET_SOAK_TABLETS", "20")),
        watchers=int(os.environ.get("MEET_SOAK_WATCHERS", "200")),
    )
    sys.stdout.buffer.write(dump(figures) + b"\n")
