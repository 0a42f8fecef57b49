"""Draws at the desk: proposed, decided by a line, played, no longer following, taken back."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meet.present.drawing import draw_view
from meet.reader import Reader
from scoring_rules.draws.lots import lot_order
from tests.house import PLACED, running
from tests.web.event_desk import Office, lift, lifting
from tests.web.test_pages import form

EVENT = "/desk/events/relay"
DRAW = f"{EVENT}/draw"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A relay that is not drawn yet; the client is signed in as the desk."""
    with running(tmp_path) as meet:
        meet.load({**PLACED, "contests": []})
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        yield Office(meet)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def page(office: Office, path: str) -> str:
    return office.meet.client.get(path).get_data(as_text=True)


def accept(office: Office, query: str, **more: Any) -> tuple[int, str]:
    shown = page(office, f"{DRAW}?{query}")
    fields = {name: hidden(shown, name) for name in ("id", "seq", "input", "seed")}
    return form(office.meet, EVENT, f"{DRAW}?{query}", act="draw", **fields, **more)


def drawn_line(office: Office) -> Any:
    return office.meet.get("/events/relay/ledger", office.desk)[1]["lines"][-1]["call"]


def test_what_is_proposed_is_decided_by_a_line_and_then_played(office: Office) -> None:
    order = lot_order("2027", "1234")
    shown = page(office, f"{DRAW}?seed=2027")
    with office.meet.house.reader.context("zh") as context:
        (proposed,) = draw_view(context, "relay", "2027", ()).contests
    assert [slot.who.id for slot in proposed.slots if slot.who] == list(order)
    assert shown.count("<li>") >= len(order)
    assert accept(office, "seed=2027")[0] == 200
    call = drawn_line(office)
    assert call["pairings"] == [{"entrants": list(order), "phase": "final"}]
    assert (call["engine"], call["version"], call["seed"]) == ("final", "1", "2027")
    assert re.fullmatch("[0-9a-f]{64}", call["input"])
    (contest,) = office.meet.get("/events/relay")[1]["contests"]
    assert office.in_contest(contest["id"]) == list(order)
    office.contest(contest["id"], {"kind": "place", "placings": [["2"], ["1"], ["3"], ["4"]]})
    assert [p for _e, p, _m in office.placings("relay")] == [1, 2, 3, 4]
    assert "现在没有要编的场次" in page(office, DRAW)


def test_swaps_by_hand_have_a_reason(office: Office) -> None:
    order = list(lot_order("7", "1234"))
    one, other = order[0], order[3]
    query = f"seed=7&one={one}&other={other}"
    assert accept(office, query, one=one, other=other)[0] == 400
    assert accept(office, query, one=one, other=other, reason="同队分开")[0] == 200
    call = drawn_line(office)
    assert call["pairings"][0]["entrants"] == [other, order[1], order[2], one]
    assert (call["swaps"], call["reason"]) == ([[one, other]], "同队分开")
    assert "手工调换 1 次：同队分开" in page(office, EVENT)


def test_a_proposal_that_has_changed_is_shown_again(office: Office) -> None:
    fields = {n: hidden(page(office, f"{DRAW}?seed=7"), n) for n in ("id", "input", "seed")}
    office.event("relay", {"kind": "withdraw", "entrant": "4", "reason": "伤病"})
    status, text = form(office.meet, EVENT, DRAW, act="draw", seq="1", **fields)
    assert status == 422
    assert "编排建议已不同" in text
    assert office.meet.get("/events/relay")[1]["contests"] == []


def test_a_draw_is_taken_back_while_nothing_was_called(office: Office) -> None:
    before = office.standing("relay")
    accept(office, "seed=7")
    drawn = office.standing("relay")
    assert office.undo("relay", 1)[0] == 201
    assert office.standing("relay") == before
    assert office.undo("relay", 2)[0] == 201
    assert office.standing("relay") == drawn
    (contest,) = office.meet.get("/events/relay")[1]["contests"]
    office.contest(contest["id"], {"kind": "called"})
    status, answer = office.undo("relay", 1)
    assert (status, answer["error"]) == (422, "drawn_has_lines")


