"""Knock-outs at the desk: lines with byes, a swap of who has one, winners carried forward by one
press a round, a corrected result that no longer carries, and the same on the public page."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import running
from tests.web.event_desk import Office
from tests.web.organiser import plain
from tests.web.test_event_draw import hidden, page
from tests.web.test_pages import form

NAMES = {"1": "王璐", "2": "李文斌", "3": "赵一鸣", "4": "孙若兰", "5": "周子墨", "6": "吴晓峰"}
SIX = {
    "format": "meet-event/1",
    "sport": "table_tennis",
    "event": "tt",
    "name": "男子单打",
    "rules": {"preset": "ittf", "best_of": 3},
    "draw": {"format": "knockout"},
    "entrants": [
        {"id": id_, "name": name, "delegation": f"县{id_}", "number": f"10{id_}", "seed": int(id_)}
        for id_, name in NAMES.items()
    ],
    "contests": [],
}
AT = "/desk/events/tt"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Six seeded players, nothing drawn; the client is signed in as the desk."""
    with running(tmp_path) as meet:
        meet.load(SIX)
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        yield Office(meet)


def accept(office: Office, query: str = "seed=7", **more: Any) -> tuple[int, str]:
    shown = page(office, f"{AT}/draw?{query}")
    fields = {name: hidden(shown, name) for name in ("id", "seq", "input", "seed")}
    return form(office.meet, AT, f"{AT}/draw?{query}", act="draw", **fields, **more)


def one_press(office: Office) -> int:
    """Draw the next round from the event's own page."""
    shown = page(office, AT)
    (found,) = re.findall(r"<form(?:(?!</form>).)*编排下一轮.*?</form>", shown, re.DOTALL)
    fields = {name: hidden(found, name) for name in ("id", "seq", "input", "act")}
    status, _text = form(office.meet, AT, AT, seed="", **fields)
    return status


def meets(office: Office) -> dict[str, list[str]]:
    """The contests by id with who meets."""
    roster = office.meet.house.reader.roster()
    assert roster is not None
    return {id_: [e.id for e in one.entrants] for id_, one in roster.contests.items()}


def lower_wins(office: Office, *contests: str) -> None:
    for contest in contests:
        first, second = meets(office)[contest]
        won = int(first) < int(second)
        games = [[11, 5], [11, 6]] if won else [[5, 11], [6, 11]]
        office.contest(contest, {"kind": "paper", "games": games})


def test_the_lines_are_shown_with_their_byes_before_they_are_drawn(office: Office) -> None:
    shown = plain(page(office, f"{AT}/draw?seed=7").split("<main")[1])
    assert "首轮轮空 2 个" in shown
    lines = shown.split("采用后的淘汰赛对阵")[1]
    assert "王璐 县1 轮空" in lines  # the best two have the byes (six on eight lines)
    assert "李文斌 县2 轮空" in lines
    assert "半决赛第 1 场负者" in lines
    assert "采用这份编排，共 2 场" in shown


def test_who_has_a_bye_may_be_swapped_for_a_reason(office: Office) -> None:
    swap = "seed=7&one=2&other=5"
    shown = plain(page(office, f"{AT}/draw?{swap}"))
    assert "周子墨 县5 轮空" in shown
    assert "李文斌 县2 轮空" not in shown
    assert accept(office, swap, one="2", other="5")[0] == 400
    assert accept(office, swap, one="2", other="5", reason="种子赛前受伤")[0] == 200
    call = office.meet.get("/events/tt/ledger", office.desk)[1]["lines"][-1]["call"]
    assert (call["swaps"], call["seed"]) == ([["2", "5"]], "7")
    assert {"5", ""} in [set(call["bracket"][i : i + 2]) for i in range(0, 8, 2)]
    assert all("5" not in pair for pair in meets(office).values())


def test_winners_are_carried_forward_by_one_press_a_round(office: Office) -> None:
    accept(office)
    assert "编排下一轮" not in page(office, AT)
    first = list(meets(office))
    lower_wins(office, *first)
    assert "下一轮可以编排" in page(office, "/desk")
    assert one_press(office) == 200
    semis = [one for one in meets(office) if one not in first]
    assert sorted(min(meets(office)[one]) for one in semis) == ["1", "2"]
    lower_wins(office, *semis)
    assert one_press(office) == 200  # final and bronze
    lower_wins(office, *(one for one in meets(office) if one not in (*first, *semis)))
    assert "编排下一轮" not in page(office, AT)
    assert office.placings("tt")[:4] == [("1", 1, ""), ("2", 2, ""), ("3", 3, ""), ("4", 4, "")]
    assert office.placings("tt")[4][1] == 5  # two go out in the quarter-finals and share
    assert office.placings("tt")[5][1] == 5


def test_a_correction_that_turns_a_tie_is_told_and_alters_nothing(office: Office) -> None:
    accept(office)
    first = list(meets(office))
    lower_wins(office, *first)
    one_press(office)
    before = meets(office)
    told = "编排已不符合当前成绩"
    assert told not in page(office, AT)
    games = office.meet.get(f"/contests/{first[0]}/ledger", office.desk)[1]["lines"][0]["call"]
    turned = {**games, "games": [pair[::-1] for pair in games["games"]]}
    status, _said = office._post(
        f"/contests/{first[0]}",
        "corrections",
        {"replaces": 1, "calls": [turned], "reason": "抄反了"},
    )
    assert status == 201
    assert told in page(office, AT)
    assert told in page(office, f"{AT}/draw")
    assert meets(office) == before


