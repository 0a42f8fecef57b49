"""The demonstration is a whole games: delegations, athletes, events and a timetable that holds."""

import csv
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from meet.codec import dump, parse
from meet.demo.games import games
from meet.demo.script import LONGEST_GAP, DemoEvent
from meet.programme import programmes
from tests.demo.played import files, said, whole

LIST = Path(__file__).parents[1] / "data" / "regulations" / "distribution_64_53_40.csv"
OFFERED = {event.id: event for programme in programmes() for event in programme.events}
# look/LANGUAGE.md, delegation marks
MARKS = """
潞州 square #1F5FBF #7FB0FF
上党 triangle #C2371B #FF9A80
屯留 hexagon #23743A #7FD694
潞城 diamond #7A3FB5 #C9A2FF
襄垣 plus #8F6400 #F2C14E
平顺 dome #0C7480 #6FD6DF
黎城 star #B8265F #FF95BC
壶关 chevron #8A4B24 #E2A87C
长子 hourglass #3D48B0 #A3AEFF
武乡 pentagon #5F6F00 #C3D44A
沁县 triangle-down #9C2F9C #EE97EE
沁源 bars #4F5D6E #B4C2D2
特教 ring #B45309 #FFB266
"""


def people(event: DemoEvent) -> list[dict[str, Any]]:
    """The athletes of an event, those of pairs and teams too."""
    return [
        person
        for entrant in event.file["entrants"]
        for person in entrant.get("members") or [entrant]
    ]


def span(event: DemoEvent) -> tuple[datetime, datetime]:
    """From the event's start to its last call on the field of play."""
    starts = datetime.fromisoformat(event.starts)
    last = max(line.at_seconds for line in said(event.id) if line.contest)
    return starts, starts + timedelta(seconds=last)


def test_thirteen_delegations_carry_the_marks_of_the_house() -> None:
    ours = [
        (d["short"]["zh"], d["shape"], d["colour"], d["colour_dark"]) for d in games().delegations
    ]

    assert ours == [tuple(line.split()) for line in MARKS.strip().splitlines()]
    for delegation in games().delegations:
        assert set(delegation) == {"id", "name", "short", "shape", "colour", "colour_dark"}
        assert re.fullmatch(r"[a-z]+", delegation["id"])
        assert delegation["name"]["zh"].endswith(("区", "县", "学校"))
        assert all(delegation[key]["en"].isascii() for key in ("name", "short"))


def test_every_event_of_the_list_is_held_with_as_many_entrants() -> None:
    with LIST.open(encoding="utf-8-sig") as file:
        listed = Counter(
            (row["event"].translate(str.maketrans("()", "（）")), int(row["entrants"]))
            for row in csv.DictReader(file)
        )
    held = Counter(
        (event.file["name"].replace(" ", ""), len(event.file["entrants"]))
        for event in games().events
    )

    assert len(games().events) == 64
    assert held == listed


def test_events_keep_what_the_programme_says() -> None:
    for event in games().events:
        offered = OFFERED[event.file["event"]]
        assert event.file["name"] == offered.name.zh
        assert event.name_en == offered.name.en
        assert event.file["rules"] == offered.rules_json()
        assert event.file["draw"] == dict(offered.draw)
        assert tuple(event.file["tags"]) == offered.tags


def test_more_than_two_hundred_athletes_each_with_a_number_and_a_name() -> None:
    athletes = games().athletes

    assert len(athletes) > 200
    assert len({a.number for a in athletes}) == len(athletes)
    assert len({a.name for a in athletes}) == len(athletes)
    assert {a.number for a in athletes} == {p["number"] for e in games().events for p in people(e)}
    assert {a.delegation.id for a in athletes} == {d["id"] for d in games().delegations}
    assert any("·" in a.name for a in athletes)
    assert any(ord(character) > 0xFFFF for a in athletes for character in a.name)


def test_nobody_enters_more_than_two_events_nor_two_delegations() -> None:
    entered = Counter(p["number"] for event in games().events for p in people(event))
    homes = defaultdict(set)
    for event in games().events:
        for person in people(event):
            homes[person["number"]].add((person["delegation"], person["name"]))

    assert set(entered.values()) == {1, 2}
    assert all(len(home) == 1 for home in homes.values())


