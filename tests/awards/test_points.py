"""Team points of one event: tables, ties, the cut, shared thirds, multipliers, bonus, records."""

import pytest

from scoring_rules.awards import award
from scoring_rules.regulation import Regulation
from tests.awards.cases import NINE_SEVEN, event, exact, placed, points, rules, table

BY_PLACES = """
    admission = {max_places = 8, rule = {type = "minus", when = "n<=max"}}
    points.by_places = {"8" = [9, 7, 6, 5, 4, 3, 2, 1], "3" = [5, 3, 1], "5" = [6, 4, 3, 2, 1]}
"""


@pytest.mark.parametrize(
    "n,worth",
    [
        (9, ["9", "7", "6", "5", "4", "3", "2", "1", "0"]),
        (4, ["5", "3", "1", "0"]),
        (6, ["6", "4", "3", "2", "1", "0"]),
        (3, ["5", "3", "0"]),  # no table for 2 admitted: the next longer
    ],
)
def test_a_table_by_the_number_admitted(n: int, worth: list[str]) -> None:
    assert points(award(event([*range(1, n + 1)]), rules(BY_PLACES))) == worth


def test_more_places_than_the_longest_table() -> None:
    regulation = rules('points.by_places = {"2" = [5, 3], "3" = [7, 5, 3]}')
    assert points(award(event([1, 2, 3, 4]), regulation)) == ["7", "5", "3", "0"]


def test_the_plain_table_where_by_places_has_none() -> None:
    regulation = rules('points = {table = [2, 1], by_places = {"3" = [7, 5, 3]}}')
    assert points(award(event([1, 2]), regulation)) == ["2", "1"]
    assert points(award(event([1, 2, 3]), regulation)) == ["7", "5", "3"]


def test_no_points_where_no_table_is_given() -> None:
    assert points(award(event([1, 2]), Regulation())) == ["0", "0"]


def test_points_may_be_fractions() -> None:
    assert points(award(event([1, 2]), rules('points.table = ["5/2", "0.5"]'))) == ["5/2", "1/2"]


@pytest.mark.parametrize(
    "tie,places,worth",
    [
        ("average", [1, 1, 3], ["8", "8", "6"]),
        ("same", [1, 1, 3], ["9", "9", "6"]),
        ("average", [1, 1, 1], ["22/3", "22/3", "22/3"]),
        ("average", [1, 2, 2, 2, 5], ["9", "6", "6", "6", "4"]),
        ("same", [1, 2, 2, 2, 5], ["9", "7", "7", "7", "4"]),
    ],
)
def test_ties(tie: str, places: list[int], worth: list[str]) -> None:
    regulation = rules(f'points = {{{NINE_SEVEN}, tie = "{tie}"}}')
    assert points(award(event(list(places)), regulation)) == worth


@pytest.mark.parametrize(
    "cut,four_at_second,beyond",
    [
        ("admitted_only", "13/4", "0"),  # (7 + 6 + 0 + 0) / 4
        ("full_table", "11/2", "0"),  # (7 + 6 + 5 + 4) / 4
        ("full_place", "7", "0"),
    ],
)
def test_a_tie_that_reaches_beyond_three_admitted(
    cut: str, four_at_second: str, beyond: str
) -> None:
    text = f'admission.max_places = 3\npoints = {{{NINE_SEVEN}, tie_at_cut = "{cut}"}}'
    found = points(award(event([1, 2, 2, 2, 2, 6]), rules(text)))
    assert found == ["9", *[four_at_second] * 4, beyond]


@pytest.mark.parametrize("cut", ["admitted_only", "full_table", "full_place"])
def test_the_cut_does_not_matter_to_a_tie_inside_it_or_beyond_it(cut: str) -> None:
    text = f'admission.max_places = 3\npoints = {{{NINE_SEVEN}, tie_at_cut = "{cut}"}}'
    found = points(award(event([1, 2, 2, 4, 4]), rules(text)))
    assert found == ["9", "13/2", "13/2", "0", "0"]


def test_ties_with_the_same_points_have_them_at_the_cut_too() -> None:
    text = f'admission.max_places = 2\npoints = {{{NINE_SEVEN}, tie = "same"}}'
    assert points(award(event([1, 2, 2]), rules(text))) == ["9", "7", "7"]


@pytest.mark.parametrize("tie,worth", [("average", "11/2"), ("same", "6")])
def test_shared_third_is_as_a_tie_where_nothing_is_said(tie: str, worth: str) -> None:
    regulation = rules(f"""
        medals.third = "shared"
        points = {{{NINE_SEVEN}, tie = "{tie}"}}
    """)
    assert points(award(event([1, 2, 3, 3]), regulation))[2:] == [worth, worth]


