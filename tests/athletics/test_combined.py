"""Combined events: official totals, who goes on and who is out, ties, points, bad input."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

import pytest

from events.athletics.card import Card
from events.athletics.combined import Combined
from events.athletics.combined_terms import DECATHLON, CombinedTerms
from events.athletics.raza import table
from meet import event_file
from meet.score import score
from scoring_rules.draws.protocol import Proposed
from tests.athletics import combined_data as of
from tests.athletics.combined_event import TRIATHLON, event, jumps, puts, race, status, tied
from tests.athletics.contest import said


def totals(result: Mapping[str, Any]) -> dict[int, int]:
    return {int(row["entrant"]): int(row["mark"]) for row in result["placings"]}


def placed(raw: Mapping[str, Any]) -> dict[str, tuple[int | None, str, str]]:
    return {
        row["entrant"]: (row["place"], row["mark"], row["status"])
        for row in score(event_file.read(raw))["placings"]
    }


def proposed(raw: Mapping[str, Any], seed: str = "") -> Proposed:
    file = event_file.read(raw)
    played = event_file.played_of(file)
    return file.event.draw.propose(file.event.entrants, played, (), seed)


# --- Official results --------------------------------------------------------------------------


def test_the_decathlon_of_athens_has_its_28_official_totals() -> None:
    raw = of.event_file("dec", of.DECATHLON, DECATHLON, "M")
    official = {i: total for i, (_marks, total) in enumerate(of.rows(of.DECATHLON), 1)}
    result = score(event_file.read(raw))
    assert totals(result) == official
    assert result["over"]


def test_the_heptathlon_of_seoul_has_its_official_totals_but_for_six_errors_of_the_source() -> None:
    raw = of.event_file("hep", of.HEPTATHLON, of.OF_HEPTATHLON, "W")
    official = {i: total for i, (_marks, total) in enumerate(of.rows(of.HEPTATHLON), 1)}
    ours = totals(score(event_file.read(raw)))
    assert {i for i in official if ours[i] != official[i]} == of.WRONG_IN_HEPTATHLON
    assert len(official) == 25


def test_the_best_heptathlon_discipline_by_discipline() -> None:
    """Seoul 1988, 7,291 points, as record lists print them."""
    raw = of.event_file("hep", of.HEPTATHLON, of.OF_HEPTATHLON, "W")
    first = score(event_file.read(raw))["placings"][0]
    assert list(first["values"].values()) == ["1172", "1054", "915", "1123", "1264", "776", "987"]


@pytest.mark.parametrize(
    ("discipline", "mark", "points"),
    [("100m", "18.00", 0), ("100m", "25.00", 0), ("Shot Put", "1.50", 0), ("High Jump", "0.70", 0)],
)
def test_what_is_worse_than_the_table_begins_is_worth_nothing(
    discipline: str, mark: str, points: int
) -> None:
    assert CombinedTerms((discipline,)).worth(1, Card("a", sex="M"), mark) == points


# --- Who is out, who goes on -------------------------------------------------------------------


def test_who_does_not_finish_has_no_points_and_goes_on_who_does_not_start_is_out() -> None:
    raw = event(
        ("1", "abc", [status("b", "DNF"), race(a="11.00", c="11.50")]),
        ("2", "abc", [status("c", "DNS"), puts(a="12.00", b="15.00")]),
    )
    assert placed(raw) == {
        "a": (1, str(861 + 606), "ranked"),
        "b": (2, "790", "ranked"),
        "c": (None, "", "DNF"),
    }
    assert set(proposed(raw).contests[0].entrants) == {"a", "b"}


def test_who_never_started_is_listed_so() -> None:
    raw = event(("1", "abc", [status("c", "DNS"), race(a="11.00", b="11.50")]))
    assert placed(raw)["c"] == (None, "", "DNS")


@pytest.mark.parametrize("what", ["DQ", "NM"])
def test_disqualified_in_one_discipline_or_without_a_mark_is_0_there(what: str) -> None:
    raw = event(
        ("1", "ab", [race(a="11.00", b="11.00")]),
        ("2", "ab", [status("b", what), puts(a="12.00")]),
        who={"a": "", "b": ""},
    )
    assert placed(raw)["b"] == (2, "861", "ranked")
    assert score(event_file.read(raw))["placings"][1]["values"] == {"100m": "861", "Shot Put": "0"}


def test_who_withdraws_between_two_disciplines_is_out() -> None:
    raw = event(("1", "abc", [race(a="11.00", b="11.50", c="12.00")]))
    raw["calls"] = [{"kind": "withdraw", "entrant": "a", "reason": "injured"}]
    assert placed(raw)["a"] == (None, "", "WD")
    assert placed(raw)["b"][0] == 1


def test_the_event_is_over_after_the_last_discipline_only() -> None:
    contests = [
        ("1", "ab", [race(a="11.00", b="11.50")]),
        ("2", "ab", [puts(a="12.00", b="13.00")]),
        ("3", "ab", [jumps(a="1.80", b="1.90")]),
    ]
    who = {"a": "", "b": ""}
    over = [score(event_file.read(event(*contests[:n], who=who)))["over"] for n in range(4)]
    assert over == [False, False, False, True]
    assert not score(event_file.read(event(*contests)))["over"]  # c is in none of them


def test_heights_are_worth_their_best_without_countback() -> None:
    """Equal heights are one place in the discipline, whatever was missed (200.8 of 2016-17)."""
    jumped = [
        {"kind": "bar", "cm": 180},
        *({"kind": "jump", "entrant": "a", "result": one} for one in "XXO"),
        {"kind": "jump", "entrant": "b", "result": "O"},
        *({"kind": "jump", "entrant": one, "result": "r"} for one in "ab"),
    ]
    raw = event(("3", "ab", jumped), who={"a": "", "b": ""})
    rows = score(event_file.read(raw))["contests"][0]["placings"]
    assert [(row["place"], row["values"]) for row in rows] == [(1, {"points": "627"})] * 2
    assert score(event_file.read(raw))["contests"][0]["over"]


# --- The next discipline -----------------------------------------------------------------------


def test_a_discipline_is_drawn_when_the_last_one_is_over() -> None:
    first = proposed(event())
    assert [(one.phase, one.entrants) for one in first.contests] == [("1", ("a", "b", "c"))]
    open_ = proposed(event(("1", "abc", [status("a", "DNF")])))
    assert not open_.contests
    assert said(open_.why[0]) == "100 米还没有比完"
    last = event(
        *((phase, "a", [sheet]) for phase, sheet in zip("123", SHEETS, strict=True)), who={"a": ""}
    )
    assert not proposed(last).contests


SHEETS = (race(a="11.00"), puts(a="12.00"), jumps(a="1.80"))


def test_heats_hold_so_many_and_the_leaders_run_last() -> None:
    raw = event(
        ("1", "cb", [race(c="11.00", b="12.00")]),
        ("1", "a", [race(a="11.50")]),
        draw={"sizes": [2, 2]},
    )
    assert [one.entrants for one in proposed(raw).contests] == [("b",), ("c", "a")]
    assert sorted(proposed(raw, "12345678").contests[1].entrants) == ["a", "c"]


# --- Ties --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ("shared", {"a": (1, ""), "b": (1, "")}),
        ("iaaf-2016", {"a": (1, ""), "b": (2, "more_disciplines")}),
    ],
)
def test_two_level_totals(ties: str, expected: Mapping[str, tuple[int, str]]) -> None:
    """By rule 200.13 (a) of 2016-17 the better one has more points in more disciplines."""
    raw = tied({"a": (600, 500, 400), "b": (599, 499, 402)}, ties)
    rows = score(event_file.read(raw))["placings"]
    assert {row["entrant"]: (row["place"], row["decided_by"]) for row in rows} == expected


@pytest.mark.parametrize(
    ("points", "order"),
    [
        ({"a": (500, 500, 400), "b": (400, 400, 600)}, "ab"),
        ({"a": (500, 500), "b": (600, 400)}, "ba"),
        ({"a": (600, 500, 400), "b": (599, 499, 402), "c": (400, 499, 601)}, "cab"),
        ({"a": (600, 400, 500), "b": (600, 500, 400), "c": (600, 450, 450)}, "abc"),
    ],
    ids=["more disciplines", "the best one", "three are not compared by number", "the second best"],
)
def test_what_decided_in_2016(points: Mapping[str, Sequence[int]], order: str) -> None:
    rows = score(event_file.read(tied(points, "iaaf-2016")))["placings"]
    assert "".join(row["entrant"] for row in rows) == order


# --- Points by class, and of a table of one's own ----------------------------------------------


def test_raza_points_make_classes_comparable() -> None:
    """Shot put F34 11.00 → 881, F33 10.50 → 853 (worked examples of the table)."""
    raw = event(
        ("1", "ab", [puts(a="10.50", b="11.00")]),
        disciplines=["Shot Put"],
        who={"a": "F33", "b": "F34"},
        raza="2025-2026",
    )
    assert placed(raw) == {"b": (1, "881", "ranked"), "a": (2, "853", "ranked")}


def test_a_pentathlete_has_a_class_on_the_track_and_one_in_throws() -> None:
    """P44 is T44 in races and jumps and F44 in throws: 1000 points begin at the mark that the
    row's own formula gives for them."""
    terms = CombinedTerms(("100m", "Shot Put", "Long Jump"), raza="2025-2026")
    for number, of_row in ((1, "T44"), (2, "F43/44"), (3, "T43/44")):
        enough, worse = around_1000(terms.disciplines[number - 1], of_row)
        for class_ in ("P44", "T44", "F44"):
            athlete = Card("a", class_, "M")
            assert (terms.worth(number, athlete, enough) or 0) >= 1000
            assert (terms.worth(number, athlete, worse) or 9999) < 1000


