"""Thinking time: a clock of each side, which runs until it releases its stone (World Curling R11).

It is shown and decides nothing: that a side has lost by it is called by the umpire.
"""

from dataclasses import replace

from events.curling.state import Game
from events.curling.terms import Terms
from scoring_rules.kinds.stop_clock import SetClock, minutes, shown
from scoring_rules.kinds.stop_clock import called as clock_called
from scoring_rules.kinds.two_sides import side_index
from scoring_rules.refusal import Refused
from scoring_rules.views import Button, Clock, Form, Input, Who, words


def called(terms: Terms, game: Game, call: SetClock, at_ms: int) -> Game:
    """One side's clock after a call; the other stops where it starts.

    Refused: `no_thinking_time`, `unknown_entrant`, and as `stop_clock.called`.
    """
    if not game.clocks:
        raise Refused("no_thinking_time")
    side = side_index(game.sides, call.entrant)
    mine = clock_called(game.clocks[side], terms.thinking_seconds * 1000, call, at_ms)
    other = game.clocks[1 - side]
    if mine.runs:
        other = other.stopped(at_ms)
    return replace(game, clocks=(other, mine) if side else (mine, other))


def view(terms: Terms, game: Game) -> Clock | None:
    """The clock that runs."""
    for side, clock in enumerate(game.clocks if not game.over else ()):
        if clock.runs:
            label = words("thinking_of", who=Who(game.sides[side]))
            return shown(clock, terms.thinking_seconds * 1000, label)
    return None


def keys(game: Game) -> tuple[Button, ...]:
    """Starts each side's clock, or stops the one that runs."""
    return tuple(
        Button(SetClock("stop", entrant=entrant), words("thinking_stop", who=Who(entrant)), "quiet")
        if clock.runs
        else Button(
            SetClock("start", entrant=entrant),
            words("thinking_start", who=Who(entrant)),
            "quiet",
            words("clock_left", left=minutes(clock.left_ms)),
        )
        for entrant, clock in zip(game.sides, game.clocks, strict=False)
    )


def forms(terms: Terms, game: Game) -> tuple[Form, ...]:
    """A side's clock set by hand; it then stands."""
    most = str(terms.thinking_seconds)
    seconds = Input("seconds", words("clock_seconds"), "integer", "0", most, "1")
    label, stop = words("clock_set"), ("state", "stop")
    return tuple(
        Form("clock", label, (seconds,), (stop, ("entrant", one)), about=one)
        for one in game.sides
        if game.clocks
    )