def test_it_is_told_when_only_who_has_a_bye_would_be_another(tmp_path: Path) -> None:
    """Three groups of two, the winners go on: A1 passes the semi-final, so no match names A1."""
    draw = {"format": "groups_knockout", "into": 3, "qualify": 1}
    with running(tmp_path) as meet:
        meet.load({**SIX, "draw": draw})
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        office = Office(meet)
        accept(office)
        groups = meets(office)
        lower_wins(office, *groups)
        one_press(office)
        (semi,) = [set(pair) for one, pair in meets(office).items() if one not in groups]
        assert semi == {"2", "3"}
        (of_a,) = [one for one, pair in groups.items() if "1" in pair]
        told = "编排已不符合当前成绩"
        assert told not in page(office, AT)
        games = meet.get(f"/contests/{of_a}/ledger", office.desk)[1]["lines"][0]["call"]
        turned = {**games, "games": [pair[::-1] for pair in games["games"]]}
        body = {"replaces": 1, "calls": [turned], "reason": "抄反了"}
        assert office._post(f"/contests/{of_a}", "corrections", body)[0] == 201
        assert told in page(office, AT)


def test_the_public_page_shows_the_bracket_in_both_languages(office: Office) -> None:
    accept(office)
    first = list(meets(office))
    lower_wins(office, *first)
    for lang, waits, won, bye in (
        ("zh", "半决赛第 1 场胜者", "胜", "轮空"),
        ("en", "Winner of Semi-final 1", "won", "Bye"),
    ):
        shown = office.meet.client.get(f"/events/tt?lang={lang}").get_data(as_text=True)
        bracket = plain(shown.split('class="bracket')[1].split("</section>")[0])
        assert bracket.count(f" {won} ") == 2
        assert bracket.count(bye) == 2
        assert waits in bracket
        assert "11:5 11:6" in bracket or "5:11 6:11" in bracket


def test_groups_are_previewed_with_the_bracket_that_waits_for_them(tmp_path: Path) -> None:
    draw = {"format": "groups_knockout", "into": 2, "qualify": 2}
    with running(tmp_path) as meet:
        meet.load({**SIX, "draw": draw})
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        office = Office(meet)
        shown = plain(page(office, f"{AT}/draw?seed=7").split("<main")[1])
        groups = shown.split("A 组 ")[1].split("第1轮")[0]
        assert re.findall(r"种子 (\d)", groups) == ["1", "4", "5", "2", "3", "6"]  # the snake
        assert "A 组第 1 名" in shown.split("采用后的淘汰赛对阵")[1]
        accept(office)
        matches = list(meets(office))
        assert len(matches) == 6
        lower_wins(office, *matches[:-1])
        assert "小组赛还没有打完" in page(office, f"{AT}/draw")
        lower_wins(office, matches[-1])
        assert one_press(office) == 200
        semis = [set(meets(office)[one]) for one in meets(office) if one not in matches]
        assert semis in ([{"1", "3"}, {"2", "4"}], [{"2", "4"}, {"1", "3"}])


def test_a_hall_shows_the_last_rounds_and_the_groups_before_them(tmp_path: Path) -> None:
    draw = {"format": "groups_knockout", "into": 2, "qualify": 2}
    with running(tmp_path) as meet:
        meet.load({**SIX, "draw": draw})
        form(meet, "/signin", "/signin", token=meet.token("desk"))
        office = Office(meet)
        accept(office)
        shown = page(office, "/events/tt?as=hall")
        assert 'data-pages="2"' in shown  # both groups, then the bracket that waits for them
        assert {"A 组积分表", "B 组积分表", "A 组第 1 名", "铜牌赛"} <= set(texts(shown))
        lower_wins(office, *meets(office))
        one_press(office)
        drawn = page(office, "/events/tt?as=hall")
        assert 'data-pages="1"' in drawn
        assert "A 组积分表" not in drawn
        english = page(office, "/events/tt?as=hall&lang=en")
        assert "Winner of Semi-final 1" in texts(english)


@pytest.mark.parametrize(("n", "beside"), [(4, True), (6, False)])
def test_who_met_whom_stands_in_a_hall_where_there_is_room(
    tmp_path: Path, n: int, *, beside: bool
) -> None:
    """Of six its last columns would be cut off; the standings alone then show all they have."""
    some = SIX["entrants"][:n]
    met = [{"id": "c", "phase": "1", "entrants": ["1", "2"], "calls": []}]
    with running(tmp_path) as meet:
        raw = {**SIX, "draw": {"format": "round_robin"}, "entrants": some, "contests": met}
        meet.load(raw)
        shown = texts(meet.client.get("/events/tt?as=hall").get_data(as_text=True))
        assert "积分表" in shown
        assert ("循环赛成绩表" in shown) == beside


def texts(markup: str) -> list[str]:
    """What stands between tags."""
    return [one.strip() for one in re.findall(r">([^<>]+)<", markup)]
