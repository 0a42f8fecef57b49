"""The state of a contest by distance: who jumps or throws, and the trials taken."""

from dataclasses import dataclass, replace

from events.athletics.calls import Unranked
from events.athletics.card import Card


@dataclass(frozen=True, slots=True)
class Try:
    """One trial: centimetres where it was valid, else X, - or r; wind in tenths of m/s."""

    cm: int | None = None
    sign: str = ""
    wind: int | None = None


@dataclass(frozen=True, slots=True)
class Thrower:
    """One athlete; `tries` by round, None where the round was not taken."""

    card: Card
    tries: tuple[Try | None, ...]
    status: Unranked | None = None
    rule: str = ""

    @property
    def retired(self) -> bool:
        """Whether a trial said so."""
        return any(one is not None and one.sign == "r" for one in self.tries)

    @property
    def out(self) -> bool:
        """Whether no trial is to come."""
        return self.status is not None or self.retired

    @property
    def begun(self) -> bool:
        """Whether any trial was taken."""
        return any(one is not None for one in self.tries)

    def marks(self, rounds: int) -> list[int]:
        """Valid marks of the first rounds, the best first."""
        found = [one.cm for one in self.tries[:rounds] if one is not None and one.cm is not None]
        return sorted(found, reverse=True)

    def with_try(self, number: int, one: Try) -> "Thrower":
        """The athlete after the trial of a round."""
        return replace(self, tries=(*self.tries[: number - 1], one, *self.tries[number:]))


@dataclass(frozen=True, slots=True)
class Series:
    """The contest; `last`: whose trial was called last, and its round."""

    ids: tuple[str, ...]
    athletes: tuple[Thrower, ...]
    last: tuple[int, int] | None = None

    def with_athlete(self, i: int, athlete: Thrower) -> "Series":
        """The contest, one of its athletes as given."""
        return replace(self, athletes=(*self.athletes[:i], athlete, *self.athletes[i + 1 :]))
