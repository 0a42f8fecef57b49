"""The pads by seat: two lights, reasons only after a red one, weights within their limits."""

from collections.abc import Sequence

import pytest

from events.weightlifting.calls import Attempt, Clock, Vote
from scoring_rules.views import Button, Form, Pad
from tests.weightlifting.group import Group, lifter, said


@pytest.fixture
def group() -> Group:
    return Group({"a": lifter(1, "60", "100"), "b": lifter(2, "61", "110")})


def pad(group: Group, seat: str = "") -> Pad:
    return group.rules.options(group.state, seat, 0)


def labels(buttons: Sequence[Button]) -> list[str]:
    return [said(button.label) for button in buttons]


def form(group: Group, seat: str, kind: str, **fixed: object) -> Form:
    found = [
        one
        for one in pad(group, seat).forms
        if one.kind == kind and fixed.items() <= dict(one.fixed).items()
    ]
    assert len(found) == 1, found
    return found[0]


def test_a_referee_sees_whom_and_what_weight_and_two_keys(group: Group) -> None:
    for seat in ("left", "right"):
        shown = pad(group, seat)
        assert (shown.about, shown.figure, said(shown.asks)) == ("a", "100", "你判的是第1把")
        assert labels(shown.buttons) == ["成功", "失败"]
        assert [button.call.seat for button in shown.buttons] == [seat, seat]
        assert shown.forms == ()


def test_the_chief_also_calls_and_stops_the_clock(group: Group) -> None:
    assert labels(pad(group, "chief").buttons) == ["成功", "失败", "叫 a 上台"]
    group.start("a", 1, 1_000)
    assert labels(pad(group, "chief").buttons) == ["成功", "失败", "停表"]
    group.call(Clock("stop", "a", 1), "chief", 2_000)
    assert labels(pad(group, "chief").buttons) == ["成功", "失败", "a 继续计时"]


def test_the_last_referee_is_told(group: Group) -> None:
    group.vote("a", 1, "w.w")
    assert [said(w) for w in pad(group, "chief").warnings] == ["只等你一人"]
    assert pad(group, "left").warnings == ()


def test_reasons_after_a_red_light_never_before(group: Group) -> None:
    group.vote("a", 1, "r")
    shown = pad(group, "left")
    assert labels(shown.buttons) == ["身体姿势", "控制杠铃", "胸上停留", "推起", "改判成功"]
    assert said(shown.asks) == "你判：失败。亮灯前可改判"
    group.call(Vote("left", "a", "bench", 1, good=False, reason="chest"), "left")
    assert [b.tone for b in pad(group, "left").buttons] == ["", "", "main", "", "good"]


def test_a_white_light_can_be_taken_back(group: Group) -> None:
    group.vote("a", 1, "w")
    assert labels(pad(group, "left").buttons) == ["改判失败"]


def test_while_the_verdict_shows_nobody_judges_the_next_athlete(group: Group) -> None:
    group.vote("a", 1, "rww")
    assert labels(pad(group, "left").buttons) == ["身体姿势", "控制杠铃", "胸上停留", "推起"]
    assert labels(pad(group, "right").buttons) == []
    assert labels(pad(group, "chief").buttons) == ["叫 b 上台"]
    group.call(pad(group, "chief").buttons[0].call, "chief")
    assert (pad(group, "right").about, pad(group, "right").figure) == ("b", "110")


def test_the_own_light_can_be_reversed_while_its_three_seconds_run(group: Group) -> None:
    group.vote("a", 1, "rww", 10_000)

    def at(seat: str, now_ms: int) -> tuple[list[str], int | None]:
        shown = group.rules.options(group.state, seat, now_ms)
        return labels(shown.buttons), shown.clock and shown.clock.deadline_ms

    assert at("right", 10_000) == (["改判失败"], 13_000)
    assert at("chief", 13_000) == (["改判失败", "叫 b 上台"], 13_000)
    reasons = ["身体姿势", "控制杠铃", "胸上停留", "推起"]
    assert at("left", 12_000) == ([*reasons, "改判成功"], 13_000)
    assert at("left", 13_001) == (reasons, None)
    assert at("right", 13_001) == ([], None)
    assert said(group.rules.options(group.state, "left", 11_000).asks) == (
        "试举成功。你判失败，3 秒内可改判"
    )


def test_the_very_last_light_can_be_reversed_too() -> None:
    group = Group({"a": lifter(1, "60", "100")})
    group.lift("a", "100", "101")
    group.vote("a", 3, "wwr", 10_000)
    assert group.outcome.over
    assert labels(group.rules.options(group.state, "left", 12_000).buttons) == ["改判失败"]
    assert group.rules.options(group.state, "left", 13_001).buttons == ()


