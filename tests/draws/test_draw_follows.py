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
from tests.web.test_event_draw import hidden
from tests.web.test_pages import form

STANDING = {"kind": "decide", "what": "jury", "place": "out"}
PUT_OUT = {"kind": "paper", "games": [[11, 9], [3, 2]], "end": "disqualified"}


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


def test_the_place_of_who_was_disqualified_is_one_press_at_the_desk(office: Office) -> None:
    """Asked on the event's page; nobody else's place can be said so, and the answer is undone."""
    loser = draw(office)[0]["entrants"][1]
    status, said = office.event("e", {**STANDING, "entrant": loser})
    assert (status, said["error"]) == (422, "place_not_asked")
    office.contest("e-1-1", {**PUT_OUT, "by": loser})
    for n in (2, 3, 4):
        office.contest(f"e-1-{n}", FIRST)
    form(office.meet, "/signin", "/signin", token=office.meet.token("desk"))
    page = office.meet.client.get("/desk/events/e").get_data(as_text=True)
    assert "名次保留，还是不计名次" in page
    shown = {name: hidden(page, name) for name in ("id", "seq")}
    answer = {"act": "standing", "entrant": loser, "place": "out"}
    assert form(office.meet, "/desk/events/e", "/desk/events/e", **shown, **answer)[0] == 200
    rows = office.meet.get("/events/e")[1]["placings"]
    assert next(row["status"] for row in rows if row["entrant"]["id"] == loser) == "DQ"
    page = office.meet.client.get("/desk/events/e").get_data(as_text=True)
    assert "仲裁裁定" in page
    assert "不计名次" in page
    assert office.undo("e", 2)[0] == 201
    assert office.meet.get("/events/e")[1]["questions"] != []
