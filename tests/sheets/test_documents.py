"""The three documents say what their view says, in order, on every page what belongs there."""

import re
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import segno

from meet import sheets
from meet.press import Press
from meet.view_models import (
    CellView,
    ColumnView,
    EntrantTag,
    PlacingView,
    RowView,
    TableView,
    encode_view,
)
from meet.web.filters import environment_for
from tests.sheets import samples
from tests.sheets.reading import pages


def made(kind: sheets.Kind, data: dict[str, Any], lang: str = "zh") -> str:
    return sheets.html(kind, data, lang, environment_for)


def words(text: str) -> list[str]:
    return text.replace("\r\n", " ").split()


def in_order(wanted: list[str], text: list[str]) -> list[str]:
    """What of `wanted` is not found after what was found before it."""
    rest = iter(text)
    return [word for word in wanted if word not in rest]


@pytest.fixture(scope="module")
def long_result(press: Press) -> list[str]:
    rows = tuple(
        PlacingView(samples.entrant(i, f"甲{i}", "T46"), i, f"{11 + i / 10:.2f}", "ranked")
        for i in range(1, 96)
    )
    event = samples.event(rows, sport_name="田径", name="男子 100 米 T46")
    changes = ("第 7 道改判犯规（规则 17.8），本版取代第 2 版。",)
    data = samples.data("result", event, "m100-t46", status="corrected", version=3, changes=changes)
    return pages(press.pdf(made("result", data)))


def test_a_result_lists_everyone_in_the_order_of_places(press: Press) -> None:
    view = samples.lifting()
    data = samples.data("result", view, "w54", tables=[encode_view(samples.attempts(view))])
    text = " ".join(pages(press.pdf(made("result", data))))
    shown = [
        *("1 101 王建国 上党区代表团 165 9 金牌", "2 102 李卫东 屯留区代表团 158 7 银牌"),
        "3 103 阿卜杜拉·热合曼 潞城区代表团 158 6 铜牌",
        *("同为", "158", "公斤，体重", "53.42", ">", "52.90，列第3名。"),
        *("4 104 张伟 襄垣县代表团 150 4½", "并列第4名，5", "4 105 刘洋 平顺县代表团 150 4½"),
        *("6 106 马𬱖 黎城县代表团 141 3", "— 107 陈静 壶关县代表团 NM 无成绩"),
        *("— 108 杨帆 长子县代表团 DNS 未参赛", "试举记录", "签号 姓名 体重"),
        *("2 李卫东 53.12 150 158 ×162 158", "参赛", "7", "人，按规程第十二条录取前"),
        *("编排记录长", "裁判长", "总裁判长", "日期"),
    ]
    assert not in_order([word for row in shown for word in row.split()], words(text))


def test_a_sheet_says_what_it_is(press: Press) -> None:
    data = samples.data(
        "result", samples.lifting(), "w54", version=2, protest_until="2026-05-17 12:06"
    )
    (page,) = pages(press.pdf(made("result", data)))
    text = re.sub(r"\s+", "", page)
    assert "长治市第七届残疾人运动会成绩公告举重·男子54公斤级正式" in text
    assert "文件号RES-w54第2版" in text
    assert "打印时间2026-05-1716:42" in text
    assert "第1页，共1页" in text
    assert "日期：2026年5月17日星期日开始时间：10:20场地：市体育中心举重馆" in text
    assert "公布时间：2026-05-1711:36正式时间：2026-05-1712:06" in text
    assert "申诉截止：2026-05-1712:06" in text
    assert text.count("http://192.168.1.20:8000/events/w54") == 2  # beside the code and tagged


@pytest.mark.parametrize(
    ("more", "boxed"),
    [
        ({}, ["正式"]),
        ({"status": "unofficial"}, ["临时"]),
        (
            {"status": "unofficial", "version": 2, "changes": ("改判",)},
            ["临时", "更正 第 2 版"],
        ),
        ({"status": "corrected", "version": 4, "changes": ("改判",)}, ["正式", "更正 第 4 版"]),
    ],
)
def test_the_status_is_boxed(more: dict[str, Any], boxed: list[str]) -> None:
    html = made("medals", samples.data("medals", samples.medals(), **more))
    assert re.findall(r'<span class="status \w+">(.*?)</span>', html) == boxed


def test_a_protested_result_says_so_beside_its_status() -> None:
    event = samples.event(samples.lifting().placings, protested=True)
    html = made("result", samples.data("result", event, status="unofficial"))
    assert re.findall(r'<span class="status \w+">(.*?)</span>', html) == ["临时", "申诉中"]


