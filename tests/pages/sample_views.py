"""Views as the edge would make them, with invented results, for looking at every template."""

from dataclasses import replace

from meet.view_models import (
    AthleteView,
    CardLineView,
    ContestRef,
    Contribution,
    DelegationView,
    EventsView,
    EventView,
    GoldLine,
    GoldStep,
    HomeView,
    MedalEvent,
    MedalRow,
    MedalsView,
    PlacingView,
    PointRow,
    PointsView,
    ScheduleView,
    SearchView,
)
from tests.pages.sample_people import DELEGATIONS, LONG, SPORTS, event, stage, who

MEDALS = (
    ("潞州", "7", "5", "3", "15", 0, ("silver",), ""),
    ("上党", "6", "4", "3", "13", 0, (), ""),
    ("襄垣", "5", "4", "2", "11", 0, (), ""),
    ("屯留", "4", "3", "3", "10", 0, (), ""),
    ("特教", "4", "2", "1", "7", 1, ("gold",), "银 3 > 2"),
    ("潞城", "3", "3", "2", "8", -1, (), ""),
    ("长子", "2", "3", "2", "7", 0, ("bronze",), ""),
    ("壶关", "2", "2", "2", "6", 0, (), "银 3 > 2"),
    ("武乡", "1", "2", "1", "4", 0, (), ""),
    ("平顺", "1", "1", "2", "4", 0, (), "银 2 > 1"),
    ("沁源", "1", "1", "1", "3", 0, (), "铜 2 > 1"),
    ("沁县", "1", "1", "0", "2", 0, (), "铜 1 > 0"),
    ("黎城", "0", "0", "1", "1", 0, (), ""),
)
GOLD = (
    ("潞州", ((16, 9, 12), (16, 9, 40), (16, 11, 5), (16, 16, 30), (17, 9, 20), (17, 10, 0))),
    ("上党", ((16, 9, 30), (16, 10, 2), (16, 16, 30), (17, 10, 31))),
    ("襄垣", ((16, 15, 0), (17, 9, 20))),
)
POINTS = (
    ("上党", "138", (54, 28, 18, 38)),
    ("潞州", "131.5", (63, 35, 18, 15)),
    ("襄垣", "112", (45, 28, 12, 27)),
    ("屯留", "107", (36, 21, 18, 32)),
    ("潞城", "84", (27, 21, 12, 24)),
    ("特教", "76", (36, 14, 6, 20)),
    ("长子", "71", (18, 21, 12, 20)),
    ("壶关", "62.5", (18, 14, 12, 18)),
    ("武乡", "48", (9, 14, 6, 19)),
    ("平顺", "44", (9, 7, 12, 16)),
    ("沁源", "31", (9, 7, 6, 9)),
    ("沁县", "25", (9, 7, 0, 9)),
    ("黎城", "22/3", (0, 0, 5, 2)),
)


def medals() -> MedalsView:
    """The medal table of 37 events."""
    rows = tuple(
        MedalRow(i, DELEGATIONS[d], g, s, b, total, change, fresh, why)
        for i, (d, g, s, b, total, change, fresh, why) in enumerate(MEDALS, 1)
    )
    return MedalsView(
        *(37, rows, "37", "31", "23", "91"),
        handed_out=93,
        planned=64,
        held=41,
        awarded=37,
        latest="最近公布：女子 100 米 T37。框出的数字是这一项带来的奖牌。",
        rule="先比金牌，再比银牌、铜牌；都相同则并列。",
        notes=("榜上合计 91，实发奖牌 93 枚：联队的奖牌按规程折算入榜。",),
        race=gold_race(),
    )


def gold_race() -> tuple[GoldLine, ...]:
    """The gold of three delegations over two days, the night between them."""
    return tuple(
        GoldLine(DELEGATIONS[d], tuple(_step(at, gold) for gold, at in enumerate(times, 1)))
        for d, times in GOLD
    )


def _step(at: tuple[int, int, int], gold: int) -> GoldStep:
    day, hour, minute = at
    at_ms = ((day * 24 + hour) * 60 + minute) * 60_000
    shown = event("ath-w-100-t37", "athletics", "女子 100 米 T37", "official")
    return GoldStep(at_ms, f"2026-05-{day}", f"{hour:02d}:{minute:02d}", shown, str(gold))


def joint_medals() -> MedalsView:
    """A table with halves: joint teams share their medal."""
    view = medals()
    first, second, *rest = view.rows
    rows = (replace(first, gold="6.5", total="14.5"), replace(second, bronze="10/3"), *rest)
    return replace(view, rows=rows, gold="36.5", total="90.5")


def points() -> PointsView:
    """Team points; the parts are per cent of the leader's points."""
    rows = tuple(
        PointRow(
            *(i, DELEGATIONS[d], total, int(sum(parts) * 100 / 138)),
            parts=(str(parts[0]), str(parts[1]), str(parts[2]), str(parts[3])),
            parts_share=tuple(int(part * 100 / 138) for part in parts),  # type: ignore[arg-type]
            penalty="-15" if d == "武乡" else "",
            why="同分，第1名 5 > 4" if d == "平顺" else "",
        )
        for i, (d, total, parts) in enumerate(POINTS, 1)
    )
    return PointsView(
        37, rows, "932.5", 64, 41, 37, "各名次得分 9-7-6-5-4-3-2-1。", ("并列名次平分，½ 即半分。",)
    )


