"""The state of a race: the runners with what is known of each, and the wind."""

from dataclasses import dataclass, replace

from events.athletics.calls import Unranked
from events.athletics.card import Card

LONGEST_MS = 24 * 3600 * 1000
STRONGEST_WIND = 200
"""Tenths of m/s; a gauge shows no more."""


@dataclass(frozen=True, slots=True)
class Runner:
    """One runner: the judges' place, the time as read in ms, the reaction time, the status.

    `among`: the judges' order among those of equal time, where they were asked. `lineup`: who
    runs for a relay team, by legs.
    """

    card: Card
    place: int | None = None
    ms: int | None = None
    reaction: int | None = None
    among: int | None = None
    status: Unranked | None = None
    rule: str = ""
    lineup: tuple[str, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether a place or a time was given; who is disqualified after it stays finished."""
        return self.place is not None or self.ms is not None


@dataclass(frozen=True, slots=True)
class Heat:
    """One race; `wind` in tenths of m/s."""

    ids: tuple[str, ...]
    runners: tuple[Runner, ...]
    wind: int | None = None

    @property
    def begun(self) -> bool:
        """Whether anybody has come in."""
        return any(runner.finished for runner in self.runners)

    def with_runner(self, runner: Runner) -> "Heat":
        """The heat, one of its runners as given."""
        i = self.ids.index(runner.card.id)
        return replace(self, runners=(*self.runners[:i], runner, *self.runners[i + 1 :]))
