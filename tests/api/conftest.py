"""A house with two events of different sports, and an official of its desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.games import LIFTING, Official
from tests.house import PLACED, Running, running


@pytest.fixture
def meet(tmp_path: Path) -> Iterator[Running]:
    """A house with a placed event and a lifting event, nothing called yet."""
    with running(tmp_path) as house:
        house.client.application.testing = False  # a fault is answered, as it would be
        house.load(PLACED)
        house.load(LIFTING)
        yield house


@pytest.fixture
def desk(meet: Running) -> Official:
    """Somebody at the desk."""
    return Official(meet, meet.token("desk"))
