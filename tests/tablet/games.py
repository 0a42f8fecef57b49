"""Small contests for the tests of the pad: what each may call, what it refuses, what it shows.

They are not the rules of any sport: each exists to show one kind of pad. People are invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from meet.view_models import (
    ButtonView,
    CellView,
    ClockView,
    ColumnView,
    DelegationTag,
    EntrantTag,
    FormView,
    InputView,
    PadView,
    RowView,
    StageView,
    TableView,
)
from scoring_rules.contest import Note, Sign
from scoring_rules.kinds.placed import Place, SetStatus
from scoring_rules.refusal import Refused

LUZHOU = DelegationTag("luzhou", "潞州区", "潞州", "square", "#1F5FBF", "#7FB0FF")
LICHENG = DelegationTag("licheng", "黎城县", "黎城", "star", "#B8265F", "#FF95BC")
TUNLIU = DelegationTag("tunliu", "屯留区", "屯留", "hexagon", "#23743A", "#7FD694")
ZHANGZI = DelegationTag("zhangzi", "长子县", "长子", "hourglass", "#3D48B0", "#A3AEFF")
WUXIANG = DelegationTag("wuxiang", "武乡县", "武乡", "pentagon", "#5F6F00", "#C3D44A")

HAN = EntrantTag("5", "韩志远", (LUZHOU,), number="1151")
XU = EntrantTag("2", "许立", (LICHENG,), number="1188")
ZHENG = EntrantTag("9", "郑大伟", (TUNLIU,), number="1173")
FENG = EntrantTag("7", "冯国强", (ZHANGZI,), number="1204")
LU = EntrantTag("4", "卢平", (WUXIANG,), number="1209")
LIFTERS = (FENG, XU, HAN, ZHENG, LU)


@dataclass(frozen=True, slots=True)
class Rally:
    """A point to a side."""

    kind: ClassVar[str] = "rally"
    to: str


@dataclass(frozen=True, slots=True)
class Vote:
    """A referee's light."""

    kind: ClassVar[str] = "vote"
    seat: str
    entrant: str
    good: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Declare:
    """The weight of the next attempt."""

    kind: ClassVar[str] = "declare"
    entrant: str
    kg: int


@dataclass(frozen=True, slots=True)
class Trial:
    """A measured throw, or X, - and r."""

    kind: ClassVar[str] = "trial"
    entrant: str
    mark: str


def head(*heads: str) -> tuple[ColumnView, ...]:
    """Columns: those whose head ends in > stand right."""
    return tuple(
        ColumnView(text.rstrip(">"), "right" if text.endswith(">") else "left", detail=False)
        for text in heads
    )


def cells(*values: str | EntrantTag, role: str = "") -> tuple[CellView, ...]:
    """Texts and names as cells."""
    return tuple(
        CellView(who=value) if isinstance(value, EntrantTag) else CellView(value, role=role)
        for value in values
    )


def base(name: str, sport_name: str, **more: Any) -> PadView:
    """A pad before its ledger is known."""
    stage = StageView("live", "进行中")
    return PadView("", name, "test", sport_name, "", 0, 0, stage, **more)


@dataclass
class Game:
    """What a contest needs: its calls, the independent ones, what it refuses, what it shows."""

    kinds: ClassVar[dict[str, type]] = {}
    independent: ClassVar[frozenset[str]] = frozenset({"note", "sign"})
    place: str = ""

    @property
    def all_kinds(self) -> dict[str, type]:
        """With the notes and signatures that every contest takes."""
        return {**self.kinds, "note": Note, "sign": Sign}

    def check(self, calls: Sequence[Any]) -> None:
        """Refuse what the last of these calls may not be."""

    def pad(self, calls: Sequence[Any], seat: str, now_ms: int) -> PadView:
        """The pad after these calls."""
        raise NotImplementedError

    def text(self, call: Any) -> str:
        """A call in words."""
        if isinstance(call, Note):
            return f"备注：{call.text}"
        return f"签字：{call.role}"


