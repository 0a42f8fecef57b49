"""Groups of one class: how many, who is in which, which comes first."""

import csv
from pathlib import Path

import pytest

from scoring_rules.contest import Entrant, Outcome
from scoring_rules.draws.protocol import Played
from scoring_rules.draws.timed_finals import TimedFinals

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "weightlifting" / "derived"


def seeded(count: int) -> tuple[Entrant, ...]:
    return tuple(Entrant(str(n), seed=n) for n in range(1, count + 1))


def groups(count: int, size: int = 10, seed: str = "") -> list[tuple[str, tuple[str, ...]]]:
    proposed = TimedFinals(size=size).propose(seeded(count), (), (), seed)
    return [(one.phase, one.entrants) for one in proposed.contests]


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (0, []),
        (1, [("final", 1)]),
        (10, [("final", 10)]),
        (11, [("group:B", 5), ("group:A", 6)]),
        (14, [("group:B", 7), ("group:A", 7)]),
        (23, [("group:C", 7), ("group:B", 8), ("group:A", 8)]),
    ],
)
def test_groups_are_even_and_a_comes_last(count: int, sizes: list[tuple[str, int]]) -> None:
    assert [(phase, len(ids)) for phase, ids in groups(count)] == sizes


def test_the_best_are_in_a_and_lots_order_each_group() -> None:
    by_entry, by_lot = dict(groups(12)), dict(groups(12, seed="2027"))
    assert by_entry["group:A"] == tuple("123456")
    assert set(by_lot["group:A"]) == set("123456")
    assert by_lot["group:A"] != by_entry["group:A"]


def test_officials_may_split_by_themselves_and_nothing_is_split_twice() -> None:
    assert groups(12, size=0) == []
    drawn = Played("c", "group:A", ("1",), Outcome(False, ()), begun=False)
    assert TimedFinals(size=10).propose(seeded(12), (drawn,), (), "").contests == ()


@pytest.mark.parametrize("name", ["-88 kg", "-65 kg", "-72 kg", "-59 kg"])
def test_dubai_2017_was_split_so(name: str) -> None:
    """Seeds by opener, the best first; at equal openers the sheet's own group."""
    path = DATA / "startlist_1702.csv"
    if not path.exists():
        pytest.skip("../shared/data/weightlifting/derived/startlist_1702.csv is absent")
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["category"] == name]
    known = [row for row in rows if row["opener"].isdigit() and row["group"] in ("A", "B")]
    if len(known) < len(rows):
        pytest.skip(f"{name}: the start list lacks openers")
    order = sorted(known, key=lambda row: (-int(row["opener"]), row["group"]))
    entrants = tuple(Entrant(row["lot"], seed=n) for n, row in enumerate(order, start=1))
    proposed = TimedFinals(size=10).propose(entrants, (), (), "").contests
    official = {row["lot"]: f"group:{row['group']}" for row in rows}
    assert {id_: one.phase for one in proposed for id_ in one.entrants} == official
