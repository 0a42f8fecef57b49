"""The venue of the tablets: the real server as a process of its own over a real database.

Cards are issued and ended in that database; what a second tablet does, it does by HTTP.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser

from meet import access
from meet.database import IMMEDIATE, engine_for
from meet.house import now_ms
from tests.house import running
from tests.server.process import Server, serving
from tests.tablet.meeting import PLENTY, events

HOST = "tablet.test"
DAYS = 3
Card = tuple[str, str]
"""A role and a seat."""


@dataclass
class Venue:
    """A running server, its contests that no test has taken yet, and the cards it knows."""

    server: Server
    taken: dict[str, Iterator[int]] = field(default_factory=dict)
    tokens: dict[Card, str] = field(default_factory=dict)
    sessions: dict[Card, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """By plain http under a name that is not localhost, as on a stadium network."""
        return f"http://{HOST}:{self.server.port}"

    def contest(self, kind: str) -> str:
        """A contest of that kind for one test alone; a contest's id is itself."""
        if kind not in PLENTY:
            return kind
        n = next(self.taken.setdefault(kind, count(1)))
        assert n <= PLENTY[kind], f"the meet has too few contests of the kind {kind}"
        return f"{kind}-{n}-f"

    def token(self, role: str, seat: str = "") -> str:
        """The token of the card that all tests share."""
        if (role, seat) not in self.tokens:
            self.tokens[role, seat] = self.issue(role, seat)
        return self.tokens[role, seat]

    def issue(self, role: str, seat: str = "", contests: list[str] | None = None) -> str:
        """A new card."""
        label = "何川" if role == "desk" else "周敏"
        with self._database() as conn:
            return access.issue(conn, role, seat, contests, DAYS, now_ms(), label)

    def digits(self, token: str) -> str:
        """The eight digits on a card."""
        key = self.server.environ["MEET_SECRET_KEY"].encode()
        with self._database() as conn:
            return access.pin(conn, token.partition(".")[0], key)

    def stop(self, token: str) -> None:
        """End a card."""
        with self._database() as conn:
            access.revoke(conn, token.partition(".")[0], now_ms())

    @contextmanager
    def _database(self) -> Iterator[Any]:
        engine = engine_for(self.server.environ["MEET_DATABASE_URL"])
        try:
            with engine.execution_options(**IMMEDIATE).begin() as conn:
                yield conn
        finally:
            engine.dispose()

    def session(self, browser: Browser, card: Card) -> Any:
        """What a browser keeps after it has signed in with a card."""
        if card not in self.sessions:
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{self.url}/signin?token={self.token(*card)}")
            page.click("form button.submit")
            self.sessions[card] = context.storage_state()
            context.close()
        return self.sessions[card]

    def lines(self, contest: str) -> list[dict[str, Any]]:
        """The ledger of a contest."""
        path = f"/contests/{_quoted(contest)}/ledger?since=0"
        status, body = self.server.request(path, token=self.token("desk"))
        assert status == 200, body
        return list(body["lines"])

    def other(self, contest: str, *calls: dict[str, Any]) -> None:
        """Another tablet writes lines, each on top of what stands."""
        for call in calls:
            seq = len(self.lines(contest))
            self.say(f"/contests/{_quoted(contest)}/calls", {"seq": seq, "call": call})

    def notes(self, contest: str, many: int) -> None:
        """Another tablet writes notes, in one request."""
        notes = [{"kind": "note", "text": f"第 {i} 条"} for i in range(many)]
        calls = [{"id": str(uuid.uuid4()), "seq": None, "call": note} for note in notes]
        path = f"/contests/{_quoted(contest)}/calls"
        status, body = self.server.request(path, {"calls": calls}, self.token("desk"))
        assert status == 200, body
        assert {one["status"] for one in body["answers"]} == {201}, body

    def say(self, path: str, body: dict[str, Any]) -> None:
        """The desk writes a line; fails unless it was written."""
        body = {"id": str(uuid.uuid4()), **body}
        status, answer = self.server.request(path, body, self.token("desk"))
        assert status == 201, answer

    def declare(self, event: str) -> None:
        """The desk declares a result official as it sees it; `event` is its path."""
        _status, body = self.server.request(event)
        self.say(f"{event}/official", {"seen": body["version"]})


def _quoted(contest: str) -> str:
    return quote(contest, safe="")


def brief(call: dict[str, Any]) -> str:
    """`status 7 DNS`, `retract 3`: a call in a few words, its kind first."""
    given = (
        str(call[name]) for name in sorted(call) if name != "kind" and call[name] not in ("", None)
    )
    return " ".join([call["kind"], *given])


@contextmanager
def open_venue(folder: Path) -> Iterator[Venue]:
    """A server over a database with the events in it."""
    with running(folder) as house:
        for event in events():
            house.load(event)
    with serving(folder) as server:
        yield Venue(server)
