"""The medal table 奖牌榜 and the team points 团体总分榜: sums of what events award, ranked.

Two steps, so that a meet recomputes in a moment. `tally` turns one event's awards into cells and
is kept with the event; `sums` counts equal cells and adds each kind once. Cells are therefore
made once per value and compared by identity, which costs a third of comparing values; two equal
cells that are not one object are summed just as rightly.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, count
from operator import itemgetter

from scoring_rules.awards import Earned, EventAwards
from scoring_rules.exact import Number
from scoring_rules.regulation import MEDALS, Regulation

Sums = Mapping[str, Mapping[str, Number]]
"""By delegation and by what is counted: gold, silver, bronze, points, n1 (first places), n2 …

What a delegation has none of is absent.
"""

Cell = tuple[str, tuple[tuple[str, int], ...], int]
"""What is added to one delegation: by what it counts, numerators over one denominator."""

NOTHING: Mapping[str, Number] = {}
_FRESH = count()
_NUMBERS: dict[Cell, int] = {}
_CELLS: dict[int, Cell] = {}


@dataclass(frozen=True, slots=True)
class Tally:
    """What one event, or one list of penalties or carried-in medals, adds to the tables.

    `cells` are numbers of this process's own: keep a tally in memory, never on disk.
    """

    cells: tuple[int, ...]
    handed_out: int = 0


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """Medals and points that a delegation brings from other games (带牌、带分)."""

    delegation: str
    gold: Fraction = Fraction(0)
    silver: Fraction = Fraction(0)
    bronze: Fraction = Fraction(0)
    points: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class MedalRow:
    """A delegation's row in the medal table."""

    rank: int
    delegation: str
    gold: Number
    silver: Number
    bronze: Number
    total: Number


@dataclass(frozen=True, slots=True)
class PointsRow:
    """A delegation's row in the team points."""

    rank: int
    delegation: str
    points: Number


@dataclass(frozen=True, slots=True)
class Totals:
    """The sum of the medal table, and beside it the medals that were handed out."""

    gold: Number
    silver: Number
    bronze: Number
    medals_handed_out: int


@dataclass(frozen=True, slots=True)
class EventCounts:
    """Planned, held and awarded events: three counts that are seldom equal."""

    planned: int
    held: int
    awarded: int


def cells(delegation: str, amounts: Iterable[tuple[str, Fraction]]) -> tuple[int, ...]:
    """The number of the cell with the amounts that are not 0; none where all are."""
    adds = tuple((key, amount) for key, amount in amounts if amount)
    if not adds:
        return ()
    denominator = _common_denominator(amount.denominator for _, amount in adds)
    numerators = tuple((key, (amount * denominator).numerator) for key, amount in adds)
    return (_number((delegation, numerators, denominator)),)


def _number(cell: Cell) -> int:
    """The number that stands for a cell, the same for equal ones; safe between threads."""
    known = _NUMBERS.get(cell)
    if known is None:
        fresh = next(_FRESH)
        _CELLS[fresh] = cell
        known = _NUMBERS.setdefault(cell, fresh)
    return known


def tally(awards: EventAwards) -> Tally:
    """What an event adds to the tables, to be kept as long as its awards are."""
    all_cells = [
        cells(earned.delegation, amounts_of(earned)) for row in awards.rows for earned in row.earned
    ]
    return Tally(tuple(chain.from_iterable(all_cells)), awards.medals_handed_out)


def amounts_of(earned: Earned) -> Iterator[tuple[str, Fraction]]:
    """What a row adds, by what it counts."""
    yield from zip(MEDALS, earned.medals, strict=True)
    yield "points", earned.points
    if earned.place:
        yield f"n{earned.place}", earned.share


def carried(entries: Iterable[CarriedIn]) -> Tally:
    """What medals and points from other games add; they are not handed out again."""
    keys = (*MEDALS, "points")
    all_cells = [cells(e.delegation, ((key, getattr(e, key)) for key in keys)) for e in entries]
    return Tally(tuple(chain.from_iterable(all_cells)))


