"""Public sheets are PDF/UA-1: what can be checked without a viewer is checked here."""

from io import BytesIO

import pikepdf
import pytest

from meet import sheets
from meet.press import Press
from meet.view_models import encode_view
from meet.web.filters import environment_for
from tests.sheets import samples
from tests.sheets.reading import elements, unmarked


@pytest.fixture(scope="module", params=["result", "medals", "points", "english"])
def pdf(request: pytest.FixtureRequest, press: Press) -> pikepdf.Pdf:
    lifting = samples.lifting()
    result = samples.data("result", lifting, "w54", tables=[encode_view(samples.attempts(lifting))])
    kind, data, lang = {
        "result": ("result", result, "zh"),
        "medals": ("medals", samples.data("medals", samples.medals()), "zh"),
        "points": ("points", samples.data("points", samples.points()), "zh"),
        "english": ("result", result, "en"),
    }[request.param]
    html = sheets.html(kind, data, lang, environment_for)
    return pikepdf.open(BytesIO(press.pdf(html)))


def test_it_declares_its_language_its_title_and_the_standard(
    pdf: pikepdf.Pdf, request: pytest.FixtureRequest
) -> None:
    english = "english" in request.node.name
    assert pdf.Root.Lang == ("en" if english else "zh-Hans")
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        title = metadata["dc:title"]
    titles = ("Results",) if english else ("成绩公告", "奖牌榜", "团体总分榜")
    assert str(title).startswith(titles)
    assert str(pdf.docinfo["/Title"]) == title


def test_nothing_is_drawn_outside_the_marked_content(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        assert not unmarked(page)
        assert page.Tabs == "/S"


def test_every_cell_knows_its_heads(pdf: pikepdf.Pdf) -> None:
    cells, heads = elements(pdf, "/TD"), {str(head.ID) for head in elements(pdf, "/TH")}
    assert len(cells) > 20
    for cell in cells:
        headers = {str(header) for header in cell.A.Headers}
        assert headers
        assert headers <= heads


def test_a_cell_is_headed_by_its_column_and_its_row(pdf: pikepdf.Pdf) -> None:
    rows = 0
    for row in elements(pdf, "/TR"):
        heads = [str(cell.ID) for cell in row.K if cell.S == "/TH"]
        cells = [cell for cell in row.K if cell.S == "/TD" and "/ColSpan" not in cell.A]
        if len(heads) == 1:
            rows += 1
            for cell in cells:
                headers = [str(header) for header in cell.A.Headers]
                assert headers[0] == heads[0]
                assert len(headers) == 2
    assert rows >= 14


def test_tables_have_captions_and_the_sheet_one_title(pdf: pikepdf.Pdf) -> None:
    assert len(elements(pdf, "/H1")) == 1
    assert elements(pdf, "/Caption")
    assert not elements(pdf, "/L")


def test_pictures_and_links_have_words(pdf: pikepdf.Pdf) -> None:
    for figure in elements(pdf, "/Figure"):
        assert str(figure.Alt)
    links = [note for page in pdf.pages for note in page.get("/Annots", [])]
    assert links
    for link in links:
        assert str(link.Contents) == "http://192.168.1.20:8000/events/w54"


def test_every_font_is_embedded_and_tells_its_characters(pdf: pikepdf.Pdf) -> None:
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
        assert "/ToUnicode" in font


def test_a_plain_pdf_would_be_found_out(press: Press) -> None:
    html = sheets.html("medals", samples.data("medals", samples.medals()), "zh", environment_for)
    plain = pikepdf.open(BytesIO(press.pdf(html, "pdf/a-3b")))
    assert "/StructTreeRoot" not in plain.Root
    assert unmarked(plain.pages[0])