def test_nothing_to_judge_without_a_weight() -> None:
    group = Group({"a": lifter(1)})
    assert said(pad(group, "left").asks) == "台上没有人"
    assert pad(group, "left").buttons == ()


def test_the_marshal_is_offered_legal_weights(group: Group) -> None:
    opener = form(group, "marshal", "declare", entrant="a")
    assert (opener.inputs[0].low, opener.inputs[0].step) == ("20", "0.5")
    assert said(opener.detail) == "可再改 1 次"
    group.lift("a", "100")
    second = form(group, "marshal", "declare", entrant="a")
    assert (second.inputs[0].low, second.inputs[0].start) == ("101", "101")
    assert said(second.detail) == "到时不报：按 101"
    group.declare("a", 2, "105")
    override = form(group, "marshal", "declare", entrant="a")
    assert [one.name for one in override.inputs] == ["kg", "override"]
    assert said(override.detail).startswith("仍要报")


def test_after_a_failure_the_same_weight_is_the_least(group: Group) -> None:
    group.lift("a", "x100")
    assert form(group, "marshal", "declare", entrant="a").inputs[0].low == "100"


def test_the_marshal_sees_the_round_in_order_and_who_must_hand_in(group: Group) -> None:
    """pads-07: those who lifted, then those to come."""
    group.lift("a", "100")
    rows = pad(group, "marshal").tables[0].rows
    cells = [[c.who or c.text or said(c.words) for c in row.cells] for row in rows]
    assert cells == [["100", "1", "a", "成功", "待报"], ["110", "2", "b", "下一个", ""]]
    group.declare("a", 2, "104")
    assert pad(group, "marshal").tables[0].rows[0].cells[-1].text == "104"
    assert pad(group, "marshal").forms[0].about == "b"


def test_who_must_hand_in_is_first_on_the_marshals_pad(group: Group) -> None:
    group.lift("a", "100")
    assert pad(group, "marshal").forms[0].about == "a"


def test_a_weigh_in_is_offered_to_those_who_have_not_lifted(group: Group) -> None:
    group.lift("a", "100")
    assert [key for key, _ in form(group, "marshal", "weigh_in").inputs[0].choices] == ["b"]


def test_a_secretary_enters_results_in_order(group: Group) -> None:
    shown = pad(group)
    assert (shown.about, shown.figure, said(shown.asks)) == ("a", "100", "第1把")
    good, failed = shown.buttons[:2]
    assert isinstance(good.call, Attempt)
    assert (good.call.good, failed.call.good) == (True, False)
    group.call(failed.call)
    assert (pad(group).about, pad(group).figure) == ("b", "110")


def test_a_secretary_takes_another_athlete_by_calling_him(group: Group) -> None:
    assert labels(pad(group).buttons) == ["成功", "失败", "叫 a 上台", "叫 b 上台"]
    group.call(pad(group).buttons[3].call)
    assert pad(group).about == "b"


def test_statuses_are_offered_where_they_can_be_said(group: Group) -> None:
    group.lift("a", "100")
    group.lift("b", "x110")

    def who(status: str) -> list[str]:
        forms = [f for f in pad(group).forms if dict(f.fixed).get("status") == status]
        return [key for one in forms for key, _ in one.inputs[0].choices]

    assert who("DNS") == []
    assert who("NM") == ["b"]
    assert who("DNF") == who("WD") == who("DQ") == ["a", "b"]


def test_once_over_only_the_power_lift_is_left(group: Group) -> None:
    group.lift("a", "100", "101", "102")
    group.status("b", "DNS")
    assert pad(group, "left").buttons == ()
    for seat in ("marshal", ""):
        shown = pad(group, seat)
        assert said(shown.asks) == "全部举完"
        assert shown.buttons == ()
        assert {dict(one.fixed)["attempt"] for one in shown.forms} == {4}
        kinds = [one.kind for one in shown.forms]
        assert kinds == (["declare"] if seat else ["declare", "attempt", "attempt"])


def test_a_power_lift_is_judged_by_lights_like_any_other(group: Group) -> None:
    group.lift("a", "100", "101", "102")
    group.status("b", "DNS")
    group.declare("a", 4, "103")
    group.start("a", 4)
    assert (pad(group, "left").about, pad(group, "left").figure) == ("a", "103")
    group.vote("a", 4, "rww")
    assert group.placings["a"].mark == "102"
    assert labels(pad(group, "left").buttons)[0] == "身体姿势"
