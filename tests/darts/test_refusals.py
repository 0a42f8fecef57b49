"""Every refusal of darts, with its sentence in both languages."""

import pytest

from events.darts.calls import (
    BullOff,
    Dart,
    Paper,
    ThrowForBull,
    Thrown,
    Totals,
    Visit,
)
from scoring_rules.contest import Entrant, Setup
from scoring_rules.kinds.leaving import Retire
from tests.darts.games import RULES, TWO, X01, rules
from tests.laws.refusing import Case, codes_of, refused

BULL = ThrowForBull("a")
COUNT, TEAM = RULES["count-up"], RULES["count-up-team"]
LATE = [BULL, *[Visit(side, 26) for _round in range(15) for side in "ab"]]
ENDED = [BULL, Visit("a", 60), Retire("a")]


def at(left: int, *calls: Visit) -> Case:
    return Case(rules(score=left), TWO, [BULL, *calls])


CASES = {
    "not_two": Case(X01, Setup("c", (Entrant("a"),)), [BULL]),
    "already_over": Case(X01, TWO, [*ENDED, Visit("b", 60)]),
    "has_begun": Case(X01, TWO, [BULL, Visit("a", 60), Paper(((3, 0),))]),
    "leg_begun": Case(X01, TWO, [BULL, Visit("a", 60), BULL]),
    "starter_alternates": Case(rules(score=40), TWO, [BULL, Visit("a", 40), BULL]),
    "starter_unknown": Case(X01, TWO, [Dart(3, 20)]),
    "not_the_turn": Case(X01, TWO, [BULL, Visit("b", 60)]),
    "visit_begun": Case(X01, TWO, [BULL, Dart(3, 20), Visit("a", 60)]),
    "no_such_darts": at(501, Visit("a", 60, 4)),
    "no_such_doubles": at(501, Visit("a", 60, at_double=1)),
    "no_such_score": at(501, Visit("a", 179)),
    "no_such_opening": Case(rules(double_in=True), TWO, [BULL, Visit("a", 180)]),
    "score_in_darts": at(100, Visit("a", 180, 2)),
    "no_finish": at(159, Visit("a", 159)),
    "finish_in_darts": at(100, Visit("a", 100, 1)),
    "visit_has_three": at(501, Visit("a", 60, 2)),
    "no_such_field": Case(X01, TWO, [BULL, Dart(3, 25)]),
    "bull_off_due": Case(X01, TWO, [*LATE, Visit("a", 60)]),
    "no_bull_off": Case(X01, TWO, [BULL, BullOff("a")]),
    "no_such_legs": Case(X01, TWO, [Paper(((4, 0),))]),
    "not_finished": Case(X01, TWO, [Paper(((2, 2),))]),
    "was_finished": Case(X01, TWO, [Paper(((3, 2),), "retired", "a")]),
    "rounds_done": Case(COUNT, TWO, [Thrown("a", 60)] * 9),
    "is_out": Case(COUNT, TWO, [Retire("a"), Thrown("a", 60)]),
    "member_missing": Case(TEAM, TWO, [Thrown("a", 60)]),
    "member_not_asked": Case(COUNT, TWO, [Thrown("a", 60, member="b")]),
    "unknown_member": Case(TEAM, TWO, [Thrown("a", 60, member="b")]),
    "no_tie": Case(COUNT, TWO, [BullOff("a")]),
    "totals_short": Case(COUNT, TWO, [Totals((60,))]),
    "no_such_total": Case(COUNT, TWO, [Totals((60, 1441))]),
    "total_not_thrown": Case(COUNT, TWO, [Totals((60, 1439))]),
}


def test_every_refusal_is_here() -> None:
    assert set(CASES) == codes_of("darts")


@pytest.mark.parametrize("code", CASES)
def test_what_cannot_be_is_refused(code: str) -> None:
    assert refused("darts", CASES[code]) == code
