"""A race: places and times, ties, statuses, wind, lanes, watches."""

from typing import Any

import pytest

from events.athletics.card import Athlete
from tests.athletics.contest import Contest, entrants, said


def race(*ids: str, **terms: Any) -> Contest:
    return Contest("race", entrants(*ids), terms)


def test_the_judges_place_goes_before_the_time() -> None:
    """Bromell third, Ujah fourth, both 10.01 (Rio 2016)."""
    contest = race("a", "b", "c")
    contest.call("finish", entrant="a", place=3, ms=10010)
    contest.call("finish", entrant="b", place=2, ms=10010)
    contest.call("finish", entrant="c", place=1, ms=9860)
    assert contest.places == {"c": 1, "b": 2, "a": 3}
    assert contest.decided == {"c": "", "b": "", "a": "judge"}
    assert said(contest.placings["a"].why) == "与 b 同为 10.01，终点裁判判定 b 在前"


def test_thousandths_decide_where_the_photo_finish_read_them() -> None:
    contest = race("a", "b").call("finish", entrant="a", ms=10008)
    contest.call("finish", entrant="b", ms=10003)
    assert contest.places == {"b": 1, "a": 2}
    assert {p.mark for p in contest.placings.values()} == {"10.01"}
    assert contest.decided["a"] == "thousandths"
    assert "10.003 < 10.008" in said(contest.placings["a"].why)


def test_by_hand_thousandths_tell_nothing() -> None:
    contest = race("a", "b", timing="hand").call("finish", entrant="a", ms=10150)
    contest.call("finish", entrant="b", ms=10110)
    assert [p.mark for p in contest.placings.values()] == ["10.2", "10.2"]
    assert contest.places == {"a": 1, "b": 1}
    assert not contest.outcome.over


def test_a_tie_is_asked_then_ordered() -> None:
    contest = race("a", "b", "c")
    for entrant, ms in (("a", 10010), ("b", 10010), ("c", 10200)):
        contest.call("finish", entrant=entrant, ms=ms)
    assert contest.places == {"a": 1, "b": 1, "c": 3}
    assert [said(q) for q in contest.outcome.questions] == [
        "a、b 同为 10.01：请终点裁判定先后，或判为并列。"
    ]
    assert said(contest.pad().asks) == "时间相同，谁在前？"
    contest.call("judge", order=[["b"], ["a"]])
    assert contest.places == {"b": 1, "a": 2, "c": 3}
    assert contest.decided == {"b": "", "a": "judge", "c": ""}
    assert contest.outcome.over
    assert not contest.outcome.questions


def test_a_tie_is_asked_then_stands() -> None:
    contest = race("a", "b", "c")
    for entrant, ms in (("a", 10010), ("b", 10010), ("c", 10200)):
        contest.call("finish", entrant=entrant, ms=ms)
    contest.call("judge", order=[["a", "b"]])
    assert contest.places == {"a": 1, "b": 1, "c": 3}
    assert contest.outcome.over


def test_a_judged_tie_moves_with_a_faster_runner_who_comes_later() -> None:
    """Times are entered by lane: the order judged is among equal times, not from the front."""
    contest = race("a", "b", "c")
    contest.call("finish", entrant="a", ms=10010).call("finish", entrant="b", ms=10010)
    contest.call("judge", order=[["b"], ["a"]])
    contest.call("finish", entrant="c", ms=9900)
    assert contest.places == {"c": 1, "b": 2, "a": 3}


def test_a_third_runner_of_the_same_time_opens_the_tie_again() -> None:
    contest = race("a", "b", "c")
    contest.call("finish", entrant="a", ms=10010).call("finish", entrant="b", ms=10010)
    contest.call("judge", order=[["b"], ["a"]])
    contest.call("finish", entrant="c", ms=10010)
    assert contest.places == {"a": 1, "b": 1, "c": 1}
    contest.refused("not_tied", "judge", order=[["a"], ["b"]])
    contest.call("judge", order=[["c"], ["b"], ["a"]])
    assert contest.places == {"c": 1, "b": 2, "a": 3}


def test_a_place_may_be_given_to_those_in_question_only() -> None:
    contest = race("a", "b", "c", "d")
    contest.call("finish", entrant="a", ms=9900).call("finish", entrant="b", ms=10010)
    contest.call("finish", entrant="c", ms=10010, place=2)
    contest.call("finish", entrant="d", ms=10300)
    assert contest.places == {"a": 1, "c": 2, "b": 3, "d": 4}


def test_places_alone_make_a_result() -> None:
    contest = race("a", "b", "c").call("finish", entrant="a", place=1)
    contest.call("finish", entrant="b", place=1).call("finish", entrant="c", place=3)
    assert contest.places == {"a": 1, "b": 1, "c": 3}
    assert contest.decided == {"a": "", "b": "", "c": ""}
    assert contest.outcome.over


