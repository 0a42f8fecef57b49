"""Jumps by height: countback, jump-off, retirement, bars, what cannot be."""

from typing import Any

import pytest

from tests.athletics.contest import Contest, entrants, said


def heights(*ids: str, **terms: Any) -> Contest:
    return Contest("vertical", entrants(*ids), terms)


def rule_book() -> Contest:
    """The example of rule 181.8: four athletes with 1.88."""
    contest = heights("A", "B", "C", "D")
    cards = {
        175: {"A": "O", "B": "-", "C": "O", "D": "-"},
        180: {"A": "XO", "B": "XO", "C": "O", "D": "XO"},
        184: {"A": "O", "B": "O", "C": "XO", "D": "XO"},
        188: {"A": "XO", "B": "XO", "C": "XO", "D": "XO"},
        191: {"A": "X-", "B": "-", "C": "-", "D": "XXX"},
        194: {"A": "XX", "B": "-", "C": "XXX"},
        197: {"B": "XXX"},
    }
    for cm, jumped in cards.items():
        contest.call("bar", cm=cm).jumps(**jumped)
    return contest


def test_the_example_of_the_rule_book_before_the_jump_off() -> None:
    contest = rule_book()
    assert contest.places == {"A": 1, "B": 1, "C": 1, "D": 4}
    assert contest.decided["D"] == "failures_total"
    assert contest.outcome.over


def test_the_example_of_the_rule_book_with_the_jump_off() -> None:
    contest = rule_book()
    contest.call("bar", cm=191, jumpoff=True).jumps(A="X", B="X", C="X")
    contest.call("bar", cm=189, jumpoff=True).jumps(A="O", B="O", C="X")
    assert not contest.outcome.over
    contest.refused("not_in_jumpoff", "jump", entrant="C", result="O")
    contest.call("bar", cm=191, jumpoff=True).jumps(A="X", B="O")
    assert contest.places == {"B": 1, "A": 2, "C": 3, "D": 4}
    assert contest.decided == {"B": "", "A": "jumpoff", "C": "jumpoff", "D": "failures_total"}
    assert {e: p.mark for e, p in contest.placings.items()} == {
        "B": "1.91",
        "A": "1.89",
        "C": "1.88",
        "D": "1.88",
    }
    assert contest.outcome.over
    contest.refused("jumpoff_decided", "bar", cm=190, jumpoff=True)


def test_failures_at_the_best_height_go_first() -> None:
    contest = heights("a", "b").call("bar", cm=150).jumps(a="XXO", b="O")
    contest.call("bar", cm=153).jumps(a="O", b="XO")
    assert contest.places == {"a": 1, "b": 2}
    assert contest.decided["b"] == "failures_at_best"


def test_failures_above_the_best_height_do_not_count() -> None:
    contest = heights("a", "b").call("bar", cm=150).jumps(a="O", b="O")
    contest.call("bar", cm=153).jumps(a="XXX", b="Xr")
    assert contest.places == {"a": 1, "b": 1}


def test_three_failures_in_a_row_whatever_the_height() -> None:
    contest = heights("a", "b").call("bar", cm=150).jumps(a="X-", b="O")
    contest.call("bar", cm=153).jumps(a="XX", b="O")
    contest.call("bar", cm=156)
    contest.refused("three_failures", "jump", entrant="a", result="O")
    assert str(contest.placings["a"].status) == "NM"


def test_a_height_cleared_starts_counting_anew() -> None:
    contest = heights("a").call("bar", cm=150).jumps(a="XXO")
    contest.call("bar", cm=153).jumps(a="XX")
    assert contest.state.still_in() == (0,)


def test_a_raised_bar_passes_what_was_not_jumped() -> None:
    """Lavillenie, Rio 2016: two failures at 6.03, the third at 6.08."""
    contest = heights("a").call("bar", cm=598).jumps(a="O")
    contest.call("bar", cm=603).jumps(a="XX")
    contest.call("bar", cm=608).jumps(a="X")
    assert contest.outcome.over
    assert contest.placings["a"].mark == "5.98"


