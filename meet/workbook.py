"""The first sheet of a workbook (.xlsx, ECMA-376) as rows of texts; formulas give what they last
showed."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from meet.codec import BadInput

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LARGEST_PART = 32 * 1024 * 1024
"""Bytes that a part may unpack to; a list of entries is far below."""
MOST_COLUMNS = 64


def rows(raw: bytes) -> list[list[str]]:
    """The rows of the first sheet; raises `BadInput` where this is no workbook."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            shared = _shared(archive)
            sheet = _part(archive, _first_sheet(archive))
            return [_row(row, shared) for row in sheet.iter(f"{MAIN}row")]
    except (BadZipFile, KeyError, IndexError, ValueError, ET.ParseError) as wrong:
        raise BadInput("not_a_workbook", "file") from wrong


def _part(archive: ZipFile, name: str) -> ET.Element:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise BadInput("file_too_large", "file", most=LARGEST_PART // 1024 // 1024)
    text = archive.read(name)
    if b"<!DOCTYPE" in text:  # a workbook has none; what it could define would only be a trap
        raise ValueError(name)
    return ET.fromstring(text)  # noqa: S314 - nothing is defined in it, see above


def _first_sheet(archive: ZipFile) -> str:
    book = _part(archive, "xl/workbook.xml")
    wanted = next(iter(book.iter(f"{MAIN}sheet")), ET.Element("none")).get(RELATED)
    for relation in _part(archive, "xl/_rels/workbook.xml.rels"):
        if relation.get("Id") == wanted:
            target = relation.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(wanted)


def _shared(archive: ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive.namelist():
        return []
    return [_text(item) for item in _part(archive, name).iter(f"{MAIN}si")]


def _text(item: ET.Element) -> str:
    """The text of a string, its phonetic guide left out."""
    runs = [*item.findall(f"{MAIN}t"), *item.findall(f"{MAIN}r/{MAIN}t")]
    return "".join(run.text or "" for run in runs)


def _row(row: ET.Element, shared: list[str]) -> list[str]:
    cells: list[str] = []
    for column, text in _cells(row, shared):
        if column < MOST_COLUMNS:
            cells += [""] * (column + 1 - len(cells))
            cells[column] = text
    return cells


def _cells(row: ET.Element, shared: list[str]) -> Iterator[tuple[int, str]]:
    for place, cell in enumerate(row.iter(f"{MAIN}c")):
        letters = re.match(r"[A-Z]+", cell.get("r", ""))
        column = _column(letters[0]) if letters else place
        inline = cell.find(f"{MAIN}is")
        value = cell.findtext(f"{MAIN}v", "")
        if inline is not None:
            yield column, _text(inline)
        elif cell.get("t") == "s":
            yield column, shared[int(value)]
        else:
            yield column, value


def _column(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
