"""An official result that no longer follows: an alarm, and the pinned one stands."""

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


def test_the_pinned_result_stands_and_the_desk_is_alarmed(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post("/contests/relay-f/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    call = {
        "kind": "official",
        "contests": [["relay-f", 1]],
        "digest": digest(DECLARED),
        "placings": DECLARED,
    }
    meet.house.writer.submit(
        lambda conn: ledger.insert(
            conn,
            subject="event:relay",
            seq=1,
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
