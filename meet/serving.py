"""Serving: the house, the site and the live push put together in one process, until it ends."""

import dataclasses
import logging
from typing import Any

import gevent

from meet import ledger
from meet.access import check, may, secret_key
from meet.fanout import open_socketio
from meet.house import House, now_ms, open_house
from meet.live import Live
from meet.producers import Producers
from meet.publishing import Due, due_now, print_due
from meet.results import check_pins
from meet.serve import names, serve
from meet.settings import Settings
from meet.topics import altered
from meet.web.site import build

FOREIGN_S = 0.5
"""How often to look for lines that another process wrote (`meet load`, `meet demo --play`)."""

PRINT_S = 2
RETRY_S = 30
"""How often to look for sheets that are due, and how long to wait after a failure."""

log = logging.getLogger(__name__)


def start(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    if not settings.secret_key:
        settings = dataclasses.replace(settings, secret_key=secret_key(settings.var).hex())
    if not settings.public_url:
        *_, reachable = names(settings.host)
        public = f"http://{reachable}:{settings.port}"
        settings = dataclasses.replace(settings, public_url=public)
    house = open_house(settings)
    app = build(house)
    socketio = open_socketio(app)
    live = Live(
        Producers(app, house),
        socketio,
        epoch=lambda: epoch(house),
        lang=settings.lang,
        may_watch=lambda topic, _environ, auth: topic != "devices" or is_desk(house, auth),
    )
    house.announce = live.announce
    live.start()
    gevent.spawn(announce_foreign, house)
    gevent.spawn(print_sheets, house)
    check_pins_at_start(house)
    serve(
        app,
        socketio,
        settings.host,
        settings.port,
        public_url=settings.public_url,
        drain=house.close,
    )


def is_desk(house: House, auth: Any) -> bool:
    """Whether a socket's `auth` is {"token": …} of the desk."""
    token = auth.get("token") if isinstance(auth, dict) else None
    if not isinstance(token, str):
        return False
    with house.engine.connect() as conn:
        return may(check(conn, token, now_ms()), "devices")


def epoch(house: House) -> str:
    """The games' epoch; "" while there are none."""
    roster = house.reader.roster()
    return roster.epoch if roster else ""


def check_pins_at_start(house: House) -> None:
    """Recompute every official result; a difference is an alarm, and the pinned one stands."""
    if house.reader.roster() is None:
        return
    with house.reader.context(house.settings.lang) as context:
        for event_id in check_pins(context.results):
            log.error("official result of event %s no longer follows from the record", event_id)


def announce_foreign(house: House) -> None:
    """Announce what other processes have written to the same database."""
    own: set[int] = set()
    house.writer.on_commit.append(lambda lines: own.update(line.number for line in lines))
    with house.engine.connect() as conn:
        seen = ledger.last_number(conn)
    while True:
        gevent.sleep(FOREIGN_S)
        try:
            with house.engine.connect() as conn:
                new = ledger.read(conn, seen + 1)
            roster = house.reader.roster() if new else None
        except Exception:
            log.exception("the record could not be read")
            continue
        if new:
            seen = new[-1].number
        foreign = [line for line in new if line.number not in own]
        own.difference_update(line.number for line in new)
        if foreign and roster:
            house.announce(altered(foreign, roster))


def print_sheets(house: House) -> None:
    """Print what was published or declared, as it comes; what fails is tried again later."""
    while True:
        gevent.sleep(PRINT_S)
        failed = False
        for due in _due(house):
            try:
                print_due(house, due)
            except Exception:
                log.exception("%s could not be printed", due.document)
                failed = True
        if failed:
            gevent.sleep(RETRY_S)


def _due(house: House) -> list[Due]:
    try:
        return due_now(house) if house.reader.roster() else []
    except Exception:
        log.exception("what is to be printed could not be read")
        return []