@pytest.mark.parametrize(
    "third,shared_third,tie,worth",
    [
        ("shared", "average", "average", "11/2"),
        ("shared", "same", "average", "6"),
        ("shared", "average", "same", "11/2"),
        ("playoff", "same", "average", "11/2"),  # played off, so two thirds are a tie
        ("playoff", "average", "same", "6"),
    ],
)
def test_shared_third(third: str, shared_third: str, tie: str, worth: str) -> None:
    regulation = rules(f"""
        medals.third = "{third}"
        points = {{{NINE_SEVEN}, tie = "{tie}", shared_third = "{shared_third}"}}
    """)
    assert points(award(event([1, 2, 3, 3]), regulation)) == ["9", "7", worth, worth]


def test_three_thirds_are_a_tie_and_not_a_shared_third() -> None:
    regulation = rules(f"""
        medals.third = "shared"
        points = {{{NINE_SEVEN}, shared_third = "same"}}
    """)
    assert points(award(event([1, 2, 3, 3, 3]), regulation))[2:] == ["5", "5", "5"]


@pytest.mark.parametrize(
    "tags,first",
    [((), "9"), (("relay",), "18"), (("relay", "team"), "27"), (("fun",), "9/2"), (("x",), "9")],
)
def test_the_largest_multiplier_of_the_tags(tags: tuple[str, ...], first: str) -> None:
    multiplier = 'multiplier = {relay = 2, team = 3, fun = "1/2"}'
    regulation = rules(f"points = {{{NINE_SEVEN}, {multiplier}}}")
    assert points(award(event([1, 2], tags), regulation))[0] == first


def test_the_finishers_bonus_is_for_places_beyond_the_table_and_not_multiplied() -> None:
    regulation = rules("""
        admission.max_places = 2
        points = {table = [5, 3, 1], multiplier = {run = 2}, finisher_bonus = {run = 1, walk = 4}}
    """)
    finishers = event([1, 2, 3, 4, placed(None, entrant="dnf", status="DNF")], ("run",))
    # place 3 is not admitted, but within the table
    assert points(award(finishers, regulation)) == ["10", "6", "0", "1"]
    assert points(award(event([1, 2, 3, 4], ("run", "walk")), regulation))[-1] == "4"
    assert points(award(event([1, 2, 3, 4]), regulation))[-1] == "0"


RECORDS = f"""
    points = {{{NINE_SEVEN}, multiplier = {{relay = 2}}}}
    [[records]]
    level = "meet"
    points = 3
    once = "ONCE"
    highest_only = HIGHEST
    [[records]]
    level = "national"
    points = 8
    once = "ONCE"
    highest_only = HIGHEST
"""


def records(once: str = "per_athlete", highest: str = "true") -> Regulation:
    return rules(RECORDS.replace("ONCE", once).replace("HIGHEST", highest))


@pytest.mark.parametrize("levels", [("meet", "national"), ("national", "meet")])
def test_the_highest_record_only(levels: tuple[str, ...]) -> None:
    second = event([1, placed(2, records=levels), 3])
    assert points(award(second, records())) == ["9", "15", "6"]
    assert points(award(second, records(highest="false"))) == ["9", "18", "6"]


def test_record_points_are_not_multiplied_and_a_level_without_a_bonus_adds_nothing() -> None:
    relay = event([placed(1, records=("meet",)), placed(2, records=("regional",))], ("relay",))
    assert points(award(relay, records())) == ["21", "14"]


def test_a_record_counts_for_every_athlete_or_once_in_an_event() -> None:
    both = event([placed(1, records=("meet", "meet")), placed(2, records=("meet",)), 3])
    assert points(award(both, records("per_athlete"))) == ["12", "10", "6"]
    assert points(award(both, records("per_event"))) == ["12", "7", "6"]


def test_a_record_by_the_unplaced_adds_nothing_and_one_beyond_the_cut_does() -> None:
    gone = placed(None, entrant="dq", status="DQ", records=("meet",))
    far = event([1, placed(9, records=("meet",)), gone])
    assert points(award(far, records())) == ["9", "3"]


def test_a_record_factor_multiplies_what_the_place_is_worth() -> None:
    regulation = rules(f"""
        points = {{{NINE_SEVEN}, multiplier = {{relay = 2}}}}
        [[records]]
        level = "meet"
        factor = "3/2"
    """)
    assert points(award(event([placed(1, records=("meet",)), 2], ("relay",)), regulation)) == [
        "27",
        "14",
    ]


def test_a_record_medal_is_added_to_the_table_and_not_handed_out() -> None:
    regulation = rules("""
        medals.weight = {team = 2}
        [[records]]
        level = "world"
        medal = "gold"
        [[records]]
        level = "meet"
        points = 100
    """)
    team = event([1, placed(2, records=("meet", "world"), delegation="B")], ("team",))
    given = award(team, regulation)
    assert given.medals_handed_out == 2
    assert points(given) == ["0", "0"]
    assert exact(table(regulation, team))["B"] == {"gold": "1", "silver": "2", "n2": "1"}
