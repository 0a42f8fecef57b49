"""The older rule of World Curling: who is level at the last qualifying place plays for it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from events.curling.ties import TABLE
from meet.definitions import draw_of
from meet.words import LANGUAGES, say
from scoring_rules.decisions import Decide
from scoring_rules.ranking import Ranked
from tests.ties.official import contest, entrants

# A wins all; B and C win twice, B against C; D and E win once.
WON = ("AB", "AC", "AD", "AE", "BC", "BD", "CD", "CE", "DE", "EB")
GAMES = [replace(contest(TABLE, *pair, winner=pair[0]), phase="group:A") for pair in WON]


def ranked(ranking: str, decisions: Sequence[Any] = (), qualify: int = 2) -> Ranked:
    draw: Any = draw_of({"format": "groups_knockout", "qualify": qualify, "ranking": ranking})
    found: Ranked = draw.ranked(entrants("ABCDE"), GAMES, decisions)["A"]
    return found


def places(found: Ranked) -> dict[str, int | None]:
    return {placing.entrant: placing.place for placing in found.placings}


def test_today_their_own_game_decides() -> None:
    assert places(ranked("")) == {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5}


def test_by_the_older_rule_they_share_the_place_and_the_desk_is_told_to_have_it_played() -> None:
    found = ranked("world-curling-game")
    assert places(found) == {"A": 1, "B": 2, "C": 2, "D": 4, "E": 5}
    (question,) = found.questions
    zh, en = (say(question, lang, str, "curling") for lang in LANGUAGES)
    assert zh == "B、C 胜场相同，争最后一个出线名额：请加赛一场，把赛果作为裁决记下"
    assert en.startswith("B, C are level for the last place that goes on: they play for it")


def test_who_comes_to_a_shared_place_is_not_told_the_figure_of_another() -> None:
    """Three in a circle go by their draw shots; of the two who play for the second place only B's
    stands against A's, and C's is neither."""
    mm = {"A": 330, "B": 336, "C": 400}
    circle = [
        replace(
            contest(TABLE, *pair, winner=pair[0], draw_shots=tuple((mm[one],) for one in pair)),
            phase="group:A",
        )
        for pair in ("AB", "BC", "CA")
    ]
    draw: Any = draw_of({"format": "groups_knockout", "ranking": "world-curling-game"})
    found = {one.entrant: one for one in draw.ranked(entrants("ABC"), circle, ())["A"].placings}
    assert {one: found[one].place for one in "ABC"} == {"A": 1, "B": 2, "C": 2}
    assert found["B"].decided_by == "draw_shot"
    assert (found["C"].decided_by, found["C"].why) == ("", None)


def test_the_game_once_played_is_entered_as_decided() -> None:
    found = ranked("world-curling-game", [Decide("jury", order=("C", "B"))])
    assert places(found) == {"A": 1, "C": 2, "B": 3, "D": 4, "E": 5}
    assert not found.questions


def test_where_nobody_is_level_at_the_last_place_there_is_no_game() -> None:
    assert places(ranked("world-curling-game", qualify=3)) == places(ranked(""))
