"""Marks as officials read and print them: times, wind, distances, heights, in whole units.

Competition rules 163.13 (wind), 165.10, 165.23, 165.24 (times), 184.9 and 187.19 (distances), in
the numbering of 2016-17.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from scoring_rules.exact import shown

LENGTH = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,3}))?")
TENTHS = 10
LEGAL_WIND = 2 * TENTHS
"""Tenths of m/s; a mark with more wind behind it is no record."""


def time_ms(text: str) -> int:
    """A printed time (`11.36`, `1:58.40`, `2:09:45`) in ms; ValueError for what is none."""
    whole, _point, decimals = text.partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(f"{decimals:0<3}"[:3])


def rounded_up(ms: int, step: int) -> int:
    """A time as it counts: up to the next whole `step`, both in ms (165.10, 165.23)."""
    return -(-ms // step) * step


def time_text(ms: int, step: int) -> str:
    """A time rounded by `step` (1, 10, 100 or 1000 ms) as printed: 9.81, 1:46.65, 2:09:45."""
    counted = rounded_up(ms, step)
    seconds, rest = divmod(counted, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    digits = 4 - len(str(step))
    fraction = f".{rest // step:0{digits}}" if digits else ""
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}{fraction}"
    return f"{minutes}:{seconds:02}{fraction}" if minutes else f"{seconds}{fraction}"


def exact_time(seconds: Fraction) -> str:
    """A time as printed with all its digits, nothing rounded: 10.5648, 1:52.48."""
    whole, part = divmod(seconds, 1)
    return time_text(whole * 1000, 1000) + shown(part).removeprefix("0")


def of_watches(read: Sequence[int], step: int) -> int:
    """What two or three watches give: each is rounded first; of three the middle one, which two
    that agree are, of two the longer (165.24).
    """
    times = sorted(rounded_up(ms, step) for ms in read)
    return times[1] if len(times) > 1 else times[0]


def wind_tenths(hundredths: int) -> int:
    """A gauge's reading as it counts: up to the next tenth, toward plus (163.13)."""
    return -(-hundredths // 10)


def length_cm(text: str) -> int | None:
    """Metres as centimetres, what is beyond them cut off (184.9); None for what is no length."""
    match = LENGTH.fullmatch(text)
    if match is None:
        return None
    whole, decimals = match.groups(default="")
    return int(whole) * 100 + int(f"{decimals:0<2}"[:2])


def metres(cm: int) -> str:
    """A distance or a height as printed: 8.38, 2.10."""
    return f"{cm // 100}.{cm % 100:02}"
