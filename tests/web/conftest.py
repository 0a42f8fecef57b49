"""A house with one event for the tests of the web."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import PLACED, Running, running


@pytest.fixture
def meet(tmp_path: Path) -> Iterator[Running]:
    """A house with the event `relay`, nothing called yet."""
    with running(tmp_path) as house:
        house.load(PLACED)
        yield house
