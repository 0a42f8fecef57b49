"""The two tables: weights, joint teams, credits, ranks and what is listed."""

from fractions import Fraction

import pytest

from meet.words import say
from scoring_rules.awards import Placed, award
from scoring_rules.regulation import Regulation
from scoring_rules.tables import (
    CarriedIn,
    MedalRow,
    PointsRow,
    carried,
    count_events,
    medal_table,
    points_table,
    sums,
    tally,
    totals,
)
from tests.awards.cases import NINE_SEVEN, credit, event, exact, placed, rules, table

TEAM = event([placed(1, members=("A", "A", "B", "C"))], ("team",))


@pytest.mark.parametrize(
    "mode,shares",
    [
        ('mode = "per_athlete", each = "1/2", cap = "1"', {"A": "1", "B": "1/2", "C": "1/2"}),
        ('mode = "per_athlete", each = "1/2", cap = "3/4"', {"A": "3/4", "B": "1/2", "C": "1/2"}),
        ('mode = "equal_split"', {"A": "1/3", "B": "1/3", "C": "1/3"}),
        ('mode = "proportional"', {"A": "1/2", "B": "1/4", "C": "1/4"}),
        ('mode = "full_each"', {"A": "1", "B": "1", "C": "1"}),
    ],
)
def test_joint_teams(mode: str, shares: dict[str, str]) -> None:
    regulation = rules(f"medals.joint = {{{mode}}}\npoints = {{table = [1], joint = {{{mode}}}}}")
    found = exact(table(regulation, TEAM))
    assert {unit: has["gold"] for unit, has in found.items()} == shares
    assert {unit: has["points"] for unit, has in found.items()} == shares
    assert {unit: has["n1"] for unit, has in found.items()} == shares
    assert award(TEAM, regulation).medals_handed_out == 1


def test_medals_and_points_of_a_joint_team_may_be_shared_differently() -> None:
    regulation = rules("""
        medals.joint = {mode = "full_each"}
        points = {table = [9], joint = {mode = "proportional"}}
    """)
    found = exact(table(regulation, TEAM))
    assert found["A"] == {"gold": "1", "points": "9/2", "n1": "1/2"}
    assert found["B"] == {"gold": "1", "points": "9/4", "n1": "1/4"}


def test_joint_teams_split_equally_where_nothing_is_said() -> None:
    assert exact(table(rules("points.table = [9]"), TEAM))["C"] == {
        "gold": "1/3",
        "points": "3",
        "n1": "1/3",
    }


@pytest.mark.parametrize("mode", ["per_athlete", "equal_split", "proportional", "full_each"])
def test_a_team_of_one_delegation_is_not_joint(mode: str) -> None:
    more = ', each = "1/4", cap = "1"' if mode == "per_athlete" else ""
    own = event([placed(1, members=("A", "A"))])
    found = table(rules(f'medals.joint = {{mode = "{mode}"{more}}}'), own)
    assert exact(found)["A"]["gold"] == "1"


def test_credits_of_an_exchange_athlete() -> None:
    both = placed(1, credits=(credit("A", "1", "0"), credit("B", "1/2", "1")))
    found = exact(table(rules("points.table = [9]"), event([both])))
    assert found == {"A": {"gold": "1"}, "B": {"gold": "1/2", "points": "9", "n1": "1"}}


def test_an_entrant_of_no_delegation_counts_for_none() -> None:
    guest = event([placed(1, delegation=""), placed(2, delegation="A")])
    assert award(guest, Regulation()).medals_handed_out == 2
    assert exact(table(Regulation(), guest)) == {"A": {"silver": "1", "n2": "1"}}


@pytest.mark.parametrize(
    "tags,gold", [(("team",), "2"), (("team", "ball"), "3"), (("show",), "1/2"), ((), "1")]
)
def test_the_largest_weight_of_the_tags(tags: tuple[str, ...], gold: str) -> None:
    regulation = rules('medals.weight = {team = 2, ball = 3, show = "1/2"}')
    result = event([placed(1, delegation="A")], tags)
    assert exact(table(regulation, result))["A"]["gold"] == gold
    assert award(result, regulation).medals_handed_out == 1


def carry(*entries: CarriedIn) -> dict[str, dict[str, str]]:
    return exact(sums([carried(entries)]))


def test_carried_in_medals_and_points_are_not_handed_out() -> None:
    brought = CarriedIn("A", gold=Fraction(1), bronze=Fraction(1, 2), points=Fraction(9))
    assert carry(brought) == {"A": {"gold": "1", "bronze": "1/2", "points": "9"}}
    tallies = [carried([brought])]
    rows = medal_table(sums(tallies), Regulation())
    assert rows == (MedalRow(1, "A", 1, 0, Fraction(1, 2), Fraction(3, 2)),)
    found = totals(rows, tallies)
    assert (found.gold, found.bronze, found.medals_handed_out) == (1, Fraction(1, 2), 0)


def amounts(**by_delegation: str) -> dict[str, dict[str, int]]:
    """`A="gold=1 points=9"` as sums."""
    return {
        delegation: {key: int(n) for key, n in (pair.split("=") for pair in text.split())}
        for delegation, text in by_delegation.items()
    }


def test_medal_table_compares_gold_then_silver_then_bronze() -> None:
    added = amounts(
        A="bronze=9", B="silver=1", C="gold=1", D="gold=1 bronze=1", E="gold=1 bronze=1"
    )
    found = [(row.rank, row.delegation) for row in medal_table(added, Regulation())]
    assert found == [(1, "D"), (1, "E"), (3, "C"), (4, "B"), (5, "A")]


