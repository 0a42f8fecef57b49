"""Laws of awards and tables, over any regulation and any results that hypothesis can think of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meet.words import LANGUAGES, say
from scoring_rules.awards import Credit, EventAwards, EventResult, Placed, award, medal_places_for
from scoring_rules.penalties import Imposed, points_lost, voided
from scoring_rules.ranking import Status
from scoring_rules.regulation import Regulation, read
from scoring_rules.tables import (
    CarriedIn,
    carried,
    medal_table,
    points_table,
    sums,
    tally,
    totals,
)

DELEGATIONS = st.sampled_from("ABCDE")
TAGS = st.sampled_from(["team", "relay", "pair", "run"])
LEVELS = st.sampled_from(["meet", "national"])
SMALL = st.fractions(min_value=0, max_value=3, max_denominator=4)


def weak_order(sizes: Sequence[int]) -> list[int]:
    """Groups of these sizes as places 1, 2, 2, 4."""
    starts = accumulate(sizes, initial=1)
    return [place for place, size in zip(starts, sizes, strict=False) for _ in range(size)]


PLACES = st.lists(st.integers(1, 3), min_size=1, max_size=5).map(weak_order)


OWNERS = st.one_of(
    st.builds(lambda d: {"delegation": d}, DELEGATIONS),
    st.builds(lambda m: {"members": tuple(m)}, st.lists(DELEGATIONS, min_size=1, max_size=4)),
    st.builds(
        lambda c: {"credits": tuple(c)},
        st.lists(st.builds(Credit, DELEGATIONS, SMALL, SMALL), max_size=2),
    ),
)
RECORDS_BROKEN = st.lists(LEVELS, max_size=2).map(tuple)
GONE = (Status.DQ, Status.DOPING)
UNPLACED = st.lists(st.sampled_from([Status.NM, Status.DNS, Status.DQ]), max_size=2)


@st.composite
def events(draw: st.DrawFn, gone: tuple[Status, ...] = GONE) -> EventResult:
    """Placings in a weak order, some of them taken away later, and some who have no place."""
    places: list[int | None] = list(draw(PLACES))
    statuses = [draw(st.sampled_from([Status.RANKED] * 3 + list(gone))) for _ in places]
    unplaced = draw(UNPLACED) if gone else []
    rows = tuple(
        Placed(f"a{i}", place, status, records=draw(RECORDS_BROKEN), **draw(OWNERS))
        for i, (place, status) in enumerate(
            zip(places + [None] * len(unplaced), statuses + unplaced, strict=True)
        )
    )
    tags = tuple(draw(st.lists(TAGS, max_size=2, unique=True)))
    event = f"e{draw(st.integers(0, 9999))}"
    return EventResult(event, "athletics", tags, len(rows), len(rows), rows)


GROWING = st.one_of(
    st.just({"type": "all"}),
    st.builds(
        lambda by, when, floor: {"type": "minus", "by": by, "when": when, "floor": floor},
        st.integers(0, 2),
        st.sampled_from(["n<max", "n<=max"]),
        st.integers(0, 2),
    ),
)
RULE = st.one_of(
    GROWING,
    st.builds(
        lambda bands: {"type": "bands", "bands": bands},
        st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=3),
    ),
)
JOINT = st.one_of(
    st.sampled_from([{"mode": m} for m in ("equal_split", "proportional", "full_each")]),
    st.builds(lambda e: {"mode": "per_athlete", "each": str(e), "cap": 1}, SMALL),
)
BY_TAG = st.dictionaries(TAGS, SMALL.map(str), max_size=3)
TABLE = st.lists(st.integers(0, 9), max_size=8)
TIES = st.sampled_from(["average", "same"])
RECORD = st.fixed_dictionaries(
    {"level": LEVELS},
    optional={
        "points": SMALL.map(str),
        "factor": SMALL.map(str),
        "medal": st.sampled_from(["gold", "bronze"]),
        "once": st.sampled_from(["per_event", "per_athlete"]),
        "highest_only": st.booleans(),
    },
)
REGULATIONS = st.fixed_dictionaries(
    {
        "admission": st.fixed_dictionaries(
            {"rule": RULE},
            optional={
                "max_places": st.integers(0, 9),
                "count": st.sampled_from(["entered", "started", "ranked"]),
                "min_to_hold": st.integers(0, 4),
                "clause": st.just("第九条"),
            },
        ),
        "medals": st.fixed_dictionaries(
            {"joint": JOINT, "weight": BY_TAG},
            optional={
                "places": st.integers(0, 3),
                "rule": RULE,
                "third": st.sampled_from(["playoff", "shared"]),
            },
        ),
        "points": st.fixed_dictionaries(
            {"table": TABLE, "joint": JOINT, "multiplier": BY_TAG, "finisher_bonus": BY_TAG},
            optional={
                "by_places": st.dictionaries(st.sampled_from("1238"), TABLE, max_size=3),
                "tie": TIES,
                "shared_third": TIES,
                "tie_at_cut": st.sampled_from(["admitted_only", "full_table", "full_place"]),
            },
        ),
        "records": st.lists(RECORD, max_size=2),
        "status": st.fixed_dictionaries(
            {"promote_after_dq": st.booleans(), "promote_after_doping": st.booleans()}
        ),
        "penalties": st.just([{"code": "foul", "team_points": -2, "void": "result"}]),
    }
).map(read)


law = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def on_neck(awards: EventAwards) -> Counter[str]:
    return Counter(row.medal for row in awards.rows if row.medal)


@law
@given(events(), REGULATIONS)
def test_every_row_is_ranked_and_every_ranked_entrant_has_a_row(
    result: EventResult, rules: Regulation
) -> None:
    awards = award(result, rules)
    ranked = {p.entrant for p in result.placings if p.status is Status.RANKED}
    assert {row.entrant for row in awards.rows} == (ranked if awards.held else set())
    assert [row.place for row in awards.rows] == sorted(row.place for row in awards.rows)
    assert hash(awards) == hash(award(result, rules))


@law
@given(events(), REGULATIONS)
def test_never_more_places_than_n_nor_medals_than_places(
    result: EventResult, rules: Regulation
) -> None:
    awards = award(result, rules)
    assert 0 <= awards.medal_places <= awards.places <= awards.n
    assert awards.medal_places <= rules.medals.places
    for row in awards.rows:
        assert (row.medal is not None) == (row.place <= awards.medal_places)


@law
@given(GROWING, st.integers(0, 9), st.integers(0, 4), st.integers(0, 12))
def test_more_entrants_never_have_fewer_places_or_medals(
    rule: dict[str, object], most: int, least: int, n: int
) -> None:
    rules = read({"admission": {"rule": rule, "max_places": most, "min_to_hold": least}})
    assert rules.admission.places(n) <= rules.admission.places(n + 1)
    assert medal_places_for(rules, n) <= medal_places_for(rules, n + 1)


@law
@given(events(gone=()), TABLE.filter(lambda row: len(row) >= 1), st.integers(1, 12))
def test_averaged_points_of_the_admitted_places_are_the_table(
    result: EventResult, row: list[int], most: int
) -> None:
    """Ties share what their places are worth, so nothing is gained or lost by them."""
    rules = read({"admission": {"max_places": most}, "points": {"table": row}})
    awards = award(result, rules)
    worth = sum(row[: min(most, len(result.placings))])
    assert sum((r.points for r in awards.rows), Fraction(0)) == worth


@law
@given(events(), REGULATIONS)
def test_without_promotion_nobody_elses_award_changes(
    result: EventResult, rules: Regulation
) -> None:
    """Where n does not count the ranked, and a record is not handed on to the next."""
    fixed = read(
        {
            "admission": {"max_places": 4},
            "points": {"table": [9, 7, 6, 5], "tie_at_cut": rules.points.tie_at_cut},
            "status": {"promote_after_dq": False, "promote_after_doping": False},
        }
    )
    clean = replace(
        result,
        placings=tuple(replace(p, status=Status.RANKED) if p.place else p for p in result.placings),
    )
    before = {row.entrant: row for row in award(clean, fixed).rows}
    for row in award(result, fixed).rows:
        assert row == before[row.entrant]


@law
@given(events(), REGULATIONS)
def test_with_promotion_the_taken_away_might_never_have_come(
    result: EventResult, rules: Regulation
) -> None:
    moving = replace(rules, status=type(rules.status)())
    kept = [p for p in result.placings if p.place and p.status not in GONE]
    places = weak_order([*Counter(p.place for p in kept).values()])
    without = replace(
        result,
        placings=tuple(replace(p, place=place) for p, place in zip(kept, places, strict=True)),
    )

    def shown(found: EventAwards) -> list[tuple[object, ...]]:
        return [(r.entrant, r.place, r.medal, r.points, r.earned) for r in found.rows]

    assert shown(award(result, moving)) == shown(award(without, moving))


@law
@given(st.lists(events(), max_size=5), REGULATIONS, st.randoms(use_true_random=False))
def test_tables_do_not_depend_on_the_order_of_events(
    results: list[EventResult], rules: Regulation, chance: object
) -> None:
    tallies = [tally(award(result, rules)) for result in results]
    shuffled = sorted(tallies, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert sums(tallies) == sums(shuffled)
    assert medal_table(sums(tallies), rules) == medal_table(sums(shuffled), rules)
    assert points_table(sums(tallies), rules) == points_table(sums(shuffled), rules)


@law
@given(st.lists(events(), max_size=5), REGULATIONS)
def test_tables_are_the_sums_of_the_rows_that_explain_them(
    results: list[EventResult], rules: Regulation
) -> None:
    awards = [award(result, rules) for result in results]
    tallies = [tally(one) for one in awards]
    medals, points = medal_table(sums(tallies), rules), points_table(sums(tallies), rules)
    earned = [e for one in awards for row in one.rows for e in row.earned]
    for row in medals:
        own = [e.medals for e in earned if e.delegation == row.delegation]
        assert (row.gold, row.silver, row.bronze) == tuple(map(sum, zip(*own, strict=True)))
        assert row.total == row.gold + row.silver + row.bronze
    assert sum(row.points for row in points) == sum(e.points for e in earned)
    found = totals(medals, tallies)
    assert found.gold == sum(e.medals[0] for e in earned)
    assert found.medals_handed_out == sum(sum(on_neck(one).values()) for one in awards)


@law
@given(st.lists(events(), max_size=4), REGULATIONS)
def test_equal_rows_share_a_rank_and_the_next_stay_vacant(
    results: list[EventResult], rules: Regulation
) -> None:
    rows = medal_table(sums(tally(award(result, rules)) for result in results), rules)
    keys = [(row.gold, row.silver, row.bronze) for row in rows]
    assert keys == sorted(keys, reverse=True)
    assert [row.rank for row in rows] == [1 + sum(k > key for k in keys) for key in keys]


@law
@given(events(), REGULATIONS)
def test_a_voided_result_is_a_disqualification(result: EventResult, rules: Regulation) -> None:
    first = result.placings[0]
    imposed = [Imposed("A", "foul", result.event, first.entrant)]
    (after,) = voided([result], imposed, rules)
    expected = Status.DQ if first.status is Status.RANKED else first.status
    assert after == replace(
        result, placings=(replace(first, status=expected), *result.placings[1:])
    )
    assert sums([points_lost([result], imposed, rules)]) == {"A": {"points": -2}}


@law
@given(st.lists(st.builds(CarriedIn, DELEGATIONS, SMALL, SMALL, SMALL, SMALL), max_size=4))
def test_what_is_carried_in_is_added(entries: list[CarriedIn]) -> None:
    added = sums([carried(entries)])
    assert sum(has.get("gold", 0) for has in added.values()) == sum(e.gold for e in entries)
    assert sum(has.get("points", 0) for has in added.values()) == sum(e.points for e in entries)


@law
@given(events(), REGULATIONS)
def test_every_sentence_can_be_said(result: EventResult, rules: Regulation) -> None:
    awards = award(result, rules)
    sentences = [awards.clause, *awards.notes, *(why for row in awards.rows for why in row.why)]
    assert all(row.why for row in awards.rows)
    for lang in LANGUAGES:
        assert all("{" not in say(one, lang, str) for one in sentences)
