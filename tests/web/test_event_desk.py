"""The desk's forms for an event, without JavaScript, and what they refuse."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from meet.codec import BadInput
from tests.house import PLACE, PLACED, Running, new_id, running
from tests.web.event_desk import Office, lift, lifting
from tests.web.test_pages import form

AT = "/desk/events/m54"


@pytest.fixture
def meet(tmp_path: Path) -> Iterator[Running]:
    """Two classes and a relay; signed in as the desk."""
    with running(tmp_path) as house:
        house.load(lifting("m54", "男子 54 公斤级", "abx"))
        house.load(lifting("m59", "男子 59 公斤级", "cd"))
        house.load(PLACED)
        form(house, "/signin", "/signin", token=house.token("desk"))
        yield house


def test_move_and_merge_by_forms_read_with_names(meet: Running) -> None:
    fields = {"act": "move", "entrant": "x", "to": "m59", "seq": "0", "reason": "改级"}
    status, page = form(meet, AT, AT, **fields)
    assert status == 200
    assert "许宁改到「男子 59 公斤级」，原成绩作废：改级" in page
    status, page = form(meet, AT, AT, act="merge", into="m59", seq="1", reason="人数不足")
    assert status == 200
    assert "并入「男子 59 公斤级」：人数不足" in page
    status, page = form(meet, AT, AT, act="retract", retracts="2", seq="2", reason="误")
    assert "撤销第 2 行（并入「男子 59 公斤级」：人数不足）" in page


@pytest.mark.parametrize("act", ["move", "merge", "withdraw", "cancel"])
def test_a_reason_is_needed(meet: Running, act: str) -> None:
    fields = {"entrant": "x", "to": "m59", "into": "m59", "seq": "0", "reason": " "}
    assert form(meet, AT, AT, act=act, **fields)[0] == 400


def test_a_frozen_number_that_counts_nothing_is_refused(meet: Running) -> None:
    """municipal-7 counts who started."""
    status, page = form(meet, AT, AT, act="freeze_n", n="2", count="entered", seq="0")
    assert status == 422
    assert "规程按参赛人数计，不按报名人数计" in page
    assert form(meet, AT, AT, act="freeze_n", n="2", count="started", seq="0")[0] == 200


def test_who_withdrew_can_neither_be_placed_nor_win(meet: Running) -> None:
    office = Office(meet)
    office.event("relay", {"kind": "withdraw", "entrant": "2", "reason": "伤病"})
    body = {"id": new_id(), "seq": 0, "call": PLACE}
    status, answer = meet.post("/contests/relay-f/calls", body, office.desk)
    assert (status, answer["error"]) == (422, "has_withdrawn")
    by_hand = {"kind": "place", "placings": [["2"], ["1"], ["3"], ["4"]], "reason": "改判"}
    assert office.event("relay", by_hand)[1]["error"] == "has_withdrawn"
    out = {"kind": "status", "entrant": "2", "status": "WD"}
    office.contest("relay-f", out, {"kind": "place", "placings": [["1"], ["3"], ["4"]]})
    assert office.placings("relay")[-1][:2] == ("2", None)


def test_pads_and_start_lists_say_who_withdrew(meet: Running) -> None:
    office = Office(meet)
    office.event("m54", {"kind": "withdraw", "entrant": "b", "reason": "伤病"})
    assert "白松已退赛。" in meet.client.get("/pad/m54-f").get_data(as_text=True)
    assert "退赛" in meet.client.get("/events/m54").get_data(as_text=True)
    assert "退赛" not in meet.client.get("/events/m59").get_data(as_text=True)


def test_the_jury_orders_by_numbers_and_lots_by_a_seed(meet: Running) -> None:
    office = Office(meet)
    office.contest("m59-f", *lift("c", "100"), *lift("d", "100"))
    at = "/desk/events/m59"
    page = meet.client.get(at).get_data(as_text=True)
    assert "抽签定先后" in page
    equal = {"place.c": "1", "place.d": "1", "seq": "0", "reason": "复称"}
    assert form(meet, at, at, act="jury", **equal)[0] == 400
    order = {"place.d": "1", "place.c": "2", "seq": "0", "reason": "复称"}
    assert form(meet, at, at, act="jury", **order)[0] == 200
    assert [e for e, _p, _m in office.placings("m59")] == ["d", "c"]
    assert office.undo("m59", 1)[0] == 201
    lots = {"act": "lots", "seed": "2027", "seq": "2", "entrant": ["c", "d"]}
    assert form(meet, at, at, **lots)[0] == 200  # type: ignore[arg-type]
    rows = meet.get("/events/m59")[1]["placings"]
    assert rows[1]["decided_by"] == "lot"
    assert "抽签" in rows[1]["why"]
    assert meet.get("/events/m59")[1]["questions"] == []


def test_what_is_published_is_what_was_seen(meet: Running) -> None:
    office = Office(meet)
    office.contest("relay-f", PLACE)
    at = "/desk/events/relay"
    seen = str(meet.get("/events/relay")[1]["version"])
    office.contest("relay-f", {"kind": "note", "text": "复核"})
    assert form(meet, at, at, act="publish", seq="0", seen=seen)[0] == 409
    seen = str(meet.get("/events/relay")[1]["version"])
    assert form(meet, at, at, act="publish", seq="0", seen=seen)[0] == 200


def test_a_tablet_that_says_it_was_earlier_moves_no_deadline(meet: Running) -> None:
    office = Office(meet)
    office.contest("relay-f", PLACE)
    publish = {"kind": "publish", "version": 1}
    body = {"id": new_id(), "seq": 0, "call": publish, "said_at": "2020-01-01T00:00:00+08:00"}
    assert meet.post("/events/relay/calls", body, office.desk)[0] == 201
    (line,) = meet.get("/events/relay/ledger", office.desk)[1]["lines"]
    with meet.house.reader.context("zh") as context:
        published = context.results.event("relay").decided.published
        assert published is not None
        written = context.results.record.lines("event:relay")[0]
        assert published.at_ms == written.at_ms
    assert line["said_at"].startswith("2019-12-31")
    assert line["at"] > "2026"


def test_a_file_that_freezes_a_number_that_counts_nothing_is_refused(meet: Running) -> None:
    freeze = {"kind": "freeze_n", "n": 3, "count": "entered"}
    raw = {**PLACED, "event": "relay2", "contests": [], "calls": [freeze]}
    with pytest.raises(BadInput) as refused:
        meet.load(raw, with_calls=True)
    assert (refused.value.code, refused.value.at) == ("count_differs", "calls[0].count")
    assert meet.get("/events/relay2")[0] == 404
