"""The weightlifting of the demonstration games: every attempt as its officials call it.

Each line of a series is an attempt: the weights declared for it, the last of which is lifted, and
the lights of the referees left, chief and right: `w` white, else red for body, bar, chest, press.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meet.codec import decode_call
from meet.demo.chance import number, shuffled
from meet.demo.scoresheet import Scoresheet
from scoring_rules.contest import calls_of

SEATS = ("left", "chief", "right")
REASONS = {"y": "body", "a": "bar", "c": "chest", "p": "press"}


@dataclass(frozen=True, slots=True)
class Series:
    """One lifter's card: bodyweight and weights in kilos, rack height, three attempts."""

    bodyweight: str
    rack: str
    attempts: tuple[str, str, str]

    def weights(self, attempt: int) -> list[str]:
        """What is declared for attempt 1, 2 or 3, in that order."""
        return self.attempts[attempt - 1].split()[:-1]

    def lights(self, attempt: int) -> str:
        """The three lights, seats in order."""
        return self.attempts[attempt - 1].split()[-1]


SERIES: Mapping[str, tuple[Series, ...]] = {
    "pwl-w-55": (
        Series("53.27", "9", ("62 www", "66 www", "68 wpw")),
        Series("54.60", "8", ("60 www", "64 pcw", "64 www")),
    ),
    "pwl-m-59": (
        Series("57.84", "7", ("98 www", "102 www", "105 cpw")),
        Series("58.62", "10", ("97 95 www", "99 wcw", "102 ppw")),
        Series("56.31", "6", ("88 pww", "92 cpp", "92 www")),
    ),
    "pwl-m-72": (
        Series("70.35", "11", ("122 www", "126 wwp", "128 www")),
        Series("71.10", "12", ("120 www", "128 wpp", "128 www")),
        Series("69.44", "9", ("110 www", "115 www", "118 pyp")),
        Series("71.86", "10", ("100 wpw", "105 ppw", "105 cac")),
    ),
    "pwl-w-67": (
        Series("65.18", "8", ("78 www", "82 www", "85 ppw")),
        Series("66.40", "9", ("74 www", "78 wwp", "80 www")),
        Series("63.95", "7", ("70 ypw", "70 www", "73 pww")),
    ),
    "pwl-m-88": (
        Series("86.72", "13", ("140 www", "146 www", "148 149 150 wpw")),
        Series("85.15", "12", ("135 www", "141 ppw", "141 www")),
        Series("87.94", "14", ("132 cww", "136 www", "142 ppp")),
        Series("84.06", "11", ("128 ppw", "128 cpp", "128 wpp")),
    ),
    "pwl-w-over86": (Series("94.30", "10", ("92 www", "96 www", "100 wpw")),),
}
"""By event, from first to last. In the 72 kg class bodyweight decides the gold medal, and in the
88 kg class the last lifter has no valid attempt."""

LOTS = shuffled(range(1, sum(map(len, SERIES.values())) + 1), "lot")
"""Lots are drawn once for all classes (World Para Powerlifting)."""

SCALES, LOCK = -1200, -420
"""Seconds from the start: first weigh-in, last change of an opener."""

Said = tuple[int, str, dict[str, Any]]
"""Seconds from the start, seat, call."""


@dataclass(frozen=True, slots=True)
class Lifter:
    """An entrant with its lot and its card."""

    id: str
    lot: int
    series: Series


def lots(event: str) -> tuple[int, ...]:
    """The lots of an event's lifters, from first to last."""
    first = sum(len(SERIES[e]) for e in list(SERIES)[: list(SERIES).index(event)])
    return LOTS[first : first + len(SERIES[event])]


def lifting(sheet: Scoresheet, event: str) -> None:
    """All calls of a group, which its weigh-in begins; the strongest has the first series."""
    ranked = sorted(sheet.setup.entrants, key=lambda one: -sheet.strengths[one.id])
    lifters = [
        Lifter(entrant.id, entrant.own.lot, series)
        for entrant, series in zip(ranked, SERIES[event], strict=True)
    ]
    kinds = calls_of(sheet.rules)
    starts = sheet.now
    for at, seat, call in _group(lifters):
        sheet.now = starts + at
        sheet.say(decode_call(kinds, call), seat)


def _group(lifters: Sequence[Lifter]) -> list[Said]:
    """All calls in the order of time."""
    said: list[Said] = []
    by_lot = sorted(lifters, key=lambda lifter: lifter.lot)
    for i, lifter in enumerate(by_lot):
        said.extend(_weighed(lifter, SCALES + 60 * i))
    said.append((-600, "secretary", {"kind": "clock", "state": "group", "seconds": 600}))
    now = 0
    for attempt in (1, 2, 3):
        for lifter in sorted(lifters, key=lambda one: (int(_kilos(one, attempt)), one.lot)):
            called = list(_attempt(lifter, attempt, now))
            said.extend(called)
            verdict = max(at for at, seat, _call in called if seat in SEATS)
            now = verdict + 55 + number("pause", lifter.id, attempt, below=30)
    return sorted(said, key=lambda one: one[0])


def _kilos(lifter: Lifter, attempt: int) -> str:
    return lifter.series.weights(attempt)[-1]


def _weighed(lifter: Lifter, at: int) -> Iterator[Said]:
    series = lifter.series
    scales = {"kind": "weigh_in", "entrant": lifter.id, "bodyweight": series.bodyweight}
    yield at, "secretary", {**scales, "rack": series.rack}
    opener, *changed = series.weights(1)
    yield at + 25, "marshal", _declare(lifter, 1, opener)
    for kg in changed:
        yield LOCK, "marshal", _declare(lifter, 1, kg)


def _attempt(lifter: Lifter, attempt: int, at: int) -> Iterator[Said]:
    """Called to the bar, lifted, judged; then the next weight is handed in within the minute."""
    clock = {"kind": "clock", "entrant": lifter.id, "attempt": attempt}
    lifts = at + 35 + number("sets up", lifter.id, attempt, below=40)
    yield at, "secretary", {**clock, "state": "start"}
    yield lifts, "secretary", {**clock, "state": "stop"}
    lights = zip(SEATS, lifter.series.lights(attempt), strict=True)
    for i, (seat, light) in enumerate(shuffled(lights, "votes", lifter.id, attempt)):
        yield lifts + 8 + i, seat, _vote(lifter, attempt, seat, light)
    if attempt < 3:
        for i, kg in enumerate(lifter.series.weights(attempt + 1)):
            yield lifts + 35 + 9 * i, "marshal", _declare(lifter, attempt + 1, kg)


def _declare(lifter: Lifter, attempt: int, kg: str) -> dict[str, Any]:
    return {"kind": "declare", "entrant": lifter.id, "attempt": attempt, "kg": kg}


def _vote(lifter: Lifter, attempt: int, seat: str, light: str) -> dict[str, Any]:
    vote = {
        "kind": "vote",
        "seat": seat,
        "entrant": lifter.id,
        "lift": "bench",
        "attempt": attempt,
        "good": light == "w",
    }
    return vote if light == "w" else {**vote, "reason": REASONS[light]}
