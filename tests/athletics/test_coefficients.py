"""Marks times the coefficient of the class: products worked by hand, exact, in place of Raza."""

from typing import Any

import pytest

from meet.codec import BadInput
from meet.score import message
from meet.words import LANGUAGES
from scoring_rules.contest import Entrant
from tests.athletics.contest import Contest, entrants, said

CLASSES = {"F33": "1.10", "F34": "0.93", "T36": "0.9", "T37": "0.95", "T38": "1"}


def contest(preset: str, classes: dict[str, str], **terms: Any) -> Contest:
    """Men by class, ranked by the coefficients above where no others are given."""
    who = tuple(Entrant(one, class_=class_, sex="M") for one, class_ in classes.items())
    return Contest(preset, who, {"coefficients": CLASSES, **terms})


def products(played: Contest) -> dict[str, str]:
    """What ranks, by entrant."""
    return {
        one: dict(placing.values).get("coefficient", "") for one, placing in played.placings.items()
    }


def test_the_longer_product_wins_and_the_mark_stays_as_it_was() -> None:
    """9.00 × 1.10 = 9.9 is ahead of 10.50 × 0.93 = 9.765."""
    played = contest("horizontal", {"a": "F33", "b": "F34"})
    played.throws("a", "8.00", "9.00").throws("b", "10.50", "X")
    assert played.places == {"a": 1, "b": 2}
    assert products(played) == {"a": "9.9", "b": "9.765"}
    assert {one: p.mark for one, p in played.placings.items()} == {"a": "9.00", "b": "10.50"}
    assert said(played.placings["b"].why) == ""


def test_the_shorter_product_wins_a_race_by_the_official_time() -> None:
    """12.591 counts as 12.60: × 0.9 = 11.34; 11.36 × 1; 12.00 × 0.95 = 11.4."""
    played = contest("race", {"a": "T36", "b": "T38", "c": "T37"})
    for one, ms in (("a", 12591), ("b", 11360), ("c", 12000)):
        played.call("finish", entrant=one, ms=ms)
    assert played.places == {"a": 1, "b": 2, "c": 3}
    assert products(played) == {"a": "11.34", "b": "11.36", "c": "11.4"}
    assert played.placings["a"].mark == "12.60"


@pytest.mark.parametrize(
    ("class_", "ms", "mark", "product"),
    [
        ("T37", 118400, "1:58.40", "1:52.48"),
        ("T36", 72220, "1:12.22", "1:04.998"),
        ("T36", 65500, "1:05.50", "58.95"),
        ("T36", 4_500_000, "1:15:00.00", "1:07:30"),
    ],
)
def test_a_product_of_minutes_is_printed_in_minutes(
    class_: str, ms: int, mark: str, product: str
) -> None:
    """118.4 s × 0.95 = 112.48; 72.22 × 0.9 = 64.998; 65.5 × 0.9 = 58.95; 4500 × 0.9 = 4050."""
    played = contest("race", {"a": class_}).call("finish", entrant="a", ms=ms)
    assert played.placings["a"].mark == mark
    assert products(played) == {"a": product}


def test_heights_rank_by_their_products_and_equal_ones_by_failures() -> None:
    """1.60 × 1.05 = 1.68 = 1.68 × 1, c with the fewer failures; 1.60 × 1 is behind both."""
    by = {"T44": "1.05", "T47": "1"}
    played = contest("vertical", {"a": "T44", "b": "T47", "c": "T47"}, coefficients=by)
    played.call("bar", cm=160).jumps(a="XO", b="O", c="O")
    played.call("bar", cm=168).jumps(a="XXX", b="XXX", c="O")
    assert played.places == {"c": 1, "a": 2, "b": 3}
    assert products(played) == {"a": "1.68", "b": "1.6", "c": "1.68"}
    assert played.decided["a"] == "failures_at_best"


def test_a_height_cleared_in_the_jump_off_is_multiplied_too() -> None:
    """1.70 in the jump-off is the better mark: × 1.05 = 1.785."""
    played = contest("vertical", {"a": "T44", "b": "T44"}, coefficients={"T44": "1.05"})
    played.call("bar", cm=168).jumps(a="O", b="O")
    played.call("bar", cm=172).jumps(a="XXX", b="XXX")
    played.call("bar", cm=170, jumpoff=True)
    played.call("jump", entrant="a", result="O").call("jump", entrant="b", result="X")
    assert played.places == {"a": 1, "b": 2}
    assert {one: p.mark for one, p in played.placings.items()} == {"a": "1.70", "b": "1.68"}
    assert products(played) == {"a": "1.785", "b": "1.764"}


def test_equal_products_of_throws_go_to_the_next_best() -> None:
    """10.00 × 0.9 = 9 = 9.00 × 1; then 9.80 × 0.9 = 8.82 is behind 8.90 × 1."""
    played = contest("horizontal", {"a": "T36", "b": "T38"})
    played.throws("a", "10.00", "9.80").throws("b", "9.00", "8.90")
    assert played.places == {"b": 1, "a": 2}
    why = "与 b 最好成绩相当，比其次成绩：8.9 > 8.82"
    assert said(played.placings["a"].why) == why


