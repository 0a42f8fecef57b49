"""Random play of whole matches: every kind of ending and of rare score is reached and is legal."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from events import sports
from scoring_rules.contest import Setup
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import Paper, RallyTo
from scoring_rules.kinds.rally.service import Turns
from scoring_rules.kinds.rally.state import Play, last_game
from scoring_rules.ledger import Line
from scoring_rules.views import Button
from tests.badminton.rallies import DOUBLES, SINGLES, pair

MATCHES = 150
EVERYWHERE = {
    "deuce",
    "decider",
    "ends changed in the decider",
    "retired",
    "walkover",
    "disqualified",
    "decided",
    "injury",
    "penalty point",
}
REACHED = {
    "ittf": EVERYWHERE | {"expedite", "timeout", "receivers changed"},
    "bwf-3x21": EVERYWHERE | {"cap", "interval"},
    "bwf-3x15": EVERYWHERE | {"cap", "interval"},
}
RULES = {
    preset: rules
    for sport in ("table_tennis", "badminton")
    for preset, rules in sports()[sport].rules.items()
    if isinstance(rules, Rally)
}
TEAMS = Setup("c", (pair("p", "1", "2", "3"), pair("q", "4", "5", "6")))


def key(pressed: Random, rules: Rally, state: Play) -> Button:
    """A key: nearly always a point, and that to who is behind where the match is close."""
    keys = list(rules.options(state, "", 0).buttons)
    rallies = [one for one in keys if isinstance(one.call, RallyTo)]
    if not rallies or pressed.random() < 0.01:
        return pressed.choice(keys)
    behind = state.sides[0 if state.score[0] < state.score[1] else 1].id
    if pressed.random() < 0.4:
        return next(one for one in rallies if one.call.to == behind)
    return pressed.choice(rallies)


def matches(rules: Rally) -> Iterator[list[Play]]:
    """Matches from the first state to the last, each key one that the pad offers."""
    pressed = Random(rules.points)
    for number in range(MATCHES):
        state = rules.start((SINGLES, DOUBLES, TEAMS)[number % 3])
        states = [state]
        while not rules.outcome(state).over:
            call = key(pressed, rules, state).call
            state = rules.apply(state, Line(len(states), call, at_ms=len(states)))
            states.append(state)
        yield states


def seen_in(rules: Rally, states: list[Play]) -> Iterator[str]:
    """What happened in a match."""
    last = states[-1]
    yield last.end.how if last.end else "decided"
    if any(max(game) == rules.cap for game in last.games):
        yield "cap"
    for state in states:
        if min(state.score) >= rules.points - 1:
            yield "deuce"
        if last_game(rules, state) and max(state.score) > 0:
            yield "decider"
        if state.turned:
            yield "ends changed in the decider"
            if isinstance(state.service, Turns) and len(state.service.order) > 2:
                yield "receivers changed"
        if state.expedite:
            yield "expedite"
        if any(state.reds):
            yield "penalty point"
        if state.pause:
            yield state.pause.code


@pytest.mark.parametrize("preset", sorted(RULES))
def test_random_play_reaches_every_rule_and_nothing_else(preset: str) -> None:
    rules = RULES[preset]
    reached: Counter[str] = Counter()
    for states in matches(rules):
        reached.update(set(seen_in(rules, states)))
        check(rules, states)
    missing = REACHED[preset] - set(reached)
    assert not missing
    assert set(reached) - REACHED[preset] <= {"between", "ends"}


def check(rules: Rally, states: list[Play]) -> None:
    """The score that was reached is one that paper takes; points are never lost on the way."""
    last = states[-1]
    outcome = rules.outcome(last)
    assert outcome.winner in {side.id for side in last.sides}
    totals = [sum(sum(game) for game in state.reached) for state in states]
    assert totals == sorted(totals)
    ids = tuple(side.id for side in last.sides)
    end = last.end
    paper = Paper(last.reached, end=end.how if end else None, by=ids[end.by] if end else "")
    if end is None or end.how != "walkover":
        again = rules.apply(rules.start(setup_like(last)), Line(1, paper))
        assert rules.outcome(again).winner == outcome.winner
        assert rules.outcome(again).score.split() == [
            one for one in outcome.score.split() if one != "0-0"
        ]
    assert outcome.match is not None
    counted = outcome.match.counted or outcome.match.games
    won = [sum(game[side] > game[1 - side] for game in counted) for side in (0, 1)]
    assert max(won) == rules.to_win
    assert ids[won.index(rules.to_win)] == outcome.winner


def setup_like(state: Play) -> Setup:
    """The contest a match was played in."""
    return Setup("c", tuple(pair(side.id, *side.squad) for side in state.sides))
