"""The game clock of a period, where officials run it here: a hall's own clock rules beside it.

It is shown and decides nothing: the horn that ends a period is a call of its own (Art. 8, 49).
"""

from dataclasses import replace

from events.basketball.state import Game, check_open
from events.basketball.terms import Terms
from scoring_rules.kinds.stop_clock import SetClock, StopClock, minutes, shown
from scoring_rules.kinds.stop_clock import called as clock_called
from scoring_rules.ledger import Line
from scoring_rules.refusal import Refused
from scoring_rules.views import Button, Clock, Form, Input, words


def called(terms: Terms, game: Game, line: Line, call: SetClock) -> Game:
    """The game after a call of the timer. Refused: `no_game_clock`, and as `stop_clock.called`."""
    check_open(game)
    length = terms.length_ms(game.period)
    if not length:
        raise Refused("no_game_clock")
    clock = game.clock or StopClock(length)
    return replace(game, clock=clock_called(clock, length, call, line.at_ms))


def anew(terms: Terms, game: Game) -> StopClock | None:
    """The clock of the period to come, standing; None where it is not used or there is none."""
    length = terms.length_ms(game.period + 1)
    return StopClock(length) if game.clock and length else None


def view(terms: Terms, game: Game) -> Clock | None:
    """The game clock as boards and pads show it, once it is used."""
    if game.clock is None:
        return None
    return shown(game.clock, terms.length_ms(game.period), words("game_clock"))


def keys(terms: Terms, game: Game) -> tuple[Button, ...]:
    """Starts the clock, or stops it; before it is first used a quiet key."""
    length = terms.length_ms(game.period)
    if not length:
        return ()
    if game.clock is not None and game.clock.runs:
        return (Button(SetClock("stop"), words("clock_stop")),)
    clock = game.clock or StopClock(length)
    left = words("clock_left", left=minutes(clock.left_ms))
    return (Button(SetClock("start"), words("clock_start"), "" if game.clock else "quiet", left),)


def forms(terms: Terms, game: Game) -> tuple[Form, ...]:
    """The clock set by hand; it then stands."""
    most = str(terms.length_ms(game.period) // 1000)
    seconds = Input("seconds", words("clock_seconds"), "integer", "0", most, "1")
    return (Form("clock", words("clock_set"), (seconds,), (("state", "stop"),), quiet=True),)
