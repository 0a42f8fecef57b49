"""What board, pads and sheet show of snatch and clean & jerk."""

from decimal import Decimal

import pytest

from events.weightlifting.calls import Attempt, Clock, Vote
from events.weightlifting.plates import PlateLoad
from scoring_rules.views import Board, Table
from tests.weightlifting.group import said
from tests.weightlifting.two_lifts import Session, lifter


@pytest.fixture
def three() -> Session:
    session = Session(
        {
            "a": lifter(1, "58.10", "90", "110"),
            "b": lifter(2, "58.20", "95", "115"),
            "c": lifter(3, "58.30", "97", "113"),
        }
    )
    session.snatch("a", "90", "x93", "93")
    session.snatch("b", "95", "98", "x100")
    session.snatch("c", "97", "100")
    return session


def board(session: Session) -> Board:
    return session.rules.board(session.state)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text or cell.who or said(cell.words) for cell in row.cells] for row in table.rows]


def test_the_grid_is_ordered_by_the_snatch_while_it_is_lifted(three: Session) -> None:
    three.start("c", 3)
    shown = board(three)
    assert said(shown.phase) == "抓举第3把"
    heads = [said(column.head) for column in shown.tables[0].columns]
    assert heads == [
        *("名次", "姓名", "体重"),
        *("抓 1", "抓 2", "抓 3", "抓举", "抓举名次"),
        *("挺 1", "挺 2", "挺 3", "挺举", "挺举名次"),
        *("总成绩", "成功即"),
    ]
    assert texts(shown.tables[0]) == [
        ["1", "c", "58.30", "97", "100", "101", "100", "1", "113", "", "", "", "", "", "第1名"],
        ["2", "b", "58.20", "95", "98", "×100", "98", "2", "115", "", "", "", "", "", ""],
        ["3", "a", "58.10", "90", "×93", "93", "93", "3", "110", "", "", "", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("lift", "seen"),
    [
        ("snatch", ["名次", "姓名", "抓 1", "抓 2", "抓 3", "总成绩"]),
        ("cj", ["名次", "姓名", "抓举", "挺 1", "挺 2", "挺 3", "总成绩"]),
    ],
)
def test_a_narrow_screen_has_the_lift_that_is_on(
    three: Session, lift: str, seen: list[str]
) -> None:
    if lift == "cj":
        three.cj("a", "110")
    columns = board(three).tables[0].columns
    assert [said(column.head) for column in columns if not column.detail] == seen


def test_the_last_verdict_of_the_snatch_stands_until_the_clean_and_jerk_is_called(
    three: Session,
) -> None:
    three.snatch("c", "x101")
    shown = board(three)
    assert shown.hero is not None
    assert (shown.hero.who, said(shown.hero.verdict), shown.hero.figure) == ("c", "试举失败", "101")
    assert said(shown.next) == "a　110 公斤　成功即第1名"
    chief = three.pad("chief")
    assert [button.call for button in chief.buttons] == [Clock("start", "a", 1, lift="cj")]
    three.call(chief.buttons[0].call, "chief")
    hero = board(three).hero
    assert hero is not None
    assert (hero.who, hero.figure, hero.verdict) == ("a", "110", None)


def test_what_is_needed_for_the_first_place_and_the_third() -> None:
    """a has 90: 213 of the best and 200 of the third are beaten with 124 and 111."""
    session = Session({e: lifter(n, "60") for n, e in enumerate("abcd", 1)})
    for entrant, snatch in (("a", "90"), ("b", "100"), ("c", "95"), ("d", "92")):
        session.snatch(entrant, snatch)
        session.rest(entrant, "snatch")
    for entrant, cj in (("b", "113"), ("c", "110"), ("d", "108")):
        session.cj(entrant, cj)
        session.rest(entrant, "cj")
    session.start("a", 1, lift="cj")
    hero = board(session).hero
    assert hero is not None
    goals = [said(words) for words in hero.details][2:]
    assert goals == ["第1名需 124 公斤", "进前三名需 111 公斤"]
    session.cj("a", "111")
    assert session.places["a"] == 3
    session.start("a", 2, lift="cj")
    hero = board(session).hero
    assert hero is not None
    assert [said(words) for words in hero.details][2:] == ["第1名需 124 公斤"]
    session.cj("a", "124")
    assert session.places["a"] == 1


def test_the_bar_of_women_weighs_fifteen(three: Session) -> None:
    three.start("c", 3)
    assert board(three).own == PlateLoad("101", "15", "2.5", ("25", "15", "0.5"), "0")


def test_referees_give_lights_to_the_lift_and_no_reasons(three: Session) -> None:
    pad = three.pad("left")
    assert said(pad.asks) == "试举成功"  # the last verdict is shown
    three.start("c", 3)
    pad = three.pad("left")
    assert (said(pad.asks), pad.about, pad.figure) == ("你判的是抓举第3把", "c", "101")
    assert [button.call for button in pad.buttons] == [
        Vote("left", "c", "snatch", 3, good=True),
        Vote("left", "c", "snatch", 3, good=False),
    ]
    three.call(pad.buttons[1].call, "left")
    assert [button.call.good for button in three.pad("left").buttons] == [True]


def test_the_marshal_sees_the_order_and_the_openers_to_come(three: Session) -> None:
    pad = three.pad("marshal")
    assert texts(pad.tables[0]) == [["101", "3", "3", "c", "未报，自动"]]
    assert [said(form.label) for form in pad.forms] == [
        "报抓举第3把",
        "报挺举第1把",
        "报挺举第1把",
        "报挺举第1把",
        "抓举不再试举",
    ]
    assert [dict(form.fixed)["lift"] for form in pad.forms] == ["snatch", *["cj"] * 3, "snatch"]


def test_the_secretary_enters_the_lift(three: Session) -> None:
    pad = three.pad("secretary")
    assert pad.buttons[0].call == Attempt("c", "snatch", 3, Decimal(101), good=True)
    for entrant in "abc":
        three.status(entrant, "WD")
    assert (three.pad("secretary").buttons, three.pad("secretary").forms) == ((), ())


def test_several_classes_of_one_session_have_a_table_and_places_of_their_own() -> None:
    session = Session(
        {e: lifter(n, "60", "100", "120") for n, e in enumerate("abc", 1)},
        classes={"a": "59", "b": "64", "c": "64"},
    )
    session.snatch("a", "100", "101", "102")
    session.snatch("b", "100", "103", "104")
    session.snatch("c", "x100", "x100", "100")
    session.start("a", 1, lift="cj")
    tables = board(session).tables
    assert [said(table.title) for table in tables] == ["59 公斤级", "64 公斤级"]
    assert [[row[1], row[7]] for table in tables for row in texts(table)] == [
        ["a", "1"],
        ["b", "1"],
        ["c", "2"],
    ]
    assert [len(table.rows) for table in session.rules.sheet(session.state).tables] == [1, 2]


def test_the_sheet_prints_all_attempts(three: Session) -> None:
    three.snatch("c", "x101")
    three.cj("b", "115", "x118", "x118")
    three.cj("c", "113", "117")
    sheet = three.rules.sheet(three.state)
    assert texts(sheet.tables[0]) == [
        ["1", "c", "58.30", "97", "100", "×101", "100", "1", "113", "117", "", "117", "1", "217"],
        [
            "2",
            "b",
            "58.20",
            "95",
            "98",
            "×100",
            "98",
            "2",
            "115",
            "×118",
            "×118",
            "115",
            "2",
            "213",
        ],
        ["", "a", "58.10", "90", "×93", "93", "93", "3", "", "", "", "", "", ""],
    ]


def framed(session: Session) -> list[tuple[str, str]]:
    """Who has the frame of the attempt that is judged next, and at what weight."""
    rows = board(session).tables[0].rows
    return [
        (row.cells[1].who, cell.text) for row in rows for cell in row.cells if cell.role == "next"
    ]


def test_one_attempt_has_the_frame_whatever_is_declared_for_the_other_lift(three: Session) -> None:
    assert framed(three) == [("c", "101")]
    three.snatch("c", "x101")
    assert framed(three) == [("a", "110")]
