"""A finished contest from its sheet: the same as its single calls, undone in one line."""

from collections.abc import Sequence
from typing import Any

import pytest

from meet.codec import BadInput
from scoring_rules.contest import Entrant, Member, append
from scoring_rules.ledger import Line, Retract
from tests.athletics import data
from tests.athletics.contest import Contest, entrants, said
from tests.athletics.golden_cases import RULE_BOOK

Calls = Sequence[dict[str, Any]]


def sheet_of(preset: str, calls: Calls) -> dict[str, Any]:
    """The sheet of a contest that was written down call by call."""
    rows: dict[str, dict[str, Any]] = {}
    sheet: dict[str, Any] = {}
    for call in calls:
        row = rows.setdefault(call.get("entrant", ""), {})
        match call["kind"]:
            case "wind":
                sheet["wind_tenths"] = call["tenths"]
            case "bar":
                part = "jumpoff" if call.get("jumpoff") else "bars"
                sheet[part] = [*sheet.get(part, []), call["cm"]]
            case "jump":
                part, bars = ("jumpoff",) * 2 if "jumpoff" in sheet else ("results", "bars")
                row["entrant"], row[part] = call["entrant"], list(row.get(part, []))
                row[part] += [""] * (len(sheet[bars]) - len(row[part]))
                row[part][-1] += call["result"]
            case "trial":
                row["entrant"] = call["entrant"]
                row["marks"] = [*row.get("marks", []), call["mark"]]
                row["wind_tenths"] = [*row.get("wind_tenths", []), call.get("wind_tenths")]
            case _:
                row |= {key: value for key, value in call.items() if key != "kind"}
    name = {"race": "results", "horizontal": "series", "vertical": "jumps"}[preset]
    return {**sheet, name: [row for row in rows.values() if row]}


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("preset", "contests", "file_of"),
    [
        ("race", data.races, data.race_file),
        ("horizontal", data.series, data.series_file),
        ("vertical", data.heights, data.height_file),
    ],
)
def test_every_sheet_of_the_data_gives_what_its_calls_give(
    preset: str, contests: Any, file_of: Any
) -> None:
    """138 races, 15 contests by distance, 10 by height; a blank at the end of a qualification is
    an athlete who took no more trials."""
    for of in contests():
        file = file_of(of)
        who = entrants(*(one["id"] for one in file["entrants"]))
        terms = {key: value for key, value in file["rules"].items() if key != "preset"}
        singly, whole = Contest(preset, who, terms), Contest(preset, who, terms)
        calls = file["contests"][0]["calls"]
        for call in calls:
            singly.call(**call)
        whole.call("paper", **sheet_of(preset, calls))
        assert whole.placings == singly.placings, data.label(of)
        assert whole.outcome.over or not singly.outcome.over, data.label(of)


TEAMS = tuple(
    Entrant(team, members=tuple(Member(f"{team}{n}") for n in range(1, 6))) for team in "ab"
)


def test_the_example_of_the_rule_book_from_its_sheet() -> None:
    contest = Contest("vertical", entrants(*"ABCD")).call("paper", **RULE_BOOK)
    assert contest.outcome.over
    assert contest.places == {"B": 1, "A": 2, "C": 3, "D": 4}
    assert contest.decided == {"B": "", "A": "jumpoff", "C": "jumpoff", "D": "failures_total"}


def test_a_jump_off_that_is_due_follows_the_sheet_bar_by_bar() -> None:
    sheet = RULE_BOOK | {
        "jumpoff": [],
        "jumps": [{**row, "jumpoff": []} for row in RULE_BOOK["jumps"]],
    }
    contest = Contest("vertical", entrants(*"ABCD"), {"jumpoff": True}).call("paper", **sheet)
    assert not contest.outcome.over
    contest.call("bar", cm=191, jumpoff=True).jumps(A="X", B="O", C="X")
    assert contest.places["B"] == 1
    assert contest.outcome.over


