"""The environment of FORMATS §5: what each variable does, and what is said of a wrong value."""

import os
import re
import socket
from pathlib import Path

import pytest

from meet import settings
from meet.codec import BadInput
from tests.cli.shell import Shell
from tests.house import PLACED, running

WRONG = [
    ("MEET_PORT", "0"),
    ("MEET_PORT", "65536"),
    ("MEET_PORT", "80a"),
    ("MEET_PORT", "-1"),
    ("MEET_PORT", "9" * 5000),
    ("MEET_TZ", "Mars/Base"),
    ("MEET_TZ", "Asia"),
    ("MEET_TZ", "../../etc/passwd"),
    ("MEET_TZ", "北京"),
    ("MEET_LANG", "fr"),
    ("MEET_LANG", "zh_CN"),
    ("MEET_PUBLIC_URL", "meet.example"),
    ("MEET_PUBLIC_URL", "ftp://meet.example"),
    ("MEET_PUBLIC_URL", "http://"),
    ("MEET_PUBLIC_URL", "http://[half"),
    ("MEET_PUBLIC_URL", "http://meet.example:port"),
    ("MEET_DATABASE_URL", "postgresql://desk:geheim@db.example/meet"),
    ("MEET_DATABASE_URL", "postgresql+psycopg://db.example/meet"),
    ("MEET_DATABASE_URL", "mysql://db.example/meet"),
    ("MEET_DATABASE_URL", "not an address"),
    ("MEET_DATABASE_URL", "sqlite://"),
    ("MEET_DATABASE_URL", "sqlite:///:memory:"),
    ("MEET_REDIS_URL", "redis://localhost:6379/0"),
]


@pytest.mark.parametrize(("variable", "value"), WRONG)
def test_a_wrong_value_is_named_in_one_sentence(shell: Shell, variable: str, value: str) -> None:
    for command in (("token", "--role", "desk"), ("demo",), ("load", "x")):
        for lang in ("zh", "en"):
            done = shell.meet(*command, **{"MEET_LANG": lang, variable: value})
            assert (done.status, done.stdout) == (1, b"")
            assert variable in done.words
            assert done.words.count("\n") == 1
            assert "geheim" not in done.words
    assert not (shell.folder / "place").exists(), "nothing was made before"


@pytest.mark.server
@pytest.mark.parametrize(
    ("variable", "value"),
    [("MEET_DATABASE_URL", "postgresql://db.example/meet"), ("MEET_REDIS_URL", "redis://x")],
)
def test_the_server_names_it_too_and_stops(shell: Shell, variable: str, value: str) -> None:
    done = shell.process("serve", **{variable: value})
    assert (done.status, done.stdout) == (1, b"")
    assert variable in done.words
    assert "Traceback" not in done.words


@pytest.mark.server
def test_an_address_that_is_not_of_this_machine_is_named(shell: Shell) -> None:
    done = shell.process("serve", MEET_HOST="192.0.2.1", MEET_PORT="18999")
    assert (done.status, done.stdout) == (1, b"")
    assert "MEET_HOST" in done.words
    assert "Traceback" not in done.words


