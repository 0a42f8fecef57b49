"""The matches of darts of the demonstration: the throw for the bull, then visit after visit."""

from events.darts.arithmetic import THREE, VISIT
from events.darts.calls import BullOff, ThrowForBull, Visit
from events.darts.rules import X01
from events.darts.state import Match, bull_off_due, left_of
from events.darts.way_out import way_out
from meet.demo.scoresheet import Scoresheet

THROWN = (7, 11, 22, 26, 26, 29, 33, 41, 41, 43, 45, 45, 55, 57, 60, 60, 66, 81, 83, 85, 95, 100,
          121, 140)  # fmt: skip
"""What visits score, the worst first; a strong player's fall further up."""

VISIT_S, FETCH = 16, 40
"""Seconds a visit takes at least; between legs."""

WAY_OUT = 170
"""From here on a player aims to end the leg."""


def match(sheet: Scoresheet) -> None:
    """One match, from the bull to the last double."""
    rules: X01 = sheet.rules
    first, second = sheet.ids
    nearer = first if sheet.wins(first, second, "bull") else second
    sheet.say(ThrowForBull(nearer), "scorer", after=60)
    visit = 0
    while not (state := sheet.state).over:
        visit += 1
        if bull_off_due(rules, state):
            nearer = first if sheet.wins(first, second, "bull-off", visit) else second
            sheet.say(BullOff(nearer), "scorer", after=FETCH)
            continue
        side = state.leg.side or 0
        pause = VISIT_S + sheet.draw("pace", visit, below=10)
        sheet.say(_visit(sheet, state, side, visit), "scorer", after=pause)
        sheet.now += FETCH if sheet.state.done != state.done else 0


def _visit(sheet: Scoresheet, match: Match, side: int, visit: int) -> Visit:
    """The next visit of a side: the way out where it is near and falls, else what is thrown."""
    rules: X01 = sheet.rules
    entrant = match.sides[side]
    left = left_of(rules, match.leg, side)
    way = way_out(left, double_out=rules.double_out) if left <= WAY_OUT else ()
    if way and sheet.draw("out", visit, below=1000) < _falls(sheet.skill(entrant), left, len(way)):
        darts = len(way) + sheet.draw("last dart", visit, below=VISIT + 1 - len(way))
        return Visit(entrant, left, darts=darts)
    return Visit(entrant, _thrown(sheet, entrant, left, visit))


def _falls(skill: int, left: int, darts: int) -> int:
    """Of 1000: how often a leg is ended from here."""
    easy = 420 if darts == 1 else 260 if darts == 2 else 60
    return easy + skill // 4 - left // 2


def _thrown(sheet: Scoresheet, entrant: str, left: int, visit: int) -> int:
    """What three darts score that do not end the leg; near the end some go too far."""
    rules: X01 = sheet.rules
    spread = sheet.draw("visit", visit, below=len(THROWN) * 2 // 3)
    score = THROWN[spread + sheet.skill(entrant) * len(THROWN) // 3000]
    rest = left - score
    fits = rest > 1 or (rest == 1 and not rules.double_out)
    if fits or (rest < 0 and sheet.draw("bust", visit, below=1000) < 300):
        return score
    kept = 2 if left <= 40 else 32
    short = sheet.draw("short", visit, below=max(1, left - kept))
    return short if short in THREE else 0