def test_who_stops_must_say_so() -> None:
    contest = heights("a", "b").call("bar", cm=150).jumps(a="O", b="O")
    assert not contest.outcome.over
    contest.jumps(a="r", b="r")
    assert contest.outcome.over
    assert contest.placings["a"].mark == "1.50"
    contest.refused("athlete_retired", "jump", entrant="a", result="O")
    contest.refused("no_jumpoff", "bar", cm=153, jumpoff=True)


def test_the_winner_alone_chooses_the_heights() -> None:
    contest = heights("a", "b").call("bar", cm=150).jumps(a="O", b="XXX")
    pad = contest.pad()
    assert "只剩 a，高度由本人定" in [said(one) for one in pad.warnings]
    assert [(f.kind, f.inputs[0].low) for f in pad.forms if f.kind == "bar"] == [("bar", "151")]
    contest.call("bar", cm=151).jumps(a="O")
    assert contest.placings["a"].mark == "1.51"
    assert not contest.outcome.over


def test_a_tie_for_the_first_place_waits_where_a_jump_off_is_ruled() -> None:
    contest = heights("a", "b", jumpoff=True).call("bar", cm=150).jumps(a="O", b="O")
    contest.call("bar", cm=152).jumps(a="XXX", b="XXX")
    assert not contest.outcome.over
    form = next(form for form in contest.pad().forms if form.kind == "bar")
    assert dict(form.fixed) == {"jumpoff": True}
    assert form.inputs[0].start == "152"
    contest.call("bar", cm=152, jumpoff=True)
    contest.refused("jumpoff_open", "bar", cm=150, jumpoff=True)
    contest.refused("no_pass", "jump", entrant="a", result="-")
    contest.refused("nobody_in", "bar", cm=155)
    contest.jumps(a="X", b="X")
    form = next(form for form in contest.pad().forms if form.kind == "bar")
    assert form.inputs[0].start == "150"
    contest.call("bar", cm=150, jumpoff=True).jumps(a="O", b="X")
    assert contest.outcome.over
    assert contest.places == {"a": 1, "b": 2}


def test_a_shared_lower_place_needs_no_jump_off() -> None:
    contest = heights("a", "b", "c", jumpoff=True).call("bar", cm=150).jumps(a="O", b="O", c="O")
    contest.call("bar", cm=152).jumps(a="O", b="XXX", c="XXX")
    contest.call("bar", cm=154).jumps(a="XXX")
    assert contest.outcome.over
    assert contest.places == {"a": 1, "b": 2, "c": 2}


def test_who_retires_in_the_jump_off_forfeits() -> None:
    contest = heights("a", "b", jumpoff=True).call("bar", cm=150).jumps(a="O", b="O")
    contest.call("bar", cm=152).jumps(a="XXX", b="XXX")
    contest.call("bar", cm=152, jumpoff=True).jumps(a="X", b="r")
    assert contest.places == {"a": 1, "b": 2}
    assert contest.outcome.over


def test_who_is_left_alone_in_the_jump_off_has_won_and_may_still_jump() -> None:
    """Rule 181.8d: who does not jump forfeits; the only one left wins without attempting it."""
    contest = heights("a", "b", "c", jumpoff=True).call("bar", cm=150).jumps(a="O", b="O", c="O")
    contest.call("bar", cm=152).jumps(a="XXX", b="XXX", c="XXX")
    contest.call("bar", cm=152, jumpoff=True).jumps(a="r")
    assert not contest.outcome.over
    contest.jumps(c="r")
    assert contest.outcome.over
    assert contest.places["b"] == 1
    contest.refused("jumpoff_decided", "bar", cm=154, jumpoff=True)
    contest.jumps(b="O")
    assert (contest.places["b"], contest.placings["b"].mark) == (1, "1.52")


def test_no_countback_in_combined_events() -> None:
    contest = heights("a", "b", countback=False, jumpoff=True).call("bar", cm=150)
    contest.jumps(a="XXO", b="O").call("bar", cm=153).jumps(a="XXX", b="XXX")
    assert contest.places == {"a": 1, "b": 1}
    assert contest.outcome.over
    contest.refused("no_jumpoff", "bar", cm=150, jumpoff=True)


