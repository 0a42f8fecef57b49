"""Starting: from the command to the first page, over an empty and over a played database."""

import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from tests.server.process import Server, command, launch, serving, wait_until_ready

TIMES = 5


def figures() -> list[tuple[str, float, str]]:
    """Name, median in ms, note."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        server.stop()
        empty = [_first_page(server) for _ in range(TIMES)]
        begun = time.perf_counter()
        command(server.environ, "demo", "--play", "--speed", "0")
        whole = time.perf_counter() - begun
        played = [_first_page(server) for _ in range(TIMES)]
    return [
        ("first page, no games", median(empty) * 1000, "aim of the issue: below 2 s"),
        ("demonstration, as fast as it goes", whole * 1000, "aim of the issue: below 60 s"),
        ("first page, demonstration played", median(played) * 1000, "64 events, all official"),
    ]


def _first_page(server: Server) -> float:
    begun = time.perf_counter()
    server.process = launch(server.environ)
    try:
        wait_until_ready(server)
        with urllib.request.urlopen(server.url + "/", timeout=30) as page:
            page.read()
        return time.perf_counter() - begun
    finally:
        server.stop()
