"""The boards of table tennis and badminton as pages and halls show them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import Running, running

PAIRS = {"x": ("赵雨桐", "林晓岚"), "y": ("沈若溪", "罗佳宁")}
SERVES = {"kind": "start", "server": "x1", "receiver": "y1"}


def event(sport: str, rules: dict[str, Any], calls: list[dict[str, Any]]) -> dict[str, Any]:
    """A doubles match with its calls."""
    return {
        "format": "meet-event/1",
        "sport": sport,
        "event": sport[:2],
        "name": "女子双打",
        "tags": ["pair"],
        "rules": rules,
        "draw": {"format": "final"},
        "entrants": [
            {
                "id": one,
                "delegation": f"{one}区",
                "members": [{"id": f"{one}{n}", "name": name} for n, name in enumerate(names, 1)],
            }
            for one, names in PAIRS.items()
        ],
        "contests": [{"id": f"{sport[:2]}-f", "phase": "final", "entrants": [*PAIRS],
                      "calls": calls}],
    }  # fmt: skip


def rallies(strip: str) -> list[dict[str, Any]]:
    return [{"kind": "rally", "to": "xy"[int(side)]} for side in strip]


@pytest.fixture
def meet(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as house:
        yield house


def hall(meet: Running, contest: str) -> str:
    return meet.client.get(f"/contests/{contest}?as=hall").text


def figures(page: str) -> list[str]:
    """The points of the running game, or the games won."""
    return re.findall(r'class="rally-points"><span>(\d*)<', page)


def test_a_hall_reads_points_names_games_and_the_strip(meet: Running) -> None:
    game = "1" * 21
    meet.load(
        event("badminton", {"preset": "bwf-3x21"}, [SERVES, *rallies(game + "0" * 11)]),
        with_calls=True,
    )
    page = hall(meet, "ba-f")
    assert figures(page) == ["11", "0"]
    assert re.findall(r'rally-game( won)?">(\d+)', page) == [("", "0"), (" won", "21")]
    assert "林晓岚发球　左区" in page or "赵雨桐发球　左区" in page
    assert "间歇 11:0" in page
    assert "最长连得 赵雨桐／林晓岚 11 分" in page
    assert page.count('<g transform="translate(') == 2 + 11


def test_a_page_shows_the_court_with_server_and_receiver(meet: Running) -> None:
    meet.load(event("table_tennis", {"preset": "ittf"}, [SERVES, *rallies("00")]), with_calls=True)
    page = meet.client.get("/contests/ta-f").text
    court = page[page.index('class="rally-court"') : page.index('class="rally-strip"')]
    bold = re.findall(r'font-weight="700">([^<]+)</text>', court)
    assert set(bold) == {"林晓岚", "沈若溪", "发球", "接发球", "2", "0"}
    assert bold.index("沈若溪") + 1 == bold.index("发球")
    assert "rally-way" in court


def test_before_and_after_the_match_a_hall_stands_too(meet: Running) -> None:
    meet.load(event("badminton", {"preset": "bwf-3x15"}, []), with_calls=True)
    assert figures(hall(meet, "ba-f")) == ["", ""]
    paper = {"kind": "paper", "games": [[15, 7], [9, 4]], "end": "retired", "by": "y"}
    meet.load(event("table_tennis", {"preset": "ittf", "points": 15}, [paper]), with_calls=True)
    page = hall(meet, "ta-f")
    assert figures(page) == ["1", "0"]
    assert "沈若溪／罗佳宁中途退赛" in page


def test_half_a_court_says_which_half_is_not_used(meet: Running) -> None:
    rules = {"preset": "bwf-3x21", "half_court": True}
    meet.load(event("badminton", rules, [SERVES, *rallies("0")]), with_calls=True)
    page = meet.client.get("/contests/ba-f").text
    assert "这一半不用" in page
    assert "右区" not in page
