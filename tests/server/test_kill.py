"""Killed at any moment, an answered call is there, once, and the ledger has no gap."""

import json
import random
import threading
import time
import uuid
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from tests.house import PLACED
from tests.server.process import Server, command, serving

TABLETS = 20
CALLS_EACH = 100
KILLS = 3


@dataclass
class Tablet:
    """A tablet that writes notes and repeats each until it is answered."""

    server: Server
    token: str
    number: int
    answered: dict[str, int] = field(default_factory=dict)
    tries: int = 0

    def work(self) -> None:
        for i in range(CALLS_EACH):
            call = {"kind": "note", "text": f"{self.number}-{i}"}
            self.send({"id": str(uuid.uuid4()), "seq": None, "call": call})

    def send(self, body: dict[str, Any]) -> None:
        while True:
            self.tries += 1
            try:
                status, answer = self.server.request("/contests/relay-f/calls", body, self.token)
            except (OSError, HTTPException, json.JSONDecodeError):
                time.sleep(0.02)
                continue
            assert status in (200, 201), answer
            self.answered[body["id"]] = answer["seq"]
            return


@pytest.mark.server
def test_kill_during_two_thousand_calls_from_twenty_tablets(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        file = tmp_path / "relay.json"
        file.write_text(json.dumps(PLACED))
        command(server.environ, "load", str(file))
        token = command(server.environ, "token", "--role", "desk").strip()
        tablets = [Tablet(server, token, n) for n in range(TABLETS)]
        threads = [threading.Thread(target=tablet.work) for tablet in tablets]
        for thread in threads:
            thread.start()
        chance = random.Random(7)
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.2, 0.9))
            server.kill()
            server.restart()
        for thread in threads:
            thread.join()
        _, ledger = server.request("/contests/relay-f/ledger", token=token)
    lines = ledger["lines"]
    assert [line["seq"] for line in lines] == list(range(1, TABLETS * CALLS_EACH + 1))
    written = {line["id"]: line["seq"] for line in lines}
    answered = {call: seq for tablet in tablets for call, seq in tablet.answered.items()}
    assert len(answered) == TABLETS * CALLS_EACH
    assert answered == written
    said = {line["call"]["text"] for line in lines}
    assert said == {f"{n}-{i}" for n in range(TABLETS) for i in range(CALLS_EACH)}
    assert sum(tablet.tries for tablet in tablets) > len(answered), "no kill hit a call under way"
