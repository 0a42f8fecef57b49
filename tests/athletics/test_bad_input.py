"""What cannot be: each has its code and its sentence in both languages, and no ledger moves.

Through the desk, as a tablet calls it. A `.lif` of another race: `tests/lynx`; a wrong class:
`tests/web/test_records.py`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.house import Running, new_id, running
from tests.web.event_desk import Office

JUMP = {"kind": "trial", "entrant": "a", "round": 1, "mark": "5.00"}
CASES: Mapping[str, tuple[str, tuple[Any, ...], dict[str, Any], str, str]] = {
    "an impossible mark": (
        "lj",
        (),
        {**JUMP, "mark": "7,52"},
        "no_such_mark",
        "“7,52” is no mark. Write metres such as 7.52, or X, -, r.",
    ),
    "a slip of the finger": (
        "lj",
        (),
        {**JUMP, "mark": "734"},
        "mark_too_far",
        "734.00 m cannot be: at most 12.00 m.",
    ),
    "a seventh trial": (
        "lj",
        tuple({**JUMP, "round": n} for n in range(1, 7)),
        {**JUMP, "round": 7},
        "no_such_trial",
        "There is no round 7: 6 trials each.",
    ),
    "a trial twice": (
        "lj",
        (JUMP,),
        JUMP,
        "trial_taken",
        "Round 1 of A is recorded. Correct that line to change it.",
    ),
    "a lowered bar": (
        "hj",
        ({"kind": "bar", "cm": 160},),
        {"kind": "bar", "cm": 158},
        "bar_lowered",
        "The bar was at 1.60 m and cannot be set to 1.58 m.",
    ),
    "a fourth failure": (
        "hj",
        (
            {"kind": "bar", "cm": 160},
            *({"kind": "jump", "entrant": "a", "result": "X"} for _n in range(3)),
        ),
        {"kind": "jump", "entrant": "a", "result": "X"},
        "three_failures",
        "A has failed three times in a row.",
    ),
    "a jump-off that nobody needs": (
        "hj",
        ({"kind": "bar", "cm": 160},),
        {"kind": "bar", "cm": 160, "jumpoff": True},
        "no_jumpoff",
        "There is no jump-off now: all must be out and the first place tied.",
    ),
    "a time of nothing": (
        "race",
        (),
        {"kind": "finish", "entrant": "a", "ms": 0},
        "no_such_time",
        "A time cannot be 0 ms: 1 ms to 24 hours.",
    ),
    "an order where nothing is tied": (
        "race",
        ({"kind": "finish", "entrant": "a", "ms": 11000},),
        {"kind": "judge", "order": [["a"], ["b"]]},
        "not_tied",
        "Only runners whose equal times are open can be ordered, all of them at once.",
    ),
    "somebody else": (
        "race",
        (),
        {"kind": "finish", "entrant": "z", "ms": 11000},
        "unknown_entrant",
        "Entrant “z” is not on the list.",
    ),
}
RULES = {
    "race": {"preset": "race", "discipline": "100m"},
    "lj": {"preset": "horizontal", "discipline": "Long Jump"},
    "hj": {"preset": "vertical"},
}


def event(key: str) -> dict[str, Any]:
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "event": key,
        "name": key,
        "rules": RULES[key],
        "draw": {"format": "final"},
        "entrants": [{"id": one, "name": one.upper(), "delegation": "潞州"} for one in "ab"],
        "contests": [{"id": f"{key}-f", "phase": "final", "entrants": ["a", "b"]}],
    }


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with running(tmp_path) as meet:
        for key in RULES:
            meet.load(event(key))
        yield Office(meet)


def refused(meet: Running, office: Office, key: str, call: Any, lang: str) -> tuple[str, str]:
    at = f"/contests/{key}-f"
    seq = meet.get(f"{at}/ledger", office.desk)[1]["seq"]
    body = {"id": new_id(), "seq": seq, "call": call}
    status, said = meet.post(f"{at}/calls?lang={lang}", body, office.desk)
    assert status == 422
    assert meet.get(f"{at}/ledger", office.desk)[1]["seq"] == seq
    return said["error"], said["message"]


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_in_both_languages_and_nothing_moves(office: Office, case: str) -> None:
    key, before, call, code, english = CASES[case]
    office.contest(f"{key}-f", *before)
    stands = office.standing(key)
    assert refused(office.meet, office, key, call, "en") == (code, english)
    zh_code, chinese = refused(office.meet, office, key, call, "zh")
    assert zh_code == code
    assert chinese.endswith("。")
    assert any("\u4e00" <= character <= "\u9fff" for character in chinese)
    assert office.standing(key) == stands


def test_a_tie_at_the_cut_of_a_round_is_asked_and_the_draw_waits(tmp_path: Path) -> None:
    """Two are level to the thousandth for one place by time, on a track with no lane to spare."""
    raw = event("race")
    raw["draw"] = {
        "format": "heats",
        "lanes": 3,
        "pools": [[1, 2, 3]],
        "rounds": [
            {"heats": 2, "by_place": 1, "by_time": 1},
            {"heats": 1, "by_place": 0, "by_time": 0},
        ],
    }
    raw["entrants"] = [{"id": one, "name": one.upper()} for one in "abcd"]
    raw["contests"] = [
        {"id": "h1", "phase": "1", "entrants": ["a", "b"]},
        {"id": "h2", "phase": "1", "entrants": ["c", "d"]},
    ]
    with running(tmp_path) as meet:
        meet.load(raw)
        office = Office(meet)
        for heat, first, second in (("h1", "a", "b"), ("h2", "c", "d")):
            office.contest(heat, {"kind": "finish", "entrant": first, "ms": 11000})
            office.contest(heat, {"kind": "finish", "entrant": second, "ms": 11205})
        asked = meet.get("/events/race?lang=en")[1]["questions"]
        assert asked == [
            "B and D are level on 11.21, to the thousandth, for 1 place left: draw lots"
        ]
        assert "只剩 1 个晋级名额：请抽签" in meet.get("/events/race")[1]["questions"][0]
        status, _said = office.official("race")
        assert status == 422
        lot = {"kind": "decide", "what": "lot", "order": ["d", "b"]}
        assert office.event("race", lot)[0] == 201
        assert meet.get("/events/race")[1]["questions"] == []
