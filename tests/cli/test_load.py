"""Event files into the meet: whole or not at all, ids kept where they are free."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Done, Shell
from tests.house import PLACE, PLACED, running


def event(
    name: str, *contests: str | dict[str, Any], calls: bool = True, **more: Any
) -> dict[str, Any]:
    """The placed event under another name, with these contests, played if wanted."""
    frames = []
    for one in contests or ("f",):
        frame = {"id": one} if isinstance(one, str) else dict(one)
        frame |= {"phase": "final", "entrants": ["1", "2", "3", "4"]}
        frames.append({**frame, "calls": [PLACE] if calls else []})
    return {**PLACED, "event": name, "contests": frames, **more}


def load(shell: Shell, *events: Mapping[str, Any], options: tuple[str, ...] = ()) -> Done:
    files = [shell.file(f"{i}.json", one) for i, one in enumerate(events)]
    return shell.meet("load", *options, *files)


class Stored:
    """What a program over the same database is shown."""

    def __init__(self, shell: Shell) -> None:
        self.folder = shell.folder / "place"

    def views(self, *paths: str) -> list[Any]:
        with running(self.folder) as meet:
            desk = meet.token("desk")
            return [meet.get(path, desk)[1] for path in paths]

    def dump(self) -> list[str]:
        """Everything that stands in the database."""
        with closing(sqlite3.connect(self.folder / "meet.sqlite")) as conn:
            return list(conn.iterdump())


@pytest.fixture
def stored(shell: Shell) -> Stored:
    """The place that commands of the shell fill."""
    return Stored(shell)


def test_into_an_empty_place(shell: Shell, stored: Stored) -> None:
    """Schema and meet are made; the start list stands, and nothing is called."""
    done = load(shell, event("relay"))
    assert (done.status, done.words) == (0, "")
    (line,) = done.lines
    assert (line["event"], line["contests"], line["official"]) == ("relay", {"f": "f"}, False)
    assert line["file"].endswith("0.json")
    view, contest, ledger = stored.views("/events/relay", "/contests/f", "/contests/f/ledger")
    assert (view["stage"]["code"], view["seq"], contest["seq"]) == ("start_list", 0, 0)
    assert [entrant["id"] for entrant in view["entrants"]] == ["1", "2", "3", "4"]
    assert ledger == {"seq": 0, "lines": []}


def test_with_their_calls(shell: Shell, stored: Stored) -> None:
    """Contest and event ledgers as in the file, corrections and retractions at their numbers."""
    better = {"kind": "place", "placings": [["1"], ["2"], ["3"], ["4"]]}
    correct = {"kind": "correct", "line": 1, "calls": [better], "reason": "抄错"}
    file = event("relay", calls=False)
    file["contests"][0]["calls"] = [PLACE, correct, {"kind": "note", "text": "风大"}]
    file["calls"] = [{"kind": "publish", "version": 1}]
    done = load(shell, file, options=("--with-calls",))
    assert (done.status, done.lines[0]["official"]) == (0, False)
    view, ledger, own = stored.views("/events/relay", "/contests/f/ledger", "/events/relay/ledger")
    assert [line["call"] for line in ledger["lines"]] == file["contests"][0]["calls"]
    assert [line["replaces"] for line in ledger["lines"]] == [None, 1, None]
    assert [line["call"] for line in own["lines"]] == file["calls"]
    assert all(line["by"] and line["id"] for line in (*ledger["lines"], *own["lines"]))
    assert [row["entrant"]["id"] for row in view["placings"]] == ["1", "2", "3", "4"]
    assert view["stage"]["code"] == "unofficial"


def test_and_declared_official_where_finished(shell: Shell, stored: Stored) -> None:
    done = load(
        shell,
        event("relay"),
        event("later", "g", calls=False),
        options=("--with-calls", "--official"),
    )
    assert [(line["event"], line["official"]) for line in done.lines] == [
        ("relay", True),
        ("later", False),
    ]
    assert done.status == 0
    relay, later, medals = stored.views("/events/relay", "/events/later", "/medals")
    assert (relay["stage"]["code"], later["stage"]["code"]) == ("official", "start_list")
    assert (medals["planned"], medals["awarded"]) == (2, 1)
    assert [row["delegation"]["id"] for row in medals["rows"] if row["gold"] == "1"] == ["上党"]


def test_an_official_result_of_a_file_pins_the_contests_as_they_are_here(
    shell: Shell, stored: Stored
) -> None:
    """What the file itself pins, its own ids and a digest, is not believed."""
    file = event("e2", "f")
    file["calls"] = [
        {"kind": "publish", "version": 1},
        {"kind": "official", "contests": [["f", 7]], "digest": "0" * 64, "placings": []},
    ]
    done = load(shell, event("e1", "f"), file, options=("--with-calls",))
    assert (done.status, done.lines[1]["contests"]) == (0, {"f": "e2-f"})
    view, own = stored.views("/events/e2", "/events/e2/ledger")
    assert (view["stage"]["code"], view["alarm"]) == ("official", "")
    assert own["lines"][1]["call"]["contests"] == [["e2-f", 1]]
    unfinished = {**event("e3", "g", calls=False), "calls": file["calls"]}
    refused = load(shell, unfinished, options=("--with-calls",))
    assert (refused.status, refused.lines[0]["at"]) == (1, "calls[1]")


def test_a_contest_keeps_its_id_where_it_is_free(shell: Shell, stored: Stored) -> None:
    done = load(shell, event("e1", "f"), event("e2", "f", "g"), event("e3", "h"))
    assert [line["contests"] for line in done.lines] == [
        {"f": "f"},
        {"f": "e2-f", "g": "g"},
        {"h": "h"},
    ]
    second, contest = stored.views("/events/e2", "/contests/e2-f")
    assert [one["id"] for one in second["contests"]] == ["e2-f", "g"]
    assert contest["events"][0]["id"] == "e2"


def test_also_where_the_prefixed_id_is_taken(shell: Shell, stored: Stored) -> None:
    """`e-f` is free and so is kept, though another of the file would be prefixed to just that."""
    done = load(shell, event("a", "f", "b-g"), event("b", "g"), event("b2", "f"), event("b3", "g"))
    assert done.status == 0
    taken = load(shell, event("e", "f", "e-f"), event("b4", "b4-f"), event("b5", "b-g"))
    assert [line["contests"] for line in taken.lines] == [
        {"f": "e-e-f", "e-f": "e-f"},
        {"b4-f": "b4-f"},
        {"b-g": "b5-b-g"},
    ]
    schedule = stored.views("/schedule")[0]
    ids = [contest["id"] for _day, contests in schedule["days"] for contest in contests]
    assert len(ids) == len(set(ids)) == 9


@pytest.mark.parametrize("name", ["a\tb", "a\nb", "\x7f", ".", "../a", "a/why", "x" * 201])
def test_an_id_that_cannot_stand_in_an_address_is_refused(shell: Shell, name: str) -> None:
    done = load(shell, event(name), event("e1", name), event("e2"))
    assert [(line.get("error"), line.get("at")) for line in done.lines] == [
        ("unusable_id", "event"),
        ("unusable_id", "contests[0].id"),
        (None, None),
    ]


def test_a_match_of_a_tie_stays_in_its_tie(shell: Shell) -> None:
    """`part_of` names a contest of the file, whatever its id becomes."""
    load(shell, event("e1", "tie"))
    done = load(shell, event("e2", "tie", {"id": "m1", "part_of": "tie", "order": 1}))
    assert done.lines[0]["contests"] == {"tie": "e2-tie", "m1": "m1"}
    with closing(sqlite3.connect(shell.folder / "place" / "meet.sqlite")) as conn:
        rows = conn.execute("SELECT id, part_of, ord FROM contest WHERE part_of IS NOT NULL")
        assert rows.fetchall() == [("m1", "e2-tie", 1)]


@pytest.mark.parametrize("options", [(), ("--with-calls",), ("--with-calls", "--official")])
def test_a_second_load_changes_nothing(
    shell: Shell, stored: Stored, options: tuple[str, ...]
) -> None:
    load(shell, event("relay"), options=options)
    before = stored.dump()
    changed = {**event("relay", "other"), "name": "另一个名称"}
    done = load(shell, changed, options=options)
    assert done.status == 1
    assert [(line["format"], line["error"], line["at"]) for line in done.lines] == [
        ("meet-error/1", "event_exists", "event")
    ]
    assert stored.dump() == before


@pytest.mark.parametrize(
    ("fault", "at"),
    [
        ({"rules": {"preset": "placd"}}, "rules.preset"),
        ({"calls": [{"kind": "rule", "protest": 1, "upheld": True}]}, "calls[0]"),
    ],
)
def test_a_file_that_is_wrong_changes_nothing_and_the_others_are_loaded(
    shell: Shell, stored: Stored, fault: dict[str, Any], at: str
) -> None:
    wrong = {**event("wrong", "x"), "entrants": [*PLACED["entrants"], {"id": "5"}], **fault}
    done = load(shell, event("e1", "f"), wrong, event("e2", "g"), options=("--with-calls",))
    assert done.status == 1
    assert [line.get("at") for line in done.lines] == [None, at, None]
    (events,) = stored.views("/events")
    names = [one["id"] for _sport, _name, shown in events["sports"] for one in shown]
    assert names == ["e1", "e2"]


def test_a_wrong_file_alone_makes_no_meet(shell: Shell) -> None:
    """So that the first page still offers how to begin."""
    assert load(shell, {"format": "meet-event/1"}).status == 1
    with running(shell.folder / "place") as meet:
        assert meet.get("/medals")[0] == 404


def test_what_is_loaded_scores_as_the_file_does(shell: Shell, stored: Stored) -> None:
    """The same placings over HTTP as `meet score` gives."""
    files = [shell.file("a.json", event("relay"))]
    (scored,) = shell.meet("score", *files).lines
    shell.meet("load", "--with-calls", *files)
    (view,) = stored.views("/events/relay")
    shown = [
        {key: row[key] for key in ("place", "mark", "status", "decided_by")}
        | {"entrant": row["entrant"]["id"], "values": dict(row["values"])}
        for row in view["placings"]
    ]
    assert shown == scored["placings"]


def test_delegations_that_are_only_named_are_made(shell: Shell, stored: Stored) -> None:
    pair = {
        "id": "p",
        "name": "联队",
        "members": [
            {"id": "m1", "name": "甲", "delegation": "东"},
            {"id": "m2", "name": "乙", "delegation": "西"},
        ],
    }
    load(shell, {**event("relay"), "entrants": [*PLACED["entrants"], pair]})
    (medals,) = stored.views("/medals")
    assert {row["delegation"]["id"] for row in medals["rows"]} >= {"东", "西", "潞州", "襄垣"}


@pytest.mark.server
def test_a_disk_that_takes_no_more_is_told_in_the_files_line(shell: Shell, stored: Stored) -> None:
    """In a process whose files may not grow; the other files are still answered."""
    load(shell, event("e1", "f"))
    before = stored.dump()
    big = shell.file("big.json", event("e2", *(f"c{i}" for i in range(900))))
    done = shell.process("load", big, str(shell.folder / "none.json"), limit="300")
    assert done.status == 1
    assert [(line["format"], line["error"]) for line in done.lines] == [
        ("meet-error/1", "storage_failed"),
        ("meet-error/1", "unreadable"),
    ]
    assert "磁盘" in done.lines[0]["message"]
    assert stored.dump() == before
    assert shell.meet("load", big).status == 0


def test_a_file_is_read_as_bytes_of_utf8(shell: Shell, stored: Stored) -> None:
    raw = json.dumps(event("接力"), ensure_ascii=False).encode()
    path = shell.folder / "接力.json"
    Path(path).write_bytes(raw)
    assert shell.meet("load", str(path)).lines[0]["event"] == "接力"
    assert stored.views("/events/接力")[0]["id"] == "接力"
