"""What officials draw by hand is played as it stands; what does not follow, or counts nowhere, is
said."""

from typing import Any

import pytest

from meet.event_file import played_of
from meet.words import say
from scoring_rules import event as event_fold
from scoring_rules.ranking import Ranked
from tests.draws.event_play import FIRST, SECOND, Event, Match
from tests.draws.fields import field

GROUPS = {"A": ["e1", "e3"], "B": ["e2", "e4"]}
BRACKET = [["A1", "B2"], ["B1", "A2"]]


def ranked(event: Event) -> Ranked:
    file = event.read()
    return event_fold.placings(file.event, file.decided, played_of(file))


def told(event: Event) -> list[str]:
    """What does not follow, as codes; each remark has words in both languages."""
    found = ranked(event).remarks
    assert all(say(one, lang, str, "table_tennis") for one in found for lang in ("zh", "en"))
    return [one.code for one in found if one.code != "remark_shared_place"]


def better(match: Match) -> dict[str, Any]:
    first, second = (int(side[1:]) for side in match.sides)
    return FIRST if first < second else SECOND


def contests(event: Event, *frames: tuple[str, str]) -> Event:
    """Contests with a label and two sides, of which the first wins."""
    for phase, sides in frames:
        frame = {"id": f"c{len(event.contests)}", "phase": phase, "entrants": sides.split()}
        event.contests.append({**frame, "calls": [FIRST]})
    return event


def behind_groups(*frames: tuple[str, str]) -> Event:
    """A1 is e1, A2 e3, B1 e2, B2 e4; then what is drawn by hand."""
    draw = {"format": "groups_knockout", "groups": GROUPS, "bracket": BRACKET, "third": "shared"}
    event = Event(draw, field([""] * 4, 4))
    return contests(event, ("group:A", "e1 e3"), ("group:B", "e2 e4"), *frames)


def test_semi_finals_by_the_bracket_need_no_word() -> None:
    assert told(behind_groups(("semi", "e2 e3"), ("semi", "e1 e4"), ("final", "e2 e1"))) == []


@pytest.mark.parametrize(
    ("frames", "codes"),
    [
        ([("semi", "e1 e3")], ["remark_not_by_groups"]),
        ([("semi", "e1 e2"), ("semi", "e3 e4")], ["remark_not_by_groups"] * 2),
        ([("semi", "e1 e4"), ("final", "e4 e2")], ["remark_lost_elsewhere"]),
    ],
)
def test_other_sides_are_accepted_and_said(frames: list[tuple[str, str]], codes: list[str]) -> None:
    assert told(behind_groups(*frames)) == codes


def test_of_somebody_who_is_left_out_it_is_asked_instead() -> None:
    event = behind_groups(("semi", "e1 e4"), ("semi", "e2 e3"), ("final", "e1 e4"))
    assert (told(event), event.questions()) == ([], ["question_stranded"])


def test_a_bracket_that_was_written_otherwise_is_said_and_one_exchanged_with_a_reason_is_not() -> (
    None
):
    semis = [("semi", "e1 e3"), ("semi", "e2 e4")]
    event = behind_groups(*semis)
    pairings = [one for one in event.contests if one["phase"] == "semi"]
    frames = [{key: one[key] for key in ("id", "phase", "entrants")} for one in pairings]
    line = {"kind": "draw", "pairings": frames, "bracket": ["e1", "e3", "e2", "e4"]}
    event.calls.append(line)
    assert told(event) == ["remark_lines_not_by_groups"]
    event.calls[-1] = {**line, "swaps": [["e3", "e4"]], "reason": "同队分开"}
    assert told(event) == []
    assert ranked(event).questions == ()


def test_which_half_stands_on_top_is_no_difference() -> None:
    event = behind_groups()
    event.calls.append({"kind": "draw", "pairings": [], "bracket": ["e3", "e2", "e1", "e4"]})
    assert told(event) == []


def test_winners_who_were_exchanged_by_hand_are_said() -> None:
    """The lines bring e1 and e4 together; nothing is refused."""
    event = Event({"format": "knockout"}, field([""] * 4, 4))
    event.calls.append({"kind": "draw", "pairings": [], "bracket": ["e1", "e4", "e3", "e2"]})
    contests(event, ("semi", "e1 e3"), ("semi", "e4 e2"))
    assert told(event) == ["remark_not_by_lines"] * 2


def test_a_loser_in_the_next_round_is_said_without_any_line() -> None:
    """Three of four quarter-finals stand in the file, so that there are no lines to read."""
    event = Event({"format": "knockout"}, field([""] * 8, 8))
    contests(event, ("quarter", "e1 e8"), ("quarter", "e4 e5"), ("quarter", "e3 e6"))
    contests(event, ("semi", "e1 e5"), ("semi", "e3 e2"), ("bronze", "e1 e2"), ("final", "e1 e3"))
    found = ranked(event).remarks
    assert [one.code for one in found] == ["remark_lost_elsewhere", "remark_won_elsewhere"]
    assert say(found[0], "zh", str) == "e5 在四分之一决赛第 2 场失利，却排进了半决赛第 1 场"


@pytest.mark.parametrize("fifth", ["playoff", "shared"])
@pytest.mark.parametrize("n", [2, 3, 5, 8, 13, 16])
def test_what_the_draw_itself_proposes_is_never_said(n: int, fifth: str) -> None:
    for draw in ({"format": "knockout"}, {"format": "groups_knockout"}):
        event = Event({**draw, "fifth": fifth}, field([""] * n, n))
        event.play(better)
        assert told(event) == []


@pytest.mark.parametrize(
    ("format_", "phase"),
    [
        ("knockout", "friendly"),
        ("knockout", "group:A"),
        ("knockout", "1"),
        ("groups", "final"),
        ("groups", ""),
        ("groups_knockout", "friendly"),
    ],
)
def test_a_label_that_the_draw_does_not_know_counts_nowhere_and_says_so(
    format_: str, phase: str
) -> None:
    event = Event({"format": format_}, field([""] * 4, 4))
    event.play(better)
    before = event.places()
    contests(event, (phase, "e4 e1"))
    found = ranked(event)
    stray = event.contests[-1]["id"]
    assert [one.contest for one in found.uncounted] == [stray]
    assert found.over
    assert event.places() == before
    (why,) = (one.reason for one in found.uncounted)
    assert say(why, "zh", str).startswith("e4、e1 的一场")
    assert ("「" in say(why, "zh", str)) == bool(phase)
    assert "does not count" in say(why, "en", str)


@pytest.mark.parametrize(
    ("draw", "n", "shared"),
    [
        ({"format": "knockout"}, 8, [(5, 4)]),
        ({"format": "knockout", "fifth": "playoff"}, 8, []),
        ({"format": "knockout", "third": "shared"}, 13, [(3, 2), (5, 4), (9, 5)]),
        ({"format": "groups_knockout", "into": 4, "third": "shared"}, 13, [(3, 2), (5, 4), (9, 4)]),
    ],
)
def test_in_the_end_it_is_said_which_places_are_shared(
    draw: dict[str, Any], n: int, shared: list[tuple[int, int]]
) -> None:
    """Nobody played for them; before the end nothing is said."""
    event = Event(draw, field([""] * n, n))
    event.decide()
    assert ranked(event).remarks == ()
    for match in event.contests:
        first, second = match["entrants"]
        event.say(match["id"], better(Match(match["id"], match["phase"], (first, second))))
    event.play(better)
    found = [dict(one.facts) for one in ranked(event).remarks]
    assert [(one["place"], one["n"]) for one in found] == shared
