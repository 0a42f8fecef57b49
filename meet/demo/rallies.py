"""The matches of table tennis and badminton of the demonstration, rally by rally."""

from meet.demo.scoresheet import Scoresheet
from scoring_rules.kinds.leaving import Retire
from scoring_rules.kinds.rally import Rally
from scoring_rules.kinds.rally.calls import Injury, Let, RallyTo, Start
from scoring_rules.kinds.rally.opening import starts
from scoring_rules.kinds.rally.state import Play, over
from scoring_rules.kinds.two_sides import Timeout

RALLY, WARM_UP, PAUSE = 9, 120, 60
"""Seconds: from rally to rally at least, before the first one, between games."""

LETS = 15
"""Of 1000 rallies: those that are played again."""

INJURED, LAST = 150, frozenset({"quarter", "bronze"})
"""Of 1000 matches: those that the side behind gives up, by their labels those that are its last."""


def match(sheet: Scoresheet) -> None:
    """One match, from the first service to the last point."""
    rules: Rally = sheet.rules
    sheet.now += WARM_UP
    opening = starts(sheet.state)
    server, receiver = opening[sheet.draw("toss", below=len(opening))]
    sheet.say(Start(server, receiver if len(sheet.state.players[0]) > 1 else ""), "umpire")
    rally = 0
    injured = sheet.setup.phase in LAST and sheet.draw("injured", below=1000) < INJURED
    while not over(rules, sheet.state):
        rally += 1
        _between(sheet, rally)
        behind = _behind(sheet.state)
        if injured and behind is not None:
            sheet.say(Injury(sheet.ids[behind]), "umpire", after=RALLY)
            sheet.say(Retire(sheet.ids[behind]), "umpire", after=4 * PAUSE)
            return
        first, second = sheet.ids
        won = first if sheet.wins(first, second, "rally", rally) else second
        sheet.say(RallyTo(won), "umpire", after=RALLY + sheet.draw("pace", rally, below=8))


def _behind(play: Play) -> int | None:
    """The side that has lost a game more and is behind in the running one too, well into it."""
    side = int(play.won[0] > play.won[1])
    trails = play.won[side] < play.won[1 - side] and play.score[side] < play.score[1 - side]
    return side if trails and sum(play.score) > 5 else None


def _between(sheet: Scoresheet, rally: int) -> None:
    """What may come before a rally: the pause between games, a let, a time-out of who is behind."""
    rules: Rally = sheet.rules
    play: Play = sheet.state
    if play.games and play.score == (0, 0):
        sheet.now += PAUSE
    if sheet.draw("let", rally, below=1000) < LETS:
        sheet.say(Let(), "umpire", after=RALLY)
    behind = int(play.score[0] > play.score[1])
    late = max(play.score) == rules.points - 3 and abs(play.score[0] - play.score[1]) == 2
    if late and play.timeouts[behind] < rules.timeouts:
        sheet.say(Timeout(sheet.ids[behind]), "umpire", after=5)
        sheet.now += rules.timeout_ms // 1000
