"""Who is disqualified in a knock-out match: the place stands, is lost, or the jury is asked."""

from typing import Any

import pytest

from meet.codec import BadInput
from meet.event_file import played_of
from scoring_rules import event as event_fold
from tests.draws.event_play import FIRST, SECOND, Event, Match
from tests.draws.fields import field

SHARED = {"third": "shared"}


def put_out(entrant: str) -> dict[str, Any]:
    return {"kind": "paper", "games": [[11, 9], [3, 2]], "end": "disqualified", "by": entrant}


def said(entrant: str, place: str) -> dict[str, Any]:
    return {"kind": "decide", "what": "jury", "entrant": entrant, "place": place, "reason": "裁定"}


def better(match: Match) -> dict[str, Any]:
    """The better seed wins."""
    first, second = (int(side[1:]) for side in match.sides)
    return FIRST if first < second else SECOND


def knockout(n: int = 4, **parameters: Any) -> Event:
    return Event({"format": "knockout", **parameters}, field([""] * n, n))


def play_until(event: Event, phase: str, who: str) -> None:
    """The better seed wins but for one match of this round, in which one is disqualified."""
    event.play(
        lambda match: put_out(who) if match.phase == phase and who in match.sides else better(match)
    )


def whys(event: Event) -> dict[str, str]:
    """By entrant, the code of the sentence under the row."""
    file = event.read()
    ranked = event_fold.placings(file.event, file.decided, played_of(file))
    return {one.entrant: one.why.code for one in ranked.placings if one.why}


def status(event: Event, who: str) -> str:
    rows = event.result()["placings"]
    return str(next(row["status"] for row in rows if row["entrant"] == who))


@pytest.mark.parametrize("format_", ["knockout", "groups_knockout"])
@pytest.mark.parametrize(
    ("parameter", "answer", "places"),
    [
        ("keeps", "", [1, 2, 3, 4]),
        ("out", "", [1, None, 2, 3]),
        ("", "keeps", [1, 2, 3, 4]),
        ("", "out", [1, None, 2, 3]),
        ("out", "keeps", [1, 2, 3, 4]),
    ],
)
def test_in_the_final_by_the_parameter_or_as_the_jury_says(
    format_: str, parameter: str, answer: str, places: list[int | None]
) -> None:
    """Silver with a place kept; with a place lost the winner of the bronze match is second."""
    groups = {"A": ["e1", "e3"], "B": ["e2", "e4"]}
    own = {"groups": groups} if format_ == "groups_knockout" else {}
    draw = {"format": format_, "disqualified": parameter, **own}
    event = Event(draw, field([""] * 4, 4))
    play_until(event, "final", "e2")
    if answer:
        event.calls.append(said("e2", answer))
    assert [event.places()[f"e{n}"] for n in (1, 2, 3, 4)] == places
    assert (event.result()["over"], event.questions()) == (True, [])
    assert status(event, "e2") == ("ranked" if places[1] else "DQ")
    told = whys(event)
    assert told["e2"] == f"why_disqualified_{answer or parameter}"
    moved = {who for who, code in told.items() if code == "why_moved_up"}
    assert moved == (set() if places[1] else {"e3", "e4"})


