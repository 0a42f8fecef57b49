"""The throws and long jumps of the demonstration, trial by trial in the order of the pad."""

from collections.abc import Mapping

from events.athletics.calls import Trial
from events.athletics.horizontal import Horizontal
from events.athletics.marks import metres
from events.athletics.trial_order import queue
from meet.demo.scoresheet import Scoresheet

MARKS: Mapping[str, tuple[int, int]] = {
    "ath-m-lj-t46": (652, 540),
    "ath-m-lj-t60": (688, 560),
    "ath-w-lj-t60": (541, 430),
    "ath-m-slj-t37": (238, 190),
    "ath-m-sp-f56": (912, 610),
    "ath-m-sp-f46": (1284, 880),
    "ath-m-sp-f36": (1088, 790),
    "ath-m-sp-f60": (1342, 980),
    "ath-m-sp-f41": (905, 650),
    "ath-w-sp-f56": (641, 430),
    "ath-w-sp-f46": (952, 680),
    "ath-w-sp-f60": (1067, 760),
    "ath-w-sp-f41": (668, 470),
    "ath-m-dt-f56": (3260, 2150),
    "ath-m-dt-f46": (3890, 2700),
    "ath-m-jt-f57": (3540, 2400),
}
"""By event, in cm: what the strongest and the weakest reach on a good day."""

FAILED, PASSED = 170, 30
"""Of 1000 trials: those that fail, and the last ones that are passed."""

SPREAD, STRONGEST_WIND = 120, 22
"""Of 1000: how far a trial may fall behind a good one; tenths of m/s."""

PAUSE, OWN_TRIALS = 70, 45
"""Seconds from one trial to the next: of another athlete, or of the same one in a row."""


def trials(sheet: Scoresheet, event: str) -> None:
    """All trials, the cut and the new order before the last rounds included."""
    rules: Horizontal = sheet.rules
    sheet.now += PAUSE
    before = -1
    while turns := queue(rules, sheet.state):
        turn = turns[0]
        entrant = sheet.ids[turn.index]
        mark = _mark(sheet, event, entrant, turn.round)
        wind = sheet.draw("wind", entrant, turn.round, below=2 * STRONGEST_WIND) - STRONGEST_WIND
        measured = rules.wind and mark not in ("X", "-")
        call = Trial(entrant, turn.round, mark, wind + 4 if measured else None)
        pause = OWN_TRIALS if before == turn.index else PAUSE
        sheet.say(call, "field", after=pause - 15 + sheet.draw("pace", turn, below=30))
        before = turn.index


def _mark(sheet: Scoresheet, event: str, entrant: str, number: int) -> str:
    rules: Horizontal = sheet.rules
    luck = sheet.draw("trial", entrant, number, below=1000)
    if luck < FAILED:
        return "X"
    if luck < FAILED + PASSED and number == rules.trials and len(sheet.ids) > 1:
        return "-"
    far, near = MARKS[event]
    good = near + (far - near) * sheet.skill(entrant) // 1000
    behind = sheet.draw("length", entrant, number, below=SPREAD)
    return metres(good * (1030 - behind) // 1000)
