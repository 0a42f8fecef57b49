"""A Swiss at the desk: check-in, the round as it would be paired, swaps, publishing, the report."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meet import trf
from meet.pairing.rounds import Choice, due, made
from tests.house import running
from tests.web.event_desk import Office
from tests.web.test_event_draw import hidden, page
from tests.web.test_pages import form

EVENT = "/desk/events/xq"
ROUND = f"{EVENT}/round"
UNITS = {"a": "潞州", "b": "上党", "c": "潞州", "d": "上党", "e": "屯留", "f": "屯留", "g": "襄垣"}
SWISS = {
    "format": "meet-event/1",
    "sport": "chess",
    "event": "xq",
    "name": "男子个人",
    "rules": {"preset": "xiangqi-2011", "rounds": 3},
    "draw": {"format": "swiss"},
    "entrants": [
        {"id": id_, "name": f"棋手{id_}", "delegation": unit} for id_, unit in UNITS.items()
    ],
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Seven players, no round yet; the client is signed in as the desk."""
    with running(tmp_path) as meet:
        meet.load(SWISS)
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        yield Office(meet)


def publish(office: Office, query: str, **more: Any) -> tuple[int, str]:
    shown = page(office, f"{ROUND}?pair=1&{query}")
    fields = {name: hidden(shown, name) for name in ("id", "seq", "input")}
    asked = dict(part.split("=") for part in query.split("&") if part)
    return form(office.meet, ROUND, f"{ROUND}?pair=1&{query}", **fields, pair="1", **asked, **more)


def line(office: Office) -> Any:
    return office.meet.get("/events/xq/ledger", office.desk)[1]["lines"][-1]["call"]


def play(office: Office, outcome: str = "red") -> None:
    """The games that are open, all won by one side."""
    for contest in office.meet.get("/events/xq")[1]["contests"]:
        if contest["stage"]["code"] == "scheduled" and len(office.in_contest(contest["id"])) == 2:
            office.contest(contest["id"], {"kind": "result", "outcome": outcome})


def test_a_round_is_checked_in_paired_published_and_played(office: Office) -> None:
    shown = page(office, ROUND)
    assert "编排第1轮" in shown
    assert shown.count('name="away.') == 7
    assert publish(office, "seed=2027&away.g=half_bye")[0] == 200
    call = line(office)
    assert (call["engine"], call["version"], call["seed"]) == ("score-groups", "1", "2027")
    assert re.fullmatch("[0-9a-f]{64}", call["input"])
    pairs = [one["entrants"] for one in call["pairings"]]
    assert [len(pair) for pair in pairs] == [2, 2, 2, 1]
    assert pairs[-1] == ["g"]
    assert all(UNITS[a] != UNITS[b] for a, b in pairs[:3])
    assert office.placings("xq")[0] == ("g", 1, "1")  # a half-point bye is half of a win's 2
    waiting = page(office, f"{ROUND}?pair=1")
    assert "第1轮还有 3 台没有结果" in waiting
    assert (
        "点名" not in waiting
    )  # nobody is called, and no seed is told, for a round that is not due
    play(office)
    assert "种子「2027」在编第一轮时已公布" in page(office, ROUND)
    assert "编排第2轮" in page(office, ROUND)


def test_the_preview_tells_floats_and_who_has_the_bye(office: Office) -> None:
    """Of six, three winners: one of them floats; the seventh comes late, and one has the bye."""
    publish(office, "seed=7&away.g=zero_bye")
    play(office)
    assert "下调" in page(office, f"{ROUND}?pair=1&away.g=zero_bye")
    assert "轮空" in page(office, f"{ROUND}?pair=1")
    assert publish(office, "")[0] == 200
    byes = [pair["entrants"] for pair in line(office)["pairings"] if len(pair["entrants"]) == 1]
    assert len(byes) == 1


def test_swaps_have_a_reason_and_a_fault_is_never_published(office: Office) -> None:
    publish(office, "seed=7&away.g=zero_bye")
    one, other = line(office)["pairings"][0]["entrants"]
    play(office)
    away = "away.g=zero_bye"
    shown = page(office, f"{ROUND}?pair=1&{away}")
    assert "disabled" not in shown.split("公布这一轮")[0].rsplit("<button", 1)[1]
    mate = next(
        pair["entrants"]
        for pair in preview(office, away)
        if one in pair["entrants"] and other not in pair["entrants"]
    )
    place = next(id_ for id_ in mate if id_ != one)
    fault = f"{away}&one={place}&other={other}"
    shown = page(office, f"{ROUND}?pair=1&{fault}")
    assert "已经对过局" in shown
    assert "disabled" in shown.split("公布这一轮")[0].rsplit("<button", 1)[1]
    status, said = publish(office, fault, reason="试一试")
    assert status == 422
    assert "已经对过局" in said
    assert publish(office, f"{away}&one=a&other=b")[0] == 400  # no reason
    again = {"entrants": [other, one], "phase": "2", "round": 2}
    status, told = office.event("xq", {"kind": "draw", "pairings": [again]})
    assert (status, told["error"]) == (422, "rematch")
    before = office.meet.get("/events/xq/ledger", office.desk)[1]["seq"]
    assert before == 1


