"""Official results of combined events: every mark, the official total, the place.

Athens 2004, men's decathlon, as the package prince (MIT) has it from FactoMineR; Seoul 1988,
women's heptathlon, as the R package HSAUR has it. Plain facts, names left out. Neither says in
which heat somebody ran, nor a trial beside the best.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.athletics.data import Placed

DECATHLON = """
10.85 7.84 16.36 2.12 48.36 14.05 48.72 5.00 70.52 4:40.01 8893
10.44 7.96 15.23 2.06 49.19 14.13 50.11 4.90 69.71 4:41.65 8820
10.50 7.81 15.93 2.09 46.81 13.97 51.65 4.60 55.54 4:38.11 8725
10.89 7.47 15.73 2.15 48.97 14.56 48.34 4.40 58.46 4:25.42 8414
10.62 7.74 14.48 1.97 47.97 14.01 43.73 4.90 55.39 4:38.05 8343
10.91 7.14 15.31 2.12 49.40 14.95 45.62 4.70 63.45 4:29.54 8287
10.97 7.19 14.65 2.03 48.73 14.25 44.72 4.80 57.76 4:24.35 8237
10.80 7.53 14.26 1.88 48.81 14.80 42.05 5.40 61.33 4:36.33 8235
10.69 7.48 14.80 2.12 49.13 14.17 44.75 4.40 55.27 4:36.31 8225
10.98 7.49 14.01 1.94 49.76 14.25 42.43 5.10 56.32 4:33.56 8102
10.95 7.31 15.10 2.06 50.79 14.21 44.60 5.00 53.45 4:47.63 8084
10.90 7.30 14.77 1.88 50.30 14.34 44.41 5.00 60.89 4:38.82 8077
11.14 6.99 14.91 1.94 49.41 14.37 44.83 4.60 64.55 4:27.09 8067
10.85 6.81 15.24 1.91 49.27 14.01 49.02 4.20 61.52 4:32.74 8023
10.55 7.34 14.44 1.94 49.72 14.39 39.88 4.80 54.51 4:31.02 8021
10.68 7.50 14.97 1.94 49.12 15.01 40.35 4.60 59.26 4:35.71 8006
10.89 7.07 13.88 1.94 49.11 14.77 42.47 4.70 60.88 4:23.31 7993
11.06 7.34 13.55 1.97 49.65 14.78 45.13 4.50 60.79 4:32.63 7934
10.87 7.38 13.07 1.88 48.51 14.01 40.11 5.00 51.53 4:34.21 7926
11.14 6.61 15.69 2.03 51.04 14.88 41.90 4.80 65.82 4:37.94 7918
10.92 6.94 15.15 1.94 49.56 15.12 45.62 5.30 50.62 4:50.36 7893
11.08 7.26 14.57 1.85 48.61 14.41 40.95 4.40 60.71 4:29.70 7865
11.08 6.91 13.62 2.03 51.67 14.26 39.83 4.80 59.34 4:50.01 7708
11.10 7.03 13.22 1.85 49.34 15.38 40.22 4.50 58.36 4:23.08 7592
11.33 7.26 13.30 1.97 50.54 14.98 43.34 4.50 52.92 4:38.67 7583
10.86 7.07 14.81 1.94 51.16 14.96 46.07 4.70 53.05 5:17.00 7573
11.23 6.99 13.53 1.85 50.95 15.09 43.01 4.50 60.00 4:41.70 7495
11.36 6.68 14.92 1.94 53.20 15.39 48.66 4.40 58.62 4:56.12 7404
"""
"""In order of place. The source rounds the second one's 4:41.65 to 282 s, two points too slow for
the total that it gives."""

HEPTATHLON = """
12.69 1.86 15.80 22.56 7.27 45.66 2:08.51 7291
12.85 1.80 16.23 23.65 6.71 42.56 2:06.12 6897
13.20 1.83 14.20 23.10 6.68 44.54 2:04.20 6858
13.61 1.80 15.23 23.92 6.25 42.78 2:12.24 6540
13.51 1.74 14.76 23.93 6.32 47.46 2:07.90 6540
13.75 1.83 13.50 24.65 6.33 42.82 2:05.79 6411
13.38 1.80 12.88 23.59 6.37 40.28 2:12.54 6351
13.55 1.80 14.13 24.48 6.47 38.00 2:13.65 6297
13.63 1.83 14.28 24.86 6.11 42.20 2:16.05 6252
13.25 1.77 12.62 23.59 6.28 39.06 2:14.74 6252
13.75 1.86 13.01 25.03 6.34 37.86 2:11.49 6205
13.24 1.80 12.88 23.59 6.37 40.28 2:12.54 6171
13.85 1.86 11.58 24.87 6.05 47.50 2:14.93 6137
13.71 1.83 13.16 24.78 6.12 44.58 2:22.82 6109
13.79 1.80 12.32 24.61 6.08 45.44 2:17.06 6101
13.93 1.86 14.21 25.00 6.40 38.60 2:26.67 6087
13.47 1.80 12.75 25.47 6.34 35.76 2:18.48 5975
14.07 1.83 12.69 24.83 6.13 44.34 2:26.43 5972
14.39 1.71 12.68 24.92 6.10 37.76 2:18.02 5746
14.04 1.77 11.81 25.61 5.99 35.68 2:13.90 5734
14.31 1.77 11.66 25.69 5.75 39.48 2:13.35 5686
14.23 1.71 12.95 25.50 5.50 39.64 2:24.02 5508
14.85 1.68 10.00 25.23 5.47 39.14 2:17.30 5290
14.53 1.71 10.83 26.61 5.50 39.26 2:19.17 5289
16.42 1.50 11.78 26.16 4.88 46.38 2:43.43 4566
"""
WRONG_IN_HEPTATHLON = {4, 9, 10, 12, 13, 17}
"""Rows (from 1) whose marks do not give the total beside them: 4 repeats the total of 5 and 9 that
of 10, 12 repeats the marks of 7; of 10, 13 and 17 a mark or the total is wrong."""

OF_HEPTATHLON = ("100mH", "High Jump", "Shot Put", "200m", "Long Jump", "Javelin", "800m")
RACES = {"100m", "200m", "400m", "800m", "1500m", "100mH", "110mH"}
HEIGHTS = {"High Jump", "Pole Vault"}


def rows(table: str) -> list[tuple[tuple[str, ...], int]]:
    """Marks and total of each athlete."""
    found = (line.split() for line in table.strip().splitlines())
    return [(tuple(marks), int(total)) for *marks, total in found]


def ms(time: str) -> int:
    """A printed time in milliseconds."""
    minutes, _, seconds = time.rpartition(":")
    return int(minutes or 0) * 60_000 + int(seconds.replace(".", "")) * 10


def paper(discipline: str, marks: Mapping[str, str]) -> dict[str, Any]:
    """The sheet of a discipline of which only the best marks are known."""
    if discipline in RACES:
        times = {one: ms(mark) for one, mark in marks.items()}
        results = [
            {"entrant": one, "place": 1 + sum(other < own for other in times.values()), "ms": own}
            for one, own in times.items()
        ]
        return {"kind": "paper", "results": results}
    if discipline in HEIGHTS:
        heights = {one: int(mark.replace(".", "")) for one, mark in marks.items()}
        bars = sorted(set(heights.values()))
        jumps = [
            {"entrant": one, "results": ["Or" if bar == cm else "-" for bar in bars if bar <= cm]}
            for one, cm in heights.items()
        ]
        return {"kind": "paper", "bars": bars, "jumps": jumps}
    series = [{"entrant": one, "marks": [mark, "-", "-"]} for one, mark in marks.items()]
    return {"kind": "paper", "series": series}


def event_file(
    key: str, table: str, disciplines: Sequence[str], sex: str, **rules: Any
) -> dict[str, Any]:
    """The competition as an event file, a contest for each discipline; ids are places."""
    athletes = {str(i): marks for i, (marks, _total) in enumerate(rows(table), 1)}
    return {
        "format": "meet-event/1",
        "sport": "athletics",
        "event": key,
        "rules": {"preset": "combined", "disciplines": list(disciplines), **rules},
        "draw": {"format": "combined"},
        "entrants": [{"id": one, "sex": sex} for one in athletes],
        "contests": list(_contests(key, disciplines, athletes)),
    }


def _contests(
    key: str, disciplines: Sequence[str], athletes: Mapping[str, Sequence[str]]
) -> Iterator[dict[str, Any]]:
    for number, discipline in enumerate(disciplines, 1):
        marks = {one: of[number - 1] for one, of in athletes.items()}
        yield {
            "id": f"{key}-{number}",
            "phase": str(number),
            "entrants": list(athletes),
            "calls": [paper(discipline, marks)],
        }


def decathlon_official() -> dict[str, Placed]:
    """Place, total and status as printed."""
    return {str(i): (i, str(total), "ranked") for i, (_m, total) in enumerate(rows(DECATHLON), 1)}