@pytest.mark.server
def test_a_port_that_is_taken_is_named(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = shell.process("serve", MEET_HOST="127.0.0.1", MEET_PORT=port)
    assert (done.status, done.stdout) == (1, b"")
    assert port in done.words
    assert "MEET_PORT" in done.words


def test_a_database_that_is_none_is_named(shell: Shell) -> None:
    other = Path(shell.file("other.sqlite", b"this is no database, and long enough to be read"))
    for path in (shell.folder, other, other / "meet.sqlite"):
        done = shell.meet("token", "--role", "desk", MEET_DATABASE_URL=f"sqlite:///{path}")
        assert (done.status, done.stdout) == (1, b"")
        assert "MEET_DATABASE_URL" in done.words
        assert done.words.count("\n") == 1
    assert other.read_bytes().startswith(b"this is no database")


def test_a_database_of_a_newer_version_is_left_alone(shell: Shell) -> None:
    shell.meet("token", "--role", "desk")
    with running(shell.folder / "place") as meet:
        newer = "UPDATE alembic_version SET version_num = '9999'"
        meet.house.writer.submit(lambda conn: conn.exec_driver_sql(newer).close())
    done = shell.meet("load", shell.file("a.json", PLACED))
    assert (done.status, done.stdout) == (1, b"")
    assert "9999" in done.words


def test_without_any_variable_the_documented_values_stand() -> None:
    read = settings.read({})
    assert (read.host, read.port, read.zone, read.lang) == ("0.0.0.0", 8000, "Asia/Shanghai", "zh")
    assert (read.secret_key, read.public_url) == ("", "")
    assert read.database.drivername == "sqlite"
    assert Path(str(read.database.database)).parent.name == "var"
    assert settings.read(dict.fromkeys(VARIABLES, "")) == read


VARIABLES = (
    "MEET_HOST",
    "MEET_PORT",
    "MEET_DATABASE_URL",
    "MEET_REDIS_URL",
    "MEET_SECRET_KEY",
    "MEET_PUBLIC_URL",
    "MEET_TZ",
    "MEET_LANG",
)


def test_every_variable_is_read(tmp_path: Path) -> None:
    given = {
        "MEET_HOST": "127.0.0.1",
        "MEET_PORT": "18080",
        "MEET_DATABASE_URL": f"sqlite:///{tmp_path}/deep/er/meet.sqlite",
        "MEET_SECRET_KEY": "key",
        "MEET_PUBLIC_URL": "https://meet.example/",
        "MEET_TZ": "Asia/Urumqi",
        "MEET_LANG": "en",
    }
    read = settings.read(given)
    assert (read.host, read.port, read.secret_key) == ("127.0.0.1", 18080, "key")
    assert (read.public_url, read.zone, read.lang) == (
        "https://meet.example",
        "Asia/Urumqi",
        "en",
    )
    assert (tmp_path / "deep" / "er").is_dir()


def test_no_other_variable_of_ours_is_read() -> None:
    """Every `MEET_…` in the source is one of the eight."""
    sources = (Path(settings.__file__).parents[1] / "meet").rglob("*.py")
    named = {
        one for path in sources for one in re.findall(r"MEET_[A-Z]+(?:_[A-Z]+)*", path.read_text())
    }
    assert named == set(VARIABLES)


def test_the_zone_is_that_of_every_time_shown(tmp_path: Path) -> None:
    """Published at one moment, shown on two clocks that are two hours apart."""

    def published(zone: str) -> int:
        with running(tmp_path, MEET_TZ=zone) as meet:
            shown = meet.get("/events/relay")[1]["published_at"]
        hours, minutes = shown.split(":")
        return int(hours) * 60 + int(minutes)

    with running(tmp_path) as meet:
        meet.load({**PLACED, "calls": [{"kind": "publish", "version": 1}]}, with_calls=True)
    east, west = published("Asia/Shanghai"), published("Asia/Dhaka")
    assert (east - west) % (24 * 60) == 120


def test_the_language_is_that_of_who_names_none(tmp_path: Path) -> None:
    for lang, word in (("zh", "找不到"), ("en", "not found")):
        with running(tmp_path, MEET_LANG=lang) as meet:
            assert word in meet.client.get("/api/v1/x").get_json()["message"]


def test_the_key_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    from meet.access import secret_key

    first = secret_key(tmp_path / "var")
    assert secret_key(tmp_path / "var") == first
    (kept,) = (tmp_path / "var").iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    assert kept.stat().st_uid == os.getuid()


def test_a_wrong_value_is_a_bad_input_for_programs_too() -> None:
    with pytest.raises(BadInput) as caught:
        settings.read({"MEET_PORT": "x"})
    assert (caught.value.code, caught.value.at) == ("bad_variable", "MEET_PORT")