def test_sex_and_class_fit_the_event() -> None:
    sexes = {a.number: a.sex for a in games().athletes}
    for event in games().events:
        offered = OFFERED[event.file["event"]]
        for entrant in event.file["entrants"]:
            assert entrant["class"] in offered.classes
            assert entrant["sex"] == offered.sex
        taking_part = {sexes[p["number"]] for p in people(event)}
        assert taking_part == ({"M", "W"} if offered.sex == "X" else {offered.sex})


def test_pairs_and_teams_name_their_members() -> None:
    sexes = {a.number: a.sex for a in games().athletes}
    size = {"pair": 2, "fcu": 5, "bkb": 4}
    for event in games().events:
        tags, name = event.file["tags"], event.file["event"]
        for entrant in event.file["entrants"]:
            members = entrant.get("members", [])
            expected = size["pair"] if "pair" in tags else size.get(name[:3], 0)
            assert len(members) == expected
            if name.startswith("fcu"):
                assert "W" in {sexes[m["number"]] for m in members}


def test_one_pair_is_formed_by_two_delegations() -> None:
    homes = [
        {member["delegation"] for member in entrant["members"]}
        for event in games().events
        for entrant in event.file["entrants"]
        if "members" in entrant
    ]

    assert sorted(map(len, homes))[-2:] == [1, 2]


def test_nobody_competes_in_two_places_at_once() -> None:
    busy = defaultdict(list)
    for event in games().events:
        for person in people(event):
            busy[person["number"]].append(span(event))
    for spans in busy.values():
        for (_, ended), (begun, _) in pairwise(sorted(spans)):
            assert ended < begun


def test_two_days_of_daylight_hold_all_events() -> None:
    assert games().days == ("2027-05-15", "2027-05-16")
    days = Counter(event.starts[:10] for event in games().events)
    assert set(days) == set(games().days)
    assert min(days.values()) > 20
    for event in games().events:
        starts, ends = span(event)
        assert event.venue
        assert starts.hour >= 9
        assert (ends.date(), ends.hour < 18) == (starts.date(), True)
        assert starts < ends


def test_a_final_is_listed_and_all_else_is_drawn() -> None:
    for event in games().events:
        listed = event.file["contests"]
        drawn = [line.call for line in said(event.id) if line.call["kind"] == "draw"]
        assert bool(listed) == (event.file["draw"]["format"] == "final") == (not drawn)
        for contest in listed:
            assert contest["id"] == f"{event.id}-f"
            assert set(contest) == {"id", "phase", "entrants"}
            assert sorted(contest["entrants"]) == sorted(e["id"] for e in event.file["entrants"])


def test_files_are_plain_json() -> None:
    for event in games().events:
        assert parse(dump(event.file)) == event.file
        calls = [line.call for line in said(event.id)]
        assert [parse(dump(call)) for call in calls] == calls
        assert len(files()[event.id].event.entrants) == len(event.file["entrants"])


def test_the_script_is_every_call_once_in_the_order_of_time() -> None:
    played = whole()

    assert played[0].at_seconds == 0
    for event in games().events:
        own = [line for line in played if line.event == event.id]
        assert [line.said for line in own] == said(event.id)
        assert [line.number for line in own] == list(range(1, len(own) + 1))
        times = [line.said.at_seconds for line in own]
        assert times == sorted(times)
    days = {event.id: event.starts[:10] for event in games().events}
    assert [days[line.event] for line in played] == sorted(days[line.event] for line in played)


def test_every_line_knows_how_many_stand_before_it() -> None:
    for event in games().events:
        ledgers = Counter[str]()
        for line in said(event.id):
            assert line.seq == ledgers[line.contest]
            ledgers[line.contest] += 1


def test_silence_is_played_shorter_and_all_else_in_real_time() -> None:
    played = whole()
    gaps = [after.at_seconds - before.at_seconds for before, after in pairwise(played)]

    assert min(gaps) >= 0
    assert max(gaps) == LONGEST_GAP
    for event in games().events:
        if event.file["sport"] == "weightlifting":
            times = [n.at_seconds for n in played if n.event == event.id and n.said.contest]
            lines = [line.at_seconds for line in said(event.id) if line.contest]
            assert times[-1] - times[0] == lines[-1] - lines[0]


def test_every_process_makes_the_same_games() -> None:
    program = (
        "import hashlib; from meet.demo.games import games; from meet.demo.script import script;"
        "text = repr(([event.file for event in games().events], tuple(script(games()))));"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": "1", "PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        text=True,
    ).stdout

    here = repr(([event.file for event in games().events], whole()))
    assert elsewhere.strip() == sha256(here.encode()).hexdigest()
