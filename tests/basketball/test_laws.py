"""The laws of a rules value on teams with players, and how far random play gets."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.basketball.calls import Basket, Default, Forfeit, Foul, PeriodEnd
from events.basketball.state import is_out
from meet.codec import override
from scoring_rules.contest import Standing, append
from scoring_rules.ledger import Line
from scoring_rules.views import Pad
from tests.basketball.games import FIBA, THREE, setup
from tests.laws.playing import Subject, usable
from tests.laws.rules_laws import LAWS

RULES = {
    "fiba": FIBA,
    "fiba-3x3": THREE,
    "halves": override(FIBA, {"periods": 2, "penalty": [3]}, "rules"),
}
GAMES = 120
LEVEL = 0.5
SOME_PLAYERS = st.integers(0, 6).map(setup)
EVENTS = ("overtime", "second overtime", "fouled out", "default", "forfeit", "target", "horn")


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("terms", RULES)
def test_teams_with_players_keep_the_law(
    terms: str, law: Callable[[Subject, st.DataObject], None]
) -> None:
    subject = Subject(f"basketball/{terms}", RULES[terms], SOME_PLAYERS)

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def play(data: st.DataObject) -> None:
        law(subject, data)

    play()


def reached(rules: Any, game: Any) -> set[str]:
    """What of the rule book a game came to."""
    end = game.end
    decided_by_target = bool(end and rules.target and end.how == "played")
    return {
        name
        for name, came in (
            ("overtime", game.period >= rules.periods),
            ("second overtime", game.period > rules.periods),
            ("fouled out", any(is_out(rules, p) for side in game.sides for p in side.players)),
            ("default", bool(end and end.how == "default")),
            ("forfeit", bool(end and end.how == "forfeit")),
            ("target", decided_by_target and max(game.totals) >= rules.target),
            ("horn", game.horns > 0),
        )
        if came
    }


def played_at_length(rules: Any, chance: Random) -> Any:
    """A game of what pads offer: points, fouls, ends of periods, which half of the games reach
    level, and now and then a default or forfeit.
    """
    teams = setup(2)
    standing: Standing[Any] = Standing(rules.start(teams))
    levels = chance.random() < LEVEL
    for number in range(1, 90):
        if rules.outcome(standing.state).over:
            break
        pad = rules.options(standing.state, "", number)
        call = chance.choice(calls_of(pad, standing.state.totals, levels=levels))
        standing = append(rules, teams, standing, Line(number, call))
    return standing.state


def calls_of(pad: Pad, totals: tuple[int, int], *, levels: bool) -> list[Any]:
    """Keys of points and, if the score is level or need not be, of the end of the period; fouls of
    those who may foul; rarely how a game is lost without play.
    """
    keys = usable(pad)
    behind = "ab"[totals[0] > totals[1]]
    baskets = [c for c in keys if isinstance(c, Basket)]
    if levels and totals[0] != totals[1]:
        return [c for c in baskets if c.entrant == behind]
    fouls = [
        Foul(str(dict(form.fixed)["entrant"]), "personal", form.inputs[0].choices[0][0])
        for form in pad.forms
        if form.kind == "foul" and form.inputs[0].name == "player"
    ]
    lost = [Default("a", "kept"), Forfeit("b")]
    ends = [c for c in keys if isinstance(c, PeriodEnd)]
    return [*baskets * 4, *fouls * 4, *ends * 6, *lost]


@pytest.mark.parametrize("terms", ["fiba", "fiba-3x3"])
def test_random_play_comes_to_the_corners_of_the_rules(terms: str) -> None:
    """Every corner, but those that 3×3 or 5×5 does not have."""
    seen = Counter[str]()
    for game in range(GAMES):
        seen.update(reached(RULES[terms], played_at_length(RULES[terms], Random(game))))
    never = {"fiba": {"target"}, "fiba-3x3": {"second overtime", "fouled out"}}[terms]
    assert set(seen) == set(EVENTS) - never
