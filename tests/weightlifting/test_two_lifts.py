"""Snatch and clean & jerk: totals, ties of both eras, order, clock, weights that come late."""

from decimal import Decimal

import pytest

from events.weightlifting.calls import (
    Attempt,
    Clock,
    ConfirmLate,
    Declare,
    Pass,
    SetStatus,
    WeighIn,
)
from events.weightlifting.lifting import no_such_lift
from events.weightlifting.olympic import Olympic
from meet.words import refusal
from tests.weightlifting.group import said
from tests.weightlifting.two_lifts import YEAR_2005, Session, lifter

NOW = 1_800_000_000_000


@pytest.fixture
def pair() -> Session:
    return Session({"a": lifter(1, "60", "100", "120"), "b": lifter(2, "61", "110", "130")})


def attempt(entrant: str, lift: str, n: int, kg: str, good: bool = True) -> Attempt:
    return Attempt(entrant, lift, n, Decimal(kg), good)  # type: ignore[arg-type]


def test_a_total_is_the_best_of_both(pair: Session) -> None:
    pair.snatch("a", "100", "x105", "105")
    assert (pair.places["a"], pair.placings["a"].status) == (None, "NM")
    pair.cj("a", "120", "125", "x130")
    pair.snatch("b", "110", "x115", "x115")
    pair.cj("b", "x130", "130", "135")
    assert {e: p.mark for e, p in pair.placings.items()} == {"b": "245", "a": "230"}
    assert pair.values("a") == {
        "snatch": "105",
        "cj": "125",
        "snatch_place": "2",
        "cj_place": "2",
    }
    assert pair.outcome.over


def test_three_failed_snatches_put_nobody_out(pair: Session) -> None:
    pair.snatch("a", "x100", "x100", "x100")
    pair.snatch("b", "110", "111", "112")
    assert not pair.outcome.over
    assert pair.order == ["a", "b"]
    pair.cj("a", "120", "130", "140")
    pair.cj("b", "130", "x131", "x131")
    assert pair.places == {"b": 1, "a": None}
    assert pair.placings["a"].status == "NM"
    assert pair.values("a") == {"cj": "140", "cj_place": "1"}
    assert [said(note) for note in pair.rules.sheet(pair.state).notes] == [
        "抓举无成绩者仍可挺举，没有总成绩。"
    ]


def test_2017_who_reached_the_total_first(pair: Session) -> None:
    """The heavier one reached 230 with the lighter clean & jerk."""
    pair.snatch("a", "100")
    pair.snatch("b", "110")
    pair.cj("a", "130")
    pair.cj("b", "120")
    assert pair.places == {"b": 1, "a": 2}
    assert pair.placings["a"].decided_by == "reached_first"
    assert said(pair.placings["a"].why) == "同为 230，b 先达到"


