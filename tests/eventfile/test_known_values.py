"""Where a value is none of those that may be written, the fault lists them."""

import json
from typing import Any

import pytest

from meet import event_file
from meet.codec import BadInput, parse
from meet.definitions import entrant_of, sport_of
from meet.score import message
from tests.eventfile.samples import LIFTING, with_decisions

STEP = {**LIFTING, "rules": {**LIFTING["rules"], "step": "1.1"}}


@pytest.mark.parametrize(
    ("raw", "chinese", "english"),
    [
        (
            with_decisions({"kind": "decide", "what": "judge"}),
            "这个值读不懂：不能是「judge」，可以写：lot, qR, qJ, jury。",
            "This value cannot be read: it cannot be “judge”; known are lot, qR, qJ, jury.",
        ),
        (
            STEP,
            "这个值读不懂：不能是「1.1」，可以写：0.5, 1, 2, 2.5, 5。",
            "This value cannot be read: it cannot be “1.1”; known are 0.5, 1, 2, 2.5, 5.",
        ),
    ],
)
def test_what_may_be_written_instead_is_said(raw: Any, chinese: str, english: str) -> None:
    with pytest.raises(BadInput) as bad:
        event_file.read(parse(json.dumps(raw).encode()))
    assert [message(bad.value, lang) for lang in ("zh", "en")] == [chinese, english]


def test_shirt_numbers_may_be_written_as_numbers_or_as_text() -> None:
    """FORMATS §2 gives `number` no type; "00" and "0" are two shirts."""
    given = [{"id": "a1", "number": 7}, {"id": "a2", "number": "00"}]
    team = entrant_of(sport_of("basketball"), {"id": "a", "number": 12, "members": given}, "")
    assert (team.number, [one.number for one in team.members]) == ("12", ["7", "00"])
    with pytest.raises(BadInput, match="wrong_type"):
        entrant_of(
            sport_of("basketball"), {"id": "a", "members": [{"id": "b", "number": True}]}, ""
        )