def line(
    name: str, short: str, figure: str, place: int | None = None, tag: str = ""
) -> CardLineView:
    """A line of a card."""
    return CardLineView(who(name, short), figure, place, tag)


def contest(
    key: str,
    sport: str,
    name: str,
    code: str,
    starts: str,
    venue: str,
    *card: CardLineView,
    **more: str,
) -> ContestRef:
    """A contest in a list."""
    of = (event(f"e-{key}", sport, name, "live"),)
    return ContestRef(key, name, stage(code), of, starts, venue, card, more.get("caption", ""))


LIVE = (
    contest(
        *("lj", "athletics", "男子跳远 T46 决赛", "live", "10:00", "田赛场"),
        line("秦岳", "上党", "5.96", 1),
        line("陆知行", "潞州", "5.96", 2),
        line("郝云舟", "屯留", "5.58", 4, "第5跳"),
        caption="郝云舟跳 5.61 升至第3名",
    ),
    contest(
        *("bd", "badminton", "男子单打 SL4 半决赛", "live", "10:05", "2 号场地"),
        line("范一舟", "屯留", "21 17 14", tag="发球"),
        line("江海平", "潞州", "18 21 12"),
        caption="第3局，38 分钟",
    ),
    contest(
        *("bb", "basketball", "男子小组赛 A 组", "live", "10:10", "市体育馆"),
        line("潞州", "潞州", "54"),
        line("襄垣", "襄垣", "51", tag="犯满"),
        caption="第3节 2:14",
    ),
    contest(
        *("wl", "weightlifting", "女子 61 公斤级", "live", "10:00", "剧院"),
        line("温如玉", "潞州", "99", 1),
        line("柳青禾", "襄垣", "97", 2, "成功"),
        line("潘晓岚", "上党", "97", 3, "下一位"),
        caption="第3把，98 公斤",
    ),
)
NEXT = (
    contest("n1", "athletics", "男子 100 米 T46 决赛", "called", "10:50", ""),
    contest("n2", "athletics", "女子铅球 F57 决赛", "scheduled", "11:05", ""),
    contest("n3", "chess", "男子听力组 第6轮", "scheduled", "11:20", ""),
    contest("n4", "badminton", "女单 SU5 半决赛", "scheduled", "", ""),
)


def won(name: str, shorts: str | tuple[str, ...], mark: str, place: int, medal: str) -> PlacingView:
    """A medallist."""
    tags = (shorts,) if isinstance(shorts, str) else shorts
    return PlacingView(who(name, *tags), place, mark, "ranked", medal=medal)


LATEST = (
    MedalEvent(
        event("w100", "athletics", "女子 100 米 T37", "official"),
        "10:38",
        (
            won("江晚照", "特教", "15.02", 1, "gold"),
            won("宁可心", "潞州", "15.31", 2, "silver"),
            won("路遥知", "长子", "15.66", 3, "bronze"),
        ),
    ),
    MedalEvent(
        event("tt", "table_tennis", "男单 TT6", "official"),
        "10:31",
        (
            won("范承志", "潞州", "", 1, "gold"),
            won("岳鸣", "上党", "", 2, "silver"),
            won("向晨", "壶关", "", 3, "bronze"),
            won("施远／" + LONG, ("屯留", "黎城"), "", 3, "bronze"),
        ),
        "并列第3名，两枚铜牌",
    ),
    MedalEvent(
        event("sp", "athletics", "男子铅球 F57", "official"),
        "10:20",
        (won("石敬岩", "上党", "9.84", 1, "gold"), won("孔令野", "襄垣", "9.71", 2, "silver")),
        "参赛 3 人，减一录取，不设铜牌",
    ),
)


def home() -> HomeView:
    """The second day at 10:42."""
    day = "2026年5月16日至17日　第2天，共2天"
    return HomeView(37, LIVE, NEXT, LATEST, medals(), points(), day, "10:42:08", len(LIVE))


def bare_home() -> HomeView:
    """Before anything has happened."""
    none = tuple(
        replace(
            row, rank=1, gold="0", silver="0", bronze="0", total="0", change=0, fresh=(), why=""
        )
        for row in medals().rows
    )
    table = replace(
        medals(), rows=none, gold="0", silver="0", bronze="0", total="0", awarded=0, latest=""
    )
    scores = replace(
        points(),
        rows=tuple(
            replace(r, rank=1, points="0", share=0, parts_share=(0, 0, 0, 0), penalty="", why="")
            for r in points().rows
        ),
        awarded=0,
    )
    return HomeView(1, (), NEXT, (), table, scores, "2026年5月16日至17日", "08:00:00", 0)


# --- One event in its stages -------------------------------------------------------------------

