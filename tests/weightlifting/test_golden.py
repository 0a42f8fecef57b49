"""Golden ledgers: score sheets of real events give the placings that were printed."""

import json
from pathlib import Path

import pytest

from meet import event_file
from meet.codec import parse
from meet.score import score
from tests.weightlifting.golden_sheets import FOLDER, goldens

SHEETS = sorted(FOLDER.glob("*.placings.json"))


def test_there_are_golden_ledgers() -> None:
    assert len(SHEETS) == 6


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name.split(".")[0])
def test_the_sheet_is_reproduced(sheet: Path) -> None:
    printed = json.loads(sheet.read_text(encoding="utf-8"))
    event = sheet.with_name(sheet.name.replace(".placings", ""))
    result = score(event_file.read(parse(event.read_bytes())))
    ours = [{key: one[key] for key in printed[0]} for one in result["placings"]]
    by_entrant = {one["entrant"]: one for one in ours}
    assert by_entrant == {one["entrant"]: one for one in printed}


@pytest.mark.usefixtures("data")
def test_the_ledgers_are_those_of_the_data() -> None:
    for golden in goldens():
        event = json.loads((FOLDER / f"{golden.name}.json").read_text(encoding="utf-8"))
        assert event == golden.event
