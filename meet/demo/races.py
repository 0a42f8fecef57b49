"""The races of the demonstration: who is away is called out, the gun, the wind, the finish line."""

from collections.abc import Mapping
from dataclasses import dataclass

from events.athletics.calls import Finish, Judge, SetStatus, Wind
from events.athletics.race import Race
from events.athletics.race_ranking import ties
from meet.demo.scoresheet import Scoresheet

TIMES: Mapping[str, tuple[int, int]] = {
    "ath-m-100-t11-12": (11_900, 13_800),
    "ath-m-100-t46": (11_400, 13_200),
    "ath-m-100-t60": (11_000, 12_700),
    "ath-m-200-t46": (23_400, 27_000),
    "ath-m-400-t60": (51_000, 60_000),
    "ath-m-100-t36": (13_000, 16_000),
    "ath-m-100-t54": (15_200, 18_600),
    "ath-w-100-t46": (13_000, 15_600),
    "ath-w-100-t60": (12_600, 14_900),
    "ath-w-100-t12": (13_100, 15_900),
    "ath-w-200-t60": (26_200, 31_000),
    "ath-m-1500-t60": (255_000, 310_000),
}
"""By event, in ms: what the strongest and the weakest run."""

WIND = frozenset({"100m", "200m"})
"""Races whose wind is measured."""

GUN, PHOTO, STRONGEST_WIND = 40, 25, 24
"""Seconds from the start time to the gun, from the finish to the photo's reading; tenths of m/s."""


@dataclass(frozen=True, slots=True)
class Out:
    """An entrant without a place: DNS, DNF or DQ, and the rule that was broken."""

    entrant: str
    status: str
    rule: str = ""


def race(sheet: Scoresheet, event: str, out: Out | None = None) -> None:
    """One race; `out` tells who does not finish it."""
    rules: Race = sheet.rules
    gun = sheet.now + GUN
    if out and out.status == "DNS":
        sheet.say(SetStatus(out.entrant, "DNS"), "secretary")
    if out and out.status == "DQ":
        sheet.say(SetStatus(out.entrant, "DQ", out.rule), "secretary", after=GUN)
        gun = sheet.now + 2 * GUN
    arrivals = sorted(
        (_time(sheet, event, entrant), entrant)
        for entrant in sheet.ids
        if out is None or entrant != out.entrant
    )
    sheet.now = gun + arrivals[0][0] // 1000
    if rules.discipline in WIND:
        tenths = sheet.draw("wind", below=2 * STRONGEST_WIND) - STRONGEST_WIND
        sheet.say(Wind(tenths), "wind")
    if out and out.status == "DNF":
        sheet.say(SetStatus(out.entrant, "DNF"), "secretary", after=5)
    sheet.now = gun + arrivals[-1][0] // 1000 + PHOTO
    for ms, entrant in arrivals:
        sheet.say(Finish(entrant, ms=ms), "photo", after=4)
    for tie in ties(rules, sheet.state):
        sheet.say(Judge(tuple((entrant,) for entrant in tie.entrants)), "photo", after=30)


def _time(sheet: Scoresheet, event: str, entrant: str) -> int:
    """The time as the photo reads it, in ms."""
    fast, slow = TIMES[event]
    usual = slow - (slow - fast) * sheet.skill(entrant) // 1000
    return usual * (1000 + sheet.draw("form", entrant, below=30) - 15) // 1000
