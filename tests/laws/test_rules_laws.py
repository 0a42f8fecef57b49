"""Every preset of every sport keeps every law, under random play."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.laws.playing import Subject
from tests.laws.rules_laws import LAWS
from tests.laws.subjects import subjects


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("subject", tuple(subjects()), ids=lambda subject: subject.name)
def test_rules_keep_the_law(
    subject: Subject, law: Callable[[Subject, st.DataObject], None]
) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def play(data: st.DataObject) -> None:
        law(subject, data)

    play()
