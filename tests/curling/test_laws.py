"""The laws with other parameters than the preset has, and what random play reaches."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.curling.calls import EndScore, Stone
from events.curling.rules import FloorCurling
from events.curling.state import Game
from events.curling.team import Curler, Squad
from scoring_rules.contest import Entrant, Member, Setup
from tests.laws.playing import Subject
from tests.laws.rules_laws import LAWS
from tests.laws.weighted import play_weighted


def sides(squad: list[Curler]) -> Setup:
    """One team with members, one without."""
    named = tuple(Curler(f"p{i}", one.sex, one.class_) for i, one in enumerate(squad))
    members = tuple(Member(one.id) for one in named)
    return Setup("c", (Entrant("1", members=members, own=Squad(named)), Entrant("2")))


CURLER = st.builds(
    Curler, st.just(""), st.sampled_from(("", "M", "W")), st.sampled_from(("", "轮椅", "听力"))
)
SUBJECTS = tuple(
    Subject(name, rules, st.lists(CURLER, max_size=4).map(sides))
    for name, rules in {
        "curling/short": FloorCurling(ends=2, stones=2, on_field=3, classes=("轮椅",)),
        "curling/club": FloorCurling(
            ends=1, stones=1, timeouts=1, blank_extra_loses=True, thinking_seconds=60
        ),
    }.items()
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_short_games_keep_the_law(
    subject: Subject, law: Callable[[Subject, st.DataObject], None]
) -> None:
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def run(data: st.DataObject) -> None:
        law(subject, data)

    run()


PLAYED = (
    FloorCurling(ends=2, stones=2, on_field=3, classes=("轮椅",)),
    FloorCurling(ends=1, stones=3, blank_extra_loses=True),
)
WEIGHTS = {"end": 12, "timeout": 6, "draw_shot": 6, "hammer": 20, "lineup": 6, "walkover": 20}
SELDOM = 3
"""How often a game ends without its last end."""


def weigh(game: Game, call: Any) -> int:
    """Mostly ends, more often of who is behind; a stone seldom comes alone."""
    if isinstance(call, Stone):
        return 40 if any(game.stones) else 2
    if isinstance(call, EndScore) and call.entrant is not None:
        behind = game.total.index(min(game.total))
        return 12 if game.sides[behind] == call.entrant else 3
    return WEIGHTS.get(call.kind, SELDOM)


def reached(rules: FloorCurling, game: Game) -> set[str]:
    """What of the rules a game came to."""
    extra = game.ends[rules.ends :]
    came = {
        "extra end": bool(extra),
        "second extra end": len(extra) > 1,
        "blank end": any(end.scorer is None for end in game.ends),
        "blank extra end": any(end.scorer is None for end in extra),
        "steal": any(end.hammer is not None and end.scorer == 1 - end.hammer for end in game.ends),
        "hammer scores": any(
            end.hammer is not None and end.scorer == end.hammer for end in game.ends
        ),
        "hammer by draw shots": bool(game.ends)
        and bool(game.shots[0])
        and game.ends[0].hammer is not None,
        "time-outs used up": min(game.timeouts) == rules.timeouts > 0,
        "line-up": any(game.lineups),
        "played out": game.over and not game.end and not game.conceded,
        "won without the hammer in a blank extra end": game.over
        and game.total[0] == game.total[1]
        and not game.end
        and not game.conceded,
        "conceded": game.conceded,
        game.end or "": bool(game.end),
    }
    return {name for name, is_so in came.items() if is_so}


EVERY_WAY = {
    *("extra end", "second extra end", "blank end", "blank extra end", "steal", "hammer scores"),
    *("hammer by draw shots", "all stones thrown", "time-outs used up", "line-up", "played out"),
    *("won without the hammer in a blank extra end", "conceded"),
    *("retired", "walkover", "disqualified"),
}


def test_random_play_reaches_every_way_a_game_goes() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(st.integers(0, 10**9))
    def run(seed: int) -> None:
        chance = Random(seed)
        rules = chance.choice(PLAYED)
        team = [Curler("", sex, "轮椅") for sex in ("M", "M", "W", "W")]

        def weighed(game: Game, call: Any) -> int:
            seen["all stones thrown"] += game.stones == (rules.stones, rules.stones)
            return weigh(game, call)

        game = play_weighted(rules, sides(team), chance, weighed, chance.randint(1, 80)).state
        seen.update(reached(rules, game))
        assert all(0 in end.points and max(end.points) <= rules.stones for end in game.ends)

    run()
    assert set(+seen) == EVERY_WAY, EVERY_WAY ^ set(+seen)
