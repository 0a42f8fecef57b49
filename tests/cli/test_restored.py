"""A restored backup: versions come again with other lines, and the epoch tells clients."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.shell import Shell
from tests.house import PLACED, Running, new_id, running


def backup(place: Path, name: str) -> Path:
    """A copy of the database as an operator makes one."""
    copy = place.parent / name
    with (
        closing(sqlite3.connect(place / "meet.sqlite")) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return copy


def restore(place: Path, copy: Path) -> None:
    for old in place.glob("meet.sqlite-*"):
        old.unlink()
    shutil.copy(copy, place / "meet.sqlite")


def note(meet: Running, text: str) -> int:
    body = {"id": new_id(), "seq": None, "call": {"kind": "note", "text": text}}
    status, answer = meet.post("/contests/relay-f/calls", body, meet.token("desk"))
    assert status == 201
    return int(answer["seq"])


def seen(meet: Running) -> tuple[str, str]:
    """What a client keeps: the epoch, and the tag of the view."""
    response = meet.client.get("/api/v1/contests/relay-f")
    return response.headers["X-Meet-Epoch"], response.headers["ETag"]


def test_a_backup_that_is_behind_changes_the_epoch(tmp_path: Path) -> None:
    with running(tmp_path / "place") as meet:
        meet.load(PLACED)
        first = seen(meet)
    copy = backup(tmp_path / "place", "copy.sqlite")
    with running(tmp_path / "place") as meet:
        assert seen(meet)[0] == first[0]
        note(meet, "备份之后")
        told = seen(meet)
    restore(tmp_path / "place", copy)
    with running(tmp_path / "place") as meet:
        epoch, tag = seen(meet)
        assert epoch != first[0]
        stale = meet.client.get("/api/v1/contests/relay-f", headers={"If-None-Match": told[1]})
        assert stale.status_code == 200
        assert stale.get_json()["seq"] == 0
        fresh = meet.client.get("/api/v1/contests/relay-f", headers={"If-None-Match": tag})
        assert fresh.status_code == 304
    with running(tmp_path / "place") as meet:
        assert seen(meet)[0] == epoch


def test_also_where_as_many_lines_were_written_since(tmp_path: Path) -> None:
    """The numbers are the same and the lines are not: the id tells."""
    with running(tmp_path / "place") as meet:
        meet.load(PLACED)
        before = seen(meet)[0]
    copy = backup(tmp_path / "place", "copy.sqlite")
    with running(tmp_path / "place") as meet:
        note(meet, "丢失的")
    place = tmp_path / "other"
    place.mkdir()
    shutil.copy(copy, place / "meet.sqlite")
    with running(place) as meet:
        note(meet, "别处写的")
    restore(tmp_path / "place", backup(place, "ahead.sqlite"))
    with running(tmp_path / "place") as meet:
        assert seen(meet)[0] != before


def test_without_a_backup_nothing_changes(tmp_path: Path) -> None:
    with running(tmp_path / "place") as meet:
        meet.load(PLACED)
        note(meet, "一")
        epoch = seen(meet)[0]
    with running(tmp_path / "place") as meet:
        note(meet, "二")
        assert seen(meet)[0] == epoch


def test_the_operator_says_so_where_all_was_restored(shell: Shell) -> None:
    """Also the file beside the database: nothing here can notice that."""
    assert shell.meet("restored").status == 1
    shell.meet("load", shell.file("a.json", PLACED))
    with running(shell.folder / "place") as meet:
        before = seen(meet)[0]
    done = shell.meet("restored")
    assert done.status == 0
    with running(shell.folder / "place") as meet:
        assert seen(meet)[0] == done.lines[0]["epoch"] != before
