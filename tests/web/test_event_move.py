"""Moves and mergers: the other event gains the entrant, with or without its result, and back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.house import PLACED, running
from tests.web.event_desk import Office, lift, lifting


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two classes of lifters and a relay, nothing called yet."""
    with running(tmp_path) as meet:
        meet.load(lifting("m54", "男子 54 公斤级", "abx"))
        meet.load(lifting("m59", "男子 59 公斤级", "cd"))
        meet.load(PLACED)
        yield Office(meet)


def move(results: str = "annul", entrant: str = "x", to: str = "m59") -> dict[str, Any]:
    return {"kind": "move", "entrant": entrant, "to": to, "results": results, "reason": "改级"}


def test_who_is_moved_before_the_start_competes_there(office: Office) -> None:
    assert office.event("m54", move()) == (201, {"seq": 1})
    assert (office.entrants("m54"), office.entrants("m59")) == (["a", "b"], ["c", "d", "x"])
    assert office.in_contest("m54-f") == ["a", "b"]
    assert office.in_contest("m59-f") == ["c", "d", "x"]
    office.contest("m59-f", *lift("x", "120"), *lift("c", "100"), *lift("d", "90"))
    assert office.placings("m59") == [("x", 1, "120"), ("c", 2, "100"), ("d", 3, "90")]
    office.contest("m54-f", *lift("a", "80"), *lift("b", "70"))
    assert office.placings("m54") == [("a", 1, "80"), ("b", 2, "70")]
    assert office.official("m54")[0] == office.official("m59")[0] == 201
    # municipal-7, minus one: of three lifters there two are admitted, here one of two.
    medals = {e: medals_of(office, e) for e in ("m54", "m59")}
    assert medals == {"m54": {"a": "gold"}, "m59": {"x": "gold", "c": "silver"}}


def medals_of(office: Office, event: str) -> dict[str, str]:
    rows = office.meet.get(f"/events/{event}")[1]["placings"]
    return {row["entrant"]["id"]: row["medal"] for row in rows if row["medal"]}


def test_the_athlete_has_one_page_with_the_event_it_is_in(office: Office) -> None:
    office.event("m54", move())
    page = office.meet.client.get("/athletes/900").get_data(as_text=True)
    assert "男子 59 公斤级" in page
    assert "男子 54 公斤级" not in page


def test_a_result_that_is_kept_ranks_in_the_other_event(office: Office) -> None:
    office.contest("m54-f", *lift("x", "120"), *lift("a", "100"), *lift("b", "90"))
    office.contest("m59-f", *lift("c", "130"), *lift("d", "110"))
    assert office.event("m54", move("keep"))[0] == 201
    assert office.placings("m54") == [("a", 1, "100"), ("b", 2, "90")]
    assert office.placings("m59") == [("c", 1, "130"), ("x", 2, "120"), ("d", 3, "110")]
    assert office.official("m59")[0] == 201
    events = office.meet.get("/contests/m54-f")[1]["events"]
    assert [event["id"] for event in events] == ["m54", "m59"]
    call = {"id": "late", "seq": None, "call": {"kind": "note", "text": "迟到"}}
    status, answer = office.meet.post("/contests/m54-f/calls", call, office.desk)
    assert (status, answer["error"]) == (409, "official")


def test_a_result_that_is_annulled_ranks_nobody(office: Office) -> None:
    office.contest("m54-f", *lift("x", "120"), *lift("a", "100"), *lift("b", "90"))
    assert office.event("m54", move())[0] == 201
    assert office.placings("m54") == [("a", 1, "100"), ("b", 2, "90")]
    assert ("x", None, "") in office.placings("m59")
    office.contest("m59-f", *lift("x", "95"), *lift("c", "90"), *lift("d", "80"))
    assert office.placings("m59")[0] == ("x", 1, "95")


def test_a_move_can_be_taken_back_and_made_again(office: Office) -> None:
    before = office.standing("m54", "m59")
    office.event("m54", move())
    moved = office.standing("m54", "m59")
    assert moved != before
    assert office.undo("m54", 1)[0] == 201
    assert office.standing("m54", "m59") == before
    assert office.in_contest("m54-f") == ["a", "b", "x"]
    assert office.undo("m54", 2)[0] == 201
    assert office.standing("m54", "m59") == moved


def test_what_was_built_on_a_move_keeps_it(office: Office) -> None:
    office.event("m54", move())
    office.contest("m59-f", *lift("c", "100"))
    assert office.undo("m54", 1)[1]["error"] == "begun_since"


