"""The games of floor curling of the demonstration: draw shots, line-ups, then end after end."""

from events.curling.calls import Concede, DrawShot, EndScore, Lineup, Stone
from events.curling.rules import FloorCurling
from events.curling.state import Game, hammer
from meet.demo.scoresheet import Scoresheet
from scoring_rules.kinds.two_sides import Timeout

DRAW_SHOT, STONE, END = 40, 20, 30
"""Seconds: a draw shot, a stone, the measuring of an end."""

LONGEST_SHOT = 900
"""Millimetres from the centre, of the weakest team."""

POINTS = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4)
"""What an end brings to who scores in it."""

BLANK = 70
"""Of 1000 ends."""

LOST = 5
"""Points behind before the last end, after which a team gives up."""


def game(sheet: Scoresheet) -> None:
    """One game, extra ends included."""
    rules: FloorCurling = sheet.rules
    for entrant in sheet.setup.entrants:
        if len(entrant.members) > rules.on_field:
            bench = entrant.members[sheet.draw("bench", entrant.id, below=2)].id
            sheet.say(Lineup(entrant.id, bench=bench), "scorer", after=20)
    for entrant_id in sheet.ids:
        sheet.say(DrawShot(entrant_id, _shot(sheet, entrant_id)), "scorer", after=DRAW_SHOT)
    if hammer(sheet.state) is None:
        sheet.say(DrawShot(sheet.ids[0], 0), "scorer", after=DRAW_SHOT)
        sheet.say(DrawShot(sheet.ids[1], 1), "scorer", after=DRAW_SHOT)
    while not (state := sheet.state).over:
        behind = _gives_up(rules, state)
        if behind is not None:
            sheet.say(Concede(sheet.ids[behind]), "scorer", after=END)
        else:
            _end(sheet, len(state.ends) + 1)


def _shot(sheet: Scoresheet, entrant: str) -> int:
    reach = LONGEST_SHOT - sheet.skill(entrant) // 2
    return sheet.draw("draw shot", entrant, below=reach)


def _gives_up(rules: FloorCurling, game: Game) -> int | None:
    """The side that has no chance any more before the last end."""
    first, second = game.total
    if len(game.ends) < rules.ends - 1 or abs(first - second) < LOST:
        return None
    return int(first > second)


def _end(sheet: Scoresheet, end: int) -> None:
    """All stones of an end, the last by who has the hammer, and what it brought."""
    rules: FloorCurling = sheet.rules
    last = hammer(sheet.state) or 0
    order = (1 - last, last) * rules.stones
    for n, side in enumerate(order):
        if n == len(order) - 4 and sheet.draw("time-out", end, below=6) == 0:
            _time_out(sheet, side)
        pause = STONE + sheet.draw("pace", end, n, below=10)
        sheet.say(Stone(sheet.ids[side]), "scorer", after=pause)
    with_hammer, without = sheet.ids[last], sheet.ids[1 - last]
    if sheet.draw("blank", end, below=1000) < BLANK:
        sheet.say(EndScore(None, 0), "scorer", after=END)
        return
    both = (sheet.wins(with_hammer, without, "end", end, n) for n in (1, 2))
    scorer = with_hammer if any(both) else without
    points = POINTS[sheet.draw("points", end, below=len(POINTS) if scorer == with_hammer else 5)]
    sheet.say(EndScore(scorer, points), "scorer", after=END)


def _time_out(sheet: Scoresheet, side: int) -> None:
    rules: FloorCurling = sheet.rules
    if sheet.state.timeouts[side] < rules.timeouts:
        sheet.say(Timeout(sheet.ids[side]), "scorer", after=5)
        sheet.now += 60
