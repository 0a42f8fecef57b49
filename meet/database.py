"""The database: how it is reached, which URL the environment names, and its schema kept current.

SQLite in WAL mode: readers never wait for the writer, and every COMMIT is on the disk when it
returns (`synchronous=FULL`).
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from meet.codec import BadInput, dump

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MS = 10_000
"""How long a write waits for another process that is writing."""
IMMEDIATE = {"begin": "IMMEDIATE"}
"""Execution options of what writes: it takes the lock when it begins, and so never loses it."""

PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
)


class Unsupported(BadInput):
    """A variable of the environment that asks for what this version cannot do yet."""

    def __init__(self, variable: str) -> None:
        super().__init__("unsupported_variable", variable, variable=variable)
        self.variable = variable


def check_environment(environ: Mapping[str, str]) -> None:
    """Raise `Unsupported` for a database other than SQLite, and for Redis."""
    if not _is_sqlite(environ.get("MEET_DATABASE_URL")):
        raise Unsupported("MEET_DATABASE_URL")
    if environ.get("MEET_REDIS_URL"):
        raise Unsupported("MEET_REDIS_URL")


def database_url(environ: Mapping[str, str], var: Path) -> URL:
    """The database that the environment names, else a file in `var`; makes the file's folder."""
    check_environment(environ)
    named = environ.get("MEET_DATABASE_URL")
    url = make_url(named) if named else URL.create("sqlite", database=str(var / "meet.sqlite"))
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return url


def _is_sqlite(url: str | None) -> bool:
    """SQLite in a file: in memory every connection would see a database of its own."""
    if not url:
        return True
    try:
        parsed = make_url(url)
    except ArgumentError:
        return False
    return parsed.drivername in ("sqlite", "sqlite+pysqlite") and parsed.database not in (
        None,
        "",
        ":memory:",
    )


def engine_for(url: str | URL) -> Engine:
    """An engine whose connections read a consistent state, or write with `IMMEDIATE`."""
    engine = create_engine(
        url,
        json_serializer=lambda value: dump(value).decode(),
        json_deserializer=msgspec.json.decode,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in PRAGMAS:
        connection.execute(pragma).close()
    _use_wal(connection)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Settled once for a file. Of two that do it at once SQLite refuses one without waiting."""
    until = monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
            return
        except sqlite3.OperationalError:
            if monotonic() > until:
                raise
            sleep(0.01)


def _begin(connection: Connection) -> None:
    """Begin at once: the driver by itself would do so before the first change, not for reading."""
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest revision; refuses a database that a newer version made.

    Alembic, which is slow to import, is only asked where something is to be done.
    """
    with engine.connect() as connection:
        if _is_current(connection):
            return
    with engine.execution_options(**IMMEDIATE).begin() as connection:
        if not _is_current(connection):
            _migrate(connection)


def revisions() -> list[str]:
    """The revisions this version knows, oldest first: the leading figures of their file names."""
    return sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _is_current(connection: Connection) -> bool:
    if not inspect(connection).has_table("alembic_version"):
        return False
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    known = revisions()
    if found is not None and found not in known:
        raise BadInput(
            "database_newer", str(connection.engine.url.database), found=found, known=known[-1]
        )
    return bool(found == known[-1])


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
