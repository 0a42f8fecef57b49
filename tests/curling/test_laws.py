"""The laws with other parameters than the preset has, and what random play reaches."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.curling.rules import FloorCurling
from events.curling.team import Curler, Squad
from scoring_rules.contest import Entrant, Member, Setup
from tests.laws.playing import Subject, play
from tests.laws.rules_laws import LAWS


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
        "curling/club": FloorCurling(ends=1, stones=1, timeouts=0, blank_extra_loses=True),
    }.items()
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_short_games_keep_the_law(
    subject: Subject, law: Callable[[Subject, st.DataObject], None]
) -> None:
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def run(data: st.DataObject) -> None:
        law(subject, data)

    run()


def test_random_play_reaches_every_way_a_game_goes() -> None:
    reached: set[str] = set()

    @settings(max_examples=150, deadline=None, database=None, derandomize=True)
    @given(st.data())
    def run(data: st.DataObject) -> None:
        played = play(SUBJECTS[0], data, 40)
        game = played.standing.state
        reached.update(line.call.kind for line in played.lines)
        if len(game.ends) > 2:
            reached.add("extra")
        if any(end.scorer is None for end in game.ends):
            reached.add("blank")
        if game.over and not game.end and not game.conceded:
            reached.add("played out")

    run()
    assert reached >= {
        *("extra", "blank", "played out", "end", "stone", "timeout", "hammer", "lineup"),
        *("draw_shot", "concede", "retire", "walkover", "disqualify"),
    }
