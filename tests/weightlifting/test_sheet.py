"""The sheet of a group: lot, bodyweight, every attempt, the power lift, points, questions."""

from dataclasses import replace

from events.weightlifting.rules import ParaBench
from tests.weightlifting.group import Group, lifter, said


def printed(group: Group) -> list[list[str]]:
    sheet = group.rules.sheet(group.state)
    head = [said(column.head) for column in sheet.tables[0].columns]
    rows = [
        [cell.who or cell.text or said(cell.words) for cell in row.cells]
        for row in sheet.tables[0].rows
    ]
    return [head, *rows]


def test_a_group_in_print() -> None:
    """Tokyo 2020 W41: first, fourth and an athlete without a good lift."""
    group = Group(
        {"Newson": lifter(169, "40.70"), "Kopiika": lifter(17, "40.17"), "Guo": lifter(73, "40.13")}
    )
    group.lift("Guo", "105", "x108", "108", "109")
    group.lift("Newson", "94", "x97", "x97")
    group.lift("Kopiika", "x88", "x90", "x90")
    assert printed(group) == [
        ["名次", "签号", "姓名", "体重", "1", "2", "3", "特许", "最好"],
        ["1", "73", "Guo", "40.13", "105", "×108", "108", "109", "108"],
        ["2", "169", "Newson", "40.70", "94", "×97", "×97", "", "94"],
        ["无成绩", "17", "Kopiika", "40.17", "×88", "×90", "×90", "", ""],
    ]
    notes = group.rules.sheet(group.state).notes
    assert [said(note) for note in notes] == ["特许第四次试举只为破纪录，不计成绩。"]


def test_points_and_their_note() -> None:
    """Gold Coast 2018: Ibrahim 220 kg at 93.1 kg, 191.9."""
    group = Group({"Ibrahim": lifter(22, "93.1")}, replace(ParaBench(), formula="ah"), "M")
    group.lift("Ibrahim", "210", "220", "x221")
    assert printed(group)[1][-2:] == ["220", "191.9"]
    assert printed(group)[0][-1] == "AH 分"
    assert said(group.rules.sheet(group.state).notes[0]) == "AH 分保留一位小数，其后舍去。"


def test_the_sum_of_the_good_lifts() -> None:
    """WPP total since 2022: 105, x108, 108 is a best of 108 and a total of 213."""
    group = Group({"Guo": lifter(73, "40.13")}, replace(ParaBench(), result="sum_good"))
    group.lift("Guo", "105", "x108", "108", "109")
    assert group.placings["Guo"].mark == "213"
    assert printed(group)[0][-1] == "总和"


def test_the_sentence_of_a_tie_and_the_question_are_printed() -> None:
    group = Group({"a": lifter(1, "59.84"), "b": lifter(2, "60.32"), "c": lifter(3, "60.32")})
    for entrant in ("a", "b", "c"):
        group.lift(entrant, "97", "x98", "x98")
    sheet = group.rules.sheet(group.state)
    assert said(sheet.tables[0].rows[1].why) == "同为 97，体重 59.84 < 60.32"
    assert said(sheet.notes[0]).startswith("b、c 同为 97，体重同为 60.32：请复称")
