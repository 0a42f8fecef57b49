"""A running house for tests: a real database in a folder of its own, the site over it, tokens."""

import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from meet import access, intake, settings
from meet.house import House, now_ms, open_house
from meet.web.site import build

PLACED = {
    "format": "meet-event/1",
    "sport": "placed",
    "event": "relay",
    "name": "混合 4×100 米接力",
    "tags": ["relay"],
    "rules": {"preset": "placed"},
    "draw": {"format": "final"},
    "entrants": [
        {"id": "1", "name": "李堃", "delegation": "潞州", "number": "101"},
        {"id": "2", "name": "陶喆", "delegation": "上党", "number": "102"},
        {"id": "3", "name": "马𬱖", "delegation": "屯留", "number": "103"},
        {"id": "4", "name": "阿卜杜拉·热合曼", "delegation": "襄垣", "number": "104"},
    ],
    "contests": [{"id": "relay-f", "phase": "final", "entrants": ["1", "2", "3", "4"]}],
}
"""An event of invented people that any test may load."""

PLACE = {"kind": "place", "placings": [["2"], ["1", "3"], ["4"]]}
"""A placing of it with a shared second place: 1, 2, 2, 4."""


@dataclass
class Running:
    """The house, its site's client, and the way to write and read as a program does."""

    house: House
    client: FlaskClient

    def token(self, role: str, seat: str = "", contests: list[str] | None = None) -> str:
        """A token of that role."""
        issued = self.house.writer.submit(
            lambda conn: access.issue(conn, role, seat, contests, 1, now_ms(), f"{role} 测试")
        )
        return str(issued)

    def get(self, path: str, token: str = "", **headers: str) -> Any:
        """GET below /api/v1: (status, body)."""
        response = self.client.get("/api/v1" + path, headers=_headers(token) | headers)
        return response.status_code, response.get_json(silent=True)

    def post(self, path: str, body: Any, token: str = "") -> Any:
        """POST below /api/v1: (status, body)."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        response = self.client.post("/api/v1" + path, data=raw, headers=_headers(token))
        return response.status_code, response.get_json(silent=True)

    def load(self, event: Mapping[str, Any], *, with_calls: bool = False) -> None:
        """Load an event file."""
        raw = json.dumps(event).encode()
        intake.load_raw(self.house, raw, "test.json", with_calls=with_calls, official=False)


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def new_id() -> str:
    """A fresh call id, as a tablet makes one."""
    return str(uuid.uuid4())


@contextmanager
def running(folder: Path, **environ: str) -> Iterator[Running]:
    """A house over an empty database in `folder`."""
    read = settings.read(
        {
            "MEET_DATABASE_URL": f"sqlite:///{folder / 'meet.sqlite'}",
            "MEET_SECRET_KEY": "a key for tests only",
            **environ,
        }
    )
    house = open_house(read)
    app = build(house)
    app.testing = True
    try:
        yield Running(house, app.test_client())
    finally:
        house.close()
