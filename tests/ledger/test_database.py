"""The schema comes from its migrations alone, and the environment says which database it is in."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import IntegrityError

from meet import database, ledger, tables
from meet.codec import BadInput
from meet.database import Unsupported, check_environment
from meet.writer import Writer
from tests.ledger import calls

MASTER = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


def schema(conn: Connection) -> dict[str, list[str]]:
    """Each table and index with its clauses, whose order says nothing."""
    return {
        name: sorted(line.strip().rstrip(",") for line in sql.splitlines())
        for name, sql in conn.exec_driver_sql(MASTER)
        if name != "alembic_version"
    }


def test_the_migrations_make_what_the_tables_say(engine: Engine) -> None:
    declared = create_engine("sqlite://")
    with declared.begin() as conn:
        tables.metadata.create_all(conn)
        expected = schema(conn)
    declared.dispose()
    assert "line" in expected
    with engine.connect() as conn:
        assert schema(conn) == expected


def test_the_newest_revision_is_the_one_alembic_finds() -> None:
    script = ScriptDirectory(str(database.MIGRATIONS))
    assert script.get_heads() == [database.revisions()[-1]]
    assert sorted(script.revision_map._revision_map.keys() - {None, ()}) == database.revisions()


def test_an_upgrade_of_what_is_current_changes_nothing(engine: Engine, writer: Writer) -> None:
    writer.submit(calls.append("contest:a", "1"))
    with engine.connect() as conn:
        before = conn.exec_driver_sql("PRAGMA schema_version").scalar()
    database.upgrade(engine)
    with engine.connect() as conn:
        assert conn.exec_driver_sql("PRAGMA schema_version").scalar() == before
        assert ledger.last_seq(conn, "contest:a") == 1


UPGRADE = """
import sys
from meet import database
engine = database.engine_for(sys.argv[1])
database.upgrade(engine)
print("alembic" in sys.modules)
"""


def upgrading(url: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", UPGRADE, url], stdout=subprocess.PIPE, text=True)


def test_two_starts_at_once_make_one_schema_and_the_next_needs_no_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/meet.sqlite"
    for process in [upgrading(url), upgrading(url)]:
        process.communicate(timeout=60)
        assert process.returncode == 0
    third = upgrading(url)
    assert third.communicate(timeout=60)[0] == "False\n"


def test_a_database_of_a_newer_version_is_refused_and_left_alone(engine: Engine) -> None:
    with engine.begin() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BadInput) as refused:
        database.upgrade(engine)
    assert refused.value.code == "database_newer"
    assert refused.value.at == engine.url.database
    assert refused.value.facts == {"found": "9999", "known": database.revisions()[-1]}
    with engine.connect() as conn:
        assert conn.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_every_connection_is_durable_and_checked(
    engine: Engine, pragma: str, value: str | int
) -> None:
    with engine.connect() as one, engine.connect() as other:
        for conn in (one, other):
            assert conn.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_contest_must_belong_to_an_event_that_exists(engine: Engine) -> None:
    contest = tables.contest.insert().values(id="c", position=1, sport="darts")
    feeds = tables.contest_event.insert().values(contest="c", event="nowhere")
    with engine.begin() as conn:
        conn.execute(contest)
        with pytest.raises(IntegrityError):
            conn.execute(feeds)


def test_there_is_one_meet(engine: Engine) -> None:
    row = {
        "title": {"zh": "第七届运动会", "en": "7th Games"},
        "starts_on": "2026-05-01",
        "ends_on": "2026-05-04",
        "regulation": "municipal-7",
        "regulation_text": "",
        "epoch": "e",
        "created_at": 0,
    }
    with engine.begin() as conn:
        conn.execute(tables.meet.insert().values(id=1, **row))
        with pytest.raises(IntegrityError):
            conn.execute(tables.meet.insert().values(id=2, **row))
        assert "第七届运动会" in conn.exec_driver_sql("SELECT title FROM meet").scalar_one()


def test_a_reader_sees_one_state_until_it_ends(engine: Engine, writer: Writer) -> None:
    with engine.connect() as reader:
        assert ledger.last_seq(reader, "contest:a") == 0
        writer.submit(calls.append("contest:a", "1"))
        assert ledger.last_seq(reader, "contest:a") == 0
        reader.rollback()
        assert ledger.last_seq(reader, "contest:a") == 1


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MEET_DATABASE_URL", "postgresql+psycopg://meet@db/meet"),
        ("MEET_DATABASE_URL", "mysql://db/meet"),
        ("MEET_DATABASE_URL", "sqlite://"),
        ("MEET_DATABASE_URL", "sqlite:///:memory:"),
        ("MEET_DATABASE_URL", "var/meet.sqlite"),
        ("MEET_REDIS_URL", "redis://localhost"),
    ],
)
def test_what_is_not_supported_yet_names_its_variable(variable: str, value: str) -> None:
    with pytest.raises(Unsupported) as refused:
        check_environment({variable: value})
    assert refused.value.variable == variable
    assert refused.value.code == "unsupported_variable"
    assert refused.value.facts == {"variable": variable}


@pytest.mark.parametrize(
    "environ", [{}, {"MEET_DATABASE_URL": "", "MEET_REDIS_URL": ""}], ids=["unset", "empty"]
)
def test_without_a_variable_the_database_is_a_file_in_var(
    environ: dict[str, str], tmp_path: Path
) -> None:
    url = database.database_url(environ, tmp_path / "var")
    assert url.database == str(tmp_path / "var" / "meet.sqlite")
    assert (tmp_path / "var").is_dir()


def test_a_file_named_in_the_environment_is_used_and_its_folder_made(tmp_path: Path) -> None:
    named = {"MEET_DATABASE_URL": f"sqlite:///{tmp_path}/games/2026.db"}
    assert database.database_url(named, tmp_path / "var").database == f"{tmp_path}/games/2026.db"
    assert (tmp_path / "games").is_dir()
    assert not (tmp_path / "var").exists()
