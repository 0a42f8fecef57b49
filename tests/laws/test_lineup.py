"""A line-up against the rules can be called from the pad of every sport that has any, with why."""

from typing import Any, NamedTuple

import pytest

from events import sports
from events.curling.team import Curler, Squad
from meet.codec import decode_call, override
from meet.web.pad_forms import wanted_of
from scoring_rules.contest import Entrant, Member, Setup, calls_of
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Form


class Team(NamedTuple):
    """A sport with what of its rules is changed, a team, and a line-up that breaks the rules."""

    sport: str
    preset: str
    changes: dict[str, Any]
    own: Any
    members: int
    chosen: dict[str, Any]
    fault: str

    @property
    def rules(self) -> Any:
        return override(sports()[self.sport].rules[self.preset], self.changes, "rules")

    @property
    def setup(self) -> Setup:
        def entrant(side: str) -> Entrant:
            ids = [f"{side}{n}" for n in range(1, self.members + 1)]
            return Entrant(side, members=tuple(Member(one) for one in ids), own=self.own)

        return Setup("c", (entrant("a"), entrant("b")))


FIVE = Squad((Curler("a1", "W"), *(Curler(f"a{n}", "M") for n in range(2, 6))))
PAIR = ["a1", "a3"]
TEAMS = (
    Team("table_tennis", "ittf", {"players": 2}, None, 3, {"members": ["a1"]}, "lineup_size"),
    Team("badminton", "bwf-3x21", {"players": 1}, None, 3, {"members": PAIR}, "lineup_size"),
    Team("basketball", "fiba", {}, None, 8, {"members": ["a1", "a2"]}, "lineup_size"),
    Team("curling", "floor", {}, FIVE, 5, {"bench": "a1"}, "lineup_mixed"),
)
EVERY = pytest.mark.parametrize("team", TEAMS, ids=lambda team: team.sport)


def forced(team: Team) -> Form:
    """The one form of the first team in which such a line-up may be written."""
    pad = team.rules.options(team.rules.start(team.setup), "", 0)
    (form,) = (
        form
        for form in pad.forms
        if form.kind == "lineup"
        and form.about == "a"
        and "reason" in [one.name for one in form.inputs]
    )
    return form


@EVERY
def test_it_stands_with_its_reason_and_not_without(team: Team) -> None:
    raw = {"kind": "lineup", **dict(forced(team).fixed), **team.chosen}
    state, kinds = team.rules.start(team.setup), calls_of(team.rules)
    with pytest.raises(Refused) as refused:
        team.rules.apply(state, Line(1, decode_call(kinds, raw)))
    assert refused.value.code == team.fault
    with_reason = decode_call(kinds, {**raw, "reason": "技术代表同意"})
    assert team.rules.apply(state, Line(1, with_reason)) != state


@EVERY
def test_the_form_asks_for_just_such_a_line_up(team: Team) -> None:
    chosen, reason = forced(team).inputs
    assert (reason.type, reason.optional) == ("text", False)
    ids = [key for key, _shown in chosen.choices]
    if chosen.type == "several":
        members = team.chosen["members"]
        assert int(chosen.low) <= len(members) <= int(chosen.high)
        assert set(members) <= set(ids)
    else:
        assert team.chosen["bench"] in ids


def test_without_scripts_the_boxes_that_are_ticked_are_the_list() -> None:
    form = {
        "act": "call",
        "id": "3e0b2f1c-6a0e-4d0e-9a53-0a4c1d5f7b11",
        "seq": "0",
        "call": '{"kind": "lineup", "entrant": "a"}',
        "in_members.a3": "3",
        "in_members.a1": "1",
        "in_reason": "技术代表同意",
    }
    wanted, right = wanted_of(form, calls_of(sports()["basketball"].rules["fiba"]))
    assert right == "call"
    assert wanted.call["members"] == ["a1", "a3"]
    assert wanted.call["reason"] == "技术代表同意"
