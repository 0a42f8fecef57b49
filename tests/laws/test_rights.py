"""What a pad offers is not only accepted by the rules: its card has the right to send it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meet.access import Grant
from meet.rights import denied, seats_of
from meet.words import LANGUAGES, texts
from tests.laws.playing import Subject, offered, play, usable
from tests.laws.subjects import subjects

SUBJECTS = tuple(subjects())
LINES = 25


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.name)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_pad_offers_nothing_that_its_card_may_not_send(
    subject: Subject, data: st.DataObject
) -> None:
    """For every preset and seat: a referee there, and desk and secretary looking at that pad."""
    rules = subject.rules
    state = play(subject, data, LINES).standing.state
    for seat in sorted({*subject.seats, *seats_of(rules), ""}):
        pad = rules.options(state, seat, 0)
        calls = usable(pad)
        if pad.forms:
            calls.append(data.draw(offered(rules, replace(pad, buttons=()))))
        for role in ("referee", "desk", "secretary"):
            refused = [call for call in calls if denied(rules, Grant("1", role, seat), call)]
            assert not refused, (role, seat)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.name)
def test_every_seat_has_kinds_of_its_sport_and_a_name(subject: Subject) -> None:
    sport = subject.name.split("/")[0]
    for seat, kinds in seats_of(subject.rules).items():
        assert kinds <= {*subject.rules.calls, "called"}
        code = f"seat_{seat}"
        named = texts(sport)["text"].get(code) or texts("")["text"][code]
        assert all(named[lang] for lang in LANGUAGES)
