"""What the rule books and federations work out themselves, and how deleted results are shown."""

from typing import Any

import pytest

from events.badminton.ties import TABLE as BADMINTON
from events.basketball.ties import TABLE as BASKETBALL
from events.basketball.ties import TABLE_3X3 as THREE
from events.curling.ties import TABLE as CURLING
from events.darts.ties import TABLE as DARTS
from events.table_tennis.ties import table as table_tennis
from meet import event_file
from meet.definitions import draw_of
from meet.score import score
from meet.words import LANGUAGES, say
from scoring_rules.decisions import Withdraw
from scoring_rules.draws import RoundRobin
from scoring_rules.draws.match_table import PLAIN, MatchTable
from scoring_rules.draws.meeting import Meeting
from scoring_rules.ranking.team_tie import TeamTie
from scoring_rules.ranking.tie_rule import ratio_key
from scoring_rules.views import Table
from tests.ties.official import contest, entrants, order

MEETING = Meeting("round_robin")


@pytest.mark.parametrize(
    "table",
    [BADMINTON, BASKETBALL, THREE, CURLING, DARTS, table_tennis()],
    ids=lambda t: t.rules[0].code,
)
def test_every_way_to_rank_can_be_chosen_on_the_event(table: MatchTable) -> None:
    """By `draw.ranking`: no rule is written that no regulation can put in force."""
    for rule in table.rules:
        draw = draw_of({"format": "round_robin", "ranking": rule.code})
        assert isinstance(draw, RoundRobin)
        assert table.rule(draw.meeting.ranking) is rule


def test_the_triple_tie_of_the_world_teams_2022() -> None:
    """Men's group 2: IND 3-1 GER, FRA 3-0 IND, GER 3-1 FRA: ratios 4:3, 4:4, 3:4."""
    rule = table_tennis(tie=TeamTie(5))
    played = [
        contest(rule, first, second, winner=first, team=team)
        for first, second, team in (
            ("IND", "GER", (3, 1)),
            ("FRA", "IND", (3, 0)),
            ("GER", "FRA", (3, 1)),
        )
    ]
    ranked = rule.ranked(entrants(["GER", "IND", "FRA"]), played, (), MEETING)
    assert order(ranked.placings) == ["FRA", "GER", "IND"]
    shown = [dict(p.why.facts) for p in ranked.placings if p.why]
    assert [(why["better"], why["worse"]) for why in shown] == [("4:3", "4:4"), ("4:4", "3:4")]
    assert [p.decided_by for p in ranked.placings] == ["", "ratio", "ratio"]


def test_a_ratio_is_no_difference() -> None:
    """30:20 is before 60:45, though +10 is less than +15; without a loss it is infinite."""
    assert ratio_key((30, 20)) > ratio_key((60, 45))
    assert ratio_key((1, 0)) > ratio_key((99, 1))
    assert ratio_key((0, 0)) == ratio_key((0, 7))
    assert ratio_key((33, 22)) == ratio_key((3, 2))


def test_a_loss_by_walkover_is_0_points_in_table_tennis_and_counts_eleven_nil() -> None:
    """3.7.5.1: a played loss gives 1 point, an unplayed one 0."""
    rule = table_tennis()
    played = [
        contest(rule, "a", "b", [(11, 5)] * 3),
        contest(rule, "b", "c", (), winner="b", end="walkover", by=1),
        contest(rule, "a", "c", [(9, 11), (11, 2), (4, 4)], winner="a", end="retired", by=1),
    ]
    ranked = rule.ranked(entrants("abc"), played, (), MEETING)
    assert [(p.entrant, p.mark) for p in ranked.placings] == [("a", "4"), ("b", "3"), ("c", "0")]
    values = {p.entrant: dict(p.values) for p in ranked.placings}
    assert (values["c"]["games_won"], values["c"]["games_lost"]) == ("0", "6")
    assert (values["a"]["points_won"], values["a"]["points_lost"]) == ("66", "15")


def tables(played: list[Any], ids: str, *decisions: Any) -> tuple[Table, Table]:
    standings, cross = BADMINTON.tables(entrants(ids), played, decisions, MEETING)
    return standings, cross


