"""One game: results, forfeits, byes, fouls, what the pad offers and how it is refused."""

from fractions import Fraction
from typing import Any

import pytest

from events import sports
from events.chess.calls import Foul, Paper, Result
from events.chess.terms import Points
from meet.codec import BadInput, override
from meet.words import refusal, say
from scoring_rules.contest import Entrant, Setup, Standing, append
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused

XIANGQI: Any = sports()["chess"].rules["xiangqi-2011"]
FIDE: Any = sports()["chess"].rules["fide"]


def played(*calls: Any, rules: Any = XIANGQI, sides: str = "ab") -> Standing[Any]:
    setup = Setup("c", tuple(Entrant(side) for side in sides))
    standing: Standing[Any] = Standing(rules.start(setup))
    for number, call in enumerate(calls, start=1):
        standing = append(rules, setup, standing, Line(number, call))
    return standing


def told(*calls: Any, rules: Any = XIANGQI, sides: str = "ab") -> tuple[Any, ...]:
    """Over, winner, score and points by side."""
    outcome = rules.outcome(played(*calls, rules=rules, sides=sides).state)
    return outcome.over, outcome.winner, outcome.score, tuple(m.text for m in outcome.marks)


@pytest.mark.parametrize(
    ("call", "want"),
    [
        (Result("red"), (True, "a", "2-0", ("2", "0"))),
        (Result("draw"), (True, None, "1-1", ("1", "1"))),
        (Result("black"), (True, "b", "0-2", ("0", "2"))),
        (Result("red", "forfeit"), (True, "a", "2-0", ("2", "0"))),
        (Result(None, "both_forfeit"), (True, None, "0-0", ("0", "0"))),
        (Paper("draw"), (True, None, "1-1", ("1", "1"))),
        (Paper(end="retired", by="a"), (True, "b", "0-2", ("0", "2"))),
        (Paper(end="walkover", by="b"), (True, "a", "2-0", ("2", "0"))),
    ],
)
def test_a_result_gives_2_1_0(call: Any, want: tuple[Any, ...]) -> None:
    assert told(call) == want


def test_a_walkover_is_a_forfeit_and_a_resignation_is_not() -> None:
    matches = [
        XIANGQI.outcome(played(Paper(end=end, by="a")).state).match
        for end in ("walkover", "retired", "disqualified")
    ]
    assert [match.how for match in matches] == ["forfeit", "played", "played"]


def test_international_chess_counts_halves() -> None:
    assert told(Result("draw"), rules=FIDE) == (True, None, "0.5-0.5", ("0.5", "0.5"))


def test_points_may_depend_on_the_colour() -> None:
    """Rules of 2011, 13.3: 3-0, red's draw 1 and black's 2."""
    scale = {"win": "3", "draw": 1, "loss": "0", "black_draw": "2"}
    rules = override(XIANGQI, {"points": scale})
    assert rules.points == Points(Fraction(3), Fraction(1), Fraction(0), black_draw=Fraction(2))
    assert told(Result("draw"), rules=rules)[3] == ("1", "2")
    assert told(Result("black"), rules=rules)[3] == ("0", "3")


@pytest.mark.parametrize(
    ("how", "points"), [("bye", "2"), ("half_bye", "1"), ("zero_bye", "0"), (None, "2")]
)
def test_a_bye_is_settled_when_it_is_drawn(how: Any, points: str) -> None:
    calls = [] if how is None else [Result(how=how)]
    over, _winner, score, marks = told(*calls, sides="a")
    assert (over, score, marks) == (True, "", (points,))


def test_the_value_of_a_bye_is_a_parameter() -> None:
    rules = override(XIANGQI, {"bye": "1"})
    assert told(rules=rules, sides="a")[3] == ("1",)


@pytest.mark.parametrize(
    ("calls", "sides", "code"),
    [
        ((Result("red"), Result("black")), "ab", "already_over"),
        ((Result(),), "ab", "outcome_missing"),
        ((Result("draw", "forfeit"),), "ab", "forfeit_draw"),
        ((Result("red", "both_forfeit"),), "ab", "outcome_not_asked"),
        ((Result(how="bye"),), "ab", "bye_with_opponent"),
        ((Result("red"),), "a", "bye_only"),
        ((Result("red", "bye"),), "a", "outcome_not_asked"),
        ((Result("red", fouls=(0, -1)),), "ab", "fouls_negative"),
        ((Result("red"),), "abc", "not_two"),
        ((Foul("x"),), "ab", "unknown_entrant"),
        ((Result("red"), Foul("a")), "ab", "already_over"),
        ((Paper(end="retired", by="x"),), "ab", "unknown_entrant"),
        ((Paper("red", "retired", "a"),), "ab", "outcome_not_asked"),
    ],
)
def test_what_cannot_be_is_refused_in_words(calls: Any, sides: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        played(*calls, sides=sides)
    assert refused.value.code == code
    for lang in ("zh", "en"):
        assert refusal(code, refused.value.facts, lang, sport="chess")


def test_fouls_are_counted_and_the_third_is_told() -> None:
    state = played(Foul("b"), Foul("b"), Foul("b"), Foul("a")).state
    warning = XIANGQI.options(state, "", 0).warnings[0]
    assert say(warning, "zh", {"b": "王五"}.get, "chess") == "王五犯规 3 次，应判负"
    assert XIANGQI.outcome(played(Foul("b"), Result("red")).state).match.fouls == (0, 1)
    assert XIANGQI.outcome(played(Foul("b"), Result("red", fouls=(2, 0))).state).match.fouls == (
        2,
        0,
    )


def test_the_pad_has_three_results_three_forfeits_and_two_fouls() -> None:
    pad = XIANGQI.options(played().state, "", 0)
    labels = [say(button.label, "zh", str, "chess") for button in pad.buttons]
    assert labels == [
        "红方胜",
        "和",
        "黑方胜",
        "红方弃权",
        "双方弃权",
        "黑方弃权",
        "红方犯规 +1",
        "黑方犯规 +1",
    ]
    english = [
        say(b.label, "en", str, "chess") for b in FIDE.options(played().state, "", 0).buttons
    ]
    assert english[:3] == ["White won", "Draw", "Black won"]
    assert not XIANGQI.options(played(sides="a").state, "", 0).buttons


def test_a_tie_break_that_does_not_exist_is_refused_by_its_place() -> None:
    with pytest.raises(BadInput) as bad:
        override(XIANGQI, {"tie_breaks": ["opponents", "luck"]}, "rules")
    assert (bad.value.code, bad.value.at) == ("bad_value", "rules.tie_breaks[1]")
