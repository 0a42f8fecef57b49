"""The queue as plain values: what may be sent, with which seq, and what each answer makes of it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.tablet.venue import Venue

pytestmark = [pytest.mark.browser, pytest.mark.server]

Slip = dict[str, Any]
Queue = Callable[..., Any]


@pytest.fixture(scope="module")
def page(browser: Browser, venue: Venue) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(f"{venue.url}/static/js/pad-queue.js")
    yield opened
    opened.close()


@pytest.fixture
def queue(page: Page) -> Queue:
    """Calls a function of pad-queue.js by its name."""
    script = """async ([name, given]) => {
      const queue = await import("/static/js/pad-queue.js");
      return queue[name](...given);
    }"""
    return lambda name, *given: page.evaluate(script, [name, given])


def slip(n: int, state: str = "pending", **more: Any) -> Slip:
    """A slip in the order `n`, seen at line 5."""
    return {
        "n": n,
        "id": f"id{n}",
        "path": "calls",
        "what": {"call": {"kind": "rally", "to": "A"}},
        "base": 5,
        "free": False,
        "of": None,
        "label": f"call {n}",
        "tells": None,
        "tapped": 1_000_000 + 1_000 * n,
        "said_at": "2026-05-16T02:43:00Z",
        "device": "d",
        "state": state,
        **more,
    }


def stale(seq: int, *lines: Slip) -> Slip:
    """The server's answer that others were first."""
    body = {"error": "stale", "message": "别人先写了。", "seq": seq, "lines": list(lines)}
    return {"status": 409, "body": body}


def line(seq: int, uuid: str, kind: str = "rally") -> Slip:
    """A line that was missed."""
    return {"seq": seq, "id": uuid, "call": {"kind": kind}, "by": "何川", "seat": ""}


def seqs(queue: Queue, slips: list[Slip]) -> list[int | None]:
    """The seq of each call of the next request."""
    batch = queue("next", slips)
    body = queue("message", batch, slips)["body"]
    return [one["seq"] for one in body.get("calls", [body])]


def test_calls_made_one_after_the_other_follow_each_other(queue: Queue) -> None:
    assert seqs(queue, [slip(1), slip(2), slip(3)]) == [5, 6, 7]


def test_own_lines_that_were_written_count_as_seen(queue: Queue) -> None:
    assert seqs(queue, [slip(1, "sent", line=6), slip(2, "sent", line=7), slip(3)]) == [7]


def test_a_line_between_own_lines_was_not_seen(queue: Queue) -> None:
    """Another tablet's line 6 came before the own line 7: the server must be asked from 5."""
    assert seqs(queue, [slip(1, "sent", line=7), slip(2)]) == [5]


def test_after_a_free_call_only_free_ones_go_in_the_same_request(queue: Queue) -> None:
    slips = [slip(1), slip(2, free=True), slip(3, free=True), slip(4)]
    assert seqs(queue, slips) == [5, None, None]


def test_an_undo_goes_alone_and_names_the_line_of_its_call(queue: Queue) -> None:
    undo = slip(3, path="retractions", what={}, of="id1")
    slips = [slip(1, "sent", line=6), slip(2), undo]
    assert [one["n"] for one in queue("next", slips)] == [2]
    slips[1] = slip(2, "sent", line=7)
    message = queue("message", queue("next", slips), slips)
    assert message["path"] == "retractions"
    assert message["body"]["retracts"] == 6
    assert message["body"]["seq"] == 7


def test_nothing_is_sent_while_an_official_is_asked(queue: Queue) -> None:
    assert queue("next", [slip(1, "asked"), slip(2)]) == []


@pytest.mark.parametrize("kind", ["note", "sign"])
def test_a_harmless_line_moves_the_call_behind_it(queue: Queue, kind: str) -> None:
    changed = queue("settled", [slip(1), slip(2)], "id1", stale(6, line(6, "x", kind)))
    assert [(one["id"], one["state"], one["base"]) for one in changed] == [("id1", "pending", 6)]


def test_an_own_line_of_another_page_moves_the_call_behind_it(queue: Queue) -> None:
    slips = [slip(1, "sent", line=6), slip(2, base=4)]
    changed = queue("settled", slips, "id2", stale(6, line(5, "id0", "note"), line(6, "id1")))
    assert changed[0]["state"] == "pending"


def test_a_foreign_line_among_own_ones_is_asked_about(queue: Queue) -> None:
    slips = [slip(1, "sent", line=7), slip(2)]
    changed = queue("settled", slips, "id2", stale(7, line(6, "x"), line(7, "id1")))
    assert changed[0]["state"] == "asked"
    assert [missed["seq"] for missed in changed[0]["answer"]["lines"]] == [6]


def test_a_stale_answer_that_tells_nothing_new_does_not_turn_in_circles(queue: Queue) -> None:
    changed = queue("settled", [slip(1)], "id1", stale(5))
    assert changed[0]["state"] == "asked"


def test_an_answer_that_comes_twice_changes_nothing(queue: Queue) -> None:
    answer = {"status": 200, "body": {"seq": 6}}
    assert queue("settled", [slip(1, "sent", line=6)], "id1", answer) == []


def test_only_delivered_slips_are_ever_forgotten(queue: Queue) -> None:
    slips = [slip(n, "sent", line=n) for n in range(1, 302)]
    kept = [slip(400, "dropped"), slip(401, "parked"), slip(402, "refused"), slip(403)]
    assert [one["n"] for one in queue("outworn", slips + kept)] == [1]


def test_only_what_tells_of_it_is_sent_while_an_official_is_asked(queue: Queue) -> None:
    telling = slip(3, free=True, tells={"id": "id1", "news": "waits"})
    slips = [slip(1, "asked", why="stale"), slip(2), telling]
    assert [one["n"] for one in queue("next", slips)] == [3]
    refused = {"status": 409, "body": {"error": "official"}}
    assert [one["state"] for one in queue("settled", slips, "id3", refused)] == ["dropped"]


@pytest.mark.parametrize(
    ("state", "why", "first", "then"),
    [
        ("asked", "stale", "waits", "waits"),
        ("asked", "official", None, None),
        ("asked", "after", None, None),
        ("pending", "stale", None, None),
        ("parked", "after", "parked", "parked"),
        ("sent", "stale", None, "written"),
        ("dropped", "stale", None, "dropped"),
        ("refused", "stale", None, "refused"),
    ],
)
def test_others_learn_that_a_call_waits_and_what_became_of_it(
    queue: Queue, state: str, why: str, first: str | None, then: str | None
) -> None:
    """What never waited is not told; what was told is not told again."""
    one = slip(1, state, why=why)

    def news(*told: str) -> list[str]:
        telling = [
            slip(2 + n, "sent", tells={"id": "id1", "news": news}) for n, news in enumerate(told)
        ]
        return [owed["news"] for owed in queue("owed", [one, *telling])]

    assert news() == ([first] if first else [])
    assert news("waits") == ([then] if then and then != "waits" else [])
    if then:
        assert news("waits", then) == []


@pytest.mark.parametrize(("apart_ms", "same"), [(0, True), (399, True), (400, False), (-399, True)])
def test_a_double_tap_is_told_by_when_the_finger_came(
    queue: Queue, apart_ms: int, same: bool
) -> None:
    """However late the page heard of it, and whatever time the server is found to have."""
    first = slip(1)
    second = slip(2, tapped=first["tapped"] + apart_ms, said_at="2026-05-16T02:43:09Z")
    assert queue("isSame", [first], second) is same
