"""The clock to be shown: of a time-out or an interval, which a horn starts, else the game clock."""

from events.basketball import game_clock
from events.basketball.state import Game
from events.basketball.terms import Terms
from scoring_rules.views import Clock, words

INTERVAL_MS = 120_000
"""Two minutes between periods and before an overtime (Art. 8.3)."""

SHORT_INTERVAL_MS = 60_000
"""One minute before the overtime of 3×3 (Art. 6.3)."""

HALF_TIME_MS = 900_000
"""Fifteen minutes (Art. 8.4)."""


def clock(terms: Terms, game: Game) -> Clock | None:
    """The clock of the last horn; where nothing is waited for the game clock, if it is used."""
    horn = game.sounded
    if horn is None or not horn.at_ms or horn.heard in ("signal", "game"):
        return game_clock.view(terms, game)
    interval = SHORT_INTERVAL_MS if terms.target else INTERVAL_MS
    lengths = {
        "timeout": terms.timeout_seconds * 1000,
        "period": interval,
        "half": HALF_TIME_MS,
    }
    length = lengths[horn.heard]
    return Clock(words(f"clock_{horn.heard}"), length, deadline_ms=horn.at_ms + length)