def sums(tallies: Iterable[Tally], void: Iterable[str] = ()) -> Sums:
    """Add all tallies; `void` are the delegations whose points are set to 0.

    Everything is added as integers over one denominator: fractions are made only of the results.
    """
    times = Counter(chain.from_iterable(one.cells for one in tallies))
    scale = _common_denominator(_CELLS[number][2] for number in times)
    whole: dict[str, dict[str, int]] = defaultdict(dict)
    for number, occurrences in times.items():
        delegation, numerators, denominator = _CELLS[number]
        amounts = whole[delegation]
        factor = occurrences * (scale // denominator)
        for key, numerator in numerators:
            amounts[key] = amounts.get(key, 0) + numerator * factor
    added: dict[str, Mapping[str, Number]] = {**whole}
    if scale != 1:
        added = {delegation: _over(scale, amounts) for delegation, amounts in whole.items()}
    for delegation in void:
        medals = added.get(delegation, NOTHING).keys() & set(MEDALS)
        added[delegation] = {medal: added[delegation][medal] for medal in medals} | {"points": 0}
    return added


def _over(scale: int, amounts: Mapping[str, int]) -> dict[str, Number]:
    return {
        key: Fraction(amount, scale) if amount % scale else amount // scale
        for key, amount in amounts.items()
    }


def _common_denominator(denominators: Iterable[int]) -> int:
    common = 1
    for denominator in denominators:
        if common % denominator:
            common *= Fraction(common, denominator).denominator
    return common


def medal_table(
    added: Sums, regulation: Regulation, names: Mapping[str, str] | None = None
) -> tuple[MedalRow, ...]:
    """Delegations by the regulation's keys (gold, silver, bronze), equal ones sharing a rank.

    Lists those that hold a medal, and all of `names` (delegation: its name) where that is given;
    equal rows stand in the order of the names.
    """
    holders = {d: amounts for d, amounts in added.items() if not amounts.keys().isdisjoint(MEDALS)}
    rows = []
    for rank, delegation, amounts in _ranked(holders, regulation.tables.medals, names or {}):
        gold, silver, bronze = (amounts.get(medal, 0) for medal in MEDALS)
        rows.append(MedalRow(rank, delegation, gold, silver, bronze, gold + silver + bronze))
    return tuple(rows)


def points_table(
    added: Sums, regulation: Regulation, names: Mapping[str, str] | None = None
) -> tuple[PointsRow, ...]:
    """Delegations by points, then first places, second places …; listed as in `medal_table`."""
    scorers = {d: amounts for d, amounts in added.items() if amounts.keys() - MEDALS}
    return tuple(
        PointsRow(rank, delegation, amounts.get("points", 0))
        for rank, delegation, amounts in _ranked(scorers, regulation.tables.points, names or {})
    )


def _ranked(
    added: Sums, keys: tuple[str, ...], names: Mapping[str, str]
) -> Iterator[tuple[int, str, Mapping[str, Number]]]:
    """Every delegation with its rank: equal keys share it and the next ones stay vacant."""
    listed = sorted({*added, *names}, key=lambda delegation: names.get(delegation, delegation))
    amounts = [added.get(delegation, NOTHING) for delegation in listed]
    figures = zip(*(_column(amounts, key) for key in keys), strict=True)
    order = sorted(zip(figures, listed, amounts, strict=True), key=itemgetter(0), reverse=True)
    rank, above = 0, None
    for number, (compared, delegation, amounts_here) in enumerate(order, start=1):
        if compared != above:
            rank, above = number, compared
        yield rank, delegation, amounts_here


def _column(amounts: list[Mapping[str, Number]], key: str) -> list[Number]:
    if key == "total":
        return [sum(has.get(medal, 0) for medal in MEDALS) for has in amounts]
    return [has.get(key, 0) for has in amounts]


def totals(rows: Iterable[MedalRow], tallies: Iterable[Tally]) -> Totals:
    """The sum of the medal table, and the medals handed out: joint teams make them differ."""
    listed = tuple(rows)
    return Totals(
        sum(row.gold for row in listed),
        sum(row.silver for row in listed),
        sum(row.bronze for row in listed),
        sum(one.handed_out for one in tallies),
    )


def count_events(planned: int, awards: Iterable[EventAwards]) -> EventCounts:
    """How many events were planned, were held, and awarded a medal or a place."""
    listed = tuple(awards)
    awarded = sum(1 for event in listed if any(row.place <= event.places for row in event.rows))
    return EventCounts(planned, sum(1 for event in listed if event.held), awarded)
