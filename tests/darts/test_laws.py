"""The laws with other parameters than the presets have, and what random play of darts reaches."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.darts.calls import Visit
from events.darts.count_up import CountUp
from events.darts.rules import X01
from events.darts.state import deciding
from events.darts.tally import Player
from scoring_rules.contest import Entrant, Member, Setup
from tests.darts.games import TWO
from tests.laws.playing import Subject
from tests.laws.rules_laws import LAWS
from tests.laws.weighted import play_weighted

SHORT = X01(score=61, legs=2, sets=2, round_limit=3)
PAIR = st.just(TWO)


def teams(women: int) -> Setup:
    members = (Member("1a"), Member("1b"), Member("1c"))
    first = Entrant("1", members=members, own=Player(("1a", "1b")[:women]))
    return Setup("c", (first, Entrant("2", members=(Member("2a"),))))


SUBJECTS = (
    Subject("darts/short", SHORT, PAIR),
    Subject("darts/in", X01(score=101, double_in=True, legs=1), PAIR),
    Subject("darts/straight", X01(score=61, double_out=False, legs=1, round_limit=2), PAIR),
    Subject("darts/team", CountUp(rounds=1, men=1, women=1), st.integers(0, 2).map(teams)),
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_other_darts_keep_the_law(
    subject: Subject, law: Callable[[Subject, st.DataObject], None]
) -> None:
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def run(data: st.DataObject) -> None:
        law(subject, data)

    run()


PLAYED = (
    SHORT,
    X01(score=101, double_in=True, legs=2, round_limit=8),
    X01(legs=1, sets=2, round_limit=1),
)
WEIGHTS = {"visit": 60, "dart": 60, "bull_off": 60, "throw_for_bull": 30, "paper": 5}


def weigh(_state: Any, call: Any) -> int:
    """Seldom the ends without play, and a finish rather than any other visit."""
    finish = isinstance(call, Visit) and call.darts is not None
    return 200 if finish else WEIGHTS.get(call.kind, 1)


def reached(rules: X01, state: Any) -> Counter[str]:
    """What of the rules a match came to."""
    turns = [turn for leg in state.legs for turn in leg.turns]
    found = Counter[str](
        {
            "bust": sum(turn.bust for turn in turns),
            "finish": sum(turn.left == 0 for turn in turns),
            "finish in one dart": sum(turn.left == 0 and turn.darts == 1 for turn in turns),
            "bull-off": sum(leg.by_bull for leg in state.done),
            "a second set": len(state.sets) > 1,
            "a third set": len(state.sets) > 2,
            "the deciding leg": deciding(rules, state) and not state.over,
            "played out": state.over and not state.end and not state.paper,
            "paper": state.paper,
            "not opened": sum(not turn.opened for turn in turns),
            str(state.end): 1,
        }
    )
    return +found


def test_random_play_reaches_every_way_a_match_goes() -> None:
    seen = Counter[str]()

    @settings(max_examples=150, deadline=None, database=None, derandomize=True)
    @given(st.integers(0, 10**9))
    def run(seed: int) -> None:
        chance = Random(seed)
        rules = chance.choice(PLAYED)
        state = play_weighted(rules, TWO, chance, weigh, chance.randint(1, 120)).state
        seen.update(reached(rules, state))
        assert all(len(leg.turns) <= 2 * rules.round_limit for leg in state.legs)

    run()
    assert set(seen) == {
        *("bust", "finish", "finish in one dart", "bull-off", "a second set", "a third set"),
        *("the deciding leg", "played out", "paper", "not opened"),
        *("retired", "walkover", "disqualified", "None"),
    }