@pytest.mark.parametrize(
    ("code", "kind", "fields"),
    [
        ("no_such_bar", "bar", {"cm": 29}),
        ("no_such_bar", "bar", {"cm": -5}),
        ("no_such_bar", "bar", {"cm": 701}),
        ("bar_lowered", "bar", {"cm": 149}),
        ("no_jumpoff", "bar", {"cm": 160, "jumpoff": True}),
        ("height_done", "jump", {"entrant": "a", "result": "O"}),
        ("height_done", "jump", {"entrant": "b", "result": "X"}),
        ("unknown_entrant", "jump", {"entrant": "z", "result": "O"}),
        ("athlete_out", "jump", {"entrant": "c", "result": "O"}),
        ("has_begun", "status", {"entrant": "a", "status": "DNS"}),
    ],
)
def test_what_cannot_be_is_refused(code: str, kind: str, fields: dict[str, Any]) -> None:
    contest = heights("a", "b", "c").call("bar", cm=150).jumps(a="O", b="-")
    contest.call("status", entrant="c", status="DNS")
    assert contest.refused(code, kind, **fields)


def test_a_bar_put_up_again_at_its_height_changes_nothing() -> None:
    """Knocked down and measured anew: trials at this height go on where they were."""
    contest = heights("a", "b").call("bar", cm=150).jumps(a="X", b="O")
    before = contest.state
    assert contest.call("bar", cm=150).state == before
    assert contest.jumps(a="XX").outcome.marks[0].text == ""
    assert contest.state.still_in() == (1,)


def test_the_bar_of_a_jump_off_is_put_up_again_while_somebody_has_to_jump() -> None:
    """All failed at 1.52: set again it is the same bar until both have jumped, then the next."""
    contest = heights("a", "b", jumpoff=True).call("bar", cm=150).jumps(a="O", b="O")
    contest.call("bar", cm=152).jumps(a="XXX", b="XXX")
    contest.call("bar", cm=152, jumpoff=True).jumps(a="X").call("bar", cm=152, jumpoff=True)
    assert contest.state.offs == (152,)
    contest.jumps(b="X").call("bar", cm=152, jumpoff=True)
    assert contest.state.offs == (152, 152)


def test_who_stops_with_a_height_keeps_it() -> None:
    """DNF ends the athlete's part as `r` does; without a height the status is printed."""
    contest = heights("a", "b", "c").call("bar", cm=150).jumps(a="O", b="XO", c="X")
    contest.call("status", entrant="a", status="DNF").call("status", entrant="c", status="DNF")
    contest.refused("athlete_out", "jump", entrant="a", result="O")
    contest.call("bar", cm=153).jumps(b="XXX")
    assert contest.outcome.over
    assert contest.places == {"a": 1, "b": 2, "c": None}
    assert (contest.placings["a"].mark, str(contest.placings["c"].status)) == ("1.50", "DNF")
    contest.refused("already_out", "status", entrant="a", status="DNF")


def test_who_stops_in_the_jump_off_forfeits_it() -> None:
    contest = heights("a", "b", jumpoff=True).call("bar", cm=150).jumps(a="O", b="O")
    contest.call("bar", cm=152).jumps(a="XXX", b="XXX")
    contest.call("bar", cm=152, jumpoff=True).call("status", entrant="a", status="DNF")
    assert contest.outcome.over
    assert contest.places == {"b": 1, "a": 2}


def test_nobody_jumps_without_a_bar() -> None:
    heights("a").refused("no_bar", "jump", entrant="a", result="O")


def test_no_bar_is_raised_for_nobody() -> None:
    contest = heights("a").call("bar", cm=150).jumps(a="XXX")
    contest.refused("nobody_in", "bar", cm=153)


def test_the_grid_shows_every_height() -> None:
    contest = heights("a", "b").call("bar", cm=148).jumps(a="XO", b="O")
    contest.call("bar", cm=151).jumps(a="X")
    table = contest.board.tables[0]
    assert [said(column.head) for column in table.columns][-2:] == ["1.48", "1.51"]
    rows = {row.cells[1].who: [cell.text for cell in row.cells[-2:]] for row in table.rows}
    assert rows == {"a": ["×○", "×"], "b": ["○", ""]}
    hero = contest.board.hero
    assert hero is not None
    assert (hero.who, hero.figure) == ("b", "1.51")
    assert [said(detail) for detail in hero.details] == ["第1次试跳", "成功即列第1名"]
    assert [said(one) for one in contest.pad().warnings][-1] == "还有 2 人没跳完这个高度"
