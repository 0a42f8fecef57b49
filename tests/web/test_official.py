"""Official results: declared as seen, pinned, counted, taken back; nothing beneath them moves."""

from typing import Any

from tests.house import PLACE, PLACED, Running, new_id

EVENT = "/events/relay"
CONTEST = "/contests/relay-f"


def finished(meet: Running) -> str:
    """The event finished; a desk token."""
    desk = meet.token("desk")
    meet.post(f"{CONTEST}/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    return desk


def declare(meet: Running, desk: str, **more: Any) -> Any:
    seen = meet.get(EVENT)[1]["version"]
    return meet.post(f"{EVENT}/official", {"id": new_id(), "seen": seen, **more}, desk)


def medals(meet: Running) -> dict[str, list[str]]:
    rows = meet.get("/medals")[1]["rows"]
    return {r["delegation"]["id"]: [r["gold"], r["silver"], r["bronze"]] for r in rows}


def test_medals_and_points_count_official_events_only(meet: Running) -> None:
    desk = finished(meet)
    assert medals(meet)["上党"] == ["0", "0", "0"]
    assert declare(meet, desk) == (201, {"seq": 1})
    # municipal-7: four ran, minus one admits three; a shared second leaves no bronze.
    assert medals(meet) == {
        "上党": ["1", "0", "0"],
        "潞州": ["0", "1", "0"],
        "屯留": ["0", "1", "0"],
        "襄垣": ["0", "0", "0"],
    }
    points = {r["delegation"]["id"]: r["points"] for r in meet.get("/points")[1]["rows"]}
    # A relay counts double: 9 × 2, (7 + 6) / 2 × 2 each, and nothing for the fourth.
    assert points == {"上党": "18", "潞州": "13", "屯留": "13", "襄垣": "0"}
    view = meet.get("/medals")[1]
    assert (view["planned"], view["held"], view["awarded"], view["handed_out"]) == (1, 1, 1, 3)


def test_who_has_no_medal_neither_rises_nor_falls(meet: Running) -> None:
    """襄垣 wins the second event and passes those who share the second place; nobody passes 平顺,
    for whoever has no medal has no rank."""
    declare(meet, finished(meet))
    people = [("21", "襄垣"), ("22", "襄垣"), ("23", "平顺")]
    ids = [i for i, _unit in people]
    placed = {"kind": "place", "placings": [[i] for i in ids]}
    second = {
        **PLACED,
        "event": "two",
        "entrants": [{"id": i, "name": i, "delegation": unit} for i, unit in people],
        "contests": [{"id": "two-f", "phase": "final", "entrants": ids, "calls": [placed]}],
    }
    meet.load(second, with_calls=True)
    desk = meet.token("desk")
    seen = meet.get("/events/two")[1]["version"]
    assert meet.post("/events/two/official", {"id": new_id(), "seen": seen}, desk)[0] == 201
    rows = {r["delegation"]["id"]: r for r in meet.get("/medals")[1]["rows"]}
    assert (rows["平顺"]["total"], rows["平顺"]["change"]) == ("0", 0)
    assert (rows["襄垣"]["rank"], rows["襄垣"]["change"]) == (1, 3)
    assert rows["潞州"]["change"] == -1


def test_what_is_not_finished_cannot_be_declared(meet: Running) -> None:
    desk = meet.token("desk")
    status, answer = declare(meet, desk)
    assert (status, answer["error"]) == (422, "event_not_over")


def test_only_the_result_that_was_seen_can_be_declared(meet: Running) -> None:
    desk = finished(meet)
    seen = meet.get(EVENT)[1]["version"]
    note = {"id": new_id(), "seq": None, "call": {"kind": "note", "text": "复核"}}
    meet.post(f"{CONTEST}/calls", note, desk)
    body = {"id": new_id(), "seen": seen}
    status, answer = meet.post(f"{EVENT}/official", body, desk)
    assert (status, answer["error"]) == (409, "stale")


def test_a_later_call_is_answered_and_stays_on_the_tablet(meet: Running) -> None:
    desk = finished(meet)
    declare(meet, desk)
    note = {"id": new_id(), "seq": None, "call": {"kind": "note", "text": "迟到"}}
    status, answer = meet.post(f"{CONTEST}/calls", note, desk)
    assert (status, answer["error"]) == (409, "official")
    assert meet.get(f"{CONTEST}/ledger", desk)[1]["seq"] == 1


def test_the_official_line_pins_contests_and_placings(meet: Running) -> None:
    desk = finished(meet)
    declare(meet, desk)
    line = meet.get(f"{EVENT}/ledger", desk)[1]["lines"][0]
    assert line["call"]["contests"] == [["relay-f", 1]]
    assert len(line["call"]["digest"]) == 64
    assert line["by"] == "desk 测试"


def test_taking_it_back_needs_a_reason_and_takes_the_medals(meet: Running) -> None:
    desk = finished(meet)
    declare(meet, desk)
    assert meet.post(f"{EVENT}/unofficial", {"id": new_id(), "reason": ""}, desk)[0] == 400
    body = {"id": new_id(), "reason": "兴奋剂复查"}
    assert meet.post(f"{EVENT}/unofficial", body, meet.token("jury"))[0] == 403
    assert meet.post(f"{EVENT}/unofficial", body, desk) == (201, {"seq": 2})
    assert medals(meet)["上党"] == ["0", "0", "0"]
    undo = {"id": new_id(), "seq": 1, "retracts": 1}
    assert meet.post(f"{CONTEST}/retractions", undo, desk)[0] == 201


def test_official_only_by_its_own_route(meet: Running) -> None:
    desk = finished(meet)
    body = {"id": new_id(), "seq": 0, "call": {"kind": "official"}}
    status, answer = meet.post(f"{EVENT}/calls", body, desk)
    assert (status, answer["error"]) == (422, "own_route")
    declare(meet, desk)
    undo = {"id": new_id(), "seq": 1, "retracts": 1}
    assert meet.post(f"{EVENT}/retractions", undo, desk)[1]["error"] == "own_route"


def test_a_protest_stops_the_declaration_until_it_is_ruled(meet: Running) -> None:
    desk = finished(meet)
    protest = {"kind": "protest", "delegation": "潞州", "reason": "串道"}
    meet.post(f"{EVENT}/calls", {"id": new_id(), "seq": 0, "call": protest}, desk)
    assert meet.get(EVENT)[1]["protested"] is True
    assert declare(meet, desk)[1]["error"] == "protested"
    rule = {"kind": "rule", "protest": 1, "upheld": False, "reason": "录像未见串道"}
    answer = meet.post(
        f"{EVENT}/calls", {"id": new_id(), "seq": 1, "call": rule}, meet.token("jury")
    )
    assert answer == (201, {"seq": 2})
    assert declare(meet, desk)[0] == 201


def test_the_desk_places_by_hand_with_a_reason(meet: Running) -> None:
    desk = meet.token("desk")
    by_hand = {"kind": "place", "placings": [["4"], ["3"], ["2"], ["1"]], "reason": "计时故障"}
    assert meet.post(f"{EVENT}/calls", {"id": new_id(), "seq": 0, "call": by_hand}, desk)[0] == 201
    view = meet.get(EVENT)[1]
    assert [row["entrant"]["id"] for row in view["placings"]] == ["4", "3", "2", "1"]
    assert view["placings"][1]["decided_by"] == "jury"
    assert "计时故障" in view["placings"][1]["why"]
    assert declare(meet, desk)[0] == 201


def test_a_retry_of_the_declaration_is_harmless(meet: Running) -> None:
    desk = finished(meet)
    body = {"id": new_id(), "seen": meet.get(EVENT)[1]["version"]}
    assert meet.post(f"{EVENT}/official", body, desk) == (201, {"seq": 1})
    assert meet.post(f"{EVENT}/official", body, desk) == (200, {"seq": 1})


def test_a_frozen_n_changes_what_is_awarded(meet: Running) -> None:
    desk = finished(meet)
    frozen = {"kind": "freeze_n", "n": 2, "count": "started", "reason": "两人未到场"}
    meet.post(f"{EVENT}/calls", {"id": new_id(), "seq": 0, "call": frozen}, desk)
    declare(meet, desk)
    assert sum(int(v[0]) + int(v[1]) + int(v[2]) for v in medals(meet).values()) == 1
