"""Jumps and throws: ranking, the cut, the order of trying, what cannot be."""

from typing import Any

import pytest

from events.athletics.trial_order import queue
from tests.athletics.contest import Contest, entrants, said


def series(*ids: str, **terms: Any) -> Contest:
    return Contest("horizontal", entrants(*ids), terms)


def order(contest: Contest, number: int) -> list[str]:
    """Who tries in a round, in order."""
    turns = queue(contest.rules, contest.state)
    return [contest.state.ids[turn.index] for turn in turns if turn.round == number]


def twelve() -> Contest:
    """Twelve throwers after three rounds: best marks 12.00 down to 11.00 but for two without."""
    contest = series(*"abcdefghijkl", discipline="Shot Put")
    for number, entrant in enumerate("abcdefghij"):
        contest.throws(entrant, f"{12 - number // 10}.{90 - number:02}", "X", "-")
    return contest.throws("k", "X", "X", "X").throws("l", "X", "X", "X")


@pytest.mark.parametrize(
    ("a", "b"),
    [(("6.50", "6.40", "X"), ("6.50", "6.45", "X")), (("6.50", "X"), ("6.50", "6.10"))],
)
def test_the_next_best_decides(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    """The worked examples of the rule: equal bests, then the second of each."""
    contest = series("a", "b").throws("a", *a).throws("b", *b)
    assert contest.places == {"b": 1, "a": 2}
    assert contest.decided["a"] == "next_mark"


def test_equal_series_share_even_the_first_place() -> None:
    contest = series("a", "b", "c").throws("a", "6.50", "6.40").throws("b", "6.40", "6.50")
    contest.throws("c", "6.00")
    assert contest.places == {"a": 1, "b": 1, "c": 3}


def test_eight_go_on_in_reverse_order() -> None:
    contest = twelve()
    assert order(contest, 4) == list("hgfedcba")
    assert contest.refused("not_through", "trial", entrant="i", round=4, mark="13.00")
    assert [row.mark for row in contest.board.tables[0].rows][-4:] == ["out"] * 4
    for number in (4, 5, 6):
        for entrant in "hgfedcba":
            contest.call("trial", entrant=entrant, round=number, mark="X")
    assert contest.outcome.over


def test_a_tie_at_the_cut_goes_through() -> None:
    contest = series(*"abc", cut=1)
    for entrant in "ab":
        contest.throws(entrant, "7.00", "6.90", "X")
    contest.throws("c", "7.00", "6.80", "6.80")
    assert order(contest, 4) == ["a", "b"]


def test_the_cut_uses_the_second_best_too() -> None:
    contest = series(*"abc", cut=1)
    contest.throws("a", "7.00", "6.90", "X").throws("b", "7.00", "6.95", "X")
    contest.throws("c", "6.00", "X", "X")
    assert order(contest, 4) == ["b"]


def test_eight_or_fewer_all_try_six_times_and_those_without_a_mark_go_first() -> None:
    contest = series(*"abcd").throws("a", "5.00", "X", "X").throws("b", "X", "X", "X")
    contest.throws("c", "6.00", "X", "X").throws("d", "X", "X", "X")
    assert order(contest, 4) == ["b", "d", "a", "c"]


def test_ties_keep_the_draw_order() -> None:
    contest = series(*"abc").throws("a", "5.00", "X", "X").throws("b", "5.00", "X", "X")
    contest.throws("c", "4.00", "X", "X")
    assert order(contest, 4) == ["c", "a", "b"]


def test_a_new_order_before_the_sixth_trial() -> None:
    contest = series(*"ab", reorder=[4, 6])
    contest.throws("a", "5.00", "X", "X", "X", "X").throws("b", "4.00", "X", "X", "X", "6.00")
    assert order(contest, 6) == ["a", "b"]


def test_four_trials_for_all() -> None:
    contest = series(*"abc", trials=4, cut=0)
    for entrant in "abc":
        contest.throws(entrant, "5.00", "X", "-")
    assert order(contest, 4) == ["a", "b", "c"]


def test_seated_throws_go_athlete_by_athlete_and_the_cut_after_all() -> None:
    contest = series(*"abc", order="athletes", cut=2, discipline="Shot Put")
    assert [contest.pad().about, said(contest.pad().asks)] == ["a", "第1投"]
    contest.throws("a", "5.00", "X")
    assert contest.pad().about == "a"
    contest.throws("a", "X", start=3)
    assert contest.pad().about == "b"
    contest.throws("b", "6.00", "X", "X").throws("c", "4.00", "X", "X")
    turns = queue(contest.rules, contest.state)
    assert [(contest.state.ids[t.index], t.round) for t in turns] == [
        *(("a", n) for n in (4, 5, 6)),
        *(("b", n) for n in (4, 5, 6)),
    ]


def test_who_does_not_start_is_not_counted_for_the_cut() -> None:
    contest = series(*"abc", cut=2).call("status", entrant="c", status="DNS")
    contest.throws("a", "5.00", "X", "X").throws("b", "X", "X", "X")
    assert order(contest, 4) == ["b", "a"]


def test_who_is_disqualified_lets_the_next_go_on() -> None:
    contest = series(*"abc", cut=1)
    contest.throws("a", "7.00", "X", "X").throws("b", "6.00", "X", "X")
    contest.throws("c", "5.00", "X", "X")
    assert order(contest, 4) == ["a"]
    contest.call("status", entrant="a", status="DQ", rule="8.2")
    assert order(contest, 4) == ["b"]


def test_retiring_keeps_the_mark() -> None:
    contest = series("a", "b").throws("a", "5.00", "r").throws("b", "4.00")
    assert contest.places == {"a": 1, "b": 2}
    contest.refused("athlete_retired", "trial", entrant="a", round=3, mark="6.00")
    assert [turn.index for turn in queue(contest.rules, contest.state)] == [1, 1]


def test_who_stops_with_a_mark_keeps_it() -> None:
    """DNF ends the athlete's part as `r` does, and counts for the cut; NM is no word for a mark."""
    contest = series("a", "b", "c", cut=2).throws("a", "5.00").throws("b", "4.00", "X", "X")
    contest.throws("c", "X", "X").refused("has_mark", "status", entrant="a", status="NM")
    contest.call("status", entrant="a", status="DNF").call("status", entrant="c", status="DNF")
    assert contest.places == {"a": 1, "b": 2, "c": None}
    assert str(contest.placings["c"].status) == "DNF"
    assert order(contest, 4) == ["b"]
    contest.refused("has_begun", "status", entrant="b", status="DNS")


def test_who_retires_without_a_mark_has_none() -> None:
    contest = series("a", "b").throws("a", "r").throws("b", "4.00")
    assert str(contest.placings["a"].status) == "NM"


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("unknown_entrant", {"entrant": "z", "round": 1, "mark": "X"}),
        ("no_such_trial", {"entrant": "a", "round": 7, "mark": "X"}),
        ("no_such_trial", {"entrant": "a", "round": 0, "mark": "X"}),
        ("trial_taken", {"entrant": "a", "round": 1, "mark": "X"}),
        ("no_such_mark", {"entrant": "a", "round": 2, "mark": "x"}),
        ("no_such_mark", {"entrant": "a", "round": 2, "mark": "0.00"}),
        ("no_such_mark", {"entrant": "a", "round": 2, "mark": "7,52"}),
        ("no_such_mark", {"entrant": "a", "round": 2, "mark": "7.5２"}),
        ("mark_too_far", {"entrant": "a", "round": 2, "mark": "734"}),
        ("no_such_wind", {"entrant": "a", "round": 2, "mark": "7.00", "wind_tenths": 999}),
        ("athlete_out", {"entrant": "b", "round": 1, "mark": "X"}),
    ],
)
def test_what_cannot_be_is_refused(code: str, fields: dict[str, Any]) -> None:
    contest = series("a", "b", discipline="Long Jump").throws("a", "7.00")
    contest.call("status", entrant="b", status="DNS")
    assert contest.refused(code, "trial", **fields)


