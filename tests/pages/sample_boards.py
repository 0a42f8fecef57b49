"""Boards, explanations and the desk as the edge would make them, with invented results."""

from dataclasses import replace

from meet.present.why import WhyRow, WhyShare, WhyView
from meet.view_models import (
    BoardView,
    CellView,
    ClockView,
    ColumnView,
    ContestView,
    HeroView,
    LightView,
    LineView,
    RowView,
    TableView,
)
from meet.view_models.desk import (
    ContestAtDesk,
    DeskContestView,
    DeskEventView,
    NeedView,
    ProtestView,
    StateCount,
    TodayView,
)
from tests.pages.sample_people import DELEGATIONS, LONG, event, stage, who
from tests.pages.sample_views import LIVE, NEXT, race

LIFTERS = (
    ("温如玉", "潞州", "60.90", "95", "99", "=102", "99", ""),
    ("柳青禾", "襄垣", "59.84", "92", "x96", "+97", "97", "now"),
    ("潘晓岚", "上党", "60.32", "94", "97", "?98", "97", "next"),
    ("郭云舒", "屯留", "60.01", "90", "93", "x96", "93", ""),
    ("申雪", "潞城", "58.70", "85", "x88", "88", "88", ""),
    ("米兰枝", "壶关", "60.55", "x80", "80", "x84", "80", ""),
)
ROLES = {"x": ("failed", "×"), "+": ("good", ""), "?": ("next", ""), "=": ("declared", "")}


def _attempt(text: str) -> CellView:
    role, sign = ROLES.get(text[0], ("", ""))
    return CellView(sign + text[1:], role=role) if role else CellView(text)


def lifting_table(whole: bool = False) -> TableView:
    """The group's table; `whole` with ten lifters, one of them out, one with a long name."""
    rows = [
        RowView(
            (
                CellView(str(place), role="place"),
                CellView(who=who(name, short)),
                CellView(weight, role="detail"),
                *(_attempt(attempt) for attempt in attempts),
                CellView(best, role="best"),
                CellView("第2名" if mark == "next" else "", role="detail"),
            ),
            mark,
            {"now": "试举成功", "next": "下一位"}.get(mark, ""),
            "与柳青禾同为 97，体重 59.84 < 60.32，轻者在前" if mark == "next" else "",
        )
        for place, (name, short, weight, *attempts, best, mark) in enumerate(LIFTERS, 1)
    ]
    if whole:
        rows += [replace(rows[-1], cells=_as(rows[-1].cells, n, LONG)) for n in (7, 8, 9)]
        rows.append(replace(rows[-1], cells=_as(rows[-1].cells, 0, "𬱖㛃"), mark="out"))
    heads = ("名次", "姓名", "体重", "1", "2", "3", "最好", "成功即列")
    aligns = ("centre", "left", *("right",) * 6)
    return TableView(
        tuple(
            ColumnView(head, align, head in ("体重", "成功即列"))
            for head, align in zip(heads, aligns, strict=True)
        ),
        tuple(rows),
    )


def _as(cells: tuple[CellView, ...], place: int, name: str) -> tuple[CellView, ...]:
    first = CellView(str(place), role="place") if place else CellView("取消成绩", role="status")
    return (first, CellView(who=who(name, "沁源", number=f"9{place}")), *cells[2:])


def _lights(tone: str) -> tuple[LightView, ...]:
    judged = tone != ""
    return tuple(
        LightView(seat, shown if judged else "hidden", reason if judged else "")
        for seat, shown, reason in (
            ("左", "white", ""),
            ("中", "white" if tone == "good" else "red", "" if tone == "good" else "杠铃停顿"),
            ("右", "red", "下压不匀"),
        )
    )