def around_1000(discipline: str, class_: str) -> tuple[str, str]:
    """The last mark worth 1000 points by the inverse of the formula, and one a hundredth worse."""
    by = table("2025-2026")
    assert by is not None
    b, c = by.rows[discipline][class_]["M"]
    inner, step = b - (by.a / 1000).ln().ln(), Decimal("0.01")
    if discipline == "100m":
        time = (c / inner).quantize(step, ROUND_FLOOR)
        return str(time), str(time + step)
    metres = (inner / c).quantize(step, ROUND_CEILING)
    return str(metres), str(metres - step)


def test_a_class_without_a_row_is_told_and_not_ranked() -> None:
    raw = event(
        ("1", "ab", [puts(a="10.50", b="11.00")]),
        disciplines=["Shot Put"],
        who={"a": "F33", "b": "F99"},
        raza="2025-2026",
    )
    assert placed(raw)["b"] == (None, "", "NM")
    file = event_file.read(raw)
    board = file.event.rules.board(file.standings[0].state)
    assert said(board.why[-1]) == "b 无法折算：评分表没有铅球 F99 这一行，不按分排名。"


def test_a_table_of_the_file_has_rows_for_classes() -> None:
    table = {"rows": {"Shot Put": {"F33": {"M": ["2", "0", "1"]}, "*": {"M": ["1", "0", "1"]}}}}
    raw = event(
        ("1", "ab", [puts(a="10.50", b="11.00")]),
        disciplines=["Shot Put"],
        who={"a": "F33", "b": "F34"},
        table=table,
    )
    assert placed(raw) == {"a": (1, "21", "ranked"), "b": (2, "11", "ranked")}