def test_the_order_of_coming_in_alone_is_a_sheet() -> None:
    contest = Contest("race", entrants(*"abcd")).call("status", entrant="d", status="DNS")
    contest.call("paper", order=[["b"], ["a", "c"]])
    assert contest.places == {"b": 1, "a": 2, "c": 2, "d": None}
    assert contest.outcome.over


def test_equal_times_on_a_sheet_are_asked_like_any_others() -> None:
    rows = [{"entrant": one, "ms": ms} for one, ms in (("a", 11500), ("b", 11500), ("c", 11700))]
    contest = Contest("race", entrants(*"abc")).call("paper", results=rows, wind_tenths=-4)
    assert [said(one) for one in contest.outcome.questions] == [
        "a、b 同为 11.50：请终点裁判定先后，或判为并列。"
    ]
    contest.call("judge", order=[["b"], ["a"]])
    assert contest.places == {"b": 1, "a": 2, "c": 3}
    assert contest.state.wind == -4


def test_a_relay_on_a_sheet_has_its_legs() -> None:
    """A team that is disqualified after the finish keeps time and legs on record."""
    rows = [
        {"entrant": "a", "ms": 41000, "members": ["a1", "a2", "a3", "a5"]},
        {"entrant": "b", "ms": 40900, "members": ["b4", "b3", "b2", "b1"], "status": "DQ"},
    ]
    rows[1]["rule"] = "170.7"
    contest = Contest("race", TEAMS).call("paper", results=rows)
    assert contest.places == {"a": 1, "b": None}
    assert [runner.lineup for runner in contest.state.runners] == [
        ("a1", "a2", "a3", "a5"),
        ("b4", "b3", "b2", "b1"),
    ]
    alien = [{"entrant": "a", "ms": 41000, "members": ["b1"]}]
    assert Contest("race", TEAMS).refused("paper_wrong", "paper", results=alien) == (
        "成绩单的第 1 行（a）有误：「b1」没有报名在 a。"
    )


def test_a_sheet_is_undone_in_one_line() -> None:
    contest = Contest("vertical", entrants(*"ABCD"))
    before = contest.state
    contest.call("paper", **RULE_BOOK)
    line = Line(2, Retract(1))
    assert append(contest.rules, contest.setup, contest.standing, line).state == before