def _hero(tone: str) -> HeroView:
    judged = tone != ""
    return HeroView(
        who=who("柳青禾", "襄垣"),
        figure="97",
        unit="公斤",
        details=("抽签号 14", "体重 59.84 公斤"),
        verdict={"good": "试举成功", "bad": "试举失败", "": ""}[tone],
        tone=tone,
        lights=_lights(tone),
        clock=ClockView("停表", 120_000, left_ms=86_000)
        if judged
        else ClockView("试举", 120_000, deadline_ms=1_800_000_000_000),
        place_before=4 if judged else None,
        place_after=2 if tone == "good" else None,
    )


def lifting(tone: str = "good") -> ContestView:
    """Weightlifting: an attempt just judged, or one under way."""
    return ContestView(
        *(412, 61, "wl", "女子 61 公斤级", "weightlifting", "举重", stage("live")),
        events=(event("e-wl", "weightlifting", "女子 61 公斤级", "live"),),
        board=BoardView(
            phase="第3把",
            hero=_hero(tone),
            tables=(lifting_table(whole=not tone),),
            why=("与柳青禾同为 97，体重 59.84 < 60.32，轻者在前",),
            next="潘晓岚　98 公斤　成功即第2名",
            own={
                "kg": "97",
                "bar": "20",
                "collar": "2.5",
                "plates": ["25", "10", "1"],
                "rest": "0",
            },
        ),
        over=False,
        starts="10:00",
        venue="剧院",
    )


def race_board() -> ContestView:
    """A race without a hero: the table fills the screen."""
    rows = tuple(
        RowView(
            (
                CellView(str(lane)),
                CellView(who=row.entrant),
                CellView(row.mark or row.status, role="" if row.place else "status"),
                CellView(str(row.place or row.status_word), role="" if row.place else "status"),
            ),
            "now" if row.place in (2, 3) else "",
        )
        for lane, row in enumerate(race("live").placings, 1)
    )
    heads = (("道", "centre"), ("姓名", "left"), ("成绩", "right"), ("名次", "right"))
    table = TableView(tuple(ColumnView(h, a, False) for h, a in heads), rows)
    return replace(
        lifting(),
        id="r1",
        name="男子 100 米 T46 决赛",
        sport="athletics",
        sport_name="田径",
        events=(event("m100", "athletics", "男子 100 米 T46", "live", protested=True),),
        board=BoardView(
            tables=(table,),
            why=("第2、3名同为 11.49，看终点摄影：11.483 < 11.488",),
            next="11:05　女子铅球 F57",
        ),
        signatures=("裁判长　苏婉　10:58",),
    )


PLAYERS = ("韩墨", "罗清让", "方知白", "陶然", "孟临川", "周砚", "梁守拙")
SHORTS = tuple(DELEGATIONS)


def _games() -> TableView:
    heads = (("台", "centre"), ("红方", "left"), ("结果", "centre"), ("黑方", "left"))
    rows = tuple(
        RowView(
            (
                CellView(str(i + 1)),
                CellView(who=who(name, SHORTS[i])),
                CellView("红胜" if i % 2 else "和"),
                CellView(who=who(PLAYERS[-1 - i] + "二", SHORTS[-1 - i])),
            )
        )
        for i, name in enumerate(PLAYERS)
    )
    return TableView(tuple(ColumnView(h, a, False) for h, a in heads), rows, "第5轮对局")


def _ranking() -> TableView:
    heads = (("名次", "centre"), ("姓名", "left"), ("对手分", "right"), ("积分", "right"))
    rows = tuple(
        RowView(
            (
                CellView(str(i + 1), role="place"),
                CellView(who=who(name, SHORTS[i])),
                CellView(str(26 - i), role="detail"),
                CellView(str(10 - i)),
            ),
            why="与罗清让同为 7 分，对手分 24 > 22" if i == 2 else "",
        )
        for i, name in enumerate(PLAYERS)
    )
    return TableView(tuple(ColumnView(h, a, False) for h, a in heads), rows, "实时排名")


