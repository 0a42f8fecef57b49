"""The house: the parts of a running meet put together, without the web."""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from meet.codec import BadInput
from meet.database import engine_for, upgrade
from meet.desk import Desk
from meet.epochs import Told, begin_anew, was_restored
from meet.ledger import Written
from meet.present.times import Zone
from meet.press import Press
from meet.reader import Reader
from meet.settings import Settings
from meet.topics import altered
from meet.writer import Writer

log = logging.getLogger(__name__)

Announce = Callable[[Iterable[str]], None]


def now_ms() -> int:
    """Server time: milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000


@dataclass
class House:
    """One process's parts. `announce` is set once something can be told (the live push)."""

    settings: Settings
    engine: Engine
    writer: Writer
    desk: Desk
    reader: Reader
    zone: Zone
    press: Press = field(default_factory=Press)
    announce: Announce = lambda _topics: None
    told: Told | None = None

    @property
    def public_url(self) -> str:
        """The address that is printed in QR codes."""
        return self.settings.public_url or f"http://localhost:{self.settings.port}"

    def close(self) -> None:
        """Finish what was submitted, and end the workers."""
        self.press.close()
        self.writer.close()
        if self.told:
            self.told.close()
        self.engine.dispose()


def open_house(settings: Settings) -> House:
    """Create or open the database, bring its schema up, and put the parts together.

    Raises `BadInput` where there is no database of ours to be had.
    """
    engine = engine_for(settings.database)
    try:
        upgrade(engine)
    except DBAPIError as wrong:
        variable = "MEET_DATABASE_URL"
        reason = str(wrong.orig)
        raise BadInput("database_unusable", variable, variable=variable, reason=reason) from wrong
    writer = Writer(engine)
    zone = Zone(settings.zone)
    house = House(
        settings=settings,
        engine=engine,
        writer=writer,
        desk=Desk(writer, now_ms),
        reader=Reader(engine, zone, now_ms),
        zone=zone,
    )

    def tell(lines: list[Written]) -> None:
        roster = house.desk.roster
        if roster is not None:
            house.announce(altered(lines, roster))

    writer.on_commit.append(tell)
    _watch_for_backups(house)
    return house


def _watch_for_backups(house: House) -> None:
    """Begin a new epoch where the record is not the one that clients were last told of."""
    told = Told(str(house.settings.database.database))
    house.told = told
    restored = was_restored(told, house.engine)
    house.writer.on_commit.append(told.note)
    if restored:
        log.warning("a backup was restored: clients begin anew")
        house.writer.submit(lambda conn: begin_anew(conn, "meet", now_ms()))
