"""The games of basketball of the demonstration: baskets, fouls, time-outs, the horn."""

from events.basketball.calls import Arrow, Basket, Foul, PeriodEnd
from events.basketball.rules import Basketball
from events.basketball.state import Game, is_out, timeouts_left
from meet.demo.scoresheet import Scoresheet
from scoring_rules.kinds.two_sides import Lineup, Timeout

POSSESSION, INTERVAL = 12, 60
"""Seconds: from basket to basket at least; between periods."""

FOULED, STOPPED = 160, 30
"""Of 1000 possessions: those with a foul, those before a time-out of who is behind."""


def game(sheet: Scoresheet) -> None:
    """One game, to its target or to the horn of the last period."""
    rules: Basketball = sheet.rules
    first, second = sheet.ids
    for entrant in sheet.setup.entrants:
        players = tuple(member.id for member in entrant.members[: rules.roster])
        sheet.say(Lineup(entrant.id, players), "scorer", after=10)
    if rules.arrow:
        sheet.say(Arrow(second if sheet.wins(first, second, "jump") else first), "scorer", after=60)
    ball = 0
    horn = sheet.now + rules.minutes * 60
    while _is_on(sheet):
        ball += 1
        _possession(sheet, ball)
        overtime = bool(rules.overtime_target) and sheet.state.period >= rules.periods
        if _is_on(sheet) and sheet.now >= horn and not overtime:
            sheet.say(PeriodEnd(), "scorer", after=2)
            sheet.now += INTERVAL
            horn = sheet.now + (rules.minutes if sheet.state.period < rules.periods else 5) * 60


def _is_on(sheet: Scoresheet) -> bool:
    return sheet.state.end is None


def _possession(sheet: Scoresheet, ball: int) -> None:
    """What the next half a minute brings: a foul, a time-out, then a basket or none."""
    rules: Basketball = sheet.rules
    first, second = sheet.ids
    side = int(not sheet.wins(first, second, "ball", ball))
    sheet.now += POSSESSION + sheet.draw("pace", ball, below=14)
    luck = sheet.draw("luck", ball, below=1000)
    if luck < FOULED:
        player = _player(sheet, 1 - side, ball)
        sheet.say(Foul(sheet.ids[1 - side], "personal", player), "scorer")
    elif luck > 1000 - STOPPED:
        _time_out(sheet)
    points = rules.baskets[sheet.draw("points", ball, below=3) % len(rules.baskets)]
    if sheet.draw("in", ball, below=1000) < 620:
        sheet.say(Basket(sheet.ids[side], points, _player(sheet, side, ball)), "scorer", after=4)


def _player(sheet: Scoresheet, side: int, ball: int) -> str:
    rules: Basketball = sheet.rules
    playing = [one for one in sheet.state.sides[side].players if not is_out(rules, one)]
    return playing[sheet.draw("player", side, ball, below=len(playing))].id if playing else ""


def _time_out(sheet: Scoresheet) -> None:
    """Who is behind asks for a time-out, if one is left."""
    rules: Basketball = sheet.rules
    state: Game = sheet.state
    behind = int(state.totals[0] > state.totals[1])
    if timeouts_left(rules, state, state.sides[behind]):
        sheet.say(Timeout(sheet.ids[behind]), "scorer", after=3)
        sheet.now += rules.timeout_seconds
