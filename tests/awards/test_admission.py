"""How many places and medals: whose number is n, minus, bands, minimum, and the sentence."""

from dataclasses import replace

import pytest

from meet.words import say
from scoring_rules.awards import EventResult, award
from scoring_rules.regulation import Regulation
from tests.awards.cases import event, medals, placed, rules

COUNTED = EventResult(
    "e1",
    "athletics",
    (),
    entered=6,
    started=5,
    placings=(
        placed(1),
        placed(2),
        placed(3),
        placed(None, entrant="dnf", status="DNF"),
        placed(None, entrant="dq", status="DQ"),
        placed(None, entrant="dns", status="DNS"),
    ),
)


@pytest.mark.parametrize("count,n", [("entered", 6), ("started", 5), ("ranked", 3)])
def test_whose_number_is_n(count: str, n: int) -> None:
    given = award(COUNTED, rules(f'admission = {{count = "{count}"}}'))
    assert (given.n, given.places) == (n, n)


def test_n_is_started_where_nothing_is_said() -> None:
    assert award(COUNTED, Regulation()).n == 5


def test_n_settled_by_the_desk_counts_where_the_regulation_counts_the_same() -> None:
    settled = replace(COUNTED, frozen=("entered", 4))
    assert award(settled, rules('admission = {count = "entered"}')).n == 4
    assert award(settled, rules('admission = {count = "started"}')).n == 5


def minus(when: str, by: int = 1, floor: int = 0, most: int | None = 8) -> Regulation:
    limit = "" if most is None else f"max_places = {most}, "
    rule = f'{{type = "minus", by = {by}, when = "{when}", floor = {floor}}}'
    return rules(f"admission = {{{limit}rule = {rule}}}")


@pytest.mark.parametrize(
    "regulation,by_n",
    [
        (minus("n<max"), {0: 0, 1: 0, 2: 1, 7: 6, 8: 8, 9: 8}),
        (minus("n<=max"), {1: 0, 2: 1, 7: 6, 8: 7, 9: 8}),
        (minus("n<=max", floor=1), {1: 1, 2: 1, 3: 2, 8: 7}),
        (minus("n<=max", floor=3), {1: 1, 2: 2, 3: 3, 4: 3, 5: 4}),
        (minus("n<=max", by=2, floor=1), {1: 1, 2: 1, 3: 1, 4: 2, 8: 6, 9: 8}),
        (minus("n<max", most=None), {1: 0, 20: 19}),
        (rules("admission = {max_places = 6}"), {1: 1, 6: 6, 7: 6}),
        (Regulation(), {1: 1, 200: 200}),
        (
            rules('admission.rule = {type = "bands", bands = [[2, 1], [4, 3], [9, 12]]}'),
            {1: 0, 2: 1, 3: 1, 4: 3, 8: 3, 9: 9, 12: 12},
        ),
        (
            rules('admission = {max_places = 6, rule = {type = "bands", bands = [[1, 8]]}}'),
            {1: 1, 5: 5, 8: 6},
        ),
    ],
)
def test_places_of_n(regulation: Regulation, by_n: dict[int, int]) -> None:
    assert {n: regulation.admission.places(n) for n in by_n} == by_n


@pytest.mark.parametrize(
    "text,by_n",
    [
        ("", {1: 1, 2: 2, 3: 3, 4: 3}),
        ("medals.places = 0", {1: 0, 9: 0}),
        ("medals.places = 1", {1: 1, 9: 1}),
        ('medals.rule = {type = "bands", bands = [[1, 1], [4, 3]]}', {1: 1, 3: 1, 4: 3}),
        ('medals.rule = {type = "minus", when = "n<=max", floor = 1}', {1: 1, 2: 1, 3: 2, 4: 3}),
        ('medals.rule = {type = "minus", when = "n<max"}', {1: 0, 2: 1, 3: 3}),
        ("admission.max_places = 2", {1: 1, 9: 2}),
        ('admission = {max_places = 2}\nmedals.rule = {type = "all"}', {9: 2}),
    ],
)
def test_medals_of_n(text: str, by_n: dict[int, int]) -> None:
    found = {n: award(event([*range(1, n + 1)]), rules(text)).medal_places for n in by_n}
    assert found == by_n


