"""A result of FinishLynx, `.lif`: one race as the photo finish read it.

The first line is the race (event, round, heat, name, wind, its unit, …), every further one a
runner: place, id, lane, last name, first name, affiliation, time, licence, delta, reaction, ….
Files of many years and countries are read: any line ends, UTF-8, UTF-16, GB 18030 or Windows-1252,
names with quotes that nobody doubled, times whose last zero was dropped, empty places.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from typing import Literal

from meet.codec import BadInput
from scoring_rules.views import Words, words

EVENT, ROUND, HEAT, NAME, WIND = 0, 1, 2, 3, 4
PLACE, ID, LANE, LAST, FIRST, AFFILIATION, TIME, REACTION = 0, 1, 2, 3, 4, 5, 6, 9
LARGEST = 1024 * 1024
"""Bytes; a race has some kilobytes."""

FIELD = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^,]*))(?:,|$)')
TIME_TEXT = re.compile(r"(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,5})(?:[.](\d+))?")
SIGNED = re.compile(r"([+-]?)(\d{1,2})(?:[.](\d{1,2}))?")
HIGH = re.compile(rb"[\x80-\xff]+")

Ended = Literal["DNS", "DNF", "DQ"]
STATUSES: dict[str, Ended] = {
    "DNS": "DNS", "SCR": "DNS", "DNF": "DNF", "DQ": "DQ", "DSQ": "DQ", "FS": "DQ",
}  # fmt: skip
"""What stands in place of a place; SCR: scratched, FS: a false start."""


@dataclass(frozen=True, slots=True)
class LifRow:
    """A runner of the file; `line` counts from 1, `ms` is the time as read.

    `status` with an empty place and no time is None: the file does not say what became of them.
    """

    line: int
    id: str
    lane: int | None
    name: str
    affiliation: str
    place: int | None = None
    ms: int | None = None
    reaction: int | None = None
    status: Ended | None = None
    doubts: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Lif:
    """The file: event, round and heat as written, wind in hundredths of m/s, the runners."""

    event: str
    round: str
    heat: str
    name: str
    wind: int | None
    rows: tuple[LifRow, ...]

    @property
    def race(self) -> tuple[str, str, str]:
        """Event, round and heat without leading zeros."""
        return (_bare(self.event), _bare(self.round), _bare(self.heat))


def _bare(number: str) -> str:
    return str(int(number)) if number.isdecimal() else number


def read(raw: bytes) -> Lif:
    """The result in a file; raises `BadInput` with the line where it is none."""
    if len(raw) > LARGEST:
        raise BadInput("lif_too_large", "file")
    numbered = [
        (number, line)
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text_of(raw)), start=1)
        if line.strip()
    ]
    if not numbered:
        raise BadInput("lif_empty", "file")
    head = fields(numbered[0][1])
    if len(head) <= HEAT or not head[EVENT].isdecimal():
        raise BadInput("lif_no_race", "file", line=numbered[0][0])
    head += [""] * (WIND + 1 - len(head))
    return Lif(
        event=head[EVENT],
        round=head[ROUND],
        heat=head[HEAT],
        name=head[NAME],
        wind=_wind(head[WIND]),
        rows=tuple(_row(number, fields(line)) for number, line in numbered[1:]),
    )


def text_of(raw: bytes) -> str:
    """The bytes as text, by their mark, else as UTF-8, else as whichever old code they look like.

    Chinese in GB comes in runs of two, four, … bytes; an accent of Windows-1252 stands alone.
    """
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        runs = HIGH.findall(raw)
        chinese = all(len(run) % 2 == 0 and min(run) >= 0xA1 for run in runs)
        return raw.decode("gb18030" if chinese else "cp1252", errors="replace")


def fields(line: str) -> list[str]:
    """The fields of a line; a quote that closes nowhere is a character like any other."""
    found, at = list[str](), 0
    while at <= len(line):
        match = FIELD.match(line, at)
        if match is None:  # a quote in front that is no quotation
            end = line.find(",", at)
            end = len(line) if end < 0 else end
            found.append(line[at:end].strip())
            at = end + 1
            continue
        quoted = match["quoted"]
        text = match["plain"] if quoted is None else quoted.replace('""', '"')
        found.append(text.strip())
        at = match.end() if match[0].endswith(",") else len(line) + 1
    return found


def _row(number: int, row: list[str]) -> LifRow:
    if len(row) <= TIME:
        raise BadInput("lif_short_row", "file", line=number, n=len(row))
    row += [""] * (REACTION + 1 - len(row))
    place, status = _place(number, row[PLACE])
    ms, doubts = _time(number, row[TIME])
    if status is None and place is None and ms is None:
        doubts = (words("lif_no_result"),)
    if status == "DQ":
        doubts = (words("lif_rule_missing"),)
    return LifRow(
        line=number,
        id=row[ID],
        lane=int(row[LANE]) if row[LANE].isdecimal() and int(row[LANE]) else None,
        name=" ".join(part for part in (row[LAST], row[FIRST]) if part),
        affiliation=row[AFFILIATION],
        place=place,
        ms=None if status else ms,
        reaction=_reaction(row[REACTION]),
        status=status,
        doubts=doubts,
    )


def _place(line: int, text: str) -> tuple[int | None, Ended | None]:
    code = text.upper().rstrip(".")
    if not code:
        return None, None
    if code.isdecimal() and int(code):
        return int(code), None
    if code in STATUSES:
        return None, STATUSES[code]
    raise BadInput("lif_bad_place", "file", line=line, text=text)


def _time(line: int, text: str) -> tuple[int | None, tuple[Words, ...]]:
    """The time in ms; beyond thousandths it is rounded up, as all times are (165.23)."""
    if not text or text.upper() in STATUSES:
        return None, ()
    match = TIME_TEXT.fullmatch(text)
    if match is None:
        raise BadInput("lif_bad_time", "file", line=line, text=text)
    hours, minutes, seconds, decimals = match.groups(default="")
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)
    padded = f"{decimals:0<3}"
    ms = whole * 1000 + int(padded[:3]) + (1 if padded[3:].strip("0") else 0)
    if len(decimals) == 1:
        return ms, (words("lif_one_decimal", time=text, read=f"{text}0"),)
    return ms, ()


def _reaction(text: str) -> int | None:
    """The reaction time in ms; what is none is left out, it decides nothing."""
    match = re.fullmatch(r"0?[.](\d{1,3})", text)
    return int(f"{match[1]:0<3}") if match else None


def _wind(text: str) -> int | None:
    """Hundredths of m/s; None for what is no figure (`NWI`, an empty field)."""
    match = SIGNED.fullmatch(text)
    if match is None:
        return None
    sign, whole, decimals = match.groups(default="")
    value = int(whole) * 100 + int(f"{decimals:0<2}")
    return -value if sign == "-" else value
