"""The record book: taken in as a table, claimed on the track, confirmed at the desk."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import Running, running
from tests.lynx.test_saved_again import race
from tests.web.event_desk import Office
from tests.web.organiser import ALERT, T46, Organiser
from tests.web.test_event_draw import hidden

TABLE = (
    "小项\t纪录\t成绩\t级别\t保持者\n"
    "男子 100 米 T46\t大会\t11.36\tT46\t某人\n"
    "t46\t全国纪录\t10.50\tT46\t某人\n"
)


@pytest.fixture
def meet(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as house:
        house.load(race())
        page = house.client.get("/signin").get_data(as_text=True)
        data = {"csrf_token": hidden(page, "csrf_token"), "token": house.token("desk")}
        assert house.client.post("/signin", data=data).status_code in (302, 303)
        yield house


def send(meet: Running, text: str) -> Any:
    return Organiser(meet).send("/desk/organise/records", text=text)


def test_a_table_becomes_the_books_and_may_come_again(meet: Running) -> None:
    assert send(meet, TABLE).status_code == 303
    page = meet.client.get("/desk/organise/records").text
    assert page.count("某人") == 2
    assert send(meet, "小项\t纪录\t成绩\nt46\t赛会\t11.20\n").status_code == 303
    page = meet.client.get("/desk/organise/records").text
    assert "11.20" in page
    assert "某人" not in page
    english = meet.client.get("/desk/organise/records?lang=en").text
    assert re.findall(r">(Records?)</(?:a|h1|th)>", english) == ["Records", "Records", "Record"]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("小项\t纪录\t成绩\n男子 200 米\t大会\t22.00\n", "第 2 行：本届没有小项「男子 200 米」"),
        ("小项\t纪录\t成绩\nt46\t县\t11.00\n", "第 2 行：没有「县」这级纪录"),
        ("小项\t纪录\t成绩\nt46\t大会\t11.36\nt46\t全国\tfast\n", "第 3 行：「fast」不是成绩"),
        ("小项\t成绩\nt46\t11.36\n", "没有「纪录」一栏"),
        ("小项\t纪录\t成绩\n", "表里没有纪录"),
    ],
)
def test_a_table_is_taken_whole_or_not_at_all(meet: Running, table: str, told: str) -> None:
    answer = send(meet, table)
    assert answer.status_code == 400
    assert told in re.sub(r"\s+", " ", ALERT.search(answer.text)[1])  # type: ignore[index]
    assert "还没有纪录" in meet.client.get("/desk/organise/records").text


def test_a_claim_is_confirmed_by_an_official_and_only_then_a_record(meet: Running) -> None:
    send(meet, TABLE)
    office = Office(meet)
    office.contest(
        "r",
        {"kind": "wind", "tenths": 12},
        {"kind": "finish", "entrant": "a", "ms": 11320},
        {"kind": "finish", "entrant": "b", "ms": 11500},
    )
    page = meet.client.get("/desk/events/t46").text
    assert "选手a 11.32，超过赛会纪录 11.36" in page
    assert "已确认" not in page
    status, _said = office.event("t46", {"kind": "record", "entrant": "a", "level": "meet"})
    assert status == 201
    assert "已确认" in meet.client.get("/desk/events/t46").text
    assert meet.get("/events/t46")[1]["records"] == ["选手a 破赛会纪录：11.32，原纪录 11.36"]
    assert "原纪录 11.36" in meet.client.get("/events/t46").text
    board = meet.get("/contests/r")[1]["board"]
    badges = [row["cells"][3]["text"] for row in board["tables"][0]["rows"]]
    assert badges[0] == "赛会纪录"


def test_a_book_may_change_while_the_race_goes_on(meet: Running) -> None:
    office = Office(meet)
    office.contest("r", {"kind": "finish", "entrant": "a", "ms": 11320})
    before = office.placings("t46")
    assert send(meet, TABLE).status_code == 303
    assert office.placings("t46") == before
    page = meet.client.get("/desk/events/t46").text
    assert "没有风速，不计纪录" in page
    assert "确认纪录" not in page


def test_referee_and_jury_let_somebody_go_on(tmp_path: Path) -> None:
    """The desk's form writes the decision, and a correction of times does not erase it."""
    raw = race()
    raw["draw"] = {
        "format": "heats",
        "rounds": [
            {"heats": 1, "by_place": 1, "by_time": 0},
            {"heats": 1, "by_place": 0, "by_time": 0},
        ],
    }
    raw["contests"][0]["phase"] = "1"
    with running(tmp_path) as meet:
        meet.load(raw)
        office = Office(meet)
        page = meet.client.get("/signin").get_data(as_text=True)
        data = {"csrf_token": hidden(page, "csrf_token"), "token": office.desk}
        meet.client.post("/signin", data=data)
        for i, one in enumerate("abcd"):
            office.contest("r", {"kind": "finish", "entrant": one, "ms": 11000 + i * 100})
        page = meet.client.get("/desk/events/t46").text
        assert "判给晋级" in page
        answer = Organiser(meet).send(
            "/desk/events/t46", act="advance", what="qJ", entrant="d", seq="0", reason="受阻"
        )
        assert answer.status_code == 303

        lines = meet.get("/events/t46/ledger?since=0", office.desk)[1]["lines"]
        assert lines[-1]["call"]["what"] == "qJ"
        page = meet.client.get("/desk/events/t46/draw?seed=1").text
        assert "选手a" in page
        assert "选手d" in page


def test_the_draw_of_heats_says_who_runs_in_which_lane(tmp_path: Path) -> None:
    """A guide's runner has two; one who runs alone has the next free lane."""
    raw = race()
    raw |= {"draw": {"format": "heats", "lanes": 8}, "contests": []}
    for one in raw["entrants"]:
        del one["lane"]
    raw["entrants"][0]["guide"] = "向导"
    with running(tmp_path) as meet:
        meet.load(raw)
        page = meet.client.get("/signin").get_data(as_text=True)
        data = {"csrf_token": hidden(page, "csrf_token"), "token": meet.token("desk")}
        meet.client.post("/signin", data=data)
        page = meet.client.get("/desk/events/t46/draw?seed=2027").text
        lanes = re.findall(r"<b>([0-9–]+) 道</b>", page)
    assert len(lanes) == 4
    assert sum("–" in one for one in lanes) == 1
    assert lanes[-1].endswith("8")


def test_a_class_that_the_event_is_not_for_is_refused_until_it_was_looked_at(
    tmp_path: Path,
) -> None:
    with running(tmp_path) as meet:
        organiser = Organiser(meet)
        organiser.begin()
        organiser.done("/desk/organise/events", act="choose", event=T46)
        organiser.done("/desk/organise/delegations", act="add", names="潞州")
        entry = {"act": "enter", "event": T46, "name": "甲", "delegation": "潞州", "class": "T11"}
        told = organiser.refused("/desk/organise/event", **entry)
        assert told.startswith("级别 T11 不是本项的级别（T46）")
        told = organiser.refused("/desk/organise/event?lang=en", **entry)
        assert told.startswith("Class T11 is not one of this event (T46).")
        organiser.done("/desk/organise/event", **entry, class_sure="1")
