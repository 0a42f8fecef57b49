"""The games of chess of the demonstration: half an hour or more, then the result."""

from events.chess.calls import Foul, Outcome, Result
from meet.demo.scoresheet import Scoresheet

SHORTEST, LONGER = 1500, 1400
"""Seconds a game takes at least, and how much longer it may take (25 minutes and 10 s a move)."""

DRAWN, FOULED = 260, 60
"""Of 1000 games: those that are drawn, and those in which a player breaks a rule."""


def game(sheet: Scoresheet, *, decisive: bool = False) -> None:
    """One game; a bye asks for no call. `decisive`: a draw is played on until somebody wins."""
    if len(sheet.ids) < 2:
        return
    red, black = sheet.ids
    lasts = SHORTEST + sheet.draw("length", below=LONGER)
    if sheet.draw("foul", below=1000) < FOULED:
        sheet.say(Foul(black), "arbiter", after=lasts // 2)
        lasts -= lasts // 2
    outcome: Outcome = "red" if sheet.wins(red, black, "game") else "black"
    if not decisive and sheet.draw("drawn", below=1000) < DRAWN:
        outcome = "draw"
    sheet.say(Result(outcome), "arbiter", after=lasts)