@dataclass
class Rallies(Game):
    """Points to two sides until one has as many as it takes."""

    kinds: ClassVar[dict[str, type]] = {"rally": Rally}
    target: int = 21
    place: str = "3 号场"

    def score(self, calls: Sequence[Any]) -> tuple[int, int]:
        return tuple(sum(getattr(c, "to", "") == side for c in calls) for side in "AB")  # type: ignore[return-value]

    def check(self, calls: Sequence[Any]) -> None:
        if isinstance(calls[-1], Rally) and max(self.score(calls[:-1])) >= self.target:
            raise Refused("over")

    def pad(self, calls: Sequence[Any], seat: str, now_ms: int) -> PadView:
        left, right = self.score(calls)
        over = max(left, right) >= self.target
        sides = (("A", LUZHOU, left), ("B", WUXIANG, right))
        table = TableView(
            head("代表团", "得分>"),
            tuple(RowView(cells(d.name, str(n), role="best")) for _, d, n in sides),
        )
        pad = base(
            "女双 SL3–SU5 半决赛 2",
            "羽毛球",
            asks="比赛结束" if over else "谁得分？",
            figure=f"{left}:{right}",
            tables=(table,),
        )
        if over:
            return replace(pad, stage=StageView("finished", "已结束"), can_sign=True)
        return replace(
            pad,
            buttons=tuple(
                ButtonView({"kind": "rally", "to": side}, f"{d.name}得分", "", "＋1")
                for side, d, _ in sides
            ),
        )

    def text(self, call: Any) -> str:
        if isinstance(call, Rally):
            return f"{LUZHOU.name if call.to == 'A' else WUXIANG.name}得分"
        return super().text(call)


REASONS = (
    ("body", "身体姿势", "动、臀或头抬起"),
    ("bar", "控制杠铃", "锁定前后不稳"),
    ("chest", "胸上停留", "未停住、下沉"),
    ("press", "推起", "不匀、中途停落"),
)


@dataclass
class Lights(Game):
    """A referee's seat: one vote for each lifter in turn; a red one may have its reason."""

    kinds: ClassVar[dict[str, type]] = {"vote": Vote}
    independent: ClassVar[frozenset[str]] = frozenset({"note", "sign", "vote"})
    place: str = "举重台"

    def pad(self, calls: Sequence[Any], seat: str, now_ms: int) -> PadView:
        votes = [call for call in calls if isinstance(call, Vote) and call.seat == seat]
        pad = base(
            "男子 65 公斤级　第二把",
            "举重",
            asks="你判的是",
            about=HAN,
            figure="140",
            unit="公斤",
            warnings=("只等你一人",),
        )
        stop = ButtonView({"kind": "note", "text": "停表"}, "停表", "quiet")
        keys = (stop,) if seat == "chief" else ()
        if not votes:
            return replace(
                pad,
                buttons=(
                    ButtonView(self.vote(seat, good=True), "成功", "good"),
                    ButtonView(self.vote(seat, good=False), "失败", "bad"),
                    *keys,
                ),
            )
        if votes[-1].good:
            buttons = (ButtonView(self.vote(seat, good=False), "改判失败", "bad"), *keys)
            return replace(pad, asks="你判：○ 成功", warnings=(), buttons=buttons)
        buttons = tuple(
            ButtonView(
                {**self.vote(seat, good=False), "reason": code},
                name,
                "main" if code == votes[-1].reason else "",
                detail,
            )
            for code, name, detail in REASONS
        )
        white = ButtonView(self.vote(seat, good=True), "改判成功", "good")
        return replace(pad, asks="你判：× 失败", warnings=(), buttons=(*buttons, white, *keys))

    def vote(self, seat: str, *, good: bool) -> dict[str, Any]:
        return {"kind": "vote", "seat": seat, "entrant": HAN.id, "good": good}

    def text(self, call: Any) -> str:
        if isinstance(call, Vote):
            return f"{HAN.name} 140 {'○' if call.good else '×'}（{call.seat}）"
        return super().text(call)


