"""Darts, curling and basketball over HTTP: what page, hall and pad show, and bad input."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.house import Running, new_id, running

Calls = list[dict[str, Any]]
SIDES = ("x", "y")


def members(side: str) -> list[dict[str, str]]:
    return [{"id": f"{side}{n}", "name": f"队员{side}{n}", "number": str(n)} for n in range(1, 6)]


def entrant(sport: str, side: str) -> dict[str, Any]:
    named = {"id": side, "name": {"x": "霍骁", "y": "裴松"}[side], "delegation": f"{side}区"}
    if sport == "darts":
        return named
    own = {"members": members(side)}
    if sport == "curling":
        own["squad"] = [{"id": f"{side}{n}", "sex": "M", "class": "轮椅"} for n in range(1, 6)]
    return named | own


def event(sport: str, rules: Mapping[str, Any], calls: Calls) -> dict[str, Any]:
    return {
        "format": "meet-event/1",
        "sport": sport,
        "event": sport,
        "name": "公开组",
        "rules": rules,
        "draw": {"format": "final"},
        "entrants": [entrant(sport, side) for side in SIDES],
        "contests": [{"id": "c", "phase": "final", "entrants": list(SIDES), "calls": calls}],
    }


def visit(side: str, score: int, **more: int) -> dict[str, Any]:
    return {"kind": "visit", "entrant": side, "score": score, **more}


DARTS: Calls = [
    {"kind": "throw_for_bull", "winner": "x"},
    *[visit(side, score) for score in (140, 140, 140) for side in SIDES],
]
CURLING: Calls = [
    {"kind": "hammer", "entrant": "x"},
    {"kind": "end", "entrant": "x", "points": 2},
    {"kind": "stone", "entrant": "x"},
]
BASKETBALL: Calls = [
    {"kind": "basket", "entrant": "x", "points": 3, "player": "x1"},
    {"kind": "basket", "entrant": "y", "points": 2},
    *[{"kind": "foul", "entrant": "y", "player": f"y{n}"} for n in range(1, 5)],
]
EVENTS = {
    "darts": event("darts", {"preset": "501", "legs": 1}, DARTS),
    "curling": event("curling", {"preset": "floor", "classes": ["轮椅"]}, CURLING),
    "basketball": event("basketball", {"preset": "fiba"}, BASKETBALL),
}


@pytest.fixture
def meet(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as house:
        yield house


def shown(meet: Running, path: str, lang: str = "zh") -> str:
    response = meet.client.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert response.status_code == 200
    text = re.sub(r"<[^>]+>", " ", response.get_data(as_text=True))
    return re.sub(r"\s+", " ", text)


def call(meet: Running, call: Mapping[str, Any], lang: str = "zh") -> tuple[int, Any]:
    """Post a call as the desk; the answer in a language."""
    seq = meet.get("/contests/c")[1]["seq"]
    body = {"id": new_id(), "seq": seq, "call": call}
    headers = {"Authorization": f"Bearer {meet.token('desk')}", "Accept-Language": lang}
    response = meet.client.post("/api/v1/contests/c/calls", json=body, headers=headers)
    return response.status_code, response.get_json()


@pytest.mark.parametrize(
    ("sport", "page", "hall"),
    [
        (
            "darts",
            ("81", "三倍 19 → 双倍 12", "赛点"),
            ("81", "三倍 19 → 双倍 12", "胜 0 局", "赛点"),
        ),
        ("curling", ("2:0", "剩 7 壶", "y区"), ("总分", "剩 7 壶", "后手", "第1局霍骁得分")),
        ("basketball", ("3:2", "犯满", "走势表"), ("犯满", "暂停剩 2", "领先", "罚球 2 次")),
    ],
)
def test_what_page_and_hall_show(
    meet: Running, sport: str, page: tuple[str, ...], hall: tuple[str, ...]
) -> None:
    meet.load(EVENTS[sport], with_calls=True)
    for words, path in ((page, "/contests/c"), (hall, "/contests/c?as=hall")):
        text = shown(meet, path)
        assert [word for word in words if word not in text] == []
        assert shown(meet, path, "en") != text


def test_a_thinking_clock_runs_in_the_hall_too(meet: Running) -> None:
    thinking = event("curling", {"preset": "floor", "thinking_seconds": 900}, CURLING)
    meet.load(thinking, with_calls=True)
    assert "思考时间" not in shown(meet, "/contests/c?as=hall")
    assert call(meet, {"kind": "clock", "state": "start", "entrant": "y"})[0] == 201
    for path in ("/contests/c", "/contests/c?as=hall"):
        assert "思考时间" in shown(meet, path)


def test_the_arrow_points_to_the_same_team_on_page_and_in_the_hall(meet: Running) -> None:
    meet.load(EVENTS["basketball"], with_calls=True)
    for side, way in (("x", "←"), ("y", "→")):
        assert call(meet, {"kind": "arrow", "entrant": side})[0] == 201
        for path in ("/contests/c", "/contests/c?as=hall"):
            text = shown(meet, path)
            assert (way in text, "←" in text, "→" in text) == (True, side == "x", side == "y")


def test_a_horn_floods_the_pad_and_frames_the_board(meet: Running) -> None:
    """Nothing a deaf player must know is only heard: the whistle, a time-out, every period."""
    meet.load(EVENTS["basketball"], with_calls=True)
    for n, kind in enumerate(("horn", "period_end", "period_end", "timeout"), 1):
        more = {"entrant": "x"} if kind == "timeout" else {}
        assert call(meet, {"kind": kind, **more})[0] == 201
        page = meet.client.get("/contests/c").get_data(as_text=True)
        hall = meet.client.get("/contests/c?as=hall").get_data(as_text=True)
        assert f'class="horn" id="horn-{n}"' in page
        assert f'class="horn" id="horn-{n}"' in hall
        pad = meet.get("/contests/c/pad", meet.token("desk"))[1]
        assert pad["flash"]["number"] == n
        assert pad["flash"]["text"]
    assert call(meet, {"kind": "basket", "entrant": "x", "points": 2})[0] == 201
    assert 'class="horn"' not in meet.client.get("/contests/c").get_data(as_text=True)


BAD: Mapping[str, Mapping[str, dict[str, Any]]] = {
    "darts": {
        "no_such_score": visit("x", 179),
        "not_the_turn": visit("y", 60),
        "finish_in_darts": visit("x", 81, darts=1),
        "unknown_entrant": visit("z", 60),
    },
    "curling": {
        "too_many_points": {"kind": "end", "entrant": "y", "points": 9},
        "blank_has_points": {"kind": "end", "entrant": None, "points": 1},
        "lineup_mixed": {"kind": "lineup", "entrant": "x", "members": ["x1", "x2", "x3", "x4"]},
        "end_begun": {"kind": "hammer", "entrant": "y"},
    },
    "basketball": {
        "no_such_basket": {"kind": "basket", "entrant": "x", "points": 4},
        "unknown_player": {"kind": "basket", "entrant": "x", "points": 2, "player": "y1"},
        "already_begun_play": {"kind": "paper", "periods": [[75, 95]]},
        "lineup_size": {"kind": "lineup", "entrant": "x", "members": ["x1", "x2"]},
    },
}


@pytest.mark.parametrize("sport", BAD)
def test_bad_input_has_a_code_and_a_sentence_and_leaves_the_ledger(
    meet: Running, sport: str
) -> None:
    meet.load(EVENTS[sport], with_calls=True)
    token = meet.token("desk")
    before = meet.get("/contests/c/ledger", token)
    for code, bad in BAD[sport].items():
        answers = [call(meet, bad, lang) for lang in ("zh", "en")]
        assert {(status, answer["error"]) for status, answer in answers} == {(422, code)}
        assert len({answer["message"] for _status, answer in answers}) == 2
    assert meet.get("/contests/c/ledger", token) == before


def test_a_line_up_against_the_rules_stands_with_its_reason(meet: Running) -> None:
    meet.load(EVENTS["curling"], with_calls=True)
    forced = {
        "kind": "lineup",
        "entrant": "x",
        "members": ["x1", "x2", "x3", "x4"],
        "reason": "女队员受伤，技术代表同意",
    }
    assert call(meet, forced)[0] == 201
    line = meet.get("/contests/c/ledger", meet.token("desk"))[1]["lines"][-1]
    assert line["call"]["reason"] == "女队员受伤，技术代表同意"


def test_a_bust_is_written_and_scores_nothing(meet: Running) -> None:
    meet.load(EVENTS["darts"], with_calls=True)
    assert call(meet, visit("x", 100))[0] == 201
    rows = meet.get("/contests/c")[1]["board"]["tables"][0]["rows"]
    assert [cell["text"] for cell in rows[0]["cells"][2:4]] == ["81", "爆镖"]