def test_every_page_has_its_number_its_heads_and_its_document(long_result: list[str]) -> None:
    assert len(long_result) == 4
    for number, page in enumerate(long_result, 1):
        assert f"第 {number} 页，共 4 页" in page
        assert "文件号 RES-m100-t46 第 3 版" in page
        assert "名次 号码 姓名 代表团 级别 成绩" in page
        running = "长治市第七届残疾人运动会 成绩公告 · 田径 · 男子 100 米 T46"
        assert (running in page) == (number > 1)


def test_a_long_result_is_whole_and_a_correction_says_what_changed(long_result: list[str]) -> None:
    everyone = [word for i in range(1, 96) for word in (str(i), str(100 + i), f"甲{i}")]
    assert not in_order(everyone, words(" ".join(long_result)))
    assert "本版更正：" in long_result[0]
    assert "第 7 道改判犯规（规则 17.8），本版取代第 2 版。" in long_result[0]


@pytest.mark.parametrize("count", range(18, 22))
def test_signatures_never_stand_on_a_page_without_results(press: Press, count: int) -> None:
    rows = tuple(
        PlacingView(samples.entrant(i, f"甲{i}"), i, "9", "ranked") for i in range(1, count + 1)
    )
    *_, last = pages(press.pdf(made("result", samples.data("result", samples.event(rows)))))
    for i in range(count - 2, count + 1):
        assert f"甲{i} " in last
    assert "编排记录长" in last


@pytest.mark.parametrize("above", range(3))
def test_a_reason_stays_with_the_row_it_explains(press: Press, above: int) -> None:
    """Rows with a reason below rows without: somewhere a page must end between two rows."""
    rows = tuple(
        PlacingView(
            samples.entrant(i, f"甲{i}"), i, "9", "ranked", why=f"缘由{i}" if i > above else ""
        )
        for i in range(1, 60)
    )
    text = pages(press.pdf(made("result", samples.data("result", samples.event(rows)))))
    assert len(text) > 2
    for page in text:
        reasons = {int(found) for found in re.findall(r"缘由(\d+)", page)}
        placed = {int(found) for found in re.findall(r"甲(\d+) ", page)}
        assert reasons == {number for number in placed if number > above}


def test_the_medal_table_adds_up_once(press: Press) -> None:
    data = samples.data("medals", samples.medals())
    (page,) = pages(press.pdf(made("medals", data)))
    lines = page.splitlines()
    assert lines.count("合计 64 53 40 157") == 1
    assert lines.count("1 潞州区代表团 10 8 6 24") == 1
    assert lines.count("11 沁县代表团 1 1 1 3") == 1
    assert lines.count("11 沁源县代表团 1 1 1 3") == 1
    assert lines.count("13 特教学校代表团 1 0 0 1") == 1
    assert "设项：64 已举行：64 已正式公布：64" in page
    assert "榜内奖牌合计：157 实发奖牌：157" in page
    assert "\n裁判长" not in page  # the tables of all sports have no referee of their own


def test_the_total_stands_on_the_last_page_only(press: Press) -> None:
    rows = tuple((i, i, i) for i in range(13, 0, -1))
    data = samples.data("medals", samples.medals(rows))
    data["view"]["rows"] *= 6
    text = pages(press.pdf(made("medals", data)))
    assert len(text) >= 3
    assert ["合计 91 91 91 273" in page for page in text] == [False] * (len(text) - 1) + [True]


def test_team_points_keep_halves_and_thirds(press: Press) -> None:
    data = samples.data("points", samples.points(), status="unofficial")
    (page,) = pages(press.pdf(made("points", data)))
    assert "2 上党区代表团 90 40 30 22 174½" in page
    assert "5 襄垣县代表团 90 40 30 22 113 2/3" in page.replace("\xa0", " ")
    assert "合计 1188 5/6" in page.replace("\xa0", " ")
    assert "名次 代表团 第1名得分 第2名得分 第3名得分 其余名次 总分" in page


@pytest.mark.parametrize(
    ("figure", "parts"),
    [
        *(("9", ("9", "")), ("7/2", ("3", "½")), ("1/2", ("", "½")), ("-3/4", ("−", "¾"))),
        *(("22/3", ("7", "\xa01/3")), ("1/3", ("", "1/3")), ("-7/2", ("−3", "½"))),
        *(("48.5", ("48", "½")), ("-15", ("−15", ""))),
        *(("11.32", ("11.32", "")), ("", ("", "")), ("1:02.34", ("1:02.34", ""))),
    ],
)
def test_exact_figures_are_split(figure: str, parts: tuple[str, str]) -> None:
    assert sheets.split_figure(figure) == parts


