"""The short form of `./run soak`, for every run of the tests."""

import pytest

from tests.soak.hall import soak


@pytest.mark.server
def test_a_short_soak_loses_nothing_and_grows_little() -> None:
    figures = soak(seconds=4, tablets=6, watchers=10)
    assert figures["calls"] >= 6
    before, after = figures["memory_mib"]
    assert after - before < 64