def test_equal_products_of_times_share_the_place() -> None:
    """12.00 × 0.95 = 11.4 = 11.40 × 1."""
    played = contest("race", {"a": "T37", "b": "T38"})
    played.call("finish", entrant="a", ms=12000).call("finish", entrant="b", ms=11400)
    assert played.places == {"a": 1, "b": 1}


def test_a_class_without_a_coefficient_is_told_and_not_ranked() -> None:
    played = contest("horizontal", {"a": "F33", "b": "F60", "c": ""})
    played.throws("a", "9.00").throws("b", "14.00").throws("c", "7.00")
    assert played.places == {"a": 1, "b": None, "c": None}
    assert played.placings["b"].mark == "14.00"
    reasons = [
        "b 无法折算：规程没有定 F60 级的系数，不按折算成绩排名。",
        "c 无法折算：规程没有定系数，不按折算成绩排名。",
    ]
    assert [said(why) for why in played.board.why] == reasons
    notes = [said(note) for note in played.rules.sheet(played.state).notes]
    rows = "F33 1.10、F34 0.93、T36 0.9、T37 0.95、T38 1"
    assert notes == [f"折算成绩 = 成绩 × 系数：{rows}", *reasons]


def test_a_runner_without_a_time_or_a_coefficient_is_not_ranked() -> None:
    played = contest("race", {"a": "T38", "b": "T38", "c": "T11"})
    played.call("finish", entrant="a", place=1).call("finish", entrant="b", ms=11600, place=2)
    played.call("finish", entrant="c", ms=11700, place=3)
    assert played.places == {"a": None, "b": 1, "c": None}
    assert "规程没有定 T11 级的系数" in said(played.board.why[0])


def test_coefficients_by_sex_and_of_merged_classes() -> None:
    by = {"T45-47": {"M": "0.9", "W": "0.8"}, "T46": {"M": "0.7"}}
    who = (
        Entrant("a", class_="T45", sex="M"),
        Entrant("b", class_="T46", sex="M"),
        Entrant("c", class_="T47", sex="F"),
        Entrant("d", class_="T47"),
    )
    played = Contest("horizontal", who, {"coefficients": by})
    for entrant in who:
        played.throws(entrant.id, "5.00")
    assert products(played) == {"a": "4.5", "b": "3.5", "c": "4", "d": ""}
    assert said(played.rules.sheet(played.state).notes[0]) == (
        "折算成绩 = 成绩 × 系数：T45-47 男 0.9、T45-47 女 0.8、T46 男 0.7"
    )


@pytest.mark.parametrize("preset", ["race", "horizontal", "vertical"])
def test_the_product_stands_beside_the_mark_on_board_sheet_and_pad(preset: str) -> None:
    played = contest(preset, {"a": "T36", "b": "T36"})
    if preset == "race":
        played.call("finish", entrant="a", ms=12600)
    elif preset == "vertical":
        played.call("bar", cm=1260 // 10).jumps(a="O")
    else:
        played.throws("a", "12.60")
    shown = "1.134" if preset == "vertical" else "11.34"
    tables = (
        played.board.tables[0],
        played.rules.sheet(played.state).tables[0],
        played.pad().tables[0],
    )
    for table in tables:
        at = [said(column.head) for column in table.columns].index("折算成绩")
        row = next(row for row in table.rows if any(cell.who == "a" for cell in row.cells))
        assert row.cells[at].text == shown


def test_what_is_needed_is_told_in_the_athletes_own_metres() -> None:
    """10.50 × 0.93 = 9.765 leads: 8.87 × 1.10 = 9.757 falls short, 8.88 × 1.10 = 9.768 wins."""
    played = contest("horizontal", {"b": "F34", "a": "F33"}).throws("b", "10.50")
    assert [said(one) for one in played.pad().warnings] == ["0.01 升至第2名", "8.88 升至第1名"]


@pytest.mark.parametrize(
    ("terms", "code", "at"),
    [
        ({"coefficients": CLASSES, "raza": "2025-2026"}, "raza_and_coefficients", "rules"),
        ({"coefficients": {"F33": "0"}}, "no_such_coefficient", "rules"),
        ({"coefficients": {"F33": "-0.9"}}, "no_such_coefficient", "rules"),
        ({"coefficients": {"F33": "NaN"}}, "no_such_coefficient", "rules"),
        ({"coefficients": {"F33": "1e9"}}, "no_such_coefficient", "rules"),
        ({"coefficients": {"F33": "22/3"}}, "no_such_coefficient", "rules"),
        ({"coefficients": {"F33": {"M": "x"}}}, "no_such_coefficient", "rules"),
        ({"coefficients": {"F33": {"men": "0.9"}}}, "bad_value", "rules.coefficients"),
        ({"coefficients": {"F33": 1}}, "wrong_type", "rules.coefficients"),
        ({"coefficients": "0.93"}, "bad_value", "rules.coefficients"),
    ],
)
def test_coefficients_that_cannot_be_are_refused(terms: dict[str, Any], code: str, at: str) -> None:
    for preset in ("race", "horizontal", "vertical", "team-race"):
        with pytest.raises(BadInput) as caught:
            Contest(preset, entrants("a"), terms)
        assert caught.value.code == code
        assert caught.value.at.startswith(at)
        assert len({message(caught.value, lang) for lang in LANGUAGES}) == len(LANGUAGES)