def test_medal_table_by_all_medals_where_the_regulation_says_so() -> None:
    regulation = rules('tables.medals = ["total", "gold"]')
    added = amounts(A="gold=1 silver=1", B="bronze=3", C="silver=2")
    found = [(row.rank, row.delegation) for row in medal_table(added, regulation)]
    assert found == [(1, "B"), (2, "A"), (3, "C")]


def test_points_ties_go_to_more_firsts_then_seconds() -> None:
    added = amounts(
        A="points=9 n2=1 n8=2",
        B="points=9 n1=1",
        C="points=9 n2=1 n7=1",
        D="points=10 n8=10",
        E="points=9 n2=1 n8=2 n9=4",  # a ninth place is not compared
    )
    found = points_table(added, Regulation())
    assert found == (
        PointsRow(1, "D", 10),
        PointsRow(2, "B", 9),
        PointsRow(3, "C", 9),
        PointsRow(4, "A", 9),
        PointsRow(4, "E", 9),
    )
    assert [row.rank for row in points_table(added, rules('tables.points = ["points"]'))] == [
        1,
        *[2] * 4,
    ]


def test_only_holders_are_listed_unless_names_are_given() -> None:
    added = amounts(A="gold=1", B="points=3")
    assert [row.delegation for row in medal_table(added, Regulation())] == ["A"]
    assert [row.delegation for row in points_table(added, Regulation())] == ["B"]
    names = {"A": "潞州区", "B": "上党区", "C": "屯留区"}
    assert [row.rank for row in medal_table(added, Regulation(), names)] == [1, 2, 2]
    assert [row.delegation for row in medal_table(added, Regulation(), names)] == ["A", "B", "C"]


def test_equal_rows_stand_in_the_order_of_their_names() -> None:
    added = amounts(d1="gold=1", d2="gold=1")
    names = {"d1": "Z", "d2": "Y"}
    assert [row.delegation for row in medal_table(added, Regulation(), names)] == ["d2", "d1"]


def test_a_place_beyond_the_admitted_ones_does_not_break_ties() -> None:
    found = exact(
        table(rules(f"admission.max_places = 1\npoints = {{{NINE_SEVEN}}}"), event([1, 2]))
    )
    assert found == {"D0": {"gold": "1", "points": "9", "n1": "1"}}


def test_planned_held_and_awarded_are_three_counts() -> None:
    regulation = rules("""
        admission = {min_to_hold = 2, rule = {type = "minus", when = "n<=max"}, max_places = 8}
    """)
    nobody = event([placed(None, entrant=f"x{i}", status="DNF") for i in range(3)])
    given = [award(result, regulation) for result in (event([1]), event([1, 2, 3]), nobody)]
    found = count_events(5, given)
    assert (found.planned, found.held, found.awarded) == (5, 2, 1)


def test_a_tally_is_the_same_whoever_makes_it() -> None:
    given = award(event([1, 2, 3]), rules(f"points = {{{NINE_SEVEN}}}"))
    assert tally(given) == tally(given)
    assert len(tally(given).cells) == 3


WHY = rules(f"""
    admission = {{max_places = 3, clause = "第九条"}}
    medals = {{weight = {{team = 2}}, joint = {{mode = "per_athlete", each = "1/2", cap = 1}}}}
    [points]
    {NINE_SEVEN}
    clause = "第十条"
    multiplier = {{team = 2, mixed = 3}}
    finisher_bonus = {{team = "1/2"}}
    [[records]]
    level = "provincial"
    points = 5
    [[records]]
    level = "馆"
    factor = 2
""")
JOINT = placed(1, members=("A", "B"), records=("provincial",))
SENTENCES: list[tuple[list[int | Placed], tuple[str, ...], list[str]]] = [
    ([1], (), ["第1名得 9 分（第十条）"]),
    ([1, 2, 2], (), ["2 人并列第2名，平分第2名至第3名的 13 分，各得 6.5 分（第十条）"]),
    (
        [1, 2, 3, 3],
        ("pair",),
        ["2 对并列第3名，录取到第3名，只平分录取名次的 6 分，各得 3 分（第十条）"],
    ),
    (
        [1, 2, 3, 9],
        ("team",),
        ["录取 3 名，第9名不在录取之列（第九条）", "第9名完赛，加 0.5 分"],
    ),
    (
        [JOINT],
        ("team",),
        [
            "第1名得 9 分（第十条）",
            "集体项目分数乘以 2，为 18 分",
            "破全省纪录，加 5 分",
            "此项每枚奖牌在奖牌榜计 2 枚",
            "联合组队，奖牌：每人按 0.5 计，每单位不超过 1",
            "联合组队，计分：各单位平分",
        ],
    ),
    (
        [placed(1, records=("馆",))],
        ("mixed",),
        ["第1名得 9 分（第十条）", "mixed 分数乘以 3，为 27 分", "破馆纪录，分数乘以 2"],
    ),
]


@pytest.mark.parametrize("places,tags,expected", SENTENCES)
def test_every_award_says_why(
    places: list[int | Placed], tags: tuple[str, ...], expected: list[str]
) -> None:
    last = award(event(places, tags), WHY).rows[-1]
    assert [say(why, "zh", str) for why in last.why] == expected
