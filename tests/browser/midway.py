"""The demonstration games in mid-play: what stands, what runs, what is disputed, who may enter."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from meet import access, event_file, settings
from meet.bodies import Wanted
from meet.demo import play as demo_play
from meet.demo.games import games
from meet.demo.script import DemoEvent, DemoGames, ScriptLine, script
from meet.house import now_ms, open_house
from meet.intake import CLERK
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
    "bdm-m-s-sh6",
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
PROTEST = {"kind": "protest", "delegation": "luzhou", "reason": "起跑有人抢跑，请看录像。"}
UNPLAYED = ("ath-m-sp-f36", "ath-w-100-t12", "ath-w-200-t60", "bdm-m-s-wh1-2")
"""Events of three or four that tests may play."""
SEATS = ("left", "chief", "right")


@cache
def played_games() -> DemoGames:
    """The municipal games, a few events of them with contests that are placed by hand."""
    demo = games()
    by_hand = {*UNPLAYED, START_LIST}
    return replace(
        demo, events=tuple(placed(one) if one.id in by_hand else one for one in demo.events)
    )


def placed(event: DemoEvent) -> DemoEvent:
    """The event as a final of which only the placing is recorded."""
    ids = [entrant["id"] for entrant in event.file["entrants"]]
    raw = {
        **event.file,
        "rules": {"preset": "placed"},
        "draw": {"format": "final"},
        "contests": [{"id": f"{event.id}-f", "phase": "final", "entrants": ids}],
    }
    return replace(event, plan=replace(event.plan, file=event_file.read(raw)))


@cache
def said(event: str) -> tuple[ScriptLine, ...]:
    """What the demonstration says in an event, all ledgers together in the order of time."""
    own = tuple(one for one in games().events if one.id == event)
    return tuple(script(replace(games(), events=own)))


def contest_of(event: str) -> str:
    """The contest of the event that is called first."""
    return next(line.said.contest for line in said(event) if line.said.contest)


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

    def play(self, event: str, until: int) -> None:
        """The next calls of a final as the demonstration has them, in one batch."""
        seq = self.get(f"/contests/{event}-f")["seq"]
        lines = [line for line in said(event) if line.said.contest][seq:until]
        calls = [{"id": new_id(), "seq": line.said.seq, "call": line.said.call} for line in lines]
        path = f"/contests/{event}-f/calls"
        status, body = self.server.request(path, {"calls": calls}, self.tokens["desk"])
        assert status == 200, body
        assert {one["status"] for one in body["answers"]} == {201}, body["answers"]

    def sign(self, event: str) -> None:
        self.post(f"/contests/{event}-f/sign", {"role": "裁判长"})

    def declare(self, event: str) -> None:
        seen = self.get(f"/events/{event}")["version"]
        self.post(f"/events/{event}/official", {"seen": seen})

    def protest(self, event: str) -> None:
        self.decide(event, PROTEST)


def prepare(folder: Path) -> None:
    """The games in the folder's database, played halfway; the tokens in `tokens.json`."""
    house = open_house(settings.read({"MEET_DATABASE_URL": f"sqlite:///{folder / 'meet.sqlite'}"}))
    try:
        demo_play.load(house, demo=played_games())
        demo_play.say(house, halfway())
        for event in (PROTESTED, PROTESTED_OFFICIAL):
            with house.reader.context("zh") as context:
                seq = context.results.event(event).decided.seq
            house.desk.event_line(CLERK, event, Wanted(new_id(), seq, PROTEST))
        tokens = house.writer.submit(issue)
    finally:
        house.close()
    (folder / "tokens.json").write_text(json.dumps(tokens))


def halfway() -> Iterator[ScriptLine]:
    """From nothing to where the tests begin."""
    for event in (*OFFICIAL, PROTESTED_OFFICIAL):
        yield from said(event)
    for event, left_out in (
        (UNOFFICIAL, ("official",)),
        (PROTESTED, ("official",)),
        (SIGNED, ("official", "publish")),
        (FINISHED, ("official", "publish", "sign")),
    ):
        yield from (line for line in said(event) if line.said.call["kind"] not in left_out)
    for event, until in (
        (CALLED, 1),
        (VOTING, VOTING_UNTIL),
        (JUDGED, JUDGED_UNTIL),
        (LIFTING, LIFTING_UNTIL),
    ):
        yield from said(event)[:until]


def issue(conn: Connection) -> dict[str, str]:
    """A token for each official."""
    return {
        name: access.issue(conn, role, seat, None, 3, now_ms(), label)
        for name, role, seat, label in OFFICIALS
    }


@contextmanager
def opened(folder: Path) -> Iterator[Midway]:
    """A server over a prepared folder."""
    tokens = json.loads((folder / "tokens.json").read_text())
    with serving(folder) as server:
        yield Midway(server, tokens)
