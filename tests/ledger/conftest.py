"""A database of its own for each test, and its writer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from meet import database
from meet.writer import Writer


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = database.engine_for(database.database_url({}, tmp_path))
    database.upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    with Writer(engine) as writer:
        yield writer
