"""Relays: line-ups of each round, and substitutes over the rounds."""

from typing import Any

import pytest

from scoring_rules.contest import Entrant, Member
from tests.athletics.contest import Contest, said


def team(key: str, squad: str) -> Entrant:
    """A team whose members are the letters of `squad`."""
    return Entrant(key, members=tuple(Member(one) for one in squad))


def relay(**terms: Any) -> Contest:
    return Contest("race", [team("潞州", "abcdef"), team("上党", "wxyz")], terms)


def test_legs_are_named_one_by_one_or_as_entered() -> None:
    contest = relay()
    pad = contest.pad()
    assert (pad.about, said(pad.asks)) == ("潞州", "第1棒是谁？")
    assert [b.call.members for b in pad.buttons[:2]] == [("a", "b", "c", "d"), ("a",)]
    contest.call("lineup", entrant="潞州", members=["f"])
    assert said(contest.pad().asks) == "第2棒是谁？"
    contest.call("lineup", entrant="潞州", members=["f", "a", "c", "e"])
    assert contest.pad().about == "上党"
    contest.call("lineup", entrant="上党", members=["w", "x", "y", "z"])
    assert [form.kind for form in contest.pad().forms][:1] == ["finish"]
    sheet = contest.rules.sheet(contest.state)
    assert "f、a、c、e" in [said(cell.words) for cell in sheet.tables[0].rows[0].cells]


@pytest.mark.parametrize(
    ("code", "entrant", "members"),
    [
        ("not_of_team", "上党", ["w", "x", "y", "a"]),
        ("leg_twice", "上党", ["w", "x", "y", "w"]),
        ("lineup_size", "上党", []),
        ("lineup_size", "潞州", ["a", "b", "c", "d", "e"]),
        ("unknown_entrant", "襄垣", ["a"]),
    ],
)
def test_line_ups_that_cannot_be(code: str, entrant: str, members: list[str]) -> None:
    assert relay().refused(code, "lineup", entrant=entrant, members=members)


def test_a_single_runner_has_no_line_up_and_nobody_changes_it_late() -> None:
    alone = Contest("race", [Entrant("a")])
    alone.refused("not_a_team", "lineup", entrant="a", members=["a"])
    contest = relay().call("finish", entrant="潞州", ms=45000)
    contest.refused("lineup_late", "lineup", entrant="上党", members=["w", "x", "y", "z"])


def test_two_substitutes_are_allowed_and_a_third_is_pointed_out() -> None:
    """170.11: four start, and at most two others over the rounds after the first."""
    rounds = [
        relay().call("lineup", entrant="潞州", members=list(members)).state
        for members in ("abcd", "abef", "efab")
    ]
    rules = relay().rules
    assert rules.over_rounds(rounds) == ()
    squad = Contest("race", [team("潞州", "abcdefg")])
    third = squad.call("lineup", entrant="潞州", members=["a", "b", "c", "g"]).state
    (told,) = rules.over_rounds([*rounds, third])
    assert said(told) == "潞州各轮共换了 3 人，最多换 2 人。"