def test_a_team_is_listed_with_its_members_and_its_delegations(press: Press) -> None:
    one, two = samples.DELEGATIONS[:2]
    team = EntrantTag("t", "联合队", (one, two), "7", "", ("赵䶮", "买买提艾力·吐尔逊"))
    rows = (PlacingView(team, 1, "3:12.40", "ranked"),)
    (page,) = pages(press.pdf(made("result", samples.data("result", samples.event(rows)))))
    text = re.sub(r"[\s\u200b]+", "", page)
    assert "联合队" in text
    assert "赵䶮、买买提艾力·吐尔逊" in text
    assert "潞州区代表团、上党区代表团" in text


def test_a_wide_table_lies_on_its_side(press: Press) -> None:
    heads = [f"第 {i} 轮" for i in range(1, 15)]
    table = TableView(
        tuple(ColumnView(head, "right", False) for head in ("姓名", *heads)),
        (RowView((CellView(who=samples.entrant(1, "王建国")), *[CellView("5.96")] * 14)),),
        "各轮成绩",
    )
    data = samples.data("result", samples.lifting(), tables=[encode_view(table)])
    pdf = press.pdf(made("result", data))
    assert "王建国 " + " ".join(["5.96"] * 14) in pages(pdf)[1]
    document = pypdfium2.PdfDocument(pdf)
    assert [page.get_width() > page.get_height() for page in document] == [False, True]


def test_columns_that_nobody_fills_are_left_out() -> None:
    rows = (PlacingView(EntrantTag("1", "王建国", ()), 1, "", "ranked"),)
    html = made("result", samples.data("result", samples.event(rows)))
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', html)
    assert heads == ["名次", "姓名", "代表团"]


def test_every_row_is_as_wide_as_its_table() -> None:
    lean = PlacingView(EntrantTag("1", "王建国", ()), 1, "", "ranked", why="同")
    full = PlacingView(samples.entrant(2, "甲", "T46"), 2, "9", "ranked", why="同", points="7")
    ill = replace(lean, place=None, status="DNS", why="")
    for placings in ((lean,), (full,), (lean, ill), (replace(full, values=(("小分", "9"),)), lean)):
        html = made("result", samples.data("result", samples.event(placings)))
        rows = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
        widths = [
            sum(int(wide or 1) for wide in re.findall(r'<t[hd]\b[^>]*?(?:colspan="(\d)")?>', row))
            for row in rows
        ]
        assert len(widths) >= 3
        assert len(set(widths)) == 1


def test_a_pair_is_named_once() -> None:
    pair = EntrantTag("1", "曹波/李建芳", (), "", "", ("曹波", "李建芳"))
    html = made(
        "result", samples.data("result", samples.event((PlacingView(pair, 1, "", "ranked"),)))
    )
    assert html.count("李建芳") == 1


def test_further_figures_of_the_placings_have_their_columns() -> None:
    values = ((("对手分", "12"), ("小分", "9/2")), (("对手分", "11"),))
    rows = tuple(
        PlacingView(samples.entrant(i, "甲"), i, "4", "ranked", values=value)
        for i, value in enumerate(values, 1)
    )
    html = made("result", samples.data("result", samples.event(rows)))
    assert "".join(re.findall(r">(对手分|小分)<", html)) == "对手分小分"
    assert re.findall(r'<td class="right">(12|11|9/2|)</td>', html) == ["12", "9/2", "11", ""]


def test_the_english_sheet_is_english(press: Press) -> None:
    data = samples.data("medals", samples.medals(), version=2, status="corrected", changes=("x",))
    html = made("medals", data, "en")
    assert '<html lang="en">' in html
    (page,) = pages(press.pdf(html))
    assert "Medal Table" in page
    assert "Corrected Version 2" in page
    assert "Page 1 of 1" in page
    assert "Total 64 53 40 157" in page
    assert sheets.document_number("result", "w54", "en") == "RES-w54-EN"


def test_the_code_leads_to_the_live_result() -> None:
    url = "http://192.168.1.20:8000/events/w54"
    same = segno.make(url, version=3, error="m", boost_error=False).svg_inline(
        border=0, omitsize=True, title=url
    )
    html = made("medals", samples.data("medals", samples.medals(), url=url))
    assert same in html


def test_names_cannot_bring_markup() -> None:
    rows = (PlacingView(samples.entrant(1, '<img src="x">·<b>'), 1, "9", "ranked"),)
    html = made("result", samples.data("result", samples.event(rows)))
    assert "<img" not in html
    assert "<b>" not in html


def test_a_correction_tells_row_by_row_what_it_changes() -> None:
    before = samples.lifting()
    first, second, *rest = before.placings
    out = replace(first, place=None, mark="", status="DQ", points="", medal="")
    up = replace(second, place=1, points="9")
    late = PlacingView(samples.entrant(9, "赵䶮"), 8, "120", "ranked", points="1/2")
    after = replace(before, placings=(up, *rest[:-1], late, out))
    assert sheets.changes("result", encode_view(before), encode_view(after), "zh") == (
        "李卫东：名次由 2 改为 1，得分由 7 改为 9。",
        "赵䶮：名次由 — 改为 8，成绩由 — 改为 120，得分由 — 改为 ½。",
        "王建国：名次由 1 改为 —，成绩由 165 改为 DQ，得分由 9 改为 —。",
        "杨帆：成绩由 DNS 改为 —。",
    )
    assert sheets.changes("result", encode_view(before), encode_view(before), "zh") == ()


