"""The calls of athletics: finishes, the judges' order, wind, lanes, relays, trials, bars, jumps."""

from dataclasses import dataclass
from typing import ClassVar, Literal

Unranked = Literal["DNS", "DNF", "NM", "DQ", "WD"]


@dataclass(frozen=True, slots=True)
class Finish:
    """How one runner came in: the judge's or photo finish's `place`, the time in `ms` as read.

    Both may come in one call or one after the other. `reaction`: ms from the gun to the blocks.
    """

    kind: ClassVar[str] = "finish"
    entrant: str
    place: int | None = None
    ms: int | None = None
    reaction: int | None = None


@dataclass(frozen=True, slots=True)
class Watches:
    """One to three watches on one runner, in ms as read, where times are taken by hand."""

    kind: ClassVar[str] = "watches"
    entrant: str
    first: int
    second: int | None = None
    third: int | None = None

    @property
    def read(self) -> tuple[int, ...]:
        """The watches that were read."""
        return tuple(ms for ms in (self.first, self.second, self.third) if ms is not None)


@dataclass(frozen=True, slots=True)
class Lineup:
    """Who of a relay team runs in this round, in the order of the legs; fewer while it is named."""

    kind: ClassVar[str] = "lineup"
    entrant: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """The order of runners whose times are equal; who came in together stand in one list."""

    kind: ClassVar[str] = "judge"
    order: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SetStatus:
    """An athlete competes no more; `rule` is the rule's number where one was broken."""

    kind: ClassVar[str] = "status"
    entrant: str
    status: Unranked
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Wind:
    """The wind of a race: in `tenths` of m/s, or as the gauge read it in `hundredths`."""

    kind: ClassVar[str] = "wind"
    tenths: int | None = None
    hundredths: int | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """An athlete's lane; `to` is the second one where a guide runs beside."""

    kind: ClassVar[str] = "lane"
    entrant: str
    lane: int
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """A jump or throw: metres (`"7.52"`), `"X"` failed, `"-"` passed, `"r"` retired."""

    kind: ClassVar[str] = "trial"
    entrant: str
    round: int
    mark: str
    wind_tenths: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar is set, in cm; `jumpoff`: for those who are tied for the first place."""

    kind: ClassVar[str] = "bar"
    cm: int
    jumpoff: bool = False


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump at the bar last set: cleared, failed, passed, retired."""

    kind: ClassVar[str] = "jump"
    entrant: str
    result: Literal["O", "X", "-", "r"]
