"""Tables of entries: shown row by row first, taken in whole or not at all."""

import io
import re
import zipfile

import pytest

from tests.web.organiser import PAIR, T46, Organiser, plain, told

HEAD = "小项,代表团,姓名,号码,性别,级别,组合\n"
GOOD = (
    HEAD
    + "男子 100 米 T46 级,潞州区,李堃,101,男,T46,\n"
    + "男子100米T46级,上党,阿卜杜拉·热合曼,102,男,T46,\n"
    + f"{PAIR},潞州区,张三,301,男,,一组\n{PAIR},上党区,李四,302,男,,一组\n\n"
    + "男子 100 米 T46 级,,,,,,\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_shown_first_and_taken_when_confirmed(begun: Organiser, encoding: str) -> None:
    before = begun.meet.house.reader.last_number()
    preview = begun.table(GOOD.replace("上党,", "上党区,").encode(encoding))
    assert preview.status_code == 200
    assert "4 行都可以导入，共 3 个报名" in plain(preview.text)
    assert begun.meet.house.reader.last_number() == before
    assert begun.confirm(preview).status_code == 303
    entered = begun.meet.get(f"/events/{T46}")[1]["entrants"]
    assert [one["name"] for one in entered] == ["李堃", "阿卜杜拉·热合曼"]
    assert begun.meet.get(f"/events/{PAIR}")[1]["entrants"][0]["id"] == "301-302"
    again = begun.table(GOOD.replace("上党,", "上党区,").encode(encoding))
    assert "4 行已经报过名，不再导入" in plain(again.text)


FAULTS = [
    ("男子 100 米 T46 级,壶关县,赵一,201,男,T46,\n", "没有代表团「壶关县」"),
    ("女子 100 米 T99,潞州区,赵一,201,女,T46,\n", "没有小项「女子 100 米 T99」"),
    ("男子 100 米 T46 级,潞州区,,201,男,T46,\n", "「姓名或名称」没有写"),
    ("男子 100 米 T46 级,,赵一,201,男,T46,\n", "没有写代表团"),
    ("男子 100 米 T46 级,潞州区,赵一,101,男,T46,\n", "号码 101 已经是「李堃」的"),
    ("男子 100 米 T46 级,潞州区,赵一,201,雄,T46,\n", "性别「雄」读不懂"),
    (f"{PAIR},潞州区,赵一,201,男,,\n", "组合"),
]


def test_faults_stand_beside_their_rows(begun: Organiser) -> None:
    """The good row is shown as good, and nothing can be confirmed."""
    before = begun.meet.house.reader.last_number()
    for row, said in FAULTS:
        preview = begun.table(HEAD + "男子 100 米 T46 级,潞州区,李堃,101,男,T46,\n" + row)
        assert preview.status_code == 400, row
        assert "1 行有问题" in plain(preview.text)
        (faulty,) = re.findall(r'<tr class="faulty">(.*?)</tr>', preview.text, re.DOTALL)
        assert plain(faulty).startswith("3 ")
        assert said in plain(faulty)
        assert "确认导入" not in preview.text
    assert begun.meet.house.reader.last_number() == before


HEADS = [
    (b"", "表里没有报名"),
    (HEAD.encode(), "表里没有报名"),
    ("小项,姓名\nx,y\n".encode(), "缺「代表团」这一栏"),
    ("小项,代表团,姓名,鞋码\nx,y,z,43\n".encode(), "没有「鞋码」"),
    ("小项,代表团,姓名,姓名\nx,y,z,43\n".encode(), "写了两次"),
    (b"PK\x03\x04 no workbook", "xlsx"),
    (b"\x00\x01\x02\xff" * 20, "不是能读的表格"),
]


def test_a_table_that_cannot_be_told_is_refused(begun: Organiser) -> None:
    for raw, said in HEADS:
        answer = begun.table(raw)
        assert answer.status_code == 400, raw
        assert said in told(answer)


def test_new_delegations_come_with_the_table_where_wanted(begun: Organiser) -> None:
    text = HEAD + f"{T46},壶关县,赵一,201,男,T46,\n{T46},壶关县,赵二,202,男,T12,\n"
    preview = begun.table(text, with_new="1")
    assert "将新增代表团：壶关县" in plain(preview.text)
    assert "级别 T12 不是本项的级别（T46），请核对" in plain(preview.text)
    assert begun.confirm(preview, with_new="1").status_code == 303
    assert begun.meet.get("/delegations/壶关县")[0] == 200


def test_what_came_in_between_is_not_overwritten(begun: Organiser) -> None:
    preview = begun.table(HEAD + f"{T46},潞州区,赵一,101,男,T46,\n")
    begun.enter(T46, "李堃", "潞州区", "101")
    answer = begun.confirm(preview)
    assert answer.status_code == 400
    assert "第 2 行有问题，什么也没有写入" in told(answer)
    assert len(begun.meet.get(f"/events/{T46}")[1]["entrants"]) == 1


def workbook(rows: list[list[str]]) -> bytes:
    """A workbook as spreadsheets save it: shared strings, and a number as a number."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strings = [cell for row in rows for cell in row if not cell.isdecimal()]
    cells = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{chr(65 + c)}{r}"><v>{cell}</v></c>'
            if cell.isdecimal()
            else f'<c r="{chr(65 + c)}{r}" t="s"><v>{strings.index(cell)}</v></c>'
            for c, cell in enumerate(row)
            if cell
        )
        + "</row>"
        for r, row in enumerate(rows, start=1)
    )
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{related}"><sheets>'
        '<sheet name="报名" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">'
        + "".join(f"<si><t>{text}</t></si>" for text in strings)
        + "</sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>'
        "</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_workbook_is_read_as_well(begun: Organiser) -> None:
    rows = [
        ["小项", "代表团", "姓名", "号码"],
        [T46, "潞州区", "马𬱖", "101"],
        [T46, "上党区", "王强", ""],
    ]
    preview = begun.table(workbook(rows))
    assert "2 行都可以导入" in plain(preview.text)
    begun.confirm(preview)
    entered = begun.meet.get(f"/events/{T46}")[1]["entrants"]
    assert [(one["name"], one["number"]) for one in entered] == [("马𬱖", "101"), ("王强", "")]


def test_the_template_is_a_table_that_can_be_read(begun: Organiser) -> None:
    raw = begun.meet.client.get("/desk/organise/table/template.csv").data
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    filled = "\n".join([lines[0], lines[1] + ",潞州区,李堃,101", *lines[2:]])
    assert "1 行都可以导入" in plain(begun.table(filled).text)
