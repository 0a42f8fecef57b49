"""The calls of athletics: finishes, the judges' order, wind, lanes, relays, trials, bars, jumps,
and the sheets of finished contests."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import ClassVar, Literal

Unranked = Literal["DNS", "DNF", "NM", "DQ", "WD"]
Jumped = Literal["O", "X", "-", "r"]
SIGNS_OF_JUMPS: Mapping[str, Jumped] = {"O": "O", "X": "X", "-": "-", "r": "r"}

NO_TIME, LONGEST_S = -1, 1_000_000
"""A time that every rule refuses, in ms; the most seconds that are read."""


@dataclass(frozen=True, slots=True)
class Finish:
    """How one runner came in: the judge's or photo finish's `place`, the time in `ms` as read.

    Both may come in one call or one after the other. `reaction`: ms from the gun to the blocks.
    A tablet gives the time as it is read, in `minutes` and `seconds` (`"2.34"`).
    """

    kind: ClassVar[str] = "finish"
    entrant: str
    place: int | None = None
    ms: int | None = None
    reaction: int | None = None
    minutes: int | None = None
    seconds: Decimal | None = None

    @property
    def read_ms(self) -> int | None:
        """The time in ms, however it was given."""
        if self.seconds is None:
            return self.ms
        return (self.minutes or 0) * 60_000 + in_ms(self.seconds)


def in_ms(seconds: Decimal) -> int:
    """Seconds as read in whole ms; what is finer is rounded up, as all times are (165.23).

    `NO_TIME` for what is no number, or more than any clock shows.
    """
    if not seconds.is_finite() or abs(seconds) > LONGEST_S:
        return NO_TIME
    return int((seconds * 1000).to_integral_value(ROUND_CEILING))


@dataclass(frozen=True, slots=True)
class Watches:
    """One to three watches on one runner, in seconds (`"62.34"`), where times are by hand."""

    kind: ClassVar[str] = "watches"
    entrant: str
    first: Decimal
    second: Decimal | None = None
    third: Decimal | None = None

    @property
    def read(self) -> tuple[int, ...]:
        """The watches that were read, in ms."""
        watches = (self.first, self.second, self.third)
        return tuple(in_ms(seconds) for seconds in watches if seconds is not None)


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
    result: Jumped


@dataclass(frozen=True, slots=True)
class RaceRow:
    """A runner on the sheet of a race; `members`: the legs of a relay team."""

    entrant: str
    place: int | None = None
    ms: int | None = None
    reaction: int | None = None
    members: tuple[str, ...] = ()
    status: Unranked | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class RacePaper:
    """A finished race: who came in after whom, those together in one list, and a row for whom
    more is known of."""

    kind: ClassVar[str] = "paper"
    order: tuple[tuple[str, ...], ...] = ()
    results: tuple[RaceRow, ...] = ()
    wind_tenths: int | None = None


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """An athlete's series as in `trial`, from the first round on, with the wind of each trial."""

    entrant: str
    marks: tuple[str, ...] = ()
    wind_tenths: tuple[int | None, ...] = ()
    status: Unranked | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SeriesPaper:
    """A finished contest by distance."""

    kind: ClassVar[str] = "paper"
    series: tuple[SeriesRow, ...]


@dataclass(frozen=True, slots=True)
class JumpsRow:
    """What an athlete jumped at each bar (`"-"`, `"O"`, `"XO"`, `"XXX"`; `""` not at all), and at
    each bar of the jump-off."""

    entrant: str
    results: tuple[str, ...] = ()
    jumpoff: tuple[str, ...] = ()
    status: Unranked | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class HeightsPaper:
    """A finished contest by height: the bars in cm, then those of the jump-off."""

    kind: ClassVar[str] = "paper"
    bars: tuple[int, ...]
    jumps: tuple[JumpsRow, ...]
    jumpoff: tuple[int, ...] = ()
