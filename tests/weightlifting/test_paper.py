"""A finished contest from its score sheet is what its attempts make one by one."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from events.weightlifting.calls import Attempt, Clock, Paper, SetStatus, SheetRow
from meet import event_file
from meet.score import score
from scoring_rules.contest import fold
from scoring_rules.ledger import Line, Retract
from scoring_rules.refusal import Refused
from tests.weightlifting import iwf, opl
from tests.weightlifting.group import Group, lifter
from tests.weightlifting.test_teams import AWAY, HOME, Stage
from tests.weightlifting.two_lifts import Session
from tests.weightlifting.two_lifts import lifter as two_lifter


def row(entrant: str, *kilos: str, **more: Any) -> SheetRow:
    return SheetRow(entrant, bench=numbers(*kilos), **more)


def numbers(*kilos: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, kilos))


@pytest.fixture
def group() -> Group:
    return Group({"a": lifter(1, "60", "100"), "b": lifter(2, "61", "110"), "c": lifter(3, "60")})


@pytest.fixture
def pair() -> Session:
    return Session({"a": two_lifter(1, "60"), "b": two_lifter(2, "61")})


def test_a_sheet_as_an_event_file_has_it_ends_the_contest() -> None:
    """Tokyo 2020, women to 41 kg: four of the rows of the results book."""
    rows = [
        {"entrant": "73", "bodyweight": "40.13", "bench": ["102", "104", "108", "-109"]},
        {"entrant": "105", "bench": ["98", "-104", "-104"]},
        {"entrant": "17", "bench": ["-88", "-88", "-88"]},
        {"entrant": "122", "status": "DNS"},
    ]
    event = {
        "format": "meet-event/1",
        "sport": "weightlifting",
        "event": "w41",
        "name": "女子 41 公斤级",
        "tags": [],
        "rules": {"preset": "wpp"},
        "draw": {"format": "final"},
        "entrants": [{"id": one["entrant"]} for one in rows],
        "contests": [
            {
                "id": "f",
                "phase": "final",
                "entrants": [one["entrant"] for one in rows],
                "calls": [{"kind": "paper", "rows": rows}],
            }
        ],
    }
    result = score(event_file.read(event))
    assert result["over"]
    placed = [(p["entrant"], p["place"], p["mark"], p["status"]) for p in result["placings"]]
    assert placed == [
        ("73", 1, "108", "ranked"),
        ("105", 2, "98", "ranked"),
        ("17", None, "", "NM"),
        ("122", None, "", "DNS"),
    ]


def test_who_took_fewer_attempts_lifts_no_more_and_nobody_is_in_the_picture(group: Group) -> None:
    group.call(Paper((row("a", "100"), row("b", "110", "-115", "-115"), row("c", status="DNS"))))
    assert group.outcome.over
    assert group.places == {"b": 1, "a": 2, "c": None}
    assert group.order == []
    assert group.rules.board(group.state).hero is None


def test_the_fourth_attempt_of_a_row_is_the_power_lift(group: Group) -> None:
    rows = (row("a", "100", "101", "102", "120"), row("b", status="WD"), row("c", status="WD"))
    group.call(Paper(rows))
    assert group.placings["a"].mark == "102"


def test_one_line_takes_the_sheet_back(group: Group) -> None:
    group.call(Paper((row("a", "100"), row("b", "110"), row("c", "90"))))
    group.call(Retract(1))
    assert group.state == Group(group.lifters).state
    group.lift("a", "100")


def test_who_was_out_before_needs_no_row(group: Group) -> None:
    group.status("c", "WD")
    assert group.refused(Paper((row("a", "100"), row("b", "1"), row("c", "9")))) == "no_such_load"
    assert group.refused(Paper((row("c", "100"), row("a", "100"), row("b", "99")))) == "athlete_out"
    group.call(Paper((row("a", "100"), row("b", "110"))))
    assert group.outcome.over


GOOD = row("b", "110"), row("c", "90")


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ((row("a", "100", "100"),), "below_good"),
        ((row("a", "-100", "99"),), "below_failed"),
        ((row("a", "100.3"),), "not_on_step"),
        ((row("a", "0"),), "no_such_load"),
        ((row("a", "100", "101", "102", "103", "104"),), "no_such_attempt"),
        ((row("a"),), "row_empty"),
        ((row("a", "100"), row("a", "110")), "row_twice"),
        ((), "row_missing"),
        ((row("a", "100"), row("nobody", "110")), "unknown_entrant"),
        ((row("a", "100", status="DNS"),), "has_lifted"),
        ((row("a", "100", status="NM"),), "has_good_lift"),
        ((row("a", "100", bodyweight=Decimal(600)),), "no_such_bodyweight"),
        ((SheetRow("a", snatch=numbers("100")),), "no_such_lift"),
    ],
)
def test_what_cannot_be_is_refused(group: Group, first: tuple[SheetRow, ...], code: str) -> None:
    assert group.refused(Paper((*first, *GOOD))) == code
    assert group.state == Group(group.lifters).state


@pytest.mark.parametrize(
    "before",
    [
        Attempt("a", "bench", 1, Decimal(100), good=True),
        Clock("start", "a", 1),
    ],
)
def test_no_sheet_over_what_was_called(group: Group, before: Any) -> None:
    group.call(before)
    assert group.refused(Paper((row("a", "100"), *GOOD))) == "paper_late"


def test_an_announced_start_is_no_attempt(group: Group) -> None:
    group.call(Clock("group", seconds=600))
    group.call(Paper((row("a", "100"), *GOOD)))
    assert group.outcome.over


def test_the_refusal_names_who(group: Group) -> None:
    with pytest.raises(Refused) as caught:
        group.call(Paper((row("a", "100.3"), *GOOD)))
    assert caught.value.facts["who"].entrant == "a"  # type: ignore[union-attr]


def test_three_failed_snatches_and_an_unfinished_clean_and_jerk(pair: Session) -> None:
    rows = (
        SheetRow("a", snatch=numbers("-80", "-80", "-80"), cj=numbers("100", "105")),
        SheetRow("b", snatch=numbers("70"), cj=numbers("90", "-95", "95")),
    )
    pair.call(Paper(rows))
    assert pair.outcome.over
    assert pair.places == {"b": 1, "a": None}
    assert pair.placings["b"].mark == "165"
    assert pair.values("a") == {"cj": "105", "cj_place": "1"}


def test_two_lifts_have_no_bench_and_no_fourth_attempt(pair: Session) -> None:
    other = SheetRow("b", status="DNS")
    assert pair.refused(Paper((row("a", "100"), other))) == "no_such_lift"
    four = SheetRow("a", snatch=numbers("70", "71", "72", "73"))
    assert pair.refused(Paper((four, other))) == "only_three"
    total = SheetRow("a", snatch=numbers("70"), cj=numbers("90"), status="NM")
    assert pair.refused(Paper((total, other))) == "has_total"


def test_rows_of_a_team_event_are_its_members() -> None:
    one_by_one, whole = (Stage({"home": HOME, "away": AWAY}) for _ in range(2))
    lifts = {"ibrahim": "220", "jawad": "161", "woman": "100", "light": "-150", "heavy": "180"}
    for who, kg in lifts.items():
        one_by_one.lift(who, abs(int(kg)), good=not kg.startswith("-"))
    one_by_one.call(SetStatus("other", "DNS"))
    whole.call(
        Paper((*(row(who, kg) for who, kg in lifts.items()), row("other", status="DNS"))),
    )
    assert whole.outcome == one_by_one.outcome
    more = Stage({"home": HOME})
    rows = (row("ibrahim", "220", "221"), row("jawad", "161"), row("woman", "100"))
    with pytest.raises(Refused) as caught:
        more.call(Paper(rows))
    assert caught.value.code == "lift_passed"


@pytest.mark.usefixtures("data")
def test_every_para_class_since_2018_is_the_same_as_attempt_by_attempt() -> None:
    compared = 0
    for of in (one for one in opl.classes("wppo") if "18" <= one.meet < "60"):
        rules, setup = opl.rules(of), opl.setup(of)
        try:
            called = rules.outcome(fold(rules, setup, opl.ledger(of)).state)
        except Refused:
            continue
        sheet = Paper(tuple(_row(str(i), entry) for i, entry in enumerate(of.entries)))
        entered = rules.outcome(fold(rules, setup, (Line(1, sheet),)).state)
        assert replace(entered, questions=()) == replace(called, questions=()), of.label
        compared += 1
    assert compared > 100


def _row(entrant: str, entry: opl.Entry) -> SheetRow:
    kilos = tuple(kg if good else -kg for kg, good in entry.lifts)
    return SheetRow(entrant, bench=kilos, status=opl.status(entry))


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("meet", ["214", "441"])
def test_every_class_of_two_lifts_is_the_same(meet: str) -> None:
    for of in (one for one in iwf.classes() if one.meet == meet):
        event = iwf.event_file(of)
        sheets = {**event, "contests": [iwf.on_paper(contest) for contest in event["contests"]]}
        called, entered = (score(event_file.read(one)) for one in (event, sheets))
        assert entered["placings"] == called["placings"], of.label
