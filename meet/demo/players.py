"""Who plays what: the player of an event's contests, by the rules it is played by."""

from collections.abc import Mapping
from functools import partial

from events.athletics.horizontal import Horizontal
from events.athletics.race import Race
from events.basketball.rules import Basketball
from events.chess.rules import Chess
from events.curling.rules import FloorCurling
from events.darts.rules import X01
from events.weightlifting.rules import ParaBench
from meet.demo import basketball, chess, curling, darts, placing, races, rallies, trials
from meet.demo.course import Player
from meet.demo.lifting import lifting
from scoring_rules.event import Event
from scoring_rules.kinds.placed import Placed
from scoring_rules.kinds.rally import Rally

COURTS: Mapping[str, int] = {
    "table_tennis": 4,
    "badminton": 3,
    "chess": 6,
    "darts": 4,
    "curling": 3,
    "basketball": 1,
}
"""Tables, courts, boards and sheets that one event has at a time."""


def player_of(event: Event, minutes: int, out: races.Out | None) -> Player:
    """The player of every contest of the event; KeyError for rules that nobody plays yet.

    `minutes`: how long a contest takes of which only the placing is recorded.
    """
    players: Mapping[type, Player] = {
        Race: partial(races.race, event=event.id, out=out),
        Horizontal: partial(trials.trials, event=event.id),
        ParaBench: partial(lifting, event=event.id),
        Chess: partial(chess.game, decisive=len(event.entrants) == 2),
        Rally: rallies.match,
        X01: darts.match,
        FloorCurling: curling.game,
        Basketball: basketball.game,
        Placed: partial(placing.placing, minutes=minutes),
    }
    for rules, player in players.items():
        if isinstance(event.rules, rules):
            return player
    raise KeyError(event.id)
