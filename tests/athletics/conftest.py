"""Where the shared data is absent, the tests that need it say so and are skipped."""

import pytest

from tests.athletics.data import DATA


@pytest.fixture(scope="session")
def data() -> None:
    """Asked for by tests that read ../shared/data."""
    if not DATA.exists():
        pytest.skip("../shared/data/athletics is absent")