def test_2005_the_lighter_athlete(pair: Session) -> None:
    old = Session(pair.lifters, YEAR_2005)
    old.snatch("a", "100")
    old.snatch("b", "110")
    old.cj("a", "130")
    old.cj("b", "120")
    assert old.places == {"a": 1, "b": 2}
    assert old.placings["b"].decided_by == "bodyweight"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("120",), ("x120", "120")),  # the earlier attempt
        (("110", "120"), ("115", "120")),  # who lifted the attempt before earlier
        (("110", "120"), ("110", "120")),  # the lower lot
    ],
)
def test_reached_first_follows_the_order_of_lifting(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    for rules in (Olympic(), YEAR_2005):
        session = Session({"late": lifter(2, "60"), "soon": lifter(1, "60")}, rules)
        session.snatch("late", "100")
        session.snatch("soon", "100")
        session.cj("late", *second)
        session.cj("soon", *first)
        assert session.places == {"soon": 1, "late": 2}
        assert session.placings["late"].decided_by == "reached_first"


def test_whom_the_record_leaves_level_is_asked_of_the_jury() -> None:
    session = Session({"a": lifter(1, "60"), "b": lifter(1, "60")})
    for entrant in "ab":
        session.snatch(entrant, "100")
        session.cj(entrant, "120")
    assert session.outcome.questions == ()
    for entrant in "ab":
        session.status(entrant, "WD")
    assert session.places == {"a": 1, "b": 1}
    assert [said(q) for q in session.outcome.questions] == [
        "a、b 同为 220，记录分不出先后：请由仲裁定先后。"
    ]


def test_the_order_of_lifting() -> None:
    """Weight, then attempt, then who lifted before, then lot; all of the snatch goes first."""
    session = Session(
        {
            "lot9": lifter(9, "60", "100", "120"),
            "lot3": lifter(3, "60", "100", "120"),
            "light": lifter(5, "60", "98", "119"),
        }
    )
    assert session.order == ["light", "lot3", "lot9"]
    session.snatch("light", "98")
    session.declare("light", 2, "100")
    assert session.order == ["lot3", "lot9", "light"]
    session.snatch("lot3", "x100")
    assert session.order == ["lot9", "light", "lot3"]
    for entrant in ("lot9", "light", "lot3"):
        session.rest(entrant, "snatch")
    assert session.order == ["light", "lot3", "lot9"]


def test_the_weight_rises_by_one_after_a_good_lift(pair: Session) -> None:
    pair.snatch("a", "100")
    assert pair.load("a") == "101"
    pair.snatch("a", "x105")
    assert pair.load("a") == "105"
    assert pair.refused(attempt("a", "snatch", 3, "104")) == "below_failed"


def test_weights_are_multiples_of_the_step(pair: Session) -> None:
    assert pair.refused(attempt("a", "snatch", 1, "100.5")) == "not_multiple"
    old = Session({"a": lifter(1, "60")}, Olympic(step="2.5"))
    assert old.refused(attempt("a", "snatch", 1, "101")) == "not_multiple"
    assert old.refused(attempt("a", "snatch", 1, "138")) == "not_multiple"
    half = Session({"a": lifter(1, "60")}, Olympic(step="0.5"))
    half.snatch("a", "100.5")


def test_a_record_attempt_of_old_counts_rounded_down() -> None:
    """Mutlu, Sydney 2000: a snatch of 138 in steps of 2.5, 137.5 in the total of 305."""
    session = Session({"Mutlu": lifter(1, "55.62")}, Olympic(step="2.5", records="0.5"))
    session.snatch("Mutlu", "130", "135", "138")
    session.cj("Mutlu", "160", "x167.5", "167.5")
    assert session.placings["Mutlu"].mark == "305"


def test_two_changes_after_the_declaration(pair: Session) -> None:
    pair.snatch("a", "100")
    for kg in ("102", "105", "103"):
        pair.declare("a", 2, kg)
    assert pair.refused(Declare("a", 2, Decimal(106))) == "too_many_changes"
    pair.declare("a", 2, "106", override="广播失误，仲裁同意")
    assert pair.load("a") == "106"


def test_openers_of_the_clean_and_jerk_change_during_the_snatch(pair: Session) -> None:
    pair.declare("a", 1, "118", lift="cj")
    assert (pair.load("a"), pair.load("a", "cj")) == ("100", "118")
    pair.call(WeighIn("a", Decimal("59.8"), opener=Decimal(99), opener_cj=Decimal(117)))
    assert (pair.load("a"), pair.load("a", "cj")) == ("99", "117")


def test_moving_down_goes_not_below_the_bar() -> None:
    session = Session({"a": lifter(1, "60", "100"), "b": lifter(2, "60", "120")})
    session.snatch("a", "112")
    assert session.refused(Declare("b", 1, Decimal(111))) == "below_loaded"
    session.declare("b", 1, "112")
    session.start("a", 2, NOW)  # called at 113
    assert session.refused(Declare("b", 1, Decimal(111))) == "below_loaded"


def test_moving_down_gains_no_rest() -> None:
    lifters = {"first": lifter(5, "60", "100"), "again": lifter(1, "60"), "low": lifter(9, "60")}
    session = Session(lifters)
    session.snatch("first", "100", "x105")
    session.declare("low", 1, "110")
    assert session.refused(Declare("low", 1, Decimal(105))) == "gains_rest"  # a lower attempt
    session.snatch("again", "99")
    session.declare("again", 2, "108")
    assert session.refused(Declare("again", 2, Decimal(105))) == "gains_rest"  # 99 before 100
    session.declare("again", 2, "106")


def test_moving_down_to_the_bar_with_the_higher_lot() -> None:
    lifters = {"mid": lifter(5, "60", "100"), "low": lifter(3, "60"), "high": lifter(7, "60")}
    session = Session(lifters)
    session.snatch("mid", "x100")
    session.declare("low", 1, "104")
    session.declare("high", 1, "104")
    assert session.refused(Declare("low", 1, Decimal(100))) == "gains_rest"
    session.declare("high", 1, "100")


def test_a_minute_and_two_for_who_follows_himself(pair: Session) -> None:
    pair.start("a", 1, NOW)
    assert pair.time_left() == (NOW + 60_000, None)
    pair.vote("a", "snatch", 1, "www", NOW + 10_000)
    pair.start("a", 2, NOW + 20_000)
    assert pair.time_left() == (NOW + 140_000, None)
    pair.declare("a", 2, "111")
    pair.start("b", 1, NOW + 30_000)
    pair.start("a", 2, NOW + 40_000)  # another was called meanwhile
    assert pair.time_left() == (NOW + 100_000, None)


def test_the_first_clean_and_jerk_has_one_minute() -> None:
    session = Session({"a": lifter(1, "60", "100", "120")})
    session.snatch("a", "100", "101", "102")
    session.start("a", 1, NOW)
    assert session.time_left() == (NOW + 60_000, None)
    assert session.state.cj.called is not None


def test_an_interrupted_clock_goes_on_for_its_owner(pair: Session) -> None:
    pair.start("a", 1, NOW)
    pair.call(Clock("stop", "a", 1), "chief", NOW + 20_000)
    pair.start("a", 1, NOW + 90_000)
    assert pair.time_left() == (NOW + 130_000, None)


def test_a_declaration_after_thirty_seconds_stands_and_is_asked(pair: Session) -> None:
    pair.snatch("a", "100")
    pair.start("a", 2, NOW)
    assert pair.pad("marshal", NOW + 29_000).warnings == ()
    warned = pair.pad("marshal", NOW + 31_000).warnings
    assert [said(w) for w in warned] == ["a 计时已过 30 秒：现在首报算晚报"]
    pair.declare("a", 2, "105", NOW + 31_000)
    assert pair.load("a") == "105"
    warned = pair.pad("marshal", 0).warnings
    assert [said(w) for w in warned] == ["a 第2把报晚了：请准许，或撤回那一行"]
    keys = [b.call for b in pair.pad("marshal").buttons if isinstance(b.call, ConfirmLate)]
    assert keys == [ConfirmLate("a", "snatch", 2)]
    pair.call(keys[0], "marshal")
    assert pair.pad("marshal", 0).warnings == ()
    assert pair.refused(keys[0]) == "nothing_late"


def test_a_declaration_in_time_and_a_change_in_the_last_thirty_seconds(pair: Session) -> None:
    pair.snatch("a", "100")
    pair.start("a", 2, NOW)  # follows himself only by lifts, called for the first time: 2 minutes
    pair.declare("a", 2, "105", NOW + 30_000)
    assert pair.state.snatch.late == ()
    pair.declare("a", 2, "106", NOW + 90_000)
    assert pair.state.snatch.late == ()
    pair.declare("a", 2, "107", NOW + 90_001)
    assert [late.left_ms for late in pair.state.snatch.late] == [29_999]


def test_who_passes_takes_no_more_of_that_lift(pair: Session) -> None:
    pair.snatch("a", "100")
    pair.rest("a", "snatch")
    assert pair.refused(attempt("a", "snatch", 2, "105")) == "lift_passed"
    assert pair.refused(Pass("a", "snatch")) == "nothing_to_pass"
    pair.cj("a", "120")
    assert pair.placings["a"].mark == "220"


def test_who_lifts_the_clean_and_jerk_takes_no_snatch_any_more(pair: Session) -> None:
    pair.snatch("a", "100")
    pair.cj("a", "120")
    assert pair.refused(attempt("a", "snatch", 2, "105")) == "lift_passed"


def test_statuses(pair: Session) -> None:
    pair.snatch("a", "100")
    assert pair.refused(SetStatus("a", "DNS")) == "has_lifted"
    pair.cj("a", "120")
    assert pair.refused(SetStatus("a", "NM")) == "has_total"
    pair.status("a", "DNF")
    assert (pair.places["a"], pair.placings["a"].status) == (1, "ranked")
    pair.snatch("b", "110")
    pair.status("b", "WD")
    assert (pair.places["b"], pair.placings["b"].status) == (None, "WD")
    assert pair.outcome.over
    pair.status("a", "DQ")
    assert (pair.placings["a"].status, pair.values("a")) == ("DQ", {})


def test_a_lift_that_is_not_lifted_here_is_named_as_readers_know_it() -> None:
    told = no_such_lift("bench", "a")
    assert refusal(told.code, told.facts, "zh", sport="weightlifting") == "a：本场没有卧推。"


def test_what_this_contest_has_not(pair: Session) -> None:
    assert pair.refused(attempt("a", "bench", 1, "100")) == "no_such_lift"
    assert pair.refused(attempt("a", "snatch", 4, "100")) == "only_three"
    assert pair.refused(attempt("nobody", "cj", 1, "100")) == "unknown_entrant"


def test_the_twenty_kilo_rule_warns() -> None:
    entered = {"entry_total": Decimal(241)}
    session = Session({"a": lifter(1, "60", "100", "120", **entered)})
    assert [said(w) for w in session.pad("marshal").warnings] == [
        "a 两项开把共 220 公斤，比报名总成绩 241 少 20 公斤以上"
    ]
    session.declare("a", 1, "121", lift="cj")
    assert session.pad("marshal").warnings == ()
    without = Session(session.lifters, Olympic(entry_kg=0))
    assert without.pad("marshal").warnings == ()
