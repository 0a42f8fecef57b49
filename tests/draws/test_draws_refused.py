"""What no draw can be is refused in both languages, and every ledger stays as it was."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meet import event_file
from meet.codec import BadInput
from meet.score import message
from meet.words import LANGUAGES
from tests.house import running
from tests.web.event_desk import Office

TWO_GROUPS = {"A": ["e1", "e2", "e3"], "B": ["e4", "e5", "e6"]}
GROUPS = {"format": "groups", "groups": TWO_GROUPS}
MADE = {"format": "groups"}
KNOCKOUT = {"format": "knockout"}
ROUND_ROBIN = {"format": "round_robin"}


def groups_knockout(*pairs: tuple[str, str], **more: Any) -> dict[str, Any]:
    bracket = [list(pair) for pair in pairs]
    return {"format": "groups_knockout", "groups": TWO_GROUPS, "bracket": bracket, **more}


def event(draw: Any, *contests: tuple[str, str], calls: Any = ()) -> dict[str, Any]:
    """A table tennis event of six; a contest is its label and its sides."""
    return {
        "format": "meet-event/1",
        "sport": "table_tennis",
        "event": "e",
        "name": "男子单打",
        "rules": {"preset": "ittf"},
        "draw": draw,
        "entrants": [
            {"id": f"e{n}", "name": name, "delegation": "潞州"}
            for n, name in enumerate(("甲", "乙", "丙", "丁", "戊", "己"), start=1)
        ],
        "contests": [
            {"id": f"c{n}", "phase": phase, "entrants": sides.split()}
            for n, (phase, sides) in enumerate(contests)
        ],
        "calls": list(calls),
    }


def line(*bracket: str, pairings: Any = ()) -> dict[str, Any]:
    return {"kind": "draw", "pairings": list(pairings), "bracket": list(bracket)}


OF_CONTESTS = [
    (event({**GROUPS, "groups": {"A": ["e1", "e9"]}}), "unknown_entrant", "draw.groups.A[1]"),
    (event(GROUPS, ("group:A", "e1 e4")), "not_in_group", "contests[0]"),
    (event(MADE, ("group:A", "e1 e2"), ("group:B", "e1 e3")), "not_in_group", "contests[1]"),
    (event(GROUPS, ("group:C", "e1 e2")), "no_such_group", "contests[0]"),
    (event(GROUPS, ("group:A", "e1 e2"), ("group:A", "e2 e1")), "met_already", "contests[1]"),
    (event(GROUPS, ("group:A", "e1 e2 e3")), "tie_of_two", "contests[0]"),
    (event(ROUND_ROBIN, ("", "e1 e2"), ("", "e2 e1")), "met_already", "contests[1]"),
    (event(KNOCKOUT, ("final", "e1 e2"), ("final", "e3 e4")), "round_full", "contests[1]"),
    (event(KNOCKOUT, ("semi", "e1 e2"), ("semi", "e2 e4")), "twice_in_round", "contests[1]"),
    (event(KNOCKOUT, ("5-8", "e1 e2"), ("5-8", "e2 e1")), "twice_in_round", "contests[1]"),
    (event(KNOCKOUT, ("final", "e1")), "tie_of_two", "contests[0]"),
    (event(groups_knockout(), ("group:B", "e1 e4")), "not_in_group", "contests[0]"),
    (event(groups_knockout(), ("final", "e1 e4"), ("final", "e2 e5")), "round_full", "contests[1]"),
]  # fmt: skip
OF_PARAMETERS = [
    ({**GROUPS, "groups": {"A": ["e1"], "B": ["e1"]}}, "in_two_groups"),
    ({"format": "groups", "into": 27}, "groups_out_of_range"),
    ({"format": "groups", "into": -1}, "groups_out_of_range"),
    (groups_knockout(qualify=0), "qualify_out_of_range"),
    (groups_knockout(qualify=9), "qualify_out_of_range"),
    (groups_knockout(("A1", "B2"), ("B1", "A2"), ("A3", "B3"), qualify=3), "bracket_has_hole"),
    (groups_knockout(("A1", "B1"), ("", "")), "bracket_has_hole"),
    (groups_knockout(("A1", "B2"), ("B1", "A1")), "slot_twice"),
    (groups_knockout(("A1", "B2"), ("B1", "A3")), "slot_not_qualified"),
    (groups_knockout(("A1", "B2"), ("B1", "A0")), "slot_not_qualified"),
    (groups_knockout(("A1", "B2"), ("B1", "C2")), "slot_of_no_group"),
    (groups_knockout(("A1", "B2"), ("B1", "2A")), "slot_unknown"),
    (groups_knockout(("A1", "B2"), ("B1", "A")), "slot_unknown"),
    (groups_knockout(*[(f"A{n}", f"B{n}") for n in range(64)], qualify=8), "bracket_too_large"),
]
OF_LINES = [
    (line("e1", "e2", "e3"), "bracket_has_hole"),
    (line("e1", "e2", "", ""), "bracket_has_hole"),
    (line("e1"), "bracket_has_hole"),
    (line("e1", "e2", "e3", "e1"), "placed_twice"),
    (line("e1", "e2", "e3", "nobody"), "unknown_entrant"),
    (line(*[f"e{n % 6 + 1}" if n < 6 else "" for n in range(128)]), "bracket_too_large"),
]
FILES = [
    *OF_CONTESTS,
    *((event(draw), code, "draw") for draw, code in OF_PARAMETERS),
    *((event(KNOCKOUT, calls=[call]), code, "calls[0]") for call, code in OF_LINES),
]


@pytest.mark.parametrize(("raw", "code", "at"), FILES)
def test_it_is_refused_with_its_place_in_both_languages(
    raw: dict[str, Any], code: str, at: str
) -> None:
    with pytest.raises(BadInput) as bad:
        event_file.read(raw)
    assert (bad.value.code, bad.value.at) == (code, at)
    chinese, english = (message(bad.value, lang) for lang in LANGUAGES)
    assert chinese.endswith("。")
    assert english.endswith(".")
    assert not set(english) & set("。，、：「」")


HOLE = "The bracket has 3 lines: it needs 2, 4, 8 … and somebody in every match of the first round."
SENTENCES = [
    (
        event(GROUPS, ("group:A", "e1 e4")),
        "丁不在 A 组，这一场不能这样编排。",
        "丁 is not in group A: this match cannot be drawn.",
    ),
    (
        event(GROUPS, ("group:A", "e1 e2"), ("group:A", "e2 e1")),
        "乙与甲按编排只赛 1 场，已经排过，不能再排。",
        "乙 and 甲 meet 1 time and have been drawn already.",
    ),
    (
        event(groups_knockout(("A1", "B2"), ("B1", "A1"))),
        "对阵表里 A1 出现了两次，请改正其中一个。",
        "A1 stands twice in the bracket: mend one of them.",
    ),
    (
        event(KNOCKOUT, calls=[line("e1", "e2", "e3")]),
        "对阵表有 3 个签位，应为 2、4、8 等二的幂，首轮每场至少有一方，请补全签位。",
        HOLE,
    ),
]


@pytest.mark.parametrize(("raw", "chinese", "english"), SENTENCES)
def test_the_sentences_read_so(raw: dict[str, Any], chinese: str, english: str) -> None:
    with pytest.raises(BadInput) as bad:
        event_file.read(raw)
    assert [message(bad.value, lang) for lang in LANGUAGES] == [chinese, english]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A knock-out of six whose two quarter-finals are drawn, at a running desk."""
    drawn = line("e1", "", "e4", "e5", "e3", "e6", "", "e2", pairings=[
        {"entrants": ["e4", "e5"], "phase": "quarter", "order": 2},
        {"entrants": ["e3", "e6"], "phase": "quarter", "order": 3},
    ])  # fmt: skip
    folder: Path = tmp_path_factory.mktemp("draws")
    with running(folder) as meet:
        meet.load(event(KNOCKOUT))
        desk = Office(meet)
        status, said = desk.event("e", drawn)
        assert status == 201, said
        yield desk


def pairing(phase: str, *sides: str) -> dict[str, Any]:
    return line(pairings=[{"entrants": list(sides), "phase": phase}])


@pytest.mark.parametrize(
    ("call", "code"),
    [
        *OF_LINES,
        (pairing("quarter", "e4", "e1"), "twice_in_round"),
        (pairing("quarter", "e5", "e4"), "already_drawn"),
        (pairing("semi", "e1"), "tie_of_two"),
        (line(pairings=[{"entrants": ["e1", "e2"], "phase": "final"},
                        {"entrants": ["e3", "e4"], "phase": "final"}]), "round_full"),
    ],
)  # fmt: skip
def test_the_desk_refuses_and_the_ledger_stays(
    office: Office, call: dict[str, Any], code: str
) -> None:
    before = office.meet.get("/events/e/ledger", office.desk)[1]
    contests = office.meet.get("/events/e")[1]["contests"]
    status, said = office.event("e", call)
    assert (status, said["error"]) == (422, code)
    assert said["message"].endswith("。")
    assert office.meet.get("/events/e/ledger", office.desk)[1] == before
    assert office.meet.get("/events/e")[1]["contests"] == contests
