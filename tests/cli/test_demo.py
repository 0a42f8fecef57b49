"""The demonstration games: into an empty database only, and played through the desk."""

import pytest

from tests.cli.shell import Shell
from tests.house import PLACED, running


def test_the_games_go_into_an_empty_database_once(shell: Shell) -> None:
    """64 events and 13 delegations, whether or not a token was asked for before."""
    shell.meet("token", "--role", "desk")
    done = shell.meet("demo")
    assert done.status == 0
    assert [(line["format"], line["events"]) for line in done.lines] == [("meet-demo/1", 64)]
    with running(shell.folder / "place") as meet:
        medals = meet.get("/medals")[1]
    assert (medals["planned"], medals["awarded"], len(medals["rows"])) == (64, 0, 13)
    for words in (["demo"], ["demo", "--play", "--speed", "0"]):
        again = shell.meet(*words)
        assert (again.status, again.stdout) == (1, b"")
        assert "已经有运动会" in again.words


def test_not_beside_a_meet_that_was_loaded(shell: Shell) -> None:
    shell.meet("load", shell.file("a.json", PLACED))
    done = shell.meet("demo", MEET_LANG="en")
    assert (done.status, done.stdout) == (1, b"")
    assert "already" in done.words
    with running(shell.folder / "place") as meet:
        assert meet.get("/medals")[1]["planned"] == 1


@pytest.mark.parametrize("speed", ["fast", "-1", "", "1/0", "nan"])
def test_a_speed_that_is_none_changes_nothing(shell: Shell, speed: str) -> None:
    done = shell.meet("demo", "--play", "--speed", speed)
    assert (done.status, done.stdout) == (1, b"")
    assert "--speed" in done.words
    with running(shell.folder / "place") as meet:
        assert meet.get("/medals")[0] == 404
