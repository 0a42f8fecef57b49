"""The tables of the database: the roster of the games, their ledgers, tokens, published sheets.

Nothing derived is stored. Times are integers, milliseconds since 1970 UTC, in columns whose name
ends in `_at` or is `at`; days and local times of the programme are text (`2026-05-01`,
`2026-05-01T09:30`). A change here needs a revision under `migrations/versions`.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "fk": "%(table_name)s_%(column_0_N_name)s_fk",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        "ck": "%(table_name)s_%(constraint_name)s_check",
    }
)

# SQLite counts by itself only in a column of exactly this type.
Counted = BigInteger().with_variant(Integer, "sqlite")
# A missing value is NULL, not the JSON word null.
Json: JSON[Any] = JSON(none_as_null=True)


def _text(name: str, *more: Any, null: bool = False) -> Column[str]:
    return Column(name, String, *more, nullable=null)


def _json(name: str, *, null: bool = False) -> Column[Any]:
    return Column(name, Json, nullable=null)


def _moment(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null)


def _position() -> Column[int]:
    return Column("position", Integer, nullable=False)


meet = Table(
    "meet",
    metadata,
    Column("id", Integer, primary_key=True),
    _json("title"),
    _text("starts_on"),
    _text("ends_on"),
    _text("regulation"),
    _text("regulation_text"),
    _text("epoch"),
    _moment("created_at"),
    CheckConstraint("id = 1", name="one"),
)
"""The games: one row. `title` {zh, en}; `regulation_text` TOML, frozen when the games were made."""

delegation = Table(
    "delegation",
    metadata,
    Column("id", String, primary_key=True),
    _position(),
    _json("name"),
    _json("short"),
    _text("shape"),
    _text("colour"),
    _text("colour_dark"),
)
"""Who is ranked. `name`, `short` {zh, en}."""

event = Table(
    "event",
    metadata,
    Column("id", String, primary_key=True),
    _position(),
    _text("sport"),
    _json("name"),
    _json("tags"),
    _json("rules"),
    _json("draw"),
    _text("starts", null=True),
    _text("venue", null=True),
    _text("rules_version", null=True),
)
"""What a medal is for. `rules`, `draw` as in the event file (FORMATS §2); `starts` local time."""

entrant = Table(
    "entrant",
    metadata,
    Column("event", ForeignKey("event.id"), primary_key=True),
    Column("id", String, primary_key=True),
    _position(),
    _text("name", null=True),
    _text("delegation", ForeignKey("delegation.id"), null=True),
    _json("members", null=True),
    _json("credits", null=True),
    Column("seed", Integer),
    _text("class", null=True),
    _text("sex", null=True),
    _text("number", null=True),
    _json("own", null=True),
    _text("athlete", null=True),
)
"""Who competes in an event. `own`: the sport's own fields; `athlete`: the registration's id."""

contest = Table(
    "contest",
    metadata,
    Column("id", String, primary_key=True),
    _position(),
    _text("sport"),
    _text("phase", null=True),
    _text("part_of", null=True),
    Column("ord", Integer),
    _text("shared", null=True),
    Column("round", Integer),
    _text("starts", null=True),
    _text("venue", null=True),
)
"""What is run together. `ord`: the place of a match inside its team tie `part_of`."""

contest_event = Table(
    "contest_event",
    metadata,
    Column("contest", ForeignKey("contest.id"), primary_key=True),
    Column("event", ForeignKey("event.id"), primary_key=True, index=True),
    _text("source_id", null=True),
)
"""Which events a contest feeds. `source_id`: the id that the contest had in the event's file."""

contest_entrant = Table(
    "contest_entrant",
    metadata,
    Column("contest", String, primary_key=True),
    Column("event", String, primary_key=True),
    Column("entrant", String, primary_key=True),
    _position(),
    ForeignKeyConstraint(["contest", "event"], ["contest_event.contest", "contest_event.event"]),
    ForeignKeyConstraint(["event", "entrant"], ["entrant.event", "entrant.id"]),
)
"""Who competes in a contest, in the order of the draw."""

line = Table(
    "line",
    metadata,
    Column("number", Counted, Identity(always=False), primary_key=True),
    _text("subject"),
    Column("seq", Integer, nullable=False),
    _text("id"),
    _json("call"),
    _text("reason"),
    _text("by"),
    _text("seat"),
    _text("device"),
    _text("said_at", null=True),
    _moment("at"),
    CheckConstraint("seq > 0", name="seq"),
    UniqueConstraint("subject", "seq"),
    UniqueConstraint("id"),
    sqlite_autoincrement=True,
)
"""The ledgers, the only truth. `number` grows with every line of the meet and is never used twice;
`subject` is `contest:ID`, `event:ID` or `meet`, `seq` counts its lines from 1 and is the lock
between two tablets; `id` comes from the tablet and makes a retry harmless."""

token = Table(
    "token",
    metadata,
    Column("id", String, primary_key=True),
    _text("secret_hash"),
    _text("pin_hash", null=True),
    _text("card", ForeignKey("token.id"), null=True),
    _text("role"),
    _text("seat"),
    _json("contests", null=True),
    _moment("issued_at"),
    _moment("expires_at"),
    _moment("revoked_at", null=True),
    _text("label"),
    UniqueConstraint("pin_hash"),
)
"""Who may write. `contests`: their ids, NULL for all; `card`: the token whose eight digits this
one was given for, and with which it ends."""

sheet = Table(
    "sheet",
    metadata,
    Column("document", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    _text("status"),
    _text("sha256"),
    _json("view"),
    Column("pdf", LargeBinary, nullable=False),
    _moment("made_at"),
    Column("line", Counted, ForeignKey("line.number"), nullable=True),
)
"""What was published, which is an act: its view, its PDF and the sha256 of that PDF."""
