"""Where a value is none of those that may be written, the fault lists them."""

import json
from typing import Any

import pytest

from meet import event_file
from meet.codec import BadInput, parse
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