def test_deleted_results_are_shown_struck_through_from_either_side() -> None:
    played = [
        contest(BADMINTON, "a", "d", [(21, 12), (21, 14)]),
        contest(BADMINTON, "c", "d", [(21, 7), (15, 9)], winner="c", end="retired", by=1,
                counted=((21, 7), (21, 9))),
        contest(BADMINTON, "a", "b", [(21, 14), (18, 21), (21, 16)]),
    ]  # fmt: skip
    _standings, cross = tables(played, "abcd")
    by_name = {row.cells[1].who: row for row in cross.rows}
    struck = {
        name: [cell.text for cell in row.cells if cell.role == "failed"]
        for name, row in by_name.items()
    }
    assert struck == {"a": ["2:0"], "b": [], "c": ["2:0"], "d": ["0:2", "0:2"]}
    assert by_name["d"].mark == "out"
    ranked = BADMINTON.ranked(entrants("abcd"), played, (), MEETING)
    assert {p.entrant: dict(p.values).get("won") for p in ranked.placings} == {
        "a": "1", "b": "0", "c": None, "d": None}  # fmt: skip
    for lang in LANGUAGES:
        assert all(say(one.reason, lang, str, "badminton") for one in ranked.uncounted)


ROUND = [("a", "b"), ("b", "c"), ("c", "a")]


def test_who_has_played_everybody_keeps_the_results_after_withdrawing() -> None:
    """GCR 16.2 deletes who could not complete the group; who leaves afterwards did."""
    played = [contest(BADMINTON, x, y, [(21, 9), (21, 8)]) for x, y in ROUND]
    ranked = BADMINTON.ranked(entrants("abc"), played, (Withdraw("a", "病"),), MEETING)
    assert not ranked.uncounted
    assert len([p for p in ranked.placings if p.place]) == 3
    early = BADMINTON.ranked(entrants("abc"), played[1:], (Withdraw("a", "病"),), MEETING)
    assert [one.contest for one in early.uncounted] == ["c-a"]
    assert [(p.entrant, p.place, p.status) for p in early.placings] == [
        ("b", 1, "ranked"), ("c", 2, "ranked"), ("a", None, "WD")]  # fmt: skip


def test_three_in_a_circle_with_equal_figures_are_left_to_the_lot() -> None:
    played = [contest(BADMINTON, x, y, [(21, 9), (21, 8)]) for x, y in ROUND]
    ranked = BADMINTON.ranked(entrants("abc"), played, (), MEETING)
    assert [p.place for p in ranked.placings] == [1, 1, 1]
    assert [question.code for question in ranked.questions] == ["question_level"]


@pytest.mark.parametrize("later", [False, True])
def test_a_withdrawal_after_the_match_recomputes_the_table(*, later: bool) -> None:
    """Olympics 2024, group L in small: the match that was won does not help its winner."""
    contests = [
        {"id": f"{x}{y}", "entrants": [x, y], "phase": "1",
         "calls": [{"kind": "paper", "games": [[21, 8], [22, 20]]}]}
        for x, y in (("a", "d"), ("b", "a"))
    ]  # fmt: skip
    raw: dict[str, Any] = {
        "format": "meet-event/1", "sport": "badminton", "event": "e",
        "rules": {"preset": "bwf-3x21"}, "draw": {"format": "round_robin", "ranking": "bwf"},
        "entrants": [{"id": x, "name": x} for x in "abd"], "contests": contests,
    }  # fmt: skip
    if later:
        raw["calls"] = [{"kind": "withdraw", "entrant": "d", "reason": "肘伤"}]
    rows = score(event_file.read(raw))["placings"]
    marks = {row["entrant"]: (row["place"], row["mark"], row["status"]) for row in rows}
    assert marks["a"] == ((2, "0", "ranked") if later else (2, "1", "ranked"))
    assert marks["d"] == ((None, "", "WD") if later else (3, "0", "ranked"))


@pytest.mark.parametrize("table", [BADMINTON, BASKETBALL, CURLING, DARTS, PLAIN])
def test_the_ranking_of_another_sport_is_not_taken_silently(table: MatchTable) -> None:
    """FORMATS accepts every `draw.ranking` with every event: it is said which one is in force."""
    ranked = table.ranked(entrants("ab"), (), (), Meeting("round_robin", ranking="ittf"))
    (told,) = ranked.remarks
    assert told.code == "remark_other_ranking"
    zh, en = (say(told, lang, str) for lang in LANGUAGES)
    assert zh.startswith("编排写明按国际乒联规则（胜负比）排积分表，本项的比赛没有这种排法，现在按")
    assert en.startswith("The draw names the ITTF rules (ratios) for its tables")
    own = Meeting("round_robin", ranking=table.rules[0].code)
    assert not table.ranked(entrants("ab"), (), (), own).remarks
    assert not table.ranked(entrants("ab"), (), (), MEETING).remarks
