"""One press for all tests of sheets: its worker loads WeasyPrint once."""

from collections.abc import Iterator

import pytest

from meet.press import Press


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    made = Press()
    made.start()
    yield made
    made.close()
