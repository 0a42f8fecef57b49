"""Initials: how a Chinese name begins in pinyin, for who types `wjg` and means 王建国.

GB 2312 orders its first level, 3,755 common characters, by their commonest reading; where one
letter ends and the next begins is all that is needed. Rarer characters are ordered by radical:
they fit any letter.
"""

from bisect import bisect_right

FIRST = (
    *(("a", 0xB0A1), ("b", 0xB0C5), ("c", 0xB2C1), ("d", 0xB4EE), ("e", 0xB6EA), ("f", 0xB7A2)),
    *(("g", 0xB8C1), ("h", 0xB9FE), ("j", 0xBBF7), ("k", 0xBFA6), ("l", 0xC0AC), ("m", 0xC2E8)),
    *(("n", 0xC4C3), ("o", 0xC5B6), ("p", 0xC5BE), ("q", 0xC6DA), ("r", 0xC8BB), ("s", 0xC8F6)),
    *(("t", 0xCBFA), ("w", 0xCDDA), ("x", 0xCEF4), ("y", 0xD1B9), ("z", 0xD4D1)),
)
"""The first character of each letter in GB 2312, level 1."""
LAST = 0xD7F9
ANY = "?"


def initial(character: str) -> str:
    """The letter a character begins with; `?` for one that is not of the common ones."""
    try:
        code = int.from_bytes(character.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ANY
    if not FIRST[0][1] <= code <= LAST:
        return ANY
    return FIRST[bisect_right([first for _letter, first in FIRST], code) - 1][0]


def begins(name: str, letters: str) -> bool:
    """Whether a name of Chinese characters begins with these letters."""
    if not (letters.isascii() and letters.isalpha()) or name.isascii() or len(letters) > len(name):
        return False
    told = [initial(character) for character in name[: len(letters)]]
    known = any(letter != ANY for letter in told)
    return known and all(a in (b, ANY) for a, b in zip(told, letters.lower(), strict=True))