def test_places_first_times_after() -> None:
    contest = race("a", "b").call("finish", entrant="b", place=1)
    contest.call("finish", entrant="b", ms=55200).call("finish", entrant="a", ms=55210, place=2)
    assert {p.entrant: (p.place, p.mark) for p in contest.placings.values()} == {
        "b": (1, "55.20"),
        "a": (2, "55.21"),
    }


def test_places_against_times_are_asked() -> None:
    contest = race("a", "b").call("finish", entrant="a", place=1, ms=10500)
    contest.call("finish", entrant="b", place=2, ms=10400)
    assert contest.places == {"a": 1, "b": 2}
    assert [said(q) for q in contest.outcome.questions] == [
        "a 名次在前，时间却比 b 慢：请核对名次与时间。"
    ]


def test_who_is_disqualified_after_the_race_frees_the_place() -> None:
    """The relay final of Rio 2016: 37.62 was disqualified, the fourth became third."""
    contest = race("jam", "usa", "chn")
    for place, (entrant, ms) in enumerate((("jam", 37270), ("usa", 37620), ("chn", 37900)), 1):
        contest.call("finish", entrant=entrant, ms=ms, place=place)
    contest.call("status", entrant="usa", status="DQ", rule="170.7")
    assert contest.places == {"jam": 1, "chn": 2, "usa": None}
    cells = [cell for row in contest.board.tables[0].rows for cell in row.cells]
    assert "规则 170.7" in [said(cell.words) for cell in cells if cell.words]


@pytest.mark.parametrize("status", ["DNS", "DNF", "DQ"])
def test_statuses_end_a_race(status: str) -> None:
    contest = race("a", "b").call("finish", entrant="a", ms=10000)
    assert not contest.outcome.over
    contest.call("status", entrant="b", status=status)
    assert contest.outcome.over
    assert str(contest.placings["b"].status) == status


def test_wind_never_changes_a_place_and_blocks_records_above_two() -> None:
    contest = race("a").call("wind", tenths=21).call("finish", entrant="a", ms=9990)
    assert said(contest.board.caption) == "风速 +2.1 米/秒，超风速，不计纪录"
    contest = race("a").call("wind", tenths=20).call("finish", entrant="a", ms=9990)
    assert said(contest.board.caption) == "风速 +2.0 米/秒"


def test_wind_may_come_after_the_race_and_once() -> None:
    contest = race("a").call("finish", entrant="a", ms=9990)
    assert [form.kind for form in contest.pad().forms] == ["wind"]
    assert "wind" in contest.rules.independent
    contest.call("wind", tenths=-4)
    contest.refused("closed", "wind", tenths=3)
    assert contest.board.caption is not None
    assert said(contest.board.caption) == "风速 −0.4 米/秒"


def test_a_guided_athlete_has_two_lanes() -> None:
    guided = Athlete(lane=3, guide="陪跑")
    contest = Contest("race", entrants("a", "b", a=guided))
    assert contest.state.runners[0].card.lanes == (3, 4)
    contest.refused("lane_taken", "lane", entrant="b", lane=4)
    contest.call("lane", entrant="b", lane=5, to=6)
    lanes = [row.cells[0].text for row in contest.board.tables[0].rows]
    assert lanes == ["3–4", "5–6"]
    contest.call("finish", entrant="a", ms=12000)
    contest.refused("race_begun", "lane", entrant="b", lane=7)


@pytest.mark.parametrize(
    ("code", "kind", "fields"),
    [
        ("unknown_entrant", "finish", {"entrant": "z", "ms": 1}),
        ("nothing_given", "finish", {"entrant": "b"}),
        ("no_such_place", "finish", {"entrant": "b", "place": 4}),
        ("no_such_place", "finish", {"entrant": "b", "place": 0}),
        ("no_such_time", "finish", {"entrant": "b", "ms": 0}),
        ("no_such_time", "finish", {"entrant": "b", "ms": 86400001}),
        ("no_such_reaction", "finish", {"entrant": "b", "ms": 10000, "reaction": -1}),
        ("place_given", "finish", {"entrant": "a", "place": 2}),
        ("time_given", "finish", {"entrant": "a", "ms": 10001}),
        ("athlete_out", "finish", {"entrant": "c", "ms": 10001}),
        ("not_by_hand", "watches", {"entrant": "b", "first": "10.10"}),
        ("not_tied", "judge", {"order": [["a"]]}),
        ("has_begun", "status", {"entrant": "a", "status": "DNS"}),
        ("has_mark", "status", {"entrant": "a", "status": "DNF"}),
        ("already_out", "status", {"entrant": "c", "status": "DNF"}),
        ("no_such_wind", "wind", {}),
        ("no_such_wind", "wind", {"tenths": 201}),
        ("no_such_wind", "wind", {"tenths": 1, "hundredths": 10}),
        ("no_such_lane", "lane", {"entrant": "b", "lane": 0}),
        ("no_such_lane", "lane", {"entrant": "b", "lane": 4, "to": 3}),
    ],
)
def test_what_cannot_be_is_refused(code: str, kind: str, fields: dict[str, Any]) -> None:
    contest = race("a", "b", "c").call("finish", entrant="a", place=1, ms=10000)
    contest.call("status", entrant="c", status="DNS")
    assert contest.refused(code, kind, **fields)