RACE, SERIES, HEIGHTS = "race", "horizontal", "vertical"
WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "somebody unknown": (
        RACE,
        {"results": [{"entrant": "z", "ms": 11000}]},
        "成绩单的第 1 行（z）有误：参赛者「z」不在名单里。",
    ),
    "a time of nothing": (
        RACE,
        {"results": [{"entrant": "a", "ms": 11000}, {"entrant": "b", "ms": 0}]},
        "成绩单的第 2 行（b）有误：时间不能是 0 毫秒：最短 1 毫秒，最长 24 小时。",
    ),
    "an empty row": (
        RACE,
        {"results": [{"entrant": "a"}]},
        "成绩单的第 1 行（a）有误：a 的名次和时间都没有写。",
    ),
    "two rows of one runner": (
        RACE,
        {"results": [{"entrant": "a", "ms": 11000}, {"entrant": "a", "status": "DQ"}]},
        "成绩单的第 2 行（a）有误：这名运动员前面已有一行。",
    ),
    "a finisher who did not start": (
        RACE,
        {"results": [{"entrant": "a", "ms": 11000, "status": "DNS"}]},
        "成绩单的第 1 行（a）有误：a 已经参赛，不能记弃权。",
    ),
    "two places for one runner": (
        RACE,
        {"order": [["a"], ["a"]]},
        "成绩单的先后有误：a 已判第1名。要改，请更正那一行。",
    ),
    "a storm": (
        RACE,
        {"order": [["a"], ["b"]], "wind_tenths": 999},
        "成绩单的风速有误：风速写一个数，−20.0 到 +20.0 米/秒。",
    ),
    "a seventh trial": (
        SERIES,
        {"series": [{"entrant": "a", "marks": ["X"] * 7}]},
        "成绩单的第 1 行（a）有误：没有第7轮：每人 6 次。",
    ),
    "an impossible mark": (
        SERIES,
        {"series": [{"entrant": "a", "marks": ["7,52"]}]},
        "成绩单的第 1 行（a）有误：「7,52」不是成绩。写米数，如 7.52，或 X、-、r。",
    ),
    "more wind than trials": (
        SERIES,
        {"series": [{"entrant": "a", "marks": ["7.52"], "wind_tenths": [4, 5]}]},
        "成绩单的第 1 行（a）有误：风速比试跳（掷）多。",
    ),
    "a trial after the cut": (
        SERIES,
        {
            "series": [
                {"entrant": "a", "marks": ["7.00", "X", "X", "7.10"]},
                {"entrant": "b", "marks": ["6.00", "X", "X", "6.10"]},
            ]
        },
        "成绩单的第 2 行（b）有误：b 前 3 轮没有入选，不再试跳（掷）。",
    ),
    "a lowered bar": (
        HEIGHTS,
        {"bars": [160, 158], "jumps": [{"entrant": "a", "results": ["O", "O"]}]},
        "成绩单的横杆 1.58 米有误：横杆已到 1.60 米，不能再放 1.58 米。",
    ),
    "a fourth failure": (
        HEIGHTS,
        {"bars": [160, 162], "jumps": [{"entrant": "a", "results": ["XXX", "X"]}]},
        "成绩单的第 1 行（a）有误：a 已经连续失败三次。",
    ),
    "a letter": (
        HEIGHTS,
        {"bars": [160], "jumps": [{"entrant": "a", "results": ["xo"]}]},
        "成绩单的第 1 行（a）有误：「x」不是试跳结果。写 O、X、- 或 r。",
    ),
    "a jump without a bar": (
        HEIGHTS,
        {"bars": [160], "jumps": [{"entrant": "a", "results": ["O", "O"]}]},
        "成绩单的第 1 行（a）有误：试跳比横杆的高度多。",
    ),
    "a jump-off that nobody needs": (
        HEIGHTS,
        {
            "bars": [160, 162],
            "jumpoff": [162],
            "jumps": [
                {"entrant": "a", "results": ["O", "XXX"], "jumpoff": ["O"]},
                {"entrant": "b", "results": ["XXX"]},
            ],
        },
        "成绩单的横杆 1.62 米有误：现在没有决名次跳：要全部跳完，且第1名并列。",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_is_named_with_its_row_and_changes_nothing(case: str) -> None:
    preset, sheet, sentence = WRONG[case]
    terms = {"cut": 1} if preset == SERIES else {}
    contest = Contest(preset, entrants("a", "b"), terms)
    assert contest.refused("paper_wrong", "paper", **sheet) == sentence


@pytest.mark.parametrize(
    ("preset", "sheet"),
    [
        (RACE, {"results": [{"entrant": "a", "ms": 11000}]}),
        (SERIES, {"series": [{"entrant": "a", "marks": ["7.00"]}]}),
        (HEIGHTS, {"bars": [160], "jumps": [{"entrant": "a", "results": ["O"]}]}),
    ],
)
def test_a_sheet_is_of_everybody_and_of_a_contest_not_yet_called(
    preset: str, sheet: dict[str, Any]
) -> None:
    contest = Contest(preset, entrants("a", "b"))
    assert contest.refused("paper_unfinished", "paper", **sheet) == (
        "成绩单没有写完：b 还没有成绩，也没有写弃权、未完赛或取消资格。"
    )
    contest.call("status", entrant="b", status="DNS").call("paper", **sheet)
    assert contest.places == {"a": 1, "b": None}
    assert contest.outcome.over
    contest.refused("paper_late", "paper", **sheet)


def test_a_field_that_no_sheet_has_is_refused_with_its_path() -> None:
    """`end` and `by` are for two sides; a row of many athletes has a status."""
    contest = Contest("race", entrants("a"))
    with pytest.raises(BadInput, match="unknown_field"):
        contest.call("paper", results=[], end="retired", by="a")
    with pytest.raises(BadInput, match=r"results\[0\]\.time"):
        contest.call("paper", results=[{"entrant": "a", "time": "11.0"}])
