"""The first schema: roster, ledgers, tokens, published sheets."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Counted = sa.BigInteger().with_variant(sa.Integer, "sqlite")
Json: sa.JSON[Any] = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """From nothing."""
    _create_meet()
    _create_events()
    _create_contests()
    _create_contest_entrants()
    _create_ledgers()
    _create_access()


def _must(name: str, kind: Any = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _may(name: str, kind: Any = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def _create_meet() -> None:
    op.create_table(
        "meet",
        _must("id", sa.Integer),
        _must("title", Json),
        _must("starts_on"),
        _must("ends_on"),
        _must("regulation"),
        _must("regulation_text"),
        _must("epoch"),
        _must("created_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="meet_pk"),
        sa.CheckConstraint("id = 1", name=op.f("meet_one_check")),
    )
    op.create_table(
        "delegation",
        _must("id"),
        _must("position", sa.Integer),
        _must("name", Json),
        _must("short", Json),
        _must("shape"),
        _must("colour"),
        _must("colour_dark"),
        sa.PrimaryKeyConstraint("id", name="delegation_pk"),
    )


def _create_events() -> None:
    op.create_table(
        "event",
        _must("id"),
        _must("position", sa.Integer),
        _must("sport"),
        _must("name", Json),
        _must("tags", Json),
        _must("rules", Json),
        _must("draw", Json),
        _may("starts"),
        _may("venue"),
        _may("rules_version"),
        sa.PrimaryKeyConstraint("id", name="event_pk"),
    )
    op.create_table(
        "entrant",
        _must("event"),
        _must("id"),
        _must("position", sa.Integer),
        _may("name"),
        _may("delegation"),
        _may("members", Json),
        _may("credits", Json),
        _may("seed", sa.Integer),
        _may("class"),
        _may("sex"),
        _may("number"),
        _may("own", Json),
        _may("athlete"),
        sa.PrimaryKeyConstraint("event", "id", name="entrant_pk"),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name="entrant_event_fk"),
        sa.ForeignKeyConstraint(["delegation"], ["delegation.id"], name="entrant_delegation_fk"),
    )


def _create_contests() -> None:
    op.create_table(
        "contest",
        _must("id"),
        _must("position", sa.Integer),
        _must("sport"),
        _may("phase"),
        _may("part_of"),
        _may("ord", sa.Integer),
        _may("shared"),
        _may("round", sa.Integer),
        _may("starts"),
        _may("venue"),
        sa.PrimaryKeyConstraint("id", name="contest_pk"),
    )
    op.create_table(
        "contest_event",
        _must("contest"),
        _must("event"),
        _may("source_id"),
        sa.PrimaryKeyConstraint("contest", "event", name="contest_event_pk"),
        sa.ForeignKeyConstraint(["contest"], ["contest.id"], name="contest_event_contest_fk"),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name="contest_event_event_fk"),
    )
    op.create_index("contest_event_event_idx", "contest_event", ["event"])


def _create_contest_entrants() -> None:
    op.create_table(
        "contest_entrant",
        _must("contest"),
        _must("event"),
        _must("entrant"),
        _must("position", sa.Integer),
        sa.PrimaryKeyConstraint("contest", "event", "entrant", name="contest_entrant_pk"),
        sa.ForeignKeyConstraint(
            ["contest", "event"],
            ["contest_event.contest", "contest_event.event"],
            name="contest_entrant_contest_event_fk",
        ),
        sa.ForeignKeyConstraint(
            ["event", "entrant"],
            ["entrant.event", "entrant.id"],
            name="contest_entrant_event_entrant_fk",
        ),
    )


def _create_ledgers() -> None:
    op.create_table(
        "line",
        sa.Column("number", Counted, sa.Identity(always=False), nullable=False),
        _must("subject"),
        _must("seq", sa.Integer),
        _must("id"),
        _must("call", Json),
        _must("reason"),
        _must("by"),
        _must("seat"),
        _must("device"),
        _may("said_at"),
        _must("at", sa.BigInteger),
        sa.PrimaryKeyConstraint("number", name="line_pk"),
        sa.CheckConstraint("seq > 0", name=op.f("line_seq_check")),
        sa.UniqueConstraint("subject", "seq", name="line_subject_seq_key"),
        sa.UniqueConstraint("id", name="line_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sheet",
        _must("document"),
        _must("version", sa.Integer),
        _must("status"),
        _must("sha256"),
        _must("view", Json),
        _must("pdf", sa.LargeBinary),
        _must("made_at", sa.BigInteger),
        _may("line", Counted),
        sa.PrimaryKeyConstraint("document", "version", name="sheet_pk"),
        sa.ForeignKeyConstraint(["line"], ["line.number"], name="sheet_line_fk"),
    )


def _create_access() -> None:
    op.create_table(
        "token",
        _must("id"),
        _must("secret_hash"),
        _may("pin_hash"),
        _may("card"),
        _must("role"),
        _must("seat"),
        _may("contests", Json),
        _must("issued_at", sa.BigInteger),
        _must("expires_at", sa.BigInteger),
        _may("revoked_at", sa.BigInteger),
        _must("label"),
        sa.PrimaryKeyConstraint("id", name="token_pk"),
        sa.UniqueConstraint("pin_hash", name="token_pin_hash_key"),
        sa.ForeignKeyConstraint(["card"], ["token.id"], name="token_card_fk"),
    )
