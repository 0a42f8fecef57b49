"""One programme of 64 events under three regulations: 157, 178 and 146 medals.

The counts are the field handbook's (regulations §4); the programme is synthetic.
"""

import csv
from collections import Counter

import pytest

from meet.awards_file import shipped
from scoring_rules.awards import award
from scoring_rules.tables import count_events, medal_table, sums, tally, totals
from tests.awards.cases import event
from tests.awards.vectors import DATA

with (DATA / "distribution_64_53_40.csv").open(encoding="utf-8-sig") as _file:
    PROGRAMME = tuple(csv.DictReader(_file))
RESULTS = tuple(
    event([*range(1, int(row["entrants"]) + 1)], sport=row["sport"], name=f"e{i}")
    for i, row in enumerate(PROGRAMME)
)
COUNTS = {
    "municipal-7": (64, 53, 40, 64),
    "para-award-all": (64, 61, 53, 64),
    "provincial-12": (64, 61, 53, 64),
    "para-min3-minus1": (53, 53, 40, 53),
}


@pytest.mark.parametrize("name", COUNTS)
def test_medals_of_64_events(name: str) -> None:
    gold, silver, bronze, held = COUNTS[name]
    regulation = shipped(name)
    given = [award(result, regulation) for result in RESULTS]
    tallies = [tally(one) for one in given]
    found = totals(medal_table(sums(tallies), regulation), tallies)
    assert (found.gold, found.silver, found.bronze) == (gold, silver, bronze)
    assert found.medals_handed_out == gold + silver + bronze
    counts = count_events(len(RESULTS), given)
    assert (counts.planned, counts.held, counts.awarded) == (64, held, held)


def test_every_event_has_the_medals_of_its_row() -> None:
    regulation = shipped("municipal-7")
    given = [award(result, regulation).medals_handed_out for result in RESULTS]
    assert given == [int(row["medals_minus_one_floor1"]) for row in PROGRAMME]
    assert Counter(given) == {1: 11, 2: 13, 3: 40}
