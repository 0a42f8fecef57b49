"""A PDF as read back: its words, its structure, and the glyphs that are really drawn."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.ttLib import TTFont

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
DRAWS = SHOWS_TEXT | {"f", "f*", "F", "B", "B*", "b", "b*", "s", "S", "Do", "sh"}


def pages(pdf: bytes) -> list[str]:
    """The text of each page, as selected in a viewer, in the order of the content."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[i].get_textpage().get_text_range() for i in range(len(document))]


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """The structure elements of a kind ("/TD"), in reading order."""
    return [node for node in _tree(pdf.Root.StructTreeRoot) if node.get("/S") == kind]


def _tree(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _tree(kid)


def unmarked(page: Any) -> list[str]:
    """Operators of a page that draw outside any marked content: neither tagged nor artifact."""
    depth, loose = 0, []
    for _, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += name in {"BDC", "BMC"}
        depth -= name == "EMC"
        if name in DRAWS and depth == 0:
            loose.append(name)
    return loose


def drawn(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, int]]:
    """(font, glyph number) of everything that is written on any page."""
    for page in pdf.pages:
        font = None
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                font = page.Resources.Font[operands[0]]
            elif str(operator) in SHOWS_TEXT:
                parts = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        code = bytes(part)
                        for i in range(0, len(code), 2):
                            yield font, int.from_bytes(code[i : i + 2])


def unseen(data: bytes) -> set[str]:
    """The visible characters that the PDF writes with a glyph its font does not hold.

    ToUnicode tells what is meant and is right even where nothing can be seen; so the outlines of
    the embedded fonts are looked at.
    """
    pdf = pikepdf.open(BytesIO(data))
    used: dict[tuple[int, int], tuple[Any, set[int]]] = {}
    for font, glyph in drawn(pdf):
        used.setdefault(font.objgen, (font, set()))[1].add(glyph)
    bare: set[str] = set()
    for font, glyphs in used.values():
        meant, outlines = _to_unicode(font), _Outlines(font)
        bare |= {
            meant[glyph]
            for glyph in glyphs
            if not meant[glyph].isspace() and meant[glyph] != "\u200b" and not outlines.holds(glyph)
        }
    return bare


class _Outlines:
    """The glyphs of an embedded font, by the numbers that the pages use."""

    def __init__(self, font: Any) -> None:
        descriptor = font.DescendantFonts[0].FontDescriptor
        program = descriptor.get("/FontFile3") or descriptor.get("/FontFile2")
        self.font = TTFont(BytesIO(program.read_bytes()))
        self.order = self.font.getGlyphOrder()
        self.glyphs = self.font.getGlyphSet()

    def holds(self, glyph: int) -> bool:
        """Whether that glyph exists, is not .notdef and has an outline."""
        if not 0 < glyph < len(self.order):
            return False
        pen = ControlBoundsPen(self.glyphs)
        self.glyphs[self.order[glyph]].draw(pen)
        return pen.bounds is not None


def _to_unicode(font: Any) -> dict[int, str]:
    """What each glyph stands for: lines `<01a2> <4e00>` of the font's ToUnicode map."""
    pairs = re.findall(
        rb"^<([0-9a-f]{4})> <([0-9a-f]+)>$", font.ToUnicode.read_bytes(), re.MULTILINE
    )
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs
    }