@pytest.mark.parametrize("watches", [{"first": "0"}, {"first": "12.00", "third": "-1"}])
def test_a_watch_shows_a_time(watches: dict[str, str]) -> None:
    race("a", timing="hand").refused("no_such_time", "watches", entrant="a", **watches)


def test_the_pad_of_a_race_by_hand_asks_for_three_watches() -> None:
    """12.11, 12.25, 12.19 are 12.2, 12.3, 12.2: two agree (165.24)."""
    contest = race("a", "b", timing="hand")
    form = contest.pad().forms[0]
    assert (form.kind, form.about) == ("watches", "a")
    assert [(one.name, one.optional) for one in form.inputs] == [
        ("first", False),
        ("second", True),
        ("third", True),
    ]
    contest.call("watches", entrant="a", first="12.11", second="12.25", third="12.19")
    assert contest.placings["a"].mark == "12.2"


def test_hand_timing_is_said_on_the_board_and_on_the_sheet() -> None:
    """Times by hand are marked as such, beside the wind."""
    contest = race("a", timing="hand")
    for wind, said_now in ((None, "手计时"), (12, "手计时，风速 +1.2 米/秒")):
        if wind is not None:
            contest.call("wind", tenths=wind)
        assert said(contest.board.phase) == said(contest.board.caption) == said_now
        assert said(contest.rules.sheet(contest.state).notes[0]) == said_now
    assert race("a").board.phase is None


def test_the_seat_of_the_gauge_calls_the_wind_only() -> None:
    contest = race("a")
    assert [form.kind for form in contest.pad("wind").forms] == ["wind"]
    assert contest.rules.seats["wind"] == {"wind"}


def test_the_judge_at_the_line_presses_who_comes_in() -> None:
    lanes = {"a": Athlete(lane=4), "b": Athlete(lane=2), "c": Athlete(lane=5)}
    contest = Contest("race", entrants("a", "b", "c", **lanes))
    pressed = [said(key.label) for key in contest.pad("finish").buttons]
    assert pressed == ["2 道　b", "4 道　a", "5 道　c"]
    for key in (1, 0, 0):
        call = contest.pad("finish").buttons[key].call
        contest.call("finish", entrant=call.entrant, place=call.place)
    assert contest.places == {"a": 1, "b": 2, "c": 3}
    assert contest.outcome.over


def test_the_order_from_a_sheet_is_offered_until_somebody_is_in() -> None:
    contest = race("a", "b", "c").call("status", entrant="c", status="DNS")
    (sheet,) = (form for form in contest.pad().forms if form.kind == "paper")
    assert [key for key, _shown in sheet.inputs[0].choices] == ["a", "b"]
    assert "paper" not in {form.kind for form in contest.pad("finish").forms}
    contest.call("finish", entrant="a", ms=12000)
    assert "paper" not in {form.kind for form in contest.pad().forms}


def test_times_are_asked_lane_by_lane() -> None:
    lanes = {"a": Athlete(lane=4), "b": Athlete(lane=2)}
    contest = Contest("race", entrants("a", "b", **lanes))
    assert (contest.pad().about, said(contest.pad().asks)) == ("b", "第 2 道的时间")
    contest.call("finish", entrant="b", ms=12000)
    assert contest.pad().about == "a"


def test_the_pad_of_a_longer_race_asks_for_minutes_and_seconds() -> None:
    contest = race("a", "b", discipline="1500m")
    form = contest.pad().forms[0]
    assert [(one.name, one.optional) for one in form.inputs] == [
        ("minutes", True),
        ("seconds", False),
    ]
    contest.call("finish", entrant="a", minutes=4, seconds="2.34")
    assert contest.placings["a"].mark == "4:02.34"
    contest.refused("time_twice", "finish", entrant="b", ms=1, seconds="2.34")
    contest.refused("no_such_minutes", "finish", entrant="b", minutes=-1, seconds="2.34")
    assert [one.name for one in race("a", discipline="100m").pad().forms[0].inputs] == ["seconds"]
