"""The calls that need no number: every seat writes at once, and what is closed says so."""

import pytest

from tests.api.games import Official, vote
from tests.house import Running

LIFT = "/contests/pwl-f"


@pytest.fixture
def referees(meet: Running) -> dict[str, Official]:
    """The three seats, each with its own card for this contest."""
    seats = ("left", "chief", "right")
    return {s: Official(meet, meet.token("referee", seat=s, contests=["pwl-f"])) for s in seats}


@pytest.fixture
def weighed(desk: Official) -> Official:
    """A marshal who has entered two openers."""
    marshal = Official(desk.meet, desk.meet.token("marshal", seat="marshal"))
    for entrant, kg in (("9", "100"), ("7", "110")):
        declared = {"kind": "declare", "entrant": entrant, "attempt": 1, "kg": kg}
        assert marshal.free(LIFT, declared)[0] == 201
    return marshal


def test_three_lights_come_in_any_order_and_the_fourth_is_closed(
    weighed: Official, referees: dict[str, Official]
) -> None:
    for number, seat in enumerate(("right", "left", "chief"), start=3):
        assert referees[seat].free(LIFT, vote(seat)) == (201, {"seq": number})
    status, answer = referees["left"].free(LIFT, vote("left", good=False))
    assert (status, answer["error"], answer["seq"]) == (422, "closed", 5)
    assert "乔木" in answer["message"]
    assert answer["pad"]["seat"] == "left"
    assert weighed.last(LIFT) == 5
    board = weighed.meet.get("/events/pwl-m54")[1]["placings"]
    assert [(row["entrant"]["id"], row["place"], row["mark"]) for row in board] == [
        ("9", 1, "100"),
        ("7", None, ""),
    ]


def test_a_weight_of_a_closed_attempt_is_closed(
    weighed: Official, referees: dict[str, Official]
) -> None:
    for seat, referee in referees.items():
        referee.free(LIFT, vote(seat))
    late = {"kind": "declare", "entrant": "9", "attempt": 1, "kg": "101"}
    status, answer = weighed.free(LIFT, late)
    assert (status, answer["error"]) == (422, "closed")


def test_a_sports_own_refusal_speaks_both_languages(
    meet: Running, referees: dict[str, Official]
) -> None:
    """No weight was declared: a code that only the sport's words know."""
    status, answer = referees["left"].free(LIFT, vote("left"))
    assert (status, answer["error"]) == (422, "no_weight")
    assert "乔木" in answer["message"]
    body = {"id": "1", "seq": None, "call": vote("left")}
    english = meet.post(f"{LIFT}/calls?lang=en", body, referees["left"].token)[1]
    assert english["error"] == "no_weight"
    assert english["message"] != answer["message"]
    assert "乔木" in english["message"]


@pytest.mark.parametrize(
    "kg", ["-5", "0", "0.25", "9" * 400, "NaN", "Infinity", "1E+9", "１００", "", "ten"]
)
def test_a_weight_that_cannot_be_is_refused(resting: Running, kg: str) -> None:
    desk = Official(resting, resting.token("desk"))
    call = {"kind": "attempt", "entrant": "9", "lift": "bench", "attempt": 1, "kg": kg}
    status, answer = desk.call(LIFT, {**call, "good": True})
    assert status == 422
    assert answer["message"]
    assert answer["pad"]["seq"] == desk.last(LIFT) == 0


def test_a_seat_votes_for_itself(weighed: Official, referees: dict[str, Official]) -> None:
    status, answer = referees["left"].free(LIFT, vote("right"))
    assert (status, answer["error"]) == (403, "wrong_card")


def test_a_batch_of_votes_from_a_tablet_that_was_offline(
    weighed: Official, referees: dict[str, Official]
) -> None:
    for seat in ("chief", "right"):
        referees[seat].free(LIFT, vote(seat))
    left = referees["left"]
    bodies = [
        {"id": f"left-{i}", "seq": None, "call": vote("left", good=good)}
        for i, good in enumerate((True, False, True))
    ]
    answers = left.meet.post(f"{LIFT}/calls", {"calls": bodies}, left.token)[1]["answers"]
    assert [(a["status"], a.get("error")) for a in answers] == [(201, None), (422, "closed")]
    assert answers[1]["pad"]["seat"] == "left"
