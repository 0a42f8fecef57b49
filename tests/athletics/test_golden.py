"""The golden ledgers are those of the data; `tests/laws` holds them against their placings."""

import json

import pytest

from tests.athletics.golden_sheets import FOLDER, goldens

SHEETS = sorted(FOLDER.glob("*.placings.json"))


def test_there_are_golden_ledgers() -> None:
    assert len(SHEETS) == 16


@pytest.mark.usefixtures("data")
def test_the_ledgers_are_those_of_the_data() -> None:
    for golden in goldens():
        event = json.loads((FOLDER / f"{golden.name}.json").read_text(encoding="utf-8"))
        assert event == golden.event