def test_without_a_word_the_place_stands_and_the_event_waits_for_the_jury() -> None:
    event = knockout()
    play_until(event, "final", "e2")
    assert [event.places()[f"e{n}"] for n in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert (event.result()["over"], event.questions()) == (False, ["question_disqualified"])
    order = {"kind": "decide", "what": "jury", "order": ["e2", "e3"], "reason": "别的事"}
    event.calls.append(order)
    assert event.questions() == ["question_disqualified"], "no order answers it"
    event.calls.append(said("e2", "out"))
    assert event.result()["over"]
    event.calls.append({"kind": "retract", "line": len(event.calls), "reason": "按错"})
    assert event.questions() == ["question_disqualified"]
    event.calls.append(said("e2", "out"))
    event.calls.append(said("e2", "keeps"))
    assert event.places()["e2"] == 2, "what the jury said last"


def test_in_a_semi_final_the_match_for_bronze_waits_for_the_answer() -> None:
    """Who keeps the place plays for it; who has lost it does not, and the other has bronze."""
    event = knockout()
    play_until(event, "semi", "e4")
    assert {match["phase"] for match in event.contests} == {"semi", "final"}
    assert event.questions() == ["question_disqualified"]
    event.calls.append(said("e4", "keeps"))
    (bronze,) = event.proposed().ready
    assert (bronze.phase, set(bronze.entrants)) == ("bronze", {"e3", "e4"})
    event.calls[-1] = said("e4", "out")
    assert event.proposed().ready == ()
    assert event.result()["over"]
    assert [event.places()[f"e{n}"] for n in (1, 2, 3, 4)] == [1, 2, 3, None]


def test_a_bronze_match_that_was_played_stands_whatever_is_said_later() -> None:
    event = knockout(disqualified="keeps")
    play_until(event, "semi", "e4")
    event.calls.append(said("e4", "out"))
    assert [event.places()[f"e{n}"] for n in (1, 2, 3, 4)] == [1, 2, 3, None]


def test_both_who_lost_the_semi_finals_may_be_out_and_nobody_is_third() -> None:
    event = knockout(disqualified="out")
    event.play(lambda match: put_out(max(match.sides)) if match.phase == "semi" else better(match))
    assert (event.result()["over"], event.questions()) == (True, [])
    assert [event.places()[f"e{n}"] for n in (1, 2, 3, 4)] == [1, 2, None, None]


def test_two_bronzes_behind_a_finalist_who_is_out_share_the_second_place() -> None:
    """Nobody is guessed to be the better of the two."""
    event = knockout(disqualified="out", **SHARED)
    play_until(event, "final", "e2")
    assert [event.places()[f"e{n}"] for n in (1, 2, 3, 4)] == [1, None, 2, 2]


def test_in_the_first_round_somebody_out_leaves_the_shared_place_to_the_others() -> None:
    event = knockout(8, disqualified="out")
    play_until(event, "quarter", "e8")
    places = event.places()
    assert [places[f"e{n}"] for n in range(1, 9)] == [1, 2, 3, 4, 5, 5, 5, None]
    assert "why_moved_up" not in whys(event).values(), "the place that they share is the same"


def test_places_5_to_8_are_played_without_who_is_out() -> None:
    event = knockout(8, disqualified="out", fifth="playoff")
    play_until(event, "quarter", "e8")
    places = event.places()
    assert event.result()["over"]
    assert [places[f"e{n}"] for n in (1, 2, 3, 4, 5, 8)] == [1, 2, 3, 4, 5, None]
    assert {places["e6"], places["e7"]} == {6, 7}, "as they were drawn"


@pytest.mark.parametrize(
    "call",
    [
        {"kind": "decide", "what": "jury", "place": "out"},
        {"kind": "decide", "what": "qR", "entrant": "e1", "place": "out"},
        {
            "kind": "decide",
            "what": "jury",
            "entrant": "e1",
            "order": ["e1", "e2"],
            "place": "keeps",
        },
    ],
)
def test_the_answer_is_about_one_entrant(call: dict[str, Any]) -> None:
    event = knockout()
    event.calls.append(call)
    with pytest.raises(BadInput) as bad:
        event.read()
    assert bad.value.code == "place_of_one"


def test_a_parameter_that_is_none_is_refused_with_its_place() -> None:
    with pytest.raises(BadInput) as bad:
        knockout(disqualified="perhaps").read()
    assert bad.value.at == "draw.disqualified"


def test_in_a_group_the_tie_rule_says_what_becomes_of_who_is_disqualified() -> None:
    """ITTF 3.7.5.1: the match is lost without a point, and the table goes on."""
    draw = {"format": "groups", "groups": {"A": ["e1", "e2", "e3"]}, "ranking": "ittf"}
    event = Event({**draw}, field([""] * 3, 3))
    event.play(lambda match: put_out("e2") if set(match.sides) == {"e2", "e3"} else better(match))
    assert (event.result()["over"], event.questions()) == (True, [])
    assert status(event, "e2") == "ranked"