def boards() -> ContestView:
    """Two tables side by side: the round's games and the ranking."""
    return replace(
        race_board(),
        id="xq",
        name="男子听力组 第5轮",
        sport="chess",
        sport_name="象棋",
        board=BoardView(
            phase="第5轮，共7轮",
            tables=(_games(), _ranking()),
            next="第6轮　11:20 编排，11:30 开赛",
        ),
        signatures=(),
    )


def rounds() -> ContestView:
    """Four tables, of which two fit side by side."""
    view = boards()
    tables = (_games(), _ranking(), _games(), _ranking())
    return replace(view, board=replace(view.board, tables=tables, next=""))


def why() -> WhyView:
    """The race explained."""
    view = race("official")
    rows = tuple(
        WhyRow(
            row,
            (f"第{row.place}名得 {row.points} 分。",) if row.place else (),
            tuple(
                WhyShare(one, "1" if row.medal else "0", row.points)
                for one in row.entrant.delegations
            )
            if row.place
            else (),
        )
        for row in view.placings
    )
    return WhyView(
        *(41, view, "长治市第七届残疾人运动会竞赛规程"),
        clause="参赛 8 人，按规程第九条，8 人及以上录取前 8 名。",
        n=8,
        places=8,
        medal_places=3,
        provisional=False,
        rows=rows,
        notes=("人数按参赛人数计（暂定）。",),
    )


def today() -> TodayView:
    """The desk in the middle of the day."""
    counts = zip(
        ("", "scheduled", "called", "live", "finished", "signed", "unofficial", "official"),
        ("要处理", "未开始", "检录", "进行中", "已结束", "裁判长签字", "临时成绩", "正式成绩"),
        (6, 21, 4, 9, 3, 2, 5, 28),
        strict=True,
    )
    kinds = (
        ("alarm", "田径 男子铅球 F46", "重算的结果与正式成绩不同，请核对。", "看差别"),
        ("protest", "田径 女子跳远 T37/38", "武乡县申诉，仲裁待决。颁奖暂停。", "写裁决"),
        ("question", "象棋 男子肢体", "两人完全相同，请仲裁定次序。", "定次序"),
        ("official", "乒乓球 男单 TT6", "申诉期已过，可以宣布正式成绩。", "宣布正式"),
        (
            "publish",
            "举重 男子 59 公斤级",
            "裁判长已签，等你公布。公布后起算 30 分钟申诉。",
            "公布",
        ),
        ("sign", "羽毛球 女双 SL3–SU5", "已结束，还没有签字。", "去签字"),
    )
    listed = (*LIVE, *NEXT, replace(LIVE[3], id="f", stage=stage("finished")))
    return TodayView(
        *(41, ""),
        tuple(StateCount(*one) for one in counts),
        tuple(NeedView(k, t, text, "/desk/events/x", key) for k, t, text, key in kinds),
        tuple(
            DeskContestView(one, one.caption, "平板 07", "10:42:03", "/desk/events/x")
            for one in listed
        ),
        shown=9,
        total=64,
    )


def desk_event(code: str) -> DeskEventView:
    """An event at the desk: unofficial with a protest, or official."""
    lines = (
        LineView(3, "申诉：道次有误", "丁海", "", "10:59:10", counts=True, undoable=True),
        LineView(2, "公布临时成绩，第1版", "苏婉", "", "10:54:02", counts=True, undoable=True),
        LineView(1, "参赛人数定为 9", "苏婉", "", "10:40:00", counts=False, reason="数错"),
    )
    protested = code == "unofficial"
    return DeskEventView(
        41,
        replace(race(code), protested=protested),
        tuple(ContestAtDesk(c, 9, ("裁判长　苏婉　10:58",), True) for c in race(code).contests),
        *(8, "started", 8, 3),
        blockers=("有申诉待裁决，不能宣布正式成绩。",) if protested else (),
        warnings=("1 个场次还没有签字。",) if protested else (),
        protests=(ProtestView(3, "武乡县", "道次有误", "10:59"),) if protested else (),
        lines=lines,
        delegations=tuple((one.id, one.name) for one in DELEGATIONS.values()),
        stage=stage(code),
    )
