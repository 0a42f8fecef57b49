"""The demonstration games in mid-play: what stands, what runs, what is disputed, who may enter."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from meet import access, settings
from meet.bodies import LARGEST_BATCH
from meet.demo import play as demo_play
from meet.demo.course import DemoCall, calls
from meet.demo.games import games
from meet.house import now_ms, open_house
from tests.house import new_id
from tests.server.process import Server, serving

OFFICIAL = (
    "ath-m-100-t36",
    "ath-m-100-t46",
    "ath-m-100-t54",
    "ath-m-100-t60",
    "ath-m-400-t60",
    "ath-m-sp-f41",
    "tt-m-d-deaf",
    "pwl-w-55",
    "fcu-x-wheelchair",
)
"""Among them three with fewer than three at the start, one with a DNS, one with a joint pair."""
UNOFFICIAL, PROTESTED, PROTESTED_OFFICIAL = "ath-w-100-t60", "tt-m-s-tt8", "ath-w-lj-t60"
FINISHED, SIGNED, CALLED, START_LIST = (
    "bdm-m-s-sl3-4",
    "drt-w-seated-open",
    "ath-m-sp-f46",
    "bdm-w-s-deaf",
)
LIFTING, LIFTING_UNTIL = "pwl-m-72", 54
"""A group in its second round, and how many calls it has seen: 128 kg are on the bar."""
UP, KG, ATTEMPT = "433", 128, 2
"""Whose attempt it then is, at what weight."""
VOTING, VOTING_UNTIL = "pwl-w-67", 11
"""A group whose first attempt one referee of three has judged."""
JUDGED, JUDGED_UNTIL = "pwl-m-59", 38
"""A group in which an attempt has just been judged: good by two to one."""
OFFICIALS = (
    ("desk", "desk", "", "张爱华"),
    ("desk-2", "desk", "", "郝建国"),
    ("secretary", "secretary", "", "李敏"),
    ("marshal", "marshal", "marshal", "王海燕"),
    ("left", "referee", "left", "刘志刚"),
    ("chief", "referee", "chief", "陈丽"),
    ("right", "referee", "right", "杨树林"),
)
"""What each is called here, the role, the seat and the name on the card."""
AFTERWARDS = ("sign", "publish", "official")
"""What officials say once an event is played."""
UNPLAYED = ("ath-m-sp-f36", "ath-w-100-t12", "ath-w-200-t60", "bdm-m-s-wh1-2")
"""Events of three or four that tests may play."""
SEATS = ("left", "chief", "right")


@cache
def said(event: str) -> tuple[DemoCall, ...]:
    """What the demonstration says in an event, all ledgers together in the order of time."""
    return next(tuple(calls(one.plan)) for one in games().events if one.id == event)


@dataclass
class Midway:
    """A server over the games, and the tokens of its officials by role or seat."""

    server: Server
    tokens: dict[str, str]

    @property
    def url(self) -> str:
        return self.server.url

    def get(self, path: str) -> Any:
        """GET below /api/v1."""
        status, body = self.server.request(path)
        assert status == 200, body
        return body

    def post(self, path: str, body: dict[str, Any], role: str = "desk") -> Any:
        """POST below /api/v1 with a fresh id; fails unless it was written."""
        status, answer = self.server.request(path, {"id": new_id(), **body}, self.tokens[role])
        assert status == 201, answer
        return answer

    def call(self, contest: str, call: dict[str, Any], role: str = "desk") -> None:
        """A call in a contest, after its last line."""
        seq = self.get(f"/contests/{contest}")["seq"]
        self.post(f"/contests/{contest}/calls", {"seq": seq, "call": call}, role)

    def decide(self, event: str, call: dict[str, Any]) -> None:
        """A line in an event's ledger, after its last."""
        seq = self.get(f"/events/{event}")["seq"]
        self.post(f"/events/{event}/calls", {"seq": seq, "call": call})

    def play(self, event: str, until: int | None = None) -> None:
        """The next calls of an event as the demonstration has them, up to `until` in all: draws
        and contests, neither signatures nor the publication."""
        lines = [line for line in said(event) if line.call["kind"] not in AFTERWARDS][:until]
        written = {ledger: self.seq(ledger) for ledger in {self.ledger(event, x) for x in lines}}
        due = [line for line in lines if line.seq >= written[self.ledger(event, line)]]
        for ledger, group in groupby(due, lambda line: self.ledger(event, line)):
            self.say(ledger, list(group))

    @staticmethod
    def ledger(event: str, line: DemoCall) -> str:
        return f"/contests/{line.contest}" if line.contest else f"/events/{event}"

    def seq(self, ledger: str) -> int:
        """How many lines stand in a ledger; none where it is not drawn yet."""
        status, body = self.server.request(ledger)
        return int(body["seq"]) if status == 200 else 0

    def say(self, ledger: str, lines: Sequence[DemoCall]) -> None:
        """Lines of one ledger: of an event one by one, of a contest in batches."""
        path = f"{ledger}/calls"
        bodies = [{"id": new_id(), "seq": line.seq, "call": line.call} for line in lines]
        if ledger.startswith("/events"):
            for body in bodies:
                assert self.server.request(path, body, self.tokens["desk"])[0] == 201, body
            return
        for i in range(0, len(bodies), LARGEST_BATCH):
            calls = {"calls": bodies[i : i + LARGEST_BATCH]}
            status, body = self.server.request(path, calls, self.tokens["desk"])
            assert status == 200, body
            assert {one["status"] for one in body["answers"]} == {201}, body["answers"]

    def contests(self, event: str) -> list[str]:
        """The event's contests that were drawn."""
        return [contest["id"] for contest in self.get(f"/events/{event}")["contests"]]

    def sign(self, event: str) -> None:
        for contest in self.contests(event):
            if self.get(f"/contests/{contest}")["stage"]["code"] == "finished":
                self.post(f"/contests/{contest}/sign", {"role": "裁判长"})

    def publish(self, event: str) -> None:
        self.play(event)
        self.sign(event)
        self.decide(event, {"kind": "publish", "version": 1})

    def declare(self, event: str) -> None:
        seen = self.get(f"/events/{event}")["version"]
        self.post(f"/events/{event}/official", {"seen": seen})

    def protest(self, event: str) -> None:
        reason = "起跑有人抢跑，请看录像。"
        self.decide(event, {"kind": "protest", "delegation": "luzhou", "reason": reason})


