"""A house with one event for the tests of the web."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import PLACED, Running, running
from tests.web.organiser import PAIR, RUN, T46, Organiser


@pytest.fixture
def meet(tmp_path: Path) -> Iterator[Running]:
    """A house with the event `relay`, nothing called yet."""
    with running(tmp_path) as house:
        house.load(PLACED)
        yield house


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Organiser]:
    """Games that were begun a moment ago, with two delegations and three events."""
    with running(tmp_path) as meet:
        organiser = Organiser(meet)
        organiser.begin()
        organiser.choose(T46, RUN, PAIR)
        organiser.send_delegations("潞州区，潞州，Luzhou", "上党区")
        yield organiser