@dataclass
class Weights(Game):
    """The marshal of a group: the next weight of one lifter; 140 is refused."""

    kinds: ClassVar[dict[str, type]] = {"declare": Declare}
    place: str = "举重台"

    def check(self, calls: Sequence[Any]) -> None:
        if isinstance(calls[-1], Declare) and calls[-1].kg == 140:
            raise Refused("taken")

    def pad(self, calls: Sequence[Any], seat: str, now_ms: int) -> PadView:
        declared = {call.entrant: call.kg for call in calls if isinstance(call, Declare)}
        rows = tuple(
            RowView(
                (
                    CellView(kg, role="best"),
                    CellView(who=who),
                    CellView(who.delegations[0].name),
                    CellView(state),
                    CellView(str(declared.get(who.id, "待报")), role="declared"),
                ),
                mark="now" if who == HAN else "",
            )
            for kg, who, state in zip(
                ("130", "136", "140", "140", "145"),
                LIFTERS,
                ("○ 成功", "× 失败", "正在举", "下一个", "再下一个"),
                strict=True,
            )
        )
        kg = InputView("kg", "报第三把", "integer", "136", "300", "1", "136", "公斤")
        form = FormView("declare", "报重", {"entrant": XU.id}, (kg,), about=XU.name)
        clock = ClockView("报重还剩", 60_000, now_ms + 41_000)
        return base(
            "男子 65 公斤级　第二把",
            "举重",
            asks="许立 报第三把",
            tables=(TableView(head("第二把 公斤>", "运动员", "代表团", "状态", "第三把>"), rows),),
            forms=(form,),
            clock=clock,
        )

    def text(self, call: Any) -> str:
        if isinstance(call, Declare):
            return f"{XU.name} 报 {call.kg} 公斤"
        return super().text(call)


@dataclass
class Throws(Game):
    """Measured throws of one athlete."""

    kinds: ClassVar[dict[str, type]] = {"trial": Trial}
    place: str = "投掷区 B"

    def pad(self, calls: Sequence[Any], seat: str, now_ms: int) -> PadView:
        marks = [call.mark for call in calls if isinstance(call, Trial)]
        mark = InputView("mark", "只按数字", "decimal", "1.00", "25.00", "0.01", unit="米")
        row = RowView(cells("4", HAN, *marks), mark="now", tag="正在投")
        heads = head("名次", "运动员", *(f"{i + 1}>" for i in range(len(marks))))
        return base(
            "男子铅球 F46 决赛",
            "田径",
            asks="正在投",
            about=HAN,
            tables=(TableView(heads, (row,)),),
            forms=(FormView("trial", "记下", {"entrant": HAN.id}, (mark,)),),
            buttons=tuple(
                ButtonView({"kind": "trial", "entrant": HAN.id, "mark": code}, name, tone)
                for code, name, tone in (("X", "失败", "bad"), ("-", "免投", ""), ("r", "退出", ""))
            ),
        )

    def text(self, call: Any) -> str:
        if isinstance(call, Trial):
            return f"{HAN.name} {call.mark}"
        return super().text(call)


@dataclass
class Placings(Game):
    """Only the placing is recorded."""

    kinds: ClassVar[dict[str, type]] = {"place": Place, "status": SetStatus}
    place: str = "终点"
    entrants: tuple[EntrantTag, ...] = field(default=LIFTERS)

    def check(self, calls: Sequence[Any]) -> None:
        if sum(isinstance(call, Place) for call in calls) > 1:
            raise Refused("already_placed")

    def pad(self, calls: Sequence[Any], seat: str, now_ms: int) -> PadView:
        placed = next((call for call in calls if isinstance(call, Place)), None)
        names = {who.id: who for who in self.entrants}
        groups = placed.placings if placed else ()
        rows = tuple(
            RowView(cells(str(1 + sum(map(len, groups[:i]))), names[entrant]))
            for i, group in enumerate(groups)
            for entrant in group
        )
        pad = base(
            "男子 400 米 T46 决赛", "田径", tables=(TableView(head("名次", "运动员"), rows),)
        )
        if placed:
            return replace(pad, stage=StageView("finished", "已结束"), can_sign=True)
        choices = tuple((w.id, f"{w.name} {w.delegations[0].short}") for w in self.entrants)
        statuses = tuple((code, code) for code in ("DNS", "DNF", "NM", "DQ", "WD"))
        place = InputView("placings", "名次顺序", "placings", choices=choices)
        who = InputView("entrant", "参赛者", "choice", choices=choices)
        why = InputView("status", "原因", "choice", choices=statuses)
        return replace(
            pad,
            asks="请按名次列出所有参赛者",
            forms=(
                FormView("place", "记录名次", {}, (place,)),
                FormView("status", "无名次", {}, (who, why)),
            ),
        )

    def text(self, call: Any) -> str:
        if isinstance(call, Place):
            return "名次：" + "、".join("=".join(group) for group in call.placings)
        if isinstance(call, SetStatus):
            return f"{call.entrant} {call.status}"
        return super().text(call)