def test_a_corrected_table_tells_what_it_changes() -> None:
    before, after = samples.medals(), samples.medals(((10, 9, 6), *samples.MEDALS[1:]))
    said = sheets.changes("medals", encode_view(before), encode_view(after), "en")
    assert said == ("潞州区代表团: Silver 8 is now 9.",)
    table = encode_view(samples.points())
    rows = [{**table["rows"][0], "points": "365/2"}, *table["rows"][1:]]
    said = sheets.changes("points", table, {**table, "rows": rows}, "zh")
    assert said == ("潞州区代表团：总分由 182 改为 182½。",)


def test_an_award_is_explained_where_it_is_no_plain_line_of_the_table() -> None:
    one, two = samples.DELEGATIONS[:2]
    joint = EntrantTag("t", "联合队", (one, two))
    cases = (
        (PlacingView(joint, 1, "", "ranked", points="9", award="联合"), ["联合"]),
        (PlacingView(samples.entrant(1, "甲"), 2, "", "ranked", points="7", award="七分"), []),
        (PlacingView(samples.entrant(2, "乙"), 3, "", "ranked", points="11/2", award="半"), ["半"]),
        (PlacingView(samples.entrant(3, "丙"), 4, "", "ranked", points="4", award="并"), ["并"]),
        (
            PlacingView(samples.entrant(4, "丁"), 4, "", "ranked", why="同", points="4"),
            ["同"],
        ),
        (PlacingView(samples.entrant(5, "戊"), None, "", "DNS", award="无"), []),
        (PlacingView(samples.entrant(6, "己"), None, "", "DNS", award="无"), []),
    )
    placings = [encode_view(placing) for placing, _ in cases]
    assert sheets.reasons(placings) == [told for _, told in cases]


def test_a_sentence_stands_under_its_placing_once() -> None:
    view = samples.lifting()
    why = view.placings[2].why
    table = samples.attempts(view)
    rows = [replace(row, why=why if i == 2 else "只此一处") for i, row in enumerate(table.rows)]
    tables = [encode_view(replace(table, rows=tuple(rows)))]
    html = made("result", samples.data("result", view, tables=tables))
    assert html.count("体重 <b>53.42 &gt; 52.90</b>") == 1
    assert html.count("只此一处") == len(rows) - 1


def test_why_the_medals_do_not_add_up_is_said_where_they_do_not() -> None:
    note = "榜上合计 156½，实发奖牌 157 枚。"
    for handed_out, said in ((157, False), (158, True)):
        view = replace(samples.medals(), handed_out=handed_out, notes=(note,))
        assert (note in made("medals", samples.data("medals", view))) == said


def test_the_medal_table_with_its_reasons_and_signatures_is_one_page(press: Press) -> None:
    """Thirteen delegations, a reason in every second row, and what was carried in."""
    view = samples.medals()
    rows = tuple(replace(row, why="银 3 > 2" if i % 2 else "") for i, row in enumerate(view.rows))
    notes = ("设项 64。", "榜上合计 157½，实发奖牌 157 枚。", "带入：潞州区代表团，金 ½。")
    view = replace(view, rows=rows, gold="129/2", total="315/2", notes=notes)
    printed = pages(press.pdf(made("medals", samples.data("medals", view))))
    assert len(printed) == 1
    text = "".join(printed[0].split())
    assert "榜内奖牌合计：157½" in text
    assert "名次代表团金牌银牌铜牌合计说明" in text
    assert "带入：潞州区代表团，金½。" in text


def test_points_that_were_carried_in_or_lost_have_a_column() -> None:
    view = samples.points()
    first = replace(view.rows[0], carried="9/2", penalty="-15")
    view = replace(view, rows=(first, *view.rows[1:]), notes=("设项 64。", "带入：4½ 分。"))
    html = made("points", samples.data("points", view))
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)(?:<span[^>]*></span>)?</th>', html)
    assert heads[-3:] == ["带入", "扣分", "总分"]
    assert "−15" in html
    assert "<p>带入：4½ 分。</p>" in html
    rows = re.findall(r"<tr.*?</tr>", html, re.DOTALL)
    widths = {
        sum(int(wide or 1) for wide in re.findall(r'<t[hd]\b[^>]*?(?:colspan="(\d)")?>', row))
        for row in rows
    }
    assert widths == {9}