RUNNERS = (
    ("宋既明", ("长子",), "118", "11.32", "gold", "9", ""),
    ("童远山", ("潞州",), "102", "11.49", "silver", "7", ""),
    (
        *("裴行简", ("上党",), "131", "11.49", "bronze", "6"),
        "与童远山同为 11.49，看终点摄影：11.483 < 11.488",
    ),
    ("沈听澜", ("襄垣",), "144", "11.57", "", "5", ""),
    ("乐正一", ("屯留",), "155", "11.66", "", "4", ""),
    (LONG, ("壶关", "黎城"), "163", "11.79", "", "2.5", ""),
)


def race(code: str) -> EventView:
    """A race: start_list, live, unofficial or official."""
    official = code == "official"
    placings = tuple(
        PlacingView(
            who(name, *shorts, number=number),
            *(place, mark, "ranked"),
            why=why,
            medal=medal if official else "",
            points=score if official else "",
            award=f"第{place}名得 {score} 分。" if official else "",
        )
        for place, (name, shorts, number, mark, medal, score, why) in enumerate(RUNNERS, 1)
    )
    out = (
        PlacingView(who("郎清野", "武乡", number="171"), None, "", "DQ", "取消成绩"),
        PlacingView(who("阿依丁·别克", "潞城", number="120"), None, "", "DNS", "未参赛"),
    )
    run = contest("r1", "athletics", "男子 100 米 T46 决赛", "finished", "10:50", "田径场")
    return EventView(
        *(41, 5, "m100", "athletics", "田径", "男子 100 米 T46 决赛", stage(code), False),
        entrants=tuple(row.entrant for row in (*placings, *out)),
        contests=(replace(run, stage=stage("signed" if official else "finished")),),
        placings=(*placings, *out),
        over=True,
        clause="参赛 8 人，按规程第九条，8 人及以上录取前 8 名。",
        published_at="10:54" if code in ("unofficial", "official") else "",
        protest_until="11:24" if code in ("unofficial", "official") else "",
        official_at="11:25" if official else "",
        starts="10:50",
        venue="田径场",
        document="RES-m100" if code in ("unofficial", "official") else "",
    )


def delegation() -> DelegationView:
    """A delegation with a shared medal."""
    pair = who("施远／苗立夏", "屯留", "黎城", members=("施远", "苗立夏"))
    rows = (
        Contribution(
            event("m100", "athletics", "男子 100 米 T46", "official"),
            who("乐正一", "屯留", number="155"),
            *(5, "", "", "4", "第5名得 4 分。"),
        ),
        Contribution(
            event("mx", "badminton", "混合双打 SL–SU", "official"),
            pair,
            *(1, "gold", "1/2", "4.5"),
            "参赛 6 队，录取前 6 名。联队每名运动员计 ½，第1名 9 分，屯留得 4½ 分。",
        ),
    )
    return DelegationView(
        *(37, DELEGATIONS["屯留"], medals().rows[3], points().rows[3], rows),
        athletes=tuple(
            who(name, "屯留", number=str(number))
            for number, name in enumerate(("乐正一", "郝云舟", "范一舟", "𬱖㛃", LONG, "䶮龑"), 151)
        ),
        upcoming=NEXT[:2],
        penalties=("女子 4×100 米接力违规，扣 15 分。",),
    )


def athlete() -> AthleteView:
    """An athlete in an official, a live and a coming event."""
    first = race("official").placings[2]
    shot = event("sp", "athletics", "男子铅球 F46", "live")
    results = (
        (event("m100", "athletics", "男子 100 米 T46", "official"), first),
        (shot, replace(first, place=4, mark="9.12", medal="", points="", why="", award="")),
        (event("lj", "athletics", "男子跳远 T46"), None),
    )
    return AthleteView(41, first.entrant, results, NEXT[:1])


def schedule() -> ScheduleView:
    """Two days."""
    done = replace(LIVE[0], stage=stage("signed"), id="done")
    return ScheduleView(
        41, (("2026-05-16", (done, *LIVE)), ("2026-05-17", NEXT), ("", (replace(NEXT[3], id="x"),)))
    )


def events() -> EventsView:
    """Events by sport, in all states."""
    codes = ("official", "unofficial", "live", "finished", "start_list", "cancelled")
    listed = tuple(
        event(f"{key}-{code}", key, f"男子第{i}级", code, "10:30", "田径场", protested=i == 2)
        for key in SPORTS
        for i, code in enumerate(codes, 1)
    )
    return EventsView(
        41,
        tuple(
            (key, name, tuple(e for e in listed if e.sport == key)) for key, name in SPORTS.items()
        ),
    )


def search(query: str = "wl") -> SearchView:
    """What was found; nothing for a query that nobody answers to."""
    if query != "wl":
        return SearchView(37, query, (), (), ())
    found = (who("王璐", "潞州", number="101"), who("吴磊", "特教", number="1302"))
    return SearchView(37, query, found, (DELEGATIONS["武乡"],), (NEXT[0].events[0],), left_out=3)
