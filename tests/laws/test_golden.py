"""Every sport and every draw has golden ledgers from real score sheets (law 3)."""

import json
from pathlib import Path
from typing import Any

import pytest

from events import sports
from meet import event_file
from meet.score import score
from scoring_rules.draws import DRAWS

EVENTS = Path(__file__).resolve().parents[2] / "events"
SHEETS = sorted(EVENTS.glob("*/golden/*.json"))
FILES = [path for path in SHEETS if path.name.count(".") == 1]
COURSES = sorted(EVENTS.glob("*/golden/*.course.json"))

# Without a sheet of their own, until their rules are built. These lists only shrink.
SPORTS_WITHOUT = {
    "placed",
}
DRAWS_WITHOUT: set[str] = set()


def test_only_the_sports_listed_have_no_sheet() -> None:
    assert {path.parent.parent.name for path in FILES} == set(sports()) - SPORTS_WITHOUT


def test_only_the_draws_listed_have_no_sheet() -> None:
    used = {json.loads(path.read_text(encoding="utf-8"))["draw"]["format"] for path in FILES}
    assert used == set(DRAWS) - DRAWS_WITHOUT


def test_every_rules_value_has_a_sheet() -> None:
    sheets = [json.loads(path.read_text(encoding="utf-8")) for path in FILES]
    used = {f"{sheet['sport']}/{sheet['rules']['preset']}" for sheet in sheets}
    every = {f"{key}/{preset}" for key, sport in sports().items() for preset in sport.rules}
    assert not {name for name in every - used if not name.endswith("/placed")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sheet_is_placed_as_its_officials_did(path: Path) -> None:
    result = score(event_file.read(json.loads(path.read_text(encoding="utf-8"))))
    official = json.loads(path.with_suffix(".placings.json").read_text(encoding="utf-8"))
    assert placed(result["placings"]) == placed(official)


@pytest.mark.parametrize("path", COURSES, ids=lambda path: path.name)
def test_a_worked_example_takes_the_course_that_its_rule_book_gives(path: Path) -> None:
    """Score, server and receiver after each call."""
    sheet = json.loads(path.with_name(path.name.replace(".course", "")).read_text(encoding="utf-8"))
    (contest,) = score(event_file.read(sheet), trace=True)["contests"]
    course = json.loads(path.read_text(encoding="utf-8"))
    keys = ("score", "server", "receiver")
    assert [{key: row[key] for key in keys} for row in contest["trace"]] == course


def placed(rows: list[dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """Place, mark and status by entrant."""
    return {row["entrant"]: (row["place"], row["mark"], row["status"]) for row in rows}
