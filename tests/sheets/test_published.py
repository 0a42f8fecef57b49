"""What was published is kept under its document and version, and served byte for byte."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy import Connection, create_engine, update

from meet.sheets import MadeSheet, SheetDamaged, publish, published
from meet.tables import metadata, sheet

FIRST = MadeSheet("RES-w54", 1, "unofficial", {"rows": ["赵䶮"]}, b"%PDF-1.7 \x00\xff", 1_770_000)


@pytest.fixture
def conn() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
        yield connection
    engine.dispose()


def test_a_published_sheet_is_served_as_it_was(conn: Connection) -> None:
    assert published(conn, "RES-w54") is None
    assert publish(conn, FIRST) == FIRST
    assert published(conn, "RES-w54", 1) == FIRST
    kept = conn.execute(sheet.select()).one()
    assert kept.sha256 == sha256(b"%PDF-1.7 \x00\xff").hexdigest()


def test_a_version_is_never_overwritten(conn: Connection) -> None:
    publish(conn, FIRST)
    again = replace(FIRST, pdf=b"another", status="official", made_at=1_780_000)
    assert publish(conn, again) == FIRST
    assert published(conn, "RES-w54", 1) == FIRST


def test_the_latest_version_stands_and_the_former_stay(conn: Connection) -> None:
    publish(conn, FIRST)
    other = replace(FIRST, document="MED")
    versions = [
        replace(FIRST, version=n, pdf=b"%d" % n, status="corrected", line=None) for n in (10, 9)
    ]
    for made in (*versions, other):
        publish(conn, made)
    assert published(conn, "RES-w54") == versions[0]
    assert published(conn, "RES-w54", 9) == versions[1]
    assert published(conn, "RES-w54", 1) == FIRST
    assert published(conn, "RES-w54", 2) is None
    assert published(conn, "MED") == other


def test_a_sheet_that_was_changed_on_the_disk_is_not_served(conn: Connection) -> None:
    publish(conn, FIRST)
    conn.execute(update(sheet).values(pdf=b"%PDF-1.7 forged"))
    with pytest.raises(SheetDamaged, match="RES-w54"):
        published(conn, "RES-w54")
