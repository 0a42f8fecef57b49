"""Charts as drawn: the gold of the leading delegations as steps over the time of the games.

Heights are px, ways along the time are thousandths; the template draws them as SVG. Hours in which
nothing was declared (a night) are cut to two, or the games would be a line with a stair at each
end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from meet.view_models import DelegationTag, GoldLine, GoldStep

HEIGHT, TOP, BASE = 300, 16, 264
"""Of the drawing, of its highest value, of its zero."""
WIDE = 1000
BEFORE = 40
"""Thousandths before the first gold, so that its step is seen."""
PAUSE_MS = 2 * 3600 * 1000
LABEL_PX = 24
APART_PX = 3
"""Between lines that run together."""
GRID = 5


@dataclass(frozen=True, slots=True)
class Drawn:
    """One delegation's line: an SVG path, and where its label stands (px from above)."""

    delegation: DelegationTag
    gold: str
    path: str
    label: int


@dataclass(frozen=True, slots=True)
class Chart:
    """`grid`: (value, px from above); `days`: (thousandth, date) where a further day begins."""

    lines: tuple[Drawn, ...]
    grid: tuple[tuple[int, int], ...]
    days: tuple[tuple[int, str], ...]
    first: GoldStep
    last: GoldStep


def gold_chart(race: Sequence[GoldLine]) -> Chart | None:
    """The drawing; None before the first gold."""
    steps = sorted((step for line in race for step in line.steps), key=lambda step: step.at_ms)
    if not steps:
        return None
    at = _ways(steps)
    step = _grid_step(max(Fraction(one.gold) for one in steps))
    top = _ceil(max(Fraction(one.gold) for one in steps) / step) * step
    drawn = [_path(line, at, top, i) for i, line in enumerate(race)]
    labels = _labels([end for _path_, end in drawn])
    return Chart(
        lines=tuple(
            Drawn(line.delegation, line.steps[-1].gold if line.steps else "0", path, label)
            for line, (path, _end), label in zip(race, drawn, labels, strict=True)
        ),
        grid=tuple((value, _high(Fraction(value), top)) for value in range(0, top + 1, step)),
        days=tuple((at[b.at_ms], b.day) for a, b in pairwise(steps) if a.day != b.day),
        first=steps[0],
        last=steps[-1],
    )


def _ways(steps: Sequence[GoldStep]) -> dict[int, int]:
    """How far along each time is; all at once where the games took no time."""
    times = sorted({step.at_ms for step in steps})
    gone, way = [0], 0
    for before, after in pairwise(times):
        way += min(after - before, PAUSE_MS)
        gone.append(way)
    return {
        at_ms: BEFORE + (WIDE - BEFORE) * one // max(1, way) * (way > 0)
        for at_ms, one in zip(times, gone, strict=True)
    }


def _grid_step(most: Fraction) -> int:
    """1, 2, 5, 10, … so that at most five lines are drawn above zero."""
    step = 1
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        if most <= step * GRID:
            break
    return step


def _ceil(number: Fraction) -> int:
    return -(-number.numerator // number.denominator)


def _high(gold: Fraction, top: int) -> int:
    return BASE - int((BASE - TOP) * gold / top)


def _path(line: GoldLine, at: dict[int, int], top: int, index: int) -> tuple[str, int]:
    """The steps, and how high they end; each line a little below the one before it."""
    apart = min(APART_PX, (BASE - TOP) // top // 8) * index
    path, high = f"M0 {BASE}", BASE
    for step in line.steps:
        high = min(_high(Fraction(step.gold), top) + apart, BASE)
        path += f"H{at[step.at_ms]}V{high}"
    return f"{path}H{WIDE}", high


def _labels(ends: Sequence[int]) -> list[int]:
    """Where labels stand, in the order of the lines: beside their ends, never over each other."""
    placed: list[int] = []
    for end in ends:
        placed.append(max(end, placed[-1] + LABEL_PX) if placed else end)
    below = max(0, placed[-1] - BASE) if placed else 0
    return [label - below for label in placed]
