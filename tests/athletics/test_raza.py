"""Raza points: the published table row by row, worked examples, merged and missing rows."""

from decimal import Decimal
from typing import Any

import pytest

from events.athletics.raza import formula, points, table
from meet.codec import BadInput
from scoring_rules.contest import Entrant
from tests.athletics import data
from tests.athletics.contest import Contest, entrants, said
from tests.athletics.golden_cases import TABLE_2012


def hundredths(text: str) -> int:
    return int(Decimal(text) * 100)


def published() -> Any:
    found = table("2025-2026")
    assert found is not None
    return found


@pytest.mark.usefixtures("data")
def test_every_row_gives_its_own_mark_1000_points() -> None:
    """The reference mark is the first to reach 1000 (in the field rounded up, on the track
    down)."""
    rows = 0
    raw = data.read("raza_2025_2026.json")
    for kind, track in (("TRACK", True), ("FIELD", False)):
        for discipline, classes in raw[kind].items():
            for class_, sexes in classes.items():
                for sex, (b, c, reference) in sexes.items():
                    rows += 1
                    by = formula(published(), discipline, class_, sex, track=track)
                    assert by is not None
                    assert (by.a, by.b, by.c) == (1200, Decimal(b), Decimal(c))
                    mark = hundredths(str(reference))
                    worse = mark + 1 if track else mark - 1
                    assert 1000 <= points(by, mark) <= 1009
                    assert points(by, worse) < 1000
    assert rows == 422


@pytest.mark.usefixtures("data")
def test_worked_examples() -> None:
    cases = data.read("edge_cases.json")["raza"]
    assert len(cases) == 8
    for case in cases:
        track = case.get("event", "100m").endswith("m")
        raza = "2025-2026" if case["table"] == "2025-2026" else TABLE_2012
        terms = {"raza": raza, "discipline": case["event"]}
        who = (Entrant("1", class_=case["class"], sex=case["gender"]),)
        contest = Contest("race" if track else "horizontal", who, terms)
        if track:
            contest.call("finish", entrant="1", ms=data.ms(case["mark"]))
        else:
            contest.throws("1", case["mark"])
        placing = contest.placings["1"]
        assert dict(placing.values)["raza"] == str(case["points"]), case
        assert placing.mark == case["mark"]


def test_discus_of_london_is_won_by_the_shorter_throw() -> None:
    """London 2012: 28.01 of F36 is worth more than 30.12 of F35."""
    who = (Entrant("p", class_="F35", sex="W"), Entrant("w", class_="F36", sex="W"))
    contest = Contest("horizontal", who, {"raza": TABLE_2012, "discipline": "Discus"})
    contest.throws("p", "30.12").throws("w", "28.01")
    assert contest.places == {"w": 1, "p": 2}
    assert {p.entrant: dict(p.values)["raza"] for p in contest.placings.values()} == {
        "w": "1032",
        "p": "1028",
    }


def test_a_class_falls_into_a_merged_row() -> None:
    merged = formula(published(), "100m", "T46", "M", track=True)
    assert merged is not None
    assert merged == formula(published(), "100m", "T45-47", "M", track=True)
    assert formula(published(), "1500m", "T54", "M", track=True) == formula(
        published(), "1500m", "T53/54", "M", track=True
    )
    assert formula(published(), "100m", "T48", "M", track=True) is None


def test_a_row_of_its_own_goes_before_a_merged_one() -> None:
    own = formula(published(), "Triple Jump", "T46", "M", track=False)
    wide = formula(published(), "Triple Jump", "T45-47", "M", track=False)
    assert own is not None
    assert wide is not None


def test_where_no_row_exists_the_reason_is_told_and_nobody_is_ranked() -> None:
    who = (Entrant("a", class_="F33", sex="M"), Entrant("b", class_="F60", sex="M"))
    contest = Contest("horizontal", who, {"raza": "2025-2026", "discipline": "Shot Put"})
    contest.throws("a", "10.50").throws("b", "14.00")
    assert contest.places == {"a": 1, "b": None}
    assert contest.placings["b"].mark == "14.00"
    reason = "b 无法折算：评分表没有铅球 F60 这一行，不按分排名。"
    assert reason in [said(why) for why in contest.board.why]
    notes = [said(note) for note in contest.rules.sheet(contest.state).notes]
    assert notes == ["Raza 评分表：WPA Raza 2025 v1 (31/01/2025)，a = 1200", reason]


def test_without_a_sex_there_is_no_row() -> None:
    assert formula(published(), "100m", "T46", "", track=True) is None
    assert formula(published(), "100m", "T46", "F", track=True) == formula(
        published(), "100m", "T46", "W", track=True
    )


def test_equal_points_go_to_the_next_best() -> None:
    who = (Entrant("a", class_="F33", sex="M"), Entrant("b", class_="F33", sex="M"))
    contest = Contest("horizontal", who, {"raza": "2025-2026", "discipline": "Shot Put"})
    contest.throws("a", "10.50", "10.00").throws("b", "10.50", "10.20")
    assert contest.places == {"a": 2, "b": 1}
    assert contest.decided["a"] == "next_mark"


def test_a_runner_without_a_time_has_no_points() -> None:
    who = tuple(Entrant(one, class_="T37", sex="M") for one in ("a", "b"))
    contest = Contest("race", who, {"raza": "2025-2026", "discipline": "100m"})
    contest.call("finish", entrant="a", place=1).call("finish", entrant="b", ms=11600, place=2)
    assert contest.places == {"a": None, "b": 1}
    assert dict(contest.placings["b"].values) == {"raza": "950"}


def test_marks_rank_where_no_table_is_named() -> None:
    contest = Contest("horizontal", entrants("a")).throws("a", "10.50")
    assert contest.placings["a"].values == ()


@pytest.mark.parametrize(
    ("raza", "code", "at"),
    [
        ("1999", "bad_value", "rules.raza"),
        ({"a": "1200", "rows": {}, "rowz": {}}, "unknown_field", "rules.raza.rowz"),
        ({"a": "NaN", "rows": {}}, "bad_value", "rules.raza.a"),
        (
            {"a": "1", "rows": {"Discus": {"F35": {"W": ["1", "x"]}}}},
            "bad_value",
            "rules.raza.rows.Discus.F35.W[1]",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_by_its_path(raza: Any, code: str, at: str) -> None:
    with pytest.raises(BadInput) as caught:
        Contest("horizontal", entrants("a"), {"raza": raza})
    assert (caught.value.code, caught.value.at) == (code, at)
