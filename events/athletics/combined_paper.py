"""The sheet of a finished discipline: that of a race, of a contest by distance or by height."""

from dataclasses import dataclass
from typing import ClassVar

from events.athletics.calls import (
    HeightsPaper,
    JumpsRow,
    RacePaper,
    RaceRow,
    SeriesPaper,
    SeriesRow,
)
from events.athletics.combined_terms import Held
from events.athletics.horizontal import Horizontal
from events.athletics.race import Race
from events.athletics.vertical import Vertical
from scoring_rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class DisciplinePaper:
    """A finished discipline; only the fields of its own kind of contest are given."""

    kind: ClassVar[str] = "paper"
    order: tuple[tuple[str, ...], ...] = ()
    results: tuple[RaceRow, ...] = ()
    wind_tenths: int | None = None
    series: tuple[SeriesRow, ...] = ()
    bars: tuple[int, ...] = ()
    jumps: tuple[JumpsRow, ...] = ()

    def of(self, held: Held) -> RacePaper | SeriesPaper | HeightsPaper:
        """The paper of the discipline's own rules. Refused: `other_sheet`."""
        race = bool(self.order or self.results) or self.wind_tenths is not None
        heights = bool(self.bars or self.jumps)
        if isinstance(held, Race) and not (self.series or heights):
            return RacePaper(self.order, self.results, self.wind_tenths)
        if isinstance(held, Horizontal) and not (race or heights):
            return SeriesPaper(self.series)
        if isinstance(held, Vertical) and not (race or self.series):
            return HeightsPaper(self.bars, self.jumps)
        raise Refused("other_sheet")
