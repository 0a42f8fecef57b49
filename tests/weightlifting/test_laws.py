"""The laws of a rules value, on bench presses with other terms than the preset has."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.weightlifting.rules import ParaBench
from tests.laws.playing import Subject, setups
from tests.laws.rules_laws import LAWS
from tests.laws.subjects import HINTS

HINT = HINTS["weightlifting"]
RULES = {
    "old-steps": replace(ParaBench(), step="2.5", changes=(0, 1, 0)),
    "points": replace(ParaBench(), formula="ah", result="sum_good", step="0.5"),
}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("terms", RULES)
def test_other_terms_keep_the_law(
    terms: str, law: Callable[[Subject, st.DataObject], None]
) -> None:
    subject = Subject(
        f"weightlifting/{terms}", RULES[terms], setups(HINT.own), HINT.seats, HINT.uncounted
    )

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def play(data: st.DataObject) -> None:
        law(subject, data)

    play()
