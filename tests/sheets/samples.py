"""Invented results as plain data, for the sheets under test."""

from pathlib import Path
from typing import Any

from meet.sheets import document_number, signature_lines
from meet.view_models import (
    CellView,
    ColumnView,
    DelegationTag,
    EntrantTag,
    EventView,
    MedalRow,
    MedalsView,
    PlacingView,
    PointRow,
    PointsView,
    RowView,
    StageView,
    TableView,
    encode_view,
)

ROOT = Path(__file__).resolve().parents[2]
UNITS = "潞州区 上党区 屯留区 潞城区 襄垣县 平顺县 黎城县 壶关县 长子县 武乡县 沁县 沁源县 特教学校"
DELEGATIONS = tuple(
    DelegationTag(str(i), f"{name}代表团", name[:2], "square", "#1f5fbf", "#7fb0ff")
    for i, name in enumerate(UNITS.split(), 1)
)
# 64 gold, 53 silver, 40 bronze.
MEDALS = (
    (10, 8, 6), (9, 9, 5), (8, 6, 5), (7, 6, 4), (6, 5, 4), (5, 4, 4), (5, 4, 3),
    (4, 4, 3), (4, 3, 2), (3, 2, 2), (1, 1, 1), (1, 1, 1), (1, 0, 0),
)  # fmt: skip


def data(kind: Any, view: Any, subject: str = "", **more: Any) -> dict[str, Any]:
    """What a sheet is made from, official and in its first version unless `more` says else."""
    return {
        "meet": {"title": "长治市第七届残疾人运动会"},
        "document": document_number(kind, subject),
        "version": 1,
        "status": "official",
        "changes": (),
        "printed_at": "2026-05-17 16:42",
        "published_at": "2026-05-17 11:36",
        "official_at": "2026-05-17 12:06",
        "url": "http://192.168.1.20:8000/events/w54",
        "protest_until": "",
        "signatures": signature_lines(kind),
        "view": encode_view(view),
        "tables": (),
        **more,
    }


def entrant(number: int, name: str, class_: str = "") -> EntrantTag:
    """An athlete of one of the delegations."""
    unit = DELEGATIONS[number % len(DELEGATIONS)]
    return EntrantTag(str(number), name, (unit,), str(100 + number), class_)


def event(placings: tuple[PlacingView, ...], **more: Any) -> EventView:
    """An official event of the para bench press with these placings."""
    values: dict[str, Any] = {
        "version": 9,
        "seq": 40,
        "id": "w54",
        "sport": "weightlifting",
        "sport_name": "举重",
        "name": "男子 54 公斤级",
        "stage": StageView("official", "正式成绩"),
        "protested": False,
        "entrants": tuple(placing.entrant for placing in placings),
        "contests": (),
        "placings": placings,
        "over": True,
        "venue": "市体育中心举重馆",
        "starts": "10:20",
        "day": "2026-05-17",
        "published_at": "11:36",
        "official_at": "12:06",
    }
    return EventView(**{**values, **more})


def lifting() -> EventView:
    """A bench press with a tie on weight, a bomb-out, an absence and a share of points."""
    rows = (
        ("王建国", 1, "165", "", "gold", "9", ""),
        ("李卫东", 2, "158", "", "silver", "7", ""),
        (
            "阿卜杜拉·热合曼", 3, "158", "", "bronze", "6",
            "同为 158 公斤，体重 53.42 > 52.90，列第3名。",
        ),
        ("张　伟".replace("　", ""), 4, "150", "", "", "9/2", ""),
        ("刘洋", 4, "150", "", "", "9/2", ""),
        ("马𬱖", 6, "141", "", "", "3", ""),
        ("陈静", None, "", "NM", "", "", ""),
        ("杨帆", None, "", "DNS", "", "", ""),
    )  # fmt: skip
    words = {"": "", "NM": "无成绩", "DNS": "未参赛"}
    placings = tuple(
        PlacingView(
            entrant(i, name),
            place,
            mark,
            status or "ranked",
            words[status],
            why=why,
            medal=medal,
            points=points,
            award="并列第4名，5 分与 4 分平均，各得 4½ 分。" if "/" in points else "",
        )
        for i, (name, place, mark, status, medal, points, why) in enumerate(rows, 1)
    )
    return event(placings, clause="参赛 7 人，按规程第十二条录取前 6 名。")


def attempts(view: EventView) -> TableView:
    """The attempts of that bench press."""
    lifts = (
        "155 160 165", "150 158 ×162", "150 ×155 158", "145 150 ×155", "150 ×153 ×153",
        "135 141 ×145", "×140 ×140 ×140", "",
    )  # fmt: skip
    heads = (("签号", "centre"), ("姓名", "left"), ("体重", "right"), ("第一次", "right"),
             ("第二次", "right"), ("第三次", "right"), ("成绩", "right"))  # fmt: skip
    rows = []
    for lot, (placing, tried) in enumerate(zip(view.placings, lifts, strict=True), 1):
        cells = [
            CellView(text, role="failed" * ("×" in text))
            for text in (tried.split() or ["", "", ""])
        ]
        rows.append(
            RowView(
                (
                    CellView(str(lot)),
                    CellView(who=placing.entrant),
                    CellView(f"53.{10 + lot}"),
                    *cells,
                    CellView(placing.mark, role="best"),
                )
            )
        )
    columns = tuple(ColumnView(head, align, False) for head, align in heads)
    return TableView(columns, tuple(rows), "试举记录")


def medals(rows: tuple[tuple[int, int, int], ...] = MEDALS) -> MedalsView:
    """The medal table of thirteen delegations."""
    ranks = [1 + sum(other > row for other in rows) for row in rows]
    return MedalsView(
        version=12,
        rows=tuple(
            MedalRow(rank, unit, *map(str, row), str(sum(row)))
            for rank, unit, row in zip(ranks, DELEGATIONS, rows, strict=True)
        ),
        gold=str(sum(row[0] for row in rows)),
        silver=str(sum(row[1] for row in rows)),
        bronze=str(sum(row[2] for row in rows)),
        total=str(sum(map(sum, rows))),
        handed_out=sum(map(sum, rows)),
        planned=64,
        held=64,
        awarded=64,
        notes=("参赛不足规定人（队）数的项目，按竞赛规程减一录取。",),
    )


def points() -> PointsView:
    """Team points with halves and thirds."""
    figures = ("182", "349/2", "144", "129", "341/3", "97", "91", "82", "69", "53", "22", "22", "9")
    rows = tuple(
        PointRow(i if i < 12 else 11 if i == 12 else 13, unit, text, 0, ("90", "40", "30", "22"))
        for i, (unit, text) in enumerate(zip(DELEGATIONS, figures, strict=True), 1)
    )
    return PointsView(version=12, rows=rows, total="7133/6", planned=64, held=64, awarded=64)