def test_a_swap_by_hand_is_not_said_to_be_the_only_way(office: Office) -> None:
    """The engine keeps delegations apart; who puts team mates together says why, nobody else."""
    drawn = "seed=7&away.g=zero_bye"
    one, other = preview(office, drawn)[0]["entrants"]
    mate = next(id_ for id_ in UNITS if UNITS[id_] == UNITS[one] and id_ != one)
    query = f"{drawn}&one={other}&other={mate}"
    shown = page(office, f"{ROUND}?pair=1&{query}")
    assert "同一单位" in shown
    assert "回避放宽" not in shown
    assert publish(office, query, reason="同队先赛")[0] == 200
    assert line(office)["reason"] == "同队先赛"


def test_the_roll_is_called_in_one_order_until_lots_are_drawn(office: Office) -> None:
    def roll(query: str) -> list[str]:
        return re.findall(r'name="away\.(.)"', page(office, f"{ROUND}?{query}"))

    assert roll("") == roll("seed=7") == roll("pair=1&seed=8") == list(UNITS)


def test_who_has_the_bye_sits_at_no_table(office: Office) -> None:
    publish(office, "seed=7")
    names = [one["name"] for one in office.meet.get("/events/xq")[1]["contests"]]
    assert [name.split("轮")[1] for name in names] == [
        *(f"第 {n} 台" for n in (1, 2, 3)),
        "（不对局）",
    ]


def preview(office: Office, query: str) -> list[dict[str, Any]]:
    """The pairs of the round that is due, as the desk would write them."""
    with office.meet.house.reader.context("zh") as context:
        now = context.results.event("xq")
    away = tuple(
        (part.removeprefix("away.").split("=")[0], part.split("=")[1])
        for part in query.split("&")
        if part.startswith("away.")
    )
    seed = dict(part.split("=") for part in query.split("&")).get("seed", "")
    choice = Choice(seed=seed, away=away)  # type: ignore[arg-type]
    round_ = made(now, due(now, choice), choice)
    return [{"entrants": [p.first, p.second]} for p in round_.paired.tables]


def test_a_round_that_moved_on_is_not_published(office: Office) -> None:
    shown = page(office, f"{ROUND}?pair=1&seed=7")
    fields = {name: hidden(shown, name) for name in ("id", "seq", "input")}
    office.event("xq", {"kind": "withdraw", "entrant": "a", "reason": "因病"})
    status, said = form(office.meet, ROUND, f"{ROUND}?pair=1", **fields, pair="1", seed="7")
    assert status in (409, 422)
    assert said
    assert office.meet.get("/events/xq")[1]["contests"] == []


def test_the_report_of_the_event_may_be_taken_by_anybody(office: Office) -> None:
    publish(office, "seed=7")
    play(office, "draw")
    answer = office.meet.client.get("/events/xq/report.trf")
    assert answer.status_code == 200
    report = trf.read(answer.get_data(as_text=True))
    assert (len(report.players), report.rounds, report.played) == (7, 3, 1)
    assert sorted(str(player.points) for player in report.players) == ["1", *["1/2"] * 6]
    assert office.meet.client.get("/events/none/report.trf").status_code == 404


TEAMS = {
    **SWISS,
    "name": "团体",
    "tags": ["team"],
    "rules": {"preset": "xiangqi-2011", "rounds": 3, "boards": 2},
    "entrants": [{"id": id_, "name": f"{id_}队", "delegation": UNITS[id_]} for id_ in "abeg"],
}


@pytest.fixture
def teams(tmp_path: Path) -> Iterator[Office]:
    """Four teams of two boards, no round yet."""
    with running(tmp_path) as meet:
        meet.load(TEAMS)
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        yield Office(meet)


def test_a_team_match_is_drawn_with_its_boards_and_made_of_their_results(teams: Office) -> None:
    """The first-named has red on board 1, black on board 2; 局分 3-1 wins the match."""
    assert publish(teams, "seed=2027")[0] == 200
    pairings = line(teams)["pairings"]
    matches = [one for one in pairings if not one.get("part_of")]
    boards = [one for one in pairings if one.get("part_of")]
    assert [len(matches), len(boards)] == [2, 4]
    first = matches[0]["entrants"]
    own = [one for one in boards if set(one["entrants"]) == set(first)]
    assert [(one["order"], one["entrants"]) for one in own] == [(1, first), (2, first[::-1])]
    assert "第1轮还有 4 台没有结果" in page(teams, ROUND)
    for board in boards:
        outcome = "red" if board["order"] == 1 else "draw"
        teams.contest(board["id"], {"kind": "result", "outcome": outcome})
    placed = teams.placings("xq")
    assert [(place, mark) for _id, place, mark in placed] == [
        (1, "2"),
        (1, "2"),
        (3, "0"),
        (3, "0"),
    ]
    assert {id_ for id_, place, _mark in placed if place == 1} == {
        one["entrants"][0] for one in matches
    }
    assert "编排第2轮" in page(teams, ROUND)
    assert publish(teams, "")[0] == 200
    assert sum(len(one["entrants"]) == 2 for one in line(teams)["pairings"]) == 6


def test_a_hall_shows_the_round_beside_the_standings_and_why(office: Office) -> None:
    publish(office, "seed=2027&away.g=zero_bye")
    hall = page(office, "/events/xq?as=hall")
    assert "第1轮，共 3 轮，3 台已结束 0 台" in hall
    assert hall.count("对局中") == 3
    play(office)
    publish(office, "away.g=zero_bye")
    play(office)
    hall = page(office, "/events/xq?as=hall")
    assert "第2轮，共 3 轮，3 台已结束 3 台" in hall
    assert "红方胜" in hall
    assert "为什么" in hall
    assert 'data-part="hall"' in hall