# --- What people see ---------------------------------------------------------------------------


def test_the_event_shows_the_points_of_every_discipline_with_the_total() -> None:
    file = event_file.read(
        event(
            ("1", "abc", [race(a="11.00", b="11.50", c="12.00")]),
            ("2", "abc", [puts(a="12.00", c="15.00"), status("b", "DNS")][::-1]),
        )
    )
    draw, played = file.event.draw, event_file.played_of(file)
    (table,) = draw.tables(file.event.entrants, played, ())  # type: ignore[attr-defined]
    assert [said(column.head) for column in table.columns[2:]] == ["100 米", "铅球", "总分"]
    shown = [[cell.text or cell.who for cell in row.cells[1:]] for row in table.rows]
    assert shown == [["a", "861", "606", "1467"], ["c", "651", "790", "1441"], ["b", "753", "", ""]]
    assert Combined(TRIATHLON).phase_words("2") == table.columns[3].head


def test_a_discipline_shows_points_beside_its_marks() -> None:
    file = event_file.read(event(("2", "ab", [puts(a="12.00", b="15.00")]), who={"a": "", "b": ""}))
    rules, state = file.event.rules, file.standings[0].state
    for shown in (rules.board(state).tables[0], rules.sheet(state).tables[0]):
        heads = [said(column.head) for column in shown.columns]
        at = heads.index("最好成绩")
        assert heads[at + 1] == "得分"
        assert [row.cells[at + 1].text for row in shown.rows] == ["790", "606"]
    assert "全能评分表：World Athletics 2001" in map(said, rules.sheet(state).notes)


def test_a_place_without_a_time_is_asked_for_its_time() -> None:
    finish = [{"kind": "finish", "entrant": "a", "place": 1}]
    file = event_file.read(event(("1", "a", finish), who={"a": ""}))
    outcome = file.event.rules.outcome(file.standings[0].state)
    assert not outcome.over
    assert said(outcome.questions[0]) == "a 有名次，没有时间，不能计分：请补记时间。"
