"""The demonstration games: into an empty database only, and played through the desk."""

from dataclasses import replace
from itertools import islice

import pytest

from meet.demo.course import OFFICIAL
from meet.demo.games import MUNICIPAL, games
from meet.demo.script import script
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
    again = shell.meet("demo")
    assert (again.status, again.stdout) == (1, b"")
    assert "已经有运动会" in again.words


def test_games_of_provincial_size_under_their_own_regulation(shell: Shell) -> None:
    done = shell.meet("demo", "--games", "provincial-12")
    assert done.status == 0
    assert [(line["format"], line["events"]) for line in done.lines] == [("meet-demo/1", 168)]
    with running(shell.folder / "place") as meet:
        medals = meet.get("/medals")[1]
        roster = meet.house.reader.roster()
    assert (medals["planned"], medals["awarded"], len(medals["rows"])) == (168, 0, 11)
    assert roster is not None
    assert roster.regulation == "provincial-12"
    other = shell.meet("demo", "--play", "--speed", "0")
    assert (other.status, other.stdout) == (1, b"")
    assert "不是演示运动会" in other.words


def test_not_beside_a_meet_that_was_loaded(shell: Shell) -> None:
    shell.meet("load", shell.file("a.json", PLACED))
    done = shell.meet("demo", MEET_LANG="en")
    assert (done.status, done.stdout) == (1, b"")
    assert "already" in done.words
    with running(shell.folder / "place") as meet:
        assert meet.get("/medals")[1]["planned"] == 1


def test_playing_goes_on_where_it_was_stopped(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped in the middle of an event: what was called is not called again, the rest is."""
    events = ("pwl-m-72", "ath-m-100-t46", "bkb-m-3x3-deaf")
    demo = games()
    some = replace(demo, events=tuple(one for one in demo.events if one.id in events))
    calls = list(script(some))
    half = len(calls) // 2
    monkeypatch.setattr("meet.demo.games.GAMES", {MUNICIPAL: lambda: some})
    monkeypatch.setattr("meet.demo.play.script", lambda demo: islice(script(demo), half))
    first = shell.meet("demo", "--play", "--speed", "0").lines
    assert first[1] == {"format": "meet-demo/1", "calls": half, "made_before": 0}
    monkeypatch.setattr("meet.demo.play.script", script)
    again = shell.meet("demo", "--play", "--speed", "0")
    assert again.status == 0
    assert f"已演示 {half} 条" in again.words
    assert again.lines[0]["played"] == again.lines[1]["made_before"] == half
    once_more = shell.meet("demo", "--play", "--speed", "0").lines
    assert once_more[1]["made_before"] == len(calls)
    with running(shell.folder / "place") as meet:
        desk = meet.token("desk")
        for event in events:
            assert meet.get(f"/events/{event}")[1]["stage"]["code"] == "official"
            own = [line for line in calls if line.event == event]
            for ledger in {line.said.contest for line in own}:
                path = f"/contests/{ledger}" if ledger else f"/events/{event}"
                lines = meet.get(f"{path}/ledger", desk)[1]["lines"]
                said = [line["call"] for line in lines if line["call"]["kind"] != "official"]
                script_of = [line.said.call for line in own if line.said.contest == ledger]
                assert said == [call for call in script_of if call != OFFICIAL]


def test_other_games_are_not_played(shell: Shell) -> None:
    shell.meet("load", shell.file("a.json", PLACED))
    done = shell.meet("demo", "--play", "--speed", "0")
    assert (done.status, done.stdout) == (1, b"")
    assert "未命名运动会" in done.words
    assert "不是演示运动会" in done.words


@pytest.mark.parametrize("speed", ["fast", "-1", "", "1/0", "nan"])
def test_a_speed_that_is_none_changes_nothing(shell: Shell, speed: str) -> None:
    done = shell.meet("demo", "--play", "--speed", speed)
    assert (done.status, done.stdout) == (1, b"")
    assert "--speed" in done.words
    with running(shell.folder / "place") as meet:
        assert meet.get("/medals")[0] == 404
