"""Bodyweight classes: upper bounds inclusive, the heaviest open; who weighs otherwise is told."""

from decimal import Decimal

import pytest

from events.weightlifting.calls import Attempt, SetStatus, WeighIn
from events.weightlifting.classes import bounds, is_of
from events.weightlifting.rules import ParaBench
from events.weightlifting.state import Lifter
from scoring_rules.contest import Entrant, Setup, fold
from scoring_rules.ledger import Line
from tests.weightlifting.group import said
from tests.weightlifting.two_lifts import Session, lifter


@pytest.mark.parametrize(
    ("class_", "kg", "of_it"),
    [
        # 49.01 is of 54, 49.00 of 49 (World Para Powerlifting, Tokyo 2020 results book)
        ("49", "49", True),
        ("49", "49.01", False),
        ("54", "49.01", True),
        ("+86", "86", False),
        ("+86", "86.01", True),
        ("107+", "107.50", True),
        ("-41 kg", "41.20", False),
        ("67.5公斤级", "67.5", True),
        ("轻级别", "120", True),
        ("听力", "60", True),
        ("", "60", True),
    ],
)
def test_whether_a_weight_is_of_a_class(class_: str, kg: str, of_it: bool) -> None:
    assert is_of(class_, Decimal(kg)) is of_it


def test_what_is_no_number_bounds_nothing() -> None:
    assert bounds("NaN") == bounds("Infinity") == bounds("T46") == (None, None)


def test_who_weighs_too_much_is_told_and_asked_about_until_out() -> None:
    setup = Setup("f", (Entrant("a", class_="59", own=Lifter(1)),))
    rules = ParaBench()
    calls = [WeighIn("a", Decimal("59.10"), opener=Decimal(100))]
    told = "a 体重 59.10 公斤，不属 59 公斤级：请复称，或改报级别、退出。"

    def state() -> object:
        return fold(rules, setup, [Line(n, call) for n, call in enumerate(calls, 1)]).state

    for seat in ("marshal", ""):
        warned = rules.options(state(), seat, 0).warnings  # type: ignore[arg-type]
        assert told in [said(text) for text in warned]
    calls += [Attempt("a", "bench", n, Decimal(99 + n), True) for n in (1, 2, 3)]
    questions = rules.outcome(state()).questions  # type: ignore[arg-type]
    assert [said(text) for text in questions] == [told]
    calls.append(SetStatus("a", "DQ"))
    assert rules.outcome(state()).questions == ()  # type: ignore[arg-type]


def test_an_amputation_is_added_before_the_class_is_looked_at() -> None:
    setup = Setup("f", (Entrant("a", class_="59", own=Lifter(1)),))
    call = WeighIn("a", Decimal("58.70"), adjusted=Decimal("59.20"))
    state = fold(ParaBench(), setup, [Line(1, call)]).state
    assert ParaBench().options(state, "marshal", 0).warnings


def test_of_two_lifts_it_is_asked_once() -> None:
    session = Session({"a": lifter(1, "61.30")}, classes={"a": "61"})
    session.snatch("a", "90", "91", "92")
    session.cj("a", "110", "111", "112")
    assert [question.code for question in session.outcome.questions] == ["not_of_class"]
