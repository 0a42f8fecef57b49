"""An official result that no longer follows: an alarm, and the pinned one stands."""

from typing import Any

from meet import ledger
from meet.digest import digest
from meet.results import check_pins
from tests.house import PLACE, Running, new_id

DECLARED = [
    {"entrant": "4", "place": 1},
    {"entrant": "3", "place": 2},
    {"entrant": "2", "place": 3},
    {"entrant": "1", "place": 4},
]
"""What a version with other rules may have declared from the same calls."""


def write(meet: Running, subject: str, seq: int, call: dict[str, Any]) -> None:
    """A line past the desk, as another version of the program may have written it."""
    meet.house.writer.submit(
        lambda conn: ledger.insert(
            conn,
            subject=subject,
            seq=seq,
            id=new_id(),
            call=call,
            reason="",
            by="记录台",
            seat="",
            device="",
            said_at=None,
            at_ms=0,
        )
    )


def test_the_pinned_result_stands_and_the_desk_is_alarmed(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post("/contests/relay-f/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    call = {
        "kind": "official",
        "contests": [["relay-f", 1]],
        "digest": digest(DECLARED),
        "placings": DECLARED,
    }
    write(meet, "event:relay", 1, call)
    view = meet.get("/events/relay")[1]
    assert view["alarm"]
    assert [(row["entrant"]["id"], row["place"]) for row in view["placings"]] == [
        ("4", 1),
        ("3", 2),
        ("2", 3),
        ("1", 4),
    ]
    gold = [r["delegation"]["id"] for r in meet.get("/medals")[1]["rows"] if r["gold"] == "1"]
    assert gold == ["襄垣"]
    with meet.house.reader.context("zh") as context:
        assert check_pins(context.results) == ["relay"]


def test_a_result_that_follows_raises_no_alarm(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post("/contests/relay-f/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    seen = meet.get("/events/relay")[1]["version"]
    meet.post("/events/relay/official", {"id": new_id(), "seen": seen}, desk)
    assert meet.get("/events/relay")[1]["alarm"] == ""
    with meet.house.reader.context("zh") as context:
        assert check_pins(context.results) == []


def test_a_contest_that_cannot_be_read_says_so_on_its_page(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post("/contests/relay-f/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    seen = meet.get("/events/relay")[1]["version"]
    meet.post("/events/relay/official", {"id": new_id(), "seen": seen}, desk)
    gold = meet.get("/medals")[1]["gold"]
    write(meet, "contest:relay-f", 2, {"kind": "place", "placings": [["77"]]})
    for address in ("/contests/relay-f", "/contests/relay-f?as=hall", "/api/v1/contests/relay-f"):
        answer = meet.client.get(address)
        assert answer.status_code == 200, address
        assert "从第 2 行起读不通：" in answer.get_data(as_text=True), address
    assert meet.get("/events/relay")[1]["alarm"]
    assert meet.get("/medals")[1]["gold"] == gold == "1"
    assert meet.client.get("/").status_code == 200
    assert meet.client.get("/schedule").status_code == 200


def test_a_contest_of_an_unknown_kind_of_call_says_so_too(meet: Running) -> None:
    write(meet, "contest:relay-f", 1, {"kind": "shout"})
    answer = meet.client.get("/contests/relay-f?lang=en")
    assert answer.status_code == 200
    assert "The record of this contest cannot be read from line 1 on" in answer.get_data(
        as_text=True
    )
