"""The demonstration games there are, by the name of their regulation."""

from collections.abc import Callable, Mapping

from meet.demo.municipal import municipal_7
from meet.demo.provincial import provincial_12
from meet.demo.script import DemoGames

MUNICIPAL, PROVINCIAL = "municipal-7", "provincial-12"

GAMES: Mapping[str, Callable[[], DemoGames]] = {
    MUNICIPAL: municipal_7,
    PROVINCIAL: provincial_12,
}
"""What makes them; each is a pure function of nothing."""


def games(name: str = MUNICIPAL) -> DemoGames:
    """The games of that name; KeyError for an unknown one."""
    return GAMES[name]()
