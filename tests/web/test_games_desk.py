"""The games' own ledger at the desk: imposed, carried in, withdrawn; seen on every page."""

from typing import Any

from meet.awards_file import award, read
from meet.present.desk import desk_event_view
from tests.house import PLACE, Running, new_id
from tests.web.test_pages import form

AT = "/desk/games"


def signed_in(meet: Running) -> str:
    """A desk that is signed in, and the event official: 上党 18 points, 潞州 and 屯留 13 each."""
    desk = meet.token("desk")
    form(meet, "/signin", "/signin", token=desk)
    meet.post("/contests/relay-f/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    declare(meet, desk)
    return desk


def declare(meet: Running, desk: str) -> None:
    seen = meet.get("/events/relay")[1]["version"]
    assert meet.post("/events/relay/official", {"id": new_id(), "seen": seen}, desk)[0] == 201


def seq(meet: Running) -> str:
    page = meet.client.get(AT).get_data(as_text=True)
    return page.split('name="seq" value="', 1)[1].split('"', 1)[0]


def act(meet: Running, **fields: str) -> tuple[int, str]:
    return form(meet, AT, AT, seq=seq(meet), **fields)


def rows(meet: Running, table: str) -> dict[str, Any]:
    return {row["delegation"]["id"]: row for row in meet.get(table)[1]["rows"]}


def test_what_is_carried_in_enters_both_tables_and_can_be_withdrawn(meet: Running) -> None:
    signed_in(meet)
    fields = {"delegation": "襄垣", "gold": "1/2", "points": "9", "reason": "省运会带牌"}
    status, page = act(meet, act="carry_in", **fields)
    assert status == 200
    assert "襄垣带入：金 1/2，银 0，铜 0，9 分；省运会带牌" in page
    assert "desk 测试" in page
    assert rows(meet, "/medals")["襄垣"]["gold"] == "1/2"
    assert rows(meet, "/points")["襄垣"]["points"] == "9"
    note = "带入：襄垣，金 ½，9 分。"
    for address in ("/medals", "/points", "/delegations/襄垣"):
        assert note in meet.client.get(address).get_data(as_text=True), address
    assert meet.get("/medals")[1]["handed_out"] == 3
    status, page = act(meet, act="retract", retracts=seq(meet), reason="误记")
    assert status == 200
    assert "没有处罚，也没有带入的奖牌和分数。" in page
    assert rows(meet, "/medals")["襄垣"]["gold"] == "0"


def test_a_penalty_stands_on_the_pages_and_in_the_exported_facts(meet: Running) -> None:
    """municipal-7 only records a violation: nothing is taken."""
    signed_in(meet)
    fields = {"delegation": "上党", "code": "violation", "about": "relay 2", "reason": "越线"}
    status, page = act(meet, act="penalty", **fields)
    assert status == 200
    assert "处罚上党：违规，混合 4×100 米接力，陶喆；越线" in page
    assert "处罚：上党，混合 4×100 米接力，陶喆，违规。" in page
    assert rows(meet, "/points")["上党"]["points"] == "18"
    exported = meet.client.get("/desk/games/awards.json").get_json()
    assert exported["penalties"] == [
        {"delegation": "上党", "code": "violation", "event": "relay", "entrant": "2"}
    ]
    again = award(read(exported))
    again_points = {r["delegation"]: r["points"] for r in again["points_table"]}
    assert again_points == {"上党": "18", "潞州": "13", "屯留": "13"}


def test_what_cannot_be_is_refused_and_changes_nothing(meet: Running) -> None:
    signed_in(meet)
    before = seq(meet)
    status, page = act(meet, act="penalty", delegation="上党", code="late", reason="迟到")
    assert status == 422
    assert "规程里没有处罚「late」" in page
    status, page = act(meet, act="carry_in", delegation="上党", reason="带牌")
    assert "至少写一项带入的奖牌或分数。" in page
    status, page = act(meet, act="retract", retracts="1", reason="撤销名单")
    assert (status, "不能在这里撤销" in page) == (422, True)
    status, _page = act(meet, act="carry_in", delegation="上党", gold="1", reason=" ")
    assert status == 400
    assert seq(meet) == before


def test_of_two_desks_the_second_is_told(meet: Running) -> None:
    signed_in(meet)
    stale = seq(meet)
    fields = {"delegation": "上党", "gold": "1", "reason": "带牌"}
    assert form(meet, AT, AT, act="carry_in", seq=stale, **fields)[0] == 200
    assert form(meet, AT, AT, act="carry_in", seq=stale, **fields)[0] == 409


def test_only_the_desk_sees_and_writes_it(meet: Running) -> None:
    assert meet.client.get(AT).status_code == 401
    form(meet, "/signin", "/signin", token=meet.token("jury"))
    assert meet.client.get(AT).status_code == 403


def test_record_and_taking_away_by_the_forms_of_the_event(meet: Running) -> None:
    desk = signed_in(meet)
    at = "/desk/events/relay"
    meet.post("/events/relay/unofficial", {"id": new_id(), "reason": "兴奋剂复查"}, desk)
    page = meet.client.get(at).get_data(as_text=True)
    assert "记破纪录" in page
    assert "事后取消成绩" in page
    record = {"act": "record", "entrant": "1", "level": "meet", "seq": "2"}
    assert form(meet, at, at, **record)[0] == 200
    taken = {"act": "take_away", "entrant": "2", "status": "doping", "reason": "阳性", "seq": "3"}
    status, page = form(meet, at, at, **taken)
    assert status == 200
    assert "李堃破赛会纪录" in page
    assert "事后取消陶喆的成绩，兴奋剂违规：阳性" in page
    declare(meet, desk)
    assert rows(meet, "/medals")["上党"]["gold"] == "0"
    assert rows(meet, "/medals")["潞州"]["gold"] == "1"


def test_publishing_again_by_the_form_counts_the_sheets(meet: Running) -> None:
    desk = meet.token("desk")
    form(meet, "/signin", "/signin", token=desk)
    at = "/desk/events/relay"
    meet.post("/contests/relay-f/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    assert form(meet, at, at, act="publish", seq="0")[0] == 200
    better = {"kind": "place", "placings": [["1"], ["2"], ["3"], ["4"]]}
    correct = {"id": new_id(), "seq": 1, "replaces": 1, "calls": [better], "reason": "抄错"}
    assert meet.post("/contests/relay-f/corrections", correct, desk)[0] == 201
    page = meet.client.get(at).get_data(as_text=True)
    assert "重新公布" in page
    assert '<input type="hidden" name="version" value="2">' in page
    assert form(meet, at, at, act="publish", seq="1", version="2")[0] == 200
    with meet.house.reader.context("zh") as context:
        assert not desk_event_view(context, "relay").corrected
    page = meet.client.get(at).get_data(as_text=True)
    assert "公布临时成绩，第2版" in page
    assert "重新公布" not in page


def test_nobody_is_first_before_the_first_medal(meet: Running) -> None:
    for address in ("/medals", "/medals?as=hall", "/points", "/"):
        page = meet.client.get(address).get_data(as_text=True)
        assert '<span class="unseen">无名次</span>' in page, address
        assert '<td class="place">1</td>' not in page, address
