"""Twenty tablets that submit numbered calls; a line on stdout for each answer, at once.

Run as a process of its own, so that it can be killed. The numbers come on stdin.
"""

import os
import sys
import threading
from queue import Empty, SimpleQueue

from meet import database
from meet.writer import Writer
from tests.ledger import calls

TABLETS = 20
CONTESTS = 3


def subject(number: int) -> str:
    """The contest that this call belongs to."""
    return f"contest:{number % CONTESTS}"


def main(url: str) -> None:
    numbers: SimpleQueue[int] = SimpleQueue()
    for number in sys.stdin.read().split():
        numbers.put(int(number))

    def tablet() -> None:
        while True:
            try:
                number = numbers.get_nowait()
            except Empty:
                return
            seq = writer.submit(calls.append(subject(number), str(number)))
            os.write(1, f"{number} {seq}\n".encode())

    with Writer(database.engine_for(url)) as writer:
        tablets = [threading.Thread(target=tablet) for _ in range(TABLETS)]
        for each in tablets:
            each.start()
        for each in tablets:
            each.join()


if __name__ == "__main__":
    main(sys.argv[1])
