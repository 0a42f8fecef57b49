"""A house with two events of different sports, and an official of its desk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.games import LIFTING, Official
from tests.house import PLACED, Running, running


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of that house, made once: to copy it is quicker than to make it."""
    folder = tmp_path_factory.mktemp("prepared")
    with running(folder) as house:
        house.load(PLACED)
        house.load(LIFTING)
    return folder / "meet.sqlite"


@pytest.fixture
def meet(prepared: Path, tmp_path: Path) -> Iterator[Running]:
    """A house of one's own, nothing called yet."""
    shutil.copy(prepared, tmp_path)
    with running(tmp_path) as house:
        house.client.application.testing = False  # a fault is answered, as it would be
        yield house


@pytest.fixture(scope="module")
def resting(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A house for all who only read, nothing called in it ever."""
    folder = tmp_path_factory.mktemp("resting")
    shutil.copy(prepared, folder)
    with running(folder) as house:
        house.client.application.testing = False
        yield house


@pytest.fixture
def desk(meet: Running) -> Official:
    """Somebody at the desk."""
    return Official(meet, meet.token("desk"))
