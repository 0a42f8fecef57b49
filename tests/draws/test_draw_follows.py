"""At the desk: ties are drawn as they become ready, and only what would change is told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from meet.codec import encode
from meet.drawing import no_longer_follow, preview
from tests.draws.event_play import FIRST, SECOND
from tests.draws.fields import field
from tests.house import running
from tests.web.event_desk import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A knock-out of four in table tennis, not drawn yet."""
    entrants = [{"id": one.id, "name": one.id, "seed": one.seed} for one in field([""] * 8, 8)]
    with running(tmp_path) as meet:
        meet.load(
            {
                "format": "meet-event/1",
                "sport": "table_tennis",
                "event": "e",
                "rules": {"preset": "ittf", "best_of": 3},
                "draw": {"format": "knockout", "third": "shared"},
                "entrants": entrants,
            }
        )
        yield Office(meet)


def draw(office: Office) -> list[dict[str, Any]]:
    """Decide what is proposed now; the pairings."""
    with office.meet.house.reader.context("zh") as context:
        call = encode(preview(context.results.event("e"), "2027").call)
    status, said = office.event("e", call)
    assert status == 201, said
    return list(call["pairings"])


def stale(office: Office) -> list[int]:
    """The lines that no longer follow."""
    with office.meet.house.reader.context("zh") as context:
        return [line.seq for line in no_longer_follow(context.results.event("e"))]


def test_ties_that_became_ready_later_do_not_make_a_line_stale(office: Office) -> None:
    """The first semi-final is drawn before the other half is played."""
    draw(office)
    for n in (1, 2):
        office.contest(f"e-1-{n}", FIRST)
    assert [one["phase"] for one in draw(office)] == ["semi"]
    for n in (3, 4):
        office.contest(f"e-1-{n}", FIRST)
    assert stale(office) == []
    assert [one["phase"] for one in draw(office)] == ["semi"]
    assert stale(office) == []


def test_a_corrected_winner_makes_the_line_stale_that_drew_the_loser(office: Office) -> None:
    draw(office)
    for n in (1, 2, 3, 4):
        office.contest(f"e-1-{n}", FIRST)
    draw(office)
    assert stale(office) == []
    body = {"replaces": 1, "calls": [SECOND], "reason": "看错"}
    status, said = office._post("/contests/e-1-1", "corrections", body)
    assert status == 201, said
    assert stale(office) == [2]
    assert len(office.meet.get("/events/e")[1]["contests"]) == 6, "nothing moves by itself"