def test_the_mark_to_beat_counts_the_next_best() -> None:
    """12.45 is not enough for third: 12.43 is a better second throw than 12.40. 12.80 is enough for
    first: 12.31 is not.
    """
    contest = series(*"abcd", discipline="Shot Put")
    contest.throws("a", "12.80", "12.31").throws("b", "12.61", "X").throws("c", "12.45", "12.43")
    contest.throws("d", "12.40")
    told = [said(one) for one in contest.pad().warnings]
    assert contest.pad().about == "d"
    assert told == ["12.46 升至第3名", "12.80 升至第1名"]


def test_an_equal_series_shares_the_place() -> None:
    contest = series("a", "b", discipline="Shot Put").throws("a", "12.45", "12.40")
    contest.throws("b", "12.40")
    assert [said(one) for one in contest.pad().warnings] == ["12.45 升至第1名"]


def test_wind_is_asked_in_jumps_and_flagged() -> None:
    jump = series("a", discipline="Long Jump")
    assert [i.name for i in jump.pad().forms[0].inputs] == ["mark", "wind_tenths"]
    jump.call("trial", entrant="a", round=1, mark="7.52", wind_tenths=21)
    sheet = jump.rules.sheet(jump.state)
    assert "7.52（+2.1）" in [said(cell.words) for cell in sheet.tables[0].rows[0].cells]
    assert [said(note) for note in sheet.notes] == ["风速超过 +2.0 米/秒的成绩不计纪录。"]
    throw = series("a", discipline="Javelin")
    assert [i.name for i in throw.pad().forms[0].inputs] == ["mark"]


def test_trials_written_before_the_cut_was_known_are_pointed_out() -> None:
    contest = series("a", "b", cut=1).throws("a", "5.00", "X", "X", "6.00")
    contest.throws("b", "5.50", "X", "X")
    assert "a 前 3 次未能入选" in said(contest.pad().warnings[-1])


def test_the_scale_has_the_bars_to_beat_and_everybody_in_order() -> None:
    """Third place is held by 5.61 and the win by 5.96; the athlete up is b, at 5.58."""
    contest = series(*"abcd", discipline="Long Jump")
    for entrant, mark in zip("abcd", ("5.96", "5.58", "5.61", "5.70"), strict=True):
        contest.throws(entrant, mark)
    contest.throws("a", "X", start=2)
    own = contest.board.own
    assert contest.board.hero is not None
    assert contest.board.hero.who == "b"
    assert [(goal.place, goal.text) for goal in own.ruler.goals] == [(3, "5.61"), (1, "5.96")]
    assert [point.row for point in own.ruler.points] == [3, 2, 1, 0]
    at = [point.at for point in own.ruler.points]
    assert at == sorted(at)
    assert own.ruler.goals[0].at == at[1]
    assert all(0 <= tick.at <= 1000 for tick in own.ruler.ticks)
    assert not own.bar


def test_there_is_no_scale_before_anything_can_be_compared() -> None:
    contest = series("a", "b")
    assert contest.board.own.ruler is None
    assert contest.throws("a", "5.00").board.own.ruler is not None
