"""Random play of whole groups: which rules it reaches, and that marks follow from the ledger alone.

`python -m tests.weightlifting.test_random_play` prints how often each was reached.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from random import Random
from typing import Any

import pytest

from events import sports
from events.weightlifting.calls import Attempt, Clock, ConfirmLate, Declare, Pass, SetStatus
from events.weightlifting.state import Lifter
from scoring_rules.contest import Entrant, Setup, Standing
from scoring_rules.ranking import Placing, place
from tests.laws.weighted import play_weighted

GROUPS, LINES = 110, 140
STATUSES = {"NM", "DNS", "DNF", "DQ", "WD"}
BOTH = STATUSES | {"bomb-out", "clock", "group announced", "changed weight", "against the limits"}
TWO = {"bomb-out, then clean & jerk", "passed", "late weight let stand", "two minutes"}
REACHED = {
    "wpp": BOTH
    | {"bodyweight", "reached_first", "lot", "power lift", "half a kilo counted down"}
    | {"question_weigh_again", "question_not_weighed"},
    "iwf-2017": BOTH | TWO | {"reached_first", "question_level"},
    "iwf-2005": BOTH | TWO | {"bodyweight", "reached_first", "question_not_weighed"},
}
WEIGHTS = {"attempt": 90, "declare": 12, "clock": 10, "confirm_late": 90, "weigh_in": 0}


def weigh(_state: Any, call: Any) -> int:
    """Mostly lifts, of few weights so that many are level; now and then somebody is out, passes,
    changes the weight or is late."""
    kg = getattr(call, "kg", None)
    if kg is not None and kg % 20 > 3:
        return 0
    return WEIGHTS.get(call.kind, 1)


def setup(chance: Random) -> Setup:
    """Three athletes who are often level: two bodyweights, few lots, openers a kilo apart; now and
    then nothing tells them apart but what they lift."""
    own = [_own(chance) for _ in range(3)]
    if chance.random() < 0.4:
        own = own[:1] * 3
    people = (Entrant(str(n), sex="M", own=one) for n, one in enumerate(own, start=1))
    return Setup("c", tuple(people))


def _own(chance: Random) -> Lifter:
    weighed = chance.choice((Decimal(60), Decimal(60), Decimal(61), None))
    lot, opener = chance.choice((1, 1, 2, None)), Decimal(chance.randint(100, 101))
    return Lifter(lot, weighed, opener=opener, opener_cj=opener + 20)


def groups(preset: str) -> Iterator[Standing[Any]]:
    """Groups called from the first line to the last by what the pads offer."""
    rules = sports()["weightlifting"].rules[preset]
    for seed in range(GROUPS):
        chance = Random(f"{preset} {seed}")
        seats = ("", "", "marshal")
        yield play_weighted(rules, setup(chance), chance, weigh, LINES, seats=seats, seconds=20)


def reached(preset: str, standing: Standing[Any]) -> Iterator[str]:
    """What of the rules a group came to."""
    rules = sports()["weightlifting"].rules[preset]
    outcome = rules.outcome(standing.state)
    for placing in place(outcome.marks):
        yield placing.decided_by or str(placing.status)
    for question in outcome.questions:
        yield question.code
    for line in standing.lines:
        match line.call:
            case Declare(override=reason):
                yield "against the limits" if reason else "changed weight"
            case Clock(state=state):
                yield "group announced" if state == "group" else "clock"
            case SetStatus(status=status):
                yield status
            case Attempt(attempt=4):
                yield "power lift"
            case Pass():
                yield "passed"
            case ConfirmLate():
                yield "late weight let stand"
    yield from _lifted(preset, standing)


def _lifted(preset: str, standing: Standing[Any]) -> Iterator[str]:
    attempts = [line.call for line in standing.lines if isinstance(line.call, Attempt)]
    for who in {call.entrant for call in attempts}:
        own = [call for call in attempts if call.entrant == who and call.attempt < 4]
        first = own[0].lift
        failed = [call for call in own if call.lift == first and not call.good]
        if len(failed) == 3:
            yield "bomb-out"
            if any(call.lift == "cj" for call in own) and first == "snatch":
                yield "bomb-out, then clean & jerk"
    if any(call.good and call.kg % 1 for call in attempts):
        yield "half a kilo counted down"
    groups = (standing.state,) if preset == "wpp" else standing.state.groups
    if any(group.called and group.called.length_ms == 120_000 for group in groups):
        yield "two minutes"


def kept(marks: tuple[Any, ...]) -> dict[str, Placing]:
    return {placing.entrant: placing for placing in place(marks)}


def from_ledger(standing: Standing[Any], who: str) -> str:
    """The mark by the plain sense of the rules: best of each lift, whole kilos, added up."""
    attempts = [line.call for line in standing.lines if isinstance(line.call, Attempt)]
    lifts = {call.lift for call in attempts}
    both = ("snatch", "cj") if lifts - {"bench"} else ("bench",)
    best = []
    for lift in both:
        good = [
            call.kg.to_integral_value(ROUND_FLOOR)
            for call in attempts
            if call.entrant == who and call.lift == lift and call.good and call.attempt < 4
        ]
        if not good:
            return ""
        best.append(max(good))
    return str(sum(best))


@pytest.mark.parametrize("preset", REACHED)
def test_random_play_reaches_every_rule_and_marks_follow_from_the_ledger(preset: str) -> None:
    rules = sports()["weightlifting"].rules[preset]
    seen: Counter[str] = Counter()
    for standing in groups(preset):
        seen.update(set(reached(preset, standing)))
        for who, placing in kept(rules.outcome(standing.state).marks).items():
            if placing.status == "DQ":
                assert (placing.place, placing.mark) == (None, "")
            else:
                assert placing.mark == from_ledger(standing, who)
                assert (placing.place is None) == (placing.mark == "")
    assert REACHED[preset] - set(seen) == set()


if __name__ == "__main__":
    for one in REACHED:
        counted: Counter[str] = Counter()
        for group in groups(one):
            counted.update(set(reached(one, group)))
        print(one, dict(sorted(counted.items())))
