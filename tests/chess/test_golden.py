"""The golden ledgers are those of the data; `tests/laws` holds them against their placings."""

import json

from tests.chess.golden_sheets import FOLDER, goldens


def test_the_ledgers_are_those_of_the_data() -> None:
    for name, event, placings in goldens():
        for path, made in ((f"{name}.json", event), (f"{name}.placings.json", placings)):
            assert json.loads((FOLDER / path).read_text(encoding="utf-8")) == made
