"""How long all tables take once every event's awards are known, beside plain fractions.

The plain way adds the fractions of every row to its delegation and sorts; both give the same
tables, which the run checks. Events have 8 placings; with `joint`, every tenth has a joint team
whose halves make fractions. Of the 100,000 events 5,000 differ, but each has its own tally, and
they stand in an order that jumps.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from statistics import median
from time import perf_counter

from meet.awards_file import shipped
from scoring_rules.awards import EventAwards, EventResult, Placed, award
from scoring_rules.tables import (
    MedalRow,
    PointsRow,
    Tally,
    medal_table,
    points_table,
    sums,
    tally,
    totals,
)

REGULATION = shipped("municipal-7")
DISTINCT = 5000
STRIDE = 7919
Row = tuple[int, str]
"""Rank and delegation."""
Figure = tuple[str, float, str]


def figures() -> list[Figure]:
    """Name, median in ms, and the ratio to the plain way in the same run."""
    return [
        _all_tables(64, 13, 301, joint=False),
        _all_tables(64, 13, 301, joint=True),
        _all_tables(100_000, 5000, 7, joint=False),
        _all_tables(100_000, 5000, 7, joint=True),
        _one_event(),
    ]


def _all_tables(events: int, delegations: int, repeats: int, *, joint: bool) -> Figure:
    distinct = range(min(events, DISTINCT))
    kinds = [award(_result(i, delegations, joint=joint), REGULATION) for i in distinct]
    order = [i * STRIDE % len(kinds) for i in range(events)]
    known = [tally(awards) for awards in kinds]
    tallies = [replace(known[i], cells=(*known[i].cells,)) for i in order]
    given = [kinds[i] for i in order]
    ours = _median(lambda: _tables(tallies), repeats)
    plain = _median(lambda: _plain_tables(given), 1 + repeats // 50)
    medals, points = _tables(tallies)
    if (_listed(medals), _listed(points)) != _plain_tables(given):
        raise AssertionError("the two ways differ")
    name = f"all tables of {events} events × 8, {delegations} delegations"
    ratio = f"{plain / ours:.0f} × faster than plain fractions ({plain:.1f} ms)"
    return name + (", joint teams" if joint else ""), ours, ratio


def _one_event() -> Figure:
    results = [_result(i, 13, joint=True) for i in range(64)]
    spent = _median(lambda: [tally(award(result, REGULATION)) for result in results], 21)
    return "awards and tally of one event of 8", spent / len(results), ""


def _result(i: int, delegations: int, *, joint: bool) -> EventResult:
    rows = []
    for place in range(1, 9):
        home = f"D{(i * STRIDE + place * place * 31) % delegations:04d}"
        guest = f"D{(i * STRIDE + place * 17 + 1) % delegations:04d}"
        members = (home, home, guest) if joint and i % 10 == 0 and place == 2 else (home,)
        rows.append(Placed(f"a{place}", place, members=members))
    tags = ("team",) if i % 10 == 0 else ()
    return EventResult(f"e{i}", "athletics", tags, len(rows), len(rows), tuple(rows))


def _tables(tallies: list[Tally]) -> tuple[tuple[MedalRow, ...], tuple[PointsRow, ...]]:
    added = sums(tallies)
    medals = medal_table(added, REGULATION)
    points = points_table(added, REGULATION)
    totals(medals, tallies)
    return medals, points


def _listed(table: tuple[MedalRow, ...] | tuple[PointsRow, ...]) -> list[Row]:
    return [(row.rank, row.delegation) for row in table]


def _plain_tables(given: list[EventAwards]) -> tuple[list[Row], list[Row]]:
    medals: dict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 3)
    points: dict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 9)
    for earned in (earned for awards in given for row in awards.rows for earned in row.earned):
        for i, amount in enumerate(earned.medals):
            medals[earned.delegation][i] += amount
        points[earned.delegation][0] += earned.points
        if earned.place:
            points[earned.delegation][earned.place] += earned.share
    return _ranked(medals), _ranked(points)


def _ranked(amounts: dict[str, list[Fraction]]) -> list[Row]:
    some = [item for item in amounts.items() if any(item[1])]
    order = sorted(some, key=lambda item: ([-n for n in item[1]], item[0]))
    rows: list[Row] = []
    for number, (delegation, key) in enumerate(order, start=1):
        shared = bool(rows) and amounts[rows[-1][1]] == key
        rows.append((rows[-1][0] if shared else number, delegation))
    return rows


def _median(run: Callable[[], object], repeats: int) -> float:
    spent = []
    for _ in range(repeats):
        begun = perf_counter()
        run()
        spent.append((perf_counter() - begun) * 1000)
    return median(spent)


if __name__ == "__main__":
    for name, milliseconds, ratio in figures():
        print(f"{name}: {milliseconds:.3f} ms. {ratio}")
