"""The values that several pads of athletics ask for: an athlete, the wind."""

from collections.abc import Iterable

from events.athletics.card import Competing
from events.athletics.heat import STRONGEST_WIND
from events.athletics.marks import TENTHS
from scoring_rules.views import Input, Who, words


def who_input(athletes: Iterable[Competing]) -> Input:
    """The choice of an athlete."""
    choices = tuple((athlete.card.id, Who(athlete.card.id)) for athlete in athletes)
    return Input("entrant", words("athlete"), "choice", choices=choices)


def wind_input(name: str, *, optional: bool = False) -> Input:
    """The wind as people say it, in m/s; the call counts tenths."""
    most = f"{STRONGEST_WIND // TENTHS}.0"
    return Input(
        name,
        words("wind"),
        "integer",
        f"-{most}",
        most,
        "0.1",
        unit=words("unit_wind"),
        optional=optional,
        scale=TENTHS,
    )
