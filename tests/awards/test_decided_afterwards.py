"""What is decided beside the contest: jury orders, credits, cancelled events, records, placings
taken away and given back; each with what it does to both tables.

Under `municipal-7`: minus one, 9-7-6-5 …, relays double, those behind move up.
"""

from typing import Any

from meet.awards_file import read_regulation, shipped
from meet.results import check_pins
from scoring_rules.contest import Credit, Entrant
from scoring_rules.event import EventStage
from tests.awards.games import Games
from tests.house import PLACE, Running, new_id

UNITS = ("潞州", "上党", "屯留", "襄垣")
FOUR = tuple(Entrant(str(i), delegation=unit) for i, unit in enumerate(UNITS, 1))
ORDER = [["1"], ["2"], ["3"], ["4"]]


def placed(entrants: tuple[Entrant, ...] = FOUR, regulation: str = "municipal-7") -> Games:
    """An event whose entrants came in in the order of their numbers."""
    games = Games(shipped(regulation), {"e": entrants}, UNITS)
    order = [[entrant.id] for entrant in entrants]
    games.decide("e", kind="place", placings=order, reason="抄录")
    return games


def medals(games: Games) -> dict[str, tuple[str, str, str]]:
    rows = games.awarding.tables().medals
    return {r.delegation: (str(r.gold), str(r.silver), str(r.bronze)) for r in rows if r.total}


def points(games: Games) -> dict[str, str]:
    rows = games.awarding.tables().points
    return {row.delegation: str(row.points) for row in rows if row.points}


def test_who_is_taken_away_loses_the_medal_and_those_behind_move_up() -> None:
    games = placed()
    games.decide("e", kind="take_away", entrant="1", status="doping", reason="阳性")
    games.declare("e")
    assert medals(games) == {
        "上党": ("1", "0", "0"), "屯留": ("0", "1", "0"), "襄垣": ("0", "0", "1")
    }  # fmt: skip
    assert points(games) == {"上党": "9", "屯留": "7", "襄垣": "6"}
    assert check_pins(games.results) == []


def test_where_nobody_moves_up_the_place_stays_vacant() -> None:
    games = Games(
        read_regulation({"points": {"table": [9, 7, 6, 5]}, "status": {"promote_after_dq": False}}),
        {"e": FOUR},
        UNITS,
    )
    games.decide("e", kind="place", placings=ORDER, reason="抄录")
    games.decide("e", kind="take_away", entrant="1", reason="犯规")
    games.declare("e")
    assert medals(games) == {"上党": ("0", "1", "0"), "屯留": ("0", "0", "1")}
    assert points(games) == {"上党": "7", "屯留": "6", "襄垣": "5"}


def test_who_is_reinstated_has_everything_back() -> None:
    games = placed()
    games.decide("e", kind="take_away", entrant="1", reason="误判")
    games.decide("e", kind="retract", line=2, reason="复核后恢复")
    games.declare("e")
    assert medals(games)["潞州"] == ("1", "0", "0")
    assert points(games) == {"潞州": "9", "上党": "7", "屯留": "6"}


def test_what_was_official_is_taken_away_once_it_is_taken_back() -> None:
    games = placed()
    games.declare("e")
    assert medals(games)["潞州"] == ("1", "0", "0")
    games.decide("e", kind="unofficial", reason="兴奋剂复查")
    games.decide("e", kind="take_away", entrant="1", status="doping", reason="阳性")
    assert medals(games) == {}
    games.declare("e")
    assert medals(games)["上党"] == ("1", "0", "0")


def test_a_confirmed_record_brings_its_bonus() -> None:
    games = Games(
        read_regulation(
            {"points": {"table": [9, 7]}, "records": [{"level": "meet", "points": "5/2"}]}
        ),
        {"e": FOUR},
        UNITS,
    )
    games.decide("e", kind="place", placings=ORDER, reason="抄录")
    games.decide("e", kind="record", entrant="2", level="meet")
    games.declare("e")
    assert points(games) == {"潞州": "9", "上党": "19/2"}


def test_an_exchange_athlete_is_credited_as_agreed() -> None:
    shared = (Credit("潞州", "1/2", "1/3"), Credit("襄垣", "1/2", "2/3"))
    entrants = (Entrant("1", name="李堃", credits=shared), *FOUR[1:])
    games = placed(entrants)
    games.declare("e")
    assert medals(games) == {
        "潞州": ("1/2", "0", "0"),
        "襄垣": ("1/2", "0", "0"),
        "上党": ("0", "1", "0"),
        "屯留": ("0", "0", "1"),
    }
    assert points(games) == {"潞州": "3", "襄垣": "6", "上党": "7", "屯留": "6"}
    assert games.awarding.tables().totals.medals_handed_out == 3


def test_a_cancelled_event_is_planned_but_neither_held_nor_awarded() -> None:
    games = placed()
    games.decide("e", kind="cancel", reason="暴雨")
    now = games.awarding.tables()
    assert games.results.event("e").stage is EventStage.CANCELLED
    assert (now.counts.planned, now.counts.held, now.counts.awarded) == (1, 0, 0)
    assert (medals(games), points(games)) == ({}, {})


def test_the_jury_orders_who_is_level(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post("/contests/relay-f/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    order = {"kind": "decide", "what": "jury", "order": ["3", "1"], "reason": "终点录像"}
    body = {"id": new_id(), "seq": 0, "call": order}
    assert meet.post("/events/relay/calls", body, meet.token("jury"))[0] == 201
    seen = meet.get("/events/relay")[1]["version"]
    meet.post("/events/relay/official", {"id": new_id(), "seen": seen}, desk)
    rows: list[Any] = meet.get("/events/relay")[1]["placings"]
    assert [(r["entrant"]["id"], r["place"], r["medal"], r["points"]) for r in rows] == [
        ("2", 1, "gold", "18"),
        ("3", 2, "silver", "14"),
        ("1", 3, "bronze", "12"),
        ("4", 4, "", "0"),
    ]
    assert rows[2]["decided_by"] == "jury"
    assert meet.get("/events/relay")[1]["alarm"] == ""


def test_pages_show_who_moved_up(meet: Running) -> None:
    desk = meet.token("desk")
    meet.post("/contests/relay-f/calls", {"id": new_id(), "seq": 0, "call": PLACE}, desk)
    taken = {"kind": "take_away", "entrant": "2", "status": "doping", "reason": "阳性"}
    jury = meet.token("jury")
    assert (
        meet.post("/events/relay/calls", {"id": new_id(), "seq": 0, "call": taken}, jury)[0] == 201
    )
    seen = meet.get("/events/relay")[1]["version"]
    meet.post("/events/relay/official", {"id": new_id(), "seen": seen}, desk)
    view = meet.get("/events/relay")[1]
    assert [
        (r["entrant"]["id"], r["place"], r["medal"], r["status"]) for r in view["placings"]
    ] == [
        ("1", 1, "gold", "ranked"),
        ("3", 1, "gold", "ranked"),
        ("4", 3, "bronze", "ranked"),
        ("2", None, "", "doping"),
    ]
    page = meet.client.get("/events/relay").get_data(as_text=True)
    assert "成绩取消：阳性" in page
    assert "兴奋剂违规，成绩取消" in page
    later = {"kind": "record", "entrant": "1", "level": "meet"}
    refused = meet.post("/events/relay/calls", {"id": new_id(), "seq": 2, "call": later}, desk)
    assert (refused[0], refused[1]["error"]) == (422, "official")