def test_who_is_named_there_stays(office: Office) -> None:
    office.event("m54", move())
    office.event("m59", {"kind": "withdraw", "entrant": "x", "reason": "伤病"})
    status, answer = office.undo("m54", 1)
    assert (status, answer["error"]) == (422, "named_there")
    assert "男子 59 公斤级" in answer["message"]


@pytest.mark.parametrize(
    ("to", "code"), [("m54", "no_such_event"), ("m99", "no_such_event"), ("relay", "other_sport")]
)
def test_where_nobody_can_be_moved(office: Office, to: str, code: str) -> None:
    before = office.standing("m54")
    status, answer = office.event("m54", move(to=to))
    assert (status, answer["error"]) == (422, code)
    assert office.standing("m54") == before


def test_an_id_that_is_taken_and_a_contest_that_has_begun_are_refused(office: Office) -> None:
    office.meet.load(lifting("m65", "男子 65 公斤级", "x"))
    assert office.event("m54", move(to="m65"))[1]["error"] == "id_taken"
    office.contest("m59-f", *lift("c", "100"))
    assert office.event("m54", move())[1]["error"] == "begun_there"


def test_under_an_official_result_nobody_comes_or_goes(office: Office) -> None:
    office.contest("m59-f", *lift("c", "100"), *lift("d", "90"))
    assert office.official("m59")[0] == 201
    assert office.event("m54", move("keep"))[1]["error"] == "official_there"
    assert office.event("m59", move(entrant="c", to="m54"))[1]["error"] == "official"


def test_who_left_can_be_named_no_more(office: Office) -> None:
    office.event("m54", move())
    withdraw = {"kind": "withdraw", "entrant": "x", "reason": "伤病"}
    assert office.event("m54", withdraw)[1]["error"] == "has_moved"
    assert office.event("m54", move())[1]["error"] == "has_moved"


def test_a_move_is_not_corrected(office: Office) -> None:
    office.event("m54", move())
    body = {"replaces": 1, "calls": [move("keep")], "reason": "看错"}
    path = "/events/m54"
    seq = office.meet.get(f"{path}/ledger", office.desk)[1]["seq"]
    answer = office.meet.post(f"{path}/corrections", {"id": "c", "seq": seq, **body}, office.desk)
    assert answer[1]["error"] == "undo_instead"


def test_where_only_places_are_recorded_no_result_can_be_kept(tmp_path: Path) -> None:
    with running(tmp_path) as meet:
        office = Office(meet)
        meet.load(PLACED)
        other = {**PLACED, "event": "relay2", "entrants": [], "contests": []}
        meet.load(other)
        place = {"kind": "place", "placings": [["1"], ["2"], ["3"], ["4"]]}
        office.contest("relay-f", place)
        call = move("keep", "1", "relay2")
        assert office.event("relay", call)[1]["error"] == "only_places"


def merge() -> dict[str, Any]:
    return {"kind": "merge", "into": "m59", "reason": "人数不足"}


def test_a_merger_takes_everybody_along(office: Office) -> None:
    before = office.standing("m54", "m59")
    office.event("m54", {"kind": "withdraw", "entrant": "b", "reason": "伤病"})
    assert office.event("m54", merge())[0] == 201
    assert office.meet.get("/events/m54")[1]["stage"]["code"] == "cancelled"
    assert (office.entrants("m54"), office.placings("m54")) == ([], [])
    assert office.entrants("m59") == ["c", "d", "a", "x"]
    assert office.in_contest("m59-f") == ["c", "d", "a", "x"]
    assert office.undo("m54", 2)[0] == 201
    assert office.undo("m54", 1)[0] == 201
    assert office.standing("m54", "m59") == before


def test_what_has_begun_is_not_merged(office: Office) -> None:
    office.contest("m54-f", *lift("a", "100"))
    status, answer = office.event("m54", merge())
    assert (status, answer["error"]) == (422, "begun_use_move")


@settings(max_examples=6)
@given(st.lists(st.sampled_from(["a", "b", "x"]), min_size=1, max_size=3, unique=True))
def test_moves_withdrawn_in_turn_leave_what_was(
    tmp_path_factory: pytest.TempPathFactory, who: list[str]
) -> None:
    """Retracting every move, the last first, equals never having made them."""
    with running(tmp_path_factory.mktemp("moves")) as meet:
        office = Office(meet)
        meet.load(lifting("m54", "男子 54 公斤级", "abx"))
        meet.load(lifting("m59", "男子 59 公斤级", "cd"))
        before = office.standing("m54", "m59")
        for entrant in who:
            assert office.event("m54", move(entrant=entrant))[0] == 201
        for line in range(len(who), 0, -1):
            assert office.undo("m54", line)[0] == 201
        assert office.standing("m54", "m59") == before
