"""One law for matches of every sport: who leaves before anything was played has not played."""

import tomllib
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from events import sports
from events.curling.calls import Concede, EndScore
from events.curling.calls import Paper as Ends
from events.darts.calls import Paper as Legs
from events.darts.calls import ThrowForBull, Thrown, Totals, Visit
from meet.words import LANGUAGES, ROOT, refusal, say
from scoring_rules.contest import Entrant, Setup, Standing, append
from scoring_rules.kinds.leaving import Disqualify, Retire, Walkover
from scoring_rules.kinds.rally.calls import Paper as Games
from scoring_rules.kinds.rally.calls import RallyTo, Start
from scoring_rules.kinds.two_sides import Timeout
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Pad

TWO = Setup("c", (Entrant("a"), Entrant("b")))


class Sort(NamedTuple):
    """A sport's match: what is called before it, what is the first thing played, and its sheet."""

    sport: str
    preset: str
    before: tuple[Any, ...]
    first: Any
    paper: Any
    some: Any

    @property
    def rules(self) -> Any:
        return sports()[self.sport].rules[self.preset]

    def after(self, *calls: Any) -> Any:
        standing: Standing[Any] = Standing(self.rules.start(TWO))
        for call in calls:
            standing = append(self.rules, TWO, standing, Line(standing.seq + 1, call))
        return standing.state

    def refused(self, *calls: Any) -> Refused:
        with pytest.raises(Refused) as answer:
            self.after(*calls)
        return answer.value


SORTS = (
    Sort("table_tennis", "ittf", (Start("a"),), RallyTo("a"), Games(), {"games": ((11, 3),)}),
    Sort("badminton", "bwf-3x21", (Start("a"),), RallyTo("a"), Games(), {"games": ((21, 3),)}),
    Sort("darts", "501", (ThrowForBull("a"),), Visit("a", 60), Legs(), {"legs": ((1, 0),)}),
    Sort("curling", "floor", (), EndScore("a", 1), Ends(), {"ends": ((1, 0),)}),
)
COUNT_UP = Sort("darts", "count-up", (), Thrown("a", 60), Totals((60, 50)), {})
EVERY = pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.sport)


NAMES = {"zh": {"a": "王璐", "b": "李安"}, "en": {"a": "Wang Lu", "b": "Li An"}}


def sheet_says(sort: Sort, state: Any, lang: str) -> list[str]:
    notes = sort.rules.sheet(state).notes
    return [say(note, lang, NAMES[lang].__getitem__, sort.sport) for note in notes]


def told(answer: Refused, sport: str) -> tuple[str, str]:
    zh, en = (
        refusal(answer.code, answer.facts, lang, NAMES[lang].__getitem__, sport)
        for lang in LANGUAGES
    )
    return zh, en


def keys(pad: Pad) -> set[str]:
    calls = {button.call.kind for button in pad.buttons} | {form.kind for form in pad.forms}
    return calls & {"retire", "walkover", "disqualify", "concede"}


@EVERY
def test_who_leaves_before_anything_is_played_has_not_played(sort: Sort) -> None:
    for before in ((), sort.before):
        for call in (Walkover("a"), Retire("a")):
            state = sort.after(*before, call)
            outcome = sort.rules.outcome(state)
            assert (outcome.over, outcome.winner, outcome.match.end) == (True, "b", "walkover")
            assert [str(mark.status) for mark in outcome.marks] == ["DNS", "ranked"]
            assert "王璐弃权" in sheet_says(sort, state, "zh")
            assert "Wang Lu did not play (walkover)" in sheet_says(sort, state, "en")


@EVERY
def test_who_stops_after_that_retires_and_is_second(sort: Sort) -> None:
    state = sort.after(*sort.before, sort.first, Retire("a"))
    outcome = sort.rules.outcome(state)
    assert (outcome.winner, outcome.match.end) == ("b", "retired")
    assert [str(mark.status) for mark in outcome.marks] == ["ranked", "ranked"]
    assert "王璐中途退赛" in sheet_says(sort, state, "zh")
    assert "Wang Lu retired" in sheet_says(sort, state, "en")


@EVERY
def test_nobody_who_has_played_stayed_away(sort: Sort) -> None:
    answer = sort.refused(*sort.before, sort.first, Walkover("a"))
    assert told(answer, sort.sport) == (
        "已经开始比赛，王璐不能记弃权。中途不打了，请记退赛。",
        "Play has begun, so Wang Lu cannot have stayed away. Who stops now retires.",
    )


@EVERY
def test_who_is_put_out_is_put_out_at_any_time(sort: Sort) -> None:
    for before in ((), sort.before, (*sort.before, sort.first)):
        outcome = sort.rules.outcome(sort.after(*before, Disqualify("a")))
        assert [str(mark.status) for mark in outcome.marks] == ["DQ", "ranked"]


@EVERY
def test_the_pad_offers_the_one_word_that_is_right(sort: Sort) -> None:
    fresh = sort.rules.options(sort.after(*sort.before), "", 0)
    begun = sort.rules.options(sort.after(*sort.before, sort.first), "", 0)
    assert keys(fresh) == {"walkover", "disqualify"}
    assert keys(begun) - {"concede"} == {"retire", "disqualify"}


def test_in_count_up_each_side_begins_by_itself() -> None:
    state = COUNT_UP.after(Thrown("a", 60), Retire("a"), Retire("b"))
    marks = COUNT_UP.rules.outcome(state).marks
    assert [str(mark.status) for mark in marks] == ["DNF", "DNS"]
    assert COUNT_UP.refused(Thrown("a", 60), Walkover("a")).code == "walkover_late"


def test_nobody_concedes_a_game_of_curling_that_has_not_begun() -> None:
    curling = SORTS[-1]
    assert curling.rules.outcome(curling.after(Concede("a"))).match.end == "walkover"
    assert curling.rules.outcome(curling.after(EndScore("b", 1), Concede("a"))).match.end == ""


@EVERY
def test_a_sheet_says_itself_how_a_match_ended(sort: Sort) -> None:
    state = sort.after(replace(sort.paper, end="retired", by="a"))
    assert sort.rules.outcome(state).match.end == "retired"
    assert sort.refused(replace(sort.paper, end="retired")).code == "end_without_by"
    assert sort.refused(replace(sort.paper, **sort.some, by="a")).code == "by_without_end"
    scored = replace(sort.paper, **sort.some, end="walkover", by="a")
    assert sort.refused(scored).code == "walkover_scored"


def test_a_total_has_an_end_where_it_names_a_side() -> None:
    assert COUNT_UP.refused(Totals((60, 50), by="a")).code == "by_without_end"


@pytest.mark.parametrize(
    ("sport", "preset", "most"),
    [("table_tennis", "ittf", 1), ("curling", "floor", 1), ("basketball", "fiba", 2)],
)
def test_nobody_takes_more_time_outs_than_there_are(sport: str, preset: str, most: int) -> None:
    sort = Sort(sport, preset, (Start("a"),) if sport == "table_tennis" else (), None, None, None)
    sort.after(*sort.before, *[Timeout("a")] * most)
    answer = sort.refused(*sort.before, *[Timeout("a")] * (most + 1))
    assert told(answer, sport) == ("王璐的暂停已经用完。", "Wang Lu has no time-out left.")


def test_every_refusal_that_these_matches_share_is_here() -> None:
    path = ROOT / "scoring_rules" / "words" / "leaving.toml"
    codes = set(tomllib.loads(path.read_text(encoding="utf-8"))["refused"])
    assert codes == {
        "walkover_late", "by_without_end", "end_without_by", "walkover_scored", "timeout_used",
    }  # fmt: skip