def prepare(folder: Path) -> None:
    """The games in the folder's database, played halfway; the tokens in `tokens.json`."""
    house = open_house(settings.read({"MEET_DATABASE_URL": f"sqlite:///{folder / 'meet.sqlite'}"}))
    try:
        demo_play.load(house)
        tokens = house.writer.submit(issue)
    finally:
        house.close()
    (folder / "tokens.json").write_text(json.dumps(tokens))
    with opened(folder) as midway:
        play_halfway(midway)
        midway.server.stop()


def issue(conn: Connection) -> dict[str, str]:
    """A token for each official."""
    return {
        name: access.issue(conn, role, seat, None, 3, now_ms(), label)
        for name, role, seat, label in OFFICIALS
    }


def play_halfway(midway: Midway) -> None:
    """From nothing to where the tests begin."""
    for event in (*OFFICIAL, PROTESTED_OFFICIAL):
        midway.publish(event)
        midway.declare(event)
    for event in (UNOFFICIAL, PROTESTED):
        midway.publish(event)
    for event in (PROTESTED, PROTESTED_OFFICIAL):
        midway.protest(event)
    for event in (FINISHED, SIGNED):
        midway.play(event)
    midway.sign(SIGNED)
    midway.play(CALLED, 1)
    midway.play(VOTING, VOTING_UNTIL)
    midway.play(JUDGED, JUDGED_UNTIL)
    midway.play(LIFTING, LIFTING_UNTIL)


@contextmanager
def opened(folder: Path) -> Iterator[Midway]:
    """A server over a prepared folder."""
    tokens = json.loads((folder / "tokens.json").read_text())
    with serving(folder) as server:
        yield Midway(server, tokens)
