"""The team event by AH points: one lift of each member a stage, the points added up."""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from events.weightlifting.calls import SEATS, Attempt, Declare, SetStatus, Vote
from events.weightlifting.state import Lifter, Teammate
from events.weightlifting.team_rules import TeamBench
from meet import event_file
from meet.score import score
from scoring_rules.contest import Entrant, Member, Setup
from scoring_rules.ledger import Line
from scoring_rules.ranking import place
from scoring_rules.refusal import Refused
from tests.weightlifting.called import Called
from tests.weightlifting.group import said

# Gold Coast 2018, official points: Ibrahim 93.1 kg with 220 is 191.9, Jawad 52.5 with 161 182.7.
IBRAHIM = Teammate("ibrahim", "M", 1, Decimal("93.1"))
JAWAD = Teammate("jawad", "M", 2, Decimal("52.5"))
# coefficients of OpenPowerlifting's `ah.rs`: M 60 1.064247, M 80 0.932257, F 48 1.082031
WOMAN = Teammate("woman", "W", 3, Decimal(48))
LIGHT = Teammate("light", "M", 4, Decimal(60))
HEAVY = Teammate("heavy", "M", 5, Decimal(80))
OTHER = Teammate("other", "W", 6, Decimal(48))
HOME, AWAY = (IBRAHIM, JAWAD, WOMAN), (LIGHT, HEAVY, OTHER)


@dataclass
class Stage(Called):
    """A contest of teams."""

    teams: dict[str, tuple[Teammate, ...]]
    rules: TeamBench = field(default_factory=TeamBench)
    lines: list[Line] = field(default_factory=list)

    @property
    def setup(self) -> Setup:
        return Setup(
            "s",
            tuple(
                Entrant(
                    team,
                    members=tuple(Member(one.id) for one in squad),
                    own=Lifter(squad=squad),
                )
                for team, squad in self.teams.items()
            ),
        )

    def lift(self, who: str, kg: int, good: bool = True, n: int = 1) -> None:
        self.call(Attempt(who, "bench", n, Decimal(kg), good))

    @property
    def placed(self) -> list[tuple[str, int | None, str, str]]:
        placings = place(self.outcome.marks)
        return [(p.entrant, p.place, p.mark, p.status) for p in placings]


@pytest.fixture
def stage() -> Stage:
    return Stage({"home": HOME, "away": AWAY})


def test_the_points_of_one_lift_each_are_added_up(stage: Stage) -> None:
    stage.lift("ibrahim", 220)
    stage.lift("jawad", 161)
    stage.lift("woman", 100)  # 108.2031
    stage.lift("light", 150)  # 159.637
    stage.lift("heavy", 180, good=False)
    assert not stage.outcome.over
    stage.lift("other", 100)
    assert stage.outcome.over
    assert stage.outcome.questions == ()
    # 191.9 + 182.7 + 108.2; 159.6 + 108.2
    assert stage.placed == [("home", 1, "482.8", "ranked"), ("away", 2, "267.8", "ranked")]


def test_each_member_has_one_lift_in_a_stage(stage: Stage) -> None:
    stage.lift("jawad", 161)
    with pytest.raises(Refused) as refused:
        stage.lift("jawad", 165, n=2)
    assert refused.value.code == "lift_passed"
    many = Stage(stage.teams, TeamBench(attempts=2))
    many.lift("jawad", 150)
    many.lift("jawad", 161, n=2)
    assert many.placed[0][2] == "182.7"  # the better of two


def test_votes_close_the_lift_of_a_member(stage: Stage) -> None:
    stage.call(Declare("jawad", 1, Decimal(161)))
    for seat in SEATS:
        stage.call(Vote(seat, "jawad", "bench", 1, good=seat != "left"))
    assert stage.placed[0] == ("home", 1, "182.7", "ranked")
    hero = stage.rules.board(stage.state).hero
    assert hero is not None
    assert (hero.who, hero.place_before, hero.place_after) == ("jawad", None, 1)
    assert said(hero.details[0]) == "home"


def test_a_team_without_a_good_lift_has_no_place(stage: Stage) -> None:
    for one in AWAY:
        stage.call(SetStatus(one.id, "DNS"))
    for one in HOME:
        stage.lift(one.id, 100, good=False)
    assert stage.placed == [("home", None, "", "NM"), ("away", None, "", "DNS")]


def test_what_officials_must_settle_is_asked() -> None:
    one, two = Teammate("x", "M", 1, Decimal(60)), Teammate("y", "M", 2, Decimal(60))
    stage = Stage({"a": (one,), "b": (two, Teammate("z", "M"))}, TeamBench(members=1, women=0))
    warned = [said(text) for text in stage.rules.options(stage.state, "", 0).warnings]
    assert "b 有 2 人，其中女 0 人：规则要求 1 人，女不少于 0 人。" in warned
    for who in "xyz":
        stage.lift(who, 100)
    assert stage.placed == [("a", 1, "106.4", "ranked"), ("b", 1, "106.4", "ranked")]
    assert [said(text) for text in stage.outcome.questions] == [
        "b 有 2 人，其中女 0 人：规则要求 1 人，女不少于 0 人。",
        "z 缺体重或性别，算不出 AH 分。",
        "a、b 总分同为 106.4：请由仲裁定先后。",
    ]


def test_board_and_sheet_show_members_under_their_team(stage: Stage) -> None:
    stage.lift("light", 150)
    (table,) = stage.rules.board(stage.state).tables
    names = [row.cells[1].who for row in table.rows]
    assert names == ["away", "light", "heavy", "other", "home", "ibrahim", "jawad", "woman"]
    (printed,) = stage.rules.sheet(stage.state).tables
    assert printed.rows[1].cells[3].text == "150"
    assert printed.rows[0].cells[-1].text == "159.6"


def test_an_event_file_of_teams() -> None:
    """As it is exported: members by id, what is known of each in `squad`."""
    squad = [
        {"id": "ibrahim", "sex": "M", "bodyweight": "93.1", "lot": 1},
        {"id": "jawad", "sex": "M", "bodyweight": "52.5", "lot": 2},
    ]
    call = {"kind": "attempt", "lift": "bench", "attempt": 1, "good": True}
    raw = {
        "format": "meet-event/1",
        "sport": "weightlifting",
        "event": "team",
        "name": "混合团体",
        "rules": {"preset": "wpp-team", "members": 2, "women": 0},
        "draw": {"format": "final"},
        "entrants": [
            {"id": "t", "members": [{"id": one["id"]} for one in squad], "squad": squad},
        ],
        "contests": [
            {
                "id": "f",
                "entrants": ["t"],
                "calls": [
                    {**call, "entrant": "ibrahim", "kg": "220"},
                    {**call, "entrant": "jawad", "kg": "161"},
                ],
            }
        ],
    }
    result = score(event_file.read(raw))
    assert result["over"]
    assert [(p["place"], p["mark"]) for p in result["placings"]] == [(1, "374.6")]