def test_an_event_below_the_minimum_is_not_held() -> None:
    regulation = rules("admission.min_to_hold = 3")
    assert not award(event([1, 2]), regulation).held
    assert award(event([1, 2, 3]), regulation).held


def test_an_event_of_nobody_is_not_held() -> None:
    assert not award(event([]), Regulation()).held


MUNICIPAL = """
    [admission]
    max_places = 8
    clause = "第九条"
    rule = {type = "minus", when = "n<=max", floor = 1}
"""


@pytest.mark.parametrize(
    "text,n,tags,zh,en",
    [
        (
            MUNICIPAL,
            3,
            (),
            "参赛 3 人，按规程第九条减一，录取 2 名，不设铜牌。",
            "3 athletes started: minus one under the regulation (第九条), 2 places; no bronze.",
        ),
        (
            MUNICIPAL,
            1,
            (),
            "参赛 1 人，按规程第九条减一后不足 1 名，录取 1 名，只设金牌。",
            (
                "1 athlete started: minus one under the regulation (第九条) would be fewer than 1, "
                "1 place; gold only."
            ),
        ),
        (
            MUNICIPAL,
            4,
            ("team",),
            "参赛 4 队，按规程第九条减一，录取 3 名。",
            "4 teams started: minus one under the regulation (第九条), 3 places.",
        ),
        (
            MUNICIPAL,
            9,
            ("pair",),
            "参赛 9 对，按规程第九条录取前 8 名。",
            "9 pairs started: the first 8 are placed under the regulation (第九条).",
        ),
        (
            'admission = {count = "entered", min_to_hold = 3}',
            2,
            (),
            "报名 2 人，不足 3 人，按规程不设此项。",
            "2 athletes entered, fewer than 3 athletes: not held under the regulation.",
        ),
        (
            "medals = {places = 0, clause = '第十条'}",
            2,
            (),
            "参赛 2 人，按规程有几名取几名，录取 2 名，按规程第十条不设奖牌。",
            (
                "2 athletes started: as many places as entrants under the regulation, 2 places; "
                "no medals (第十条)."
            ),
        ),
        (
            'admission = {count = "ranked", rule = {type = "bands", bands = [[1, 1]]}}',
            2,
            (),
            "有成绩 2 人，按规程的名额表录取 1 名，只设金牌。",
            "2 athletes ranked: 1 place by the table of the regulation; gold only.",
        ),
        (
            'admission = {max_places = 8, rule = {type = "minus", by = 2, when = "n<max"}}',
            5,
            (),
            "参赛 5 人，按规程减 2，录取 3 名。",
            "5 athletes started: minus 2 under the regulation, 3 places.",
        ),
    ],
)
def test_the_sentence_of_the_event(
    text: str, n: int, tags: tuple[str, ...], zh: str, en: str
) -> None:
    clause = award(event([*range(1, n + 1)], tags), rules(text)).clause
    assert say(clause, "zh", str) == zh
    assert say(clause, "en", str) == en


@pytest.mark.parametrize("third", ["playoff", "shared"])
def test_two_thirds_both_have_bronze(third: str) -> None:
    regulation = rules(f'medals.third = "{third}"')
    assert medals(award(event([1, 2, 3, 3, 5]), regulation)) == "GSBB-"
    assert award(event([1, 2, 3, 3, 5]), regulation).medals_handed_out == 4


def test_a_medal_is_for_a_place_and_the_next_stays_vacant() -> None:
    assert medals(award(event([1, 1, 3]), Regulation())) == "GGB"
    assert medals(award(event([1, 2, 2, 4]), Regulation())) == "GSS-"
    assert medals(award(event([1, 1, 1, 1]), rules("medals.places = 1"))) == "GGGG"
