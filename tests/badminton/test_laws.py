"""The laws of a rules value on short matches, where random play soon meets caps and deciders."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.badminton import TO_21
from events.table_tennis import TableTennis
from scoring_rules.contest import Setup
from scoring_rules.kinds.rally import Rally
from tests.badminton.rallies import DOUBLES, SINGLES, pair
from tests.laws.playing import Subject
from tests.laws.rules_laws import LAWS

TEAMS = Setup("c", (pair("p", "1", "2", "3"), pair("q", "4", "5", "6")))
RULES: dict[str, Rally] = {
    "badminton/short": replace(TO_21, points=2, cap=3, change_at=1, interval_at=1),
    "badminton/half-court": replace(TO_21, points=3, cap=4, best_of=1, half_court=True),
    "table_tennis/short": TableTennis(points=3, best_of=3, change_at=2, expedite_below=4),
    "table_tennis/wheelchair": TableTennis(points=2, best_of=1, wheelchair=True, change_at=1),
}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("name", RULES)
def test_short_matches_keep_the_law(
    name: str, law: Callable[[Subject, st.DataObject], None]
) -> None:
    subject = Subject(name, RULES[name], st.sampled_from([SINGLES, DOUBLES, TEAMS]))

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def play(data: st.DataObject) -> None:
        law(subject, data)

    play()
