"""Timed finals: one ranking over several races, and what compares within one race only."""

from collections.abc import Mapping, Sequence
from typing import Any

from meet import event_file
from meet.words import say
from scoring_rules import event as event_fold
from tests.draws.test_heats import places, race, read


def timed(*contests: Mapping[str, Any], **rules: Any) -> dict[str, Any]:
    entrants = [who for contest in contests for who in contest["entrants"]]
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "event": "e",
        "rules": {"preset": "race", **rules},
        "draw": {"format": "timed_finals"},
        "entrants": [{"id": who} for who in entrants],
        "contests": list(contests),
    }


def placed(raw: Mapping[str, Any]) -> Sequence[tuple[str, int | None]]:
    return [(who, place) for who, place, _mark in places(raw)]


def test_thousandths_of_different_races_do_not_compare() -> None:
    """167.2: they serve qualification; 12.341 and 12.349 both count as 12.35."""
    one = race("1", "", (("a", 12341), ("b", 12500)))
    two = race("2", "", (("c", 12349), ("d", 12400)))
    assert placed(timed(one, two)) == [("a", 1), ("c", 1), ("d", 3), ("b", 4)]


def test_within_one_race_they_do() -> None:
    one = race("1", "", (("a", 12341), ("b", 12349)))
    assert placed(timed(one)) == [("a", 1), ("b", 2)]


def test_who_was_beaten_in_the_own_race_stays_behind_whom_the_other_race_ties() -> None:
    one = race("1", "", (("a", 12341), ("b", 12349)))
    two = race("2", "", (("c", 12345), ("d", 12600)))
    assert placed(timed(one, two)) == [("a", 1), ("c", 1), ("b", 3), ("d", 4)]


def test_judges_of_one_race_say_nothing_of_another() -> None:
    one = race("1", "", (("a", 12340), ("b", 12340)), 1, 2)
    two = race("2", "", (("c", 12340), ("d", 12340)), 1, 1)
    assert placed(timed(one, two)) == [("a", 1), ("c", 1), ("d", 1), ("b", 4)]


def test_whom_a_photo_and_whom_a_judge_put_second_are_level_across_races() -> None:
    one = race("1", "", (("a", 12341), ("b", 12345)))
    two = race("2", "", (("c", 12349), ("d", 12349)), 1, 2)
    assert placed(timed(one, two)) == [("a", 1), ("c", 1), ("b", 3), ("d", 3)]


def test_no_photo_of_one_race_is_shown_as_the_reason_in_another() -> None:
    """That 12.349 were less than 12.345 is no reason."""
    one = race("1", "", (("a", 12341), ("b", 12345)))
    file = read(timed(one, race("2", "", (("c", 12349),))))
    ranked = event_fold.placings(file.event, file.decided, event_file.played_of(file))
    (why,) = [placing.why for placing in ranked.placings if placing.why]
    assert say(why, "zh", str, "athletics") == "与 c 同为 12.35，各自组内同成绩在前的人数：0 < 1"
    assert ranked.placings[-1].decided_by == "thousandths"


def test_by_hand_tenths_tie_across_races() -> None:
    one = race("1", "", (("a", 12310), ("b", 12500)))
    two = race("2", "", (("c", 12390), ("d", "DNF")))
    raw = timed(one, two, timing="hand")
    assert placed(raw) == [("a", 1), ("c", 1), ("b", 3), ("d", None)]