def test_a_draw_by_a_program_names_its_contests_once(office: Office) -> None:
    pairing = {"id": "v1", "phase": "semi", "round": 1, "entrants": ["1", "2"], "table": 3}
    call = {"kind": "draw", "pairings": [pairing], "engine": "manual"}
    assert office.event("relay", call)[0] == 201
    assert office.event("relay", call)[1]["error"] == "contest_exists"
    again = {**call, "pairings": [{**pairing, "id": "v2", "entrants": ["2", "1"]}]}
    assert office.event("relay", again)[1]["error"] == "already_drawn"
    other = {**call, "pairings": [{**pairing, "id": "v2", "entrants": ["3", "4"]}]}
    assert office.event("relay", other)[0] == 201
    contests = office.meet.get("/events/relay")[1]["contests"]
    assert [one["id"] for one in contests] == ["v1", "v2"]
    roster = office.meet.house.reader.roster()
    assert roster is not None
    assert (roster.contests["v1"].round, roster.contests["v1"].order) == (1, 3)


def test_it_is_said_when_a_draw_no_longer_follows(office: Office) -> None:
    office.event("relay", {"kind": "withdraw", "entrant": "4", "reason": "伤病"})
    shown = page(office, f"{DRAW}?seed=7")
    fields = {name: hidden(shown, name) for name in ("id", "seq", "input", "seed")}
    assert form(office.meet, EVENT, f"{DRAW}?seed=7", act="draw", **fields)[0] == 200
    warning = "编排已不符合当前成绩"
    assert warning not in page(office, EVENT)
    assert office.undo("relay", 1)[0] == 201
    assert warning in page(office, EVENT)
    assert len(office.meet.get("/events/relay")[1]["contests"]) == 1


def test_the_same_record_read_anew_never_asks_the_engine(office: Office) -> None:
    """The line says who meets whom: a second record of the same disk has the same contests."""
    accept(office, "seed=7")
    house = office.meet.house
    again = Reader(house.engine, house.zone, lambda: 0)
    mine, theirs = house.reader.roster(), again.roster()
    assert mine is not None
    assert theirs is not None
    assert mine.contests == theirs.contests


def test_lot_numbers_order_the_lifters(tmp_path: Path) -> None:
    """At equal weights the lower lot lifts first; entries without one get theirs by the seed."""
    with running(tmp_path) as meet:
        meet.load(lifting("m54", "男子 54 公斤级", "abc"))
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        office, at = Office(meet), "/desk/events/m54"
        order = lot_order("晋东", "abc")
        fields = {"act": "lots", "numbers": "yes", "seed": "晋东", "seq": "0"}
        data = {**fields, "entrant": ["a", "b", "c"]}
        assert form(meet, at, at, **data)[0] == 200  # type: ignore[arg-type]
        roster = meet.house.reader.roster()
        assert roster is not None
        with meet.house.reader.context("zh") as context:
            entrants = context.results.contest("m54-f").frame.entrants
            assert {e.id: e.own.lot for e in entrants} == {e: n for n, e in enumerate(order, 1)}
        declared = [{"kind": "declare", "entrant": e, "attempt": 1, "kg": "100"} for e in "abc"]
        office.contest("m54-f", *declared)
        with meet.house.reader.context("zh") as context:
            now = context.results.contest("m54-f")
            pad = now.frame.rules.options(now.standing.state, "chief", 0)
            assert pad.about == order[0]
        office.contest("m54-f", *lift(order[0], "100"))
        assert office.undo("m54", 1)[1]["error"] == "lots_after_start"


def test_a_draw_in_a_file_makes_the_contests_it_leaves_out(tmp_path: Path) -> None:
    pairings = [{"id": "s1", "entrants": ["1", "2"]}, {"id": "s2", "entrants": ["3", "4"]}]
    raw = {
        **PLACED,
        "draw": {"format": "timed_finals"},
        "contests": [{"id": "s1", "entrants": ["1", "2"]}],
        "calls": [{"kind": "draw", "pairings": pairings, "engine": "manual"}],
    }
    with running(tmp_path) as meet:
        meet.load(raw, with_calls=True)
        office = Office(meet)
        contests = meet.get("/events/relay")[1]["contests"]
        assert [one["id"] for one in contests] == ["s1", "s2"]
        assert office.undo("relay", 1)[0] == 201
        assert meet.get("/events/relay")[1]["contests"] == []
