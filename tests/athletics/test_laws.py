"""The laws on rules with other terms than the presets have, and what random play reaches."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.athletics import SPORT
from events.athletics.bar_ranking import jump_off
from events.athletics.bars import Heights
from events.athletics.card import Athlete
from events.athletics.heat import Heat
from events.athletics.race_ranking import ties
from events.athletics.series import Series
from events.athletics.trial_ranking import through
from meet.definitions import rules_of
from scoring_rules.contest import Entrant, Setup
from tests.athletics.contest import entrants
from tests.athletics.golden_cases import TABLE_2012
from tests.athletics.rolling import rolled
from tests.laws.playing import Subject
from tests.laws.rules_laws import LAWS
from tests.laws.subjects import HINTS

TERMS = {
    "seated": {"preset": "horizontal", "order": "athletes", "cut": 1, "discipline": "Shot Put"},
    "jump": {
        "preset": "horizontal",
        "trials": 4,
        "before_cut": 2,
        "cut": 2,
        "reorder": [3, 4],
        "discipline": "Long Jump",
    },
    "points": {"preset": "horizontal", "raza": TABLE_2012, "discipline": "Discus", "trials": 3},
    "jump-off": {"preset": "vertical", "jumpoff": True},
    "adjusted": {
        "preset": "horizontal",
        "coefficients": {"F35": "0.93", "F36": {"M": "1.1", "W": "1"}, "T11": "1"},
        "trials": 3,
    },
    "race-adjusted": {"preset": "race", "coefficients": {"F35": "0.93", "T46": "1"}},
    "high-adjusted": {"preset": "vertical", "jumpoff": True, "coefficients": {"T46": "0.9"}},
    "high-points": {"preset": "vertical", "raza": "2025-2026", "discipline": "High Jump"},
    "combined": {"preset": "vertical", "countback": False, "jumpoff": True},
    "by-hand": {"preset": "race", "timing": "hand"},
    "race-points": {"preset": "race", "raza": "2025-2026", "discipline": "100m"},
}
GAMES = {"jump-off": 400, "seated": 60, "by-hand": 300}
CLASSES = st.sampled_from(("F35", "F36", "T46", "T11", "T99", ""))


@st.composite
def starts(draw: st.DrawFn) -> Setup:
    """One to four athletes of any class."""
    many = draw(st.integers(1, 4))
    return Setup(
        "c",
        tuple(
            Entrant(str(i), class_=draw(CLASSES), sex=draw(st.sampled_from("MW")), own=Athlete())
            for i in range(1, many + 1)
        ),
    )


def subject(name: str) -> Subject:
    hints = HINTS["athletics"]
    rules = rules_of(SPORT, TERMS[name])
    return Subject(f"athletics/{name}", rules, starts(), hints.seats, hints.uncounted)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("name", TERMS)
def test_other_terms_keep_the_law(name: str, law: Callable[[Subject, st.DataObject], None]) -> None:
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def played(data: st.DataObject) -> None:
        law(subject(name), data)

    played()


REACHED = {
    "jump-off": {
        "jump-off",
        "jump-off decided",
        "out after three failures",
        "over",
        "passed after a failure",
        "retired",
        "retired in the jump-off",
        "shared first place",
    },
    "seated": {"cut", "over", "retired", "tie at the cut"},
    "by-hand": {"disqualified after the finish", "judged", "over", "tie asked"},
}
"""What random play comes to, by rules."""


@pytest.mark.parametrize("name", REACHED)
def test_random_play_reaches_what_is_rare(name: str) -> None:
    one, dice, reached = subject(name), Random(7), set[str]()
    for _game in range(GAMES[name]):
        setup = Setup("c", entrants(*"abc"[: dice.randint(2, 3)]))
        for state in rolled(one.rules, setup, dice, 60):
            reached.update(_told(one, state))
    assert reached >= REACHED[name]


def _told(one: Subject, state: Any) -> Iterator[str]:
    if one.rules.outcome(state).over:
        yield "over"
    match state:
        case Heights() as heights:
            yield from _of_heights(one, heights)
        case Series() as series:
            yield from _of_series(one, series)
        case Heat() as heat:
            if ties(one.rules, heat):
                yield "tie asked"
            if any(runner.among for runner in heat.runners):
                yield "judged"
            if any(runner.status == "DQ" and runner.finished for runner in heat.runners):
                yield "disqualified after the finish"


def _of_heights(one: Subject, heights: Heights) -> Iterator[str]:
    off = jump_off(one.rules, heights)
    jumped = ["".join(at for _bar, at in jumper.jumps) for jumper in heights.jumpers]
    told = {
        "jump-off": bool(heights.offs),
        "jump-off decided": bool(heights.offs) and off.decided,
        "shared first place": len(off.members) > 1 and not heights.offs,
        "retired": any(jumper.retired for jumper in heights.jumpers),
        "retired in the jump-off": any("r" in jumper.off for jumper in heights.jumpers),
        "out after three failures": any(j.failures_in_a_row >= 3 for j in heights.jumpers),
        "passed after a failure": any("X-" in row for row in jumped),
    }
    yield from (name for name, is_so in told.items() if is_so)


def _of_series(one: Subject, series: Series) -> Iterator[str]:
    going_on = through(one.rules, series)
    if going_on is not None:
        yield "cut"
        if len(going_on) > one.rules.cut:
            yield "tie at the cut"
    if any(athlete.retired for athlete in series.athletes):
        yield "retired"
