"""A file that is saved again: it follows itself, and never overwrites what officials wrote."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import Running, new_id, running
from tests.web.event_desk import Office
from tests.web.test_event_draw import hidden

AT = "/desk/contests/r/lynx"


def race(event: str = "t46", contest: str = "r", runners: str = "abcd") -> dict[str, Any]:
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "event": event,
        "name": f"男子 100 米 {event.upper()}",
        "rules": {"preset": "race", "discipline": "100m"},
        "draw": {"format": "final"},
        "entrants": [
            {"id": one, "name": f"选手{one}", "number": f"10{i}", "delegation": "潞州", "lane": i}
            for i, one in enumerate(runners, 1)
        ],
        "contests": [{"id": contest, "phase": "final", "entrants": list(runners)}],
    }


def lif(*rows: str, head: str = "1,1,1,Men 100,+1.23,Meters per second,,,,100,10:00") -> bytes:
    return "\r\n".join((head, *rows, "")).encode()


FIRST = lif(
    "1,101,1,甲,,潞州,11.012,,,0.151,",
    "2,102,2,乙,,潞州,11.104,,,,",
    "3,103,3,丙,,潞州,11.20,,,,",
    "DNS,104,4,丁,,潞州,,,,,",
)
AGAIN = lif(
    "2,101,1,甲,,潞州,11.112,,,0.151,",
    "1,102,2,乙,,潞州,11.104,,,,",
    "3,103,3,丙,,潞州,11.20,,,,",
    "DNS,104,4,丁,,潞州,,,,,",
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with running(tmp_path) as meet:
        meet.load(race())
        desk = Office(meet)
        page = meet.client.get("/signin").get_data(as_text=True)
        data = {"csrf_token": hidden(page, "csrf_token"), "token": desk.desk}
        assert meet.client.post("/signin", data=data).status_code in (302, 303)
        yield desk


def look(meet: Running, raw: bytes, at: str = AT) -> tuple[int, str]:
    page = meet.client.get(at).get_data(as_text=True)
    data = {"csrf_token": hidden(page, "csrf_token"), "file": (io.BytesIO(raw), "r.lif")}
    answer = meet.client.post(at, data=data, content_type="multipart/form-data")
    return answer.status_code, answer.get_data(as_text=True)


def take(meet: Running, raw: bytes) -> str:
    """Look, and press the key; the page that follows."""
    status, page = look(meet, raw)
    assert status == 200, page
    fields = {name: hidden(page, name) for name in ("csrf_token", "seq", "text")}
    answer = meet.client.post(AT, data={**fields, "act": "take"}, follow_redirects=True)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def ledger(office: Office) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = office.meet.get("/contests/r/ledger?since=0", office.desk)[1][
        "lines"
    ]
    return lines


def correct(office: Office, line: int, *calls: dict[str, Any]) -> None:
    seq = len(ledger(office))
    body = {"id": new_id(), "seq": seq, "replaces": line, "calls": list(calls), "reason": "复核"}
    status, said = office.meet.post("/contests/r/corrections", body, office.desk)
    assert status == 201, said


def test_a_file_is_seen_first_and_taken_then(office: Office) -> None:
    status, page = look(office.meet, FIRST)
    assert status == 200
    assert "将写入 5 行" in page
    assert ledger(office) == []
    assert "已记入 5 行" in take(office.meet, FIRST)
    assert office.placings("t46") == [
        ("a", 1, "11.02"),
        ("b", 2, "11.11"),
        ("c", 3, "11.20"),
        ("d", None, ""),
    ]
    assert {line["device"] for line in ledger(office)} == {"lynx"}
    assert "没有要写入的" in look(office.meet, FIRST)[1]


def test_the_file_saved_again_corrects_what_it_brought(office: Office) -> None:
    take(office.meet, FIRST)
    take(office.meet, AGAIN)
    assert office.placings("t46")[:2] == [("b", 1, "11.11"), ("a", 2, "11.12")]
    assert [line["replaces"] for line in ledger(office)[5:]] == [2, 3]
    take(office.meet, FIRST)
    assert office.placings("t46")[:2] == [("a", 1, "11.02"), ("b", 2, "11.11")]


def test_a_correction_by_hand_stays(office: Office) -> None:
    take(office.meet, FIRST)
    finish = {"kind": "finish", "entrant": "a", "place": 1, "ms": 11031}
    correct(office, 2, finish)
    _status, page = look(office.meet, AGAIN)
    assert "2 行与裁判写的不同，不动" in page
    assert "第1名已由裁判写给别人" in page
    assert "没有要写入的" in page
    assert office.placings("t46")[:2] == [("a", 1, "11.04"), ("b", 2, "11.11")]
    third = AGAIN.replace(b"11.20", b"11.31")
    take(office.meet, third)
    assert office.placings("t46")[:3] == [("a", 1, "11.04"), ("b", 2, "11.11"), ("c", 3, "11.31")]


def test_what_an_official_took_back_is_not_brought_again(office: Office) -> None:
    take(office.meet, FIRST)
    seq = len(ledger(office))
    body = {"id": new_id(), "seq": seq, "retracts": 4, "reason": "看错了道"}
    assert office.meet.post("/contests/r/retractions", body, office.desk)[0] == 201
    before = ledger(office)
    assert "已由裁判撤销" in look(office.meet, FIRST)[1]
    assert "没有要写入的" in look(office.meet, FIRST)[1]
    assert ledger(office) == before


def test_a_disqualification_stands_against_the_file(office: Office) -> None:
    take(office.meet, FIRST)
    office.contest("r", {"kind": "status", "entrant": "a", "status": "DQ", "rule": "17.3"})
    take(office.meet, AGAIN)
    assert ("a", None, "") in office.placings("t46")
    assert office.placings("t46")[0] == ("b", 1, "11.11")


def test_times_come_to_places_that_the_judges_wrote(office: Office) -> None:
    office.contest("r", {"kind": "finish", "entrant": "a", "place": 1})
    take(office.meet, FIRST)
    assert office.placings("t46")[0] == ("a", 1, "11.02")


def test_the_file_gives_the_order_where_typed_times_are_equal(office: Office) -> None:
    """Typed to the hundredth, two have 11.11; the photo finish has the places."""
    for entrant, seconds in (("a", "11.11"), ("b", "11.11"), ("c", "11.20")):
        office.contest("r", {"kind": "finish", "entrant": entrant, "seconds": seconds})
    file = lif("2,101,1,甲,,,11.108", "1,102,2,乙,,,11.104", "3,103,3,丙,,,11.195")
    take(office.meet, file)
    assert office.placings("t46")[:3] == [("b", 1, "11.11"), ("a", 2, "11.11"), ("c", 3, "11.20")]
    page = look(office.meet, file)[1]
    assert "没有要写入的" in page
    assert "与裁判写的不同" not in page


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (lif("1,101,1,甲,,,11.0", head="2,1,1,Women 100"), "这个文件是另一场比赛的"),
        (lif("1,999,1,某,,,11.0"), "不在这一场"),
        (lif("1,101,1,甲,,,11.0", "2,101,2,甲,,,12.0"), "又写了一次"),
        (lif("1,101,1,甲"), "第 2 行只有 4 栏"),
        (lif("1,101,1,甲,,,fast"), "第 2 行的时间「fast」读不懂"),
        (lif("x,101,1,甲,,,11.0"), "第 2 行的名次「x」读不懂"),
        (b"PK\x03\x04 not a result", "第 1 行应是项次"),
        (b"\r\n", "文件是空的"),
    ],
)
def test_what_cannot_be_taken_is_refused_whole(office: Office, raw: bytes, said: str) -> None:
    status, page = look(office.meet, raw)
    assert status in (400, 422)
    assert said in page
    assert ledger(office) == []


def test_refusals_are_english_for_those_who_read_english(office: Office) -> None:
    other = lif("1,101,1,A,,,11.0", head="7,1,2,Women 100")
    _status, page = look(office.meet, other, f"{AT}?lang=en")
    assert "This file is of another race: it says 7-1-2 (Women 100), this one is 1-1-1." in page


def test_the_file_finds_its_race(office: Office) -> None:
    status, page = look(office.meet, FIRST, "/desk/lynx")
    assert status == 200
    assert "将写入 5 行" in page
    other = lif("1,101,1,甲,,,11.0", head="9,1,1,Nobody's")
    status, page = look(office.meet, other, "/desk/lynx")
    assert status == 422
    assert "没有编号为 9-1-1" in page


def test_nothing_is_taken_once_the_race_has_moved_on(office: Office) -> None:
    _status, page = look(office.meet, FIRST)
    office.contest("r", {"kind": "finish", "entrant": "a", "place": 1})
    fields = {name: hidden(page, name) for name in ("csrf_token", "seq", "text")}
    answer = office.meet.client.post(AT, data={**fields, "act": "take"})
    assert answer.status_code == 422
    assert "又有新记录" in answer.get_data(as_text=True)
    assert len(ledger(office)) == 1


def test_a_signed_race_takes_nothing(office: Office) -> None:
    take(office.meet, FIRST)
    office.contest("r", {"kind": "sign", "role": "裁判长"})
    assert "已签字或已是正式成绩" in look(office.meet, AGAIN)[1]


def test_start_lists_are_what_the_photo_finish_reads(office: Office) -> None:
    get = office.meet.client.get
    office.contest("r", {"kind": "status", "entrant": "d", "status": "DNS"})
    evt = get("/desk/lynx/files/lynx.evt").get_data().decode("utf-8-sig")
    assert evt.split("\r\n") == [
        "1,1,1,男子 100 米 T46,,,,,,100",
        ",101,1,选手a,,潞州",
        ",102,2,选手b,,潞州",
        ",103,3,选手c,,潞州",
        "",
    ]
    ppl = get("/desk/lynx/files/lynx.ppl?encoding=gb18030").get_data().decode("gb18030")
    assert ppl.split("\r\n")[0] == "101,选手a,,潞州"
    assert get("/desk/lynx/files/lynx.sch").get_data().decode("utf-8-sig") == "1,1,1\r\n"
    assert get("/desk/lynx/files/other").status_code == 404


def test_who_is_no_official_neither_reads_nor_writes(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        meet.load(race())
        for at in ("/desk/lynx", "/desk/lynx/files/lynx.evt", AT):
            assert meet.client.get(at).status_code == 401
